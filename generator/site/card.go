package site

import (
	"fmt"
	"html/template"
	"path"
	"strings"

	"vizitka/generator/config"
	"vizitka/generator/look"
	"vizitka/generator/trace"
)

// A Card is what the social card of a page says, and in which colours. The card
// itself is drawn elsewhere.
type Card struct {
	Above string // the title: the kind's word, of a list the site's title
	Title string
	// Name and Below stand under it: the author, and the site or what the
	// author is.
	Name, Below string
	Colours     look.CardColours
	Icon        string // of the kind, as a path of 24×24; "" for none
}

// Card returns what the card of the page says.
func (p *PageView) Card() Card {
	v, author := p.view, p.view.Author()
	c := Card{Title: p.Title(), Name: author.Name(), Below: v.Title()}
	kind := KindName("")
	switch {
	case p.IsHome():
		c.Title, c.Below = v.Title(), author.Headline()
	case p.IsPage():
		kind, c.Above = p.Kind(), p.KindLabel()
	default:
		if p.IsSection() {
			kind = p.Kind()
		}
		c.Above, c.Below = v.Title(), author.Headline()
	}
	declared := config.Kind{Hue: config.NoHue}
	if kind != "" {
		declared = v.Declared(kind)
	}
	c.Icon, c.Colours = declared.Icon, v.Look().Card(declared.Hue)
	return c
}

// CardAddress returns the whole address of the card of a page without a picture
// of its own, "" where there are none. Behind a "?" stands a part of the hash of what the card says:
// networks keep a picture by its address, so a card that says something else
// has another, while the file and the addresses given before stay.
func (p *PageView) CardAddress() template.URL {
	if p.Fallback() || !p.IsPage() && !p.IsNode() || !p.view.Social().Cards {
		return ""
	}
	print := trace.SumString(fmt.Sprintf("%q", p.Card())).String()[:12]
	return template.URL(p.view.Absolute(EscapePath(CardPath(p.Path()))) + "?v=" + print) //nolint:gosec // escaped
}

// Cards returns the ids of the pages that have a social card: all that show a
// text of their own and no picture of theirs, if the settings want cards.
func (s *Site) Cards() (ids []string) {
	if !s.settings.Social.Cards {
		return nil
	}
	for _, p := range s.pages {
		if p.original == nil && (p.role == Regular || s.IsList(p.id)) && !IsShared(p.meta.Image) {
			ids = append(ids, p.id)
		}
	}
	return ids
}

// IsShared reports whether social networks show a picture of this name: they
// take no drawings.
func IsShared(image string) bool {
	switch strings.ToLower(path.Ext(image)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp":
		return true
	}
	return false
}

// CardPath returns where the card of a page with this address stands.
func CardPath(address string) string {
	if address == "" {
		return "assets/card.png" // of the first page; no other can be in its way
	}
	return "assets/cards/" + strings.TrimSuffix(address, "/") + ".png"
}
