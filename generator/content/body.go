package content

import (
	"sync/atomic"
	"weak"

	"vizitka/generator/markdown"
)

// body is the body of a document: held in memory, or loaded when it is asked
// for.
type body struct {
	kept *markdown.Document
	load func() *markdown.Document
	last atomic.Pointer[weak.Pointer[markdown.Document]] // while somebody holds it
}

// Body returns the body: HTML with holes, headings, summary. It is not to be
// changed. While somebody holds it, the same one is returned.
func (d *Document) Body() *markdown.Document {
	if d.body.kept != nil {
		return d.body.kept
	}
	if last := d.body.last.Load(); last != nil {
		if b := last.Value(); b != nil {
			return b
		}
	}
	b := d.body.load()
	last := weak.Make(b)
	d.body.last.Store(&last)
	return b
}

// Release lets go of the body and the terms, which are memory's largest part:
// the functions return them from then on. It is called before anybody else has
// the document.
func (d *Document) Release(load func() *markdown.Document, loadTerms func() Terms) {
	d.body.kept, d.body.load = nil, load
	d.terms = terms{load: loadTerms}
}

// Empty returns the document of a file that cannot be read.
func Empty(file string, languages []string) *Document {
	d := &Document{File: file, Name: ParseName(trimContent(file), languages), Kind: DefaultKind, body: body{kept: &markdown.Document{}}}
	d.Meta.Title = nameTitle(d.Name)
	d.Meta.LinkTitle = d.Meta.Title
	return d
}
