package content

import (
	"fmt"

	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

// Prints are the fingerprints of the parts of a body, so that they can be
// compared without it.
type Prints struct{ Body, Summary, SummaryText, Headings, Terms trace.Hash }

func printsOf(d *markdown.Document) Prints {
	var p Prints
	b := WriteBody(nil, &d.Body)
	p.Body = trace.Sum(b)
	b = WriteBody(b[:0], &d.Summary)
	p.Summary = trace.Sum(b)
	p.SummaryText = trace.SumString(d.SummaryText)
	p.Headings = trace.Sum(writeHeadings(b[:0], d.Headings))
	return p
}

// WriteBody writes HTML and holes: all that filling the body depends on by
// itself. Where the holes stand in the source is left out: it moves with every
// line of front matter, and shows only in problems, which are told anew when
// their file changed.
func WriteBody(b []byte, body *markdown.Body) []byte {
	if body == nil {
		return b
	}
	b = append(b, body.HTML...)
	for i := range body.Holes {
		h := &body.Holes[i]
		b = fmt.Appendf(b, "\n%d %d %q %q %d %t %v", h.At, h.Kind, h.Ref, h.Name, h.Form, h.Split, h.Args)
		b = WriteBody(b, h.Label)
		b = WriteBody(append(b, '\n'), h.Inner)
	}
	return b
}

func writeHeadings(b []byte, headings []markdown.Heading) []byte {
	for _, h := range headings {
		b = fmt.Appendf(b, "%d %s ", h.Level, h.ID)
		b = append(append(b, h.HTML...), '\n')
	}
	return b
}
