package markdown

import (
	"bytes"
	"hash/fnv"
	"strconv"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"vizitka/generator/diag"
)

// footnoteRefs is goldmark's reader of references to footnotes; it reports
// those that lead to none.
type footnoteRefs struct{ parser.InlineParser }

func (p footnoteRefs) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n := p.InlineParser.Parse(parent, block, pc)
	if n != nil || !bytes.HasPrefix(line, []byte("[^")) {
		return n
	}
	end := bytes.IndexByte(line[:min(len(line), labelMax)], ']')
	if end <= 2 || bytes.ContainsAny(line[2:end], " []") || end+1 < len(line) && line[end+1] == '(' {
		return nil
	}
	conversionOf(pc).warn(undefinedFootnote, segment.Start, end+1, diag.V{"name": string(line[2:end])})
	return nil
}

// footnotes makes the identifiers of notes. A fragment's do not meet those of
// the page that it comes to stand on: they carry a mark made of its text.
type footnotes struct{ prefix string }

func (c *conversion) notePrefix() string {
	if c.fragment && c.notes.prefix == "" {
		h := fnv.New32a()
		h.Write(c.src)
		c.notes.prefix = strconv.FormatUint(uint64(h.Sum32()), 36) + "-"
	}
	return c.notes.prefix
}

// noteID and noteRef are the identifiers of a note and of a reference to it
// (from 0).
func (c *conversion) noteID(index int) string { return "fn-" + c.notePrefix() + strconv.Itoa(index) }

func (c *conversion) noteRef(index, ref int) string {
	id := "fnref-" + c.notePrefix() + strconv.Itoa(index)
	if ref > 0 {
		id += "-" + strconv.Itoa(ref+1)
	}
	return id
}

func (c *conversion) footnoteLink(n *xast.FootnoteLink) {
	c.cut(func() {
		c.str(`<sup class="footnote-ref"`)
		c.attr("id", c.noteRef(n.Index, n.RefIndex))
		c.str(`><a role="doc-noteref"`)
		c.attr("href", "#"+c.noteID(n.Index))
		number := strconv.Itoa(n.Index)
		c.attr("aria-label", c.phrase(noteLabel)+" "+number)
		c.str(">" + number + "</a></sup>")
	})
}

func (c *conversion) footnoteBacklink(n *xast.FootnoteBacklink) {
	c.str(` <a class="footnote-back" role="doc-backlink"`)
	c.attr("href", "#"+c.noteRef(n.Index, n.RefIndex))
	c.attr("aria-label", c.phrase(backLabel))
	c.str(">\u21a9\ufe0e</a>")
}

func (c *conversion) footnoteList(n *xast.FootnoteList) {
	c.str(`<section class="footnotes" role="doc-endnotes"`)
	c.attr("aria-label", c.phrase(notesLabel))
	c.str(">\n<ol>\n")
	for note := n.FirstChild(); note != nil; note = note.NextSibling() {
		c.str("<li")
		c.attr("id", c.noteID(note.(*xast.Footnote).Index))
		c.within(">\n", note, "</li>\n")
	}
	c.str("</ol>\n</section>\n")
}
