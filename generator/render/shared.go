package render

import (
	"strings"
	"sync"

	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// A Shared is a fragment that Go code makes: a text about the site in a language
// that many outputs ask for, and that is made once for all of them. An output
// that asks for it is stale only if the text is another.
type Shared struct {
	name string
	make func(e *Env, v *site.View, arg string) string
}

// shareds are those of all packages, by the order of their declaration.
var shareds []*Shared

// DeclareShared declares a fragment of a name that no other has; it is no path
// of a partial. make must depend on nothing but its argument and what it asks
// the view, be it for other fragments, by [site.RecorderOf].
func DeclareShared(name string, make func(e *Env, v *site.View, arg string) string) *Shared {
	s := &Shared{name, make}
	shareds = append(shareds, s)
	return s
}

func sharedCalled(name string) *Shared {
	for _, s := range shareds {
		if s.name == name {
			return s
		}
	}
	return nil
}

// Of returns the fragment for an argument in a language.
func (s *Shared) Of(e *Env, r *trace.Recorder, language, arg string) string {
	return s.ask(e.of(r), r, language, arg).html
}

func (s *Shared) ask(e *Env, r *trace.Recorder, language, arg string) fragment {
	subject := strings.Join([]string{s.name, language, arg}, "\t")
	return e.fragments.Ask(r, subject, func(inner *trace.Recorder) fragment {
		return fragment{html: s.make(e, e.Site.View(language, inner, nil), arg)}
	}, fragment.print)
}

// derive makes the fragment anew; false in a language that is no more.
func (s *Shared) derive(e *Env, notebook *trace.Notebook, language, arg string) (trace.Hash, bool) {
	if e.Site.View(language, nil, nil).LanguageCode() != language {
		return trace.Hash{}, false
	}
	return s.ask(e, trace.NewRecorder(notebook), language, arg).print(), true
}

// Once returns what make made of the state of the site that an output is being
// made of, which it does once for each name. It is for what is dear and nothing
// but what fragments told already: that it is asked for is not noted.
func (e *Env) Once(r *trace.Recorder, name string, make func(e *Env) any) any {
	e = e.of(r)
	made, _ := e.once.LoadOrStore(name, sync.OnceValue(func() any { return make(e) }))
	return made.(func() any)()
}
