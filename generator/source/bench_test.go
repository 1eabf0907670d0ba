package source

import (
	"fmt"
	"testing"
)

// large is a site of 10,000 pages, a folder for each.
func large(b *testing.B) Options {
	o := site(b)
	for i := range 10_000 {
		write(b, o, fmt.Sprintf("content/part-%d/page-%04d/index.md", i%20, i), fmt.Sprintf("%6000d", i))
	}
	return o
}

func BenchmarkScan(b *testing.B) {
	o := large(b)
	last := scan(b, o, nil)
	b.Run("fresh", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			scan(b, o, nil)
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			scan(b, o, last).Changed(last)
		}
	})
	b.Run("portable", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			w := walk{options: o}
			top, err := rootDir{o.Root}.open(".")
			if err != nil {
				b.Fatal(err)
			}
			if err := w.folder(top, nil, 0); err != nil {
				b.Fatal(err)
			}
			top.close()
		}
	})
	b.Run("update", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, _, err := Update(o, last, []string{"content/part-7/page-4007/index.md"}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("hash", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			tree := scan(b, o, nil)
			for _, f := range tree.Files("") {
				if _, err := tree.Hash(f.Path); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
