package site

import (
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"vizitka/generator/config"
	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/glossary"
	"vizitka/generator/lang"
	"vizitka/generator/trace"
)

// Input is all that a site is assembled from.
type Input struct {
	Settings  *config.Settings
	Kinds     map[string]config.Kind
	Documents []*content.Document // in any order
	Files     []string            // the other files in content/ and static/, relative to the site's folder
	Data      map[string]any      // the content of data/, by the names of files and folders
	Include   Include
	Notebook  *trace.Notebook
	// Commits tell when files were last committed, by name; nil where that is
	// not asked for.
	Commits map[string]time.Time
	// Shown returns where pages show a file of content/ that has an address of
	// its own: a large photograph is shown smaller. nil: everything is shown as
	// it is.
	Shown func(source, output string) string
	// Search: pages can be searched, and each language has a page for that.
	Search bool
}

// Include says which pages belong to the site, and as of when.
type Include struct {
	Drafts, Future, Expired bool
	At                      time.Time
}

// A Site is all documents joined. It never changes after Assemble: any number
// of goroutines may read it.
//
// It can be read only through a [View].
type Site struct {
	settings  *config.Settings
	kinds     map[string]config.Kind
	data      map[string]any
	notebook  *trace.Notebook
	subject   trace.Subject
	commits   map[string]time.Time
	languages []*language
	cascades  cascades
	search    bool

	pages   []*Page                    // by language and reading order, lists and fallbacks included
	byID    map[string]*Page           // "content/pravila/_index.md", "content/x.md@en", "/en/tags/"
	byPath  map[string]*Page           // by address without leading slash
	byKey   map[pageKey]*Page          // by language and key of translation
	names   func() map[string][]*Page  // by folded base name and title, for wiki links; made when first asked for
	files   map[string]*file           // by path on disk, NFC, relative to the site's folder
	folders map[string][]*file         // of content/, by folder, in order
	near    func() map[*language]*near // made when first asked for
	absent  func() absent              // made when first asked for
	leftOut []LeftOut
	next    time.Time

	// What is another than when the site was assembled: see WithTexts.
	texts    map[*Page]*own
	retitled map[string]bool // folded titles that pages had or got since

	lists   *sync.Map // description of a query → []*Page
	byTitle *sync.Map // the same, of those that titles go into
	wanted  func() map[string]bool
	graph   func() map[*Page][]*Page
	related func(*Page) []*Page
}

type pageKey struct{ lang, key string }

// A language of the site.
type language struct {
	config.Language
	prefix     string // "" for the default language, "en/"
	home       *Page
	notFound   *Page
	search     *Page // nil where there is none
	taxonomies []*Page
	regular    []*Page                // along the reading route, unlisted ones left out
	steps      int                    // of the reading route
	words      func() *glossary.Words // of its glossary; made when first asked for
}

// A LeftOut page is not in the site, and why.
type LeftOut struct {
	File   string
	Title  string
	Reason Reason
	When   time.Time // of publication or expiry
}

// Reason says why a page is not in the site.
type Reason uint8

const (
	// Draft: the front matter says draft.
	Draft Reason = iota + 1
	// Future: it is to be published later.
	Future
	// Expired: its time has passed.
	Expired
)

// Assemble joins documents to a site. A site is returned whatever the
// problems; with an error among them it must not be published.
func Assemble(in Input) (*Site, diag.List) {
	s := &Site{
		settings: in.Settings, kinds: in.Kinds, data: in.Data, notebook: in.Notebook, search: in.Search,
		subject: in.Notebook.Subject("site"), commits: in.Commits,
		byID: map[string]*Page{}, byPath: map[string]*Page{}, byKey: map[pageKey]*Page{},
		files: map[string]*file{}, folders: map[string][]*file{}, lists: new(sync.Map), byTitle: new(sync.Map),
	}
	for i, l := range in.Settings.Languages {
		own := &language{Language: l}
		if i > 0 {
			own.prefix = l.Code + "/"
		}
		s.languages = append(s.languages, own)
	}
	var problems diag.List
	s.cascades = gather(in.Documents)
	chosen := s.choose(in)
	for _, l := range s.languages {
		s.grow(l, chosen)
	}
	for _, l := range s.languages {
		s.fallBack(l)
	}
	for _, l := range s.languages {
		s.arrange(l.home)
		problems.Add(s.classify(l)...)
	}
	for _, l := range s.languages {
		problems.Add(s.address(l.home)...)
		for _, t := range l.taxonomies {
			problems.Add(s.address(t)...)
		}
		l.notFound.path = l.prefix + "404.html"
		s.placeSearch(l)
		s.walkRoute(l)
	}
	s.register()
	problems.Add(s.placeFiles(in)...)
	problems.Add(s.collisions()...)
	for _, l := range s.languages {
		l.words = sync.OnceValue(func() *glossary.Words { return s.glossaryOf(l) })
	}
	s.graph = sync.OnceValue(s.linkGraph)
	s.names = sync.OnceValue(s.named)
	s.wanted = sync.OnceValue(s.wantedNames)
	s.near = sync.OnceValue(s.nearNames)
	s.absent = sync.OnceValue(s.absentPages)
	s.related = s.relatedFinder()
	return s, append(problems, s.judgeSettings(in)...)
}

// choose leaves out what is not to be shown by its own front matter or by that
// of the sections above it, and remembers why.
func (s *Site) choose(in Input) []own {
	docs := slices.Clone(in.Documents)
	slices.SortFunc(docs, func(a, b *content.Document) int { return strings.Compare(a.File, b.File) })
	kept := make([]own, 0, len(docs))
	soon := func(t time.Time) {
		if t.After(in.Include.At) && (s.next.IsZero() || t.Before(s.next)) {
			s.next = t
		}
	}
	for _, d := range docs {
		o := own{doc: d, meta: &d.Meta, print: d.Print}
		s.handDown(&o)
		m := o.meta
		reason, when := heldBack(m, in.Include)
		switch reason {
		case 0:
			soon(m.ExpiryDate)
			kept = append(kept, o)
			continue
		case Future:
			soon(when)
		}
		s.leftOut = append(s.leftOut, LeftOut{File: d.File, Title: m.Title, Reason: reason, When: when})
	}
	return kept
}

// heldBack returns why a page is not to be shown, and since or until when; 0
// for one that is.
func heldBack(m *content.Meta, in Include) (Reason, time.Time) {
	appears := m.PublishDate
	if appears.IsZero() {
		appears = m.Date
	}
	switch {
	case m.Draft && !in.Drafts:
		return Draft, time.Time{}
	case appears.After(in.At) && !in.Future:
		return Future, appears
	case !m.ExpiryDate.IsZero() && !m.ExpiryDate.After(in.At) && !in.Expired:
		return Expired, m.ExpiryDate
	}
	return 0, time.Time{}
}

// HeldBack returns why a page of the site would be left out of one that is
// published at a time; 0 for one that would not.
func (s *Site) HeldBack(id string, at time.Time) Reason {
	p, ok := s.byID[id]
	if !ok {
		return 0
	}
	reason, _ := heldBack(p.meta, Include{At: at})
	return reason
}

// PageAt returns the id of the page that a file of the finished site is, ""
// for a file that is no page's, or a further page of a list.
func (s *Site) PageAt(output string) string {
	address := output
	if path.Base(output) == "index.html" {
		address = strings.TrimSuffix(output, "index.html")
	}
	if p, ok := s.byPath[address]; ok {
		return p.id
	}
	return ""
}

// Output returns the file of the finished site that the page of this id
// becomes, "" where there is no such page.
func (s *Site) Output(id string) string {
	if p, ok := s.byID[id]; ok {
		return p.outputPath()
	}
	return ""
}

// LeftOut returns the pages that are not in the site, by file.
func (s *Site) LeftOut() []LeftOut { return s.leftOut }

// NextChange returns when the site next changes by itself, because a page
// appears or expires; zero for never.
func (s *Site) NextChange() time.Time { return s.next }

// Settings returns the settings that the site was assembled with.
func (s *Site) Settings() *config.Settings { return s.settings }

// Notebook returns the notebook that numbers the subjects of this site.
func (s *Site) Notebook() *trace.Notebook { return s.notebook }

// Print returns the fingerprint of what the page of this id is made of by
// itself: the zero Hash where there is no such page. Own questions about a
// page need to be asked again only where it changed.
func (s *Site) Print(id string) trace.Hash {
	if p, ok := s.byID[id]; ok {
		return s.own(p).print
	}
	return trace.Hash{}
}

// codes are those of the languages, that of the default one first.
func (s *Site) codes() []string {
	codes := make([]string, len(s.languages))
	for i, l := range s.languages {
		codes[i] = l.Code
	}
	return codes
}

// language returns a language by its code, or the default one.
func (s *Site) language(code string) *language {
	for _, l := range s.languages {
		if l.Code == code {
			return l
		}
	}
	return s.languages[0]
}

// register numbers the pages and files them by their ids.
func (s *Site) register() {
	for _, l := range s.languages {
		var add func(p *Page)
		add = func(p *Page) {
			s.pages = append(s.pages, p)
			for _, c := range p.children {
				add(c)
			}
		}
		add(l.home)
		for _, t := range l.taxonomies {
			add(t)
		}
		s.pages = append(s.pages, l.notFound)
		if l.search != nil && l.search.role == Search {
			s.pages = append(s.pages, l.search)
		}
	}
	for _, p := range s.pages {
		p.subject = s.notebook.Subject(p.id)
		s.byID[p.id] = p
	}
}

// named files the pages by what wiki links may call them.
func (s *Site) named() map[string][]*Page {
	named := map[string][]*Page{}
	for _, p := range s.pages {
		if p.doc.File == "" {
			continue
		}
		for name := range p.own.names() {
			named[name] = append(named[name], p)
		}
	}
	return named
}

// names are what wiki links may call a page.
func (o *own) names() map[string]bool {
	base := o.doc.Name.Base
	if base == "" {
		base = lastStep(o.doc.Name.Dir)
	}
	names := map[string]bool{lang.Fold(base): true, lang.Fold(o.doc.Meta.Title): true, lang.Fold(o.doc.Meta.LinkTitle): true}
	delete(names, "")
	return names
}

// withName returns the pages that wiki links may call by a folded name, in the
// order of reading.
func (s *Site) withName(name string) []*Page {
	if !s.retitled[name] {
		return s.names()[name]
	}
	return filter(s.pages, func(p *Page) bool { return p.doc.File != "" && s.own(p).names()[name] })
}

func lastStep(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }
