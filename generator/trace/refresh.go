package trace

import (
	"maps"
	"slices"
)

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
