package site

import (
	"vizitka/generator/content"
	"vizitka/generator/trace"
)

// qTerms asks for the words by which a page is found.
var qTerms = trace.Declare(aboutOwn, trace.Own, "terms", func(o *own) *content.Document { return o.doc }, func(b []byte, d *content.Document) []byte {
	return trace.Sum128(b, d.Prints.Terms)
})

// TermsOf returns a function that brings the words by which a page is found.
func TermsOf(p *PageView) func() content.Terms { return askOwn(p, qTerms).Terms }

// RecorderOf returns the recorder to which a view notes what it is asked.
func RecorderOf(v *View) *trace.Recorder { return v.rec }

// Searchable returns the pages of this language that a search finds: those with
// a text of their own that lists show, lists included.
func Searchable(v *View) *List { return v.ofHome("searchable") }

// SearchPage returns the page for a search without scripts, nil where the site
// has no search.
func (v *View) SearchPage() *PageView {
	for p := range v.ofHome("search").each() {
		return p
	}
	return nil
}

// SearchableCounts returns how many pages of each language a search finds, by
// the language's code; nil where the site has no search.
func (s *Site) SearchableCounts() map[string]int {
	if !s.search {
		return nil
	}
	counts := map[string]int{}
	for _, l := range s.languages {
		counts[l.Code] = len(s.searchable(l.home))
	}
	return counts
}

func (s *Site) searchable(home *Page) []*Page {
	return filter(s.all(home), func(p *Page) bool { return p.doc.File != "" && p.original == nil })
}

// placeSearch gives the page of a search its address. A page of the author's
// there is what readers are to see, and takes its place.
func (s *Site) placeSearch(l *language) {
	if l.search == nil {
		return
	}
	l.search.path = l.prefix + "search/"
	for _, top := range append([]*Page{l.home}, l.taxonomies...) {
		if p := pageAt(top, l.search.path); p != nil {
			l.search = p
			return
		}
	}
}

// pageAt finds a page by its address among those below another.
func pageAt(p *Page, address string) *Page {
	if p.path == address {
		return p
	}
	for _, c := range p.children {
		if found := pageAt(c, address); found != nil {
			return found
		}
	}
	return nil
}

func (l *language) searchPages() []*Page {
	if l.search == nil {
		return nil
	}
	return []*Page{l.search}
}
