package site

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"vizitka/generator/content"
	"vizitka/generator/fields"
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
)

// A Page is a document in its place, or a list without a document. All it
// holds is hidden: it is read through a [PageView].
type Page struct {
	own
	site    *Site
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
	meta  content.Meta // after cascade
	print trace.Hash
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
	return p
}

// listPage makes a page without a document of its own.
func (s *Site) listPage(l *language, role Role, id string, name content.Name) *Page {
	title := lastStep(name.Dir)
	doc := content.Virtual(name, title)
	return &Page{own: own{doc: doc, meta: doc.Meta, print: trace.SumString(title)}, site: s, id: id, lang: l, role: role}
}

// grow makes the tree of a language from its documents.
func (s *Site) grow(l *language, docs []*content.Document) {
	l.home = s.listPage(l, Home, "/"+l.prefix, content.Name{Lang: l.Code, Role: content.Index})
	l.home.setTitle(l.Title)
	l.notFound = s.listPage(l, NotFound, "/"+l.prefix+"404.html", content.Name{Lang: l.Code, Base: "404", Role: content.Leaf})
	l.notFound.parent = l.home
	sections := map[string]*Page{"": l.home}
	for _, d := range docs {
		if d.Name.Lang != l.Code {
			continue
		}
		switch d.Name.Role {
		case content.Index:
			s.folder(l, sections, d.Name.Dir).take(d)
		case content.Leaf, content.Bundle:
			dir := d.Name.Dir
			if d.Name.Role == content.Bundle {
				if dir == "" { // content/index.md: the home page by another name
					l.home.take(d)
					continue
				}
				dir = strings.TrimSuffix(strings.TrimSuffix(dir, lastStep(dir)), "/")
			} else if dir == "" && d.Name.Base == "404" {
				l.notFound.take(d)
				continue
			}
			p := &Page{site: s, id: d.File, lang: l, role: Regular}
			p.take(d)
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

// take gives a page its document.
func (p *Page) take(d *content.Document) {
	p.doc, p.meta, p.id = d, d.Meta, d.File
	p.print = d.Print
	if p.role == Home && p.meta.Title == "" {
		p.setTitle(p.lang.Title)
	}
}

func (p *Page) setTitle(title string) {
	p.meta.Title, p.meta.LinkTitle = title, title
	p.print = trace.SumString(p.print.String() + title)
}

// handDown applies what the sections above a page cascade. The nearest section
// wins, and a page's own front matter wins over all.
func (s *Site) handDown(p *Page, above []map[string]any) {
	for _, cascade := range above {
		p.inherit(cascade)
	}
	if len(p.doc.Meta.Cascade) > 0 {
		above = append([]map[string]any{p.doc.Meta.Cascade}, above...)
	}
	for _, c := range p.children {
		s.handDown(c, above)
	}
}

func (p *Page) inherit(cascade map[string]any) {
	m := &p.meta
	m.Set = maps.Clone(m.Set)
	if m.Set == nil {
		m.Set = map[string]bool{}
	}
	for key, v := range cascade {
		if key == "params" {
			params, _ := v.(map[string]any)
			merged := maps.Clone(params)
			maps.Copy(merged, m.Params)
			m.Params = merged
			continue
		}
		if m.Set[key] {
			continue
		}
		m.Set[key] = true
		switch v := v.(type) {
		case bool:
			switch key {
			case "draft":
				m.Draft = v
			case "unlisted":
				m.Unlisted = v
			case "toc":
				m.TOC = v
			}
		case string:
			switch key {
			case "layout":
				m.Layout = v
			case "image":
				m.Image = v
			case "description":
				m.Description = v
			default:
				p.inheritTerms(key, []string{v})
			}
		case int64:
			if key == "weight" {
				m.Weight = int(v)
			}
		case fields.Date:
			switch t := v.In(p.site.settings.Location); key {
			case "date":
				m.Date = t
			case "lastmod":
				m.Lastmod = t
			}
		case []any:
			var terms []string
			for _, item := range v {
				if text, ok := item.(string); ok {
					terms = append(terms, text)
				}
			}
			p.inheritTerms(key, terms)
		}
	}
	p.print = trace.SumString(p.print.String() + string(trace.Any(nil, cascade)))
}

func (p *Page) inheritTerms(taxonomy string, terms []string) {
	for _, t := range p.site.settings.Taxonomies {
		if t.Plural == taxonomy {
			p.meta.Terms = maps.Clone(p.meta.Terms)
			if p.meta.Terms == nil {
				p.meta.Terms = map[string][]string{}
			}
			p.meta.Terms[taxonomy] = terms
		}
	}
}

// arrange puts the children of each page in order.
func (s *Site) arrange(p *Page) {
	sortPages(p.children)
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
func sortPages(pages []*Page) { slices.SortStableFunc(pages, readingOrder) }

func readingOrder(a, b *Page) int {
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
	return byTitle(a, b)
}

func byTitle(a, b *Page) int {
	if a.meta.LinkTitle != b.meta.LinkTitle {
		if c := slices.Compare(a.collation(), b.collation()); c != 0 {
			return c
		}
	}
	return strings.Compare(a.id, b.id)
}

func (p *Page) collation() []byte {
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
