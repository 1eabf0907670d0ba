package markdown

import (
	"bytes"
	"strconv"

	east "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// document parses the text and renders it.
func (c *conversion) document() *Document {
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	c.html = (*buffer)[:0]
	root := c.parse()
	d := &Document{Title: c.title(root)}
	c.reserve(root)
	summary, more := span{-1, -1}, false
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		from := len(c.html)
		if !more && isMore(n, c.src) {
			summary, more = span{0, from}, true
			continue
		}
		c.node(n)
		if len(c.html) == from && (len(c.holes) == 0 || c.holes[len(c.holes)-1].At < from) {
			continue
		}
		d.Body.Blocks = append(d.Body.Blocks, Block{At: from, Line: c.lines.of(n.Pos())})
		if p, ok := n.(*ast.Paragraph); ok && summary.to < 0 && !isPicture(p) {
			summary = span{from, len(c.html)}
		}
	}
	c.closeRaw(0)
	if summary.to >= 0 {
		d.Summary = c.part(summary)
		if c.o.HTML != HTMLOff {
			closeElements(&d.Summary)
		}
		d.SummaryText = PlainText(&d.Summary)
	}
	d.Body.HTML, d.Body.Holes = bytes.Clone(c.html), c.holes
	*buffer = c.html
	d.Headings = c.headings.list
	d.Words = c.words
	return d
}

// isMore reports whether a top-level block is <!--more-->, the end of the
// summary.
func isMore(n ast.Node, src []byte) bool {
	html, ok := n.(*ast.HTMLBlock)
	return ok && html.HTMLBlockType == ast.HTMLBlockType2 && moreComment.Match(html.Lines().Value(src))
}

// children renders what is inside a node.
func (c *conversion) children(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		c.node(n)
	}
}

// within renders a node's children between two pieces of HTML. Raw elements
// that were opened inside are closed there.
func (c *conversion) within(before string, n ast.Node, after string) {
	c.str(before)
	open := c.raw.enter()
	c.children(n)
	c.closeRaw(open)
	c.str(after)
}

// prose renders a block whose children are inline.
func (c *conversion) prose(before string, n ast.Node, after string) {
	c.read(n)
	c.within(before, n, after)
}

// node renders one node. One line for each sort: what takes more stands in
// the file named for it.
func (c *conversion) node(n ast.Node) {
	switch n := n.(type) {
	// blocks
	case *ast.Paragraph:
		c.paragraph(n)
	case *ast.TextBlock:
		c.prose("", n, "")
		if n.NextSibling() != nil && n.FirstChild() != nil {
			c.str("\n")
		}
	case *ast.Heading:
		c.heading(n)
	case *ast.List:
		c.list(n)
	case *ast.ListItem:
		c.listItem(n)
	case *ast.Blockquote:
		c.within("<blockquote>\n", n, "</blockquote>\n")
	case *ast.CodeBlock:
		c.indentedCode(n)
	case *ast.FencedCodeBlock:
		c.fencedCode(n)
	case *ast.ThematicBreak:
		c.str("<hr>\n")
	case *ast.HTMLBlock:
		c.htmlBlock(n)
	case *xast.Table:
		c.table(n)
	case *xast.FootnoteList:
		c.footnoteList(n)
	case *xast.DefinitionList:
		c.within("<dl>\n", n, "</dl>\n")
	case *xast.DefinitionTerm:
		c.prose("<dt>", n, "</dt>\n")
	case *xast.DefinitionDescription:
		c.description(n)
	case *directive:
		c.directive(n)
	case *alert:
		c.alert(n)
	// Definitions of links and abbreviations show nothing, nor do private notes.
	case *ast.LinkReferenceDefinition, *definition, *privateBlock, *privateNote:

	// inline
	case *ast.Text, *foreign, *east.Emoji:
		c.speak(n)
	case *ast.CodeSpan:
		c.str("<code>")
		c.speak(n)
		c.str("</code>")
	case *ast.Emphasis:
		if n.Level == 2 {
			c.within("<strong>", n, "</strong>")
		} else {
			c.within("<em>", n, "</em>")
		}
	case *xast.Strikethrough:
		c.within("<del>", n, "</del>")
	case *ast.Link:
		c.link(n)
	case *ast.AutoLink:
		c.autoLink(n)
	case *ast.Image:
		c.image(n)
	case *ast.RawHTML:
		c.rawHTML(n)
	case *xast.TaskCheckBox:
		c.checkbox(n)
	case *xast.FootnoteLink:
		c.footnoteLink(n)
	case *xast.FootnoteBacklink:
		c.footnoteBacklink(n)
	case *wikiLink:
		c.wikiLink(n)
	case *inlineDirective:
		c.inlineDirective(n)
	case *abbreviation:
		c.abbreviation(n)
	case *element:
		c.within("<"+n.tag+">", n, "</"+n.tag+">")
	default:
		c.children(n)
	}
}

// speak writes the text of an inline node, after typography.
func (c *conversion) speak(n ast.Node) {
	for _, r := range c.spoken(n) {
		if r.Break {
			c.str("<br>\n")
		} else {
			c.text(r.Text)
		}
	}
}

func (c *conversion) list(n *ast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	c.str("<" + tag)
	if n.IsOrdered() && n.Start != 1 {
		c.attr("start", strconv.Itoa(n.Start))
	}
	if hasTasks(n) {
		c.str(` class="tasks"`)
	}
	c.within(">\n", n, "</"+tag+">\n")
}

func (c *conversion) listItem(n *ast.ListItem) {
	before := "<li>"
	if first := n.FirstChild(); first != nil {
		if _, tight := first.(*ast.TextBlock); !tight {
			before = "<li>\n"
		}
	}
	c.within(before, n, "</li>\n")
}

func (c *conversion) description(n *xast.DefinitionDescription) {
	if n.IsTight {
		c.within("<dd>", n, "</dd>\n")
	} else {
		c.within("<dd>\n", n, "</dd>\n")
	}
}
