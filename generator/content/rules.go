package content

import (
	"fmt"
	"slices"
	"strings"

	"vizitka/generator/config"
	"vizitka/generator/fields"
	"vizitka/generator/markdown"
)

// Rules is the one value of settings and kinds that documents are parsed by.
// It never changes.
type Rules struct {
	// Search: pages are found by their words, which are taken out of the texts.
	Search bool

	settings  *config.Settings
	languages []string // the default one first
	kinds     map[string]config.Kind
	common    *fields.Schema            // of pages without a kind of their own
	schemas   map[string]*fields.Schema // by kind: common keys and the kind's fields
	own       map[string]*fields.Schema // by kind: its fields alone
	markdown  map[markdownKey]*markdown.Options
	// components of the theme, by name
	components map[string]markdown.Component
}

type markdownKey struct {
	lang       string
	typography bool
	title      bool // the first heading may be the page's title
}

// DefaultKind is the kind of a page for which neither front matter nor
// settings name one.
const DefaultKind = "article"

// NewRules prepares the rules. kinds are all that the theme and the settings
// declare.
func NewRules(s *config.Settings, kinds map[string]config.Kind, components map[string]markdown.Component) *Rules {
	r := &Rules{
		settings:   s,
		kinds:      kinds,
		common:     config.FrontMatter(s),
		schemas:    map[string]*fields.Schema{},
		own:        map[string]*fields.Schema{},
		markdown:   map[markdownKey]*markdown.Options{},
		components: components,
	}
	for name, kind := range kinds {
		r.own[name] = &fields.Schema{Name: name, Fields: kind.Fields}
		r.schemas[name] = config.PageSchema(s, kind)
	}
	mode := map[string]markdown.HTMLMode{"off": markdown.HTMLOff, "safe": markdown.HTMLSafe, "all": markdown.HTMLAll}[s.Markdown.HTML]
	for _, l := range s.Languages {
		r.languages = append(r.languages, l.Code)
		for _, typography := range []bool{false, true} {
			for _, title := range []bool{false, true} {
				r.markdown[markdownKey{l.Code, typography, title}] = &markdown.Options{
					HTML: mode, Typography: typography, Highlight: s.Markdown.Highlight, Emoji: s.Markdown.Emoji,
					Lang: l.Code, TakeTitle: title, Components: components,
				}
			}
		}
	}
	return r
}

// Kinds returns the names of all kinds, sorted.
func (r *Rules) Kinds() []string {
	names := make([]string, 0, len(r.kinds))
	for name := range r.kinds {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Schema returns the schema of the front matter of pages of a kind: the common
// keys and the kind's own fields.
func (r *Rules) Schema(kind string) (*fields.Schema, bool) {
	s, ok := r.schemas[kind]
	return s, ok
}

// Markdown returns the options by which texts of a language are converted.
func (r *Rules) Markdown(lang string, typography bool) *markdown.Options {
	if o, ok := r.markdown[markdownKey{lang, typography, false}]; ok {
		return o
	}
	return r.markdown[markdownKey{r.languages[0], typography, false}]
}

// FolderKind returns the kind that [sections] gives to the pages of a folder:
// the entry of the folder itself, or of the nearest one above it.
func (r *Rules) FolderKind(dir string) (string, bool) {
	for dir != "" {
		if kind, ok := r.settings.Sections[dir]; ok {
			return kind, true
		}
		i := strings.LastIndexByte(dir, '/')
		if i < 0 {
			break
		}
		dir = dir[:i]
	}
	return "", false
}

func kib(bytes int) string  { return fmt.Sprint((bytes + 1023) >> 10) }
func hexByte(b byte) string { return fmt.Sprintf("0x%02X", b) }

// KindLabel returns a kind's word in a language, in the default language where
// it has none in that, or its name.
func (r *Rules) KindLabel(kind, lang string) string {
	labels := r.kinds[kind].Label
	for _, code := range []string{lang, r.languages[0], "en"} {
		if label := labels[code]; label != "" {
			return label
		}
	}
	return kind
}
