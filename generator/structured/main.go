package structured

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"vizitka/generator/site"
)

// made is a work of a type as all works are.
func (g *grapher) made(kind, id string) work {
	p := g.Page
	return work{
		thing:    thing{Type: kind, ID: g.at + id, URL: g.at, Description: p.Description()},
		Language: p.Lang(), Page: to(g.at + "#webpage"), Author: to(g.author),
		Published: date(p.Date()), Modified: date(p.Lastmod()), Image: to(g.image),
	}
}

func (g *grapher) article() string {
	w := g.made("Article", "#article")
	w.Headline, w.Publisher, w.Main = g.Page.Title(), w.Author, to(g.steps())
	if s := g.Page.FirstSection(); s != nil {
		w.Section = s.LinkTitle()
	}
	for _, taxonomy := range g.view.TaxonomyNames() {
		for _, t := range g.Page.GetTerms(taxonomy).Items() {
			w.Keywords = append(w.Keywords, t.Title())
		}
	}
	g.add(w)
	return w.ID
}

func (g *grapher) project() string {
	w := g.made("CreativeWork", "#work")
	w.Name = g.Page.Title()
	g.add(w)
	return w.ID
}

func (g *grapher) term() string {
	t := definedTerm{thing: thing{Type: "DefinedTerm", ID: g.at + "#term", Name: g.text("term"), URL: g.at, Description: g.text("short")}}
	if t.Name == "" {
		t.Name = g.Page.Title()
	}
	if t.Description == "" {
		t.Description = g.Page.Description()
	}
	t.Also = g.texts("synonyms")
	if s := g.Page.CurrentSection(); s != nil {
		set := termSet(s)
		t.Set = to(set.ID)
		g.add(set)
	}
	g.add(t)
	return t.ID
}

// termSet is the set of the terms of a list, without them.
func termSet(list *site.PageView) definedTermSet {
	at := string(list.Permalink())
	return definedTermSet{thing: thing{Type: "DefinedTermSet", ID: at + "#terms", Name: list.Title(), URL: at}}
}

// termSet adds the set of the terms that a section lists, and returns its @id;
// "" where it lists something else.
func (g *grapher) termSet() string {
	pages := g.Page.RegularPages()
	kind := site.CommonKind(pages)
	if !g.Page.IsSection() || kind == "" || g.view.Declared(kind).Schema != "DefinedTerm" {
		return ""
	}
	set := termSet(g.Page)
	set.Language = g.Page.Lang()
	for _, p := range pages.Items() {
		if !p.Fallback() {
			set.Terms = append(set.Terms, ref{string(p.Permalink()) + "#term"})
		}
	}
	g.add(set)
	return set.ID
}

func (g *grapher) event() string {
	p, f := g.Page, g.Page.Fields()
	start, _ := f["start"].(time.Time)
	if start.IsZero() {
		return ""
	}
	end, _ := f["end"].(time.Time)
	e := event{
		thing:    thing{Type: "Event", ID: g.at + "#event", Name: p.Title(), URL: g.at, Description: p.Description()},
		Language: p.Lang(), Page: to(g.at + "#webpage"), Start: date(start), End: date(end),
		Status: "https://schema.org/EventScheduled", Performer: to(g.author), Image: to(g.image),
	}
	if g.text("status") == "cancelled" {
		e.Status = "https://schema.org/EventCancelled"
	}
	if venue := g.text("venue"); venue != "" {
		e.Attendance = "Offline"
		e.Places = append(e.Places, place{Type: "Place", Name: venue, Address: venue})
	}
	if online := g.text("online"); online != "" {
		e.Attendance = map[string]string{"": "Online", "Offline": "Mixed"}[e.Attendance]
		e.Places = append(e.Places, place{Type: "VirtualLocation", URL: online})
	}
	if e.Attendance != "" {
		e.Attendance = "https://schema.org/" + e.Attendance + "EventAttendanceMode"
	}
	g.add(e)
	return e.ID
}

func (g *grapher) video() string {
	p := g.Page
	file := g.file(p, "file")
	if file == "" {
		return ""
	}
	v := video{
		thing:    thing{Type: "VideoObject", ID: g.at + "#video", Name: p.Title(), URL: g.at, Description: p.Description()},
		Language: p.Lang(), Page: to(g.at + "#webpage"), Duration: duration(g.text("duration")),
		Content: file, Transcript: g.text("transcript"), Author: to(g.author),
	}
	if uploaded := p.Date(); !uploaded.IsZero() {
		v.Uploaded = uploaded.Format(time.RFC3339) // with the zone, which is asked for
	}
	if poster := g.file(p, "poster"); poster != "" {
		v.Thumbnails = []string{poster}
	} else if g.Picture != "" {
		v.Thumbnails = []string{g.Picture}
	}
	g.add(v)
	return v.ID
}

// duration writes 1:02:45 or 0:45 as ISO 8601 does; "" for what is neither.
func duration(s string) string {
	seconds := 0
	parts := strings.Split(s, ":")
	for _, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 || n > 999 {
			return ""
		}
		seconds = 60*seconds + n
	}
	if len(parts) < 2 || len(parts) > 3 {
		return ""
	}
	return strings.ReplaceAll(fmt.Sprintf("PT%dH%dM%dS", seconds/3600, seconds/60%60, seconds%60), "PT0H", "PT")
}
