package site

import (
	"html/template"
	"path"
	"strings"

	"vizitka/generator/config"
	"vizitka/generator/look"
	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

// A Filler makes HTML of bodies and knows the outputs that other parts of the
// program make. It is implemented where templates are executed.
type Filler interface {
	// Fill fills the holes of a body of page p; judge: what leads nowhere is
	// reported.
	Fill(p *PageView, b *markdown.Body, judge bool) template.HTML
	// Gloss links the words of the glossary, each where the text of p mentions
	// it first.
	Gloss(p *PageView, text template.HTML) template.HTML
	// Pagers says that a list is shown in so many pages.
	Pagers(n int)
	// Kind gives a declared kind's word in a language.
	KindLabel(v *View, kind string) string
}

// A View is the site in one language, as one output may see it. Every method
// asks a declared question, which the output's recorder notes.
type View struct {
	site   *Site
	lang   *language
	rec    *trace.Recorder
	filler Filler
}

// View returns the site as seen in a language (the default one for "") by an
// output that records to r. filler may be nil where no HTML is asked for.
func (s *Site) View(lang string, r *trace.Recorder, filler Filler) *View {
	return &View{s, s.language(lang), r, filler}
}

// in returns the same view in another language.
func (v *View) in(l *language) *View {
	if v.lang == l {
		return v
	}
	return &View{v.site, l, v.rec, v.filler}
}

func (v *View) setting(name string) any {
	return qSetting.Ask(v.rec, v.rec.Subject(name), setting{v.site, name})
}

func (v *View) text(name string) string {
	s, _ := v.setting(name).(string)
	return s
}

// inLanguage names a setting that each language has its own of.
func (v *View) inLanguage(name string) string { return "languages." + v.lang.Code + "." + name }

// Title returns the title of the site in this language.
func (v *View) Title() string { return v.text(v.inLanguage("title")) }

// BaseURL returns the address of the site, with a slash at its end.
func (v *View) BaseURL() string { return v.text("base_url") }

// BasePath returns the path of the site's address: "/guide/".
func (v *View) BasePath() string { return v.text("base_path") }

// LanguageCode returns the code of this language: "ru".
func (v *View) LanguageCode() string { return v.lang.Code }

// Language returns this language.
func (v *View) Language() *LanguageView { return &LanguageView{v, v.lang} }

// Languages returns all languages of the site, the default one first.
func (v *View) Languages() []*LanguageView {
	v.setting("languages")
	out := make([]*LanguageView, len(v.site.languages))
	for i, l := range v.site.languages {
		out[i] = &LanguageView{v.in(l), l}
	}
	return out
}

// IsMultiLingual reports whether the site has more than one language.
func (v *View) IsMultiLingual() bool { return len(v.Languages()) > 1 }

// Home returns the first page of this language. That there is one needs no
// question; that it is this one, with or without a file of its own, does.
func (v *View) Home() *PageView { return v.GetPage("") }

// ofHome is a list of the first page. A fragment is made for a language: when
// that becomes the default one, its first page is another.
func (v *View) ofHome(base string) *List { return v.list(base, v.Home().page) }

// Sections returns the sections at the top.
func (v *View) Sections() *List { return v.ofHome("sections") }

// Pages returns all pages of this language, lists included.
func (v *View) Pages() *List { return v.ofHome("all") }

// RegularPages returns all pages of this language but lists, along the
// reading route.
func (v *View) RegularPages() *List { return v.ofHome("allregular") }

// GetPage returns the page of a path ("pravila/prosi-pryamo.md"), file name
// or title, or nil.
func (v *View) GetPage(name string) *PageView {
	arg := v.lang.Code + "\t" + name
	return v.page(qGetPage.Ask(v.rec, v.rec.Subject(arg), setting{v.site, arg}))
}

// PageByID returns the page of an id, or nil. Outputs use it that are made for
// one page.
func (v *View) PageByID(id string) *PageView {
	p, ok := v.site.byID[id]
	if !ok {
		qRole.Missing(v.rec, v.rec.Subject(id))
		return nil
	}
	return v.page(p)
}

// Taxonomies returns the taxonomies of this language by name; each is the
// list of its terms.
func (v *View) Taxonomies() map[string]*List {
	v.setting("taxonomies")
	out := map[string]*List{}
	for _, t := range v.lang.taxonomies {
		out[t.taxonomy.plural] = v.list("pages", t)
	}
	return out
}

// TaxonomyNames returns the names of the taxonomies: "tags".
func (v *View) TaxonomyNames() []string {
	all := v.setting("taxonomies").([]config.Taxonomy)
	names := make([]string, len(all))
	for i, t := range all {
		names[i] = t.Plural
	}
	return names
}

// Data returns what is in data/, by the names of folders and files.
func (v *View) Data() map[string]any {
	m, _ := qData.Ask(v.rec, v.rec.Subject(""), setting{v.site, ""}).(map[string]any)
	return m
}

// DataOf returns what is in one file of data/, by its dotted name: the narrow
// form of Data.
func (v *View) DataOf(name string) any {
	return qData.Ask(v.rec, v.rec.Subject(name), setting{v.site, name})
}

// Params returns the settings under [params] of this language.
func (v *View) Params() map[string]any {
	m, _ := v.setting(v.inLanguage("params")).(map[string]any)
	return m
}

// Param returns one setting under [params], by its dotted name.
func (v *View) Param(name string) any { return v.setting(v.inLanguage("params." + name)) }

// Contact returns the settings under [contact].
func (v *View) Contact() config.Contact { return v.setting("contact").(config.Contact) }

// Look returns the settings under [look].
func (v *View) Look() look.Look { return v.setting("look").(look.Look) }

// Feeds returns the settings under [feeds].
func (v *View) Feeds() config.Feeds { return v.setting("feeds").(config.Feeds) }

// Sitemap returns the settings under [sitemap].
func (v *View) Sitemap() config.Sitemap { return v.setting("sitemap").(config.Sitemap) }

// LLMs reports whether llms.txt and Markdown copies are made.
func (v *View) LLMs() bool { return v.setting("llms").(bool) }

// Social returns the settings under [social].
func (v *View) Social() config.Social { return v.setting("social").(config.Social) }

// Verification returns the codes under [verification].
func (v *View) Verification() config.Verification {
	return v.setting("verification").(config.Verification)
}

// Declared returns what is declared of a kind beside its words and fields:
// route, schema, hue and icon.
func (v *View) Declared(kind KindName) config.Kind {
	return qKindOf.Ask(v.rec, v.rec.Subject(string(kind)), setting{v.site, string(kind)})
}

// Author returns the person whose site it is.
func (v *View) Author() *AuthorView { return &AuthorView{v} }

// String returns the title.
func (v *View) String() string { return v.Title() }

// page makes a view of a page, nil for nil. The view's site is that of the
// page's language.
func (v *View) page(p *Page) *PageView {
	if p == nil {
		return nil
	}
	return &PageView{view: v.in(p.lang), page: p}
}

func (v *View) list(base string, p *Page) *List {
	return &List{view: v, query: baseQuery(base, p.id)}
}

// Relative returns an address of the site as a browser needs it: below the
// path of base_url.
func (v *View) Relative(address string) string { return v.BasePath() + address }

// Absolute returns an address of the site as other sites need it.
func (v *View) Absolute(address string) string { return v.BaseURL() + address }

// setting answers questions about settings, by name.
func (s *Site) setting(name string) any {
	switch name {
	case "base_url":
		return s.settings.BaseURL
	case "base_path":
		return basePath(s.settings.BaseURL)
	case "contact":
		return s.settings.Contact
	case "look":
		return s.settings.Look
	case "social":
		return s.settings.Social
	case "verification":
		return s.settings.Verified
	case "taxonomies":
		return s.settings.Taxonomies
	case "feeds":
		return s.settings.Feeds
	case "llms":
		return s.settings.LLMs
	case "sitemap":
		return s.settings.Sitemap
	case "page size":
		return s.settings.PageSize
	case "languages":
		var codes []string
		for _, l := range s.languages {
			codes = append(codes, l.Code+" "+l.Name)
		}
		return codes
	}
	if rest, ok := strings.CutPrefix(name, "languages."); ok {
		code, key, _ := strings.Cut(rest, ".")
		l := s.language(code)
		switch {
		case key == "title":
			return l.Title
		case key == "name":
			return l.Name
		case key == "author":
			return l.Author
		case key == "menus":
			return s.menuNames(l)
		case key == "params":
			return l.Params
		case strings.HasPrefix(key, "params."):
			return dig(l.Params, strings.TrimPrefix(key, "params."))
		}
	}
	return nil
}

// basePath is the path of a base URL, with slashes at both ends.
func basePath(base string) string {
	_, rest, ok := strings.Cut(base, "://")
	if !ok {
		return "/"
	}
	i := strings.IndexByte(rest, '/')
	if i < 0 {
		return "/"
	}
	return strings.TrimSuffix(path.Clean(rest[i:]), "/") + "/"
}

func dataOf(data map[string]any, name string) any {
	if name == "" {
		return data
	}
	return dig(data, name)
}

// A LanguageView is a language of the site.
type LanguageView struct {
	view *View
	lang *language
}

// Lang returns the code: "ru".
func (l *LanguageView) Lang() string { return l.lang.Code }

// LanguageCode returns the code, as Hugo names it.
func (l *LanguageView) LanguageCode() string { return l.lang.Code }

// LanguageName returns the language's name in itself: "Русский".
func (l *LanguageView) LanguageName() string { return l.view.text(l.view.inLanguage("name")) }

// Title returns the title of the site in the language.
func (l *LanguageView) Title() string { return l.view.Title() }

// Pages returns all pages of the language, lists included.
func (l *LanguageView) Pages() *List { return l.view.Pages() }

// Home returns the first page of the language.
func (l *LanguageView) Home() *PageView { return l.view.Home() }

// String returns the code.
func (l *LanguageView) String() string { return l.lang.Code }

// An AuthorView is the person whose site it is.
type AuthorView struct{ view *View }

func (a *AuthorView) author() config.Author {
	return a.view.setting(a.view.inLanguage("author")).(config.Author)
}

// Name returns the name under [author].
func (a *AuthorView) Name() string { return a.author().Name }

// String returns the name.
func (a *AuthorView) String() string { return a.Name() }

// Headline returns what the person is, in a few words.
func (a *AuthorView) Headline() string { return a.author().Headline }

// Email returns the address under [author].
func (a *AuthorView) Email() string { return a.author().Email }

// Profile returns the page that [author] profile names, or nil.
func (a *AuthorView) Profile() *PageView {
	if name := a.author().Profile; name != "" {
		return a.view.GetPage(name)
	}
	return nil
}
