package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"vizitka/generator/diag"
)

// alert is a quote that begins with [!NOTE]: a component of the theme.
type alert struct {
	ast.BaseBlock
	kind  string // as written, in lower case
	fold  string // "", "closed" or "open"
	label *ast.TextBlock
	line  span
}

var kindAlert = ast.NewNodeKind("Alert")

func (n *alert) Kind() ast.NodeKind            { return kindAlert }
func (n *alert) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// alertComponents are the components that show alerts: those of GitHub, and
// the names that Obsidian adds.
var alertComponents = map[string]string{
	"note": "note", "important": "note", "info": "note", "abstract": "note", "summary": "note", "tldr": "note",
	"todo": "note", "question": "note", "help": "note", "faq": "note", "example": "note", "quote": "note", "cite": "note",
	"tip": "tip", "hint": "tip", "success": "tip", "check": "tip", "done": "tip",
	"warning": "warning", "attention": "warning",
	"caution": "danger", "danger": "danger", "error": "danger", "failure": "danger", "fail": "danger", "missing": "danger", "bug": "danger",
}

// taughtAlerts are the names that diagnostics suggest.
var taughtAlerts = []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}

var alertLine = regexp.MustCompile(`^>[ \t]?\[!([A-Za-z]+)\]([-+]?)(?:[ \t]+(.*?))?\s*$`)

// alerts reads quotes that are alerts. What follows their first line is read
// as any quote is.
type alerts struct{ parser.BlockParser }

func (a alerts) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	source, from := line[pos:], segment.Start+pos-segment.Padding
	m := alertLine.FindSubmatchIndex(source)
	if m == nil {
		return nil, parser.NoChildren
	}
	kind := strings.ToLower(string(source[m[2]:m[3]]))
	if alertComponents[kind] == "" {
		conversionOf(pc).warn(unknownAlert, from+m[2], m[3]-m[2], diag.V{
			"name": string(source[m[2]:m[3]]), "near": diag.Nearest(kind, taughtAlerts), "names": strings.Join(taughtAlerts, ", "),
		})
		return nil, parser.NoChildren
	}
	n := &alert{kind: kind, line: span{from, from + len(bytes.TrimRight(source, " \t\r\n"))}}
	switch string(source[m[4]:m[5]]) {
	case "-":
		n.fold = "closed"
	case "+":
		n.fold = "open"
	}
	if m[6] >= 0 && m[6] < m[7] {
		n.label = ast.NewTextBlock()
		n.label.Lines().Append(text.NewSegment(from+m[6], from+m[7]))
		n.AppendChild(n, n.label)
	}
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

// alert writes an alert as a component. Arguments: alert, the name as written;
// fold, "closed" or "open", of one that folds. A theme without the component
// gets a quote.
func (c *conversion) alert(n *alert) {
	name := alertComponents[n.kind]
	args := []Arg{{"alert", n.kind}}
	if n.fold != "" {
		args = append(args, Arg{"fold", n.fold})
	}
	if c.o.Components[name].takes(Container) {
		c.component(Hole{
			Kind: HoleComponent, Name: name, Form: Container, Args: args,
			Pos: c.from + n.line.from, Len: n.line.to - n.line.from,
		}, n, n.label)
		return
	}
	c.str("<blockquote")
	c.attr("class", "alert "+name)
	c.str(">\n")
	open := c.raw.enter()
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if child == ast.Node(n.label) {
			c.prose("<p><strong>", child, "</strong></p>\n")
		} else {
			c.node(child)
		}
	}
	c.closeRaw(open)
	c.str("</blockquote>\n")
}
