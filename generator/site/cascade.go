package site

import (
	"maps"
	"strings"

	"vizitka/generator/content"
	"vizitka/generator/fields"
	"vizitka/generator/trace"
)

// cascades are what the sections of a language hand down to the pages below
// them, by language and folder. A section hands down whether it is itself in
// the site or not: a draft of a section must not publish its pages, and a
// section that expires does not change how they look. It does so in its own
// language; a fallback shows its original as it is there.
type cascades map[pageKey]map[string]any

// gather files what all sections hand down.
func gather(docs []*content.Document) cascades {
	all := cascades{}
	for _, d := range docs {
		section := d.Name.Role == content.Index || d.Name.Role == content.Bundle && d.Name.Dir == "" // content/index.md
		if section && len(d.Meta.Cascade) > 0 {
			all[pageKey{d.Name.Lang, d.Name.Dir}] = d.Meta.Cascade
		}
	}
	return all
}

// handDown applies to a page what the sections above it cascade. The nearest
// section wins, and the page's own front matter wins over all.
func (s *Site) handDown(p *own) {
	name := p.doc.Name
	if len(s.cascades) == 0 || isNotFound(name) {
		return
	}
	dir, below := name.Dir, true
	if name.Role != content.Leaf { // a folder of its own is below another
		dir, below = parentFolder(name.Dir)
	}
	for below {
		if cascade, ok := s.cascades[pageKey{name.Lang, dir}]; ok {
			s.inherit(p, cascade)
		}
		dir, below = parentFolder(dir)
	}
}

// parentFolder returns the folder that a folder is in; false for content/
// itself.
func parentFolder(dir string) (string, bool) {
	if dir == "" {
		return "", false
	}
	return dir[:max(0, strings.LastIndexByte(dir, '/'))], true
}

// inherit takes of a cascade what the page does not say itself and no nearer
// section said. What may stand in a cascade is declared by config.FrontMatter.
func (s *Site) inherit(p *own, cascade map[string]any) {
	m := p.ownMeta()
	m.Set = maps.Clone(m.Set)
	if m.Set == nil {
		m.Set = map[string]bool{}
	}
	for key, v := range cascade {
		if key == "params" {
			params, _ := v.(map[string]any)
			merged := maps.Clone(params)
			maps.Copy(merged, m.Params)
			m.Params = merged
			continue
		}
		if m.Set[key] {
			continue
		}
		m.Set[key] = true
		switch v := v.(type) {
		case bool:
			switch key {
			case "draft":
				m.Draft = v
			case "unlisted":
				m.Unlisted = v
			case "toc":
				m.TOC = v
			case "glossary":
				m.Glossary = v
			}
		case string:
			switch key {
			case "layout":
				m.Layout = v
			case "image":
				m.Image = v
			case "description":
				m.Description = v
			}
		case int64:
			if key == "weight" {
				m.Weight = int(v)
			}
		case fields.Date:
			switch t := v.In(s.settings.Location); key {
			case "date":
				m.Date, m.DatePrecise = t, v.HasTime
			case "lastmod":
				m.Lastmod = t
			case "publishDate":
				m.PublishDate = t
			case "expiryDate":
				m.ExpiryDate = t
			}
		case []any:
			s.inheritTerms(m, key, v)
		}
	}
	p.print = trace.SumString(p.print.String() + string(trace.Any(nil, cascade)))
}

func (s *Site) inheritTerms(m *content.Meta, taxonomy string, terms []any) {
	for _, t := range s.settings.Taxonomies {
		if t.Plural == taxonomy {
			m.Terms = maps.Clone(m.Terms)
			if m.Terms == nil {
				m.Terms = map[string][]string{}
			}
			m.Terms[taxonomy] = nil
			for _, term := range terms {
				if text, ok := term.(string); ok {
					m.Terms[taxonomy] = append(m.Terms[taxonomy], text)
				}
			}
		}
	}
}
