package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Limits of what an author may write, far beyond what anyone does. They keep
// a conversion's time and memory in proportion to its text.
const (
	// depthLimit is how deep quotes, lists, directives and footnotes may stand
	// in each other. goldmark's time grows with depth times lines.
	depthLimit = 100
	// bracketLimit is how many brackets of links one block may have.
	bracketLimit = 10_000
)

// limits counts what a text has used.
type limits struct {
	told     bool
	expanded int // bytes, by references to definitions of links
	block    ast.Node
	brackets int // in this block
}

// exceeded reports, once, that a part of the text is shown as it is written.
func (l *limits) exceeded(c *conversion, at int) {
	if !l.told {
		l.told = true
		c.warn(tooLarge, at, 1, nil)
	}
}

// bracket reports whether a block may have one more bracket.
func (l *limits) bracket(c *conversion, parent ast.Node, block text.Reader) bool {
	if l.block != parent {
		l.block, l.brackets = parent, 0
	}
	if l.brackets++; l.brackets <= bracketLimit {
		return true
	}
	_, at := block.Position()
	l.exceeded(c, at.Start)
	return false
}

// bounded is a parser of containers that opens none below depthLimit: what
// would is text, and an error.
type bounded struct{ parser.BlockParser }

func (b bounded) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := reader.Position()
	n, state := b.BlockParser.Open(parent, reader, pc)
	if n != nil && depth(pc) >= depthLimit {
		reader.SetPosition(line, at)
		conversionOf(pc).tooDeep(at.Start)
		return nil, parser.NoChildren
	}
	return n, state
}

// depth counts the open containers. A list and its item are one.
func depth(pc parser.Context) int {
	n := 0
	for _, b := range pc.OpenedBlocks() {
		if _, item := b.Node.(*ast.ListItem); !item {
			n++
		}
	}
	return n
}

func (c *conversion) tooDeep(at int) {
	if !c.deep {
		c.deep = true
		c.warn(nestedTooDeep, at, 1, nil)
	}
}
