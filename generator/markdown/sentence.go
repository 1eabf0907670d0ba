package markdown

import (
	"bytes"

	east "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"

	"vizitka/generator/lang"
	"vizitka/generator/typography"
)

// A sentence is the text of one block, read before the block is rendered:
// typography must see across inline markup, and heading identifiers want the
// whole. It is read in the order in which the nodes are then rendered, so that
// each node finds its runs at the front.
type sentence struct {
	runs   []typography.Run
	owners []ast.Node // of each run
	at     int        // the next run to be spoken
}

// read reads the text of a block, counts its words and applies typography.
// It returns the text as it was before.
func (c *conversion) read(n ast.Node) string {
	s := &c.sentence
	s.runs, s.owners, s.at = s.runs[:0], s.owners[:0], 0
	c.collect(n)
	var text bytes.Buffer
	for _, r := range s.runs {
		if r.Break {
			text.WriteByte('\n')
		} else {
			text.Write(r.Text)
		}
	}
	before := text.String()
	c.words += lang.Words(before)
	if c.o.Typography {
		typography.Apply(c.o.Lang, s.runs)
	}
	return before
}

// spoken returns the runs of a node that is being rendered.
func (c *conversion) spoken(n ast.Node) []typography.Run {
	s := &c.sentence
	from := s.at
	for s.at < len(s.runs) && s.owners[s.at] == n {
		s.at++
	}
	return s.runs[from:s.at]
}

func (c *conversion) say(owner ast.Node, r typography.Run) {
	c.sentence.runs = append(c.sentence.runs, r)
	c.sentence.owners = append(c.sentence.owners, owner)
}

// opaque adds text that typography must see and not touch.
func (c *conversion) opaque(owner ast.Node, text []byte) {
	c.say(owner, typography.Run{Text: text, Opaque: true})
}

// collect adds the text of a node's children.
func (c *conversion) collect(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			c.collectText(n)
		case *ast.CodeSpan:
			c.opaque(n, c.codeText(n))
		case *ast.AutoLink:
			c.opaque(n, n.Label(c.src))
		case *ast.Image:
			// The picture stands in the sentence as one word.
			c.opaque(n, []byte(c.plain(n)))
		case *ast.RawHTML:
			if shown := c.shownHTML(n); shown != nil {
				c.opaque(n, shown)
			}
		case *wikiLink:
			if n.HasChildren() {
				c.collect(n)
			} else {
				c.opaque(n, []byte(n.ref))
			}
		case *foreign:
			c.opaque(n, n.lines.Value(c.src))
		case *east.Emoji:
			c.opaque(n, []byte(string(n.Value.Unicode)))
		default:
			c.collect(n)
		}
	}
}

func (c *conversion) collectText(n *ast.Text) {
	source := n.Value(c.src)
	for {
		text, escaped, rest := nextEscape(source)
		if len(rest) == 0 && len(escaped) == 0 {
			if n.SoftLineBreak() || n.HardLineBreak() {
				text = c.endLine(text)
			}
			if n.SoftLineBreak() {
				text = append(bytes.Clone(text), '\n')
			}
			if len(text) > 0 {
				c.say(n, typography.Run{Text: text})
			}
			break
		}
		if len(text) > 0 {
			c.say(n, typography.Run{Text: text})
		}
		// What an author escaped is to stay as it is.
		c.opaque(n, escaped)
		source = rest
	}
	if n.HardLineBreak() {
		c.say(n, typography.Run{Text: []byte("\n"), Break: true})
	}
}

// endLine returns the last text of a line without the blanks at its end. They
// may stand in the run before, where a parser that wants blanks looked at them.
func (c *conversion) endLine(text []byte) []byte {
	text = bytes.TrimRight(text, " ")
	for i := len(c.sentence.runs) - 1; len(text) == 0 && i >= 0 && !c.sentence.runs[i].Opaque && !c.sentence.runs[i].Break; i-- {
		run := &c.sentence.runs[i]
		run.Text = bytes.TrimRight(run.Text, " ")
		if len(run.Text) > 0 {
			break
		}
	}
	return text
}

// codeText returns the text of a code span: line ends are blanks.
func (c *conversion) codeText(n *ast.CodeSpan) []byte {
	var text []byte
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		text = append(text, child.(*ast.Text).Value(c.src)...)
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte(" "))
	return bytes.ReplaceAll(text, []byte("\n"), []byte(" "))
}

// typeset applies typography to a text that stands alone: an attribute.
func (c *conversion) typeset(s string) string {
	if !c.o.Typography {
		return s
	}
	return typography.Text(c.o.Lang, s)
}
