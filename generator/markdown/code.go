package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"vizitka/generator/diag"
)

// plainLanguages need no highlighting, and no word about it.
var plainLanguages = map[string]bool{"": true, "text": true, "txt": true, "plain": true, "plaintext": true, "none": true}

func (c *conversion) indentedCode(n *ast.CodeBlock) {
	c.writeCode(c.codeLines(n), fence{}, nil)
}

// codeLines returns the text of a code block, with "\n" at each line's end.
func (c *conversion) codeLines(n ast.Node) []byte {
	return bytes.ReplaceAll(n.Lines().Value(c.src), []byte("\r\n"), []byte("\n"))
}

func (c *conversion) fencedCode(n *ast.FencedCodeBlock) {
	code := c.codeLines(n)
	at, f := max(n.Pos(), 0), fence{}
	if n.Info != nil {
		at = n.Info.Segment.Start
		info := string(n.Info.Value(c.src))
		if c.o.specification {
			f.language, _, _ = strings.Cut(info, " ")
			f.language = string(decode([]byte(f.language)))
		} else {
			f = parseFence(info)
		}
	}
	c.reportFence(f, at)
	c.writeCode(code, f, c.colored(code, f, at))
}

// reportFence reports what is not understood of a block's information, which
// stands at an offset of the text.
func (c *conversion) reportFence(f fence, at int) {
	for _, u := range f.unknown {
		name, _, _ := strings.Cut(u.name, "=")
		c.warn(unknownFence, at+u.span.from, u.span.to-u.span.from, diag.V{"name": name, "near": diag.Nearest(name, fenceOptions)})
	}
}

// colored returns the code as coloured lines, nil where it is to be plain. The
// block's information stands at an offset of the text.
func (c *conversion) colored(code []byte, f fence, at int) [][]piece {
	if !c.o.Highlight || plainLanguages[strings.ToLower(f.language)] {
		return nil
	}
	l := languageOf(f.language)
	switch {
	case l == nil:
		if !c.told(unknownLanguage, at) {
			c.warn(unknownLanguage, at, len(f.language), diag.V{"name": f.language, "near": diag.Nearest(f.language, languageNames())})
		}
		return nil
	case !highlightable(code):
		c.warn(codeTooLarge, at, len(f.language), diag.V{"lines": strconv.Itoa(lineCount(code))})
		return nil
	}
	return highlight(l, string(code))
}

// writeCode writes a block of code; colored is nil for one that is plain.
func (c *conversion) writeCode(code []byte, f fence, colored [][]piece) {
	labelled := !plainLanguages[strings.ToLower(f.language)] && !c.o.specification
	switch {
	case f.title != "":
		c.str(`<figure class="code"`)
		defer c.str("</figure>\n")
	case labelled:
		c.str(`<div class="code"`)
		defer c.str("</div>\n")
	default:
		defer c.str("\n")
	}
	if labelled {
		c.attr("data-language", languageLabel(f.language))
	}
	if f.title != "" || labelled {
		c.str(">")
	}
	if f.title != "" {
		c.str("<figcaption>")
		c.textOf(f.title)
		c.str("</figcaption>")
	}
	c.str("<pre")
	if !c.o.specification {
		c.str(` tabindex="0"`) // it may scroll sideways
	}
	if colored != nil {
		c.str(` class="chroma"`)
	}
	c.str("><code")
	classes := ""
	if f.language != "" {
		classes = "language-" + f.language
	}
	if f.first > 0 {
		classes = strings.TrimLeft(classes+" numbered", " ")
	}
	if classes != "" {
		c.attr("class", classes)
	}
	if f.first > 1 {
		c.attr("style", "counter-reset:line "+strconv.Itoa(f.first-1))
	}
	c.str(">")
	c.codeContent(code, f, colored)
	c.str("</code></pre>")
}

func (c *conversion) codeContent(code []byte, f fence, colored [][]piece) {
	if colored == nil {
		if !f.byLine() {
			c.text(code)
			return
		}
		for line := range strings.Lines(string(code)) {
			colored = append(colored, []piece{{text: line}})
		}
	}
	for i, line := range colored {
		if f.byLine() {
			c.str("<span")
			c.attr("class", strings.TrimRight("line "+f.lines[i+1], " "))
			c.str(">")
		}
		for _, p := range line {
			if p.class != "" {
				c.str(`<span class="` + p.class + `">`)
			}
			c.textOf(p.text)
			if p.class != "" {
				c.str("</span>")
			}
		}
		if f.byLine() {
			c.str("</span>")
		}
	}
}

// Highlight writes code as a block with the given information (language,
// title, lines) is written in a text. It is for templates.
func Highlight(code, info string, o *Options) ([]byte, diag.List) {
	c := newConversion("", nil, 0, o)
	c.fragment = true
	f := parseFence(info)
	c.reportFence(f, 0)
	source := valid([]byte(strings.ReplaceAll(code, "\r\n", "\n")))
	c.writeCode(source, f, c.colored(source, f, 0))
	return c.html, c.found
}
