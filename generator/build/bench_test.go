package build

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"vizitka/.ci/articles/sample"
	"vizitka/generator/config"
	"vizitka/generator/content"
	"vizitka/generator/publish"
	"vizitka/generator/site"
	"vizitka/generator/source"
)

// sizes are the sites that whole builds are measured with: VIZITKA_BENCH=100000
// adds a larger one.
func sizes(b *testing.B) []int {
	all := []int{1_000, 10_000}
	if text := os.Getenv("VIZITKA_BENCH"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, n)
	}
	return all
}

// written returns the folder of a site of n articles.
func written(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	if err := sample.Write(dir, n, 1); err != nil {
		b.Fatal(err)
	}
	return dir
}

func opened(b *testing.B, dir string) *State {
	b.Helper()
	s, err := Open(Options{Dir: dir, Include: site.Include{At: noon}, Now: noon})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	if problems := s.Problems(); len(problems) > 0 {
		b.Fatal(told(problems))
	}
	return s
}

// perPage reports the time in microseconds a page, which is what sites of
// different sizes have in common.
func perPage(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/page")
}

// BenchmarkBuild is a whole build: from a folder of Markdown to a new folder.
func BenchmarkBuild(b *testing.B) {
	for _, n := range sizes(b) {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := written(b, n)
			b.ReportAllocs()
			for b.Loop() {
				s := opened(b, dir)
				out := filepath.Join(dir, "public")
				report, problems, err := publish.Publish(s, publish.Options{Dir: out, Run: s.Run})
				if err != nil || len(problems) > 0 {
					b.Fatal(err, told(problems))
				}
				b.SetBytes(report.Bytes)
				b.StopTimer()
				if err := os.RemoveAll(out); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
			perPage(b, n)
		})
	}
}

const stagePages = 1_000

// BenchmarkScan finds and hashes the files of a site.
func BenchmarkScan(b *testing.B) {
	dir := written(b, stagePages)
	root, err := os.OpenRoot(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	b.ReportAllocs()
	for b.Loop() {
		tree, _, err := source.Scan(source.Options{Root: root, Folders: sources, Now: noon}, nil)
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range tree.Files("content") {
			if _, err := tree.Hash(f.Path); err != nil {
				b.Fatal(err)
			}
		}
	}
	perPage(b, stagePages)
}

// BenchmarkParse makes a document of each file, by one worker.
func BenchmarkParse(b *testing.B) {
	s := opened(b, written(b, stagePages))
	type text struct {
		name  string
		bytes []byte
	}
	var texts []text
	total := 0
	for _, d := range s.Documents() {
		t, err := s.tree.Read(d.File)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, text{d.File, t})
		total += len(t)
	}
	b.SetBytes(int64(total))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			content.Parse(t.name, t.bytes, s.rules)
		}
	}
	perPage(b, stagePages)
}

// BenchmarkAssemble joins the documents to a site.
func BenchmarkAssemble(b *testing.B) {
	s := opened(b, written(b, stagePages))
	b.ReportAllocs()
	for b.Loop() {
		s.join()
	}
	perPage(b, stagePages)
}

// BenchmarkTheme reads the settings and loads the theme's layers.
func BenchmarkTheme(b *testing.B) {
	s := opened(b, written(b, 20))
	b.ReportAllocs()
	for b.Loop() {
		if settings, _ := config.Load(treeFS{s.tree}, config.Options{}); settings == nil {
			b.Fatal("no settings")
		}
		if t, _ := s.loadTheme(); t == nil {
			b.Fatal("no theme")
		}
	}
}

// BenchmarkRender makes all outputs and keeps none, by one worker.
func BenchmarkRender(b *testing.B) {
	s := opened(b, written(b, stagePages))
	outputs := s.Outputs()
	b.ReportAllocs()
	for b.Loop() {
		total := 0
		for _, o := range outputs {
			if o, _ := s.output(o.Path); o.Make != nil {
				total += s.makeAnew(o).size
			}
		}
		b.SetBytes(int64(total))
	}
	perPage(b, stagePages)
}

// BenchmarkNext is the state after an edit of one body, and the page that shows
// it: what the reader of a preview waits for.
func BenchmarkNext(b *testing.B) {
	benchmarkNext(b, func(text []byte, i int) []byte { return fmt.Appendf(text, "\nСтрока %d.\n", i) })
}

// BenchmarkNextTitle is the state after an edit of one title.
func BenchmarkNextTitle(b *testing.B) {
	benchmarkNext(b, func(text []byte, i int) []byte {
		return bytes.Replace(text, []byte("title = \""), fmt.Appendf(nil, "title = \"%d ", i), 1)
	})
}

func benchmarkNext(b *testing.B, edit func(text []byte, i int) []byte) {
	for _, n := range sizes(b) {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := written(b, n)
			s := opened(b, dir)
			outputs := s.Outputs()
			s.Run(len(outputs), func(i int) { s.Hash(outputs[i].Path) })
			name := s.Documents()[n/2].File
			page := s.OutputsOf(name)[0]
			file := filepath.Join(dir, filepath.FromSlash(name))
			text, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				b.StopTimer()
				if err := os.WriteFile(file, edit(slices.Clone(text), i), 0o644); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				if s, err = s.Next([]string{name}, noon, noon); err != nil {
					b.Fatal(err)
				}
				if _, err := s.ReadFile(page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
