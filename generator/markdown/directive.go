package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"vizitka/generator/diag"
)

// directive is a component that stands in lines of its own: :::name … ::: or
// ::name.
type directive struct {
	ast.BaseBlock
	name   string
	alert  string // its name in lower case, where it is one and no component
	form   Form
	args   []Arg
	label  *ast.TextBlock // the first child; nil for none
	known  bool           // to the theme, in this form; else it is shown as written
	colons int
	line   span // the opening line, from its colons
	end    span // the closing line; empty where there is none
}

var kindDirective = ast.NewNodeKind("Directive")

func (n *directive) Kind() ast.NodeKind            { return kindDirective }
func (n *directive) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// directives reads containers and leaves.
//
// A container is closed by a line of colons: the innermost open container with
// as many colons, else the innermost with fewer. So containers nest by more
// colons, and also with equal ones where each is closed.
type directives struct{}

func (directives) Trigger() []byte { return []byte{':'} }

func (directives) CanInterruptParagraph() bool { return true }

func (directives) CanAcceptIndentedLine() bool { return false }

func (directives) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	c := conversionOf(pc)
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	colons := 0
	for pos+colons < len(line) && line[pos+colons] == ':' {
		colons++
	}
	at := segment.Start + pos - segment.Padding
	head, ok := parseHead(line[pos+colons:])
	switch {
	case colons < 2:
		return nil, parser.NoChildren
	case !ok && head.name == "":
		if colons >= 3 && util.IsBlank(line[pos+colons:]) {
			c.warn(strayFence, at, colons, nil)
		}
		return nil, parser.NoChildren
	case colons == 2 && !ok && !c.has(head.name):
		return nil, parser.NoChildren
	case colons == 2 && ok && (head.spaced || head.words):
		return nil, parser.NoChildren // prose: ":: so" or "::x is"
	}
	n := &directive{
		name: head.name, args: head.args, form: Container, colons: colons,
		line: span{at, at + len(bytes.TrimRight(line[pos:], " \t\r\n"))},
	}
	if colons == 2 {
		n.form = Leaf
	}
	kind := strings.ToLower(n.name)
	switch {
	case !ok:
		c.warn(malformedDirective, at, n.line.to-at, diag.V{"name": n.name})
	case n.form == Container && !c.has(n.name) && c.o.Components[alertComponents[kind]].takes(Container):
		n.alert, n.known = kind, true
	default:
		n.known = c.knows(n.name, n.form, at, n.line.to-at)
	}
	if label := head.label; label.from < label.to {
		n.label = ast.NewTextBlock()
		n.label.Lines().Append(text.NewSegment(at+colons+label.from, at+colons+label.to))
		n.AppendChild(n, n.label)
	}
	reader.AdvanceToEOL()
	if n.form == Leaf {
		return n, parser.NoChildren
	}
	return n, parser.HasChildren
}

func (directives) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	d := n.(*directive)
	if d.form == Leaf {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	indent, pos := util.IndentWidth(line, reader.LineOffset())
	if pos >= len(line) || line[pos] != ':' {
		return parser.Continue | parser.HasChildren
	}
	rest := bytes.TrimRight(line[pos:], " \t\r\n")
	if colons := len(rest); colons >= 3 && len(bytes.Trim(rest, ":")) == 0 && closedBy(pc.OpenedBlocks(), d, colons, indent) == d {
		at := segment.Start + pos - segment.Padding
		d.end = span{at, at + colons}
		reader.AdvanceToEOL()
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

// closedBy returns which container a line of colons closes, as seen from one
// that is open: itself, one inside that the line reaches, or none.
func closedBy(open []parser.Block, from *directive, colons, indent int) *directive {
	start := slices.IndexFunc(open, func(b parser.Block) bool { return b.Node == from })
	var fewer, equal *directive
inside:
	for _, b := range open[max(start, 0):] {
		switch n := b.Node.(type) {
		case *directive:
			if indent > 3 {
				break inside
			}
			if n.colons == colons {
				equal = n
			}
			if n.colons <= colons {
				fewer = n
			}
		case *ast.List, *ast.Paragraph:
		case *ast.ListItem:
			if indent < n.Offset {
				break inside
			}
			indent -= n.Offset
		case *ast.FencedCodeBlock, *ast.HTMLBlock:
			return nil // colons in code are code
		default:
			break inside
		}
	}
	if equal != nil {
		return equal
	}
	return fewer
}

func (directives) Close(n ast.Node, _ text.Reader, pc parser.Context) {
	d := n.(*directive)
	if d.known && d.form == Container && d.end == (span{}) {
		conversionOf(pc).warn(unclosedDirective, d.line.from, d.line.to-d.line.from,
			diag.V{"name": d.name, "colons": strings.Repeat(":", d.colons)})
	}
}

func (c *conversion) has(name string) bool {
	_, ok := c.o.Components[name]
	return ok
}

// knows reports whether the theme has a component of this name and form, and
// reports to the author if not.
func (c *conversion) knows(name string, form Form, at, length int) bool {
	component, ok := c.o.Components[name]
	if !ok {
		if !c.told(unknownDirective, at) {
			names := c.componentNames()
			c.warn(unknownDirective, at, length, diag.V{"name": name, "near": diag.Nearest(name, names), "names": strings.Join(names, ", ")})
		}
		return false
	}
	if !component.takes(form) {
		forms := make([]string, len(component.Forms))
		for i, f := range component.Forms {
			forms[i] = map[Form]string{Container: ":::" + name + " … :::", Leaf: "::" + name + "{…}", Inline: ":" + name + "[…]"}[f]
		}
		c.warn(wrongForm, at, length, diag.V{"name": name, "forms": strings.Join(forms, ", ")})
		return false
	}
	return true
}

func (c *conversion) componentNames() []string {
	names := []string{abbrName}
	for name := range c.o.Components {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// directive writes a component's hole, or an unknown container as written.
func (c *conversion) directive(n *directive) {
	if !n.known {
		c.asWritten(n.line)
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			if child != ast.Node(n.label) {
				c.node(child)
			}
		}
		c.asWritten(n.end)
		return
	}
	h := Hole{
		Kind: HoleComponent, Name: n.name, Form: n.form, Args: n.args,
		Pos: c.from + n.line.from, Len: n.line.to - n.line.from,
	}
	if n.alert != "" {
		h.Name, h.Args = alertComponents[n.alert], append([]Arg{{"alert", n.alert}}, n.args...)
	}
	c.component(h, n, n.label)
}

// component fills a hole with a container's label and content, and writes it.
func (c *conversion) component(h Hole, n ast.Node, label *ast.TextBlock) {
	content := n.FirstChild()
	if label != nil {
		h.Label = c.body(func() { c.prose("", label, "") })
		content = label.NextSibling()
	}
	if content != nil {
		h.Inner = c.body(func() {
			open := c.raw.enter()
			for ; content != nil; content = content.NextSibling() {
				c.node(content)
			}
			c.closeRaw(open)
		})
	}
	c.hole(h)
	c.str("\n")
}

func (c *conversion) asWritten(line span) {
	if line.from < line.to {
		c.str("<p>")
		c.text(c.src[line.from:line.to])
		c.str("</p>\n")
	}
}

// head is what follows the colons of a directive's first line.
type head struct {
	name   string
	spaced bool // blanks before the name
	words  bool // the label is written without brackets
	label  span // within the text after the colons
	args   []Arg
}

// parseHead reads name[Label]{attributes}, and name Label {attributes} as
// other programs write it.
func parseHead(s []byte) (h head, ok bool) {
	s = bytes.TrimRight(s, " \t\r\n")
	i := skipBlanks(s, 0)
	h.spaced = i > 0
	n := nameLength(s[i:])
	if first, _ := utf8.DecodeRune(s[i:]); !unicode.IsLetter(first) {
		return h, false
	}
	h.name = string(s[i : i+n])
	i += n
	if i < len(s) && s[i] == '[' {
		end := closingBracket(s[i:])
		if end < 0 {
			return h, false
		}
		h.label = span{i + 1, i + end}
		i += end + 1
	} else if i < len(s) && s[i] != ' ' && s[i] != '\t' && s[i] != '{' {
		return h, false
	}
	i = skipBlanks(s, i)
	if i < len(s) && s[i] != '{' && h.label == (span{}) {
		h.words = true
		h.label = span{i, len(s)}
		if brace := bytes.LastIndexByte(s[i:], '{'); brace > 0 && s[len(s)-1] == '}' {
			if _, size, ok := parseAttributes(s[i+brace:]); ok && i+brace+size == len(s) {
				h.label.to = i + len(bytes.TrimRight(s[i:i+brace], " \t"))
				i += brace
			}
		}
		if h.label.to == len(s) {
			return h, true
		}
	}
	if i == len(s) {
		return h, true
	}
	args, size, ok := parseAttributes(s[i:])
	h.args = args
	return h, ok && i+size == len(s)
}

func skipBlanks(s []byte, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return i
}

// closingBracket returns where the bracket that opens s is closed, -1 if it is
// not. Escaped brackets do not count.
func closingBracket(s []byte) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
