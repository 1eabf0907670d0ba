package content

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/markdown"
	"vizitka/generator/trace"
	"vizitka/generator/typography"
)

var unknownKind = diag.Declare(diag.Message{
	Name: "unknown-kind", Severity: diag.Error,
	En: `there is no kind "{kind}"`, Ru: "нет вида страниц «{kind}»",
	HintEn: `did you mean "{near}"?|the kinds are: {kinds}`, HintRu: "может быть, «{near}»?|есть такие виды: {kinds}",
})

var typeNoKind = diag.Declare(diag.Message{
	Name: "type-no-kind", Severity: diag.Warning,
	En: `there is no kind "{kind}"; the page is read as "{taken}"`, Ru: "нет вида страниц «{kind}»; страница прочитана как «{taken}»",
	HintEn: `did you mean "{near}"?|if it is a kind of its own, declare it in site.toml: [kinds.{kind}]; if not, leave the line out`,
	HintRu: "может быть, «{near}»?|если это особый вид страниц, объявите его в site.toml: [kinds.{kind}]; если нет, уберите строку",
})

// Parse makes a document of the text of a file, whose name is relative to the
// site's folder ("content/pravila/prosi-pryamo.md"). A document is returned
// whatever the problems; with an error among them it must not be published.
func Parse(file string, src []byte, r *Rules) (*Document, diag.List) {
	d := Empty(file, r.languages)
	d.Print = trace.Sum(src)
	if problems := text(file, src); problems != nil {
		return d, problems
	}
	front, body, problems := split(file, src)
	doc, found := fields.Parse(front)
	problems.Add(found...)

	problems.Add(d.chooseKind(doc, r)...)
	schema := r.common
	if s, ok := r.schemas[d.Kind]; ok && (d.Name.Role != Index || d.Meta.Set["kind"]) {
		schema = s
	}
	tree, found := schema.Judge(doc)
	problems.Add(found...)
	if d.KindChosen {
		problems.Add(schema.Missing(doc)...)
	}
	d.readMeta(tree, r)
	d.placeNames(doc, r)
	problems.Add(d.judgeAddress(doc, r)...)
	problems.Add(d.readFields(doc, tree, r)...)
	d.readRefs(doc, tree, r)

	options := *r.markdown[markdownKey{d.Name.Lang, d.Meta.Typography, true}]
	options.Title = d.Meta.Title
	converted, found := markdown.Convert(file, src, body, &options)
	problems.Add(found...)
	d.finish(src[front.Start:front.End], converted, r)
	return d, problems
}

// chooseKind takes the kind of the front matter, else of the folder, else the
// default one. An unknown kind by the name "type" is told of and passed over:
// pages made for Hugo say so of their layouts, and are whole without it.
func (d *Document) chooseKind(doc *fields.Doc, r *Rules) (problems diag.List) {
	d.Meta.Set = map[string]bool{}
	key, written := r.common.Written(doc, "kind")
	kind, isText := doc.Get(key...).(string)
	if written && !isText {
		d.Kind = DefaultKind
		return nil // judged with the rest
	}
	_, known := r.kinds[kind]
	foreign := written && !known && strings.EqualFold(fmt.Sprint(key[0]), "type")
	if written && !foreign {
		d.Meta.Set["kind"] = true
		d.Kind, d.KindChosen = kind, true
		if !known {
			problems.Add(unknownKind.At(doc.Place(key...), diag.V{
				"kind": kind, "near": diag.Nearest(kind, r.Kinds()), "kinds": strings.Join(r.Kinds(), ", "),
			}))
			d.Kind, d.KindChosen = DefaultKind, false
		}
		return problems
	}
	d.Kind = DefaultKind
	if kind, ok := r.FolderKind(d.Name.Dir); ok {
		d.Kind, d.KindChosen = kind, d.Name.Role != Index
	}
	if foreign {
		problems.Add(typeNoKind.At(doc.Place(key...), diag.V{
			"kind": kind, "taken": d.Kind, "near": diag.Nearest(kind, r.Kinds()),
		}))
	}
	return problems
}

func (d *Document) readMeta(tree map[string]any, r *Rules) {
	m := &d.Meta
	for key := range tree {
		m.Set[key] = true
	}
	text := func(key string) string { s, _ := tree[key].(string); return s }
	flag := func(key string, otherwise bool) bool {
		if v, ok := tree[key].(bool); ok {
			return v
		}
		return otherwise
	}
	m.Typography = flag("typography", r.settings.Markdown.Typography)
	m.TOC = flag("toc", true)
	m.Glossary = flag("glossary", true)
	m.Draft = flag("draft", false)
	m.Unlisted = flag("unlisted", false)
	prose := func(key string) string { return d.prose(text(key)) }
	m.Title, m.LinkTitle = prose("title"), prose("linkTitle")
	m.Description, m.Summary = prose("description"), text("summary")
	m.Slug, m.URL, m.Layout, m.Image, m.TranslationKey = text("slug"), text("url"), text("layout"), text("image"), text("translationKey")
	if n, ok := tree["weight"].(int64); ok {
		m.Weight = int(n)
	}
	if date, ok := tree["date"].(fields.Date); ok {
		m.Date, m.DatePrecise = date.In(r.settings.Location), date.HasTime
	}
	if date, ok := tree["lastmod"].(fields.Date); ok {
		m.Lastmod = date.In(r.settings.Location)
	}
	if date, ok := tree["publishDate"].(fields.Date); ok {
		m.PublishDate = date.In(r.settings.Location)
	}
	if date, ok := tree["expiryDate"].(fields.Date); ok {
		m.ExpiryDate = date.In(r.settings.Location)
	}
	m.Aliases = texts(tree["aliases"])
	free := values{document: d, rules: r} // of keys that nothing declares
	if params, ok := tree["params"].(map[string]any); ok {
		m.Params, _ = free.of(fields.Field{Type: fields.Any}, params, nil, nil).(map[string]any)
	}
	if cascade, ok := tree["cascade"].(map[string]any); ok {
		m.Cascade = maps.Clone(cascade)
		if params, ok := cascade["params"].(map[string]any); ok {
			m.Cascade["params"] = free.of(fields.Field{Type: fields.Any}, params, nil, nil)
		}
	}
	m.Menus = menuEntries(tree["menu"])
	for _, t := range r.settings.Taxonomies {
		if terms := texts(tree[t.Plural]); len(terms) > 0 {
			if m.Terms == nil {
				m.Terms = map[string][]string{}
			}
			m.Terms[t.Plural] = terms
		}
	}
}

// prose applies the typography of the page's language to a text of the front
// matter.
func (d *Document) prose(s string) string {
	if !d.Meta.Typography || s == "" {
		return s
	}
	return typography.Text(d.Name.Lang, s)
}

// texts reads a text or a list of texts.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		if v != "" {
			return []string{v}
		}
	case []any:
		var out []string
		for _, item := range v {
			if s, ok := item.(string); ok && s != "" {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// menuEntries reads the key menu: a name, a list of names, or tables by name.
func menuEntries(v any) []MenuEntry {
	tables, ok := v.(map[string]any)
	if !ok {
		var out []MenuEntry
		for _, name := range texts(v) {
			out = append(out, MenuEntry{Menu: name})
		}
		return out
	}
	var out []MenuEntry
	for name, v := range tables {
		table, _ := v.(map[string]any)
		text := func(key string) string { s, _ := table[key].(string); return s }
		weight, _ := table["weight"].(int64)
		out = append(out, MenuEntry{
			Menu: name, Name: text("name"), Parent: text("parent"), Identifier: text("identifier"), Weight: int(weight),
		})
	}
	slices.SortFunc(out, func(a, b MenuEntry) int { return strings.Compare(a.Menu, b.Menu) })
	return out
}

// placeNames finds where the layout is named, and where an entry of a menu
// names the one above it, so that a wrong name can be shown.
func (d *Document) placeNames(doc *fields.Doc, r *Rules) {
	if d.Meta.Layout != "" {
		if at, ok := r.common.Written(doc, "layout"); ok {
			d.Meta.LayoutPlace = doc.Place(at...)
		}
	}
	for i := range d.Meta.Menus {
		if e := &d.Meta.Menus[i]; e.Parent != "" {
			if at, ok := r.common.Written(doc, "menu", e.Menu, "parent"); ok {
				e.Place = doc.Place(at...)
			}
		}
	}
}

// finish settles the title and the hash of what others may see.
func (d *Document) finish(front []byte, body *markdown.Document, r *Rules) {
	d.body.kept = body
	d.Prints = printsOf(body)
	d.Words = body.Words
	d.Links = r.links(nil, &body.Body)
	d.Pictures = pictures(nil, &body.Body)
	for _, f := range d.Files {
		d.Pictures = addPicture(d.Pictures, f.Target)
	}
	for _, f := range r.kinds[d.Kind].Fields {
		d.Links = r.linksOf(d.Links, d.Fields[f.Name])
	}
	if d.Meta.Title == "" {
		d.Meta.Title = body.Title
	}
	if d.Meta.Title == "" {
		d.Meta.Title = nameTitle(d.Name)
	}
	if d.Meta.LinkTitle == "" {
		d.Meta.LinkTitle = d.Meta.Title
	}
	d.Sketch = sketchOf(d.Meta.Title, &body.Body)
	if r.Search {
		d.terms.kept = d.termsOf(body, r.kinds[d.Kind])
	}
	d.Prints.Terms = trace.Sum(d.terms.kept)
	h := trace.NewHasher()
	h.WriteString(d.Kind + "\n" + d.Meta.Title + "\n")
	h.Write(bytes.TrimSpace(front))
	for _, l := range d.Links {
		fmt.Fprintf(h, "\n%t %s %s", l.Wiki, l.Kind, l.Ref)
	}
	d.Joined = h.Sum()
}

func trimContent(file string) string { return strings.TrimPrefix(file, "content/") }

// nameTitle makes a title of a file's name: "prosi-pryamo" is "Prosi pryamo".
func nameTitle(n Name) string {
	base := n.Base
	if base == "" {
		base = path.Base(n.Dir)
	}
	if base == "." || base == "" {
		return ""
	}
	base = strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(base))
	first, size := utf8.DecodeRuneInString(base)
	return string(unicode.ToUpper(first)) + base[size:]
}
