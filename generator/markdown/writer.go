package markdown

import "sync"

// A writer makes a Body. A hole is a method of it, so that a hole's place in
// the HTML is where it was asked for.
type writer struct {
	html  []byte
	holes []Hole
	// cuts are the parts of html that a summary leaves out: what is unique
	// to its page.
	cuts []span
}

type span struct{ from, to int }

// buffers are those that bodies are written into before they are copied to
// their size: a site keeps its bodies for long.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

func (w *writer) str(s string)   { w.html = append(w.html, s...) }
func (w *writer) bytes(b []byte) { w.html = append(w.html, b...) }

// text writes b as the text of an element or the value of an attribute.
func (w *writer) text(b []byte)   { w.html = appendEscaped(w.html, b) }
func (w *writer) textOf(s string) { w.html = appendEscaped(w.html, s) }

// attr writes an attribute.
func (w *writer) attr(name, value string) {
	w.str(" ")
	w.str(name)
	w.str(`="`)
	w.textOf(value)
	w.str(`"`)
}

func (w *writer) hole(h Hole) {
	h.At = len(w.html)
	w.holes = append(w.holes, h)
}

// cut marks what write writes as a part that a summary leaves out.
func (w *writer) cut(write func()) {
	from := len(w.html)
	write()
	w.cuts = append(w.cuts, span{from, len(w.html)})
}

// body returns what write writes, as a body of its own.
func (w *writer) body(write func()) *Body {
	outer := *w
	*w = writer{}
	write()
	inner := &Body{HTML: w.html, Holes: w.holes}
	*w = outer
	return inner
}

// part returns a copy of html[s.from:s.to] with its holes, without what was
// cut. Cuts lie apart from each other.
func (w *writer) part(s span) Body {
	var b Body
	keep := func(from, to int) {
		for _, h := range w.holes {
			if from <= h.At && h.At < to {
				h.At += len(b.HTML) - from
				b.Holes = append(b.Holes, h)
			}
		}
		b.HTML = append(b.HTML, w.html[from:to]...)
	}
	at := s.from
	for _, cut := range w.cuts {
		if at <= cut.from && cut.to <= s.to {
			keep(at, cut.from)
			at = cut.to
		}
	}
	keep(at, s.to)
	return b
}
