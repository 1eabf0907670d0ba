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
	"vizitka/generator/serve"
	"vizitka/generator/watch"
)

// A preview is the newest state of a site while it is written, and the pages
// that show it.
type preview struct {
	call  *call
	pages *serve.Preview
	at    time.Time // --at: no page appears or expires by itself; zero: the clock's
	state atomic.Pointer[build.State]
	sound *build.State // the newest whose settings could be read; nil for none

	owed      []string  // changed, in files that were being saved again when they were read
	owedSince time.Time // the first of them

	telling sync.Mutex
	told    map[string]bool // the problems of the state before, as told
}

// madeAtOnce is how many pages whose sources changed are made to know what is
// wrong with them, though no browser shows them.
const madeAtOnce = 16

// savePatience is how long a file that is saved again and again is waited for.
const savePatience = 400 * time.Millisecond

// breath is how long the browsers have the machine to themselves after a save.
const breath = 200 * time.Millisecond

// known tells the watch what size a file had.
func (p *preview) known(path string) (int64, bool) {
	if st := p.state.Load(); st != nil {
		if f, ok := st.Tree().Lookup(path); ok {
			return f.Size, true
		}
	}
	return 0, false
}

// follow opens the site and makes a new state at each batch of changes, and when
// a page appears or expires by itself, until ctx ends.
func (p *preview) follow(ctx context.Context, o build.Options, w watch.Options, open bool) error {
	// What changes while the site is read comes in the first batch.
	batches, err := watch.Watch(ctx, w)
	if err != nil {
		return err
	}
	start := p.call.now()
	st, err := build.Open(o)
	if err != nil {
		return err
	}
	defer st.Close()
	p.show(st, nil)
	p.tellReady(open)
	p.tellState(st, nil, start)
	idle := make(chan struct{}, 1)
	idle <- struct{}{}
	var preparing sync.WaitGroup
	defer preparing.Wait()
	defer close(idle)
	preparing.Go(func() { p.prepare(ctx, idle) })
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-p.nextChange():
			p.step(watch.Batch{Paths: []string{}})
		case batch, open := <-batches:
			if !open {
				<-ctx.Done() // the site's folder is gone, which was told; what was made is still shown
				return nil
			}
			p.tellProblems(batch.Diags)
			if len(batch.Paths) > 0 || batch.All {
				p.step(batch)
				select {
				case idle <- struct{}{}:
				default: // it was told, and will take the newest state
				}
			}
		}
	}
}

// prepare makes the lists, each time that nobody waits: then all outputs are
// known, and the state after the next save need not be assembled anew.
func (p *preview) prepare(ctx context.Context, idle <-chan struct{}) {
	for range idle {
		select {
		case <-ctx.Done():
			return
		case <-time.After(breath):
		}
		p.state.Load().MakeLists()
		if ctx.Err() == nil {
			p.tellFresh()
		}
	}
}

// step goes to the next state.
func (p *preview) step(batch watch.Batch) {
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
	if paths != nil {
		paths = slices.Concat(paths, p.owed)
	}
	st, err := last.Next(paths, at, start)
	if err != nil {
		p.tellProblems(diag.List{machineError.At(diag.Place{}, diag.V{"detail": err.Error()})})
		return
	}
	if paths != nil && savedAgain(last, st, batch.Sizes) && (len(p.owed) == 0 || start.Sub(p.owedSince) < savePatience) {
		if len(p.owed) == 0 {
			p.owedSince = start
		}
		p.owed = paths
		return // the end of that save brings a batch of its own
	}
	p.owed = nil
	changed := changedFiles(last, st)
	if len(changed) == 0 && st.PageCount() == last.PageCount() {
		p.show(st, nil)
		return
	}
	p.show(st, changed)
	for _, file := range changed[:min(len(changed), madeAtOnce)] {
		if page := st.PageOf(file); page != "" {
			st.Hash(page)
		}
	}
	p.tellState(st, changed, start)
}

// savedAgain reports whether a file is being saved at the moment at which a state
// read it: it changed meanwhile, or is smaller than when it was found fit to be
// read, or gone. Half a file is shown to nobody.
func savedAgain(last, st *build.State, sizes map[string]int64) bool {
	for path, size := range sizes {
		_, was := last.Tree().Lookup(path)
		f, is := st.Tree().Lookup(path)
		if was && !is || is && f.Size < size {
			return true
		}
	}
	return st.Moving()
}

// show makes a state the newest, and shows it. While the settings cannot be read
// pages stay as they were: without settings they are not what anybody wants to
// see.
func (p *preview) show(st *build.State, changed []string) {
	p.state.Store(st)
	switch {
	case !st.Astray():
		p.sound = st
	case p.sound != nil:
		p.pages.Show(shown{p.sound, st.Problems()}, nil)
		return
	}
	p.pages.Show(shown{State: st}, changed)
}

// changedFiles returns the files that are not in one of two states what they are
// in the other. An editor's temporary files are in neither, and a file that was
// saved as it was did not change.
func changedFiles(last, st *build.State) []string {
	c := st.Tree().Changed(last.Tree())
	return slices.Sorted(slices.Values(slices.Concat(c.Added, c.Removed, c.Modified)))
}

// nextChange returns when the site changes by itself; never for nil.
func (p *preview) nextChange() <-chan time.Time {
	next := p.state.Load().NextChange()
	if !p.at.IsZero() || next.IsZero() {
		return nil
	}
	return time.After(next.Sub(p.call.now()))
}

// tellReady tells the addresses, that of the desk last, and opens the first if
// that is asked for.
func (p *preview) tellReady(open bool) {
	urls := p.pages.Addresses()
	if open {
		if err := openBrowser(urls[0]); err != nil {
			p.tellProblems(diag.List{machineError.At(diag.Place{}, diag.V{"detail": err.Error()})})
		}
	}
	p.telling.Lock()
	defer p.telling.Unlock()
	for _, url := range urls {
		if p.call.json {
			p.event(map[string]any{"event": "ready", "url": url})
		} else if !p.call.quiet {
			p.call.print(p.call.say("the preview is at ", "просмотр: ") + url + p.call.say("  (Ctrl+C ends it)", "  (завершить – Ctrl+C)"))
		}
	}
	if !p.call.json && !p.call.quiet {
		p.call.print(p.call.say("the author's desk: ", "стол автора: ") + p.pages.Desk())
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

// tellFresh tells the problems of the newest state that were not told yet: those
// of a page that was just made.
func (p *preview) tellFresh() {
	if st := p.state.Load(); st != nil && !p.call.json {
		p.telling.Lock()
		defer p.telling.Unlock()
		p.printFresh(st.Problems())
	}
}

// printFresh prints those problems that were not told.
func (p *preview) printFresh(problems diag.List) {
	now := map[string]bool{}
	var fresh diag.List
	for _, d := range problems {
		key := d.Place.String() + " " + d.Message.Name + " " + d.Text("en")
		now[key] = true
		if !p.told[key] {
			fresh = append(fresh, d)
		}
	}
	p.told = now
	p.call.printProblems(fresh)
}

// tellState tells of a new state: the problems that were not there before, and
// one line.
func (p *preview) tellState(st *build.State, changed []string, start time.Time) {
	p.telling.Lock()
	defer p.telling.Unlock()
	c := p.call
	took := c.now().Sub(start)
	problems, made := st.Problems(), len(st.Rendered())
	if c.json {
		p.event(map[string]any{
			"event": "site", "changed": listOf(changed), "made": made, "pages": st.PageCount(),
			"problems": listOf(problems), "milliseconds": took.Milliseconds(),
		})
		return
	}
	p.printFresh(problems)
	if c.quiet {
		return
	}
	line := c.count(st.PageCount(), nounPage) + ": "
	if len(changed) > 0 {
		line = someOf(changed) + ": " + c.count(made, nounMade) + ", "
	}
	line += c.duration(took)
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
