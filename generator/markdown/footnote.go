package markdown

import (
	"hash/fnv"
	"strconv"

	xast "github.com/yuin/goldmark/extension/ast"
)

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
