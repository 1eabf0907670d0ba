package main

import (
	"os"
	"testing"
	"time"

	"vizitka/generator/watch"
)

// A file that was cut for the next save between the end of the last one and the
// reading is not shown: the end of that save shows it.
func TestAFileThatIsSavedAgainIsNotShownHalfWritten(t *testing.T) {
	s := newSampled(t, 5)
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(s.file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shows := func() int64 {
		f, _ := s.state.Load().Tree().Lookup(s.name)
		return f.Size
	}
	whole := int64(len(s.text))
	batch := watch.Batch{Paths: []string{s.name}, Sizes: map[string]int64{s.name: whole + 1}}

	write("")
	s.step(batch)
	if shows() != whole {
		t.Fatalf("a file that is being saved is shown with %d bytes", shows())
	}
	write(string(s.text) + "!")
	s.step(watch.Batch{Paths: []string{"content/_index.md"}}) // of another file: what was put off comes with it
	if shows() != whole+1 {
		t.Errorf("after the save %d bytes are shown, not %d", shows(), whole+1)
	}

	write("")
	s.step(batch)
	s.owedSince = time.Now().Add(-savePatience)
	s.step(batch)
	if shows() != 0 {
		t.Errorf("a file that stays empty is shown with %d bytes", shows())
	}
}
