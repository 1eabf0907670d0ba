package build

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"vizitka/generator/config"
	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/markdown"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/theme"
	"vizitka/generator/trace"
)

// settle reads settings and theme, and prepares the rules by which documents
// are parsed.
func (s *State) settle(last *memory) {
	basis := s.basisOf()
	if last != nil && last.state != nil && last.state.basis == basis {
		s.settled = last.state.settled
	} else {
		s.settled = settled{basis: basis}
		var settingsProblems, themeProblems, consequences diag.List
		s.settings, settingsProblems = config.Load(treeFS{s.tree}, config.Options{Environment: s.options.Environment, BaseURL: s.options.BaseURL})
		s.theme, themeProblems = s.loadTheme()
		judged, found := s.settings.WithOptions(s.theme.Options)
		s.settings = judged
		consequences.Add(found...)
		kinds := s.kinds()
		for _, name := range sortedKeys(s.settings.Sections) {
			if kind := s.settings.Sections[name]; !hasKind(kinds, kind) {
				consequences.Add(unknownSectionKind.At(s.settings.Place("sections", name), diag.V{
					"kind": kind, "near": diag.Nearest(kind, sortedKeys(kinds)), "kinds": strings.Join(sortedKeys(kinds), ", "),
				}))
			}
		}
		s.rules = content.NewRules(s.settings, kinds, components(s.theme))
		s.rules.Search = s.settings.Search && s.theme.Has("layouts/"+site.SearchLayout+".html")
		s.grammar = s.grammarOf()
		s.found = append(settingsProblems, themeProblems...)
		s.themeless = s.themeless || s.settings.Unread()
		if !s.themeless {
			s.found.Add(consequences...)
		}
	}
	s.problems.Add(s.found...)
}

// settled is what settings and theme come to. States of one basis share it.
type settled struct {
	basis    trace.Hash // of all that it was made from
	grammar  trace.Hash // of the part that documents are parsed by
	settings *config.Settings
	theme    *theme.Theme
	rules    *content.Rules
	found    diag.List
	// themeless: the settings cannot be read, or a theme that they name is not
	// found. Whatever else is wrong with the site may come of it, so that alone
	// is told.
	themeless bool
}

// Astray reports whether the site is not what its author means by it, because
// its settings cannot be read or a theme is not found.
func (s *State) Astray() bool {
	s.wake()
	return s.themeless
}

// basisOf fingerprints what settings and theme are made from, and what else is
// passed in.
func (s *State) basisOf() trace.Hash {
	h := trace.NewHasher()
	o := s.options
	fmt.Fprintf(h, "%s\n%s\n%s\n", o.Program, o.Environment, o.BaseURL)
	for _, f := range s.tree.Files("") {
		if strings.Contains(f.Path, "/") && !strings.HasPrefix(f.Path, "themes/") {
			continue
		}
		hash, err := s.tree.Hash(f.Path)
		fmt.Fprintf(h, "%s %s %v\n", f.Path, hash, err)
	}
	for _, name := range sortedKeys(o.Commits) {
		fmt.Fprintf(h, "%q %d\n", name, o.Commits[name].Unix())
	}
	return h.Sum()
}

// grammarOf fingerprints what documents are parsed by: some of the settings,
// the kinds, and which components there are. A layout is not among it. Fields
// are written as JSON, because bounds are behind pointers.
func (s *State) grammarOf() trace.Hash {
	h := trace.NewHasher()
	fmt.Fprintln(h, s.options.Program, s.rules.Search)
	values := s.settings.Values()
	for _, key := range sortedKeys(values) {
		first, _, _ := strings.Cut(key, ".")
		switch first {
		case "language", "languages", "timezone", "markdown", "sections", "taxonomies":
			fmt.Fprintln(h, key, values[key])
		}
	}
	kinds := s.kinds()
	for _, name := range sortedKeys(kinds) {
		declared, err := json.Marshal(kinds[name].Fields)
		fmt.Fprintf(h, "%s %s %v\n", name, declared, err)
	}
	for _, name := range sortedKeys(s.theme.Components()) {
		c := s.theme.Components()[name]
		fmt.Fprintf(h, "%s %v %q\n", name, c.Forms, c.Ref)
	}
	return h.Sum()
}

var unknownSectionKind = diag.Declare(diag.Message{
	Name: "unknown-section-kind", Severity: diag.Error,
	En: `[sections] names a kind that is not there: "{kind}"`, Ru: "в [sections] назван вид, которого нет: «{kind}»",
	HintEn: `did you mean "{near}"?|the kinds are: {kinds}`, HintRu: "может быть, «{near}»?|есть такие виды: {kinds}",
})

func hasKind(kinds map[string]config.Kind, name string) bool { _, ok := kinds[name]; return ok }

// loadTheme finds and loads the layers that the settings name. Where one is not
// found, what the others miss is not told.
func (s *State) loadTheme() (*theme.Theme, diag.List) {
	own, err := fs.Sub(treeFS{s.tree}, "themes")
	if err != nil {
		own = nil
	}
	layers, problems := theme.Find(s.settings.Themes, own, s.options.Themes, func(i int) diag.Place {
		return s.settings.Place("themes", i)
	})
	t, found := theme.Load(layers, render.Names(s.settings.Language))
	if s.themeless = len(layers) < len(s.settings.Themes); s.themeless {
		return t, problems
	}
	return t, append(problems, found...)
}

// kinds are those of the theme and the site's own, which win.
func (s *State) kinds() map[string]config.Kind {
	kinds := map[string]config.Kind{content.DefaultKind: {Name: content.DefaultKind, Route: true, Hue: config.NoHue}}
	for name, kind := range s.theme.Kinds {
		kinds[name] = kind
	}
	for name, kind := range s.settings.Kinds {
		kinds[name] = kind
	}
	return kinds
}

// components tells the converter what the theme's components may be.
func components(t *theme.Theme) map[string]markdown.Component {
	out := map[string]markdown.Component{}
	for name, c := range t.Components() {
		var forms []markdown.Form
		for _, f := range c.Forms {
			forms = append(forms, map[theme.Form]markdown.Form{
				theme.Container: markdown.Container, theme.Leaf: markdown.Leaf, theme.Inline: markdown.Inline,
			}[f])
		}
		out[name] = markdown.Component{Forms: forms, Ref: c.Ref}
	}
	return out
}
