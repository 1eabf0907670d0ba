package markdown

import (
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// The two styles, as chroma writes style entries. Every colour has a contrast
// of at least 4.5 (WCAG 2.2, 1.4.3) on the backgrounds of codeBackgrounds, so
// that a theme may choose among such.
var (
	lightColors = chroma.StyleEntries{
		chroma.Comment:             "italic #57606a",
		chroma.CommentPreproc:      "noitalic #8a2a5b",
		chroma.Keyword:             "#b31d28",
		chroma.KeywordType:         "#8a4600",
		chroma.NameAttribute:       "#0b5394",
		chroma.NameBuiltin:         "#6033a8",
		chroma.NameClass:           "#8a4600",
		chroma.NameConstant:        "#0b5394",
		chroma.NameDecorator:       "#6033a8",
		chroma.NameFunction:        "#6033a8",
		chroma.NameTag:             "#1a6321",
		chroma.NameVariable:        "#8a4600",
		chroma.LiteralString:       "#0a3f7a",
		chroma.LiteralStringEscape: "#8a2a5b",
		chroma.LiteralNumber:       "#0b5394",
		chroma.OperatorWord:        "#b31d28",
		chroma.GenericDeleted:      "#9a1620",
		chroma.GenericInserted:     "#1a6321",
		chroma.GenericHeading:      "bold #0b5394",
		chroma.GenericSubheading:   "#6033a8",
		chroma.GenericEmph:         "italic",
		chroma.GenericStrong:       "bold",
		chroma.GenericPrompt:       "#57606a",
	}
	darkColors = chroma.StyleEntries{
		chroma.Comment:             "italic #9da7b3",
		chroma.CommentPreproc:      "noitalic #f0a0c8",
		chroma.Keyword:             "#ff9b8e",
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
		chroma.LiteralStringEscape: "#f0a0c8",
		chroma.LiteralNumber:       "#8cc6ff",
		chroma.OperatorWord:        "#ff9b8e",
		chroma.GenericDeleted:      "#ffb1ab",
		chroma.GenericInserted:     "#85e08f",
		chroma.GenericHeading:      "bold #8cc6ff",
		chroma.GenericSubheading:   "#d8b9ff",
		chroma.GenericEmph:         "italic",
		chroma.GenericStrong:       "bold",
		chroma.GenericPrompt:       "#9da7b3",
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
code .marked { background: rgb(255 200 0 / .16); }
code .added { background: rgb(40 180 80 / .14); }
code .removed { background: rgb(230 60 60 / .12); }
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
