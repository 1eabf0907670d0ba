package content

import (
	"slices"

	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

// Encode writes a document without its body and its terms, for the store.
func (d *Document) Encode(e *trace.Encoder) {
	e.Text(d.File)
	n := d.Name
	e.Text(n.Path)
	e.Text(n.Dir)
	e.Text(n.Base)
	e.Text(n.Lang)
	e.Uint(uint64(n.Role))
	d.Meta.encode(e)
	e.Text(d.Kind)
	e.Bool(d.KindChosen)
	e.Bool(d.Fields != nil)
	if d.Fields != nil {
		e.Map(d.Fields, func(v any) { encodeBody(e, v.(*markdown.Document)) })
	}
	encodeRefs(e, d.Refs)
	encodeRefs(e, d.Files)
	e.Hash(d.Print)
	e.Hash(d.Joined)
	e.Hash(d.Prints.Body)
	e.Hash(d.Prints.Summary)
	e.Hash(d.Prints.SummaryText)
	e.Hash(d.Prints.Headings)
	e.Hash(d.Prints.Terms)
	d.Sketch.encode(e)
	e.Int(d.Words)
	e.Uint(uint64(len(d.Links)))
	for _, l := range d.Links {
		e.Bool(l.Wiki)
		e.Text(l.Ref)
		e.Text(l.Kind)
	}
	e.Texts(d.Pictures)
}

// Decode reads what Encode wrote. The body and the terms come from their
// functions when they are asked for.
func Decode(d *trace.Decoder, load func() *markdown.Document, loadTerms func() Terms) *Document {
	doc := &Document{File: d.Text(), body: body{load: load}, terms: terms{load: loadTerms}}
	doc.Name = Name{Path: d.Text(), Dir: d.Text(), Base: d.Text(), Lang: d.Text(), Role: Role(d.Uint())} //nolint:gosec // as it was written
	doc.Meta.decode(d)
	doc.Kind, doc.KindChosen = d.Text(), d.Bool()
	if d.Bool() {
		doc.Fields = d.Map(func() any { return decodeBody(d) })
	}
	doc.Refs, doc.Files = decodeRefs(d), decodeRefs(d)
	doc.Print, doc.Joined = d.Hash(), d.Hash()
	doc.Prints = Prints{Body: d.Hash(), Summary: d.Hash(), SummaryText: d.Hash(), Headings: d.Hash(), Terms: d.Hash()}
	doc.Sketch.decode(d)
	doc.Words = d.Int()
	if n := d.Count(); n > 0 {
		doc.Links = make([]Link, n)
		for i := range doc.Links {
			doc.Links[i] = Link{Wiki: d.Bool(), Ref: d.Text(), Kind: d.Text()}
		}
	}
	doc.Pictures = d.Texts()
	return doc
}

func encodeRefs(e *trace.Encoder, refs []Ref) {
	e.Uint(uint64(len(refs)))
	for _, r := range refs {
		e.Text(r.Path)
		e.Text(r.Of)
		e.Text(r.Target)
		e.Place(r.Place)
	}
}

func decodeRefs(d *trace.Decoder) []Ref {
	n := d.Count()
	if n == 0 {
		return nil
	}
	refs := make([]Ref, n)
	for i := range refs {
		refs[i] = Ref{Path: d.Text(), Of: d.Text(), Target: d.Text(), Place: d.Place()}
	}
	return refs
}

func (m *Meta) encode(e *trace.Encoder) {
	for _, s := range []*string{&m.Title, &m.LinkTitle, &m.Description, &m.Summary, &m.Slug, &m.URL, &m.Layout, &m.Image, &m.TranslationKey} {
		e.Text(*s)
	}
	e.Time(m.Date)
	e.Time(m.Lastmod)
	e.Time(m.PublishDate)
	e.Time(m.ExpiryDate)
	for _, b := range []bool{m.DatePrecise, m.Draft, m.Unlisted, m.Typography, m.TOC, m.Glossary} {
		e.Bool(b)
	}
	e.Int(m.Weight)
	e.Place(m.LayoutPlace)
	e.Texts(m.Aliases)
	e.Uint(uint64(len(m.Menus)))
	for _, entry := range m.Menus {
		e.Texts([]string{entry.Menu, entry.Name, entry.Parent, entry.Identifier})
		e.Int(entry.Weight)
		e.Place(entry.Place)
	}
	encodeTable(e, m.Params)
	encodeTable(e, m.Cascade)
	e.Uint(uint64(len(m.Terms)))
	for _, name := range sorted(m.Terms) {
		e.Text(name)
		e.Texts(m.Terms[name])
	}
	e.Texts(sorted(m.Set))
}

func (m *Meta) decode(d *trace.Decoder) {
	for _, s := range []*string{&m.Title, &m.LinkTitle, &m.Description, &m.Summary, &m.Slug, &m.URL, &m.Layout, &m.Image, &m.TranslationKey} {
		*s = d.Text()
	}
	m.Date, m.Lastmod, m.PublishDate, m.ExpiryDate = d.Time(), d.Time(), d.Time(), d.Time()
	for _, b := range []*bool{&m.DatePrecise, &m.Draft, &m.Unlisted, &m.Typography, &m.TOC, &m.Glossary} {
		*b = d.Bool()
	}
	m.Weight = d.Int()
	m.LayoutPlace = d.Place()
	m.Aliases = d.Texts()
	for range d.Count() {
		if t := d.Texts(); len(t) == 4 {
			m.Menus = append(m.Menus, MenuEntry{Menu: t[0], Name: t[1], Parent: t[2], Identifier: t[3], Weight: d.Int(), Place: d.Place()})
		}
	}
	m.Params, m.Cascade = decodeTable(d), decodeTable(d)
	if n := d.Count(); n > 0 {
		m.Terms = make(map[string][]string, n)
		for range n {
			name := d.Text()
			m.Terms[name] = d.Texts()
		}
	}
	set := d.Texts()
	m.Set = make(map[string]bool, len(set))
	for _, key := range set {
		m.Set[key] = true
	}
}

// encodeTable writes values by name, and remembers whether there are any: a
// page without parameters is not one with an empty table of them.
func encodeTable(e *trace.Encoder, m map[string]any) {
	e.Bool(m != nil)
	if m != nil {
		e.Map(m, func(v any) { encodeDate(e, v) })
	}
}

func decodeTable(d *trace.Decoder) map[string]any {
	if !d.Bool() {
		return nil
	}
	return d.Map(func() any { return decodeDate(d) })
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
