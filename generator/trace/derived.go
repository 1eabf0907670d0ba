package trace

import "sync"

// A Memo keeps the derived answers of one state of a site: each is made at
// most a few times and shared by all that ask.
//
// Two workers may both make an answer, and the first is kept: derived
// questions never wait for each other, so they cannot wait in a circle.
type Memo[A any] struct {
	number uint16
	mu     sync.Mutex
	made   map[Subject]derived[A]
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
	m.mu.Lock()
	d, ok := m.made[s]
	m.mu.Unlock()
	if ok {
		return d.answer
	}
	inner := NewRecorder(r.notebook)
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

// Seed puts in answers of the state before that are fresh, and were not made
// anew.
func (m *Memo[A]) Seed(last *Memo[A], fresh func(Key) bool) {
	last.mu.Lock()
	defer last.mu.Unlock()
	for s, d := range last.made {
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
	m.mu.Lock()
	defer m.mu.Unlock()
	for s, d := range m.made {
		f(makeKey(s, m.number), d.answer, d.trace, d.hash)
	}
}
