package build

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"time"

	"vizitka/generator/diag"
	"vizitka/generator/output"
	"vizitka/generator/trace"
)

// made is an output that was made, with what it read.
type made struct {
	id       string
	hash     trace.Hash
	trace    trace.Trace
	problems diag.List
	layout   string
	further  int            // outputs that go with it
	why      []trace.Reason // why it was made, when it was
	when     time.Time      // of the build that made it
	bytes    []byte         // nil once they were handed on, unless the state is live
	size     int
}

// output returns the output at a path. Further pages of lists are known only
// when the lists were made, so a path that is not known asks for that first.
func (s *State) output(path string) (*output.Output, bool) {
	s.wake()
	s.mu.Lock()
	o, ok := s.outputs[path]
	listed := s.listed
	ok = ok && (listed || !s.further[path]) // else it is a further one of the state below
	s.mu.Unlock()
	if ok || listed {
		return o, ok
	}
	s.MakeLists()
	s.mu.Lock()
	defer s.mu.Unlock()
	o, ok = s.outputs[path]
	return o, ok
}

// MakeLists makes the outputs that may find more outputs, so that all are
// known.
func (s *State) MakeLists() {
	if s.isAsleep() {
		return // the last run knows all
	}
	s.mu.Lock()
	done := s.listed
	s.mu.Unlock()
	if done {
		return
	}
	open := s.lists
	results := make([]*made, len(open))
	s.Run(len(open), func(i int) { results[i] = s.make(open[i]) })
	fresh := s.freshFurther()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.listed {
		return
	}
	s.outputs = maps.Clone(s.outputs) // states over this one share what they were
	for path := range s.further {
		delete(s.outputs, path)
	}
	s.further = map[string]bool{}
	for i, m := range results {
		for n := range m.further {
			o := open[i].Further(n + 1)
			s.addFurther(o)
			if old, ok := fresh[o.Path]; ok && old.id == o.ID && s.made[o.Path] == nil {
				s.made[o.Path] = old
			}
		}
	}
	s.listed, s.fresh = true, nil
}

// make returns what an output came to; it makes it unless that is known. Two
// workers may both make it: the first is kept.
func (s *State) make(o *output.Output) *made {
	m, ok := s.known(o.Path)
	if ok {
		return m
	}
	m = s.makeAnew(o)
	s.mu.Lock()
	defer s.mu.Unlock()
	if first, ok := s.made[o.Path]; ok {
		return first
	}
	s.made[o.Path] = m
	s.rendered = append(s.rendered, o.Path)
	return m
}

func (s *State) makeAnew(o *output.Output) (m *made) {
	r := trace.NewRecorder(s.notebook).In(s.world)
	s.mu.Lock()
	why := s.why[o.Path]
	s.mu.Unlock()
	defer func() {
		if p := recover(); p != nil {
			m = &made{id: o.ID, trace: r.Trace(), problems: diag.List{panicked.At(diag.File(orOther(o.Origin, o.Path)), diag.V{"detail": fmt.Sprint(p)})}}
		}
	}()
	result := o.Make(r)
	return &made{
		id: o.ID, why: why, when: s.options.Now, hash: trace.Sum(result.Bytes), trace: r.Trace(), problems: result.Problems,
		layout: result.Layout, further: result.Further, bytes: result.Bytes, size: len(result.Bytes),
	}
}

// bytes returns the bytes of an output, made again where they were handed on.
func (s *State) bytes(o *output.Output) ([]byte, error) {
	m := s.make(o)
	if s.isBroken(o, m) {
		return nil, &fs.PathError{Op: "open", Path: o.Path, Err: output.ErrBroken}
	}
	s.mu.Lock()
	b := m.bytes
	if !s.options.Live {
		m.bytes = nil
	}
	s.mu.Unlock()
	if b == nil && m.size > 0 {
		b = s.makeAnew(o).bytes
		s.mu.Lock()
		s.repeated = append(s.repeated, o.Path)
		s.mu.Unlock()
	}
	return b, nil
}

// isBroken reports whether an output must not be published: it could not be
// made, or is made of a file that has an error.
func (s *State) isBroken(o *output.Output, m *made) bool {
	return s.broken[o.Origin] || m.problems.Has(diag.Error)
}

// Problems returns all that is wrong, as far as it is known: of all stages,
// and of the outputs made so far.
func (s *State) Problems() diag.List {
	all := slices.Clone(s.storeNotices)
	if s.store != nil {
		all.Add(s.store.notices...)
	}
	return diag.Compact(append(all, s.siteProblems()...))
}

// siteProblems are those of the site alone: what is told again of a site that
// did not change, and not what happened to the store.
func (s *State) siteProblems() diag.List {
	if s.isAsleep() {
		return s.asleep.problems
	}
	if s.themeless {
		return diag.Compact(slices.Clone(s.found))
	}
	told := s.troublesome() // few, and only these need be in order
	if s.layer != nil {
		told = append(told, s.layer.below.troublesome()...)
	}
	slices.Sort(told)
	s.mu.Lock()
	all := slices.Clone(s.problems)
	s.mu.Unlock()
	for _, path := range slices.Compact(told) {
		if m, ok := s.known(path); ok {
			all.Add(m.problems...)
		}
	}
	return diag.Compact(all)
}

// troublesome are the paths of the outputs made here that have problems.
func (s *State) troublesome() (paths []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for path, m := range s.made {
		if len(m.problems) > 0 {
			paths = append(paths, path)
		}
	}
	return paths
}

// Origin returns the file of the site that an output is mostly made of, "" for
// one made of many.
func (s *State) Origin(path string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if o, ok := s.outputs[path]; ok {
		return o.Origin
	}
	return ""
}

// Rendered returns the paths of the outputs that this state made, and did not
// take over, in order.
func (s *State) Rendered() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	paths := slices.Clone(s.rendered)
	slices.Sort(paths)
	return slices.Compact(paths)
}

// Made returns the paths of the outputs made so far, in order. After Next they
// are at first those that were taken over.
func (s *State) Made() []string {
	return sortedKeys(s.allMade())
}

// isAsleep reports whether the state is what the last run told, and nobody
// wanted more of it yet.
func (s *State) isAsleep() bool { return s.asleep != nil && !s.awake.Load() }
