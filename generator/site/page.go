package site

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"vizitka/generator/content"
	"vizitka/generator/lang"
	"vizitka/generator/trace"
)

// Role says what a page is to the site.
type Role uint8

const (
	// Home is the first page of a language.
	Home Role = iota + 1
	// Regular is a page of its own.
	Regular
	// Section is the page of a folder; it lists what is in it.
	Section
	// Taxonomy lists the terms of a taxonomy: /tags/.
	Taxonomy
	// Term lists the pages of a term: /tags/pravila/.
	Term
	// NotFound is the page a host sends for an address that is not there.
	NotFound
	// Search is the page where a search leads that runs without scripts.
	Search
)

// SearchLayout is the layout of that page. A theme that has it wants a search.
const SearchLayout = "search"

// A Page is a document in its place, or a list without a document. All it
// holds is hidden: it is read through a [PageView].
type Page struct {
	own
	site    *Site // that it was assembled for: for its tree, not for texts
	id      string
	subject trace.Subject
	lang    *language
	role    Role
	path    string // "pravila/prosi-pryamo/", "en/", "404.html"; no leading slash

	parent     *Page
	children   []*Page // in order, unlisted ones too
	original   *Page   // of a fallback: the page whose text it shows
	prev, next *Page   // along the route
	step       int     // on the route, from 1; 0 for a page that is not on it
	prevIn     *Page   // among the regular pages of the section
	nextIn     *Page

	terms    map[string][]*Page // by taxonomy
	taxonomy *taxonomyName      // of Taxonomy and Term
	members  []*Page            // of Term

	sortOnce sync.Once
	sortKey  []byte // collation key of the link title, made when needed
}

// own is what a page is by itself: its document and what its section handed
// down. Own questions are given no more than that.
type own struct {
	doc   *content.Document
	meta  *content.Meta // after cascade; the document's own where nothing was handed down
	print trace.Hash
}

// ownMeta returns metadata that may be changed: not the document's.
func (o *own) ownMeta() *content.Meta {
	m := *o.meta
	o.meta = &m
	return o.meta
}

type taxonomyName struct{ plural, singular string }

// folder finds or makes the section of a folder.
func (s *Site) folder(l *language, sections map[string]*Page, dir string) *Page {
	if p, ok := sections[dir]; ok {
		return p
	}
	p := s.listPage(l, Section, "/"+l.prefix+"#"+dir, content.Name{Path: dir, Dir: dir, Lang: l.Code, Role: content.Index})
	sections[dir] = p
	up := ""
	if i := strings.LastIndexByte(dir, '/'); i >= 0 {
		up = dir[:i]
	}
	p.parent = s.folder(l, sections, up)
	p.parent.children = append(p.parent.children, p)
	s.handDown(&p.own)
	return p
}

// listPage makes a page without a document of its own.
func (s *Site) listPage(l *language, role Role, id string, name content.Name) *Page {
	title := lastStep(name.Dir)
	doc := content.Virtual(name, title)
	return &Page{own: own{doc: doc, meta: &doc.Meta, print: trace.SumString(title)}, site: s, id: id, lang: l, role: role}
}

// grow makes the tree of a language from its documents.
func (s *Site) grow(l *language, documents []own) {
	l.home = s.listPage(l, Home, "/"+l.prefix, content.Name{Lang: l.Code, Role: content.Index})
	l.home.setTitle(l.Title)
	l.notFound = s.listPage(l, NotFound, "/"+l.prefix+"404.html", content.Name{Lang: l.Code, Base: "404", Role: content.Leaf})
	l.notFound.parent = l.home
	if s.search {
		l.search = s.listPage(l, Search, "/"+l.prefix+"?search", content.Name{Lang: l.Code, Base: "search", Role: content.Leaf})
		l.search.parent = l.home
		l.search.meta.Unlisted = true
	}
	sections := map[string]*Page{"": l.home}
	for _, o := range documents {
		d := o.doc
		if d.Name.Lang != l.Code {
			continue
		}
		switch d.Name.Role {
		case content.Index:
			s.folder(l, sections, d.Name.Dir).take(o)
		case content.Leaf, content.Bundle:
			dir := d.Name.Dir
			if d.Name.Role == content.Bundle {
				if dir == "" { // content/index.md: the home page by another name
					l.home.take(o)
					continue
				}
				dir = strings.TrimSuffix(strings.TrimSuffix(dir, lastStep(dir)), "/")
			} else if isNotFound(d.Name) {
				l.notFound.take(o)
				continue
			}
			p := &Page{site: s, id: d.File, lang: l, role: Regular}
			p.take(o)
			p.parent = s.folder(l, sections, dir)
			p.parent.children = append(p.parent.children, p)
		}
	}
	s.keyed(l.home)
}

// keyed files a page and those below it under their key of translation.
func (s *Site) keyed(p *Page) {
	if p.doc.File != "" {
		s.byKey[pageKey{p.lang.Code, p.key()}] = p
	}
	for _, c := range p.children {
		s.keyed(c)
	}
}

// key is what the translations of a page have in common.
func (p *Page) key() string {
	if k := p.doc.Meta.TranslationKey; k != "" {
		return "=" + k
	}
	return p.doc.Name.Key()
}

// isNotFound reports whether a document is the text of the page for addresses
// that are not there.
func isNotFound(n content.Name) bool {
	return n.Role == content.Leaf && n.Dir == "" && n.Base == "404"
}

// take gives a page its document.
func (p *Page) take(o own) {
	p.own, p.id = o, o.doc.File
	p.nameHome(&p.own)
}

// nameHome gives the text of a first page that has no title that of the site.
func (p *Page) nameHome(o *own) {
	if p.role == Home && o.meta.Title == "" {
		o.setTitle(p.lang.Title)
	}
}

func (o *own) setTitle(title string) {
	m := o.ownMeta()
	m.Title, m.LinkTitle = title, title
	o.print = trace.SumString(o.print.String() + title)
}

// arrange puts the children of each page in order.
func (s *Site) arrange(p *Page) {
	s.sortPages(p.children)
	var last *Page
	for _, c := range p.children {
		if c.role == Regular && c.listed() {
			if c.prevIn = last; last != nil {
				last.nextIn = c
			}
			last = c
		}
		s.arrange(c)
	}
}

// sortPages puts pages in the order of reading: by weight (those without one
// last), newest first, by title, by path.
func (s *Site) sortPages(pages []*Page) { slices.SortStableFunc(pages, s.inReadingOrder) }

func (s *Site) inReadingOrder(a, b *Page) int {
	if a.meta.Weight != b.meta.Weight {
		switch {
		case a.meta.Weight == 0:
			return 1
		case b.meta.Weight == 0:
			return -1
		}
		return cmp.Compare(a.meta.Weight, b.meta.Weight)
	}
	if c := b.meta.Date.Compare(a.meta.Date); c != 0 {
		return c
	}
	return s.inOrderOfTitles(a, b)
}

func (s *Site) inOrderOfTitles(a, b *Page) int {
	if s.own(a).meta.LinkTitle != s.own(b).meta.LinkTitle {
		if c := slices.Compare(s.collation(a), s.collation(b)); c != 0 {
			return c
		}
	}
	return strings.Compare(a.id, b.id)
}

func (s *Site) collation(p *Page) []byte {
	if o, another := s.texts[p]; another {
		return lang.CollationKey(p.lang.Code, o.meta.LinkTitle)
	}
	p.sortOnce.Do(func() { p.sortKey = lang.CollationKey(p.lang.Code, p.meta.LinkTitle) })
	return p.sortKey
}

// lastmod is when the page was last changed, as far as its front matter tells.
func (p *own) lastmod() time.Time {
	if !p.meta.Lastmod.IsZero() {
		return p.meta.Lastmod
	}
	return p.meta.Date
}

// listed reports whether lists and the route show the page.
func (p *Page) listed() bool { return !p.meta.Unlisted && p.role != NotFound }

// top returns the section below the home page that a page is in, or nil.
func (p *Page) top() *Page {
	for q := p; q != nil && q.parent != nil; q = q.parent {
		if q.parent.role == Home && q.role == Section {
			return q
		}
	}
	return nil
}

// section returns the nearest list a page is in: itself, if it is one.
func (p *Page) section() *Page {
	for q := p; q != nil; q = q.parent {
		if q.role != Regular && q.role != NotFound {
			return q
		}
	}
	return p.lang.home
}
