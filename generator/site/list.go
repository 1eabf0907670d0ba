package site

import (
	"fmt"
	"iter"
	"strings"
)

// A List is a collection of pages: a description of a query. Nothing is asked
// before something is taken, and then only that.
type List struct {
	view  *View
	query query
}

// Items asks which pages the list has, in order.
func (l *List) Items() []*PageView {
	pages := qListPages.Ask(l.view.rec, l.view.rec.Subject(string(l.query)), listed{l.view.site, l.query})
	out := make([]*PageView, len(pages))
	views := make([]PageView, len(pages))
	for i, p := range pages {
		views[i] = PageView{view: l.view.in(p.lang), page: p}
		out[i] = &views[i]
	}
	return out
}

func (l *List) each() iter.Seq[*PageView] {
	return func(yield func(*PageView) bool) {
		for _, p := range l.Items() {
			if !yield(p) {
				return
			}
		}
	}
}

// Len asks how many pages the list has.
func (l *List) Len() int {
	return qListLen.Ask(l.view.rec, l.view.rec.Subject(string(l.query)), listed{l.view.site, l.query})
}

// Empty asks whether the list has no page.
func (l *List) Empty() bool {
	return !qListSome.Ask(l.view.rec, l.view.rec.Subject(string(l.query)), listed{l.view.site, l.query})
}

// CommonKind asks which kind all pages of a list have; "" where they differ, or
// there are none. It is one question, however long the list.
func CommonKind(l *List) KindName {
	return KindName(qListKind.Ask(l.view.rec, l.view.rec.Subject(string(l.query)), listed{l.view.site, l.query}))
}

func commonKind(pages []*Page) string {
	kind := ""
	for _, p := range pages {
		if kind != "" && kind != p.own.doc.Kind {
			return ""
		}
		kind = p.own.doc.Kind
	}
	return kind
}

func (l *List) step(name string, args ...any) *List {
	return &List{l.view, l.query.then(name, args...)}
}

// First returns the first n pages.
func (l *List) First(n int) *List { return l.step("first", n) }

// Limit is First by Hugo's name.
func (l *List) Limit(n int) *List { return l.First(n) }

// Last returns the last n pages.
func (l *List) Last(n int) *List { return l.step("last", n) }

// After returns the pages behind the first n.
func (l *List) After(n int) *List { return l.step("after", n) }

// Reverse returns the pages in the opposite order.
func (l *List) Reverse() *List { return l.step("reverse") }

// ByWeight sorts in the order of reading.
func (l *List) ByWeight() *List { return l.sort("Weight", false) }

// ByDate sorts by date, oldest first.
func (l *List) ByDate() *List { return l.sort("Date", false) }

// ByLastmod sorts by the date of the last change, oldest first.
func (l *List) ByLastmod() *List { return l.sort("Lastmod", false) }

// ByPublishDate sorts by the date of publication, oldest first.
func (l *List) ByPublishDate() *List { return l.sort("PublishDate", false) }

// ByTitle sorts by title, as the language orders words.
func (l *List) ByTitle() *List { return l.sort("Title", false) }

// ByLinkTitle sorts by the short title.
func (l *List) ByLinkTitle() *List { return l.sort("LinkTitle", false) }

// ByParam sorts by a value under [params].
func (l *List) ByParam(name string) *List { return l.sort("Params."+name, false) }

func (l *List) sort(field string, descending bool) *List {
	order := word("asc")
	if descending {
		order = "desc"
	}
	return l.step("sort", word(field), order)
}

// Sort returns the pages sorted by a field ("Date", "Params.colour"); ok is
// false where the field cannot be part of a query.
func (l *List) Sort(field string, descending bool) (sorted *List, ok bool) {
	field = strings.TrimPrefix(field, ".")
	if !knownField(field) {
		return nil, false
	}
	return l.sort(field, descending), true
}

// Where returns the pages of which a field compares to a value; ok is false
// where the condition cannot be part of a query.
func (l *List) Where(field, op string, value any) (some *List, ok bool) {
	field = strings.TrimPrefix(field, ".")
	if !knownField(field) || !canWrite(value) || op == "not in" {
		return nil, false
	}
	return l.step("where", word(field), word(op), value), true
}

// String tells what the list is, for an author who prints it.
func (l *List) String() string { return "Pages(" + string(l.query) + ")" }

// A Group is some pages of a list that have a value in common.
type Group struct {
	Key   any
	Pages []*PageView
}

// String returns the value.
func (g *Group) String() string { return fmt.Sprint(g.Key) }
