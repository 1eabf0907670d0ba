package content

import (
	"time"

	"vizitka/generator/fields"
	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

// EncodeBody writes the body of a document.
func (d *Document) EncodeBody(e *trace.Encoder) { encodeBody(e, d.Body()) }

// DecodeBody reads what EncodeBody wrote.
func DecodeBody(d *trace.Decoder) *markdown.Document { return decodeBody(d) }

func encodeBody(e *trace.Encoder, b *markdown.Document) {
	encodeHTML(e, &b.Body)
	e.Text(b.Title)
	e.Uint(uint64(len(b.Headings)))
	for _, h := range b.Headings {
		e.Int(h.Level)
		e.Text(h.ID)
		e.Text(h.Text)
		e.Bytes(h.HTML)
		e.Int(h.Line)
	}
	encodeHTML(e, &b.Summary)
	e.Text(b.SummaryText)
	e.Int(b.Words)
}

func decodeBody(d *trace.Decoder) *markdown.Document {
	b := &markdown.Document{Body: decodeHTML(d), Title: d.Text()}
	if n := d.Count(); n > 0 {
		b.Headings = make([]markdown.Heading, n)
		for i := range b.Headings {
			b.Headings[i] = markdown.Heading{Level: d.Int(), ID: d.Text(), Text: d.Text(), HTML: d.Bytes(), Line: d.Int()}
		}
	}
	b.Summary = decodeHTML(d)
	b.SummaryText, b.Words = d.Text(), d.Int()
	return b
}

func encodeHTML(e *trace.Encoder, b *markdown.Body) {
	e.Bytes(b.HTML)
	e.Uint(uint64(len(b.Blocks)))
	for _, block := range b.Blocks {
		e.Int(block.At)
		e.Int(block.Line)
	}
	e.Uint(uint64(len(b.Holes)))
	for i := range b.Holes {
		h := &b.Holes[i]
		e.Int(h.At)
		e.Uint(uint64(h.Kind))
		e.Text(h.Ref)
		e.Int(h.Pos)
		e.Int(h.Len)
		if h.Kind != markdown.HoleComponent {
			continue
		}
		e.Text(h.Name)
		e.Bool(h.Split)
		e.Uint(uint64(h.Form))
		e.Uint(uint64(len(h.Args)))
		for _, a := range h.Args {
			e.Text(a.Name)
			e.Text(a.Value)
		}
		for _, inner := range []*markdown.Body{h.Label, h.Inner} {
			e.Bool(inner != nil)
			if inner != nil {
				encodeHTML(e, inner)
			}
		}
	}
}

func decodeHTML(d *trace.Decoder) markdown.Body {
	b := markdown.Body{HTML: d.Bytes()}
	if n := d.Count(); n > 0 {
		b.Blocks = make([]markdown.Block, n)
		for i := range b.Blocks {
			b.Blocks[i] = markdown.Block{At: d.Int(), Line: d.Int()}
		}
	}
	n := d.Count()
	if n == 0 {
		return b
	}
	b.Holes = make([]markdown.Hole, n)
	for i := range b.Holes {
		h := &b.Holes[i]
		h.At, h.Kind, h.Ref, h.Pos, h.Len = d.Int(), markdown.HoleKind(d.Uint()), d.Text(), d.Int(), d.Int() //nolint:gosec // as it was written
		if h.Kind != markdown.HoleComponent {
			continue
		}
		h.Name, h.Split, h.Form = d.Text(), d.Bool(), markdown.Form(d.Uint()) //nolint:gosec // as it was written
		if n := d.Count(); n > 0 {
			h.Args = make([]markdown.Arg, n)
			for i := range h.Args {
				h.Args[i] = markdown.Arg{Name: d.Text(), Value: d.Text()}
			}
		}
		for _, inner := range []**markdown.Body{&h.Label, &h.Inner} {
			if d.Bool() {
				made := decodeHTML(d)
				*inner = &made
			}
		}
	}
	return b
}

// encodeDate writes a date of front matter that has no zone yet: the only
// value of parameters that is none of the common sorts.
func encodeDate(e *trace.Encoder, v any) {
	d := v.(fields.Date)
	for _, n := range []int{d.Year, int(d.Month), d.Day, d.Hour, d.Min, d.Sec, d.Nsec, d.Offset} {
		e.Int(n)
	}
	e.Bool(d.HasTime)
	e.Bool(d.HasZone)
}

func decodeDate(d *trace.Decoder) fields.Date {
	date := fields.Date{Year: d.Int(), Month: time.Month(d.Int())}
	date.Day, date.Hour, date.Min, date.Sec, date.Nsec, date.Offset = d.Int(), d.Int(), d.Int(), d.Int(), d.Int(), d.Int()
	date.HasTime, date.HasZone = d.Bool(), d.Bool()
	return date
}
