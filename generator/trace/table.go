package trace

import (
	"cmp"
	"iter"
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

// IsDerived reports whether a key asks a derived question.
func IsDerived(k Key) bool { return declarations[k.question()].sort == Derived }

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
