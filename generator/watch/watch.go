package watch

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"vizitka/generator/diag"
	"vizitka/generator/source"
)

// Options say what is watched and how patiently.
type Options struct {
	Dir           string   // the site's folder
	Folders, Skip []string // as in [source.Options]

	// Known returns the size of a file in the newest tree. It is asked from
	// the goroutine of the watch. Without it every path counts as a file that
	// was larger than it is now.
	Known func(path string) (size int64, ok bool)

	// Poll asks for looking through the folders instead of watching.
	Poll bool

	// Quiet is how long a burst must have been silent to be a batch (10 ms),
	// Latest when it is one in any case (100 ms), Patience how long a file
	// that looks half-written is waited for (400 ms).
	Quiet, Latest, Patience time.Duration
}

// A Batch is what may have changed since the batch before.
type Batch struct {
	// Paths are relative to the site's folder, with slashes, sorted: files,
	// and folders that are gone or were replaced. There are none if All is
	// set, or if the batch brings only Diags.
	Paths []string
	// Sizes are those of the files among the paths, when they were found fit to
	// be read. One that is smaller when it is read is being saved again.
	Sizes map[string]int64
	// All: anything may have changed; look at everything.
	All   bool
	Diags diag.List
}

// everything stands among the paths for a batch with All.
const everything = "."

// Watch begins to watch and returns when it does: what changes from now on
// comes in a batch. So a program that scans afterwards misses nothing. The
// channel is closed when ctx ends or the site's folder goes away. The error is
// that Dir is no folder that can be read.
func Watch(ctx context.Context, o Options) (<-chan Batch, error) {
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, err
	}
	if fi, err := os.Stat(dir); err != nil {
		return nil, err
	} else if !fi.IsDir() {
		return nil, &fs.PathError{Op: "watch", Path: dir, Err: errors.New("not a folder")}
	}
	o.Dir = dir
	return start(ctx, o, newNotifier, func(path string) look {
		fi, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(path)))
		if err != nil {
			return look{}
		}
		return look{true, fi.Size(), fi.ModTime()}
	}), nil
}

// start is Watch with the system's watching and looking handed in.
func start(ctx context.Context, o Options, system func() (*notifier, error), look func(string) look) <-chan Batch {
	w := &watch{
		dir:    o.Dir,
		what:   source.Options{Folders: o.Folders, Skip: o.Skip},
		system: system,
		paths: settling{
			quiet:    cmp.Or(o.Quiet, 10*time.Millisecond),
			latest:   cmp.Or(o.Latest, 100*time.Millisecond),
			patience: cmp.Or(o.Patience, 400*time.Millisecond),
			look:     look, known: o.Known, entries: map[string]*entry{},
		},
		poll: time.NewTimer(math.MaxInt64),
	}
	if o.Known == nil {
		w.paths.known = func(string) (int64, bool) { return math.MaxInt64, true }
	}
	if o.Poll {
		w.beginPolling()
	} else if err := w.begin(); err != nil {
		w.fallBack(err)
	}
	out := make(chan Batch)
	go w.run(ctx, out)
	return out
}

// watch is one running watch; its goroutine alone has it.
type watch struct {
	dir    string
	what   source.Options
	system func() (*notifier, error)
	paths  settling

	folders *folders // nil while the site is polled
	poller  *poller  // nil while the system watches
	poll    *time.Timer

	diags diag.List // for the next batch
	blind bool      // the last poll failed
	left  string    // what the last event renamed to an unknown place
	gone  bool      // the site's folder
}

func (w *watch) run(ctx context.Context, out chan<- Batch) {
	defer close(out)
	defer w.end()
	tick := time.NewTimer(math.MaxInt64)
	for {
		var events <-chan fsnotify.Event
		var failures <-chan error
		if w.folders != nil {
			events, failures = w.folders.system.events, w.folders.system.errors
		}
		if next := w.paths.next(); next.IsZero() {
			tick.Stop()
		} else {
			tick.Reset(time.Until(next))
		}
		var send chan<- Batch
		batch := Batch{Paths: w.paths.batch(), Sizes: w.paths.sizes, Diags: w.diags}
		if slices.Contains(batch.Paths, everything) {
			batch.Paths, batch.Sizes, batch.All = nil, nil, true
		}
		if len(batch.Paths) > 0 || batch.All || len(batch.Diags) > 0 {
			send = out
		}
		select {
		case <-ctx.Done():
			return
		case e := <-events:
			w.event(e, time.Now())
		case <-failures:
			// Mostly an overflow; another error too leaves open what was missed.
			w.beginAgain()
		case <-tick.C:
			w.paths.tick(time.Now())
		case <-w.poll.C:
			w.lookThrough(time.Now())
		case send <- batch:
			w.paths.taken()
			w.diags = nil
			if w.gone {
				return
			}
		}
	}
}
