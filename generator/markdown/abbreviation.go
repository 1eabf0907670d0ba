package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"vizitka/generator/diag"
)

// abbrName is the directive that marks one abbreviation. It is ours, whatever
// components the theme has.
const abbrName = "abbr"

// abbreviation is a mention of one that the text defines. Its child is the
// mention.
type abbreviation struct {
	ast.BaseInline
	title string
}

var kindAbbreviation = ast.NewNodeKind("Abbreviation")

func (n *abbreviation) Kind() ast.NodeKind            { return kindAbbreviation }
func (n *abbreviation) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// definition is a line that defines an abbreviation; it shows nothing.
type definition struct{ ast.BaseBlock }

var kindDefinition = ast.NewNodeKind("AbbreviationDefinition")

func (n *definition) Kind() ast.NodeKind            { return kindDefinition }
func (n *definition) IsRaw() bool                   { return true }
func (n *definition) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var definitionLine = regexp.MustCompile(`^\*\[([^\]\n]{1,100})\]:[ \t]*(.*?)\s*$`)

// definitions reads lines such as *[ГОСТ]: государственный стандарт.
type definitions struct{}

func (definitions) Trigger() []byte { return []byte{'*'} }

func (definitions) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || !bytes.HasPrefix(line[pos:], []byte("*[")) {
		return nil, parser.NoChildren
	}
	m := definitionLine.FindSubmatch(line[pos:])
	if m == nil {
		return nil, parser.NoChildren
	}
	c := conversionOf(pc)
	name, title := strings.TrimSpace(string(m[1])), string(decode(m[2]))
	if name == "" || title == "" {
		c.warn(abbrTitle, segment.Start+pos-segment.Padding, len(m[0]), diag.V{"text": name})
		return nil, parser.NoChildren
	}
	if c.abbreviations == nil {
		c.abbreviations = map[string]string{}
	}
	if _, ok := c.abbreviations[name]; !ok {
		c.abbreviations[name] = title
	}
	reader.AdvanceToEOL()
	return &definition{}, parser.NoChildren
}

func (definitions) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (definitions) Close(ast.Node, text.Reader, parser.Context)                 {}
func (definitions) CanInterruptParagraph() bool                                 { return true }
func (definitions) CanAcceptIndentedLine() bool                                 { return false }

// mentions finds the abbreviations that a text defines wherever they are
// mentioned as whole words, code and addresses aside.
type mentions struct{}

func (mentions) Transform(root *ast.Document, reader text.Reader, pc parser.Context) {
	c := conversionOf(pc)
	if len(c.abbreviations) == 0 {
		return
	}
	names := make([]string, 0, len(c.abbreviations))
	for name := range c.abbreviations {
		names = append(names, name)
	}
	// The longest first: the expression takes the first that fits.
	slices.SortFunc(names, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	for i, name := range names {
		names[i] = regexp.QuoteMeta(name)
	}
	mention := regexp.MustCompile(strings.Join(names, "|"))
	var texts []*ast.Text
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.CodeSpan, *ast.AutoLink, *ast.Image, *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
			return ast.WalkSkipChildren, nil
		case *inlineDirective:
			if n.name == abbrName {
				return ast.WalkSkipChildren, nil
			}
		case *ast.Text:
			if entering {
				texts = append(texts, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range texts {
		c.mention(n, mention)
	}
}

// mention splits a text at the abbreviations in it.
func (c *conversion) mention(n *ast.Text, names *regexp.Regexp) {
	source := c.src[n.Segment.Start:n.Segment.Stop]
	parent, base := n.Parent(), n.Segment.Start
	for _, m := range names.FindAllIndex(source, -1) {
		before, _ := utf8.DecodeLastRune(source[:m[0]])
		if isWord(before) || isWord(runeAt(source, m[1])) {
			continue
		}
		title := c.abbreviations[string(source[m[0]:m[1]])]
		if c.limits.expanded += len(title); c.limits.expanded > max(expandLimit, len(c.src)) {
			c.limits.exceeded(c, n.Segment.Start)
			return
		}
		if from, to := n.Segment.Start, base+m[0]; from < to {
			parent.InsertBefore(parent, n, ast.NewTextSegment(text.NewSegment(from, to)))
		}
		abbr := &abbreviation{title: title}
		abbr.AppendChild(abbr, ast.NewTextSegment(text.NewSegment(base+m[0], base+m[1])))
		parent.InsertBefore(parent, n, abbr)
		n.Segment = n.Segment.WithStart(base + m[1])
	}
}

func (c *conversion) abbreviation(n *abbreviation) {
	c.str("<abbr")
	c.attr("title", c.typeset(n.title))
	c.within(">", n, "</abbr>")
}
