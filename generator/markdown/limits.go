package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"vizitka/generator/diag"
)

// Limits of what an author may write, far beyond what anyone does. They keep
// a conversion's time and memory in proportion to its text.
const (
	// depthLimit is how deep quotes, lists, directives and footnotes may stand
	// in each other. goldmark's time grows with depth times lines.
	depthLimit = 100
	// componentLimit is how deep components may stand in each other. Each may
	// be a template that calls another, and those have a limit of their own,
	// a hundred: a text is not to meet it.
	componentLimit = 40
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

// bounded is a parser of containers that opens none below depthLimit, nor a
// component below componentLimit: what would is text, and an error.
type bounded struct{ parser.BlockParser }

func (b bounded) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := reader.Position()
	n, state := b.BlockParser.Open(parent, reader, pc)
	if n == nil {
		return n, state
	}
	var reached *diag.Message
	switch {
	case depth(pc) >= depthLimit:
		reached = nestedTooDeep
	case isComponent(n) && componentsAround(parent) >= componentLimit:
		reached = componentsTooDeep
	default:
		return n, state
	}
	reader.SetPosition(line, at)
	reader.Advance(0) // SetPosition alone keeps the line that was peeked
	conversionOf(pc).tooDeep(reached, at.Start)
	return nil, parser.NoChildren
}

// componentsAround counts the components that a node stands in, itself
// included.
func componentsAround(n ast.Node) int {
	count := 0
	for ; n != nil; n = n.Parent() {
		if isComponent(n) {
			count++
		}
	}
	return count
}

func isComponent(n ast.Node) bool {
	switch n.(type) {
	case *directive, *alert:
		return true
	}
	return false
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

// tooDeep reports, once, that a part of the text is nested too deep.
func (c *conversion) tooDeep(m *diag.Message, at int) {
	if c.times[m] == 0 {
		c.warn(m, at, 1, nil)
	}
}
