package feed

import (
	"encoding/xml"
	"net/url"
	"time"

	"vizitka/generator/asset"
	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

const (
	rssName   = "rss.xml"
	jsonName  = "feed.json"
	styleName = "feed.css"
)

// A feed is what all formats tell.
type feed struct {
	id, self, home        string
	language, title, text string
	author, authorURL     string
	updated               time.Time // zero for a feed whose pages have no date that counts
	entries               []entry

	style, look, note string // "" where the theme has no style sheet for feeds
}

// An entry is one page of a feed.
type entry struct {
	id, address, title string
	text               string // plain; "" for none
	html               string // the whole text, "" where that is not wanted
	published, updated time.Time
	terms              []string
}

// Outputs returns the feeds of all lists that have some.
func Outputs(e *render.Env) []output.Output {
	var out []output.Output
	for _, id := range e.Site.FeedLists() {
		language := e.Site.LanguageOf(id)
		list := e.Site.View(language, nil, nil).PageByID(id)
		add := func(name string, write func(feed) []byte) {
			path := list.Beside(name)
			out = append(out, output.Output{Path: path, ID: "feed of " + id + " " + language, Make: func(r *trace.Recorder) (result output.Result) {
				result.Problems = e.Read(language, r, func(v *site.View) {
					result.Bytes = write(read(e, r, v.PageByID(id), name))
				})
				return result
			}})
		}
		add(site.FeedName, writeAtom)
		if list.IsHome() {
			add(rssName, writeRSS)
			add(jsonName, writeJSON)
		}
	}
	return out
}

// read collects what the feed of a list tells, which stands beside it under a
// name.
func read(e *render.Env, r *trace.Recorder, list *site.PageView, name string) feed {
	v := list.Site()
	author, settings := v.Author(), v.Feeds()
	f := feed{
		id: absolute(v, list.FirstPath()), self: absolute(v, list.Beside(name)), home: string(list.Permalink()),
		language: v.LanguageCode(), title: v.Title(), text: list.Description(), author: author.Name(),
	}
	if !list.IsHome() {
		f.title = list.Title() + " — " + v.Title()
	}
	if f.author == "" {
		f.author = v.Title() // Atom wants one
	}
	if profile := author.Profile(); profile != nil {
		f.authorURL = string(profile.Permalink())
	}
	for _, p := range list.Dated().First(settings.Size).Items() {
		f.entries = append(f.entries, entryOf(p, settings.Full))
		if p.Lastmod().After(f.updated) {
			f.updated = p.Lastmod()
		}
	}
	if style, ok := asset.Find(e.Theme, r, styleName); ok && name != jsonName {
		f.style, f.look = v.Relative(style.Path), string(v.Look().Style())
		f.note, _ = e.Theme.AskString(r, f.language, "feed.note")
	}
	return f
}

func entryOf(p *site.PageView, full bool) entry {
	e := entry{
		id: absolute(p.Site(), p.FirstPath()), address: string(p.Permalink()),
		title: p.Title(), text: p.Description(), published: p.Date(), updated: p.Lastmod(),
	}
	if e.text == "" {
		e.text = p.SummaryText()
	}
	if full {
		e.html = clean(string(p.Content()), e.address)
	}
	for _, taxonomy := range p.Site().TaxonomyNames() {
		for _, t := range p.GetTerms(taxonomy).Items() {
			e.terms = append(e.terms, t.Title())
		}
	}
	return e
}

func absolute(v *site.View, path string) string { return v.Absolute(site.EscapePath(path)) }

// xmlDocument writes a feed of XML behind the style sheets that browsers show it
// with: those of the author's look are in the address itself.
func (f *feed) xmlDocument(v any) []byte {
	b := []byte(xml.Header)
	if f.style != "" {
		b = append(b, styleSheet(f.style)...)
	}
	if f.look != "" {
		b = append(b, styleSheet("data:text/css,"+url.PathEscape(f.look))...)
	}
	text, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		panic(err) // structs of texts can be written
	}
	return append(append(b, text...), '\n')
}

// styleSheet is the instruction of "Associating Style Sheets with XML documents
// 1.0". Addresses are escaped, so nothing in them can end it.
func styleSheet(address string) string {
	return "<?xml-stylesheet type=\"text/css\" href=\"" + address + "\"?>\n"
}

// XHTML for the reader who opens a feed in a browser: what makes it fit a
// telephone, a title for the tab, a note; and a link for each entry.
type (
	pageHead struct {
		XMLName  xml.Name `xml:"http://www.w3.org/1999/xhtml header"`
		Viewport struct {
			Name    string `xml:"name,attr"`
			Content string `xml:"content,attr"`
		} `xml:"meta"`
		Title string `xml:"title"`
		Note  struct {
			Text string `xml:",chardata"`
			Home anchor
		} `xml:"p"`
	}
	anchor struct {
		XMLName xml.Name `xml:"http://www.w3.org/1999/xhtml a"`
		Href    string   `xml:"href,attr"`
		Text    string   `xml:",chardata"`
	}
)

// pageHead is nil where nobody will see it.
func (f *feed) pageHead() *pageHead {
	if f.style == "" {
		return nil
	}
	h := &pageHead{Title: f.title}
	h.Viewport.Name, h.Viewport.Content = "viewport", "width=device-width, initial-scale=1"
	h.Note.Text, h.Note.Home = f.note+" ", anchor{Href: f.home, Text: f.title}
	return h
}

func (f *feed) pageLink(e entry) *anchor {
	if f.style == "" {
		return nil
	}
	return &anchor{Href: e.address, Text: e.title}
}
