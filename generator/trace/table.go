package trace

import (
	"slices"
)

// A Table remembers the fingerprint of the answer to every question that some
// trace holds: one table for all outputs of a site together.
//
// What is in it: a sorted list of keys, and 64 bits of the hash of each
// answer. When it is wrong: never, for the site whose world taught it; before
// it is used for the next site, [Table.Refresh] brings it up to date. A Table
// is a value that does not change; both methods return a new one.
type Table struct {
	keys   []Key
	prints []uint64
}

// missing is the fingerprint of the answer about a subject that is not there.
const missing = 1

// Len returns the number of questions remembered.
func (t *Table) Len() int { return len(t.keys) }

// fingerprint asks a question again.
func fingerprint(w World, n *Notebook, k Key, buf []byte) (uint64, []byte) {
	b, ok := declarations[k.question()].write(w, n.Name(k.subject()), buf[:0])
	if !ok {
		return missing, b
	}
	return Sum(b).Lo, b
}

// Learn returns the table of the questions in the given traces: those that t
// has keep their fingerprint, those it lacks are asked of w, which must be the
// world that t holds for. Derived questions are told, not asked: derived gives
// their fingerprints. Other questions that t holds are forgotten.
func (t *Table) Learn(w World, n *Notebook, traces []Trace, derived map[Key]Hash) *Table {
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
	out := &Table{keys, make([]uint64, len(keys))}
	var buf []byte
	at := 0
	for i, k := range keys {
		if h, ok := derived[k]; ok {
			out.prints[i] = h.Lo
			continue
		}
		for at < len(t.keys) && t.keys[at] < k {
			at++
		}
		if at < len(t.keys) && t.keys[at] == k {
			out.prints[i] = t.prints[at]
			continue
		}
		if declarations[k.question()].sort == Derived {
			continue
		}
		out.prints[i], buf = fingerprint(w, n, k, buf)
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
type Changed map[Key]struct{}

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

// Reasons returns the questions of a trace that are in the set, as
// "question subject".
func (c Changed) Reasons(n *Notebook, t Trace) []string {
	var out []string
	for _, k := range t {
		if _, ok := c[k]; ok {
			out = append(out, declarations[k.question()].name+" "+n.Name(k.subject()))
		}
	}
	return out
}

// Refresh asks w, the world after an edit, again what may have changed, and
// returns the table for w and the set of changed questions.
func (t *Table) Refresh(w World, n *Notebook, e Edit) (*Table, Changed) {
	out := &Table{t.keys, slices.Clone(t.prints)}
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
			out.prints[i] = print
			changed[k] = struct{}{}
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
			changed[k] = struct{}{}
			return
		}
		h, ok := e.Derive(n.Name(k.subject()), k.question())
		if !ok {
			h = Hash{Lo: missing}
		}
		if h.Lo != t.prints[i] {
			t.prints[i] = h.Lo
			changed[k] = struct{}{}
		}
	}
	for _, i := range rows {
		visit(t.keys[i])
	}
}
