package llms

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"vizitka/generator/content"
	"vizitka/generator/fields"
	"vizitka/generator/markdown"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/theme"
	"vizitka/generator/trace"
)

// writeCopy writes a page as Markdown.
func writeCopy(b *bytes.Buffer, e *render.Env, r *trace.Recorder, p *site.PageView) {
	src, err := e.ReadFile(r, "content/"+p.File().Path())
	if err != nil {
		return // told where the page itself is made
	}
	c := copied{page: p, src: src, components: e.Theme.AskComponents(r)}
	c.holes(site.BodyOf(p))
	body := c.text(content.BodyStart(src))
	if headings := p.Headings(); strings.HasPrefix(body, "# ") && (len(headings) == 0 || headings[0].Level > 1) {
		_, body, _ = strings.Cut(body, "\n") // the page's title, which stands above
	}
	fmt.Fprintf(b, "# %s\n\n<%s>\n", oneLine(p.Title()), p.Permalink())
	if about := oneLine(p.Description()); about != "" {
		fmt.Fprintf(b, "\n> %s\n", about)
	}
	if p.Site().Contact().Shield {
		body = shielded(body)
	}
	if body = strings.TrimSpace(body); body != "" {
		fmt.Fprintf(b, "\n%s\n", body)
	}
	if p.IsNode() {
		var lines bytes.Buffer
		if entries(&lines, p.Pages().Items()); lines.Len() > 0 {
			fmt.Fprintf(b, "\n%s", lines.Bytes())
		}
	}
}

// A copied text is a source in which some places are written anew.
type copied struct {
	page       *site.PageView
	src        []byte
	components map[string]theme.Component
	edits      []edit
}

// An edit puts a text in the place of some bytes of the source.
type edit struct {
	from, to int
	text     string
}

// text returns the source from a place on with all edits made. Of two that
// overlap the first one counts.
func (c *copied) text(at int) string {
	slices.SortStableFunc(c.edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var b strings.Builder
	for _, e := range c.edits {
		if e.from >= at {
			b.Write(c.src[at:e.from])
			b.WriteString(e.text)
			at = e.to
		}
	}
	b.Write(c.src[at:])
	return strings.ReplaceAll(b.String(), "\r\n", "\n")
}

// holes finds what in a body must be written anew. What the source has at the
// place of a hole decides; where it is something else, nothing is done.
func (c *copied) holes(body *markdown.Body) {
	for i := range body.Holes {
		h := &body.Holes[i]
		if h.Pos < 0 || h.Len < 1 || h.Pos+h.Len > len(c.src) {
			continue
		}
		switch h.Kind {
		case markdown.HoleLink, markdown.HoleImage:
			c.link(h, h.Ref)
		case markdown.HoleWiki:
			c.wiki(h)
		case markdown.HoleComponent:
			if c.component(h) {
				continue
			}
		}
		if h.Label != nil {
			c.holes(h.Label)
		}
		if h.Inner != nil {
			c.holes(h.Inner)
		}
	}
}

func (c *copied) span(h *markdown.Hole) string { return string(c.src[h.Pos : h.Pos+h.Len]) }

func (c *copied) replace(h *markdown.Hole, text string) {
	c.edits = append(c.edits, edit{h.Pos, h.Pos + h.Len, text})
}

// address returns the whole address of a target, and false for one that leads
// nowhere.
func (c *copied) address(t site.Target) (string, bool) {
	v := c.page.Site()
	path, ok := strings.CutPrefix(cmp.Or(t.Shown, t.URL), v.BasePath())
	switch {
	case t.Fault != site.Sound:
		return "", false
	case strings.HasPrefix(t.URL, "#"):
		return string(c.page.Permalink()) + t.URL, true
	}
	return v.Absolute(path), ok
}

// link gives a link or a picture a whole address: [text](a.md "title"), and
// [text][label], which becomes one of the first form. Of raw HTML the address is
// put in the place of the one that is written.
func (c *copied) link(h *markdown.Hole, ref string) {
	address, ok := c.address(c.page.Follow(ref))
	if !ok {
		return
	}
	span := c.span(h)
	open := strings.LastIndex(span, "](")
	switch {
	case span[0] != '[' && span[0] != '!':
		if i := strings.Index(span, ref); i >= 0 {
			c.edits = append(c.edits, edit{h.Pos + i, h.Pos + i + len(ref), address})
		}
	case open >= 0 && strings.HasSuffix(span, ")"):
		from := open + len("](")
		from += len(span[from:]) - len(strings.TrimLeft(span[from:], " \t\n"))
		c.edits = append(c.edits, edit{h.Pos + from, h.Pos + from + destinationLength(span[from:]), address})
	case strings.HasSuffix(span, "]"):
		end := len(span)
		if label := strings.LastIndex(span, "]["); label >= 0 {
			end = label + 1
		}
		c.edits = append(c.edits, edit{h.Pos + end, h.Pos + len(span), "(" + address + ")"})
	}
}

// destinationLength returns how long the destination at the beginning of a text
// is (CommonMark, "link destination").
func destinationLength(text string) int {
	if strings.HasPrefix(text, "<") {
		return strings.IndexByte(text, '>') + 1
	}
	depth := 0
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b == '\\':
			i++
		case b == '(':
			depth++
		case b == ')' && depth == 0 || b <= ' ':
			return i
		case b == ')':
			depth--
		}
	}
	return len(text)
}

// wiki makes [[page|text]] a link.
func (c *copied) wiki(h *markdown.Hole) {
	t := c.page.FollowWiki(h.Ref)
	address, ok := c.address(t)
	if !ok || t.Page == nil {
		return
	}
	_, text, given := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(c.span(h), "[["), "]]"), "|")
	if text = strings.TrimSpace(text); !given || text == "" {
		text = linkText(t.Page.LinkTitle())
	}
	c.replace(h, "["+text+"]("+address+")")
}

// component makes a directive that names a page a link, and gives addresses in
// the attributes of others whole. It reports whether the directive is gone.
func (c *copied) component(h *markdown.Hole) bool {
	declared := c.components[h.Name]
	if declared.Ref != "" {
		t := c.page.Refer(h.Ref, declared.Ref)
		address, ok := c.address(t)
		if !ok || t.Page == nil {
			return false
		}
		text := h.Ref
		if h.Split && h.Label != nil {
			text = markdown.PlainText(h.Label)
		} else if f := t.Page.File(); f != nil && strings.HasPrefix(f.LogicalName(), h.Ref+".") {
			text = t.Page.LinkTitle() // the name of a file is nothing to read
		}
		c.replace(h, "["+linkText(text)+"]("+address+")")
		return true
	}
	if c.src[h.Pos] == '!' { // a picture with a title
		if ref := attribute(h, "src"); ref != "" {
			c.link(h, ref)
		}
		return false
	}
	span := c.span(h)
	for _, a := range declared.Args {
		ref := attribute(h, a.Name)
		if ref == "" || a.Type != fields.File && a.Type != fields.URL && a.Type != fields.Page {
			continue
		}
		if address, ok := c.address(c.page.Follow(ref)); ok {
			if i := strings.Index(span, ref); i >= 0 {
				c.edits = append(c.edits, edit{h.Pos + i, h.Pos + i + len(ref), address})
			}
		}
	}
	return false
}

func attribute(h *markdown.Hole, name string) string {
	for _, a := range h.Args {
		if fields.Fold(a.Name) == fields.Fold(name) {
			return a.Value
		}
	}
	return ""
}
