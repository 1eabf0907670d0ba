package watch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A checkout of 10,000 files, three events each.
func BenchmarkSettle(b *testing.B) {
	paths := make([]string, 10_000)
	for i := range paths {
		paths[i] = fmt.Sprintf("content/part-%d/page-%d.md", i%20, i)
	}
	b.ReportAllocs()
	for b.Loop() {
		s := settling{
			quiet: 10 * time.Millisecond, latest: 100 * time.Millisecond, patience: 400 * time.Millisecond,
			look:    func(string) look { return look{exists: true, size: 1} },
			known:   func(string) (int64, bool) { return 1, true },
			entries: map[string]*entry{},
		}
		now := time.Unix(1, 0)
		for range 3 {
			for _, p := range paths {
				s.note(p, now)
			}
		}
		s.tick(now.Add(time.Second))
		if len(s.batch()) != len(paths) {
			b.Fatal(len(s.batch()))
		}
		s.taken()
	}
}

// The start of a watch over a folder for each of 10,000 pages.
func BenchmarkWatch(b *testing.B) {
	dir := b.TempDir()
	for i := range 10_000 {
		folder := filepath.Join(dir, fmt.Sprintf("content/part-%d/page-%d", i%20, i))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "index.md"), nil, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		ctx, cancel := context.WithCancel(context.Background())
		batches, err := Watch(ctx, Options{Dir: dir, Folders: folderNames})
		if err != nil {
			b.Fatal(err)
		}
		cancel()
		for batch := range batches {
			b.Fatal(show(batch))
		}
	}
}
