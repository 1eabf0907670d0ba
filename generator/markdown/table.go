package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tables is goldmark's reader of tables, kept from making many cells of few
// bytes, since short rows are filled up to the width of the head, and from
// many escaped bars, each of which it seeks among all.
type tables struct{ parser.ParagraphTransformer }

// cellsLimit is how many cells a table may have for each byte of its text,
// and cellsAlways how many it may have however short the text.
const (
	cellsLimit  = 4
	cellsAlways = 10_000
	barsLimit   = 5_000 // escaped bars, in the tables of a text
)

func (t tables) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := n.Lines()
	c := conversionOf(pc)
	size, columns := 0, 0
	for i := range lines.Len() {
		line := lines.At(i)
		size += line.Len()
		columns = max(columns, bytes.Count(line.Value(reader.Source()), []byte("|")))
		c.limits.bars += bytes.Count(line.Value(reader.Source()), []byte(`\|`))
	}
	if columns*lines.Len() > cellsLimit*size+cellsAlways || c.limits.bars > barsLimit {
		c.limits.exceeded(c, n.Pos())
		return
	}
	t.ParagraphTransformer.Transform(n, reader, pc)
}

// table writes a table in a region that scrolls sideways by itself, and can be
// reached by keyboard to do so.
func (c *conversion) table(n *xast.Table) {
	c.str(`<div class="table" role="region" tabindex="0"`)
	c.attr("aria-label", c.phrase(tableLabel))
	c.str(">\n<table>\n")
	open := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, head := row.(*xast.TableHeader); head {
			c.row("<thead>\n<tr>\n", row, "th", "</tr>\n</thead>\n")
			continue
		}
		if !open {
			c.str("<tbody>\n")
			open = true
		}
		c.row("<tr>\n", row, "td", "</tr>\n")
	}
	if open {
		c.str("</tbody>\n")
	}
	c.str("</table>\n</div>\n")
}

// row writes the cells of a row. An empty cell of the head names no column, so
// it is no header: screen readers would announce one without a name.
func (c *conversion) row(before string, row ast.Node, of, after string) {
	c.str(before)
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		tag := of
		if !cell.HasChildren() {
			tag = "td"
		}
		c.str("<" + tag)
		if a := cell.(*xast.TableCell).Alignment; a != xast.AlignNone {
			c.attr("style", "text-align:"+a.String())
		}
		c.prose(">", cell, "</"+tag+">\n")
	}
	c.str(after)
}
