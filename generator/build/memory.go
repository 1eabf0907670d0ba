package build

import (
	"maps"
	"slices"

	"vizitka/generator/diag"
	"vizitka/generator/render"
	"vizitka/generator/source"
	"vizitka/generator/trace"
)

// memory is what a state leaves to the next: in memory, or in the store. It
// never changes.
type memory struct {
	tree      *source.Tree
	basis     trace.Hash
	grammar   trace.Hash
	docs      map[string]*parsed
	made      map[string]*made
	fragments *render.Fragments
	table     *trace.Table // of all questions of all traces
	prints    func(id string) trace.Hash
	ids       func() []string // of the pages that have a print
	edition   trace.Hash
	names     int    // of the notebook's, those that the store has
	state     *State // whose memory it is; nil for one from the store
}

// remember asks the questions that are new, and returns the memory of s.
func (s *State) remember() *memory {
	m := &memory{
		tree: s.tree, basis: s.basis, grammar: s.grammar, docs: s.allDocs(), made: s.allMade(),
		fragments: s.env.Fragments(), prints: s.print, edition: s.edition(), state: s,
		ids: func() []string { ids, _ := s.site.PageIDs(); return ids },
	}
	traces, prints := m.fragments.Answers()
	all := make([]trace.Trace, 0, len(m.made)+len(traces))
	for _, made := range m.made {
		all = append(all, made.trace)
	}
	var anew []trace.Trace // the table knows the questions of the others
	for _, path := range s.unlearned() {
		if made := m.made[path]; made != nil {
			anew = append(anew, made.trace)
		}
	}
	table := s.table
	if s.layer != nil { // it is that of the state below
		var joined func(trace.Key) bool
		if s.layer.titles != nil {
			joined = s.site.TitlesGoInto
		}
		table = table.Again(s.world, s.notebook, s.layer.subjects(s.notebook), joined)
	}
	few := len(anew) < len(all)/10
	for _, t := range traces {
		all, anew = append(all, t), append(anew, t)
	}
	if few {
		m.table = table.Extend(s.world, s.notebook, anew, prints)
	} else {
		m.table = table.Learn(s.world, s.notebook, all, prints, s.Run)
	}
	return m
}

// unlearned are the paths of outputs of which the table does not know what they
// asked.
func (s *State) unlearned() (paths []string) {
	if s.layer != nil {
		paths = s.layer.below.unlearned()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.layer != nil { // some were carried over from states between
		paths = slices.AppendSeq(paths, maps.Keys(s.made))
	}
	return append(paths, s.rendered...)
}

// inherit takes over from the state before what is still fresh: outputs and
// fragments of which no question is answered differently.
func (s *State) inherit(last *memory) {
	s.table = &trace.Table{}
	s.env.Ready()
	if last == nil {
		return
	}
	if last.state != nil {
		s.env.TakeOver(last.state.env)
	}
	derived, _ := last.fragments.Answers()
	table, changed := last.table.Refresh(s.world, s.notebook, trace.Edit{
		Inputs: s.notebook.Of(s.inputsThatDiffer(last)), Joined: s.joinedDiffers(last), Run: s.Run,
	})
	// Fragments are made anew by this very state, of others that are fresh; which
	// of them came out the same is known when those below them are made.
	stale := changed.Spread(derived)
	s.env.Keep(last.fragments, func(k trace.Key) bool { return !stale[k] })
	s.table = table.Derive(s.notebook, derived, changed, func(subject string, _ uint16) (trace.Hash, bool) {
		return s.env.DeriveFragment(s.notebook, subject)
	})
	s.env.Keep(last.fragments, func(k trace.Key) bool { return !changed.Touches(derived[k]) })
	s.fresh = map[string]*made{}
	s.why = map[string][]trace.Reason{}
	for path, m := range last.made {
		o, known := s.outputs[path]
		switch {
		case changed.Touches(m.trace):
			s.why[path] = changed.Reasons(s.notebook, m.trace)
		case known && o.ID != m.id:
			s.why[path] = []trace.Reason{{Question: WhyOrigin, Answers: trace.Answers{Then: m.id, Now: o.ID}}}
		case s.moved(last, m.problems):
			s.why[path] = []trace.Reason{{Question: WhyProblem, Subject: m.problems[0].Place.File}}
		case known:
			s.made[path] = m
		default:
			s.fresh[path] = m // perhaps a further page of a list: known when that is made
		}
	}
}

// moved reports whether a file that problems point into changed: they are told
// anew, at the lines where they now stand.
func (s *State) moved(last *memory, problems diag.List) bool {
	return slices.ContainsFunc(problems, func(d diag.Diagnostic) bool {
		now, _ := s.tree.Hash(d.Place.File)
		before, _ := last.tree.Known(d.Place.File)
		return now != before || s.moved(last, d.Notes)
	})
}

// inputsThatDiffer are the ids of the pages that are not what they were by
// themselves, those that are gone or new among them.
func (s *State) inputsThatDiffer(last *memory) map[string]bool {
	differ := map[string]bool{}
	now, _ := s.site.PageIDs()
	for _, id := range slices.Concat(now, last.ids()) {
		if s.print(id) != last.prints(id) {
			differ[id] = true
		}
	}
	return differ
}

// print is the fingerprint of what a page is by itself: of its file, what is
// handed down to it, and that by which all files are parsed. The zero Hash
// stands for a page that is not there.
func (s *State) print(id string) trace.Hash {
	h := s.site.Print(id)
	if !h.IsZero() {
		h.Hi, h.Lo = h.Hi^s.grammar.Hi, h.Lo^s.grammar.Lo
	}
	return h
}

// edition is the fingerprint of all that documents and options give to the
// assembled site. It is compared instead of the documents, because those in the store are of
// the last build in any environment. The sum does not depend on an order.
func (s *State) edition() trace.Hash {
	sum := s.site.Edition()
	if s.options.Live {
		sum.Hi++ // layouts may ask that, too
	}
	for name, p := range s.allDocs() {
		file, joined := trace.SumString(name), p.document.Joined
		sum.Hi, sum.Lo = sum.Hi+(file.Hi^joined.Lo), sum.Lo+(file.Lo^joined.Hi)
	}
	return sum
}

// joinedDiffers reports whether anything changed that questions about the
// assembled site can be answered from: all but bodies.
func (s *State) joinedDiffers(last *memory) bool {
	if s.basis != last.basis || s.edition() != last.edition {
		return true
	}
	changed := s.tree.Changed(last.tree)
	return slices.ContainsFunc(slices.Concat(changed.Added, changed.Removed, changed.Modified), func(p string) bool {
		return s.doc(p) == nil
	})
}
