package trace

import (
	"maps"
	"sync"
)

// A Memo keeps the derived answers of one state of a site: each is made at
// most a few times and shared by all that ask.
//
// Two workers may both make an answer, and the first is kept: derived
// questions never wait for each other, so they cannot wait in a circle.
type Memo[A any] struct {
	number uint16
	mu     sync.Mutex
	made   map[Subject]derived[A]
	// under has the answers of an earlier state, of which those are good that
	// fresh says.
	under *Memo[A]
	fresh func(Trace) bool
}

type derived[A any] struct {
	answer A
	trace  Trace
	hash   Hash
}

// DeclareDerived declares a derived question; each state of a site gets a Memo
// for it by [NewMemo]. name is the whole name of the question.
func DeclareDerived(name string) uint16 {
	declarations = append(declarations, declaration{name: name, sort: Derived})
	return uint16(len(declarations) - 1)
}

// NewMemo returns an empty Memo for a question of DeclareDerived.
func NewMemo[A any](question uint16) *Memo[A] {
	return &Memo[A]{number: question, made: map[Subject]derived[A]{}}
}

// Ask notes the question and returns its answer, made by make unless it is
// there. make gets a recorder of its own; hash fingerprints what it made.
func (m *Memo[A]) Ask(r *Recorder, subject string, make func(*Recorder) A, hash func(A) Hash) A {
	s := r.Subject(subject)
	r.note(s, m.number)
	d, ok := m.find(s)
	if ok {
		return d.answer
	}
	inner := NewRecorder(r.notebook).In(r.world)
	answer := make(inner)
	d = derived[A]{answer, inner.Trace(), hash(answer)}
	m.mu.Lock()
	defer m.mu.Unlock()
	if first, ok := m.made[s]; ok {
		return first.answer
	}
	m.made[s] = d
	return d.answer
}

// find returns an answer that is good in this state.
func (m *Memo[A]) find(s Subject) (derived[A], bool) {
	m.mu.Lock()
	d, ok := m.made[s]
	m.mu.Unlock()
	if ok || m.under == nil {
		return d, ok
	}
	if d, ok = m.under.find(s); ok && m.fresh(d.trace) {
		return d, true
	}
	return derived[A]{}, false
}

// Known returns the trace and the fingerprint of an answer, if it was made.
func (m *Memo[A]) Known(k Key) (t Trace, h Hash, ok bool) {
	d, ok := m.find(k.subject())
	return d.trace, d.hash, ok
}

// Over lays m over the answers of an earlier state: it takes those of which
// fresh says that they are good. What was made in the state before, and
// carried says so of, is taken too.
func (m *Memo[A]) Over(under *Memo[A], fresh func(Trace) bool, before *Memo[A], carried func(Trace) bool) {
	m.under, m.fresh = under, fresh
	if before != under {
		before.mu.Lock()
		defer before.mu.Unlock()
		for s, d := range before.made {
			if carried(d.trace) {
				m.made[s] = d
			}
		}
	}
}

// Seed puts in answers of the state before that are fresh, and were not made
// anew.
func (m *Memo[A]) Seed(last *Memo[A], fresh func(Key) bool) {
	for s, d := range last.all() {
		if _, made := m.made[s]; !made && fresh(makeKey(s, m.number)) {
			m.made[s] = d
		}
	}
}

// Put puts in an answer of an earlier run.
func (m *Memo[A]) Put(k Key, answer A, t Trace, h Hash) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.made[k.subject()] = derived[A]{answer, t, h}
}

// Each calls f for each answer made so far, in no order.
func (m *Memo[A]) Each(f func(key Key, answer A, t Trace, h Hash)) {
	for s, d := range m.all() {
		f(makeKey(s, m.number), d.answer, d.trace, d.hash)
	}
}

// all returns the answers that are good in this state.
func (m *Memo[A]) all() map[Subject]derived[A] {
	out := map[Subject]derived[A]{}
	if m.under != nil {
		for s, d := range m.under.all() {
			if m.fresh(d.trace) {
				out[s] = d
			}
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	maps.Copy(out, m.made)
	return out
}
