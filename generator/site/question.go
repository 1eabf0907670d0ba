package site

import (
	"fmt"
	"strings"
	"time"

	"vizitka/generator/config"
	"vizitka/generator/content"
	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

// The topics: what questions about a site can be about.
var (
	// aboutOwn: a page by itself. Its questions are given the document and
	// what was handed down to it, and nothing else.
	aboutOwn = trace.NewTopic("page", func(s *Site, id string) (*own, bool) {
		p, ok := s.byID[id]
		if !ok {
			return nil, false
		}
		return s.own(p), true
	})
	// aboutPage: a page in its place.
	aboutPage = trace.NewTopic("place", func(s *Site, id string) (*Page, bool) {
		p, ok := s.byID[id]
		return p, ok
	})
	// aboutPart: a part of a page named behind a tab: a parameter, an anchor.
	aboutPart = trace.NewTopic("page", func(s *Site, subject string) (part, bool) {
		id, name, _ := strings.Cut(subject, "\t")
		p, ok := s.byID[id]
		if !ok {
			return part{}, false
		}
		return part{s.own(p), name}, true
	})
	// aboutRef: what a page refers to, as written.
	aboutRef = trace.NewTopic("reference", func(s *Site, subject string) (asked, bool) {
		id, ref, _ := strings.Cut(subject, "\t")
		p, ok := s.byID[id]
		return asked{s, p, ref}, ok
	})
	// aboutList: a collection. One of a page that is no more is missing, which
	// is another answer than empty.
	aboutList = trace.NewTopic("list", func(s *Site, q string) (listed, bool) {
		return listed{s, query(q)}, s.hasBase(query(q))
	})
	// aboutSite: a setting or another thing of the whole site, by name.
	aboutSite = trace.NewTopic("site", func(s *Site, name string) (setting, bool) {
		return setting{s, name}, true
	})
)

type (
	part struct {
		own  *own
		name string
	}
	asked struct {
		site *Site
		from *Page
		ref  string
	}
	listed struct {
		site  *Site
		query query
	}
	setting struct {
		site *Site
		name string
	}
)

func text(name string, get func(o *own) string) *trace.Question[*own, string] {
	return trace.Declare(aboutOwn, trace.Own, name, get, trace.Text)
}

// Questions about a page by itself.
var (
	qTitle       = text("title", func(o *own) string { return o.meta.Title })
	qLinkTitle   = text("linkTitle", func(o *own) string { return o.meta.LinkTitle })
	qDescription = text("description", func(o *own) string { return o.meta.Description })
	qKind        = text("kind", func(o *own) string { return o.doc.Kind })
	qLayout      = text("layout", func(o *own) string { return o.meta.Layout })
	qImage       = text("image", func(o *own) string { return o.meta.Image })
	qPictures    = trace.Declare(aboutOwn, trace.Own, "pictures", func(o *own) []string { return picturesOf(o) }, trace.Lines)
	qTextLang    = text("text language", func(o *own) string { return o.doc.Name.Lang })
	qDates       = trace.Declare(aboutOwn, trace.Own, "dates", func(o *own) dates { return datesOf(o) }, writeDates)
	qWeight      = trace.Declare(aboutOwn, trace.Own, "weight", func(o *own) int { return o.meta.Weight }, trace.Int)
	qWords       = trace.Declare(aboutOwn, trace.Own, "words", func(o *own) int { return o.doc.Words }, trace.Int)
	qDraft       = trace.Declare(aboutOwn, trace.Own, "draft", func(o *own) bool { return o.meta.Draft }, trace.Bool)
	qTOC         = trace.Declare(aboutOwn, trace.Own, "toc", func(o *own) bool { return o.meta.TOC }, trace.Bool)
	qTypo        = trace.Declare(aboutOwn, trace.Own, "typography", func(o *own) bool { return o.meta.Typography }, trace.Bool)
	qUnlist      = trace.Declare(aboutOwn, trace.Own, "unlisted", func(o *own) bool { return o.meta.Unlisted }, trace.Bool)
	qParams      = trace.Declare(aboutOwn, trace.Own, "params", func(o *own) map[string]any { return o.meta.Params }, trace.Any)
	qFields      = trace.Declare(aboutOwn, trace.Own, "fields", func(o *own) *own { return o }, writeFields)
	qBody        = trace.Declare(aboutOwn, trace.Own, "body", func(o *own) *content.Document { return o.doc }, func(b []byte, d *content.Document) []byte {
		return trace.Sum128(b, d.Prints.Body)
	})
	qSummary = trace.Declare(aboutOwn, trace.Own, "summary", func(o *own) *own { return o }, func(b []byte, o *own) []byte {
		return trace.Sum128(append(b, o.meta.Summary...), o.doc.Prints.Summary)
	})
	qSummaryText = trace.Declare(aboutOwn, trace.Own, "summary text", func(o *own) *own { return o }, func(b []byte, o *own) []byte {
		return trace.Sum128(append(b, o.meta.Summary...), o.doc.Prints.SummaryText)
	})
	qHeadings = trace.Declare(aboutOwn, trace.Own, "headings", func(o *own) *content.Document { return o.doc }, func(b []byte, d *content.Document) []byte {
		return trace.Sum128(b, d.Prints.Headings)
	})
	qField     = trace.Declare(aboutPart, trace.Own, "field", func(p part) any { return p.own.doc.Fields[p.name] }, writeValue)
	qParam     = trace.Declare(aboutPart, trace.Own, "param", func(p part) any { return dig(p.own.meta.Params, p.name) }, trace.Any)
	qAnchor    = trace.Declare(aboutPart, trace.Own, "anchor", func(p part) bool { return hasAnchor(p.own.doc, p.name) }, trace.Bool)
	qHeadingID = trace.Declare(aboutPart, trace.Own, "heading id", func(p part) string { return headingID(p.own.doc, p.name) }, trace.Text)
	qHeading   = trace.Declare(aboutPart, trace.Own, "heading text", func(p part) string {
		for _, h := range p.own.doc.Body().Headings {
			if h.ID == p.name {
				return h.Text
			}
		}
		return ""
	}, trace.Text)
)

// Questions about a page in its place.
var (
	qPath    = trace.Declare(aboutPage, trace.Joined, "address", func(p *Page) string { return p.path }, trace.Text)
	qLang    = trace.Declare(aboutPage, trace.Joined, "language", func(p *Page) string { return p.lang.Code }, trace.Text)
	qRole    = trace.Declare(aboutPage, trace.Joined, "role", func(p *Page) Role { return p.role }, writeRole)
	qParent  = pageQuestion("parent", func(p *Page) *Page { return p.parent })
	qSection = pageQuestion("section", func(p *Page) *Page { return p.section() })
	qTop     = pageQuestion("top section", func(p *Page) *Page { return p.top() })
	qPrev    = pageQuestion("previous", func(p *Page) *Page { return p.prev })
	qNext    = pageQuestion("next", func(p *Page) *Page { return p.next })
	qPrevIn  = pageQuestion("previous in section", func(p *Page) *Page { return p.prevIn })
	qNextIn  = pageQuestion("next in section", func(p *Page) *Page { return p.nextIn })
	qStep    = trace.Declare(aboutPage, trace.Joined, "place on the route", func(p *Page) [2]int { return [2]int{p.step, p.lang.steps} }, func(b []byte, at [2]int) []byte {
		return fmt.Appendf(b, "%d of %d", at[0], at[1])
	})
	qFiles = trace.Declare(aboutPage, trace.Joined, "files beside", func(p *Page) []*file { return p.site.filesBeside(p) }, func(b []byte, files []*file) []byte {
		for _, f := range files {
			b = fmt.Appendf(b, "%s %s\n", f.shown, f.source)
		}
		return b
	})
	qCommit = trace.Declare(aboutPage, trace.Joined, "last commit", func(p *Page) time.Time { return p.site.commits[p.doc.File] }, trace.Any)
	qTerm   = trace.Declare(aboutPage, trace.Joined, "taxonomy", func(p *Page) taxonomyName {
		if p.taxonomy == nil {
			return taxonomyName{}
		}
		return *p.taxonomy
	}, func(b []byte, t taxonomyName) []byte {
		if t == (taxonomyName{}) {
			return b
		}
		return fmt.Appendf(b, "%s (%s)", t.plural, t.singular)
	})
	qLink = trace.Declare(aboutRef, trace.Joined, "link", func(a asked) target { return a.site.find(a.from, a.ref) }, writeTarget)
	qWiki = trace.Declare(aboutRef, trace.Joined, "wiki link", func(a asked) target { return a.site.findWiki(a.from, a.ref) }, writeTarget)
	qRef  = trace.Declare(aboutRef, trace.Joined, "reference", func(a asked) target {
		kind, ref, _ := strings.Cut(a.ref, "\t")
		return a.site.reference(a.from, ref, kind)
	}, writeTarget)
)

// Questions about collections and the whole site.
var (
	qListPages = trace.Declare(aboutList, trace.Joined, "pages", func(l listed) []*Page { return l.site.evaluate(l.query) }, writePages)
	qListLen   = trace.Declare(aboutList, trace.Joined, "how many", func(l listed) int { return len(l.site.evaluate(l.query)) }, trace.Int)
	qListSome  = trace.Declare(aboutList, trace.Joined, "any", func(l listed) bool { return len(l.site.evaluate(l.query)) > 0 }, trace.Bool)
	qListKind  = trace.Declare(aboutList, trace.Joined, "kind", func(l listed) string { return commonKind(l.site.evaluate(l.query)) }, trace.Text)
	qSetting   = trace.Declare(aboutSite, trace.Joined, "setting", func(s setting) any { return s.site.setting(s.name) }, trace.Any)
	qMenu      = trace.Declare(aboutSite, trace.Joined, "menu", func(s setting) []*entry { return s.site.menu(s.name) }, writeMenu)
	qData      = trace.Declare(aboutSite, trace.Joined, "data", func(s setting) any { return dataOf(s.site.data, s.name) }, trace.Any)
	qKindOf    = trace.Declare(aboutSite, trace.Joined, "kind", func(s setting) config.Kind { return s.site.kinds[s.name] }, func(b []byte, k config.Kind) []byte {
		return fmt.Appendf(b, "%s, route %t, hue %d, %s", k.Schema, k.Route, k.Hue, k.Icon)
	})
	qAliases = trace.Declare(aboutSite, trace.Joined, "aliases", func(s setting) []Alias { return s.site.Aliases() }, func(b []byte, aliases []Alias) []byte {
		for _, a := range aliases {
			b = fmt.Appendf(b, "/%s for %s\n", a.Address, a.Page)
		}
		return b
	})
	qGetPage = trace.Declare(aboutSite, trace.Joined, "page of this name", func(s setting) *Page {
		code, ref, _ := strings.Cut(s.name, "\t")
		return s.site.called(s.site.language(code), ref)
	}, writePage)
)

func pageQuestion(name string, get func(p *Page) *Page) *trace.Question[*Page, *Page] {
	return trace.Declare(aboutPage, trace.Joined, name, get, writePage)
}

func writeRole(b []byte, role Role) []byte {
	names := [...]string{Home: "home", Regular: "page", Section: "section", Taxonomy: "taxonomy", Term: "term", NotFound: "404", Search: "search"}
	return append(b, names[role]...)
}

func writePage(b []byte, p *Page) []byte {
	if p == nil {
		return b
	}
	return append(b, p.id...)
}

func writePages(b []byte, pages []*Page) []byte {
	for _, p := range pages {
		b = append(append(b, p.id...), '\n')
	}
	return b
}

func writeTarget(b []byte, t target) []byte {
	switch {
	case t.page != nil:
		b = append(append(b, t.page.id...), ' ')
		b = append(b, t.page.path...)
	case t.file != nil:
		b = append(append(b, t.file.source...), ' ')
		b = append(append(b, t.file.output...), ' ')
		b = append(b, t.file.shown...)
	}
	return fmt.Appendf(b, "#%s?%s %d", t.anchor, t.query, t.fault)
}

// dates are all dates of a page.
type dates struct {
	date, lastmod, publish, expiry time.Time
	precise                        bool
}

func datesOf(o *own) dates {
	return dates{o.meta.Date, o.lastmod(), o.meta.PublishDate, o.meta.ExpiryDate, o.meta.DatePrecise}
}

func writeDates(b []byte, d dates) []byte {
	for _, t := range []time.Time{d.date, d.lastmod, d.publish, d.expiry} {
		b = append(t.AppendFormat(b, time.RFC3339Nano), ' ')
	}
	return trace.Bool(b, d.precise)
}

func writeFields(b []byte, o *own) []byte {
	for _, name := range sortedKeys(o.doc.Fields) {
		b = append(append(b, name...), ' ')
		b = writeValue(b, o.doc.Fields[name])
		b = append(b, '\n')
	}
	for _, refs := range [][]content.Ref{o.doc.Refs, o.doc.Files} {
		for _, r := range refs {
			b = fmt.Appendf(b, "%s %q %s %d:%d\n", r.Path, r.Target, r.Of, r.Place.Line, r.Place.Col)
		}
	}
	return b
}

// writeValue writes a value of a field, Markdown in it too.
func writeValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case *markdown.Document:
		return content.WriteBody(b, &v.Body)
	case []any:
		b = append(b, '[')
		for _, item := range v {
			b = append(writeValue(b, item), ',')
		}
		return append(b, ']')
	case map[string]any:
		b = append(b, '{')
		for _, key := range sortedKeys(v) {
			b = fmt.Appendf(b, "%q:", key)
			b = append(writeValue(b, v[key]), ',')
		}
		return append(b, '}')
	}
	return trace.Any(b, v)
}
