package structured

import (
	"slices"
	"strings"

	"vizitka/generator/site"
)

// personID is the @id of the person of a profile: the same in all languages.
func personID(profile *site.PageView) string {
	for _, first := range profile.AllTranslations().First(1).Items() {
		profile = first
	}
	return string(profile.Permalink()) + "#person"
}

// addAuthor adds the person whose site it is, in a few words: who it is in full,
// the profile tells.
func (g *grapher) addAuthor() {
	a, profile := g.view.Author(), g.view.Author().Profile()
	who := person{thing: thing{Type: "Person", Name: a.Name()}, JobTitle: a.Headline()}
	switch {
	case profile != nil:
		g.author = personID(profile)
		who.URL = string(profile.Permalink())
		if who.Name == "" {
			who.Name = profile.Title()
		}
	case who.Name != "":
		g.author = g.view.BaseURL() + "#person"
		who.URL = g.view.BaseURL()
	default:
		return
	}
	if profile != nil && profile.Equal(g.Page) && g.schema() == "ProfilePage" {
		return // in full, below
	}
	who.ID = g.author
	g.add(who)
}

// profile adds the person of a profile, and returns the @id.
func (g *grapher) profile() string {
	p := g.Page
	who := person{
		thing:    thing{Type: "Person", ID: personID(p), Name: g.text("name"), URL: g.at, Description: g.text("bio")},
		JobTitle: g.text("headline"), Image: g.file(p, "photo"), Knows: g.texts("skills"),
	}
	if who.Name == "" {
		who.Name = p.Title()
	}
	if parts, ok := p.Fields()["nameParts"].(map[string]any); ok {
		who.Given, who.More, who.Family = g.plain(parts["given"]), g.plain(parts["additional"]), g.plain(parts["family"])
	}
	if location := g.text("location"); location != "" {
		who.Place = &place{Type: "Place", Name: location}
	}
	for _, l := range g.tables("links") {
		if slices.Contains(strings.Fields(g.plain(l["rel"])), "me") {
			who.Same = append(who.Same, g.plain(l["url"]))
		}
	}
	for _, l := range g.tables("languages") {
		who.Languages = append(who.Languages, g.plain(l["name"]))
	}
	for _, w := range g.tables("work") {
		// An end without a digit is a word for now.
		if !strings.ContainsAny(g.plain(w["end"]), "0123456789") {
			who.Works = append(who.Works, place{Type: "Organization", Name: g.plain(w["place"])})
		}
	}
	for _, e := range g.tables("education") {
		who.Alumni = append(who.Alumni, place{Type: "EducationalOrganization", Name: g.plain(e["place"])})
	}
	g.add(who)
	return who.ID
}
