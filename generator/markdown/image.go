package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// figureComponent is the component that shows an image which stands alone in
// its paragraph and has a title.
const figureComponent = "figure"

func (c *conversion) paragraph(n *ast.Paragraph) {
	if image, ok := n.FirstChild().(*ast.Image); ok && isPicture(n) && len(image.Title) > 0 && !c.o.specification {
		c.figure(image)
		return
	}
	if !c.isPrivate(n) && !c.module(n) {
		c.prose("<p>", n, "</p>\n")
	}
}

// isPicture reports whether an image stands alone in a paragraph.
func isPicture(n *ast.Paragraph) bool {
	image, ok := n.FirstChild().(*ast.Image)
	return ok && image.NextSibling() == nil
}

func (c *conversion) figure(n *ast.Image) {
	ref := string(decode(n.Destination))
	alt, caption := c.alt(n), c.typeset(string(decode(n.Title)))
	if dangerousImage(ref) == "" && c.o.Components[figureComponent].takes(Container) {
		h := c.holeOf(n, HoleComponent, "")
		h.Name, h.Form = figureComponent, Container
		h.Args = []Arg{{"src", ref}, {"alt", alt}, {"caption", caption}}
		c.hole(h)
		c.str("\n")
		return
	}
	c.str("<figure>")
	c.img(n, ref, alt, "")
	c.str("<figcaption>")
	c.textOf(caption)
	c.str("</figcaption></figure>\n")
}

func (c *conversion) image(n *ast.Image) {
	c.spoken(n)
	title := ""
	if n.Title != nil {
		title = c.typeset(string(decode(n.Title)))
	}
	c.img(n, string(decode(n.Destination)), c.alt(n), title)
}

func (c *conversion) alt(n *ast.Image) string {
	return c.typeset(strings.TrimSpace(c.plain(n)))
}

// img writes the element; the attributes that the picture itself decides are
// a hole.
func (c *conversion) img(n *ast.Image, ref, alt, title string) {
	if scheme := dangerousImage(ref); scheme != "" {
		at, length := c.place(n)
		c.warn(dangerousLink, at, length, map[string]string{"scheme": scheme})
		c.textOf(alt)
		return
	}
	c.str("<img ")
	if external(ref) {
		c.str(`src="`)
		c.text(util.URLEscape([]byte(ref), false))
		c.str(`"`)
	} else {
		c.hole(c.holeOf(n, HoleImage, ref))
	}
	c.attr("alt", alt)
	if title != "" {
		c.attr("title", title)
	}
	c.str(` loading="lazy" decoding="async">`)
}
