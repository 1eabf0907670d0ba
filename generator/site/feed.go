package site

import (
	"html/template"
	"path"
	"strings"
	"time"

	"vizitka/generator/trace"
)

// qFirst is about the address that a page had first.
var qFirst = trace.Declare(aboutPage, trace.Joined, "first address", (*Page).firstPath, trace.Text)

// Dated returns the pages below a list that news are made of: those that have a
// date and are in their own language, the newest first.
func (p *PageView) Dated() *List {
	all := p.RegularPagesRecursive()
	if p.IsHome() {
		all = p.view.RegularPages()
	}
	dated, _ := all.Where("Date", "gt", time.Time{})
	own, _ := dated.Where("Fallback", "eq", false)
	newest, _ := own.Sort("Date", true)
	return newest
}

// HasFeed reports whether the page is a list that has a feed: the first page of
// a language, a section or a term, with a page in it that has a date.
func (p *PageView) HasFeed() bool {
	return p.IsNode() && !p.IsTaxonomy() && !p.Dated().Empty()
}

// Feed returns the address of the list's Atom feed, "" where it has none.
func (p *PageView) Feed() template.URL {
	if !p.HasFeed() {
		return ""
	}
	return template.URL(p.view.Relative(EscapePath(p.Beside(FeedName)))) //nolint:gosec // escaped
}

// FeedName is the file of a list's Atom feed, beside its page.
const FeedName = "feed.xml"

// Beside returns the path in the finished site of a file that belongs to the
// page: "pravila/feed.xml" of "pravila/", "old.feed.xml" of "old.html".
func (p *PageView) Beside(name string) string {
	address := p.Path()
	if address == "" || strings.HasSuffix(address, "/") {
		return address + name
	}
	return strings.TrimSuffix(address, path.Ext(address)) + "." + name
}

// FeedLists returns the ids of the lists that have a feed.
func (s *Site) FeedLists() []string {
	var ids []string
	for _, p := range s.pages {
		if p.listed() && s.View(p.lang.Code, nil, nil).page(p).HasFeed() {
			ids = append(ids, p.id)
		}
	}
	return ids
}

// FirstPath returns the address that the page was published at first, as far as
// it tells: the first of its aliases, else its path. It stays the same when the
// page moves and keeps its old address as an alias.
func (p *PageView) FirstPath() string { return askPlace(p, qFirst) }

func (p *Page) firstPath() string {
	if len(p.meta.Aliases) > 0 {
		return p.aliasPath(p.meta.Aliases[0])
	}
	return p.path
}
