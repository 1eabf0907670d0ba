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
	// markLimit is how many brackets of links, and how many signs of emphasis,
	// one block may have. goldmark seeks the partner of each among all before.
	markLimit = 5_000
)

// limits counts what a text has used.
type limits struct {
	told     bool
	bars     int // escaped, in paragraphs that may be tables
	expanded int // bytes, by references to definitions of links
	block    ast.Node
	brackets int // in this block
	marks    int // in this block
}

// exceeded reports, once, that a part of the text is shown as it is written.
func (l *limits) exceeded(c *conversion, at int) {
	if !l.told {
		l.told = true
		c.warn(tooLarge, at, 1, nil)
	}
}

// bracket and mark report whether a block may have one more.
func (l *limits) bracket(parent ast.Node, block text.Reader, pc parser.Context) bool {
	l.enter(parent)
	l.brackets++
	return l.within(l.brackets, block, pc)
}

func (l *limits) mark(parent ast.Node, block text.Reader, pc parser.Context) bool {
	l.enter(parent)
	l.marks++
	return l.within(l.marks, block, pc)
}

func (l *limits) enter(parent ast.Node) {
	if l.block != parent {
		l.block, l.brackets, l.marks = parent, 0, 0
	}
}

func (l *limits) within(count int, block text.Reader, pc parser.Context) bool {
	if count <= markLimit {
		return true
	}
	_, at := block.Position()
	l.exceeded(conversionOf(pc), at.Start)
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
		reader.Advance(0) // SetPosition alone keeps the line that was peeked
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
