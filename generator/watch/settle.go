package watch

import (
	"maps"
	"slices"
	"time"
)

// A burst over more paths than crowd is a tool's work, a checkout or an unpacked
// archive: its pauses may be as long as an author's whole burst, and it may last
// crowdPatience times the patience for a file.
const (
	crowd         = 32
	crowdPatience = 5
)

// look is what a path looks like: of two equal looks nothing was written
// between.
type look struct {
	exists   bool
	size     int64
	modified time.Time
}

// state is how far a path is on its way to a batch.
type state uint8

const (
	// pending: it had an event in the burst that is going on. Next is ready or
	// held, when the burst has settled.
	pending state = iota
	// held: it was not fit to be read when its burst settled, and is looked at
	// again. Next is ready; or pending, at an event.
	held
	// ready: it goes with the next batch. Next is that it is forgotten, when
	// the batch is taken; or pending, at an event.
	ready
)

// entry is a path that may have changed.
type entry struct {
	state  state
	since  time.Time // of the first event that was not in a batch
	looked time.Time
	seen   look // then
	moved  bool // it was renamed to another place in the site
	folder bool // it was a folder of the site
}

// settling decides which paths make a batch, and when. It has no clock and
// starts nothing: times are handed in, so it can be tested without waiting.
type settling struct {
	quiet, latest, patience time.Duration

	look  func(path string) look
	known func(path string) (size int64, ok bool) // in the newest tree

	entries     map[string]*entry
	count       [3]int           // of entries, by state
	first, last time.Time        // of the burst that is going on
	again       time.Time        // when held paths are looked at again
	sorted      []string         // what batch returned, while that is right
	sizes       map[string]int64 // of the files among them, when they became ready
}

// note takes an event at a path.
func (s *settling) note(path string, now time.Time) {
	if s.count[pending] == 0 {
		s.first = now
	}
	s.last = now
	e := s.entries[path]
	switch {
	case e == nil:
		e = &entry{since: now}
		s.entries[path] = e
		s.count[pending]++
	case e.state == ready:
		e.since = now // a new save: its patience begins anew
	}
	s.set(e, pending)
	e.moved = false
	e.looked, e.seen = now, s.look(path)
}

// moved notes that what vanished at a path is at another path of the site.
func (s *settling) moved(path string) {
	if e := s.entries[path]; e != nil {
		e.moved = true
	}
}

// wasFolder notes that a folder was at a path.
func (s *settling) wasFolder(path string) { s.entries[path].folder = true }

func (s *settling) set(e *entry, to state) {
	if e.state == ready || to == ready {
		s.sorted = nil
	}
	s.count[e.state]--
	s.count[to]++
	e.state = to
}

// next returns when tick is to be called, or the zero time for not before the
// next event.
func (s *settling) next() time.Time {
	at := s.settled()
	if s.count[held] > 0 {
		at = earlier(at, s.again)
	}
	return at
}

// settled returns when the burst that is going on will have settled, or the
// zero time if there is none.
func (s *settling) settled() time.Time {
	switch n := s.count[pending]; {
	case n == 0:
		return time.Time{}
	case n > crowd:
		return earlier(s.last.Add(s.latest), s.first.Add(crowdPatience*s.patience))
	default:
		return earlier(s.last.Add(s.quiet), s.first.Add(s.latest))
	}
}

// tick looks at what is due.
func (s *settling) tick(now time.Time) {
	burst := s.count[pending] > 0 && !now.Before(s.settled())
	again := s.count[held] > 0 && !now.Before(s.again)
	if !burst && !again {
		return
	}
	if again || s.count[held] == 0 {
		s.again = now.Add(s.quiet)
	}
	for path, e := range s.entries {
		if burst && e.state == pending || again && e.state == held && now.Sub(e.looked) >= s.quiet {
			s.judge(path, e, now)
		}
	}
}

// judge holds a path that is not fit to be read, and makes it ready otherwise.
func (s *settling) judge(path string, e *entry, now time.Time) {
	l := s.look(path)
	// What would run out of patience before the next look goes now, so that
	// files that vanished together stay together.
	if s.unfit(path, e, l) && now.Add(s.quiet).Before(e.since.Add(s.patience)) {
		s.set(e, held)
	} else {
		s.set(e, ready)
	}
	e.looked, e.seen = now, l
}

func (s *settling) unfit(path string, e *entry, l look) bool {
	size, known := s.known(path)
	switch {
	case !known && !e.folder:
		return false
	case !l.exists:
		return !e.moved
	default:
		return known && (l.size == 0 && size > 0 || l.size < size && l != e.seen)
	}
}

// batch returns the paths that are ready, sorted, and notes their sizes. Neither
// is written to again.
func (s *settling) batch() []string {
	if s.sorted != nil || s.count[ready] == 0 {
		return s.sorted
	}
	s.sorted, s.sizes = make([]string, 0, s.count[ready]), make(map[string]int64, s.count[ready])
	for path, e := range s.entries {
		if e.state == ready {
			s.sorted = append(s.sorted, path)
			if e.seen.exists {
				s.sizes[path] = e.seen.size
			}
		}
	}
	slices.Sort(s.sorted)
	return s.sorted
}

// taken forgets what is ready: it was in a batch.
func (s *settling) taken() {
	maps.DeleteFunc(s.entries, func(_ string, e *entry) bool { return e.state == ready })
	s.count[ready], s.sorted, s.sizes = 0, nil, nil
}

// earlier returns the earlier of two times; the zero time is none.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || b.Before(a) {
		return b
	}
	return a
}
