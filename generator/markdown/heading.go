package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"vizitka/generator/diag"
	"vizitka/generator/lang"
)

// headings are those of a body, and the identifiers that are taken.
type headings struct {
	list  []Heading
	taken map[string]bool
	given map[string]bool // those of the author's that a heading has got
	next  map[string]int  // by slug: the number to try for the next of its kind
}

// reserve takes the identifiers that the author gave, so that none made from
// a text comes to be the same.
func (c *conversion) reserve(parent ast.Node) {
	if c.headings.taken == nil {
		c.headings = headings{taken: map[string]bool{}, given: map[string]bool{}, next: map[string]int{}}
	}
	for n := parent.FirstChild(); n != nil && n.Type() == ast.TypeBlock; n = n.NextSibling() {
		if heading, ok := n.(*ast.Heading); ok {
			if id := attribute(heading, "id"); id != "" {
				if c.headings.taken[id] {
					c.warn(duplicateID, heading.Pos(), 1, map[string]string{"id": id})
				}
				c.headings.taken[id] = true
			}
			continue
		}
		c.reserve(n)
	}
}

// identify returns a heading's identifier: the author's, or one made from its
// text. The second heading of the same gets "-2".
func (h *headings) identify(n *ast.Heading, language, text string) string {
	slug := attribute(n, "id")
	if slug != "" && !h.given[slug] {
		h.given[slug] = true
		return slug
	}
	if slug == "" {
		slug = lang.Slug(language, text)
	}
	if slug == "" {
		slug = "section"
	}
	id := slug
	for h.taken[id] {
		h.next[slug] = max(2, h.next[slug]+1)
		id = slug + "-" + strconv.Itoa(h.next[slug])
	}
	h.taken[id] = true
	return id
}

// title returns the text of the first heading of level one if nothing stands
// before it, and takes it out of the tree if the options ask so.
func (c *conversion) title(root ast.Node) string {
	n := root.FirstChild()
	for n != nil && c.silent(n) {
		n = n.NextSibling()
	}
	heading, ok := n.(*ast.Heading)
	if !ok || heading.Level != 1 {
		return ""
	}
	words := c.words
	c.read(heading)
	title := c.sentence.text()
	c.words = words
	if c.o.TakeTitle && (c.o.Title == "" || foldTitle(title) == foldTitle(c.o.Title)) {
		root.RemoveChild(root, heading)
	}
	return title
}

// foldTitle returns a title without what typography and habit change in it:
// case, ё, quotation marks, the length of dashes, the sort of spaces.
func foldTitle(title string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.In(r, unicode.Pi, unicode.Pf) || strings.ContainsRune("\"'`„‚\u00AD", r):
			return -1
		case unicode.Is(unicode.Pd, r):
			return '-'
		}
		return r
	}, strings.ReplaceAll(title, "…", "..."))
	return lang.Fold(strings.Join(strings.Fields(plain), " "))
}

// silent reports whether a block shows nothing.
func (c *conversion) silent(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.LinkReferenceDefinition, *definition, *privateBlock:
		return true
	case *ast.Paragraph:
		return c.isPrivate(n)
	case *ast.HTMLBlock:
		return n.HTMLBlockType == ast.HTMLBlockType2 && len(bytes.TrimSpace(dropComments(htmlText(n, c.src)))) == 0
	}
	return false
}

// heading writes a heading with a link to itself.
func (c *conversion) heading(n *ast.Heading) {
	tag := "h" + strconv.Itoa(n.Level)
	source := c.read(n)
	if c.o.specification {
		c.within("<"+tag+">", n, "</"+tag+">\n")
		return
	}
	id := c.headings.identify(n, c.o.Lang, source)
	text := c.sentence.text()
	for _, a := range n.Attributes() {
		if name := string(a.Name); name != "id" && name != "class" {
			c.warn(headingAttribute, n.Pos(), n.Level, diag.V{"name": name})
		}
	}
	c.str("<" + tag)
	c.cut(func() { c.attr("id", id) })
	if class := attribute(n, "class"); class != "" {
		c.attr("class", class)
	}
	c.str(">")
	from, holes := len(c.html), len(c.holes)
	c.within("", n, "")
	c.headings.list = append(c.headings.list, Heading{
		Level: n.Level, ID: id, Text: text, Line: c.lines.of(n.Pos()),
		HTML: withoutLinks(c.html[from:], from, c.holes[holes:]),
	})
	c.cut(func() {
		c.str(` <a class="anchor"`)
		c.attr("href", "#"+id)
		c.attr("aria-label", c.phrase(linkToSection)+": "+text)
		c.str("></a>")
	})
	c.str("</" + tag + ">\n")
}

// text returns the whole sentence, after typography, in one line.
func (s *sentence) text() string {
	var b strings.Builder
	for _, r := range s.runs {
		b.Write(r.Text)
	}
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }), " ")
}

// withoutLinks returns inline HTML that starts at an offset of the body with
// neither links nor pictures nor footnotes nor holes. The text of a link without one is
// what it names.
func withoutLinks(html []byte, at int, holes []Hole) []byte {
	var w writer
	reference := false // to a footnote
	tokens(html, at, holes, func(t token) {
		if t.tag == "sup" && !t.end {
			reference = isFootnoteRef(t)
		}
		switch {
		case reference:
			reference = t.tag != "sup" || !t.end
		case t.hole != nil && t.hole.Kind == HoleComponent:
			w.textOf(holeText(t.hole))
		case t.hole != nil && t.hole.Kind == HoleWikiText:
			w.textOf(t.hole.Ref)
		case t.hole == nil && t.tag != "a" && t.tag != "img":
			w.bytes(t.raw)
		}
	})
	return w.html
}

func attribute(n ast.Node, name string) string {
	v, ok := n.AttributeString(name)
	if !ok {
		return ""
	}
	b, _ := v.([]byte)
	return string(b)
}
