package render

import (
	"fmt"
	"path"
	"strings"

	"vizitka/generator/cite"
	"vizitka/generator/site"
)

// citation returns how a page is cited: as a reference ("gost") or an entry of
// BibTeX ("bibtex"). The author is that of the site. The parts of the name are
// the field nameParts of the author's profile, where that has one.
func citation(p *site.PageView, form string) (string, error) {
	w := cite.Work{
		Author: authorOf(p.Site()), Title: p.Title(), Site: p.Site().Title(), URL: string(p.Permalink()),
		Slug: path.Base("/" + strings.TrimSuffix(p.Path(), "/")), Lang: p.TextLang(),
	}
	if date := p.Date(); !date.IsZero() {
		w.Year = date.Year()
	}
	switch form {
	case "gost":
		return w.Reference(), nil
	case "bibtex":
		return w.BibTeX(), nil
	}
	return "", fmt.Errorf(`its forms are "gost" and "bibtex", not %q`, form)
}

func authorOf(v *site.View) cite.Name {
	if profile := v.Author().Profile(); profile != nil {
		if parts, ok := profile.Field("nameParts").(map[string]any); ok {
			text := func(key string) string { s, _ := parts[key].(string); return s }
			return cite.Name{Family: text("family"), Given: text("given"), Additional: text("additional")}
		}
	}
	return cite.NameOf(v.Author().Name())
}
