package site

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A query describes a collection as text, so that it can be asked again of
// another state of the site: a base and steps, apart by "|".
//
//	pages content/pravila/_index.md|where Kind eq "rule"|sort Date desc|first 5
//
// The bases are those of the table below; a step's value is a Go literal, with
// "|" inside strings written as \x7c, and a NUL byte, which no name holds, for
// "|" in the id of a page.
type query string

// baseQuery is all that a base gives for an id.
func baseQuery(base, id string) query {
	return query(base + " " + strings.ReplaceAll(id, "|", "\x00"))
}

func (q query) then(step string, args ...any) query {
	var b strings.Builder
	b.WriteString(string(q) + "|" + step)
	for _, a := range args {
		b.WriteByte(' ')
		switch a := a.(type) {
		case word:
			b.WriteString(string(a))
		default:
			b.WriteString(literal(a))
		}
	}
	return query(b.String())
}

// word is an argument of a step that is written as it is.
type word string

// literal writes a value of a condition; canWrite tells which it can.
func literal(v any) string {
	switch v := v.(type) {
	case time.Time:
		return "t" + v.Format(time.RFC3339Nano)
	case nil:
		return "nil"
	}
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.String:
		return strings.ReplaceAll(strconv.Quote(r.String()), "|", `\x7c`)
	default:
		return fmt.Sprint(v)
	}
}

// canWrite reports whether a value can stand in a query.
func canWrite(v any) bool {
	switch v.(type) {
	case nil, bool, int, int64, float64, time.Time:
		return true
	}
	return reflect.ValueOf(v).Kind() == reflect.String
}

// parseLiteral reads what literal wrote.
func parseLiteral(s string) any {
	switch {
	case s == "nil":
		return nil
	case s == "true" || s == "false":
		return s == "true"
	case strings.HasPrefix(s, `"`):
		text, _ := strconv.Unquote(s)
		return text
	case strings.HasPrefix(s, "t"):
		t, _ := time.Parse(time.RFC3339Nano, s[1:])
		return t
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n
	}
	f, _ := strconv.ParseFloat(s, 64)
	return f
}

// bases are the collections that a page gives.
var bases = map[string]func(s *Site, p *Page) []*Page{
	"pages":        (*Site).pagesOf,
	"regular":      func(s *Site, p *Page) []*Page { return filter(s.pagesOf(p), (*Page).isRegular) },
	"recursive":    func(s *Site, p *Page) []*Page { return s.recursive(p, nil) },
	"sections":     func(_ *Site, p *Page) []*Page { return filter(p.listedChildren(), (*Page).isSection) },
	"ancestors":    func(_ *Site, p *Page) []*Page { return p.ancestors() },
	"all":          (*Site).all,
	"allregular":   func(_ *Site, p *Page) []*Page { return p.lang.regular },
	"related":      func(s *Site, p *Page) []*Page { return s.related(p) },
	"links":        (*Site).links,
	"backlinks":    func(s *Site, p *Page) []*Page { return s.graph()[p] },
	"translations": func(_ *Site, p *Page) []*Page { return without(p.twins(false), p) },
	"alltwins":     func(_ *Site, p *Page) []*Page { return p.twins(true) },
	"alternates":   func(_ *Site, p *Page) []*Page { return p.twins(false) },
	"search":       func(_ *Site, p *Page) []*Page { return p.lang.searchPages() },
	"searchable":   (*Site).searchable,
	"terms":        func(_ *Site, p *Page) []*Page { return p.children },
}

// evaluate returns the pages of a query, nil for one that cannot be answered.
// The result is shared: nobody changes it.
func (s *Site) evaluate(q query) []*Page {
	lists := s.lists
	if s.titlesGoInto(q) {
		lists = s.byTitle
	}
	if pages, ok := lists.Load(q); ok {
		return pages.([]*Page)
	}
	pages := s.compute(q)
	// A page's own collections, its ancestors and terms, are asked by that page
	// alone and quickly found again: keeping them took a kilobyte a page.
	if _, id, _ := q.base(); s.byID[id] == nil || s.byID[id].role != Regular {
		lists.Store(q, pages)
	}
	return pages
}

// base returns the base of a query, the id of its page, and for the base
// "term" the taxonomy.
func (q query) base() (base, id, taxonomy string) {
	first, _, _ := strings.Cut(string(q), "|")
	base, id, _ = strings.Cut(first, " ")
	id, taxonomy, _ = strings.Cut(id, "\t")
	return base, strings.ReplaceAll(id, "\x00", "|"), taxonomy
}

// hasBase reports whether the page is there whose collection a query is about.
func (s *Site) hasBase(q query) bool {
	_, id, _ := q.base()
	_, ok := s.byID[id]
	return ok
}

func (s *Site) compute(q query) []*Page {
	before, step, steps := cutLast(string(q))
	if !steps {
		base, id, taxonomy := q.base()
		p, ok := s.byID[id]
		switch {
		case !ok:
			return nil
		case base == "term":
			return p.terms[taxonomy]
		}
		return bases[base](s, p)
	}
	pages := s.evaluate(query(before))
	name, rest, _ := strings.Cut(step, " ")
	n, _ := strconv.Atoi(rest)
	switch name {
	case "first":
		return pages[:min(max(n, 0), len(pages))]
	case "last":
		return pages[len(pages)-min(max(n, 0), len(pages)):]
	case "after":
		return pages[min(max(n, 0), len(pages)):]
	case "reverse":
		pages = slices.Clone(pages)
		slices.Reverse(pages)
		return pages
	case "sort":
		field, order, _ := strings.Cut(rest, " ")
		return s.sortedBy(pages, field, order == "desc")
	case "where":
		field, rest, _ := strings.Cut(rest, " ")
		op, value, _ := strings.Cut(rest, " ")
		want := parseLiteral(value)
		return filter(pages, func(p *Page) bool { return compare(s.field(p, field), op, want) })
	}
	return nil
}

// cutLast cuts off the last step of a query.
func cutLast(q string) (before, step string, ok bool) {
	i := strings.LastIndexByte(q, '|')
	if i < 0 {
		return q, "", false
	}
	return q[:i], q[i+1:], true
}

func (p *Page) isRegular() bool { return p.role == Regular }
func (p *Page) isSection() bool { return p.role == Section }

// pagesOf are what a list lists.
func (s *Site) pagesOf(p *Page) []*Page {
	switch p.role {
	case Term:
		sorted := slices.Clone(p.members)
		s.sortPages(sorted)
		return sorted
	case Taxonomy:
		return p.children
	case Regular, NotFound, Search:
		return nil
	}
	return p.listedChildren()
}

func (p *Page) listedChildren() []*Page { return filter(p.children, (*Page).listed) }

func (s *Site) recursive(p *Page, out []*Page) []*Page {
	if p.role == Term {
		return s.pagesOf(p)
	}
	for _, c := range p.children {
		if !c.listed() {
			continue
		}
		if c.role == Regular {
			out = append(out, c)
		}
		out = s.recursive(c, out)
	}
	return out
}

// ancestors are the lists a page is in, the nearest first.
func (p *Page) ancestors() []*Page {
	var out []*Page
	for q := p.parent; q != nil; q = q.parent {
		out = append(out, q)
	}
	return out
}

// all are the pages of a language in order, lists included.
func (s *Site) all(p *Page) []*Page {
	return filter(s.pages, func(q *Page) bool { return q.lang == p.lang && q.listed() })
}

func filter(pages []*Page, keep func(*Page) bool) []*Page {
	out := make([]*Page, 0, len(pages))
	for _, p := range pages {
		if keep(p) {
			out = append(out, p)
		}
	}
	return out
}

func without(pages []*Page, not *Page) []*Page {
	return filter(pages, func(p *Page) bool { return p != not })
}

// sortedBy sorts pages by a field; equal ones stay in order.
func (s *Site) sortedBy(pages []*Page, field string, descending bool) []*Page {
	out := slices.Clone(pages)
	order := func(a, b *Page) int { return order(s.field(a, field), s.field(b, field), a.lang.Code) }
	switch field {
	case "Weight":
		order = s.inReadingOrder
	case "LinkTitle":
		order = s.inOrderOfTitles
	}
	slices.SortStableFunc(out, func(a, b *Page) int {
		if descending {
			a, b = b, a
		}
		return order(a, b)
	})
	return out
}

// fields are what where and sort may name without asking each page: what a
// page is apart from its body.
var pageFields = map[string]func(p *Page) any{
	"Kind":        func(p *Page) any { return p.doc.Kind },
	"Weight":      func(p *Page) any { return int64(p.meta.Weight) },
	"Date":        func(p *Page) any { return p.meta.Date },
	"Lastmod":     func(p *Page) any { return p.lastmod() },
	"PublishDate": func(p *Page) any { return p.meta.PublishDate },
	"ExpiryDate":  func(p *Page) any { return p.meta.ExpiryDate },
	"Draft":       func(p *Page) any { return p.meta.Draft },
	"Layout":      func(p *Page) any { return p.meta.Layout },
	"Section": func(p *Page) any {
		if top := p.top(); top != nil {
			return lastSegment(top.path)
		}
		return ""
	},
	"Fallback": func(p *Page) any { return p.original != nil },
}

// titleFields are those of them that WithTexts may change.
var titleFields = map[string]func(o *own) any{
	"Title":     func(o *own) any { return o.meta.Title },
	"LinkTitle": func(o *own) any { return o.meta.LinkTitle },
}

// knownField reports whether where and sort can name a field in a query.
func knownField(name string) bool {
	if _, ok := pageFields[name]; ok || titleFields[name] != nil {
		return true
	}
	return (strings.HasPrefix(name, "Params.") || strings.HasPrefix(name, "Fields.")) && !strings.ContainsAny(name, " |")
}

// field returns the value of a field by the name that templates give it:
// "Kind", "Params.colour", "Fields.number".
func (s *Site) field(p *Page, name string) any {
	if f, ok := titleFields[name]; ok {
		return f(s.own(p))
	}
	if f, ok := pageFields[name]; ok {
		return f(p)
	}
	set, rest, _ := strings.Cut(name, ".")
	values := p.meta.Params
	if set == "Fields" {
		values = p.doc.Fields
	}
	return dig(values, rest)
}

// dig follows a dotted name into a tree of values; names fold case as keys do.
func dig(values map[string]any, name string) any {
	var at any = values
	for step := range strings.SplitSeq(name, ".") {
		m, ok := at.(map[string]any)
		if !ok {
			return nil
		}
		if at, ok = m[step]; ok {
			continue
		}
		for _, key := range sortedKeys(m) {
			if strings.EqualFold(key, step) {
				at = m[key]
			}
		}
	}
	return at
}
