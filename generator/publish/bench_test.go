package publish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// benchSite has 10,000 small pages, each in a folder of its own. The first
// changed pages have the given version.
func benchSite(changed int, version byte) *testSite {
	s := newSite()
	text := bytes.Repeat([]byte("0123456789abcdef"), 512)
	old := string(text)
	text[0] = version
	new := string(text)
	for i := range 10000 {
		path := fmt.Sprintf("section-%d/page-%d/index.html", i%20, i)
		if s.files[path] = old; i < changed {
			s.files[path] = new
		}
	}
	return s
}

// BenchmarkPublish publishes 10,000 files of 8 KB; MB/s are of what changed.
func BenchmarkPublish(b *testing.B) {
	for _, c := range []struct {
		name    string
		changed int
		limit   int
		plain   bool
	}{
		{"nothing changed", 0, 0, false},
		{"journal of 8", 8, 0, false},
		{"journal of 500", 500, 0, false},
		{"journal of all", 10000, 1 << 20, false},
		{"spare exchanged", 10000, 0, false},
	} {
		b.Run(c.name, func(b *testing.B) {
			o := benchPlace(b)
			o.limit, o.plain = c.limit, c.plain
			sites := []*frozen{freeze(benchSite(c.changed, 'a')), freeze(benchSite(c.changed, 'b'))}
			o.Known = must(b, sites[0], o).Known
			for i := range 4 { // until there is a spare
				o.Known = must(b, sites[(i+1)%2], o).Known
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				o.Known = must(b, sites[(i+1)%2], o).Known
			}
		})
	}
	b.Run("fresh", func(b *testing.B) {
		site := freeze(benchSite(0, 'a'))
		b.ReportAllocs()
		for b.Loop() {
			o := benchPlace(b)
			must(b, site, o)
			b.StopTimer()
			os.RemoveAll(filepath.Dir(o.Dir))
			b.StartTimer()
		}
	})
	b.Run("lost store", func(b *testing.B) {
		o := benchPlace(b)
		site := freeze(benchSite(0, 'a'))
		must(b, site, o)
		b.ReportAllocs()
		for b.Loop() {
			must(b, site, o)
		}
	})
}

// A frozen site tells its outputs without work, as a build does.
type frozen struct {
	*testSite
	outputs []Output
}

func freeze(s *testSite) *frozen { return &frozen{s, s.Outputs()} }

func (f *frozen) Outputs() []Output { return f.outputs }

func benchPlace(b *testing.B) Options {
	dir, err := os.MkdirTemp(b.TempDir(), "")
	if err != nil {
		b.Fatal(err)
	}
	return Options{Dir: filepath.Join(dir, "public"), Store: filepath.Join(dir, ".vizitka")}
}
