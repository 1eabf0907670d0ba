package trace

import (
	"fmt"
	"reflect"
	"strconv"
)

// Sort says from what the answer of a question is made.
type Sort uint8

const (
	// Own answers are made from one input file alone. They are asked again
	// only if the input that the subject names changed.
	Own Sort = iota + 1
	// Joined answers are made from the assembled site, the theme or the
	// settings. They are asked again only if a joined part changed.
	Joined
	// Derived answers are made by asking other questions, with a trace of
	// their own. They are made again only if that trace is stale.
	Derived
)

// A Topic is what a set of questions is about: one sort of subject S, found by
// its name in a world W (a page by its path in a site, a string by its key in
// a theme).
type Topic[W, S any] struct {
	name string
	find func(w W, subject string) (S, bool)
}

// NewTopic declares a topic. find gives the subject of that name, and false
// where there is none: then every question about it has the answer "missing".
func NewTopic[W, S any](name string, find func(w W, subject string) (S, bool)) *Topic[W, S] {
	return &Topic[W, S]{name, find}
}

// A Question is one narrow thing an output may want to know of a subject S.
type Question[S, A any] struct {
	number uint16
	answer func(S) A
}

// declaration is what the store needs of a question.
type declaration struct {
	name string
	sort Sort
	// write appends the answer as text; ok is false where the subject is
	// missing.
	write func(w World, subject string, b []byte) (out []byte, ok bool)
}

// declarations holds all questions by number. Numbers follow the order of
// declaration at the start of the program: they are equal in every run of one
// build of the program, and never reach an output.
var declarations []declaration

// Declare declares a question of a topic. write appends the answer to b as
// text from which two different answers can be told: it is what is
// fingerprinted, and what --explain shows.
func Declare[W, S, A any](t *Topic[W, S], sort Sort, name string, answer func(S) A, write func(b []byte, a A) []byte) *Question[S, A] {
	world := reflect.TypeFor[W]()
	q := &Question[S, A]{uint16(len(declarations)), answer}
	declarations = append(declarations, declaration{
		name: t.name + "." + name,
		sort: sort,
		write: func(w World, subject string, b []byte) ([]byte, bool) {
			value, ok := w[world].(W)
			if !ok {
				return b, false
			}
			s, ok := t.find(value, subject)
			if !ok {
				return b, false
			}
			return write(b, answer(s)), true
		},
	})
	if len(declarations) > maxQuestions {
		panic(fmt.Sprintf("more than %d questions are declared", maxQuestions))
	}
	return q
}

// Ask notes the question and returns its answer.
func (q *Question[S, A]) Ask(r *Recorder, subject Subject, s S) A {
	r.note(subject, q.number)
	return q.answer(s)
}

// Missing notes the question about a subject that is not there, so that its
// appearing is noticed.
func (q *Question[S, A]) Missing(r *Recorder, subject Subject) {
	r.note(subject, q.number)
}

// Is reports whether a key asks this question.
func (q *Question[S, A]) Is(k Key) bool { return k.question() == q.number }

// A World holds the values that questions are put to, by type: a site, a
// theme, settings. None of them ever changes.
type World map[reflect.Type]any

// Put adds a value of the type W that topics name.
func Put[W any](w World, value W) { w[reflect.TypeFor[W]()] = value }

// Questions returns the names of all questions, in the order of their
// numbers. Tests switch each of them off in turn.
func Questions() []string {
	names := make([]string, len(declarations))
	for i, d := range declarations {
		names[i] = d.name
	}
	return names
}

// Text is a write function for answers that are strings.
func Text(b []byte, a string) []byte { return append(b, a...) }

// Bool is a write function for answers that are true or false.
func Bool(b []byte, a bool) []byte {
	if a {
		return append(b, "yes"...)
	}
	return append(b, "no"...)
}

// Int is a write function for whole numbers.
func Int(b []byte, a int) []byte { return fmt.Appendf(b, "%d", a) }

// Sum128 is a write function for hashes.
func Sum128(b []byte, a Hash) []byte { return append(b, a.String()...) }

// Lines is a write function for lists of strings.
func Lines(b []byte, a []string) []byte {
	for _, s := range a {
		b = append(strconv.AppendQuote(b, s), '\n')
	}
	return b
}
