package render

import (
	"html/template"
	"strings"

	"vizitka/generator/site"
	"vizitka/generator/structured"
)

// The functions of templates that lead to social cards, which are made only for
// themes that call one of them.
const (
	cardFunction       = "socialCard"
	structuredFunction = "structuredData"
)

// HasCards reports whether pages lead to social cards.
func (e *Env) HasCards() bool {
	return e.Theme.Calls(cardFunction) || e.Theme.Calls(structuredFunction)
}

// The size of a card in pixels, as networks ask for it.
const (
	CardWidth  = 1200
	CardHeight = 630
)

// card returns the picture by which networks show a page, by its whole address:
// the page's own if they can show it, else its card; of a fallback, that of the
// page whose text it shows.
func (w *worker) card(p *site.PageView) *Image {
	if p == nil {
		return nil
	}
	if o := p.Original(); o != nil {
		p = o
	}
	if own := p.Image(); site.IsShared(own) {
		m := *w.image(p, own)
		m.Srcset, m.Sizes = "", ""
		if rest, ok := strings.CutPrefix(string(m.Src), p.Site().BasePath()); ok {
			m.Src = template.URL(p.Site().Absolute(rest)) //nolint:gosec // checked or escaped
		}
		return &m
	}
	if address := p.CardAddress(); address != "" {
		return &Image{Src: address, Width: CardWidth, Height: CardHeight}
	}
	return nil
}

// structured returns the script that tells search engines what a page is, "" for
// one that is not to be found.
func (w *worker) structured(p *site.PageView) template.HTML {
	if p == nil {
		return ""
	}
	in := structured.Input{Page: p, Plain: plainify}
	if m := w.card(p); m != nil {
		in.Picture = string(m.Src)
	}
	graph := structured.Graph(in)
	if graph == nil {
		return ""
	}
	return template.HTML(`<script type="application/ld+json">` + string(graph) + `</script>`) //nolint:gosec // JSON writes < as \u003c
}
