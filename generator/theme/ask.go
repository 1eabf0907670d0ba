package theme

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/lang"
	"vizitka/generator/trace"
)

// Questions about a theme. A subject is a path, or a language and a key with a
// blank between them.
var (
	templates = trace.NewTopic("template", func(t *Theme, name string) (*Template, bool) { return t.Template(name) })
	assets    = trace.NewTopic("asset", func(t *Theme, path string) (*File, bool) { return t.asset(path) })
	strs      = trace.NewTopic("string", func(t *Theme, subject string) (Phrase, bool) {
		lang, key, _ := strings.Cut(subject, " ")
		return t.Phrase(lang, key)
	})
	plurals = trace.NewTopic("plural", func(t *Theme, subject string) ([]string, bool) {
		lang, key, _ := strings.Cut(subject, " ")
		return t.forms(lang, key)
	})
	languages = trace.NewTopic("names", func(t *Theme, code string) (lang.Names, bool) { return t.Names(code), true })
	wholes    = trace.NewTopic("theme", func(t *Theme, _ string) (*Theme, bool) { return t, true })
	keySets   = trace.NewTopic("keys", func(t *Theme, code string) ([]string, bool) { return t.keysOf(code), true })
	files     = trace.NewTopic("folder", func(t *Theme, folder string) (within, bool) { return within{t, folder}, true })

	templateHash = trace.Declare(templates, trace.Joined, "hash", func(t *Template) trace.Hash { return t.Hash }, trace.Sum128)
	assetHash    = trace.Declare(assets, trace.Joined, "hash", func(f *File) trace.Hash { return f.Hash }, trace.Sum128)
	phraseText   = trace.Declare(strs, trace.Joined, "text", func(p Phrase) Phrase { return p }, writePhrase)
	pluralForms  = trace.Declare(plurals, trace.Joined, "forms", func(forms []string) []string { return forms }, trace.Lines)
	dateNames    = trace.Declare(languages, trace.Joined, "dates", func(n lang.Names) lang.Names { return n }, trace.Any)
	stringKeys   = trace.Declare(keySets, trace.Joined, "all", func(keys []string) []string { return keys }, trace.Lines)
	folderNames  = trace.Declare(files, trace.Joined, "names", within.names, trace.Lines)
	imageSizes   = trace.Declare(wholes, trace.Joined, "image sizes", func(t *Theme) string { return t.imageSizes }, trace.Text)
	componentSet = trace.Declare(wholes, trace.Joined, "components", (*Theme).componentList, trace.Lines)
)

// writePhrase writes "Read on (en)".
func writePhrase(b []byte, p Phrase) []byte { return fmt.Appendf(b, "%s (%s)", p.Text, p.Language) }

// AskTemplate returns a template as [Theme.Template] does, and notes that it
// was asked for.
func (t *Theme) AskTemplate(r *trace.Recorder, name string) (*Template, bool) {
	subject := r.Subject(name)
	found, ok := t.Template(name)
	if !ok {
		templateHash.Missing(r, subject)
		return nil, false
	}
	templateHash.Ask(r, subject, found)
	return found, true
}

// AskString returns a string as [Theme.String] does, and notes it.
func (t *Theme) AskString(r *trace.Recorder, lang, key string) (string, bool) {
	p, ok := t.AskPhrase(r, lang, key)
	return p.Text, ok
}

// AskPhrase returns a string as [Theme.Phrase] does, and notes it.
func (t *Theme) AskPhrase(r *trace.Recorder, lang, key string) (Phrase, bool) {
	subject := r.Subject(lang + " " + key)
	p, ok := t.Phrase(lang, key)
	if !ok {
		phraseText.Missing(r, subject)
		return Phrase{}, false
	}
	return phraseText.Ask(r, subject, p), true
}

// AskPlural returns a form as [Theme.Plural] does, and notes that the forms of
// the key were asked for.
func (t *Theme) AskPlural(r *trace.Recorder, lang, key string, n int) (string, bool) {
	subject := r.Subject(lang + " " + key)
	text, ok := t.Plural(lang, key, n)
	if !ok {
		pluralForms.Missing(r, subject)
		return "", false
	}
	pluralForms.Ask(r, subject, nil)
	return text, true
}

// AskNames returns the names of [Theme.Names], and notes it.
func (t *Theme) AskNames(r *trace.Recorder, code string) lang.Names {
	return dateNames.Ask(r, r.Subject(code), t.Names(code))
}

// NoString says that the theme has no string of a key in any language it was
// looked for in, and names the nearest, which is noted. It has no place: see
// [Fail].
func (t *Theme) NoString(r *trace.Recorder, code, key string) diag.Diagnostic {
	keys := stringKeys.Ask(r, r.Subject(code), t.keysOf(code))
	return unknownString.At(diag.Place{}, diag.V{"key": key, "near": diag.Nearest(key, keys)})
}

// AskAsset returns the asset of a path ("assets/main.css"), and notes it.
func (t *Theme) AskAsset(r *trace.Recorder, path string) (*File, bool) {
	subject := r.Subject(path)
	f, ok := t.asset(path)
	if !ok {
		assetHash.Missing(r, subject)
		return nil, false
	}
	assetHash.Ask(r, subject, f)
	return f, true
}

// within is a folder of a theme: "layouts".
type within struct {
	theme  *Theme
	folder string
}

// names are the files of a folder, without its name and the ending .html.
func (w within) names() []string {
	var out []string
	for _, path := range w.theme.Files() {
		if name, ok := strings.CutPrefix(path, w.folder+"/"); ok {
			out = append(out, strings.TrimSuffix(name, ".html"))
		}
	}
	return out
}

// AskFiles returns the names of the files in a folder of the theme ("layouts",
// "assets"), those of templates without their ending, and notes it. It is for
// saying what may have been meant.
func (t *Theme) AskFiles(r *trace.Recorder, folder string) []string {
	return folderNames.Ask(r, r.Subject(folder), within{t, folder})
}

// AskComponents returns the components of [Theme.Components], and notes that
// their declarations were asked for. What each makes is a template, and
// asked for by [Theme.AskTemplate].
func (t *Theme) AskComponents(r *trace.Recorder) map[string]Component {
	componentSet.Ask(r, r.Subject(""), t)
	return t.components
}

// AskImageSizes returns how wide the theme shows a picture of a text, as the
// attribute sizes of HTML, and notes it.
func (t *Theme) AskImageSizes(r *trace.Recorder) string {
	return imageSizes.Ask(r, r.Subject(""), t)
}

// Components returns the components by their names. The map is not to be
// changed.
func (t *Theme) Components() map[string]Component { return t.components }

func (t *Theme) componentList() []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(t.components)) {
		line := name + " " + t.components[name].Ref
		for _, form := range t.components[name].Forms {
			line += " " + string(form)
		}
		args, err := json.Marshal(t.components[name].Args) // their bounds are behind pointers
		out = append(out, fmt.Sprint(line, " ", string(args), err))
	}
	return out
}

func (t *Theme) asset(path string) (*File, bool) {
	f, ok := t.files[path]
	return f, ok && strings.HasPrefix(path, "assets/")
}
