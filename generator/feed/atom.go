package feed

import (
	"encoding/xml"
	"time"
)

type atomFeed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"xml:lang,attr"`
	Title   string   `xml:"title"`
	Sub     string   `xml:"subtitle,omitempty"`
	Page    *pageHead
	ID      string      `xml:"id"`
	Links   []atomLink  `xml:"link"`
	Updated string      `xml:"updated"`
	Author  atomPerson  `xml:"author"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomEntry struct {
	Title     string `xml:"title"`
	Link      *anchor
	ID        string         `xml:"id"`
	Alternate atomLink       `xml:"link"`
	Published string         `xml:"published"`
	Updated   string         `xml:"updated"`
	Terms     []atomCategory `xml:"category"`
	Summary   string         `xml:"summary,omitempty"`
	Content   *atomText      `xml:"content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

func writeAtom(f feed) []byte {
	out := atomFeed{
		Lang: f.language, Title: f.title, Sub: f.text, Page: f.pageHead(), ID: f.id,
		Links:   []atomLink{{"self", "application/atom+xml", f.self}, {"alternate", "text/html", f.home}},
		Updated: f.updated.Format(time.RFC3339), Author: atomPerson{f.author, f.authorURL},
	}
	for _, e := range f.entries {
		made := atomEntry{
			Title: e.title, Link: f.pageLink(e), ID: e.id, Alternate: atomLink{"alternate", "text/html", e.address},
			Published: e.published.Format(time.RFC3339), Updated: e.updated.Format(time.RFC3339), Summary: e.text,
		}
		for _, t := range e.terms {
			made.Terms = append(made.Terms, atomCategory{t})
		}
		if e.html != "" {
			made.Content = &atomText{"html", e.html}
		}
		out.Entries = append(out.Entries, made)
	}
	return f.xmlDocument(out)
}
