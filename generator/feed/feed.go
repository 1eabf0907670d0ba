// Package feed makes Atom feeds (RFC 4287): one for the site and one for each
// section at the top, in every language: feed.xml beside the list's page.
//
// A feed holds the newest twenty regular pages that have a date, with their
// summary. Times are those of the front matter; nothing is read from the
// clock, so an unchanged site gives an unchanged feed. The id of an entry is
// its address, which an author keeps when a page moves by its alias.
package feed

import (
	"bytes"
	"encoding/xml"
	"time"

	"vizitka/generator/diag"
	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// entries is how many pages a feed holds at most.
const entries = 20

// name is the file of a feed, beside the page of its list.
const name = "feed.xml"

type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"xml:lang,attr"`
	Title   string   `xml:"title"`
	Sub     string   `xml:"subtitle,omitempty"`
	ID      string   `xml:"id"`
	Links   []link   `xml:"link"`
	Updated string   `xml:"updated"`
	Author  *person  `xml:"author,omitempty"`
	Entries []entry  `xml:"entry"`
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type person struct {
	Name  string `xml:"name"`
	Email string `xml:"email,omitempty"`
	URI   string `xml:"uri,omitempty"`
}

type entry struct {
	Title     string     `xml:"title"`
	ID        string     `xml:"id"`
	Link      link       `xml:"link"`
	Published string     `xml:"published"`
	Updated   string     `xml:"updated"`
	Terms     []category `xml:"category"`
	Summary   content    `xml:"summary"`
}

type category struct {
	Term string `xml:"term,attr"`
}

type content struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// Outputs returns the feed of each language and of each section at its top.
func Outputs(e *render.Env) []output.Output {
	var out []output.Output
	for _, id := range e.Site.FeedLists() {
		language := e.Site.LanguageOf(id)
		v := e.Site.View(language, nil, nil)
		path := v.PageByID(id).Path() + name
		out = append(out, output.Output{Path: path, ID: "feed of " + id + " " + language, Make: func(r *trace.Recorder) (result output.Result) {
			var err error
			result.Problems = e.Read(language, r, func(v *site.View) { result.Bytes, err = write(v, v.PageByID(id)) })
			if err != nil {
				result.Problems.Add(unwritable.At(diag.File(path), diag.V{"detail": err.Error()}))
			}
			return result
		}})
	}
	return out
}

var unwritable = diag.Declare(diag.Message{
	Name: "feed-unwritable", Severity: diag.Error,
	En: "the feed cannot be written: {detail}", Ru: "ленту не удаётся записать: {detail}",
	HintEn: "remove control characters from titles and summaries", HintRu: "уберите управляющие символы из заголовков и аннотаций",
})

// write makes the feed of a list.
func write(v *site.View, list *site.PageView) ([]byte, error) {
	pages := list.RegularPagesRecursive()
	if list.IsHome() {
		pages = v.RegularPages()
	}
	dated, _ := pages.Where("Date", "gt", time.Time{})
	dated, _ = dated.Where("Fallback", "eq", false)
	dated, _ = dated.Sort("Date", true)
	feed := atom{
		Lang: v.LanguageCode(), Title: v.Title(), Sub: list.Description(), ID: string(list.Permalink()),
		Links: []link{
			{Rel: "self", Type: "application/atom+xml", Href: string(list.Permalink()) + name},
			{Rel: "alternate", Type: "text/html", Href: string(list.Permalink())},
		},
		Author: author(v),
	}
	if !list.IsHome() {
		feed.Title = list.Title() + " — " + v.Title()
	}
	var newest time.Time
	for _, p := range dated.First(entries).Items() {
		e := makeEntry(p)
		feed.Entries = append(feed.Entries, e)
		if p.Lastmod().After(newest) {
			newest = p.Lastmod()
		}
	}
	// A feed must say when it changed; one without entries never did.
	feed.Updated = newest.Format(time.RFC3339)
	if newest.IsZero() {
		feed.Updated = "1970-01-01T00:00:00Z"
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", " ")
	if err := enc.Encode(feed); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

func makeEntry(p *site.PageView) entry {
	e := entry{
		Title: p.Title(), ID: string(p.Permalink()),
		Link:      link{Rel: "alternate", Type: "text/html", Href: string(p.Permalink())},
		Published: p.Date().Format(time.RFC3339), Updated: p.Lastmod().Format(time.RFC3339),
		Summary: content{Type: "text", Text: p.Description()},
	}
	if e.Summary.Text == "" {
		e.Summary.Text = p.SummaryText()
	}
	for _, taxonomy := range p.Site().TaxonomyNames() {
		for _, t := range p.GetTerms(taxonomy).Items() {
			e.Terms = append(e.Terms, category{t.Title()})
		}
	}
	return e
}

// author is required by the format, of the feed or of every entry.
func author(v *site.View) *person {
	a := v.Author()
	p := &person{Name: a.Name(), Email: a.Email()}
	if p.Name == "" {
		p.Name = v.Title()
	}
	if profile := a.Profile(); profile != nil {
		p.URI = string(profile.Permalink())
	}
	return p
}
