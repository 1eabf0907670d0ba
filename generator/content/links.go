package content

import (
	"path"
	"slices"
	"strings"

	"vizitka/generator/markdown"
)

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

// pictureEndings are those of files that are pictures.
var pictureEndings = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"}

// pictures adds the pictures of a body to out, in order, each once: those
// written as pictures, and those that attributes of components name.
func pictures(out []string, b *markdown.Body) []string {
	for i := range b.Holes {
		h := &b.Holes[i]
		if h.Kind == markdown.HoleImage {
			out = addPicture(out, h.Ref)
		}
		for _, a := range h.Args {
			out = addPicture(out, a.Value)
		}
		if h.Label != nil {
			out = pictures(out, h.Label)
		}
		if h.Inner != nil {
			out = pictures(out, h.Inner)
		}
	}
	return out
}

// addPicture adds what a value names, if that is a picture of the site.
func addPicture(out []string, ref string) []string {
	if strings.Contains(ref, ":") || !slices.Contains(pictureEndings, strings.ToLower(path.Ext(ref))) || slices.Contains(out, ref) {
		return out
	}
	return append(out, ref)
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
