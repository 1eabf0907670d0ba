package theme

import (
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"

	"vizitka/generator/diag"
)

const (
	// maxRounds is how many rounds all ranges of one Execute may take together,
	// those of the partials and components in it included.
	maxRounds = 1_000_000
	// maxDepth is how deep templates may stand in each other.
	maxDepth = 100
)

// A Set is a theme's templates with functions bound to them. It is for one
// goroutine: its functions may know for whom they work.
//
// Each template is made ready, with the escaping that html/template works out,
// when it is first executed, and kept.
type Set struct {
	theme  *Theme
	funcs  template.FuncMap
	ready  map[string]*template.Template
	depth  int // of templates that are being executed
	rounds int // of ranges since the outermost Execute began
	// stopped is why the outermost Execute must end. A function may have
	// swallowed the error of a partial that came to a limit; two calls in one
	// that shows itself would be tried again at each of a hundred depths.
	stopped error
}

// NewSet returns a Set with the given functions. They are the ones that
// [Names] lists, and three that templates call without naming them:
//
//	_items(v any) any           what a range over v goes over; an error, if it cannot
//	_len(v any) (int, error)    how many items v has
//	_truth(v any) any           v, or nil if v is a list without items
//
// A function that is missing is an error.
func (t *Theme) NewSet(funcs template.FuncMap) (*Set, error) {
	wanted := append([]string{itemsName, lenName, truthName}, t.names.Functions...)
	for _, name := range wanted {
		if funcs[name] == nil && !slices.Contains(builtins, name) {
			return nil, fmt.Errorf("theme: the function %q is not given", name)
		}
	}
	s := &Set{theme: t, funcs: template.FuncMap{}, ready: map[string]*template.Template{}}
	for name, f := range funcs {
		s.funcs[name] = f
	}
	s.funcs[tickName] = s.tick
	s.funcs[enterName] = s.enter
	s.funcs[leaveName] = s.leave
	return s, nil
}

// Execute writes what a template makes of data. A layout that fills blocks is
// shown through baseof.html. What fails is returned with its place in the
// author's file; w may have got a part of the page by then. A template that
// does not exist is a problem without a place: [Fail] hands it to the call.
//
// Execute may be called by a function of the Set's own, for a partial or a
// component.
func (s *Set) Execute(w io.Writer, name string, data any) diag.List {
	t, ok := s.theme.templates[name]
	if !ok {
		return diag.List{s.theme.missing(name)}
	}
	if len(t.problems) > 0 {
		return t.problems
	}
	depth := s.depth
	defer func() { s.depth = depth }()
	if depth == 0 {
		s.rounds, s.stopped = 0, nil
	}
	if _, err := s.enter(); err != nil {
		return problemsOf(err)
	}
	ready, err := s.prepare(t)
	if err == nil {
		err = ready.Execute(w, data)
	}
	if err != nil {
		return s.theme.failed(t, err)
	}
	return nil
}

// prepare returns the template with its functions. It has a name space of its
// own, so that a mistake in one layout does not spoil another.
func (s *Set) prepare(t *Template) (*template.Template, error) {
	if ready := s.ready[t.Name]; ready != nil {
		return ready, nil
	}
	ready := template.New(t.Name).Funcs(s.funcs)
	if _, err := ready.AddParseTree(t.Name, t.root.Copy()); err != nil {
		return nil, err
	}
	for name, tree := range t.trees {
		if name == t.Name {
			continue
		}
		if _, err := ready.AddParseTree(name, tree.Copy()); err != nil {
			return nil, err
		}
	}
	ready = ready.Lookup(t.Name)
	s.ready[t.Name] = ready
	return ready, nil
}

func (s *Set) tick() (string, error) {
	if s.rounds++; s.rounds > maxRounds && s.stopped == nil {
		s.stopped = Fail(tooManyRounds.At(diag.Place{}, diag.V{"limit": strconv.Itoa(maxRounds)}))
	}
	return "", s.stopped
}

func (s *Set) enter() (string, error) {
	if s.depth++; s.depth > maxDepth && s.stopped == nil {
		s.stopped = Fail(tooDeep.At(diag.Place{}, diag.V{"limit": strconv.Itoa(maxDepth)}))
	}
	return "", s.stopped
}

func (s *Set) leave() string {
	s.depth--
	return ""
}
