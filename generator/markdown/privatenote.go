package markdown

import (
	"bytes"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// noteSign begins and ends what the author wrote for no reader: %%…%%, as
// Obsidian has it. Where no sign ends it, it is text.
var noteSign = []byte("%%")

// privateBlock is a private note that begins a line and ends in another: its
// lines are no Markdown.
type privateBlock struct{ ast.BaseBlock }

var kindPrivateBlock = ast.NewNodeKind("PrivateBlock")

func (n *privateBlock) Kind() ast.NodeKind            { return kindPrivateBlock }
func (n *privateBlock) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// privateBlocks reads them. One that its quote or list does not end ends with
// the quote or list: better a sign too many than a note that is published.
type privateBlocks struct{}

func (privateBlocks) Trigger() []byte { return []byte{'%'} }

func (privateBlocks) CanInterruptParagraph() bool { return true }

func (privateBlocks) CanAcceptIndentedLine() bool { return false }

func (privateBlocks) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], noteSign) || bytes.Contains(line[pos+len(noteSign):], noteSign) ||
		!bytes.Contains(reader.Source()[segment.Stop:], noteSign) {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &privateBlock{}, parser.NoChildren
}

func (privateBlocks) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	end := bytes.Index(line, noteSign)
	if end < 0 {
		return parser.Continue | parser.NoChildren
	}
	end += len(noteSign)
	if util.IsBlank(line[end:]) {
		reader.AdvanceToEOL()
	} else {
		reader.Advance(skipBlanks(line, end))
	}
	return parser.Close
}

func (privateBlocks) Close(ast.Node, text.Reader, parser.Context) {}

// privateNote is a private note within a paragraph.
type privateNote struct{ ast.BaseInline }

var kindPrivateNote = ast.NewNodeKind("PrivateNote")

func (n *privateNote) Kind() ast.NodeKind            { return kindPrivateNote }
func (n *privateNote) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// privateNotes reads them. Behind a digit the sign is one of percent: 50%%.
type privateNotes struct{}

func (privateNotes) Trigger() []byte { return []byte{'%'} }

func (privateNotes) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	before := block.PrecendingCharacter()
	if !bytes.HasPrefix(line, noteSign) || unicode.IsDigit(before) || before == '%' {
		return nil
	}
	at, position := block.Position()
	block.Advance(len(noteSign))
	for {
		line, _ := block.PeekLine()
		if line == nil {
			block.SetPosition(at, position)
			return nil
		}
		if end := bytes.Index(line, noteSign); end >= 0 {
			end += len(noteSign)
			if unicode.IsSpace(before) {
				end = skipBlanks(line, end) // no two blanks where the note stood
			}
			block.Advance(end)
			return &privateNote{}
		}
		block.AdvanceLine()
	}
}

// isPrivate reports whether nothing stands in a paragraph but private notes.
func (c *conversion) isPrivate(n *ast.Paragraph) bool {
	found := false
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *privateNote:
			found = true
		case *ast.Text:
			if !util.IsBlank(child.Value(c.src)) {
				return false
			}
		default:
			return false
		}
	}
	return found
}
