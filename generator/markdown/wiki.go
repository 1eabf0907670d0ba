package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// wikiLink is [[page#heading|text]]. Its children are the text, if there is
// one.
type wikiLink struct {
	ast.BaseInline
	ref  string
	stop int
}

var kindWikiLink = ast.NewNodeKind("WikiLink")

func (n *wikiLink) Kind() ast.NodeKind            { return kindWikiLink }
func (n *wikiLink) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// wikiLinks reads them. What CommonMark reads as a link already stays one.
// Of ![[file]], which embeds a file elsewhere, the reader sees the text and
// the author hears of it.
type wikiLinks struct{}

func (wikiLinks) Trigger() []byte { return []byte{'!', '['} }

func (wikiLinks) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	open := 0
	if line[0] == '!' {
		open = 1
	}
	if !bytes.HasPrefix(line[open:], []byte("[[")) {
		return nil
	}
	inner := line[open+2:]
	end := bytes.Index(inner[:min(len(inner), labelMax)], []byte("]]"))
	if end < 1 || bytes.ContainsAny(inner[:end], "[]") {
		return nil
	}
	size := open + 2 + end + 2
	if block.PrecendingCharacter() == '[' || size < len(line) && line[size] == ']' {
		return nil // [[[three]]] are brackets
	}
	c := conversionOf(pc)
	at := segment.Start - segment.Padding
	if open == 1 {
		c.warn(wikiEmbed, at, size, map[string]string{"file": string(inner[:end])})
		return nil
	}
	if _, ok := pc.Reference(util.ToLinkReference(inner[:end])); ok || isDefinition(line[size:]) {
		return nil
	}
	n := &wikiLink{stop: at + size}
	n.SetPos(at)
	ref := inner[:end]
	if bar := bytes.IndexByte(ref, '|'); bar >= 0 {
		from, to := 2+bar+1, 2+end
		ref = bytes.TrimSuffix(ref[:bar], []byte(`\`)) // "\|" within a table
		label := text.NewSegment(at+from, at+to)
		label = label.TrimLeftSpace(c.src)
		label = label.TrimRightSpace(c.src)
		if !label.IsEmpty() {
			n.AppendChild(n, ast.NewTextSegment(label))
		}
	}
	n.ref = string(bytes.TrimSpace(ref))
	if n.ref == "" {
		return nil
	}
	block.Advance(size)
	return n
}

// isDefinition reports whether a wiki link is followed by what makes it an
// attempt at the definition of a link, [[x]]: /address, which CommonMark shows
// as text.
func isDefinition(rest []byte) bool {
	return bytes.HasPrefix(rest, []byte(": /"))
}

func (c *conversion) wikiLink(n *wikiLink) {
	h := Hole{Kind: HoleWiki, Ref: n.ref, Pos: c.from + n.Pos(), Len: n.stop - n.Pos()}
	c.str(`<a href="`)
	c.hole(h)
	c.str(`">`)
	if n.HasChildren() {
		c.within("", n, "")
	} else {
		c.spoken(n)
		h.Kind = HoleWikiText
		c.hole(h)
	}
	c.str("</a>")
}
