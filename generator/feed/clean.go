package feed

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// keptElements are those that a text is made of anywhere, and the attributes of
// each that do not depend on the site's own styles and scripts.
var keptElements = map[atom.Atom][]string{
	atom.A: {"href"}, atom.Abbr: {"title"}, atom.B: nil, atom.Bdi: nil, atom.Blockquote: {"cite"}, atom.Br: nil, atom.Caption: nil,
	atom.Cite: nil, atom.Code: nil, atom.Dd: nil, atom.Del: nil, atom.Details: {"open"}, atom.Dfn: {"title"}, atom.Div: nil, atom.Dl: nil,
	atom.Dt: nil, atom.Em: nil, atom.Figcaption: nil, atom.Figure: nil, atom.H1: nil, atom.H2: nil, atom.H3: nil, atom.H4: nil, atom.H5: nil,
	atom.H6: nil, atom.Hr: nil, atom.I: nil, atom.Img: {"src", "srcset", "sizes", "width", "height", "alt"}, atom.Ins: nil, atom.Kbd: nil,
	atom.Li: {"value"}, atom.Mark: nil, atom.Ol: {"start", "reversed", "type"}, atom.P: nil, atom.Picture: nil, atom.Pre: nil, atom.Q: {"cite"},
	atom.S: nil, atom.Samp: nil, atom.Small: nil, atom.Source: {"src", "srcset", "sizes", "type", "media"}, atom.Strong: nil, atom.Sub: nil,
	atom.Summary: nil, atom.Sup: nil, atom.Table: nil, atom.Tbody: nil, atom.Td: {"colspan", "rowspan"}, atom.Tfoot: nil,
	atom.Th: {"colspan", "rowspan", "scope"}, atom.Thead: nil, atom.Time: {"datetime"}, atom.Tr: nil, atom.U: nil, atom.Ul: nil, atom.Var: nil,
	atom.Audio: {"src", "controls"}, atom.Video: {"src", "controls", "poster", "width", "height"},
}

// droppedElements are left out with all that is in them; of any other that is
// not kept, what is in it stays.
var droppedElements = []atom.Atom{
	atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Svg, atom.Math,
	atom.Iframe, atom.Object, atom.Embed, atom.Dialog, atom.Track, atom.Link, atom.Meta,
}

// clean makes the text of a page at an address one that can be read anywhere.
func clean(text, address string) string {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(text), body)
	base, badBase := url.Parse(address)
	if err != nil || badBase != nil {
		return ""
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	cleanChildren(body, base)
	var b strings.Builder
	for n := range body.ChildNodes() {
		if html.Render(&b, n) != nil {
			return ""
		}
	}
	return strings.TrimSpace(b.String())
}

func cleanChildren(parent *html.Node, base *url.URL) {
	for n := parent.FirstChild; n != nil; {
		next := n.NextSibling
		attributes, kept := keptElements[n.DataAtom]
		switch {
		case n.Type == html.TextNode:
		case n.Type != html.ElementNode || slices.Contains(droppedElements, n.DataAtom) || isHidden(n):
			parent.RemoveChild(n)
		case kept:
			n.Attr = cleanAttributes(n.Attr, attributes, base)
			cleanChildren(n, base)
		default:
			cleanChildren(n, base)
			for c := n.FirstChild; c != nil; c = n.FirstChild {
				n.RemoveChild(c)
				parent.InsertBefore(c, n)
			}
			parent.RemoveChild(n)
		}
		n = next
	}
}

// isHidden reports whether an element is not for readers, or has nothing but a
// name for them, which is lost without it: an anchor beside a heading.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" {
			return true
		}
	}
	return n.DataAtom == atom.A && n.FirstChild == nil
}

func cleanAttributes(all []html.Attribute, kept []string, base *url.URL) (out []html.Attribute) {
	for _, a := range all {
		switch {
		case a.Key == "lang" || a.Key == "dir":
		case !slices.Contains(kept, a.Key):
			continue
		case a.Key == "srcset":
			a.Val = absoluteSet(a.Val, base)
		case slices.Contains([]string{"href", "src", "poster", "cite"}, a.Key):
			a.Val = absoluteAddress(a.Val, base)
		}
		out = append(out, a)
	}
	return out
}

func absoluteAddress(ref string, base *url.URL) string {
	u, err := base.Parse(ref)
	if err != nil {
		return ref
	}
	return u.String()
}

// absoluteSet does so for each picture of a srcset: "a.jpg 480w, b.jpg 960w".
func absoluteSet(set string, base *url.URL) string {
	pictures := strings.Split(set, ", ")
	for i, p := range pictures {
		ref, size, _ := strings.Cut(strings.TrimSpace(p), " ")
		pictures[i] = strings.TrimSpace(absoluteAddress(ref, base) + " " + size)
	}
	return strings.Join(pictures, ", ")
}
