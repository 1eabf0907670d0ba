package markdown

import (
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// The two styles, as chroma writes style entries. Every colour has a contrast
// of at least 7 (WCAG 2.2, 1.4.6) on the backgrounds that HighlightCSS names, so
// that a theme may choose among such.
var (
	lightColors = chroma.StyleEntries{
		chroma.Comment:             "italic #444b53",
		chroma.CommentPreproc:      "noitalic #832856",
		chroma.Keyword:             "#931821",
		chroma.KeywordType:         "#753b00",
		chroma.NameAttribute:       "#0a4c88",
		chroma.NameBuiltin:         "#5c31a0",
		chroma.NameClass:           "#753b00",
		chroma.NameConstant:        "#0a4c88",
		chroma.NameDecorator:       "#5c31a0",
		chroma.NameFunction:        "#5c31a0",
		chroma.NameTag:             "#17561d",
		chroma.NameVariable:        "#753b00",
		chroma.LiteralString:       "#0a3f7a",
		chroma.LiteralStringEscape: "#832856",
		chroma.LiteralNumber:       "#0a4c88",
		chroma.OperatorWord:        "#931821",
		chroma.GenericDeleted:      "#95151f",
		chroma.GenericInserted:     "#17561d",
		chroma.GenericHeading:      "bold #0a4c88",
		chroma.GenericSubheading:   "#5c31a0",
		chroma.GenericEmph:         "italic",
		chroma.GenericStrong:       "bold",
		chroma.GenericPrompt:       "#444b53",
	}
	darkColors = chroma.StyleEntries{
		chroma.Comment:             "italic #b7bfc7",
		chroma.CommentPreproc:      "noitalic #f1a9cd",
		chroma.Keyword:             "#ffa79c",
		chroma.KeywordType:         "#ffb77c",
		chroma.NameAttribute:       "#8cc6ff",
		chroma.NameBuiltin:         "#d8b9ff",
		chroma.NameClass:           "#ffb77c",
		chroma.NameConstant:        "#8cc6ff",
		chroma.NameDecorator:       "#d8b9ff",
		chroma.NameFunction:        "#d8b9ff",
		chroma.NameTag:             "#85e08f",
		chroma.NameVariable:        "#ffb77c",
		chroma.LiteralString:       "#a9d6ff",
		chroma.LiteralStringEscape: "#f1a9cd",
		chroma.LiteralNumber:       "#8cc6ff",
		chroma.OperatorWord:        "#ffa79c",
		chroma.GenericDeleted:      "#ffb1ab",
		chroma.GenericInserted:     "#85e08f",
		chroma.GenericHeading:      "bold #8cc6ff",
		chroma.GenericSubheading:   "#d8b9ff",
		chroma.GenericEmph:         "italic",
		chroma.GenericStrong:       "bold",
		chroma.GenericPrompt:       "#b7bfc7",
	}
)

// HighlightCSS returns the style sheet of highlighted code: colours of tokens,
// marked, added and removed lines, line numbers. The light style is the
// default; the dark one is for [data-theme="dark"], and for a reader who
// prefers dark where the page does not say [data-theme="light"]. Backgrounds
// of blocks are the theme's; colours are readable on those between #eef1f4 and
// white, and between black and #252b33.
func HighlightCSS() string {
	var b strings.Builder
	light, dark := rules(lightColors), rules(darkColors)
	writeRules(&b, "", light)
	b.WriteString(`code .line { display: block; }
code .marked { background: rgb(255 200 0 / .1); }
code .added { background: rgb(40 180 80 / .1); }
code .removed { background: rgb(230 60 60 / .1); }
code .added::before { content: "+ "; }
code .removed::before { content: "- "; }
code.numbered { counter-reset: line; }
code.numbered .line::before { counter-increment: line; content: counter(line); display: inline-block; min-width: 2ch; margin-inline-end: 1.5ch; text-align: end; opacity: .75; user-select: none; }
code.numbered .added::before { content: counter(line) " +"; }
code.numbered .removed::before { content: counter(line) " -"; }
`)
	b.WriteString("@media (prefers-color-scheme: dark) {\n")
	writeRules(&b, `:root:not([data-theme="light"]) `, dark)
	b.WriteString("}\n")
	writeRules(&b, `[data-theme="dark"] `, dark)
	return b.String()
}

// A rule is what one class looks like.
type rule struct{ class, look string }

// rules returns the rules of a style in the order of their classes.
func rules(entries chroma.StyleEntries) []rule {
	var out []rule
	for t, entry := range entries {
		style := chroma.MustParseStyleEntry(entry)
		var look []string
		if style.Colour.IsSet() {
			look = append(look, "color: "+style.Colour.String())
		}
		if style.Bold == chroma.Yes {
			look = append(look, "font-weight: bold")
		}
		if style.Italic == chroma.Yes {
			look = append(look, "font-style: italic")
		}
		out = append(out, rule{chroma.StandardTypes[t], strings.Join(look, "; ")})
	}
	slices.SortFunc(out, func(a, b rule) int { return strings.Compare(a.class, b.class) })
	return out
}

// writeRules writes rules under a condition, classes of one look together.
func writeRules(b *strings.Builder, condition string, rules []rule) {
	var looks []string
	classes := map[string][]string{}
	for _, r := range rules {
		if classes[r.look] == nil {
			looks = append(looks, r.look)
		}
		classes[r.look] = append(classes[r.look], condition+".chroma ."+r.class)
	}
	for _, look := range looks {
		b.WriteString(strings.Join(classes[look], ", ") + " { " + look + "; }\n")
	}
}
