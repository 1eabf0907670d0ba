package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// links is goldmark's parser of links and images. It notes where each ends,
// for diagnostics, and keeps the limits.
type links struct{ parser.InlineParser }

func (p links) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	c := conversionOf(pc)
	if !c.limits.bracket(parent, block, pc) {
		return nil
	}
	n := p.InlineParser.Parse(parent, block, pc)
	if n != nil {
		switch n := n.(type) {
		case *ast.Link:
			if !c.limits.expand(c, n.Reference, n.Destination, n.Title) {
				n.Destination, n.Title = nil, nil
			}
		case *ast.Image:
			if !c.limits.expand(c, n.Reference, n.Destination, n.Title) {
				n.Destination, n.Title = nil, nil
			}
		default:
			return n
		}
		_, at := block.Position()
		c.stops.set(n, at.Start)
	}
	return n
}

// CloseBlock is goldmark's, which the embedded interface hides.
func (p links) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// stops are where links and images end in the text.
type stops map[ast.Node]int

func (s *stops) set(n ast.Node, at int) {
	if *s == nil {
		*s = stops{}
	}
	(*s)[n] = at
}

// place returns the position and length of a link or an image.
func (c *conversion) place(n ast.Node) (at, length int) {
	at = max(n.Pos(), 0)
	return at, max(c.stops[n]-at, 1)
}

// hole of a node, at its place in the file.
func (c *conversion) holeOf(n ast.Node, kind HoleKind, ref string) Hole {
	at, length := c.place(n)
	return Hole{Kind: kind, Ref: ref, Pos: c.from + at, Len: length}
}

func (c *conversion) link(n *ast.Link) {
	ref := string(decode(n.Destination))
	if scheme := dangerous(ref); scheme != "" {
		at, length := c.place(n)
		c.warn(dangerousLink, at, length, map[string]string{"scheme": scheme})
		c.within("", n, "")
		return
	}
	c.str(`<a href="`)
	if external(ref) {
		c.text(util.URLEscape([]byte(ref), false))
	} else {
		c.hole(c.holeOf(n, HoleLink, ref))
	}
	c.str(`"`)
	if n.Title != nil {
		c.attr("title", c.typeset(string(decode(n.Title))))
	}
	c.within(">", n, "</a>")
}

func (c *conversion) autoLink(n *ast.AutoLink) {
	ref := string(n.URL(c.src))
	runs := c.spoken(n)
	if scheme := dangerous(ref); scheme != "" {
		c.warn(dangerousLink, max(n.Pos(), 0), len(ref), map[string]string{"scheme": scheme})
	} else {
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(ref), "mailto:") {
			ref = "mailto:" + ref
		}
		c.str(`<a href="`)
		c.text(util.URLEscape([]byte(ref), false))
		c.str(`">`)
		defer c.str("</a>")
	}
	for _, r := range runs {
		c.text(r.Text)
	}
}

// external reports whether a destination leads out of the site: it has a
// scheme (RFC 3986, 3.1) or begins with "//".
func external(ref string) bool {
	return strings.HasPrefix(ref, "//") || schemeOf(ref) != ""
}

func schemeOf(ref string) string {
	for i := range len(ref) {
		b := ref[i]
		switch {
		case isLetter(b):
		case i > 0 && ('0' <= b && b <= '9' || b == '+' || b == '.' || b == '-'):
		case i > 0 && b == ':':
			return strings.ToLower(ref[:i])
		default:
			return ""
		}
	}
	return ""
}

// dangerous returns the scheme of a destination that could run a program in
// the reader's browser or open a file of theirs, and "" for all others.
// Browsers pass over control characters and blanks, so this does too.
func dangerous(ref string) string {
	clean := strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7F {
			return -1
		}
		return r
	}, ref[:min(len(ref), 256)])
	switch scheme := schemeOf(clean); scheme {
	case "javascript", "vbscript", "data", "file":
		return scheme
	}
	return ""
}

// dangerousImage is dangerous for the source of a picture, which may be data
// of the four formats that hold no program.
func dangerousImage(ref string) string {
	for _, format := range []string{"png", "gif", "jpeg", "webp"} {
		if prefix := "data:image/" + format + ";"; len(ref) > len(prefix) && strings.EqualFold(ref[:len(prefix)], prefix) {
			return ""
		}
	}
	return dangerous(ref)
}

// expandLimit is how many bytes the definitions of links may add to a body by
// being referred to: as many as the text has, and always this many.
const expandLimit = 100_000

// expand counts what a reference to a definition adds, and reports whether it
// may: a long definition cannot be multiplied without end.
func (l *limits) expand(c *conversion, ref *ast.ReferenceLink, destination, title []byte) bool {
	if ref == nil {
		return true
	}
	l.expanded += len(destination) + len(title)
	if l.expanded <= max(expandLimit, len(c.src)) {
		return true
	}
	l.exceeded(c, max(bytes.Index(c.src, ref.Value), 0))
	return false
}
