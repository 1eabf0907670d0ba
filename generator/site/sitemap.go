package site

import (
	"html/template"
	"slices"
	"strings"
	"time"
)

// Pictures returns the whole addresses of the pictures that belong to the page:
// its image, those of its text and those that its front matter names.
func (p *PageView) Pictures() []template.URL {
	var out []template.URL
	for _, ref := range askOwn(p, qPictures) {
		if t := p.Follow(ref); t.File != "" {
			address := template.URL(p.view.Absolute(strings.TrimPrefix(t.Shown, p.view.BasePath()))) //nolint:gosec // escaped
			if !slices.Contains(out, address) {
				out = append(out, address)
			}
		}
	}
	return out
}

func picturesOf(o *own) []string {
	if o.meta.Image == "" {
		return o.doc.Pictures
	}
	return append([]string{o.meta.Image}, o.doc.Pictures...)
}

// Committed returns when the page's file was last committed; zero where that is
// not known.
func (p *PageView) Committed() time.Time { return askPlace(p, qCommit) }

// Publishes reports whether a file of content/ or static/ is published at a path,
// in place of what the program would make there.
func (s *Site) Publishes(path string) bool {
	for _, f := range s.files {
		if f.output == path {
			return true
		}
	}
	return false
}
