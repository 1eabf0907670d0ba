package theme

import (
	"maps"
	"slices"
	"strings"

	"vizitka/generator/config"
	"vizitka/generator/diag"
	"vizitka/generator/fields"
)

// Names are what the templates of a theme may name.
type Names struct {
	// Functions that a template may call, besides those of text/template.
	Functions []string
	// Renamed gives for a name that authors bring from elsewhere what to write
	// instead. A field or method is looked for with a dot before it, then
	// without: ".Type", "Type".
	Renamed map[string]string
	// Members returns the fields and methods of a type of the data, by the
	// name that package reflect gives it ("*site.PageView"), and nothing for
	// an unknown one. It may be nil.
	Members func(typeName string) []string
	// Language is the site's default language, in which a string is looked for
	// before English.
	Language string
}

// A Theme is what the layers together hold. It never changes after Load, and
// all its methods may be called by several goroutines.
type Theme struct {
	Kinds   map[string]config.Kind // the kinds it declares, by name; not to be changed
	Options []fields.Field         // what a site may set, in the order declared

	// Icons: it links to the icons that the program makes.
	Icons bool

	names      Names
	files      map[string]*File
	sources    map[string]*source
	numbered   []*source // by the number in their errors
	templates  map[string]*Template
	strings    map[string]*phrases // by language, in lower case
	components map[string]Component
	imageSizes string
	problems   diag.List // that Load collects
}

// Load reads the layers, the uppermost first: a file there replaces the file
// of the same path in those below. It returns all that is wrong in all files;
// what is broken is broken for itself. The Theme is never nil.
func Load(layers []Layer, n Names) (*Theme, diag.List) {
	t := &Theme{names: n, sources: map[string]*source{}, templates: map[string]*Template{}}
	files, each, problems := merge(layers)
	t.files, t.problems = files, problems
	t.readStrings(each)
	t.parse()
	t.readManifests(each)
	// What is wrong in a file is wrong in all that include it, and was found
	// once.
	found := diag.Compact(t.problems)
	for i := range found {
		found[i].Count = 0
	}
	t.problems = nil
	return t, found
}

// parse reads all templates.
func (t *Theme) parse() {
	lang, keys := newLanguage(t.names), t.keys()
	for _, name := range t.Files() {
		folder, _, _ := strings.Cut(name, "/")
		if folder != "layouts" && folder != "partials" && folder != "components" {
			continue
		}
		if !strings.HasSuffix(name, ".html") {
			t.problems.Add(notTemplate.At(diag.File(t.files[name].Place), nil))
			continue
		}
		s := parseSource(t.files[name], len(t.numbered), lang)
		t.numbered = append(t.numbered, s)
		t.sources[name] = s
		for _, key := range s.keys {
			if !keys[key.text] {
				d := t.NoString(nil, t.names.Language, key.text)
				d.Place = s.at(key.offset, len(key.text)+2)
				s.problems.Add(d)
			}
		}
	}
	for _, s := range t.numbered {
		composed := t.compose(s)
		t.templates[s.Path] = composed
		t.problems.Add(composed.problems...)
	}
}

// Files returns the paths of all files of the merged layers in order.
func (t *Theme) Files() []string { return slices.Sorted(maps.Keys(t.files)) }

// Has reports whether there is a file of this path in a layer.
func (t *Theme) Has(path string) bool { return t.files[path] != nil }

// File returns the file of a path, from the uppermost layer that has it.
func (t *Theme) File(path string) (*File, bool) {
	f, ok := t.files[path]
	return f, ok
}

// Template returns the template of a path: "layouts/page.html",
// "partials/menu.html", "components/note.html". One that has mistakes is
// returned too; executing it gives them.
func (t *Theme) Template(name string) (*Template, bool) {
	found, ok := t.templates[name]
	return found, ok
}

// Calls reports whether a template names a function. It is for outputs that are
// made only where a page leads to them.
func (t *Theme) Calls(function string) bool {
	for _, s := range t.sources {
		if s.names[function] {
			return true
		}
	}
	return false
}
