package markdown

import (
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// inline is an element of HTML around inline text: mark, sub, sup.
type inline struct {
	ast.BaseInline
	tag string
}

var kindInline = ast.NewNodeKind("Inline")

func (n *inline) Kind() ast.NodeKind            { return kindInline }
func (n *inline) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// tildes reads ~~struck~~ as GitHub does, and ~sub~.
type tildes struct{}

func (tildes) Trigger() []byte { return []byte{'~'} }

func (tildes) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	return scanPair(block, pc, strike{})
}

// strike makes ~~ a pair.
type strike struct{}

func (strike) IsDelimiter(b byte) bool { return b == '~' }
func (strike) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}
func (strike) OnMatch(int) ast.Node { return xast.NewStrikethrough() }

// scanPair reads a run of exactly two delimiters.
func scanPair(block text.Reader, pc parser.Context, processor parser.DelimiterProcessor) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	if rune(line[0]) == before {
		return nil
	}
	d := parser.ScanDelimiter(line, before, 2, processor)
	if d == nil || d.OriginalLength > 2 {
		return nil
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}
