package markdown

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// element is an element of HTML around inline text: mark, sub, sup.
type element struct {
	ast.BaseInline
	tag string
}

var kindElement = ast.NewNodeKind("Element")

func (n *element) Kind() ast.NodeKind            { return kindElement }
func (n *element) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// emphasis is goldmark's reader of * and _, within the limits.
type emphasis struct{ parser.InlineParser }

func (e emphasis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if !conversionOf(pc).limits.mark(parent, block, pc) {
		return nil
	}
	return e.InlineParser.Parse(parent, block, pc)
}

// tildes reads ~~struck~~ as GitHub does, and ~sub~.
type tildes struct{}

func (tildes) Trigger() []byte { return []byte{'~'} }

func (tildes) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); len(line) > 1 && line[1] != '~' {
		return shortElement(block, "sub")
	}
	return pair(parent, block, pc, strike{})
}

// carets reads ^sup^.
type carets struct{}

func (carets) Trigger() []byte { return []byte{'^'} }

func (carets) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	return shortElement(block, "sup")
}

// equals reads ==mark==.
type equals struct{}

func (equals) Trigger() []byte { return []byte{'='} }

func (equals) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	return pair(parent, block, pc, mark{})
}

// strike and mark make ~~ and == pairs.
type (
	strike struct{}
	mark   struct{}
)

func (strike) IsDelimiter(b byte) bool { return b == '~' }
func (strike) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}
func (strike) OnMatch(int) ast.Node { return xast.NewStrikethrough() }

func (mark) IsDelimiter(b byte) bool { return b == '=' }
func (mark) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}
func (mark) OnMatch(int) ast.Node { return &element{tag: "mark"} }

// pair reads a run of exactly two delimiters. Those of == do not stand within
// a word, so that x==1 is text.
func pair(parent ast.Node, block text.Reader, pc parser.Context, processor parser.DelimiterProcessor) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	if rune(line[0]) == before {
		return nil
	}
	d := parser.ScanDelimiter(line, before, 2, processor)
	if d == nil || d.OriginalLength > 2 || !conversionOf(pc).limits.mark(parent, block, pc) {
		return nil
	}
	if d.Char == '=' {
		d.CanOpen = d.CanOpen && !isWord(before)
		d.CanClose = d.CanClose && !isWord(runeAt(line, 2))
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// shortMax is how long a sub or sup may be, in bytes.
const shortMax = 64

// shortElement reads what stands between two equal characters of one line. It
// is one word, so that "~5 … ~6" and "2^10 and 3^10" are text.
func shortElement(block text.Reader, tag string) ast.Node {
	line, segment := block.PeekLine()
	for i := 1; i < min(len(line), shortMax); i++ {
		switch line[i] {
		case line[0]:
			if i == 1 || i+1 < len(line) && line[i+1] == line[0] {
				return nil
			}
			n := &element{tag: tag}
			at := segment.Start - segment.Padding
			n.AppendChild(n, ast.NewTextSegment(text.NewSegment(at+1, at+i)))
			block.Advance(i + 1)
			return n
		case ' ', '\t', '\n', '\r', '[', ']', '`', '<', '>', '*', '_', '\\':
			return nil
		}
	}
	return nil
}
