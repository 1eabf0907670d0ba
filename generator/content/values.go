package content

import (
	"slices"
	"strings"
	"time"

	"vizitka/generator/config"
	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/markdown"
)

// readFields takes the kind's own fields, and makes documents of those that
// are Markdown.
func (d *Document) readFields(doc *fields.Doc, tree map[string]any, r *Rules) diag.List {
	kind, ok := r.kinds[d.Kind]
	if !ok {
		return nil
	}
	values := values{document: d, doc: doc, rules: r}
	for _, f := range kind.Fields {
		v, ok := tree[f.Name]
		if !ok {
			continue
		}
		if d.Fields == nil {
			d.Fields = map[string]any{}
		}
		d.Fields[f.Name] = values.of(f, v, tree, []any{f.Name})
	}
	return values.problems
}

// readRefs lists the pages and files that the front matter names.
func (d *Document) readRefs(doc *fields.Doc, tree map[string]any, r *Rules) {
	var refs []fields.Ref
	if own, ok := r.own[d.Kind]; ok {
		refs = own.Refs(tree)
	}
	if image := d.Meta.Image; image != "" && !slices.ContainsFunc(refs, func(ref fields.Ref) bool { return dotted(ref.Path) == "image" }) {
		refs = append(refs, fields.Ref{Path: []any{"image"}, Type: fields.File, Target: image})
	}
	for _, ref := range refs {
		named := Ref{Path: dotted(ref.Path), Of: ref.Of, Target: ref.Target, Place: doc.Place(ref.Path...)}
		if ref.Type == fields.File {
			d.Files = append(d.Files, named)
		} else {
			d.Refs = append(d.Refs, named)
		}
	}
}

// values prepares the values of a document's front matter.
type values struct {
	document *Document
	doc      *fields.Doc // for the places of problems
	rules    *Rules
	problems diag.List
	badZones []string // paths of those reported
}

// of prepares the value of a field, which stands in a table at a path: texts
// get typography, Markdown is converted, dates get the zone that the field
// names in the table, else the site's.
func (p *values) of(f fields.Field, v any, table map[string]any, at []any) any {
	d := p.document
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = p.of(f, item, table, append(slices.Clip(at), i))
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for _, key := range sorted(v) {
			sub := fields.Field{Type: fields.Any}
			if i := slices.IndexFunc(f.Fields, func(f fields.Field) bool { return f.Name == key }); i >= 0 {
				sub = f.Fields[i]
			}
			out[key] = p.of(sub, v[key], v, append(slices.Clip(at), key))
		}
		return out
	case fields.Date:
		return v.In(p.zone(f, table, at))
	case string:
		switch f.Type {
		case fields.Text:
			if len(f.Values) == 0 {
				return d.prose(v)
			}
		case fields.Markdown:
			body, found := markdown.Fragment(v, p.rules.Markdown(d.Name.Lang, d.Meta.Typography))
			for _, problem := range found {
				problem.Place = p.doc.Place(at...)
				p.problems.Add(problem)
			}
			if len(body.Body.Holes) > 0 {
				start, length := p.doc.Bytes(at...)
				stand(&body.Body, start, length)
			}
			return body
		}
	}
	return v
}

// stand puts all holes of a body at one place of the file: that of the value it
// was converted from. Where they are in the value says nothing about where
// they are in the file, which may have quotes, escapes and indents.
func stand(b *markdown.Body, start, length int) {
	if b == nil {
		return
	}
	for i := range b.Holes {
		h := &b.Holes[i]
		h.Pos, h.Len = start, length
		stand(h.Label, start, length)
		stand(h.Inner, start, length)
	}
}

// zone returns the zone in which a date at a path is told, and is read if it
// is written without one. A name that is wrong is reported once, however many
// dates have it.
func (p *values) zone(f fields.Field, table map[string]any, at []any) *time.Location {
	name, _ := table[f.Zone].(string)
	if f.Zone == "" || name == "" {
		return p.rules.settings.Location
	}
	if loc, ok := config.Zone(name); ok {
		return loc
	}
	last := len(at) - 1
	for _, isIndex := at[last].(int); isIndex; _, isIndex = at[last].(int) {
		last-- // the table is that of the list
	}
	path := append(slices.Clip(at[:last]), any(f.Zone))
	place := p.doc.Place(path...)
	if key := place.String(); !slices.Contains(p.badZones, key) {
		p.badZones = append(p.badZones, key)
		p.problems.Add(config.BadZone(name, place))
	}
	return p.rules.settings.Location
}

func dotted(at []any) string {
	var parts []string
	for _, step := range at {
		if name, ok := step.(string); ok {
			parts = append(parts, name)
		}
	}
	return strings.Join(parts, ".")
}
