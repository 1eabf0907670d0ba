package markdown

import (
	"bytes"
	"strings"
	"sync"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"vizitka/generator/diag"
)

// inlineDirective is a component within a line: :name[text]{attributes}.
type inlineDirective struct {
	ast.BaseInline
	name  string
	args  []Arg
	lines *text.Segments // of the text between the brackets, or behind its "|"
	ref   string         // what stands before "|", where the text names a page
	split bool
	stop  int // where it ends
	depth int // of components, itself included
}

var kindInlineDirective = ast.NewNodeKind("InlineDirective")

func (n *inlineDirective) Kind() ast.NodeKind { return kindInlineDirective }
func (n *inlineDirective) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, nil, nil)
}

// labelMax is how long the text of an inline directive may be, in bytes: as
// long as CommonMark lets the label of a link be.
const labelMax = 999

// inlineDirectives reads them. Their text is parsed when the whole document
// is (see labels), because goldmark parses one block at a time.
type inlineDirectives struct{}

func (inlineDirectives) Trigger() []byte { return []byte{':'} }

func (inlineDirectives) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n := directiveName(line[1:])
	if n == 0 || 1+n >= len(line) || line[1+n] != '[' {
		return nil
	}
	if before := block.PrecendingCharacter(); unicode.IsLetter(before) || unicode.IsDigit(before) || before == ':' {
		return nil
	}
	c := conversionOf(pc)
	d := &inlineDirective{name: string(line[1 : 1+n])}
	at := segment.Start
	block.Advance(1 + n)
	d.lines = bracketed(block)
	if d.lines == nil {
		return nil
	}
	rest, segment := block.PeekLine()
	d.stop = segment.Start
	if len(rest) > 0 {
		if rest[0] == '(' {
			return nil // a colon before a link
		}
		args, size, ok := parseAttributes(rest)
		if rest[0] == '{' && !ok {
			c.warn(malformedDirective, at, d.stop+1-at, diag.V{"name": d.name})
			return d.asWritten(at)
		}
		d.args = args
		block.Advance(size)
		d.stop += size
	}
	if d.name != abbrName && !c.knows(d.name, Inline, at, d.stop-at) {
		return d.asWritten(at)
	}
	if d.depth = 1 + componentsAround(parent); c.label != nil { // within the text of another
		d.depth += c.label.depth
	}
	if d.depth > componentLimit {
		c.tooDeep(componentsTooDeep, at)
		return d.asWritten(at)
	}
	if c.o.Components[d.name].Ref != "" {
		d.cut(block.Source())
	}
	d.SetPos(at)
	c.pending = append(c.pending, d)
	return d
}

// cut takes the name of a page and the text to be shown apart. As in a wiki
// link the first "|" ends the name, escaped (within a table) or not. Without a
// name before it there is nothing to take apart.
func (n *inlineDirective) cut(source []byte) {
	var name []byte
	for i := range n.lines.Len() {
		line := n.lines.At(i)
		written := line.Value(source)
		bar := bytes.IndexByte(written, '|')
		if bar < 0 {
			name = append(name, written...)
			continue
		}
		name = append(name, bytes.TrimSuffix(written[:bar], []byte(`\`))...)
		name = bytes.TrimSpace(bytes.ReplaceAll(name, []byte("\n"), []byte(" ")))
		if len(name) == 0 {
			return
		}
		n.ref, n.split = string(name), true
		shown := text.NewSegments()
		line = line.WithStart(line.Stop - len(written) + bar + 1)
		for {
			if line = line.TrimLeftSpace(source); !line.IsEmpty() {
				shown.Append(line)
			}
			if i++; i == n.lines.Len() {
				break
			}
			line = n.lines.At(i)
		}
		if last := shown.Len() - 1; last >= 0 {
			line = shown.At(last)
			shown.Set(last, line.TrimRightSpace(source))
		}
		n.lines = shown
		return
	}
}

// directiveName returns the length of the name at the start of s: an ASCII
// letter, then letters, digits, "-" and "_". Letters of other scripts are
// prose.
func directiveName(s []byte) int {
	n := 0
	for n < len(s) && (isLetter(s[n]) || n > 0 && ('0' <= s[n] && s[n] <= '9' || s[n] == '-' || s[n] == '_')) {
		n++
	}
	return n
}

// asWritten returns a node that shows the directive, which begins at an offset
// of the text, as the author wrote it.
func (n *inlineDirective) asWritten(at int) ast.Node {
	first := n.lines.At(0)
	n.lines.Set(0, first.WithStart(at))
	last := n.lines.At(n.lines.Len() - 1)
	n.lines.Set(n.lines.Len()-1, last.WithStop(n.stop))
	return &foreign{lines: n.lines}
}

// bracketed reads from "[" to the "]" that closes it and returns what is
// between, nil if it is not closed. It leaves the reader behind the bracket.
func bracketed(block text.Reader) *text.Segments {
	lines := text.NewSegments()
	depth, size := 0, 0
	for {
		line, segment := block.PeekLine()
		if line == nil {
			return nil
		}
		from := 0
		for i := 0; i < len(line); i++ {
			if size++; size > labelMax {
				return nil
			}
			switch line[i] {
			case '\\':
				i++
			case '[':
				if depth++; depth == 1 {
					from = i + 1
				}
			case ']':
				if depth--; depth == 0 {
					lines.Append(text.NewSegment(segment.Start+from-segment.Padding, segment.Start+i-segment.Padding))
					block.Advance(i + 1)
					return lines
				}
			}
		}
		lines.Append(segment.WithStart(segment.Start + from))
		block.AdvanceLine()
	}
}

// labels parses the texts of inline directives once the document stands, and
// before footnotes are numbered.
type labels struct{}

func (labels) Transform(_ *ast.Document, reader text.Reader, pc parser.Context) {
	c := conversionOf(pc)
	for i := 0; i < len(c.pending); i++ { // it grows: they nest
		d := c.pending[i]
		c.label = d
		root := labelParser().Parse(labelReader{text.NewReader([]byte("x")), reader.Source()}, parser.WithContext(pc))
		if block := root.FirstChild(); block != nil {
			for child := block.FirstChild(); child != nil; {
				next := child.NextSibling()
				d.AppendChild(d, child)
				child = next
			}
		}
	}
}

// labelParser parses lines that are given as inline text.
var labelParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(givenLines{}, 0)),
		parser.WithInlineParsers(inlineParsers()...),
	)
})

// labelReader has one line, for one block, over the source of the document.
type labelReader struct {
	text.Reader
	source []byte
}

func (r labelReader) Source() []byte { return r.source }

// givenLines opens one block, of the lines that the conversion names.
type givenLines struct{}

func (givenLines) Trigger() []byte { return nil }

func (givenLines) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n := ast.NewTextBlock()
	n.SetLines(conversionOf(pc).label.lines)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (givenLines) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (givenLines) Close(ast.Node, text.Reader, parser.Context)                 {}
func (givenLines) CanInterruptParagraph() bool                                 { return true }
func (givenLines) CanAcceptIndentedLine() bool                                 { return true }

func (c *conversion) inlineDirective(n *inlineDirective) {
	if n.name == abbrName {
		c.abbr(n)
		return
	}
	h := Hole{
		Kind: HoleComponent, Name: n.name, Form: Inline, Args: n.args,
		Ref: n.ref, Split: n.split,
		Pos: c.from + n.Pos(), Len: n.stop - n.Pos(),
	}
	if !n.split {
		h.Ref = strings.ReplaceAll(c.plain(n), "\n", " ")
	}
	if !n.split || n.HasChildren() {
		h.Label = c.body(func() { c.within("", n, "") })
	}
	c.hole(h)
}

// abbr writes :abbr[ГОСТ]{title="…"}, which needs no theme.
func (c *conversion) abbr(n *inlineDirective) {
	title := ""
	for _, a := range n.args {
		if a.Name == "title" {
			title = a.Value
		}
	}
	if title == "" {
		c.warn(abbrTitle, n.Pos(), n.stop-n.Pos(), diag.V{"text": c.plain(n)})
	}
	c.str("<abbr")
	c.attr("title", c.typeset(title))
	c.within(">", n, "</abbr>")
}
