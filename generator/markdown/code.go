package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

func (c *conversion) indentedCode(n *ast.CodeBlock) {
	c.str(`<pre`)
	c.codeRegion()
	c.str("><code>")
	c.text(c.codeLines(n))
	c.str("</code></pre>\n")
}

// codeRegion lets a block that may scroll sideways be reached by keyboard.
func (c *conversion) codeRegion() {
	if !c.o.specification {
		c.str(` tabindex="0"`)
	}
}

// codeLines returns the text of a code block, with "\n" at each line's end.
func (c *conversion) codeLines(n ast.Node) []byte {
	return bytes.ReplaceAll(n.Lines().Value(c.src), []byte("\r\n"), []byte("\n"))
}

func (c *conversion) fencedCode(n *ast.FencedCodeBlock) {
	c.str(`<pre`)
	c.codeRegion()
	c.str("><code")
	if language := n.Language(c.src); language != nil {
		c.attr("class", "language-"+string(decode(language)))
	}
	c.str(">")
	c.text(c.codeLines(n))
	c.str("</code></pre>\n")
}
