package structured

import (
	"encoding/json"
	"strings"
	"time"

	"vizitka/generator/site"
)

// Input is what a graph is made of.
type Input struct {
	Page *site.PageView
	// Picture is the whole address of the picture by which others show the
	// page, "" for none.
	Picture string
	// Plain takes the tags out of HTML.
	Plain func(html any) string
}

// Graph returns the graph of a page as JSON in which no < stands, nil for a page
// that is not to be found.
func Graph(in Input) []byte {
	p := in.Page
	if p.Fallback() || !p.IsPage() && !p.IsNode() {
		return nil
	}
	g := grapher{Input: in, view: p.Site(), at: string(p.Permalink())}
	g.all()
	b, err := json.Marshal(struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}{"https://schema.org", g.nodes})
	if err != nil {
		return nil // texts and numbers alone
	}
	return b
}

// A grapher makes the graph of one page.
type grapher struct {
	Input
	view   *site.View
	at     string // the page's whole address
	author string // the @id of the author, "" for none
	image  string // the @id of the picture, "" for none
	nodes  []any
}

func (g *grapher) add(node any) { g.nodes = append(g.nodes, node) }

func (g *grapher) all() {
	p := g.Page
	home := string(g.view.Home().Permalink())
	g.addAuthor()
	if g.Picture != "" {
		g.image = g.at + "#image"
		g.add(imageObject{"ImageObject", g.image, g.Picture, g.Picture})
	}
	g.add(webSite{thing{Type: "WebSite", ID: home + "#website", Name: g.view.Title(), URL: home}, g.view.LanguageCode(), to(g.author)})
	page := webPage{
		thing:    thing{Type: "WebPage", ID: g.at + "#webpage", Name: p.Title(), URL: g.at, Description: p.Description()},
		Language: p.Lang(), Site: to(home + "#website"), Image: to(g.image),
		Published: date(p.Date()), Modified: date(p.Lastmod()),
	}
	switch {
	case p.IsHome():
		page.Name = g.view.Title()
	case p.IsPage():
		page.Main = to(g.main(&page))
	default:
		page.Type = "CollectionPage"
		page.Main = to(g.termSet())
	}
	if !p.IsHome() {
		page.Breadcrumbs = to(g.breadcrumbs())
	}
	g.add(page)
}

// main adds what the page is about, and returns its @id.
func (g *grapher) main(page *webPage) string {
	switch schema := g.schema(); schema {
	case "Article":
		return g.article()
	case "CreativeWork":
		return g.project()
	case "DefinedTerm":
		return g.term()
	case "Event":
		return g.event()
	case "VideoObject":
		return g.video()
	case "ProfilePage":
		page.Type = schema
		return g.profile()
	}
	return ""
}

// schema is what the kind of the page says that it is.
func (g *grapher) schema() string {
	declared := g.view.Declared(g.Page.Kind())
	if declared.Schema == "" && declared.Route {
		return "Article"
	}
	return declared.Schema
}

func (g *grapher) breadcrumbs() string {
	list := itemList{Type: "BreadcrumbList", ID: g.at + "#breadcrumbs"}
	add := func(name, address string) {
		list.Items = append(list.Items, listItem{"ListItem", len(list.Items) + 1, name, address})
	}
	above := g.Page.Ancestors().Reverse().Items()
	for _, a := range above {
		name := a.LinkTitle()
		if a.IsHome() {
			name = g.view.Title()
		}
		add(name, string(a.Permalink()))
	}
	add(g.Page.LinkTitle(), g.at)
	g.add(list)
	return list.ID
}

// steps adds the steps of the page, and returns its @id; "" where it has none.
func (g *grapher) steps() string {
	list := itemList{Type: "ItemList", ID: g.at + "#steps", Name: g.Page.Title()}
	for i, step := range g.texts("steps") {
		list.Items = append(list.Items, listItem{Type: "ListItem", Position: i + 1, Name: step})
	}
	if len(list.Items) == 0 {
		return ""
	}
	g.add(list)
	return list.ID
}

// text returns a field as text, "" for none.
func (g *grapher) text(name string) string { return g.plain(g.Page.Fields()[name]) }

func (g *grapher) plain(v any) string {
	if v == nil {
		return ""
	}
	blank := func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' } // no-break spaces stay
	return strings.Join(strings.FieldsFunc(g.Plain(v), blank), " ")
}

// texts returns a field that is a list of texts.
func (g *grapher) texts(name string) (out []string) {
	list, _ := g.Page.Fields()[name].([]any)
	for _, v := range list {
		out = append(out, g.plain(v))
	}
	return out
}

// tables returns a field that is a list of tables.
func (g *grapher) tables(name string) (out []map[string]any) {
	list, _ := g.Page.Fields()[name].([]any)
	for _, v := range list {
		if t, ok := v.(map[string]any); ok {
			out = append(out, t)
		}
	}
	return out
}

// file returns the whole address of the file that a field of a page names, ""
// for none.
func (g *grapher) file(p *site.PageView, name string) string {
	ref, _ := p.Field(name).(string)
	if ref == "" {
		return ""
	}
	t := p.Follow(ref)
	if t.File == "" {
		return ""
	}
	return g.view.Absolute(strings.TrimPrefix(t.Shown, g.view.BasePath()))
}

// date writes a date, with the time of day if it has one; "" for none.
func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	if h, m, s := t.Clock(); h == 0 && m == 0 && s == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}
