package site

import (
	"html/template"
	"strings"
	"time"

	"vizitka/generator/lang"
	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

// A PageView is a page as one output may see it. Every method asks a declared
// question, which the output's recorder notes.
type PageView struct {
	view  *View
	page  *Page
	pager *Pager // of a list that is shown in several pages

	content *template.HTML // what Content returned, once it was asked for
	fields  map[string]any // what Fields returned, once it was asked for
}

// A KindName is the name of a page's kind. Comparing it with a name that is no
// kind is an error, which the functions of templates find by this type.
type KindName string

func askOwn[A any](p *PageView, q *trace.Question[*own, A]) A {
	return q.Ask(p.view.rec, p.page.subject, p.view.site.own(p.page))
}

func askPlace[A any](p *PageView, q *trace.Question[*Page, A]) A {
	return q.Ask(p.view.rec, p.page.subject, p.page)
}

func (p *PageView) other(q *trace.Question[*Page, *Page]) *PageView {
	return p.view.page(askPlace(p, q))
}

func askPart[A any](p *PageView, q *trace.Question[part, A], name string) A {
	return q.Ask(p.view.rec, p.view.rec.Subject(p.page.id+"\t"+name), part{p.view.site.own(p.page), name})
}

func askRef[A any](p *PageView, q *trace.Question[asked, A], ref string) A {
	return q.Ask(p.view.rec, p.view.rec.Subject(p.page.id+"\t"+ref), asked{p.view.site, p.page, ref})
}

// Site returns the site in the page's language.
func (p *PageView) Site() *View { return p.view }

// ID returns the name of the page that no other has, for outputs.
func (p *PageView) ID() string { return p.page.id }

// Title returns the title: of the front matter, else the first heading, else
// the file's name.
func (p *PageView) Title() string { return askOwn(p, qTitle) }

// LinkTitle returns the short title for menus and links, or the title.
func (p *PageView) LinkTitle() string { return askOwn(p, qLinkTitle) }

// Description returns the description of the front matter.
func (p *PageView) Description() string { return askOwn(p, qDescription) }

// Kind returns the kind of the page: "article", "rule".
func (p *PageView) Kind() KindName { return KindName(askOwn(p, qKind)) }

// KindLabel returns the kind's word in the page's language: «Правило».
func (p *PageView) KindLabel() string { return p.view.filler.KindLabel(p.view, string(p.Kind())) }

// Content returns the body as HTML, with the words of the glossary linked. It is
// made once a view: a layout may ask whether there is any before it shows it.
func (p *PageView) Content() template.HTML {
	if p.content == nil {
		made := p.view.filler.Gloss(p, p.view.filler.Fill(p, &askOwn(p, qBody).Body().Body, true))
		p.content = &made
	}
	return *p.content
}

// Plain returns the body as text.
func (p *PageView) Plain() string { return markdown.PlainText(&askOwn(p, qBody).Body().Body) }

// Summary returns the summary as HTML: of the front matter, else what stands
// before <!--more-->, else the first paragraph.
func (p *PageView) Summary() template.HTML {
	o := askOwn(p, qSummary)
	if o.meta.Summary != "" {
		return template.HTML("<p>" + template.HTMLEscapeString(o.meta.Summary) + "</p>") //nolint:gosec // escaped
	}
	return p.view.filler.Fill(p, &o.doc.Body().Summary, false)
}

// SummaryText returns the summary as text.
func (p *PageView) SummaryText() string {
	o := askOwn(p, qSummaryText)
	if o.meta.Summary != "" {
		return o.meta.Summary
	}
	return o.doc.Body().SummaryText
}

// Permalink returns the whole address.
func (p *PageView) Permalink() template.URL {
	return template.URL(p.view.Absolute(EscapePath(p.Path()))) //nolint:gosec // escaped
}

// RelPermalink returns the address below the host: "/guide/pravila/".
func (p *PageView) RelPermalink() template.URL {
	return template.URL(p.view.Relative(EscapePath(p.Path()))) //nolint:gosec // escaped
}

// Path returns the address below the site's own, not escaped: "pravila/".
func (p *PageView) Path() string { return askPlace(p, qPath) }

// Date returns the date of the front matter; zero for none.
func (p *PageView) Date() time.Time { return askOwn(p, qDates).date }

// Lastmod returns the date of the last change, or Date.
func (p *PageView) Lastmod() time.Time { return askOwn(p, qDates).lastmod }

// PublishDate returns the date of publication; zero for none.
func (p *PageView) PublishDate() time.Time { return askOwn(p, qDates).publish }

// ExpiryDate returns the date of expiry; zero for none.
func (p *PageView) ExpiryDate() time.Time { return askOwn(p, qDates).expiry }

// Weight returns the weight of the front matter; 0 for none.
func (p *PageView) Weight() int { return askOwn(p, qWeight) }

// Draft reports whether the page is a draft.
func (p *PageView) Draft() bool { return askOwn(p, qDraft) }

// Unlisted reports whether the page is in no list.
func (p *PageView) Unlisted() bool { return askOwn(p, qUnlist) }

// Image returns the page's image as the front matter names it.
func (p *PageView) Image() string { return askOwn(p, qImage) }

// Layout returns the layout that the front matter names.
func (p *PageView) Layout() string { return askOwn(p, qLayout) }

// Params returns the values under [params], what sections hand down among
// them.
func (p *PageView) Params() map[string]any { return askOwn(p, qParams) }

// Param returns one value under [params], or the site's of the same name; nil
// for none.
func (p *PageView) Param(name string) any {
	if v := askPart(p, qParam, name); v != nil {
		return v
	}
	return p.view.Param(name)
}

// Fields returns the values of the kind's own fields: Markdown as HTML,
// references as pages. They are made once a view.
func (p *PageView) Fields() map[string]any {
	if p.fields != nil {
		return p.fields
	}
	o := askOwn(p, qFields)
	out := make(map[string]any, len(o.doc.Fields))
	schema := p.view.site.kinds[o.doc.Kind].Fields
	for _, f := range schema {
		if v, ok := o.doc.Fields[f.Name]; ok {
			out[f.Name] = p.fieldValue(f, v)
		}
	}
	p.fields = out
	return out
}

// Field returns one value of the kind's own fields, nil for none: the narrow
// form of Fields.
func (p *PageView) Field(name string) any {
	v := askPart(p, qField, name)
	for _, f := range p.view.site.kinds[p.page.doc.Kind].Fields {
		if f.Name == name && v != nil {
			return p.fieldValue(f, v)
		}
	}
	return nil
}

// Typography reports whether the page's text is set by the rules of its
// language.
func (p *PageView) Typography() bool { return askOwn(p, qTypo) }

// WordCount returns the number of words of the body.
func (p *PageView) WordCount() int { return askOwn(p, qWords) }

// ReadingTime returns the minutes that reading the body takes, at least 1.
func (p *PageView) ReadingTime() int {
	return max(1, lang.ReadingTime(askOwn(p, qWords), p.TextLang()))
}

// ShowTOC reports whether the page wants a table of contents.
func (p *PageView) ShowTOC() bool { return askOwn(p, qTOC) }

// TextLang returns the language of the text: of a fallback it is not that of
// the page.
func (p *PageView) TextLang() string { return askOwn(p, qTextLang) }

// Fallback reports whether the page is not translated and shows the text of
// another language. Nothing is asked: the id of a page tells it.
func (p *PageView) Fallback() bool { return p.page.original != nil }

// Original returns the page whose text a fallback shows, or nil.
func (p *PageView) Original() *PageView { return p.view.page(p.page.original) }

// IsHome reports whether the page is the first one of its language.
func (p *PageView) IsHome() bool { return askPlace(p, qRole) == Home }

// IsPage reports whether the page is no list.
func (p *PageView) IsPage() bool { return askPlace(p, qRole) == Regular }

// IsSection reports whether the page is that of a folder.
func (p *PageView) IsSection() bool { return askPlace(p, qRole) == Section }

// IsTaxonomy reports whether the page lists the terms of a taxonomy.
func (p *PageView) IsTaxonomy() bool { return askPlace(p, qRole) == Taxonomy }

// IsTerm reports whether the page lists the pages of a term.
func (p *PageView) IsTerm() bool { return askPlace(p, qRole) == Term }

// IsNotFound reports whether the page is the one for addresses that are not
// there.
func (p *PageView) IsNotFound() bool { return askPlace(p, qRole) == NotFound }

// IsSearch reports whether the page is the one for a search without scripts.
func (p *PageView) IsSearch() bool { return askPlace(p, qRole) == Search }

// IsNode reports whether the page is a list.
func (p *PageView) IsNode() bool {
	role := askPlace(p, qRole)
	return role != Regular && role != NotFound && role != Search
}

// Parent returns the list the page is in, nil for the home page.
func (p *PageView) Parent() *PageView { return p.other(qParent) }

// CurrentSection returns the nearest list: the page itself if it is one.
func (p *PageView) CurrentSection() *PageView { return p.other(qSection) }

// FirstSection returns the section at the top that the page is in, or nil.
func (p *PageView) FirstSection() *PageView { return p.other(qTop) }

// Section returns the last step of the address of the section at the top:
// "pravila", or "".
func (p *PageView) Section() string {
	if top := p.FirstSection(); top != nil {
		return lastSegment(top.Path())
	}
	return ""
}

// Ancestors returns the lists the page is in, the nearest first.
func (p *PageView) Ancestors() *List { return p.view.list("ancestors", p.page) }

// Pages returns what a list lists: regular pages and sections.
func (p *PageView) Pages() *List { return p.view.list("pages", p.page) }

// RegularPages returns the regular pages of a list.
func (p *PageView) RegularPages() *List { return p.view.list("regular", p.page) }

// RegularPagesRecursive returns the regular pages of a list and of the lists
// below it.
func (p *PageView) RegularPagesRecursive() *List { return p.view.list("recursive", p.page) }

// Sections returns the sections of a list.
func (p *PageView) Sections() *List { return p.view.list("sections", p.page) }

// Next returns the next page on the reading route, or nil.
func (p *PageView) Next() *PageView { return p.other(qNext) }

// Prev returns the page before on the reading route, or nil.
func (p *PageView) Prev() *PageView { return p.other(qPrev) }

// NextInSection returns the next page of the section, or nil.
func (p *PageView) NextInSection() *PageView { return p.other(qNextIn) }

// PrevInSection returns the page before in the section, or nil.
func (p *PageView) PrevInSection() *PageView { return p.other(qPrevIn) }

// RouteStep returns the place of the page on the reading route, from 1; 0 if
// it is not on it.
func (p *PageView) RouteStep() int { return askPlace(p, qStep)[0] }

// RouteLength returns how many pages the reading route has.
func (p *PageView) RouteLength() int { return askPlace(p, qStep)[1] }

// Related returns the nearest pages by shared terms and links, at most ten.
func (p *PageView) Related() *List { return p.view.list("related", p.page) }

// Links returns the pages that the body and the fields of this one lead to,
// each once and in order.
func (p *PageView) Links() *List { return p.view.list("links", p.page) }

// Backlinks returns the pages that link to this one.
func (p *PageView) Backlinks() *List { return p.view.list("backlinks", p.page) }

// Translations returns the page in the other languages that have it.
func (p *PageView) Translations() *List { return p.view.list("translations", p.page) }

// AllTranslations returns the page in all languages that have it, itself
// included.
func (p *PageView) AllTranslations() *List { return p.view.list("alternates", p.page) }

// InLanguages returns the page in all languages, fallbacks included: where a
// language switch leads.
func (p *PageView) InLanguages() *List { return p.view.list("alltwins", p.page) }

// IsTranslated reports whether another language has the page.
func (p *PageView) IsTranslated() bool { return !p.Translations().Empty() }

// Language returns the language of the page.
func (p *PageView) Language() *LanguageView {
	askPlace(p, qLang)
	return p.view.Language()
}

// Lang returns the code of the language of the page.
func (p *PageView) Lang() string { return askPlace(p, qLang) }

// GetTerms returns the terms of the page in a taxonomy.
func (p *PageView) GetTerms(taxonomy string) *List {
	return &List{view: p.view, query: baseQuery("term", p.page.id+"\t"+taxonomy)}
}

// Plural returns the name of the taxonomy of a term or a taxonomy's page:
// "tags".
func (p *PageView) Plural() string { return askPlace(p, qTerm).plural }

// Singular returns the name of one term: "tag".
func (p *PageView) Singular() string { return askPlace(p, qTerm).singular }

// GetPage returns the page of a path relative to this one, of a file name or
// a title; nil for none.
func (p *PageView) GetPage(name string) *PageView {
	return p.view.page(askRef(p, qRef, "\t"+name).page)
}

// Equal reports whether q is the same page in the same language.
func (p *PageView) Equal(q *PageView) bool { return p != nil && q != nil && p.page.id == q.page.id }

// Eq is Equal by Hugo's name.
func (p *PageView) Eq(q *PageView) bool { return p.Equal(q) }

// IsAncestor reports whether q is below this page.
func (p *PageView) IsAncestor(q *PageView) bool {
	for a := range q.Ancestors().each() {
		if p.Equal(a) {
			return true
		}
	}
	return false
}

// IsDescendant reports whether this page is below q.
func (p *PageView) IsDescendant(q *PageView) bool { return q.IsAncestor(p) }

// File returns the file the page comes from, nil for a page without one.
// Nothing is asked: the id of a page tells it.
func (p *PageView) File() *FileView {
	name := p.page.doc.File
	if name == "" {
		return nil
	}
	return &FileView{strings.TrimPrefix(name, "content/")}
}

// Headings returns the headings as data.
func (p *PageView) Headings() []HeadingView {
	all := askOwn(p, qHeadings).Body().Headings
	out := make([]HeadingView, len(all))
	for i, h := range all {
		out[i] = HeadingView{Level: h.Level, ID: h.ID, Text: h.Text, HTML: template.HTML(h.HTML)} //nolint:gosec // made by the converter
	}
	return out
}

// TableOfContents returns the headings of the levels two and three as nested
// lists, "" where there are fewer than two.
func (p *PageView) TableOfContents() template.HTML { return contents(p.Headings()) }

// String is what an author sees who prints a page.
func (p *PageView) String() string { return "Page(" + p.page.id + ")" }
