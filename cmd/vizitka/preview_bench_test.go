package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"vizitka/.ci/articles/sample"
	"vizitka/generator/build"
	"vizitka/generator/serve"
	"vizitka/generator/watch"
)

// sampled is the preview of a generated site, with one page to be edited. No
// browser has it open: what the edit touches is made all the same.
type sampled struct {
	*preview
	b          testing.TB
	name, file string // of the page: in the site, and on the disk
	text       []byte
}

func newSampled(b testing.TB, n int) *sampled {
	b.Helper()
	dir := b.TempDir()
	if err := sample.Write(dir, n, 1); err != nil {
		b.Fatal(err)
	}
	c := &call{machine: machine{out: io.Discard, err: io.Discard, now: time.Now}, source: dir, quiet: true}
	o, err := c.options(dir, includeFlags{}, development)
	if err != nil {
		b.Fatal(err)
	}
	o.Live, o.Store = true, filepath.Join(dir, storeFolder)
	st, err := build.Open(o)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { st.Close() })
	pages, err := serve.Open(serve.Options{Addr: "127.0.0.1:0"})
	if err != nil {
		b.Fatal(err)
	}
	s := &sampled{preview: &preview{pages: pages, call: c}, b: b}
	s.show(st, nil)
	for _, f := range st.Tree().Files("content") {
		if strings.HasPrefix(filepath.Base(f.Path), "article-") {
			s.name, s.file = f.Path, filepath.Join(dir, f.Path)
			break
		}
	}
	if s.text, err = os.ReadFile(s.file); err != nil {
		b.Fatal(err)
	}
	return s
}

// edit saves the page with a text that no edit before had, and goes to the next
// state.
func (s *sampled) edit(n int) {
	if err := os.WriteFile(s.file, fmt.Appendf(nil, "%s\n\nEdit %d.\n", s.text, n), 0o644); err != nil {
		s.b.Fatal(err)
	}
	s.step(watch.Batch{Paths: []string{s.name}})
	if n == 1 {
		if made := s.state.Load().Rendered(); len(made) != 1 {
			s.b.Fatalf("an edit made %q", made)
		}
	}
}

// articles is the size of the site: VIZITKA_ARTICLES, else 1,000.
func articles() int {
	if n, err := strconv.Atoi(os.Getenv("VIZITKA_ARTICLES")); err == nil {
		return n
	}
	return 1000
}

// BenchmarkSave is the way from a settled save to the new page.
func BenchmarkSave(b *testing.B) {
	s := newSampled(b, articles())
	n := 0
	for b.Loop() {
		n++
		s.edit(n)
	}
}

// BenchmarkManySaves tells what memory is held in the first and in the last
// thousand of 10,000 saves, in MiB.
func BenchmarkManySaves(b *testing.B) {
	const saves, part, sample = 10_000, 1000, 100
	s := newSampled(b, articles())
	for b.Loop() {
		var first, last uint64
		for n := 1; n <= saves; n++ {
			s.edit(n)
			if n%sample != 0 || part < n && n <= saves-part {
				continue
			}
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			if n <= part {
				first += m.HeapAlloc
			} else {
				last += m.HeapAlloc
			}
		}
		const mib = 1 << 20 * part / sample
		b.ReportMetric(float64(first)/mib, "MiB-first")
		b.ReportMetric(float64(last)/mib, "MiB-last")
	}
}
