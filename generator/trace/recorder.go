package trace

import (
	"slices"
	"sync"
)

// A Subject is the number of a subject's name in a [Notebook].
type Subject uint32

// A Key is one question about one subject.
type Key uint64

const (
	questionBits = 12
	maxQuestions = 1 << questionBits
)

func makeKey(s Subject, question uint16) Key { return Key(s)<<questionBits | Key(question) }

func (k Key) subject() Subject { return Subject(k >> questionBits) }
func (k Key) question() uint16 { return uint16(k & (maxQuestions - 1)) }

// A Trace is the sorted set of the questions that something asked.
type Trace []Key

// Any reports whether f holds for a question of the trace, by its name and its
// subject's.
func (t Trace) Any(n *Notebook, f func(question, subject string) bool) bool {
	for _, k := range t {
		if f(declarations[k.question()].name, n.Name(k.subject())) {
			return true
		}
	}
	return false
}

// Has reports whether a question of the trace is among some.
func (t Trace) Has(some map[Key]bool) bool {
	for _, k := range t {
		if some[k] {
			return true
		}
	}
	return false
}

// A Notebook numbers the names of subjects. It only grows, and is safe for
// concurrent use. States of one site that follow each other share it.
type Notebook struct {
	mu      sync.RWMutex
	numbers map[string]Subject
	names   []string

	// deaf is a question that is not recorded: tests show by it that each
	// question is needed.
	deaf int
}

// NewNotebook returns an empty Notebook.
func NewNotebook() *Notebook {
	return &Notebook{numbers: map[string]Subject{}, deaf: -1}
}

// Subject returns the number of a name, a new one for a name not seen before.
func (n *Notebook) Subject(name string) Subject {
	n.mu.RLock()
	s, ok := n.numbers[name]
	n.mu.RUnlock()
	if ok {
		return s
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if s, ok := n.numbers[name]; ok {
		return s
	}
	s = Subject(len(n.names))
	n.numbers[name] = s
	n.names = append(n.names, name)
	return s
}

// Name returns the name of a subject's number.
func (n *Notebook) Name(s Subject) string {
	n.mu.RLock()
	defer n.mu.RUnlock()
	return n.names[s]
}

// Len returns how many names there are.
func (n *Notebook) Len() int {
	n.mu.RLock()
	defer n.mu.RUnlock()
	return len(n.names)
}

// Encode writes the names in the order of their numbers, from a number on.
func (n *Notebook) Encode(e *Encoder, from int) {
	n.mu.RLock()
	defer n.mu.RUnlock()
	e.Texts(n.names[from:])
}

// Decode adds the names that Encode wrote behind those that are there.
func (n *Notebook) Decode(d *Decoder) {
	names := d.Texts()
	if len(n.names) == 0 {
		n.names, n.numbers = names, make(map[string]Subject, len(names))
		for i, name := range names {
			n.numbers[name] = Subject(i) //nolint:gosec // numbers are small
		}
		return
	}
	for _, name := range names {
		n.Subject(name)
	}
}

// Deafen makes recorders of this notebook skip one question, given by its
// name. Only tests call it.
func (n *Notebook) Deafen(question string) { n.deaf = slices.Index(Questions(), question) }

// A Recorder notes the questions that one output asks. It is used by one
// goroutine at a time. A nil Recorder notes nothing: it is for readers whose
// result is not kept.
type Recorder struct {
	notebook *Notebook
	keys     []Key
}

// NewRecorder returns an empty Recorder.
func NewRecorder(n *Notebook) *Recorder { return &Recorder{notebook: n} }

// Subject returns the number of a name; see [Notebook.Subject].
func (r *Recorder) Subject(name string) Subject {
	if r == nil {
		return 0
	}
	return r.notebook.Subject(name)
}

func (r *Recorder) note(s Subject, question uint16) {
	if r == nil || int(question) == r.notebook.deaf {
		return
	}
	r.keys = append(r.keys, makeKey(s, question))
}

// Trace returns what was noted since the last call, and empties the recorder
// for its next use.
func (r *Recorder) Trace() Trace {
	slices.Sort(r.keys)
	keys := slices.Compact(r.keys)
	t := make(Trace, len(keys))
	copy(t, keys)
	r.keys = r.keys[:0]
	return t
}
