package feed

import (
	"bytes"
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
// Tags that the text does not close it leaves open, as the page does.
func clean(text, address string) string {
	base, err := url.Parse(address)
	if err != nil {
		return ""
	}
	var out bytes.Buffer
	dropped, depth := "", 0 // the element that is being left out, and how many of its name are open
	link := -1              // where in out a link begins that has nothing in it yet
	z := html.NewTokenizer(strings.NewReader(text))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := z.Raw() // before its parts are read, which lowers the case of its letters
		switch kind {
		case html.TextToken:
			if dropped == "" {
				out.Write(raw)
				link = -1
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, attributes := tag(z)
			kept, ok := keptElements[atom.Lookup([]byte(name))]
			switch {
			case dropped != "":
				if name == dropped && kind == html.StartTagToken {
					depth++
				}
			case slices.Contains(droppedElements, atom.Lookup([]byte(name))) || isHidden(attributes):
				if kind == html.StartTagToken && !slices.Contains(voidElements, name) {
					dropped, depth = name, 1
				}
			case ok:
				if link = -1; name == "a" {
					link = out.Len()
				}
				writeTag(&out, name, attributes, kept, base)
			}
		case html.EndTagToken:
			name, _ := tag(z)
			_, kept := keptElements[atom.Lookup([]byte(name))]
			switch {
			case dropped != "":
				if name == dropped {
					if depth--; depth == 0 {
						dropped = ""
					}
				}
			case name == "a" && link >= 0:
				out.Truncate(link) // a link without a text: an anchor beside a heading
				link = -1
			case kept:
				out.WriteString("</" + name + ">")
			}
		}
	}
	return strings.TrimSpace(out.String())
}

// voidElements are those of the dropped ones that have no end.
var voidElements = []string{"input", "embed", "track", "link", "meta"}

// tag returns the name and the attributes of the tag at which z stands.
func tag(z *html.Tokenizer) (string, []html.Attribute) {
	name, more := z.TagName()
	var attributes []html.Attribute
	for tagName := string(name); ; {
		if !more {
			return tagName, attributes
		}
		var key, value []byte
		key, value, more = z.TagAttr()
		attributes = append(attributes, html.Attribute{Key: string(key), Val: string(value)})
	}
}

// isHidden reports whether an element is not for readers.
func isHidden(attributes []html.Attribute) bool {
	return slices.ContainsFunc(attributes, func(a html.Attribute) bool {
		return a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true"
	})
}

func writeTag(out *bytes.Buffer, name string, attributes []html.Attribute, kept []string, base *url.URL) {
	out.WriteString("<" + name)
	for _, a := range attributes {
		switch {
		case a.Key == "lang" || a.Key == "dir":
		case !slices.Contains(kept, a.Key):
			continue
		case a.Key == "srcset":
			a.Val = absoluteSet(a.Val, base)
		case strings.HasPrefix(a.Val, "mailto:"):
			continue // the text of the link stays, as it is shielded on the page
		case slices.Contains([]string{"href", "src", "poster", "cite"}, a.Key):
			a.Val = absoluteAddress(a.Val, base)
		}
		out.WriteString(" " + a.Key + `="` + html.EscapeString(a.Val) + `"`)
	}
	out.WriteString(">")
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
