package trace

import (
	"encoding/binary"
	"iter"
	"reflect"
	"slices"
	"strings"
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

// A Trace is the sorted set of the questions that something asked: the
// differences of their keys, one behind the other. A page asks a hundred, so a
// list of keys would take three times the memory, and must be made where this
// is what the store holds.
type Trace string

// traceOf returns the trace of some keys, which it sorts.
func traceOf(keys []Key) Trace {
	slices.Sort(keys)
	b := make([]byte, 0, 4*len(keys))
	last := Key(0)
	for i, k := range keys {
		if i == 0 || k != last {
			b = binary.AppendUvarint(b, uint64(k-last))
			last = k
		}
	}
	return Trace(b)
}

// Keys returns the questions in the order of their keys.
func (t Trace) Keys() iter.Seq[Key] { return keysIn(t) }

// keysIn reads what differences of keys stand for.
func keysIn[T string | []byte | Trace](t T) iter.Seq[Key] {
	return func(yield func(Key) bool) {
		last := Key(0)
		for i := 0; i < len(t); i++ {
			step, shift := Key(0), 0
			for ; i < len(t)-1 && t[i] >= 0x80; i++ {
				step |= Key(t[i]&0x7f) << shift
				shift += 7
			}
			if last += step | Key(t[i]&0x7f)<<shift; !yield(last) {
				return
			}
		}
	}
}

// Len returns the number of questions.
func (t Trace) Len() int {
	n := 0
	for i := range len(t) {
		if t[i] < 0x80 {
			n++
		}
	}
	return n
}

// Has reports whether a question of the trace is among some.
func (t Trace) Has(some map[Key]bool) bool {
	for k := range t.Keys() {
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

	// parts are the subjects that stand for a part of another, behind a tab, by
	// the name of that: of the first so many names, made when first asked for.
	parts   map[string][]Subject
	indexed int

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

// Of returns the subjects whose name, or the part of it before a tab, is among
// some, in order.
func (n *Notebook) Of(names map[string]bool) []Subject {
	n.mu.RLock()
	defer n.mu.RUnlock()
	var out []Subject
	for i, name := range n.names {
		if whole, _, _ := strings.Cut(name, "\t"); names[whole] {
			out = append(out, Subject(i)) //nolint:gosec // numbers are small
		}
	}
	return out
}

// Parts returns the subject of a name and those that stand for a part of it.
// It goes through the names only once.
func (n *Notebook) Parts(name string) []Subject {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.parts == nil {
		n.parts = map[string][]Subject{}
	}
	for ; n.indexed < len(n.names); n.indexed++ {
		if whole, _, part := strings.Cut(n.names[n.indexed], "\t"); part {
			n.parts[whole] = append(n.parts[whole], Subject(n.indexed)) //nolint:gosec // numbers are small
		}
	}
	out := slices.Clone(n.parts[name])
	if s, ok := n.numbers[name]; ok {
		out = append(out, s)
	}
	return out
}

// SubjectOf returns the name of the subject that a key asks about.
func (n *Notebook) SubjectOf(k Key) string { return n.Name(k.subject()) }

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
	world    World // nil where outputs are made of one world alone
	keys     []Key
}

// In makes r note what is asked of a world, which [Asked] tells.
func (r *Recorder) In(w World) *Recorder {
	r.world = w
	return r
}

// Asked returns the value of the world that an output is being made of, false
// where the recorder knows none. Outputs that states of a site share find
// theirs by it.
func Asked[W any](r *Recorder) (value W, ok bool) {
	if r != nil {
		value, ok = r.world[reflect.TypeFor[W]()].(W)
	}
	return value, ok
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
	t := traceOf(r.keys)
	r.keys = r.keys[:0]
	return t
}
