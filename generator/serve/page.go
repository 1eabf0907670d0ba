package serve

import (
	"bytes"
	"fmt"
	"html"

	"vizitka/generator/render"
	"vizitka/generator/trace"
)

// A tag is what the script of a page is told of it.
type tag struct{ etag, page, source, held string }

// withScript returns a page as it is sent: with the lines of its blocks and the
// preview's script. asked is the file that was asked for where the page is the
// one for missing files.
func (p *Preview) withScript(b []byte, s *state, name, asked string) []byte {
	page := s.Page(name)
	b = withLines(b, page.Blocks)
	t := tag{etag: etagOf(b), page: name, source: page.Source, held: page.Held}
	if asked != "" {
		t.page += "?" + asked
	}
	return p.insert(b, s, t)
}

func etagOf(b []byte) string { return trace.Sum(b).String() }

// insert puts the script into a page.
func (p *Preview) insert(b []byte, s *state, t tag) []byte {
	lang, version := "en", p.start+"-0"
	if p.options.Lang == "ru" {
		lang = "ru"
	}
	if s != nil {
		version = s.version
	}
	script := fmt.Appendf(nil, `<script type="module" src="%sclient.js" data-token="%s" data-version="%s" data-etag="%s" data-lang="%s" data-page="%s" data-source="%s"`,
		prefix, p.token, version, t.etag, lang, html.EscapeString(t.page), html.EscapeString(t.source))
	if t.held != "" {
		script = fmt.Appendf(script, ` data-draft="%s"`, t.held)
	}
	script = append(script, "></script>"...)
	at := bytes.LastIndex(b, []byte("</body>"))
	if at < 0 {
		at = len(b) // the end tag may be left out
	}
	out := make([]byte, 0, len(b)+len(script))
	out = append(out, b[:at]...)
	out = append(out, script...)
	return append(out, b[at:]...)
}

// sure is how long a block must be to be known by itself in a page.
const sure = 32

// withLines returns a page with the line of the source at the first tag of each
// block of its text. The blocks are found by their HTML, one behind the other: a
// layout may put something between them. Where the text does not stand in the
// page as it is, a short block is not looked for, because it might be found
// elsewhere.
func withLines(page []byte, blocks []render.Block) []byte {
	if len(blocks) == 0 {
		return page
	}
	var whole []byte
	for _, b := range blocks {
		whole = append(whole, b.HTML...)
	}
	start := bytes.Index(page, whole)
	together := start >= 0
	at := max(0, start)
	out := make([]byte, 0, len(page)+len(blocks)*24)
	done := 0
	for _, b := range blocks {
		name := startTag(b.HTML)
		if name == 0 {
			if together {
				at += len(b.HTML)
			}
			continue
		}
		if !together {
			i := bytes.Index(page[at:], b.HTML)
			if i < 0 || len(b.HTML) < sure {
				continue
			}
			at += i
		}
		out = append(out, page[done:at+name]...)
		out = fmt.Appendf(out, ` data-vizitka-line="%d"`, b.Line)
		done = at + name
		at += len(b.HTML)
	}
	return append(out, page[done:]...)
}

// startTag returns where the name of the tag ends that HTML begins with; 0 if it
// begins with none.
func startTag(b []byte) int {
	i := 0
	for i < len(b) && (b[i] == ' ' || b[i] == '\n') {
		i++
	}
	if i+1 >= len(b) || b[i] != '<' || !letter(b[i+1]) {
		return 0
	}
	for i++; i < len(b) && (letter(b[i]) || '0' <= b[i] && b[i] <= '9' || b[i] == '-'); i++ {
	}
	return i
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// editedLine returns the line of the first block that is not what it was; 0 if
// all are. Where blocks went it is that of the one that stands there now.
func editedLine(was, is []render.Block) int {
	for i, b := range is {
		if i >= len(was) || !bytes.Equal(b.HTML, was[i].HTML) {
			return b.Line
		}
	}
	if len(is) > 0 && len(was) > len(is) {
		return is[len(is)-1].Line
	}
	return 0
}
