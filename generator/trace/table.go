package trace

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"unicode/utf8"
)

// A Table remembers the fingerprint of the answer to every question that some
// trace holds: one table for all outputs of a site together.
//
// What is in it: by keys, 64 bits of the hash of each answer, and the answer
// itself where it is short, for people who ask why. When it is wrong: never,
// for the site whose world taught it; before it is used for the next site,
// [Table.Refresh] brings it up to date. A Table is a value that does not
// change; its methods return new ones.
//
// Most answers stand written down in pages that many tables share; what came
// since is laid over them. So a small change makes, reads and writes little.
type Table struct {
	pages []page // by key; what was last learned as a whole
	over  rows
}

// textMax is how long an answer may be to be remembered as text, in bytes.
const textMax = 40

// missing is the fingerprint of the answer about a subject that is not there.
const missing = 1

// all gives the answers in order.
func (t *Table) all() iter.Seq2[Key, answer] {
	return laid(func(yield func(Key, answer) bool) {
		for i := range t.pages {
			for k, a := range t.pages[i].all() {
				if !yield(k, a) {
					return
				}
			}
		}
	}, t.over)
}

// find returns what is remembered of a question.
func (t *Table) find(k Key) (answer, bool) {
	if i, ok := t.over.find(k); ok {
		return answer{t.over.prints[i], t.over.texts[i]}, true
	}
	n, _ := slices.BinarySearchFunc(t.pages, k, func(p page, k Key) int { return cmp.Compare(p.last, k) })
	if n == len(t.pages) || k < t.pages[n].first {
		return answer{}, false
	}
	p := &t.pages[n]
	i, ok := p.find(k)
	if !ok {
		return answer{}, false
	}
	return answer{p.print(i), p.text(i)}, true
}

// lay returns t with some answers laid over it. When they are many, all is
// written down anew.
func (t *Table) lay(more rows) *Table {
	out := &Table{t.pages, t.over.lay(more)}
	if len(out.over.keys) > overMax+len(t.pages)*pageSize/8 {
		return &Table{pages: pagesOf(out.all())}
	}
	return out
}

// overMax is how many answers are laid over a small table before it is written
// down anew.
const overMax = 1000

// fingerprint asks a question again.
func fingerprint(w World, n *Notebook, k Key, buf []byte) (uint64, []byte) {
	b, ok := declarations[k.question()].write(w, n.Name(k.subject()), buf[:0])
	if !ok {
		return missing, append(b[:0], MissingAnswer...)
	}
	return Sum(b).Lo, b
}

// MissingAnswer is the answer about a subject that is not there.
const MissingAnswer = "(nothing)"

// LongAnswer stands for an answer that is too long to be remembered as text.
const LongAnswer = "…"

// shortText returns what is remembered of an answer.
func shortText(b []byte) string {
	if len(b) > textMax || !utf8.Valid(b) {
		return LongAnswer
	}
	return string(b)
}

// Learn returns the table of the questions in the given traces: those that t
// has keep their fingerprint, those it lacks are asked of w, which must be the
// world that t holds for. Derived questions are told, not asked: derived gives
// their fingerprints. Other questions that t holds are forgotten. run calls
// work for every i from 0 to n-1, perhaps at once.
func (t *Table) Learn(w World, n *Notebook, traces []Trace, derived map[Key]Hash, run func(n int, work func(i int))) *Table {
	keys := unite(traces)
	out := &Table{pages: make([]page, (len(keys)+pageSize-1)/pageSize)}
	run(len(out.pages), func(i int) {
		some := keys[i*pageSize : min((i+1)*pageSize, len(keys))]
		r := rows{some, make([]uint64, 0, len(some)), make([]string, 0, len(some))}
		var buf []byte
		for _, k := range some {
			var a answer
			a, buf = t.ask(w, n, k, derived, buf)
			r.prints, r.texts = append(r.prints, a.print), append(r.texts, a.text)
		}
		out.pages[i] = r.page()
	})
	return out
}

// unite returns the questions of all traces, sorted and each once. Doubles are
// dropped on the way, because most questions are asked by many.
func unite(traces []Trace) []Key {
	var keys []Key
	sorted := 0
	tidy := func() {
		slices.Sort(keys)
		keys = slices.Compact(keys)
		sorted = len(keys)
	}
	for _, t := range traces {
		for k := range t.Keys() {
			keys = append(keys, k)
		}
		if len(keys) > 2*sorted+1<<16 {
			tidy()
		}
	}
	tidy()
	return keys
}

// ask returns the answer to a question: told, remembered or asked.
func (t *Table) ask(w World, n *Notebook, k Key, derived map[Key]Hash, buf []byte) (answer, []byte) {
	if declarations[k.question()].sort == Derived {
		return answer{print: derived[k].Lo}, buf
	}
	if a, known := t.find(k); known {
		return a, buf
	}
	print, buf := fingerprint(w, n, k, buf)
	return answer{print, shortText(buf)}, buf
}

// Extend returns t with the questions of some more traces: those that it lacks
// are asked of w, which must be the world that t holds for; derived ones are
// told, as in [Table.Learn].
func (t *Table) Extend(w World, n *Notebook, traces []Trace, derived map[Key]Hash) *Table {
	keys := unite(traces)
	for k := range derived {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var more rows
	var buf []byte
	for _, k := range slices.Compact(keys) {
		was, known := t.find(k)
		if told, ok := derived[k]; !known || ok && told.Lo != was.print {
			var a answer
			a, buf = t.ask(w, n, k, derived, buf)
			more.add(k, a.print, a.text)
		}
	}
	return t.lay(more)
}

// Edit says what may have changed between two states of a site.
type Edit struct {
	// Inputs are the subjects whose input changed, in order: own questions about
	// them are asked again.
	Inputs []Subject
	// Joined: joined questions are asked again.
	Joined bool
	// Run calls work for every i from 0 to n-1, perhaps at once; nil for in
	// order.
	Run func(n int, work func(i int))
}

func inOrder(n int, work func(i int)) {
	for i := range n {
		work(i)
	}
}

// Changed is a set of questions whose answers changed.
type Changed map[Key]Answers

// Answers are the answers to one question before and after a change:
// [LongAnswer] where one is too long to be told. Two that are equal differ in
// what is not told.
type Answers struct{ Then, Now string }

// A Reason says why something must be made again.
type Reason struct {
	Question, Subject string
	Answers
}

// Touches reports whether a question of the trace is in the set.
func (c Changed) Touches(t Trace) bool {
	if len(c) == 0 {
		return false
	}
	for k := range t.Keys() {
		if _, ok := c[k]; ok {
			return true
		}
	}
	return false
}

// Reasons returns the questions of a trace that are in the set.
func (c Changed) Reasons(n *Notebook, t Trace) []Reason {
	var out []Reason
	for k := range t.Keys() {
		if answers, ok := c[k]; ok {
			out = append(out, Reason{declarations[k.question()].name, n.Name(k.subject()), answers})
		}
	}
	return out
}

// Refresh asks w, the world after an edit, again what may have changed, and
// returns the table for w and the set of changed questions. Derived ones it
// leaves as they are: see [Table.Derive].
func (t *Table) Refresh(w World, n *Notebook, e Edit) (*Table, Changed) {
	run := e.Run
	if run == nil {
		run = inOrder
	}
	mine := func(k Key) bool {
		switch declarations[k.question()].sort {
		case Own:
			_, is := slices.BinarySearch(e.Inputs, k.subject())
			return is
		case Joined:
			return e.Joined
		}
		return false
	}
	parts := make([]rows, len(t.pages)+1) // what changed in each page, and above them
	then := make([][]string, len(parts))
	again := func(part int, k Key, was uint64, text func() string, buf []byte) []byte {
		if !mine(k) {
			return buf
		}
		print, buf := fingerprint(w, n, k, buf)
		if print != was {
			parts[part].add(k, print, shortText(buf))
			then[part] = append(then[part], text())
		}
		return buf
	}
	run(len(t.pages), func(i int) {
		p := &t.pages[i]
		if !e.Joined && !anyBetween(e.Inputs, p.first.subject(), p.last.subject()) {
			return
		}
		var buf []byte
		p.each(func(at int, k Key) {
			if _, covered := t.over.find(k); !covered {
				buf = again(i, k, p.print(at), func() string { return p.text(at) }, buf)
			}
		})
	})
	var buf []byte
	for i, k := range t.over.keys {
		buf = again(len(t.pages), k, t.over.prints[i], func() string { return t.over.texts[i] }, buf)
	}
	changed := Changed{}
	var more rows
	for i, part := range parts {
		for j, k := range part.keys {
			changed[k] = Answers{then[i][j], part.texts[j]}
			if i < len(t.pages) {
				more.add(k, part.prints[j], part.texts[j])
			}
		}
	}
	return t.lay(more.lay(parts[len(t.pages)])), changed
}

// anyBetween reports whether one of some sorted subjects is within a range.
func anyBetween(subjects []Subject, first, last Subject) bool {
	i, _ := slices.BinarySearch(subjects, first)
	return i < len(subjects) && subjects[i] <= last
}

// Differences asks two worlds the own questions about some subjects, and
// returns those that they answer differently.
func Differences(then, now World, n *Notebook, subjects []Subject) Changed {
	changed := Changed{}
	var a, b []byte
	for _, s := range subjects {
		for q := range declarations {
			if declarations[q].sort != Own {
				continue
			}
			var was, is uint64
			k := makeKey(s, uint16(q)) //nolint:gosec // they are few
			was, a = fingerprint(then, n, k, a)
			is, b = fingerprint(now, n, k, b)
			if was != is {
				changed[k] = Answers{shortText(a), shortText(b)}
			}
		}
	}
	return changed
}

// Differs reports whether two worlds answer a question differently that is not
// derived.
func Differs(then, now World, n *Notebook, k Key) bool {
	was, buf := fingerprint(then, n, k, nil)
	is, _ := fingerprint(now, n, k, buf)
	return was != is
}

// Again returns t with the own questions about some subjects asked of w, and
// those joined ones that joined says.
func (t *Table) Again(w World, n *Notebook, subjects []Subject, joined func(k Key) bool) *Table {
	var keys []Key
	for _, s := range subjects {
		for q := range declarations {
			if declarations[q].sort == Own {
				keys = append(keys, makeKey(s, uint16(q))) //nolint:gosec // they are few
			}
		}
	}
	if joined != nil {
		for k := range t.all() {
			if declarations[k.question()].sort == Joined && joined(k) {
				keys = append(keys, k)
			}
		}
	}
	slices.Sort(keys)
	var over rows
	var buf []byte
	for _, k := range keys {
		if _, known := t.find(k); known {
			var print uint64
			print, buf = fingerprint(w, n, k, buf)
			over.add(k, print, shortText(buf))
		}
	}
	return t.lay(over)
}

// IsDerived reports whether a key asks a derived question.
func IsDerived(k Key) bool { return declarations[k.question()].sort == Derived }

// Touched reports whether a question of a trace is in the set, or is one that is
// no own question and of which differs says that its answer is another.
func (c Changed) Touched(t Trace, differs func(k Key) bool) bool {
	if len(c) == 0 {
		return false
	}
	for k := range t.Keys() {
		if _, ok := c[k]; ok || declarations[k.question()].sort != Own && differs(k) {
			return true
		}
	}
	return false
}

// Spread returns which of the derived answers with the given traces may differ
// where some questions' answers do. They may rest on each other in a circle.
func (c Changed) Spread(traces map[Key]Trace) map[Key]bool {
	stale := map[Key]bool{}
	for more := len(c) > 0; more; {
		more = false
		for k, t := range traces {
			if !stale[k] && (c.Touches(t) || t.Has(stale)) {
				stale[k], more = true, true
			}
		}
	}
	return stale
}

// Derive makes the stale ones among the derived answers anew, puts those that
// changed into changed, and returns the table with them. derive makes one and
// returns its fingerprint; ok is false where it cannot be made any more.
func (t *Table) Derive(n *Notebook, traces map[Key]Trace, changed Changed, derive func(subject string, question uint16) (h Hash, ok bool)) *Table {
	now, done := map[Key]uint64{}, map[Key]bool{}
	// Those that an answer rests on come before it; in a circle that cannot be,
	// so whatever changes is looked for again.
	for more := len(changed) > 0; more; {
		more = false
		seen := map[Key]bool{}
		var visit func(k Key)
		visit = func(k Key) {
			tr, known := traces[k]
			if seen[k] || !known {
				return
			}
			seen[k] = true
			for inner := range tr.Keys() {
				if declarations[inner.question()].sort == Derived {
					visit(inner)
				}
			}
			if done[k] || !changed.Touches(tr) {
				return
			}
			done[k], more = true, true
			was, listed := t.find(k)
			if !listed {
				return // nobody asked it
			}
			h, ok := derive(n.Name(k.subject()), k.question())
			if !ok {
				h = Hash{Lo: missing}
			}
			if h.Lo != was.print {
				now[k] = h.Lo
				changed[k] = Answers{}
			}
		}
		for _, k := range slices.Sorted(maps.Keys(traces)) {
			visit(k)
		}
	}
	var over rows
	for _, k := range slices.Sorted(maps.Keys(now)) {
		over.add(k, now[k], "")
	}
	return t.lay(over)
}

// About returns the questions for which f holds. answer gives the answer that
// w has now, "" where the subject is missing or the question is derived.
func (t *Table) About(w World, n *Notebook, f func(question, subject string, answer func() string) bool) map[Key]bool {
	found := map[Key]bool{}
	for k := range t.all() {
		d, subject := &declarations[k.question()], n.Name(k.subject())
		answer := func() string {
			if d.sort == Derived {
				return ""
			}
			b, _ := d.write(w, subject, nil)
			return string(b)
		}
		if f(d.name, subject, answer) {
			found[k] = true
		}
	}
	return found
}

// Since returns what is laid over the pages that t has in common with an
// earlier table, and differs from it; false where they have none in common.
func (t *Table) Since(last *Table) (*Table, bool) {
	if len(t.pages) == 0 || len(last.pages) == 0 || &t.pages[0] != &last.pages[0] {
		return nil, false
	}
	out := &Table{}
	for k, a := range t.over.all() {
		if i, known := last.over.find(k); !known || last.over.prints[i] != a.print {
			out.over.add(k, a.print, a.text)
		}
	}
	return out, true
}

// Parts cuts the table into tables of some thousand answers, so that no large
// one need be written at once.
func (t *Table) Parts() iter.Seq[*Table] {
	return func(yield func(*Table) bool) {
		for pages := range slices.Chunk(t.pages, 100) {
			if !yield(&Table{pages: pages}) {
				return
			}
		}
		if len(t.over.keys) > 0 {
			yield(&Table{over: t.over})
		}
	}
}

// Encode writes the table.
func (t *Table) Encode(e *Encoder) {
	pages := t.pages
	if len(t.over.keys) > 0 {
		pages = pagesOf(t.over.all())
	}
	e.Bool(len(t.over.keys) > 0)
	e.Uint(uint64(len(pages)))
	for i := range pages {
		pages[i].encode(e)
	}
}

// Decode reads a part that Encode wrote, and lays it over those that were read
// before.
func (t *Table) Decode(d *Decoder) {
	over := d.Bool()
	pages := make([]page, d.Count())
	for i := range pages {
		pages[i] = d.page()
	}
	if d.Err() != nil {
		return
	}
	if !over {
		t.pages = append(t.pages, pages...)
		return
	}
	var more rows
	for i := range pages {
		for k, a := range pages[i].all() {
			more.add(k, a.print, a.text)
		}
	}
	t.over = t.over.lay(more)
}
