package trace

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
	return c.Touched(t, func(Key) bool { return false })
}

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
