package site

import (
	"fmt"
	"html/template"
)

// A Pager is one of the pages that a list is shown in.
type Pager struct {
	page   *PageView
	list   *List
	size   int
	number int
	total  int // pages of the list
}

// Pager says which of the pages of a list is made; PagerPath tells its
// address.
func (p *PageView) OnPager(number int) *PageView {
	return &PageView{view: p.view, page: p.page, pager: &Pager{number: number}}
}

// Paginate shows a list in pages of the size in [pagination], or of the size
// given. It is called once in a layout, of a list: an ordinary page has one
// address and no further pages.
func (p *PageView) Paginate(list *List, size ...int) (*Pager, error) {
	if !p.IsNode() {
		return nil, fmt.Errorf("only lists are shown in pages, and %s is an ordinary page: show the whole list, or the first of it", p.page.id)
	}
	if p.pager == nil {
		p.pager = &Pager{number: 1}
	}
	g := p.pager
	if g.list != nil {
		if g.list.query != list.query {
			return nil, fmt.Errorf("a layout can show one list in pages; here a second one is asked for")
		}
		return g, nil
	}
	g.page, g.list, g.size = p, list, p.view.setting("page size").(int)
	if len(size) > 0 && size[0] > 0 {
		g.size = size[0]
	}
	g.total = max(1, (list.Len()+g.size-1)/g.size)
	p.view.filler.Pagers(g.total)
	return g, nil
}

// Paginator shows the regular pages of the list in pages.
func (p *PageView) Paginator() (*Pager, error) {
	list := p.RegularPages()
	if p.IsTaxonomy() {
		list = p.Pages()
	}
	return p.Paginate(list)
}

// Pages returns what this page of the list shows.
func (g *Pager) Pages() *List { return g.list.After((g.number - 1) * g.size).First(g.size) }

// PageNumber returns the number of this page, from 1.
func (g *Pager) PageNumber() int { return g.number }

// TotalPages returns how many pages the list is shown in.
func (g *Pager) TotalPages() int { return g.total }

// TotalNumberOfElements returns how many pages the whole list has.
func (g *Pager) TotalNumberOfElements() int { return g.list.Len() }

// Pagers returns all pages of the list.
func (g *Pager) Pagers() []*Pager {
	out := make([]*Pager, g.total)
	for i := range out {
		out[i] = g.at(i + 1)
	}
	return out
}

func (g *Pager) at(n int) *Pager {
	if n < 1 || n > g.total {
		return nil
	}
	other := *g
	other.number = n
	return &other
}

// Prev returns the page before, or nil.
func (g *Pager) Prev() *Pager { return g.at(g.number - 1) }

// Next returns the next page, or nil.
func (g *Pager) Next() *Pager { return g.at(g.number + 1) }

// First returns the first page.
func (g *Pager) First() *Pager { return g.at(1) }

// Last returns the last page.
func (g *Pager) Last() *Pager { return g.at(g.total) }

// HasPrev reports whether there is a page before.
func (g *Pager) HasPrev() bool { return g.number > 1 }

// HasNext reports whether there is a next page.
func (g *Pager) HasNext() bool { return g.number < g.total }

// URL returns the address of the page below the host.
func (g *Pager) URL() template.URL {
	return template.URL(g.page.view.Relative(EscapePath(PagerPath(g.page.Path(), g.number)))) //nolint:gosec // escaped
}

// String tells which page of how many it is.
func (g *Pager) String() string { return fmt.Sprintf("%d/%d", g.number, g.total) }

// PagerPath returns the address of a page of the list at an address.
func PagerPath(address string, number int) string {
	if number <= 1 {
		return address
	}
	return fmt.Sprintf("%spage/%d/", address, number)
}
