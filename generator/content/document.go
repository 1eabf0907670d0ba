package content

import (
	"time"

	"vizitka/generator/diag"
	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

// A Document is one Markdown file, parsed. It never changes.
type Document struct {
	File string // "content/pravila/prosi-pryamo.md": the subject of questions about it
	Name Name
	Meta Meta

	// Kind is that of the page; of a section's own page, that of the pages in
	// its folder, unless its front matter names one.
	Kind string
	// KindChosen: the front matter or [sections] gave the kind; else it is
	// the default one.
	KindChosen bool
	// Fields are the values of the kind's fields. A field of type markdown
	// holds a *markdown.Document, a date a time.Time, a reference to a page
	// the text as it was written.
	Fields map[string]any
	// Refs are the references to other pages in Fields.
	Refs []Ref
	// Files are the files that the front matter names.
	Files []Ref

	// Words are those of the body. Links lead to other pages: from the body, in
	// order, then from the fields that are Markdown. Other pages ask for them
	// without the body.
	Words int
	Links []Link
	// Pictures are the pictures of the site in the body, as written. The
	// sitemap asks for them without the body.
	Pictures []string
	Prints   Prints
	// Sketch is what the page is recognised by in another place.
	Sketch Sketch

	body  body
	terms terms

	// Print is the hash of the file.
	Print trace.Hash
	// Joined is the hash of all that other pages may see of the document but
	// its body: when only the body changes, nothing is joined anew.
	Joined trace.Hash
}

// A Link leads from a text to a page of the site.
type Link struct {
	Wiki bool   // written as [[ ]]
	Ref  string // as written
	Kind string // of a component that names a page: the kind it must be
}

// Meta is the common part of the front matter.
type Meta struct {
	Title, LinkTitle, Description, Summary   string
	Date, Lastmod, PublishDate, ExpiryDate   time.Time // zero for none
	DatePrecise                              bool      // Date has a time of day
	Draft, Unlisted                          bool
	Weight                                   int
	Slug, URL, Layout, Image, TranslationKey string
	LayoutPlace                              diag.Place // of Layout, where the page itself names one
	Aliases                                  []string
	Menus                                    []MenuEntry
	Params                                   map[string]any
	Typography, TOC, Glossary                bool
	Terms                                    map[string][]string // by taxonomy
	// Set tells which keys stand in the front matter: only the others are
	// handed down by a section.
	Set map[string]bool
	// Cascade is what a section hands down to its pages, by key.
	Cascade map[string]any
}

// A MenuEntry puts a page into a menu.
type MenuEntry struct {
	Menu, Name, Parent, Identifier string
	Weight                         int
	Place                          diag.Place // of Parent, where there is one
}

// A Ref is a reference to another page or to a file in a field of the front
// matter.
type Ref struct {
	Path   string // the field, dotted
	Of     string // the kind it must be, "" for any
	Target string // as written
	Place  diag.Place
}

// Virtual returns the document of a page that has no file: the section of a
// folder without _index.md, a term, a page for addresses that are not there.
func Virtual(name Name, title string) *Document {
	return &Document{
		Name: name,
		Kind: DefaultKind,
		Meta: Meta{Title: title, LinkTitle: title, Typography: true, TOC: true, Glossary: true},
		body: body{kept: &markdown.Document{}},
	}
}
