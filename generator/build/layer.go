package build

import (
	"maps"
	"slices"
	"sync"

	"vizitka/generator/diag"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// While somebody writes, most edits change the text of a page or its title, and
// nothing that others are joined by. The state after such an edit is laid over one that was
// assembled: it shares the site, the outputs and what was made, and knows what
// differs. So it costs what was edited, however large the site is. Which of the
// outputs below are stale is looked at when they are asked for.
//
// Invariant: what is laid over a state gives what a state assembled anew would
// give; the test of random edits holds it.

// layer is what a state adds to the one that it is laid over. It never changes
// but for what is guarded by mu.
type layer struct {
	below   *State
	edited  map[string]*parsed // by file: of all edits since below
	ids     map[string]bool    // of the pages that show their texts
	changed trace.Changed      // own answers that are not those of below
	titles  *titles            // joined ones; nil where no title is another

	mu      sync.Mutex
	differs map[trace.Key]bool // of the fragments below that were looked at
}

// overlaid is how many outputs may lie over a small state before the next one is
// assembled.
const overlaid = 1000

// laidOver makes n, whose tree is known, the state after s where only texts
// changed; false where more did.
func (s *State) laidOver(n *State) bool {
	below := s
	if s.layer != nil {
		below = s.layer.below
	}
	files, ok := s.textsChanged(n)
	if !ok || s.layer != nil && s.countMade() > overlaid+below.countMade()/8 {
		return false
	}
	n.settled, n.data, n.table = s.settled, s.data, s.table
	n.stages, n.troubled = s.stages, map[string]diag.List{}
	maps.Copy(n.troubled, s.troubled)
	edited := map[string]*parsed{}
	var edits []site.Edited
	for _, name := range files {
		edited[name] = n.parseFile(name)
		edits = append(edits, site.Edited{Was: s.doc(name).document, Is: edited[name].document})
	}
	next, ids, retitled, ok := s.site.WithTexts(edits)
	if !ok {
		return false
	}
	for name, p := range edited {
		n.spill(p)
		if delete(n.troubled, name); len(p.problems) > 0 {
			n.troubled[name] = p.problems
		}
	}
	n.judge()
	n.reparsed = true
	l := &layer{below: below, edited: map[string]*parsed{}, ids: map[string]bool{}, differs: map[trace.Key]bool{}}
	if s.layer != nil {
		maps.Copy(l.edited, s.layer.edited)
		maps.Copy(l.ids, s.layer.ids)
	}
	maps.Copy(l.edited, edited)
	n.layer = l
	n.site = next
	n.env = s.env.With(next, n.tree.Read, n.printOf)
	n.world = trace.World{}
	n.env.World(n.world)
	var subjects []trace.Subject
	for _, id := range ids {
		l.ids[id] = true
		subjects = append(subjects, n.notebook.Parts(id)...)
	}
	l.changed = trace.Differences(below.world, n.world, n.notebook, l.subjects(n.notebook))
	step := trace.Differences(s.world, n.world, n.notebook, subjects)
	var stepTitles *titles
	if retitled {
		stepTitles = titlesOf(s, n)
	}
	if retitled || s.layer != nil && s.layer.titles != nil {
		l.titles = titlesOf(below, n)
	}
	touched := func(t trace.Trace) bool {
		return step.Touched(t, stepTitles.or(func(k trace.Key) bool { return s.fragment(k) != n.fragment(k) }))
	}
	n.env.Over(below.env, func(t trace.Trace) bool { return !n.rests(t, nil) }, s.env, func(t trace.Trace) bool {
		return !step.Touched(t, stepTitles.or(func(trace.Key) bool { return true }))
	})
	below.mu.Lock()
	n.outputs, n.further, n.lists = below.outputs, below.further, below.lists
	below.mu.Unlock()
	n.made, n.why = map[string]*made{}, map[string][]trace.Reason{}
	if s.layer == nil {
		return true
	}
	s.mu.Lock()
	before := maps.Clone(s.made)
	s.mu.Unlock()
	for path, m := range before {
		switch {
		case touched(m.trace):
			n.why[path] = step.Reasons(n.notebook, m.trace)
		case pointsInto(m.problems, edited):
			n.why[path] = []trace.Reason{{Question: WhyProblem, Subject: m.problems[0].Place.File}}
		default:
			n.made[path] = m
		}
	}
	return true
}

// titles tell whether joined questions are answered differently in two states,
// between which titles changed. A nil one knows of no title that did.
type titles struct {
	then, now *State
	mu        sync.Mutex
	differs   map[trace.Key]bool // of the questions that were looked at
}

func titlesOf(then, now *State) *titles {
	return &titles{then: then, now: now, differs: map[trace.Key]bool{}}
}

// differ reports whether a joined question is answered differently.
func (t *titles) differ(k trace.Key) bool {
	if t == nil || !t.now.site.TitlesGoInto(k) {
		return false
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	differs, known := t.differs[k]
	if !known {
		differs = trace.Differs(t.then.world, t.now.world, t.now.notebook, k)
		t.differs[k] = differs
	}
	return differs
}

// or adds to what tells whether fragments differ what tells that of joined
// questions.
func (t *titles) or(derived func(trace.Key) bool) func(trace.Key) bool {
	return func(k trace.Key) bool {
		if trace.IsDerived(k) {
			return derived(k)
		}
		return t.differ(k)
	}
}

// subjects are those that own questions about the edited pages have.
func (l *layer) subjects(n *trace.Notebook) []trace.Subject {
	var all []trace.Subject
	for id := range l.ids {
		all = append(all, n.Parts(id)...)
	}
	return all
}

func (s *State) countMade() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.made)
}

// textsChanged returns the Markdown files that changed between s and n, and
// false where anything else did.
func (s *State) textsChanged(n *State) ([]string, bool) {
	at, next := n.options.Include.At, s.site.NextChange()
	changed := n.tree.Changed(s.tree)
	switch {
	case at.Before(s.options.Include.At), !next.IsZero() && !at.Before(next),
		len(changed.Added)+len(changed.Removed) > 0, len(changed.Modified) > 100, !n.tree.SameProblems(s.tree):
		return nil, false
	}
	for _, name := range changed.Modified {
		if s.doc(name) == nil {
			return nil, false
		}
	}
	return changed.Modified, true
}

// pointsInto reports whether problems point into files that were edited.
func pointsInto(problems diag.List, edited map[string]*parsed) bool {
	return slices.ContainsFunc(problems, func(d diag.Diagnostic) bool {
		return edited[d.Place.File] != nil || pointsInto(d.Notes, edited)
	})
}

// touched reports whether something that was made in the state below is stale.
func (s *State) touched(t trace.Trace) bool {
	return s.layer.changed.Touched(t, s.layer.titles.or(s.fragmentDiffers))
}

// fragmentDiffers reports whether a fragment is not what it is in the state
// below. Two workers may both look at it.
func (s *State) fragmentDiffers(k trace.Key) bool {
	l := s.layer
	l.mu.Lock()
	differs, known := l.differs[k]
	l.mu.Unlock()
	if known {
		return differs
	}
	t, then, made := l.below.env.KnownFragment(k)
	differs = !made || s.rests(t, nil) && s.fragment(k) != then
	l.mu.Lock()
	defer l.mu.Unlock()
	l.differs[k] = differs
	return differs
}

// rests reports whether something that was made in the state below rests on
// what changed, be it by way of other fragments. Those of via rest on it.
func (s *State) rests(t trace.Trace, via []trace.Key) bool {
	return s.layer.changed.Touched(t, s.layer.titles.or(func(k trace.Key) bool {
		if slices.Contains(via, k) {
			return false // they rest on each other
		}
		inner, _, made := s.layer.below.env.KnownFragment(k)
		return !made || s.rests(inner, append(via, k))
	}))
}

// fragment returns the fingerprint of a fragment, which it makes if need be;
// zero for one that cannot be made.
func (s *State) fragment(k trace.Key) trace.Hash {
	if _, h, made := s.env.KnownFragment(k); made {
		return h
	}
	h, _ := s.env.DeriveFragment(s.notebook, s.notebook.SubjectOf(k))
	return h
}

// known returns what an output came to, if it was made and is not stale.
func (s *State) known(path string) (*made, bool) {
	s.mu.Lock()
	m, ok := s.made[path]
	o := s.outputs[path]
	gone := o == nil && s.listed // a further page of a list that was carried over
	s.mu.Unlock()
	if gone {
		return nil, false
	}
	if ok || s.layer == nil || o == nil {
		return m, ok
	}
	m, ok = s.layer.below.known(path)
	if !ok || m.id != o.ID {
		return nil, false
	}
	var why []trace.Reason
	switch {
	case s.touched(m.trace):
		why = s.layer.changed.Reasons(s.notebook, m.trace)
	case pointsInto(m.problems, s.layer.edited):
		why = []trace.Reason{{Question: WhyProblem, Subject: m.problems[0].Place.File}}
	default:
		return m, true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.why[path] == nil {
		s.why[path] = why
	}
	return nil, false
}

// freshFurther are the outputs of the state before that are not stale, of which
// it is not known yet whether they are still further pages of a list.
func (s *State) freshFurther() map[string]*made {
	from := s
	if s.layer != nil {
		from = s.layer.below
	}
	from.mu.Lock()
	fresh := maps.Clone(from.fresh)
	from.mu.Unlock()
	if s.layer != nil {
		maps.DeleteFunc(fresh, func(_ string, m *made) bool { return s.touched(m.trace) || pointsInto(m.problems, s.layer.edited) })
	}
	return fresh
}

// allMade returns what all outputs came to that were made and are not stale.
func (s *State) allMade() map[string]*made {
	out := map[string]*made{}
	if s.layer != nil {
		for path := range s.layer.below.allMade() {
			if m, ok := s.known(path); ok {
				out[path] = m
			}
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	maps.Copy(out, s.made)
	if s.layer != nil && s.listed {
		maps.DeleteFunc(out, func(path string, _ *made) bool { return s.outputs[path] == nil })
	}
	return out
}

// doc returns what was parsed of a file; nil for one that is no document.
func (s *State) doc(name string) *parsed {
	if s.layer == nil {
		return s.docs[name]
	}
	if p := s.layer.edited[name]; p != nil {
		return p
	}
	return s.layer.below.docs[name]
}

// allDocs returns what was parsed, by file.
func (s *State) allDocs() map[string]*parsed {
	if s.layer == nil {
		return s.docs
	}
	out := make(map[string]*parsed, len(s.layer.below.docs))
	for name := range s.layer.below.docs {
		out[name] = s.doc(name)
	}
	return out
}
