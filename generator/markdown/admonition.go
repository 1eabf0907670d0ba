package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// admonitionLine is !!! note "Title", and with ??? or ???+ one that folds. The
// words between kind and title are classes, and have no meaning here.
var admonitionLine = regexp.MustCompile(`^(!!!|\?\?\?\+?)[ \t]+([A-Za-z][A-Za-z-]*)((?:[ \t]+[A-Za-z][A-Za-z0-9_-]*)*)(?:[ \t]+"(.*)")?[ \t\r\n]*$`)

// admonitions reads alerts as MkDocs writes them: the first line, and what
// stands below it indented by four.
type admonitions struct{}

func (admonitions) Trigger() []byte { return []byte{'!', '?'} }

func (admonitions) CanInterruptParagraph() bool { return true }

func (admonitions) CanAcceptIndentedLine() bool { return false }

func (admonitions) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], []byte("!!!")) && !bytes.HasPrefix(line[pos:], []byte("???")) {
		return nil, parser.NoChildren
	}
	source, from := line[pos:], segment.Start+pos-segment.Padding
	m := admonitionLine.FindSubmatchIndex(source)
	if m == nil {
		return nil, parser.NoChildren
	}
	kind := strings.ToLower(string(source[m[4]:m[5]]))
	titled := m[8] >= 0
	if alertComponents[kind] == "" || m[6] < m[7] && !titled {
		if titled || bytes.HasPrefix(reader.Source()[segment.Stop:], []byte("    ")) { // otherwise it may be prose: !!! so be it
			conversionOf(pc).markup("!!! "+kind, "> [!NOTE] …", from, m[5])
		}
		return nil, parser.NoChildren
	}
	n := &alert{kind: kind, line: span{from, from + len(bytes.TrimRight(source, " \t\r\n"))}}
	switch string(source[m[2]:m[3]]) {
	case "???":
		n.fold = "closed"
	case "???+":
		n.fold = "open"
	}
	if titled && m[8] < m[9] {
		n.label = ast.NewTextBlock()
		n.label.Lines().Append(text.NewSegment(from+m[8], from+m[9]))
		n.AppendChild(n, n.label)
	}
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

func (admonitions) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (admonitions) Close(ast.Node, text.Reader, parser.Context) {}
