package trace

import (
	"encoding/binary"
	"iter"
	"slices"
	"unicode/utf8"
)

// A Table remembers the fingerprint of the answer to every question that some
// trace holds: one table for all outputs of a site together.
//
// What is in it: a sorted list of keys, 64 bits of the hash of each answer, and
// the answer itself where it is short, for people who ask why. When it is wrong: never, for the site whose world taught it; before
// it is used for the next site, [Table.Refresh] brings it up to date. A Table
// is a value that does not change; both methods return a new one.
type Table struct {
	keys   []Key
	prints []uint64
	texts  []string
}

// textMax is how long an answer may be to be remembered as text, in bytes.
const textMax = 40

// missing is the fingerprint of the answer about a subject that is not there.
const missing = 1

// Len returns the number of questions remembered.
func (t *Table) Len() int { return len(t.keys) }

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
	total := len(derived)
	for _, tr := range traces {
		total += len(tr)
	}
	keys := make([]Key, 0, total)
	for _, tr := range traces {
		keys = append(keys, tr...)
	}
	slices.Sort(keys)
	keys = slices.Clip(slices.Compact(keys))
	out := &Table{keys, make([]uint64, len(keys)), make([]string, len(keys))}
	const chunk = 4096
	run((len(keys)+chunk-1)/chunk, func(c int) {
		from, to := c*chunk, min((c+1)*chunk, len(keys))
		at, _ := slices.BinarySearch(t.keys, keys[from])
		var buf []byte
		for i := from; i < to; i++ {
			k := keys[i]
			for at < len(t.keys) && t.keys[at] < k {
				at++
			}
			switch h, told := derived[k]; {
			case told:
				out.prints[i] = h.Lo
			case at < len(t.keys) && t.keys[at] == k:
				out.prints[i], out.texts[i] = t.prints[at], t.texts[at]
			case declarations[k.question()].sort != Derived:
				out.prints[i], buf = fingerprint(w, n, k, buf)
				out.texts[i] = shortText(buf)
			}
		}
	})
	return out
}

// Extend returns t with the questions of some more traces: those that it lacks
// are asked of w, which must be the world that t holds for; derived ones are
// told, as in [Table.Learn].
func (t *Table) Extend(w World, n *Notebook, traces []Trace, derived map[Key]Hash) *Table {
	var keys []Key
	for _, tr := range traces {
		for _, k := range tr {
			if _, known := slices.BinarySearch(t.keys, k); !known {
				keys = append(keys, k)
			}
		}
	}
	for k := range derived {
		if _, known := slices.BinarySearch(t.keys, k); !known {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	more := &Table{keys, make([]uint64, len(keys)), make([]string, len(keys))}
	var buf []byte
	for i, k := range keys {
		if h, told := derived[k]; told {
			more.prints[i] = h.Lo
		} else if declarations[k.question()].sort != Derived {
			more.prints[i], buf = fingerprint(w, n, k, buf)
			more.texts[i] = shortText(buf)
		}
	}
	return t.Over(more)
}

// Over returns t with the answers of more laid over it.
func (t *Table) Over(more *Table) *Table {
	switch {
	case len(more.keys) == 0:
		return t
	case len(t.keys) == 0:
		return more
	}
	out := &Table{}
	out.keys = make([]Key, 0, len(t.keys)+len(more.keys))
	out.prints = make([]uint64, 0, cap(out.keys))
	out.texts = make([]string, 0, cap(out.keys))
	take := func(from *Table, i int) {
		out.keys = append(out.keys, from.keys[i])
		out.prints = append(out.prints, from.prints[i])
		out.texts = append(out.texts, from.texts[i])
	}
	i, j := 0, 0
	for i < len(t.keys) || j < len(more.keys) {
		switch {
		case j == len(more.keys) || i < len(t.keys) && t.keys[i] < more.keys[j]:
			take(t, i)
			i++
		case i < len(t.keys) && t.keys[i] == more.keys[j]:
			i++
		default:
			take(more, j)
			j++
		}
	}
	return out
}

// Join returns the table of many parts, each laid over those before it.
func Join(parts []*Table) *Table {
	out := &Table{}
	for _, p := range parts {
		n := len(out.keys)
		if n == 0 || len(p.keys) == 0 || out.keys[n-1] < p.keys[0] {
			out.keys = append(out.keys, p.keys...)
			out.prints = append(out.prints, p.prints...)
			out.texts = append(out.texts, p.texts...)
			continue
		}
		out = out.Over(p)
	}
	return out
}

// Since returns what t has and before has not, or otherwise.
func (t *Table) Since(before *Table) *Table {
	out := &Table{}
	j := 0
	for i, k := range t.keys {
		for j < len(before.keys) && before.keys[j] < k {
			j++
		}
		if j < len(before.keys) && before.keys[j] == k && before.prints[j] == t.prints[i] {
			continue
		}
		out.keys = append(out.keys, k)
		out.prints = append(out.prints, t.prints[i])
		out.texts = append(out.texts, t.texts[i])
	}
	return out
}

// Edit says what may have changed between two states of a site.
type Edit struct {
	// Input reports whether the input that a subject names changed: own
	// questions about it are asked again.
	Input func(subject string) bool
	// Joined: joined questions are asked again.
	Joined bool
	// Derive makes a derived answer anew and returns its fingerprint; ok is
	// false where it cannot be made any more. Without it, every derived answer
	// that may differ counts as changed.
	Derive func(subject string, question uint16) (h Hash, ok bool)
	// Traces of the derived answers.
	Traces map[Key]Trace
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
	for _, k := range t {
		if _, ok := c[k]; ok {
			return true
		}
	}
	return false
}

// Reasons returns the questions of a trace that are in the set.
func (c Changed) Reasons(n *Notebook, t Trace) []Reason {
	var out []Reason
	for _, k := range t {
		if answers, ok := c[k]; ok {
			out = append(out, Reason{declarations[k.question()].name, n.Name(k.subject()), answers})
		}
	}
	return out
}

// Refresh asks w, the world after an edit, again what may have changed, and
// returns the table for w and the set of changed questions.
func (t *Table) Refresh(w World, n *Notebook, e Edit) (*Table, Changed) {
	out := &Table{t.keys, slices.Clone(t.prints), slices.Clone(t.texts)}
	changed := Changed{}
	var buf []byte
	var inputs []int8 // by subject: 0 not asked yet, 1 changed, -1 not
	var derived []int
	for i, k := range t.keys {
		switch declarations[k.question()].sort {
		case Own:
			s := int(k.subject())
			if s >= len(inputs) {
				inputs = append(inputs, make([]int8, s+1-len(inputs))...)
			}
			if inputs[s] == 0 {
				inputs[s] = -1
				if e.Input(n.Name(k.subject())) {
					inputs[s] = 1
				}
			}
			if inputs[s] < 0 {
				continue
			}
		case Joined:
			if !e.Joined {
				continue
			}
		case Derived:
			derived = append(derived, i)
			continue
		}
		var print uint64
		print, buf = fingerprint(w, n, k, buf)
		if print != t.prints[i] {
			now := shortText(buf)
			changed[k] = Answers{t.texts[i], now}
			out.prints[i], out.texts[i] = print, now
		}
	}
	out.derive(n, e, derived, changed)
	return out, changed
}

// derive makes the stale derived answers anew, those they rest on first.
func (t *Table) derive(n *Notebook, e Edit, rows []int, changed Changed) {
	row := make(map[Key]int, len(rows))
	for _, i := range rows {
		row[t.keys[i]] = i
	}
	done := make(map[Key]bool, len(rows))
	var visit func(k Key)
	visit = func(k Key) {
		if done[k] {
			return
		}
		done[k] = true
		tr, known := e.Traces[k]
		for _, inner := range tr {
			if declarations[inner.question()].sort == Derived {
				visit(inner)
			}
		}
		if known && !changed.Touches(tr) {
			return
		}
		i, listed := row[k]
		if e.Derive == nil || !listed {
			changed[k] = Answers{}
			return
		}
		h, ok := e.Derive(n.Name(k.subject()), k.question())
		if !ok {
			h = Hash{Lo: missing}
		}
		if h.Lo != t.prints[i] {
			t.prints[i] = h.Lo
			changed[k] = Answers{}
		}
	}
	for _, i := range rows {
		visit(t.keys[i])
	}
}

// About returns the questions for which f holds. answer gives the answer that
// w has now, "" where the subject is missing or the question is derived.
func (t *Table) About(w World, n *Notebook, f func(question, subject string, answer func() string) bool) map[Key]bool {
	found := map[Key]bool{}
	for _, k := range t.keys {
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

// Encode writes the table.
func (t *Table) Encode(e *Encoder) {
	e.Trace(t.keys)
	for i, p := range t.prints {
		e.Buf = binary.LittleEndian.AppendUint64(e.Buf, p)
		e.Text(t.texts[i])
	}
}

// Parts cuts the table into tables of at most n answers, so that no large one
// need be written at once.
func (t *Table) Parts(n int) iter.Seq[*Table] {
	return func(yield func(*Table) bool) {
		for from := 0; from < len(t.keys); from += n {
			to := min(from+n, len(t.keys))
			if !yield(&Table{t.keys[from:to], t.prints[from:to], t.texts[from:to]}) {
				return
			}
		}
	}
}

// DecodeTable reads what Encode wrote.
func DecodeTable(d *Decoder) *Table {
	keys := d.Trace()
	t := &Table{keys, make([]uint64, len(keys)), make([]string, len(keys))}
	for i := range keys {
		t.prints[i] = d.fixed()
		t.texts[i] = d.Text()
	}
	return t
}
