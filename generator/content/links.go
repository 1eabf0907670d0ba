package content

import "vizitka/generator/markdown"

// links adds the links of a body to other pages to out, in order: those
// written as links, and the pages that components name.
func (r *Rules) links(out []Link, b *markdown.Body) []Link {
	for i := range b.Holes {
		h := &b.Holes[i]
		switch h.Kind {
		case markdown.HoleLink, markdown.HoleWiki:
			out = append(out, Link{Wiki: h.Kind == markdown.HoleWiki, Ref: h.Ref})
		case markdown.HoleComponent:
			if kind := r.components[h.Name].Ref; kind != "" && h.Ref != "" {
				out = append(out, Link{Ref: h.Ref, Kind: kind})
			}
		}
		if h.Label != nil {
			out = r.links(out, h.Label)
		}
		if h.Inner != nil {
			out = r.links(out, h.Inner)
		}
	}
	return out
}

// linksOf adds the links in the value of a field to out.
func (r *Rules) linksOf(out []Link, v any) []Link {
	switch v := v.(type) {
	case *markdown.Document:
		return r.links(out, &v.Body)
	case []any:
		for _, item := range v {
			out = r.linksOf(out, item)
		}
	case map[string]any:
		for _, key := range sorted(v) {
			out = r.linksOf(out, v[key])
		}
	}
	return out
}
