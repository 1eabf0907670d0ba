package theme

import (
	"bytes"
	"text/template/parse"
)

// squeeze removes the white space of a template that HTML does not show: a run
// of it becomes one newline or blank, and nothing beside a tag that begins or
// ends a block, because there a browser drops it. Words are never joined, what
// stands in pre, textarea, script, style and in quotes is left as it is, and
// HTML comments are dropped, as html/template does anyway.
//
// Each file, and each define in it, is looked at alone. whole says that l is a
// file, whose first and last white space is nobody's text: an editor's newline
// at the end of a partial must not put a blank into the sentence around it.
func squeeze(l *parse.ListNode, whole bool) {
	s := space{last: afterOther}
	if whole {
		s.last = afterBlock
		if len(l.Nodes) > 0 {
			if t, ok := l.Nodes[0].(*parse.TextNode); ok {
				t.Text = bytes.TrimPrefix(t.Text, []byte("\uFEFF"))
			}
		}
	}
	s.list(l)
}

// space is the state of an HTML scanner between two pieces of text.
type space struct {
	mode  mode
	quote byte   // that ends the attribute value, in inQuote
	tag   string // the tag in hand in inTag, the element in inRaw
	open  bool   // the tag in hand is a start tag
	head  bool   // between <head> and </head>, where text is never shown
	last  last
}

type mode uint8

const (
	inText    mode = iota // between tags
	inTag                 // between < and >
	inQuote               // in a quoted attribute value
	inRaw                 // in pre, textarea, script or style
	inComment             // in a comment that an action interrupts
)

// last is what stands before the next piece of text.
type last uint8

const (
	afterOther last = iota // a word, an inline tag, or what an action prints
	afterSpace             // white space that was kept
	afterBlock             // a tag beside which white space is not shown
)

// blocks are the elements beside whose tags a browser drops white space, by
// the style sheet of the HTML standard (section 15.3). Elements that only mostly stand
// on lines of their own, as br and button, are not among them.
var blocks = set("html", "head", "body", "!doctype", "title", "base", "address",
	"article", "aside", "blockquote", "caption", "col", "colgroup", "dd", "details",
	"dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
	"h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li",
	"main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section",
	"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")

var raw = set("pre", "textarea", "script", "style")

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, name := range names {
		m[name] = true
	}
	return m
}

func (s *space) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	nodes := l.Nodes[:0]
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			if n.Text = s.text(n.Text); len(n.Text) == 0 {
				continue
			}
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 {
				s.last = afterOther
			}
		case *parse.TemplateNode:
			s.last = afterOther
		case *parse.IfNode:
			s.branch(n.List, n.ElseList)
		case *parse.WithNode:
			s.branch(n.List, n.ElseList)
		case *parse.RangeNode:
			// The body follows itself as well.
			before := *s
			s.last = afterOther
			s.list(n.List)
			s.join(before)
			before.list(n.ElseList)
			s.join(before)
		}
		nodes = append(nodes, n)
	}
	l.Nodes = nodes
}

func (s *space) branch(then, otherwise *parse.ListNode) {
	before := *s
	s.list(then)
	before.list(otherwise)
	s.join(before)
}

// join continues after two ways that meet. html/template sees to it that they
// end in the same part of the HTML.
func (s *space) join(other space) {
	if s.last != other.last {
		s.last = afterOther
	}
}

// text returns a piece of text without the white space that is not shown.
func (s *space) text(in []byte) []byte {
	out := make([]byte, 0, len(in))
	var pending byte // white space that waits for what follows it
	flush := func(next last) {
		if pending != 0 && s.last == afterOther && next != afterBlock {
			out = append(out, pending)
			s.last = afterSpace
		}
		pending = 0
	}
	for i := 0; i < len(in); {
		c := in[i]
		switch s.mode {
		case inText:
			switch {
			case isSpace(c):
				if c == '\n' || pending == 0 {
					pending = blankOf(c)
				}
				i++
			case bytes.HasPrefix(in[i:], []byte("<!--")):
				if end := bytes.Index(in[i:], []byte("-->")); end >= 0 {
					i += end + len("-->")
					continue
				}
				flush(afterOther)
				s.mode = inComment
			case c == '<' && isTag(in[i+1:]):
				i = s.startTag(in, i, &out, flush)
			default:
				flush(afterOther)
				s.last = afterOther
				out = append(out, c)
				i++
			}
		case inTag:
			i = s.insideTag(in, i, &out)
		case inQuote:
			if c == s.quote {
				s.mode = inTag
			}
			out = append(out, c)
			i++
		case inRaw:
			end := endTag(in[i:], s.tag)
			out = append(out, in[i:i+end]...)
			if i += end; i < len(in) {
				s.mode = inText
			}
		case inComment:
			end := bytes.Index(in[i:], []byte("-->"))
			if end < 0 {
				return append(out, in[i:]...)
			}
			end += len("-->")
			out = append(out, in[i:i+end]...)
			i += end
			s.mode = inText
		}
	}
	flush(afterOther)
	return out
}

// startTag takes the "<name" or "</name" at i and returns where it ends.
func (s *space) startTag(in []byte, i int, out *[]byte, flush func(last)) int {
	end := i + 1
	s.open = in[end] != '/'
	if !s.open {
		end++
	}
	start := end
	for end < len(in) && !isSpace(in[end]) && in[end] != '>' && in[end] != '/' {
		end++
	}
	s.tag = string(bytes.ToLower(in[start:end]))
	if s.tag == "head" {
		s.head = s.open
	}
	flush(s.beside())
	*out = append(*out, in[i:end]...)
	s.mode = inTag
	return end
}

func (s *space) beside() last {
	if s.head || blocks[s.tag] {
		return afterBlock
	}
	return afterOther
}

// insideTag takes what stands at i in a tag and returns where it ends. White
// space between attributes is one blank, and none before the end.
func (s *space) insideTag(in []byte, i int, out *[]byte) int {
	switch c := in[i]; {
	case isSpace(c):
		end := i
		for end < len(in) && isSpace(in[end]) {
			end++
		}
		if end == len(in) || in[end] != '>' {
			*out = append(*out, ' ')
		}
		return end
	case c == '"' || c == '\'':
		s.mode, s.quote = inQuote, c
	case c == '>':
		s.mode, s.last = inText, s.beside()
		if s.open && raw[s.tag] {
			s.mode = inRaw
		}
	}
	*out = append(*out, in[i])
	return i + 1
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

func blankOf(c byte) byte {
	if c == '\n' {
		return '\n'
	}
	return ' '
}

// isTag reports whether a tag goes on after its "<".
func isTag(b []byte) bool {
	if len(b) > 0 && b[0] == '/' {
		b = b[1:]
	} else if len(b) > 0 && b[0] == '!' {
		return true
	}
	return len(b) > 0 && ('a' <= b[0]|0x20 && b[0]|0x20 <= 'z')
}

// endTag returns the offset of the end tag of an element, or the length of b
// where it does not stand in it.
func endTag(b []byte, name string) int {
	for i := 0; i+2+len(name) <= len(b); i++ {
		if b[i] == '<' && b[i+1] == '/' && bytes.EqualFold(b[i+2:i+2+len(name)], []byte(name)) {
			return i
		}
	}
	return len(b)
}
