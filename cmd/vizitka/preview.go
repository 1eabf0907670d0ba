package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"vizitka/generator/build"
	"vizitka/generator/diag"
	"vizitka/generator/watch"
)

// A preview is the newest state of a site while it is written.
type preview struct {
	call    *call
	at      time.Time // --at: no page appears or expires by itself; zero: the clock's
	changes chan struct{}
	state   atomic.Pointer[build.State]

	telling sync.Mutex
	told    map[string]bool // the problems of the state before, as told
}

// atOnce is how many outputs are made before it is seen whether something
// changed meanwhile.
const atOnce = 64

func (p *preview) set(st *build.State) { p.state.Store(st) }

// known tells the watch what size a file had.
func (p *preview) known(path string) (int64, bool) {
	if st := p.state.Load(); st != nil {
		if f, ok := st.Tree().Lookup(path); ok {
			return f.Size, true
		}
	}
	return 0, false
}

// follow makes a new state at each batch of changes, and when a page appears
// or expires by itself, until ctx ends. It returns then at once, also out of
// the middle of its work.
//
// A browser is told of a state before all of it is made: what the browser asks
// for is made first. The rest is made after, because only then all problems
// are known; a further change interrupts that.
func (p *preview) follow(ctx context.Context, batches <-chan watch.Batch) {
	batch, more := p.complete(ctx, nil, p.call.now(), batches)
	for {
		if !more {
			select {
			case <-ctx.Done():
				return
			case <-p.nextChange():
				batch = watch.Batch{Paths: []string{}}
			case b, open := <-batches:
				if !open {
					return
				}
				batch = b
			}
		}
		p.tellProblems(batch.Diags)
		more = false
		if len(batch.Paths) > 0 || batch.All || len(batch.Diags) == 0 {
			batch, more = p.step(ctx, batch, batches)
		}
		if ctx.Err() != nil {
			return
		}
	}
}

// step goes to the next state. It returns the batch that interrupted it, if
// one did.
func (p *preview) step(ctx context.Context, batch watch.Batch, batches <-chan watch.Batch) (watch.Batch, bool) {
	start := p.call.now()
	last := p.state.Load()
	at := start
	if !p.at.IsZero() {
		at = p.at
	}
	paths := batch.Paths
	if batch.All {
		paths = nil
	}
	st, err := last.Next(paths, at, start)
	if err != nil {
		p.tellProblems(diag.List{machineError.At(diag.Place{}, diag.V{"detail": err.Error()})})
		return watch.Batch{}, false
	}
	p.set(st)
	select {
	case p.changes <- struct{}{}:
	default: // the browsers are about to be told, and will get this state
	}
	return p.complete(ctx, ofSite(batch.Paths, last, st), start, batches)
}

// complete makes what of the newest state is not made, and tells what it came
// to; paths are what changed. A batch that comes meanwhile ends it and is
// returned.
func (p *preview) complete(ctx context.Context, paths []string, start time.Time, batches <-chan watch.Batch) (watch.Batch, bool) {
	st := p.state.Load()
	var todo []string
	for _, o := range st.Outputs() {
		if !o.Known {
			todo = append(todo, o.Path)
		}
	}
	for from := 0; from < len(todo); from += atOnce {
		some := todo[from:min(from+atOnce, len(todo))]
		st.Run(len(some), func(i int) { st.Hash(some[i]) })
		select {
		case <-ctx.Done():
			return watch.Batch{}, false
		case batch, open := <-batches:
			if open {
				return batch, true
			}
			return watch.Batch{}, false
		default:
		}
	}
	p.tellState(st, paths, len(st.Rendered()), start)
	return watch.Batch{}, false
}

// ofSite returns those paths that are files of one of two states: what else was
// touched, such as an editor's temporary file, is not worth naming.
func ofSite(paths []string, last, st *build.State) []string {
	return slices.DeleteFunc(slices.Clone(paths), func(path string) bool {
		_, was := last.Tree().Lookup(path)
		_, is := st.Tree().Lookup(path)
		return !was && !is
	})
}

// nextChange returns when the site changes by itself; never for nil.
func (p *preview) nextChange() <-chan time.Time {
	next := p.state.Load().NextChange()
	if !p.at.IsZero() || next.IsZero() {
		return nil
	}
	return time.After(next.Sub(p.call.now()))
}

// tellReady tells an address.
func (p *preview) tellReady(url string) {
	p.telling.Lock()
	defer p.telling.Unlock()
	if p.call.json {
		p.event(map[string]any{"event": "ready", "url": url})
		return
	}
	if !p.call.quiet {
		p.call.print(p.call.say("the preview is at ", "просмотр: ") + url + p.call.say("  (Ctrl+C ends it)", "  (завершить – Ctrl+C)"))
	}
}

// tellProblems tells problems that are not of the site's state.
func (p *preview) tellProblems(l diag.List) {
	if len(l) == 0 {
		return
	}
	p.telling.Lock()
	defer p.telling.Unlock()
	if p.call.json {
		p.event(map[string]any{"event": "problem", "problems": l})
		return
	}
	p.call.printProblems(l)
}

// tellState tells of a new state: the problems that were not there before, and
// one line.
func (p *preview) tellState(st *build.State, paths []string, made int, start time.Time) {
	p.telling.Lock()
	defer p.telling.Unlock()
	c := p.call
	took := c.now().Sub(start)
	problems := st.Problems()
	if c.json {
		p.event(map[string]any{
			"event": "site", "changed": listOf(paths), "made": made, "pages": st.PageCount(),
			"problems": listOf(problems), "milliseconds": took.Milliseconds(),
		})
		return
	}
	told := map[string]bool{}
	var fresh diag.List
	for _, d := range problems {
		key := d.Place.String() + " " + d.Message.Name + " " + d.Text("en")
		told[key] = true
		if !p.told[key] {
			fresh = append(fresh, d)
		}
	}
	p.told = told
	c.printProblems(fresh)
	if c.quiet {
		return
	}
	what := c.count(st.PageCount(), nounPage)
	if len(paths) > 0 {
		what = someOf(paths)
	}
	line := what + ": " + c.count(made, nounMade) + ", " + c.duration(took)
	if found := c.counts(counted{problems.Count(diag.Error), nounError}, counted{problems.Count(diag.Warning), nounWarning}); found != "" {
		line += "; " + found
	}
	c.print(line)
}

// someOf names the first paths and how many more there are.
func someOf(paths []string) string {
	const most = 3
	if len(paths) <= most {
		return strings.Join(paths, ", ")
	}
	return fmt.Sprintf("%s … +%d", strings.Join(paths[:most], ", "), len(paths)-most)
}

// event writes one line of JSON.
func (p *preview) event(v any) {
	enc := json.NewEncoder(p.call.out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // a closed output ends the command by its signal
}
