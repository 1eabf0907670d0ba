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

// foreign is what we do not run: a shortcode of Hugo's or Zola's, a component
// that the theme has not. It is shown as written.
type foreign struct {
	ast.BaseInline
	lines *text.Segments
}

var kindForeign = ast.NewNodeKind("Foreign")

func (n *foreign) Kind() ast.NodeKind            { return kindForeign }
func (n *foreign) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

var (
	shortcodeOpen = regexp.MustCompile(`^\{\{([<%])\s*(/?)\s*([A-Za-z][A-Za-z0-9_/.-]*)?`)
	zolaOpen      = regexp.MustCompile(`^(?:\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\(|\{%-?\s*([A-Za-z_][A-Za-z0-9_]*)[\s(])`)
	moduleLine    = regexp.MustCompile(`^(?:import\s+(?:.*\sfrom\s+)?["'][^"']+["'];?\s*$|export\s+(?:const|let|var|function|default|async)\s)`)
)

// shortcodeInstead is what to write in the place of Hugo's own shortcodes and
// of those that most themes have. A directive is told only where the theme has
// its component.
var shortcodeInstead = map[string]string{
	"figure": `![…](… "…")`, "img": `![…](…)`, "image": `![…](…)`, "gallery": ":::gallery … :::",
	"ref": "[…](page.md)", "relref": "[…](page.md)", "highlight": "```go … ```", "code": "``` … ```",
	"youtube": "::video{url=…}", "vimeo": "::video{url=…}", "iframe": "::video{url=…}", "video": "::video{src=…}",
	"details": ":::details[…] … :::", "expand": ":::details[…] … :::", "tabs": ":::tabs … :::", "tab": ":::tab[…] … :::",
	"note": ":::note[…] … :::", "notice": ":::note[…] … :::", "hint": ":::tip[…] … :::", "tip": ":::tip[…] … :::",
	"alert": ":::note[…] … :::", "callout": ":::note[…] … :::", "admonition": ":::note[…] … :::", "warning": ":::warning[…] … :::",
	"param": "the value itself", "steps": ":::steps … :::", "card": ":::card[…] … :::", "quote": ":::quote … :::",
}

// shortcodes reads {{< … >}} and {{% … %}}, which are Hugo's, and {{ name(…) }}
// and {% name … %}, which are Zola's.
type shortcodes struct{}

func (shortcodes) Trigger() []byte { return []byte{'{'} }

func (shortcodes) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	s := openShortcode(line)
	if s.name == "" {
		return nil
	}
	at, size := segment.Start-segment.Padding, 0
	n := &foreign{lines: text.NewSegments()}
	for {
		line, segment := block.PeekLine()
		if line == nil || size > labelMax {
			return nil
		}
		if i := bytes.Index(line, []byte(s.end)); i >= 0 {
			stop := i + len(s.end)
			n.lines.Append(segment.WithStop(segment.Start - segment.Padding + stop))
			block.Advance(stop)
			size += stop
			break
		}
		n.lines.Append(segment)
		size += len(line)
		block.AdvanceLine()
	}
	if !s.closing { // a closing one is told of with the opening one
		c := conversionOf(pc)
		c.warn(s.message, at, min(size, len(line)), diag.V{
			"name": s.name, "instead": c.available(shortcodeInstead[s.name]), "names": strings.Join(c.componentNames(), ", "),
		})
	}
	return n
}

// shortcodeStart is how a shortcode begins.
type shortcodeStart struct {
	name    string // "" for none
	end     string // how it must end
	closing bool   // what another one opened
	message *diag.Message
}

func openShortcode(line []byte) shortcodeStart {
	if m := shortcodeOpen.FindSubmatch(line); m != nil {
		end := ">}}"
		if m[1][0] == '%' {
			end = "%}}"
		}
		return shortcodeStart{string(m[3]), end, len(m[2]) > 0, shortcode}
	}
	m := zolaOpen.FindSubmatch(line)
	switch {
	case m == nil:
		return shortcodeStart{}
	case len(m[1]) > 0:
		return shortcodeStart{string(m[1]), "}}", false, zolaShortcode}
	}
	name := string(m[2])
	return shortcodeStart{name, "%}", strings.HasPrefix(name, "end"), zolaShortcode}
}

// available returns what to write instead of something, but "" for a directive
// whose component the theme has not.
func (c *conversion) available(instead string) string {
	name, isDirective := strings.CutPrefix(instead, ":")
	name = strings.TrimLeft(name, ":")
	name = name[:len(name)-len(strings.TrimLeft(name, "abcdefghijklmnopqrstuvwxyz"))]
	if isDirective && name != "" && name != abbrName && !c.has(name) {
		return ""
	}
	return instead
}

// module writes a paragraph of lines that import or export, as MDX has them,
// and reports each. It reports false, and writes nothing, for any other.
func (c *conversion) module(n *ast.Paragraph) bool {
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		if source := line.Value(c.src); source[0] != 'i' && source[0] != 'e' || !moduleLine.Match(source) {
			return false
		}
	}
	for i := range lines.Len() {
		line := lines.At(i)
		source := bytes.TrimSpace(line.Value(c.src))
		word, _, _ := bytes.Cut(source, []byte(" "))
		c.warn(mdxModule, line.Start, len(source), diag.V{"word": string(word)})
	}
	c.str("<p>")
	c.text(bytes.TrimSpace(lines.Value(c.src)))
	c.str("</p>\n")
	return true
}

var jsxTag = regexp.MustCompile(`^</?([A-Z][A-Za-z0-9.]*)[\s/>{]`)

// jsx reads tags of components that are no HTML, as <Tabs items={[…]}>.
type jsx struct{}

func (jsx) Trigger() []byte { return []byte{'<'} }

func (jsx) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := jsxTag.FindSubmatch(line)
	if m == nil || !isComponentName(string(m[1])) {
		return nil
	}
	end := bytes.IndexByte(line, '>') + 1
	if end == 0 {
		end = len(bytes.TrimRight(line, " \t\r\n"))
	}
	if line[1] != '/' {
		conversionOf(pc).warn(jsxComponent, segment.Start, end, diag.V{"name": string(m[1])})
	}
	n := &foreign{lines: text.NewSegments()}
	n.lines.Append(segment.WithStop(segment.Start - segment.Padding + end))
	block.Advance(end)
	return n
}
