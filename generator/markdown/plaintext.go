package markdown

import (
	"bytes"
	"html"
	"strings"
)

// A token is a piece of the HTML that this package writes: a tag, text, or a
// hole.
type token struct {
	raw  []byte
	tag  string // of a tag, in lower case; "" for text
	end  bool   // of a tag: </…>
	hole *Hole
}

// tokens calls f for each token of html, which starts at an offset of the
// body that holes belong to. A hole within a tag comes after the tag.
func tokens(html []byte, at int, holes []Hole, f func(token)) {
	for len(html) > 0 || len(holes) > 0 {
		if len(holes) > 0 && holes[0].At <= at {
			f(token{hole: &holes[0]})
			holes = holes[1:]
			continue
		}
		if len(html) == 0 {
			return
		}
		t := nextToken(html)
		if t.tag == "" && len(holes) > 0 && holes[0].At < at+len(t.raw) {
			t.raw = t.raw[:holes[0].At-at]
		}
		f(t)
		html, at = html[len(t.raw):], at+len(t.raw)
	}
}

func nextToken(html []byte) token {
	if html[0] != '<' || len(html) < 2 || html[1] != '/' && !isLetter(html[1]) {
		end := bytes.IndexByte(html[1:], '<') + 1
		if end == 0 {
			end = len(html)
		}
		return token{raw: html[:end]}
	}
	quote := byte(0)
	end := 0
	for ; end < len(html); end++ {
		b := html[end]
		switch {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		}
		if quote == 0 && b == '>' {
			break
		}
	}
	t := token{raw: html[:min(end+1, len(html))], end: html[1] == '/'}
	name := bytes.TrimLeft(t.raw[1:], "/")
	stop := 0
	for stop < len(name) && (isLetter(name[stop]) || '0' <= name[stop] && name[stop] <= '9' || name[stop] == '-') {
		stop++
	}
	t.tag = strings.ToLower(string(name[:stop]))
	return t
}

// name returns the name of a tag as it is written.
func (t token) name() string {
	return string(bytes.TrimLeft(t.raw[1:], "/")[:len(t.tag)])
}

func isLetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' }

// breaks are the elements that end a line of plain text.
var breaks = map[string]bool{
	"p": true, "li": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"blockquote": true, "pre": true, "td": true, "th": true, "tr": true, "dt": true, "dd": true,
	"figcaption": true, "br": true, "div": true, "hr": true, "section": true,
}

// PlainText returns a body's text without markup: blocks each in a line,
// components as the text inside them. References to footnotes are left out.
func PlainText(b *Body) string {
	var text strings.Builder
	writePlainText(&text, b)
	lines := strings.Split(text.String(), "\n")
	out := lines[:0]
	for _, line := range lines {
		if line = strings.Join(strings.FieldsFunc(line, blank), " "); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// blank keeps no-break spaces: they are typography.
func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || r == '\n' }

func writePlainText(text *strings.Builder, b *Body) {
	// Within a footnote's reference, its way back, what is no text.
	reference, back, program := false, false, false
	tokens(b.HTML, 0, b.Holes, func(t token) {
		switch {
		case t.hole != nil:
			if t.hole.Kind == HoleWikiText {
				text.WriteString(t.hole.Ref)
			} else if t.hole.Kind == HoleComponent {
				text.WriteString(holeText(t.hole))
			}
		case t.tag == "script" || t.tag == "style":
			program = !t.end
		case program:
		case t.tag == "sup" && t.end:
			reference = false
		case t.tag == "sup":
			reference = isFootnoteRef(t)
		case t.tag == "a" && t.end:
			back = false
		case t.tag == "a":
			back = bytes.Contains(t.raw, []byte(`class="footnote-back"`))
		case breaks[t.tag]:
			text.WriteByte('\n')
		case t.tag == "" && !reference && !back:
			// A line end within a block is a blank.
			text.WriteString(strings.ReplaceAll(html.UnescapeString(string(t.raw)), "\n", " "))
		}
	})
}

func isFootnoteRef(t token) bool { return bytes.Contains(t.raw, []byte(`class="footnote-ref"`)) }

// holeText returns what a component's hole says, as plain text.
func holeText(h *Hole) string {
	var text strings.Builder
	if h.Form == Inline {
		if h.Label != nil {
			writePlainText(&text, h.Label)
		}
		return text.String()
	}
	text.WriteByte('\n')
	if h.Label != nil {
		writePlainText(&text, h.Label)
		text.WriteByte('\n')
	}
	for _, a := range h.Args {
		if a.Name == "caption" {
			text.WriteString(a.Value + "\n")
		}
	}
	if h.Inner != nil {
		writePlainText(&text, h.Inner)
		text.WriteByte('\n')
	}
	return text.String()
}
