package render

import (
	"slices"
	"strings"

	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

// Questions about what documents are parsed by, as far as layouts see it.
var (
	aboutKind = trace.NewTopic("kind", func(e *Env, subject string) (kindIn, bool) {
		return kindIn{e, subject}, true
	})
	qKindLabel = trace.Declare(aboutKind, trace.Joined, "label", kindIn.label, trace.Text)
	// Which kinds there are is told only to who asks for one that is none.
	qOtherKinds = trace.Declare(aboutKind, trace.Joined, "others", kindIn.others, trace.Lines)

	aboutRules = trace.NewTopic("rules", func(e *Env, _ string) (*Env, bool) { return e, true })
	qGrammar   = trace.Declare(aboutRules, trace.Joined, "grammar", func(e *Env) trace.Hash { return e.Grammar }, trace.Sum128)
)

// kindIn is a kind by its name, or by a language and its name with a tab
// between them.
type kindIn struct {
	env  *Env
	name string
}

func (k kindIn) label() string {
	language, kind, _ := strings.Cut(k.name, "\t")
	return k.env.Rules.KindLabel(kind, language)
}

// others returns the names of all kinds if the kind is none of them, and nil
// if it is one.
func (k kindIn) others() []string {
	if kinds := k.env.Rules.Kinds(); !slices.Contains(kinds, k.name) {
		return kinds
	}
	return nil
}

// kindLabel returns a kind's word in a language.
func (e *Env) kindLabel(r *trace.Recorder, language, kind string) string {
	subject := language + "\t" + kind
	return qKindLabel.Ask(r, r.Subject(subject), kindIn{e, subject})
}

// markdown returns the options by which texts of a language are converted.
func (w *worker) markdown(language string, typography bool) *markdown.Options {
	qGrammar.Ask(w.frame.rec, w.frame.rec.Subject(""), w.env)
	return w.env.Rules.Markdown(language, typography)
}
