package main

import (
	"fmt"
	"sync"
	"time"
)

// A progress is one line on a terminal that tells how far work is. It appears
// when the work takes over half a second; piped there is none.
type progress struct {
	call *call

	mu    sync.Mutex
	next  time.Time // when to write again
	shown bool
}

const (
	progressAfter = 500 * time.Millisecond
	progressEvery = 100 * time.Millisecond
)

func (c *call) newProgress(start time.Time) *progress {
	return &progress{call: c, next: start.Add(progressAfter)}
}

// show tells how much is done. It may be called from several goroutines.
func (p *progress) show(what string, done, total int) {
	if !p.call.terminal || p.call.quiet || p.call.json {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.call.now()
	if now.Before(p.next) {
		return
	}
	p.next, p.shown = now.Add(progressEvery), true
	fmt.Fprintf(p.call.err, "\r\x1b[K%s %d/%d", what, done, total)
}

// end takes the line away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.call.err, "\r\x1b[K")
		p.shown = false
	}
}

// counting returns run with the progress of its work shown.
func (p *progress) counting(what string, run func(n int, work func(i int))) func(n int, work func(i int)) {
	return func(n int, work func(i int)) {
		var mu sync.Mutex
		done := 0
		run(n, func(i int) {
			work(i)
			mu.Lock()
			done++
			now := done
			mu.Unlock()
			p.show(what, now, n)
		})
	}
}
