package watch

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// system is a notifier that the test speaks through.
type system struct {
	events chan fsnotify.Event
	errors chan error
	added  int
	broken error // of every add
}

func (s *system) notifier() (*notifier, error) {
	return &notifier{
		events: s.events, errors: s.errors,
		add:    func(string) error { s.added++; return s.broken },
		remove: func(string) error { return nil },
		close:  func() error { return nil },
	}, nil
}

// The loop under a clock of the test's own: a site that is on no disk.
func loop(t *testing.T, o Options, broken error, f func(s *system, batches <-chan Batch, write func(path string))) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := &system{events: make(chan fsnotify.Event), errors: make(chan error), broken: broken}
		ctx, cancel := context.WithCancel(t.Context())
		o.Dir, o.Folders = "/nowhere/site", []string{"content", "site*.toml"}
		o.Known = func(string) (int64, bool) { return 10, true }
		batches := start(ctx, o, s.notifier, func(string) look { return look{exists: true, size: 12} })
		f(s, batches, func(path string) {
			s.events <- fsnotify.Event{Name: o.Dir + "/" + path, Op: fsnotify.Write}
		})
		cancel()
		for range batches { // it closes: nothing is left running
		}
	})
}

func show(b Batch) string {
	out := strings.Join(b.Paths, " ")
	if b.All {
		out += "ALL"
	}
	for _, d := range b.Diags {
		out += "!" + d.Message.Name
	}
	return out
}

func TestABatchComesAfterTheQuietTime(t *testing.T) {
	loop(t, Options{}, nil, func(s *system, batches <-chan Batch, write func(string)) {
		begin := time.Now()
		write("content/b.md")
		write("content/a.md")
		write("content/b.md")
		write("README.md")
		write("content/.b.md.swp")
		batch := <-batches
		if got := show(batch); got != "content/a.md content/b.md" {
			t.Errorf("batch %q", got)
		}
		if len(batch.Sizes) != 2 || batch.Sizes["content/a.md"] != 12 {
			t.Errorf("sizes %v", batch.Sizes)
		}
		if took := time.Since(begin); took != 10*time.Millisecond {
			t.Errorf("after %v", took)
		}
	})
}

func TestTheTimesOfTheOptionsAreUsed(t *testing.T) {
	loop(t, Options{Quiet: time.Second, Latest: 2500 * time.Millisecond}, nil, func(s *system, batches <-chan Batch, write func(string)) {
		begin := time.Now()
		go func() {
			for range 4 {
				write("content/a.md")
				time.Sleep(900 * time.Millisecond)
			}
		}()
		<-batches
		if took := time.Since(begin); took != 2500*time.Millisecond {
			t.Errorf("the latest was %v", took)
		}
		<-batches
		if took := time.Since(begin); took != 3700*time.Millisecond {
			t.Errorf("the second came at %v", took)
		}
	})
}

func TestBatchesAreJoinedWhileTheReaderIsBusy(t *testing.T) {
	loop(t, Options{}, nil, func(s *system, batches <-chan Batch, write func(string)) {
		for i := range 50 {
			write(fmt.Sprintf("content/%02d.md", i%3))
			time.Sleep(30 * time.Millisecond)
		}
		if got := show(<-batches); got != "content/00.md content/01.md content/02.md" {
			t.Errorf("batch %q", got)
		}
		select {
		case b := <-batches:
			t.Errorf("one more batch: %q", show(b))
		case <-time.After(time.Hour):
		}
	})
}

func TestAPathThatIsSavedAgainWhileTheReaderIsBusySettlesAgain(t *testing.T) {
	loop(t, Options{}, nil, func(s *system, batches <-chan Batch, write func(string)) {
		write("content/a.md")
		write("content/b.md")
		time.Sleep(time.Second)
		write("content/a.md")
		if got := show(<-batches); got != "content/b.md" {
			t.Errorf("first %q", got)
		}
		if got := show(<-batches); got != "content/a.md" {
			t.Errorf("second %q", got)
		}
	})
}

func TestAfterAnOverflowEverythingIsLookedAt(t *testing.T) {
	loop(t, Options{}, nil, func(s *system, batches <-chan Batch, write func(string)) {
		write("content/a.md")
		before := s.added
		s.errors <- fsnotify.ErrEventOverflow
		if got := show(<-batches); got != "ALL" {
			t.Errorf("batch %q", got)
		}
		if s.added == before {
			t.Error("nothing was watched anew")
		}
	})
}

func TestWithoutWatchesItIsSaidOnceAndPolled(t *testing.T) {
	loop(t, Options{}, syscall.ENOSPC, func(s *system, batches <-chan Batch, write func(string)) {
		if got := show(<-batches); got != "!no-watches-left!poll-failed" {
			t.Errorf("first %q", got)
		}
		if got := show(<-batches); got != "ALL" {
			t.Errorf("second %q", got)
		}
		select {
		case b := <-batches:
			t.Errorf("one more batch: %q", show(b))
		case <-time.After(time.Hour):
		}
	})
}

func TestTheSitesFolderThatGoesEndsTheWatch(t *testing.T) {
	loop(t, Options{}, nil, func(s *system, batches <-chan Batch, write func(string)) {
		s.events <- fsnotify.Event{Name: "/nowhere/site", Op: fsnotify.Remove}
		if got := show(<-batches); got != "!site-folder-gone" {
			t.Errorf("batch %q", got)
		}
		if _, open := <-batches; open {
			t.Error("the channel is open")
		}
	})
}

func TestWatchOfNoFolderIsAnError(t *testing.T) {
	if _, err := Watch(t.Context(), Options{Dir: t.TempDir() + "/none"}); err == nil {
		t.Error("a missing folder")
	}
	if _, err := Watch(t.Context(), Options{Dir: "loop_test.go"}); err == nil || errors.Is(err, context.Canceled) {
		t.Error("a file")
	}
}
