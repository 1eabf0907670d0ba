package markdown

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var (
	comment     = regexp.MustCompile(`(?s)<!--.*?-->|<!-->|<!--->`)
	moreComment = regexp.MustCompile(`^\s*<!--\s*more\s*-->\s*$`)
	openTag     = regexp.MustCompile(`<([A-Za-z][A-Za-z0-9.-]*)`)
)

// safeList is what raw HTML may be in the mode "safe": elements that mean
// something to a reader, without addresses that run programs, and without
// style, scripts, frames and forms.
var safeList = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.UGCPolicy()
	p.AllowElements("kbd", "mark", "u", "small", "wbr", "ruby", "rb", "rt", "rp", "bdi", "bdo", "picture")
	p.AllowAttrs("class").Matching(bluemonday.SpaceSeparatedTokens).Globally()
	p.AllowAttrs("open").Matching(regexp.MustCompile(`^(?:|open)$`)).OnElements("details")
	p.RequireNoFollowOnLinks(false)
	return p
})

// htmlBlocks is goldmark's reader of blocks of raw HTML. Where raw HTML is
// off there are none but comments: the text is prose with tags shown in it.
type htmlBlocks struct{ parser.BlockParser }

func (b htmlBlocks) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if conversionOf(pc).o.HTML == HTMLOff {
		line, _ := reader.PeekLine()
		if !bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("<!--")) {
			return nil, parser.NoChildren
		}
	}
	return b.BlockParser.Open(parent, reader, pc)
}

// htmlText returns the source of a block of raw HTML.
func htmlText(n *ast.HTMLBlock, src []byte) []byte {
	text := bytes.Clone(n.Lines().Value(src))
	if n.HasClosure() {
		text = append(text, n.ClosureLine.Value(src)...)
	}
	return text
}

func dropComments(text []byte) []byte {
	text = comment.ReplaceAll(text, nil)
	// A comment that is never closed reaches to the end.
	if i := bytes.Index(text, []byte("<!--")); i >= 0 {
		text = text[:i]
	}
	return text
}

func (c *conversion) htmlBlock(n *ast.HTMLBlock) {
	text := htmlText(n, c.src)
	if c.o.specification {
		c.bytes(bytes.ReplaceAll(text, []byte{0}, []byte("\uFFFD")))
		return
	}
	text = dropComments(text)
	if len(bytes.TrimSpace(text)) == 0 {
		return
	}
	switch c.o.HTML {
	case HTMLOff: // what stands behind a comment
		c.reportTags(text, n.Pos())
		c.str("<p>")
		c.text(bytes.TrimSpace(text))
		c.str("</p>\n")
	default:
		c.reportLost(text, n.Pos())
		c.writeRaw(text, n.Pos())
	}
}

// shownHTML returns the text that inline raw HTML is shown as, nil where it
// is not shown as text.
func (c *conversion) shownHTML(n *ast.RawHTML) []byte {
	if c.o.HTML != HTMLOff {
		return nil
	}
	text := n.Segments.Value(c.src)
	if bytes.HasPrefix(text, []byte("<!--")) {
		return nil
	}
	return text
}

func (c *conversion) rawHTML(n *ast.RawHTML) {
	text := n.Segments.Value(c.src)
	if c.o.specification {
		c.bytes(text)
		return
	}
	if bytes.HasPrefix(text, []byte("<!--")) {
		return
	}
	if c.o.HTML == HTMLOff {
		c.reportTags(text, n.Pos())
		c.speak(n)
		return
	}
	c.reportLost(text, n.Pos())
	c.writeRaw(text, n.Pos())
}

// writeRaw writes raw HTML, which stands at an offset of the text, as the mode
// allows.
func (c *conversion) writeRaw(text []byte, at int) {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	text = bytes.ReplaceAll(text, []byte{0}, []byte("\uFFFD"))
	if c.o.HTML == HTMLSafe {
		// <b/> opens an element, whatever its slash says.
		text = bytes.ReplaceAll(safeList().SanitizeBytes(showComponents(text)), []byte("/>"), []byte(">"))
	}
	program := "" // the element whose content is no HTML
	tokens(text, 0, nil, func(t token) {
		switch {
		case program != "":
			if t.end && t.tag == program {
				program = ""
			}
			c.bytes(t.raw)
		case c.o.HTML == HTMLSafe && !c.raw.balance(c, t):
		case !t.end && (t.tag == "script" || t.tag == "style"):
			program = t.tag
			c.bytes(t.raw)
		default:
			c.rawTag(t, at)
		}
	})
}

// addresses are the attributes that name a file or a page, by element.
var addresses = map[string][]string{
	"a": {"href"}, "area": {"href"}, "img": {"src"}, "source": {"src"}, "track": {"src"}, "audio": {"src"}, "video": {"src", "poster"},
}

var tagAttribute = regexp.MustCompile(`^[\s/]*([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?`)

// rawTag writes a tag or a text of raw HTML. An address within the site is a
// hole, as it is in Markdown: resolved and checked.
func (c *conversion) rawTag(t token, at int) {
	names := addresses[t.tag]
	if names == nil || t.end {
		c.bytes(t.raw)
		return
	}
	start := 1 + len(t.tag)
	c.bytes(t.raw[:start])
	rest := t.raw[start:]
	for {
		m := tagAttribute.FindSubmatchIndex(rest)
		if m == nil {
			break
		}
		if m[4] < 0 || !slices.Contains(names, strings.ToLower(string(rest[m[2]:m[3]]))) {
			c.bytes(rest[:m[1]])
			rest = rest[m[1]:]
			continue
		}
		ref := html.UnescapeString(strings.Trim(string(rest[m[4]:m[5]]), `"'`))
		if external(ref) {
			c.bytes(rest[:m[1]])
		} else {
			c.bytes(rest[:m[4]])
			c.str(`"`)
			c.hole(Hole{Kind: HoleLink, Ref: ref, Pos: c.from + at, Len: start})
			c.str(`"`)
		}
		rest = rest[m[1]:]
	}
	c.bytes(rest)
}

// reportTags reports each opening tag of raw HTML that is shown as text.
func (c *conversion) reportTags(text []byte, at int) {
	for _, m := range openTag.FindAllSubmatchIndex(text, -1) {
		name := string(text[m[2]:m[3]])
		if isComponentName(name) {
			c.warn(jsxComponent, at+m[0], m[1]-m[0], map[string]string{"name": name})
			continue
		}
		c.warn(rawHTMLOff, at+m[0], m[1]-m[0], map[string]string{"tag": name, "instead": c.available(instead[strings.ToLower(name)])})
	}
}

// showComponents makes text of tags of JSX: what the author put between them
// would else stand there with nothing to tell why.
func showComponents(html []byte) []byte {
	var shown []byte
	from, at := 0, 0
	tokens(html, 0, nil, func(t token) {
		if t.tag != "" && isComponentName(t.name()) {
			shown = appendEscaped(append(shown, html[from:at]...), t.raw)
			from = at + len(t.raw)
		}
		at += len(t.raw)
	})
	return append(shown, html[from:]...)
}

// reportLost reports what does nothing where raw HTML is taken: components of
// JSX, and the elements and attributes that the mode "safe" leaves out.
func (c *conversion) reportLost(text []byte, at int) {
	tokens(text, 0, nil, func(t token) {
		start := at
		at += len(t.raw)
		if t.tag == "" || t.end {
			return
		}
		name := t.name()
		if isComponentName(name) {
			c.warn(jsxComponent, start, 1+len(name), map[string]string{"name": name})
			return
		}
		if c.o.HTML != HTMLSafe {
			return
		}
		kept := safeList().SanitizeBytes(t.raw)
		if len(kept) == 0 {
			c.warn(rawHTMLUnsafe, start, 1+len(name), map[string]string{"what": "<" + t.tag + ">"})
			return
		}
		left := attributesOf(kept)
		for _, a := range attributesOf(t.raw) {
			if !slices.ContainsFunc(left, func(b rawAttribute) bool { return a.name == b.name }) {
				c.warn(rawHTMLUnsafe, start+a.at.from, a.at.to-a.at.from, map[string]string{"what": a.name})
			}
		}
	})
}

// A rawAttribute is an attribute of a tag of raw HTML.
type rawAttribute struct {
	name string // in lower case
	at   span   // of the name, in the tag
}

func attributesOf(tag []byte) (found []rawAttribute) {
	at := 1
	for at < len(tag) && !bytes.ContainsRune([]byte(" \t\r\n/>"), rune(tag[at])) {
		at++
	}
	for {
		m := tagAttribute.FindSubmatchIndex(tag[at:])
		if m == nil {
			return found
		}
		found = append(found, rawAttribute{strings.ToLower(string(tag[at+m[2] : at+m[3]])), span{at + m[2], at + m[3]}})
		at += m[1]
	}
}

// isComponentName tells <Tabs> and <Tabs.Item> from <DIV>.
func isComponentName(name string) bool {
	return 'A' <= name[0] && name[0] <= 'Z' && strings.ToUpper(name) != name
}

// instead is what to write in the place of an element.
var instead = map[string]string{
	"b": "**…**", "strong": "**…**", "i": "*…*", "em": "*…*", "s": "~~…~~", "del": "~~…~~", "strike": "~~…~~",
	"mark": "==…==", "sub": "~…~", "sup": "^…^", "code": "`…`", "kbd": "`…`", "pre": "```",
	"a": "[…](…)", "img": "![…](…)", "br": `\`, "hr": "---", "p": "an empty line", "blockquote": "> …",
	"ul": "- …", "ol": "1. …", "li": "- …", "table": "| … | … |", "abbr": `:abbr[…]{title="…"}`,
	"h1": "# …", "h2": "## …", "h3": "### …", "h4": "#### …", "h5": "##### …", "h6": "###### …",
	"details": ":::details[…]", "summary": ":::details[…]", "figure": `![…](… "…")`, "figcaption": `![…](… "…")`,
	"video": "::video{src=…}", "iframe": "::video{url=…}", "dl": ": …", "dt": ": …", "dd": ": …",
}

// rawElements are the elements that the author's raw HTML opened and has not
// closed, in the mode "safe". Each belongs to the Markdown element it stands
// in and is closed with it.
type rawElements struct {
	open []string
	base int // those before belong to Markdown elements around this one
}

var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true,
	"link": true, "meta": true, "source": true, "track": true, "wbr": true,
}

// enter begins a Markdown element and returns what closeRaw wants at its end.
func (r *rawElements) enter() int {
	base := r.base
	r.base = len(r.open)
	return base
}

// closeRaw closes what raw HTML left open in this Markdown element.
func (c *conversion) closeRaw(base int) {
	r := &c.raw
	for len(r.open) > r.base {
		c.closeLast()
	}
	r.base = base
}

func (c *conversion) closeLast() {
	last := len(c.raw.open) - 1
	c.str("</" + c.raw.open[last] + ">")
	c.raw.open = c.raw.open[:last]
}

// balance notes a tag and reports whether it may be written: a closing tag
// must have an opening one in the same Markdown element.
func (r *rawElements) balance(c *conversion, t token) bool {
	switch {
	case t.tag == "":
		return true
	case void[t.tag]:
		return !t.end
	case !t.end:
		if len(r.open)-r.base >= depthLimit {
			return false
		}
		r.open = append(r.open, t.tag)
		return true
	}
	for i := len(r.open) - 1; i >= r.base; i-- {
		if r.open[i] == t.tag {
			for len(r.open) > i+1 {
				c.closeLast()
			}
			r.open = r.open[:i]
			return true
		}
	}
	return false
}

// closeElements closes what a part of a body leaves open.
func closeElements(b *Body) {
	var open []string
	tokens(b.HTML, 0, nil, func(t token) {
		switch {
		case t.tag == "" || void[t.tag]:
		case !t.end:
			open = append(open, t.tag)
		case len(open) > 0:
			open = open[:len(open)-1]
		}
	})
	for _, tag := range slices.Backward(open) {
		b.HTML = append(b.HTML, "</"+tag+">"...)
	}
}
