package render

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/markdown"
	"vizitka/generator/site"
)

// Fill implements site.Filler: it fills the holes of a body of page p, and, if
// judge is set, reports the links and references of it that lead nowhere. A
// body is judged once, and only for the page that is being made: so each
// problem is told once, whoever shows the text.
func (f *frame) Fill(p *site.PageView, body *markdown.Body, judge bool) template.HTML {
	judge = judge && f.page != nil && f.page.Equal(p) && !p.Fallback() && !f.judged[body]
	if judge {
		f.judged[body] = true
	}
	if len(body.Holes) == 0 {
		return f.shield(p, body.HTML)
	}
	buf := f.worker.buffer()
	defer f.worker.done(buf)
	f.fill(buf, p, body, judge)
	return f.shield(p, buf.Bytes())
}

func (f *frame) fill(buf *bytes.Buffer, p *site.PageView, body *markdown.Body, judge bool) {
	at := 0
	for i := range body.Holes {
		h := &body.Holes[i]
		buf.Write(body.HTML[at:h.At])
		at = h.At
		switch h.Kind {
		case markdown.HoleLink:
			t := p.Follow(h.Ref)
			f.judge(judge, p, h, t, false)
			buf.WriteString(html.EscapeString(t.URL))
		case markdown.HoleWiki:
			t := p.FollowWiki(h.Ref)
			f.judge(judge, p, h, t, false)
			buf.WriteString(html.EscapeString(t.URL))
		case markdown.HoleWikiText:
			buf.WriteString(html.EscapeString(wikiText(p, h.Ref)))
		case markdown.HoleImage:
			t := p.Follow(h.Ref)
			f.judge(judge, p, h, t, true)
			f.imageAttributes(buf, p, t)
		case markdown.HoleComponent:
			f.component(buf, p, h, judge)
		}
	}
	buf.Write(body.HTML[at:])
}

func (f *frame) judge(judge bool, p *site.PageView, h *markdown.Hole, t site.Target, image bool) {
	if !judge || t.Fault == site.Sound {
		return
	}
	r := reported{h.Pos, h.Ref}
	if f.told[r] {
		return
	}
	if f.told == nil {
		f.told = map[reported]bool{}
	}
	f.told[r] = true
	if d, bad := t.Judge(h.Ref, image, f.placeOf(p, h)); bad {
		f.problems.Add(d)
	}
}

// reported is a reference at its place.
type reported struct {
	pos int
	ref string
}

func (f *frame) placeOf(p *site.PageView, h *markdown.Hole) diag.Place {
	return f.worker.env.place(p.ID(), h.Pos, h.Len)
}

// wikiText is what a wiki link without a text of its own shows.
func wikiText(p *site.PageView, ref string) string {
	t := p.FollowWiki(ref)
	switch {
	case t.Page == nil:
		return ref
	case t.Anchor != "":
		if text := t.Page.HeadingText(t.Anchor); text != "" {
			return text
		}
	}
	return t.Page.LinkTitle()
}

// imageAttributes writes the attributes of an img element that depend on its
// file. Sizes are what the theme says, and not "auto": for an image that is seen
// at once Chromium (156) loads one picture before it knows the width, and another
// after.
func (f *frame) imageAttributes(buf *bytes.Buffer, p *site.PageView, t site.Target) {
	i := f.imageOf(p, t)
	fmt.Fprintf(buf, `src="%s"`, html.EscapeString(string(i.Src)))
	if i.Srcset != "" {
		fmt.Fprintf(buf, ` srcset="%s" sizes="%s"`, html.EscapeString(string(i.Srcset)), html.EscapeString(i.Sizes))
	}
	if i.Width > 0 && i.Height > 0 {
		fmt.Fprintf(buf, ` width="%d" height="%d"`, i.Width, i.Height)
	}
}

// component writes what the theme's component makes of a directive.
func (f *frame) component(buf *bytes.Buffer, p *site.PageView, h *markdown.Hole, judge bool) {
	w := f.worker
	c := &Component{frame: f, page: p, hole: h, judge: judge, ordinal: f.nextOrdinal(h.Name)}
	component := w.env.Theme.AskComponents(f.rec)[h.Name]
	c.ref = component.Ref
	if judge {
		f.problems.Add(judgeAttributes(component, h.Args, func() diag.Place { return f.placeOf(p, h) })...)
	}
	if c.ref != "" && judge {
		if d, bad := p.Refer(h.Ref, c.ref).JudgeReference(":"+h.Name, h.Ref, c.ref, f.placeOf(p, h)); bad {
			f.problems.Add(d)
		}
	}
	name := "components/" + h.Name + ".html"
	w.env.Theme.AskTemplate(f.rec, name)
	f.problems.Add(w.set.Execute(buf, name, c)...)
}

// nextOrdinal returns which of its name the next component is.
func (f *frame) nextOrdinal(name string) int {
	if f.ordinals == nil {
		f.ordinals = map[string]int{}
	}
	f.ordinals[name]++
	return f.ordinals[name]
}

// A Component is a directive of a body, as the theme's component sees it, or a
// word of the glossary that is mentioned.
type Component struct {
	frame   *frame
	page    *site.PageView
	hole    *markdown.Hole
	judge   bool
	ref     string         // the kind of page that its text names
	target  *site.PageView // of a word of the glossary
	ordinal int
}

// Name returns the name of the directive: "note".
func (c *Component) Name() string { return c.hole.Name }

// Attr returns the value of an attribute, "" where it is not given. Names are
// taken as those of keys are: without regard to case, "-" and "_".
func (c *Component) Attr(name string) string {
	for _, a := range c.hole.Args {
		if fields.Fold(a.Name) == fields.Fold(name) {
			return a.Value
		}
	}
	return ""
}

// Has reports whether an attribute is given.
func (c *Component) Has(name string) bool {
	for _, a := range c.hole.Args {
		if fields.Fold(a.Name) == fields.Fold(name) {
			return true
		}
	}
	return false
}

// Label returns what stands between the brackets as HTML, "" for nothing.
func (c *Component) Label() template.HTML { return c.body(c.hole.Label) }

// HasLabel reports whether there is something to show between the brackets;
// where the text names a page, only what stands behind "|" is.
func (c *Component) HasLabel() bool {
	return c.hole.Label != nil && (c.ref == "" || c.hole.Split)
}

// Inner returns what stands between the opening and the closing line as HTML.
func (c *Component) Inner() template.HTML { return c.body(c.hole.Inner) }

func (c *Component) body(b *markdown.Body) template.HTML {
	if b == nil {
		return ""
	}
	buf := c.frame.worker.buffer()
	defer c.frame.worker.done(buf)
	judge := c.judge && !c.frame.judged[b]
	if judge {
		c.frame.judged[b] = true
	}
	c.frame.fill(buf, c.page, b, judge)
	return template.HTML(buf.String()) //nolint:gosec // made by the converter and components
}

// Text returns what stands between the brackets as plain text.
func (c *Component) Text() string {
	if c.hole.Ref != "" || c.hole.Label == nil {
		return c.hole.Ref
	}
	return markdown.PlainText(c.hole.Label)
}

// Page returns the page that the directive stands on.
func (c *Component) Page() *site.PageView { return c.page }

// Site returns the site.
func (c *Component) Site() *site.View { return c.page.Site() }

// Target returns the page that the directive names, or nil.
func (c *Component) Target() *site.PageView {
	if c.target != nil {
		return c.target
	}
	if t := c.page.Refer(c.hole.Ref, c.ref); t.Fault == site.Sound {
		return t.Page
	}
	return nil
}

// URL returns where an attribute leads: a page or a file of the site, as a
// link of the page would name it, or an address elsewhere. That of a large
// photograph is the address of its largest size.
func (c *Component) URL(name string) template.URL {
	ref := c.Attr(name)
	if ref == "" {
		return ""
	}
	if remote(ref) {
		if !safe(ref) {
			return ""
		}
		return template.URL(ref) //nolint:gosec // checked
	}
	t := c.page.Follow(ref)
	c.frame.judge(c.judge, c.page, &markdown.Hole{Ref: ref, Pos: c.hole.Pos, Len: c.hole.Len}, t, true)
	return template.URL(t.Shown) //nolint:gosec // made of slugs, or escaped
}

// String returns the name: what an author sees who prints a component.
func (c *Component) String() string { return c.Name() }

// Image returns the picture that an attribute names.
func (c *Component) Image(name string) *Image {
	address := c.URL(name) // judges it
	if ref := c.Attr(name); ref != "" && !remote(ref) {
		return c.frame.imageOf(c.page, c.page.Follow(ref))
	}
	return &Image{Src: address}
}

// Ordinal returns which of its name the directive is on the page, from 1.
func (c *Component) Ordinal() int { return c.ordinal }

// remote reports whether a reference leads to another host.
func remote(ref string) bool {
	scheme, _, ok := strings.Cut(ref, ":")
	return strings.HasPrefix(ref, "//") || ok && !strings.ContainsAny(scheme, "/?#")
}

// safe reports whether an address elsewhere is of a scheme that runs no code.
func safe(ref string) bool {
	scheme, _, _ := strings.Cut(strings.ToLower(ref), ":")
	switch scheme {
	case "http", "https", "mailto", "tel", "sms", "tg", "geo", "xmpp", "matrix":
		return true
	}
	return strings.HasPrefix(ref, "//")
}
