package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"vizitka/generator/diag"
)

// theme is what tests take for the components of a theme.
var theme = map[string]Component{
	"note": {Forms: []Form{Container}}, "tip": {Forms: []Form{Container}}, "warning": {Forms: []Form{Container}}, "danger": {Forms: []Form{Container}},
	"details": {Forms: []Form{Container}}, "steps": {Forms: []Form{Container}}, "figure": {Forms: []Form{Container}},
	"video": {Forms: []Form{Leaf}}, "cite": {Forms: []Form{Inline}, Ref: "source"}, "term": {Forms: []Form{Inline}, Ref: "term"},
}

func full(mode HTMLMode) *Options {
	return &Options{HTML: mode, Typography: true, Highlight: true, Emoji: true, Lang: "ru", TakeTitle: true, Components: theme}
}

// hostile are texts that cost some readers of Markdown more than linear time.
func hostile(size int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, size/len(s)+1)[:size] }
	half := func(a, b string) string { return fill(a)[:size/2] + fill(b)[:size/2] }
	var backticks, indented strings.Builder
	for n := 1; backticks.Len() < size; n++ {
		backticks.WriteString("e" + strings.Repeat("`", n))
	}
	for n := 0; indented.Len() < size; n++ {
		indented.WriteString(strings.Repeat("  ", n) + "* a\n")
	}
	return map[string]string{
		"quotes in one line":      fill("> "),
		"quotes without blanks":   fill(">"),
		"quotes in many lines":    fill(strings.Repeat("> ", 500) + "a\n"),
		"lists in one line":       fill("- "),
		"numbers in one line":     fill("1. "),
		"lists by indent":         indented.String(),
		"lists and quotes":        fill("> - "),
		"directives":              fill(":::note\n"),
		"directives by colons":    fill(":::::::::::note[a]\n"),
		"unknown directives":      fill(":::x\n\n"),
		"directive ends":          strings.Repeat(":::note\n", 99) + fill(":::\n"),
		"inline directives":       fill(":term["),
		"inline directives ended": half(":term[", "]"),
		"unknown inline":          fill(":x[a]"),
		"attributes":              fill(":term[a]{a "),
		"openers":                 fill("*a **a "),
		"closers":                 fill("a* a** "),
		"openers and closers":     half("_a ", "a* "),
		"two emphases":            fill("a**b" + "c* "),
		"marks":                   half("==a ", " ~~a"),
		"tildes":                  fill("~a~b"),
		"carets":                  fill("^a"),
		"brackets":                fill("["),
		"brackets ended":          half("[", "]"),
		"brackets closed":         fill("[a](b"),
		"links in links":          half("[a", "](b)"),
		"images":                  fill("![[]()"),
		"wiki links":              fill("[["),
		"wiki links ended":        fill("[[a|"),
		"references":              "[a]: /" + strings.Repeat("x", size/2) + "\n\n" + strings.Repeat("[a] ", size/8),
		"definitions":             fill("[a"),
		"many definitions":        fill("[a]: b\n"),
		"backticks":               backticks.String(),
		"code spans":              fill("`a``b"),
		"tags":                    fill("<a b="),
		"comments":                fill("<!-- "),
		"instructions":            fill("<? "),
		"declarations":            fill("<!A "),
		"data":                    fill("<![CDATA["),
		"opened elements":         fill("<b>"),
		"closed elements":         fill("</b>"),
		"elements in lists":       fill("- <b>\n"),
		"blocks of html":          fill("<div>\n\n"),
		"table wide and long":     strings.Repeat("a|", size/4) + "\n" + strings.Repeat("-|", size/4) + "\n" + strings.Repeat("|\n", size/4),
		"table of code":           "|a|\n|-|\n" + fill("|`a\\|b`|\n"),
		"tables":                  fill("a|b\n-|-\n"),
		"delimiter rows":          fill("-|-\n"),
		"footnotes":               fill("[^a]: b\n\n"),
		"footnote references":     "[^a]: b\n\n" + fill("[^a]"),
		"many footnotes":          manyNotes(size),
		"footnotes in footnotes":  fill("[^a]: "),
		"terms":                   fill("a\n: b\n\n"),
		"headings alike":          fill("# a\n"),
		"setext":                  fill("a\n"),
		"entities":                fill("&a"),
		"addresses":               fill("http://a"),
		"www":                     fill("www.a "),
		"mail":                    fill("a@b"),
		"mail without end":        fill("a."),
		"shortcodes":              fill("{{< a "),
		"braces":                  fill("{"),
		"alerts":                  fill("> [!NOTE] a\n\n"),
		"abbreviation":            "*[a]: " + strings.Repeat("x", size/2) + "\n\n" + strings.Repeat("a ", size/4),
		"abbreviations":           manyAbbreviations(size),
		"fences":                  fill("```\n"),
		"fences of go":            fill("```go\n"),
		"unknown languages":       fill("```x\n```\n"),
		"unknown options":         fill("```go x\n```\n"),
		"shortcodes of Zola":      fill("{{ a() }}{% b %}{% c"),
		"shortcodes of Hugo":      fill("{{< a >}}"),
		"jsx":                     fill("<Ab {"),
		"unknown footnotes":       fill("[^a]"),
		"line of code":            "```go\n" + fill("(\"") + "\n```\n",
		"options of code":         "```go " + fill("{") + "\n```\n",
		"emoji":                   fill(":a"),
		"escapes":                 fill(`\`),
		"blanks":                  fill(" "),
		"tabs":                    fill("\t"),
		"zero":                    fill("\x00"),
		"not utf-8":               fill("\xff\xc0"),
		"quotation marks":         fill(`"a `),
		"returns":                 fill("\r"),
		"attributes of headings":  "# " + fill("{a "),
		"many attributes":         fill("# a {#b}\n"),
		"private notes":           fill("%% "),
		"private notes by line":   fill("> %%\n\n"),
		"signs of percent":        fill("a%% "),
		"admonitions":             fill("!!! note\n"),
		"admonitions by indent":   admonitionsByIndent(size),
		"keys of MkDocs":          fill("++a"),
		"includes of MkDocs":      fill("--8<-- \n"),
		"attributes of MkDocs":    fill("{: .a "),
		"mdx":                     fill("import a from 'b'\n"),
	}
}

func manyNotes(size int) string {
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		fmt.Fprintf(&b, "[^%d]\n\n[^%d]: a\n\n", n, n)
	}
	return b.String()
}

func admonitionsByIndent(size int) string {
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		b.WriteString(strings.Repeat("    ", n) + "!!! note\n")
	}
	return b.String()
}

func manyAbbreviations(size int) string {
	var b strings.Builder
	for n := 0; b.Len() < size; n++ {
		fmt.Fprintf(&b, "*[a%d]: x\n\na%d\n\n", n, n)
	}
	return b.String()
}

// patience is when a text counts as one that never ends. It is no measure of
// speed: machines are slow at times.
const patience = time.Minute

func TestHostileTextsEnd(t *testing.T) {
	for _, mode := range []HTMLMode{HTMLOff, HTMLSafe, HTMLAll} {
		for name, source := range hostile(16 << 10) {
			t.Run(fmt.Sprintf("%d/%s", mode, name), func(t *testing.T) {
				doc, took := timed(source, full(mode))
				if took > patience {
					t.Errorf("took %v", took)
				}
				if n := size(&doc.Body); n > 64*len(source) {
					t.Errorf("%d bytes became %d", len(source), n)
				}
				if mode != HTMLAll {
					balanced(t, &doc.Body)
				}
			})
		}
	}
}

// timed converts a text and returns how long it took.
func timed(source string, o *Options) (*Document, time.Duration) {
	begin := time.Now()
	doc, _ := Convert("a.md", []byte(source), 0, o)
	return doc, time.Since(begin)
}

func size(b *Body) int {
	n := len(b.HTML)
	for _, h := range b.Holes {
		for _, inner := range []*Body{h.Label, h.Inner} {
			if inner != nil {
				n += size(inner)
			}
		}
	}
	return n
}

// balanced reports elements of a body that are not closed, or closed where
// they were not opened.
func balanced(t *testing.T, b *Body) {
	t.Helper()
	var open []string
	z := html.NewTokenizer(strings.NewReader(filledForms(b)))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("not closed: %v", open[max(0, len(open)-5):])
			}
			at := 0
			for _, h := range b.Holes {
				if h.At < at || h.At > len(b.HTML) {
					t.Errorf("a hole is out of order: %d after %d", h.At, at)
				}
				at = h.At
				for _, inner := range []*Body{h.Label, h.Inner} {
					if inner != nil {
						balanced(t, inner)
					}
				}
			}
			return
		case html.StartTagToken:
			if name, _ := z.TagName(); !void[string(name)] {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Errorf("</%s> closes %v", name, open[max(0, len(open)-5):])
				return
			}
			open = open[:len(open)-1]
		}
	}
}

// filledForms fills the holes of one body with what their place takes.
func filledForms(b *Body) string {
	var out strings.Builder
	at := 0
	for _, h := range b.Holes {
		if h.At < at || h.At > len(b.HTML) {
			continue
		}
		out.Write(b.HTML[at:h.At])
		at = h.At
		if h.Kind == HoleImage {
			out.WriteString(`src="x"`)
		} else {
			out.WriteString("x")
		}
	}
	out.Write(b.HTML[at:])
	return out.String()
}

func TestNestingIsBounded(t *testing.T) {
	inline := func(n int) string { return strings.Repeat(":cite[", n) + "a" + strings.Repeat("]", n) }
	containers := func(n int, inner string) string {
		return strings.Repeat(":::note\n", n) + inner + strings.Repeat("\n:::", n)
	}
	admonitions := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat("    ", i) + "!!! note\n")
		}
		return b.String()
	}
	tests := map[string]struct {
		within, over string
		want         *diag.Message
	}{
		"quotes":                {strings.Repeat("> ", 100) + "a", strings.Repeat("> ", 101) + "a", nestedTooDeep},
		"many quotes":           {"", strings.Repeat("> ", 200) + "a", nestedTooDeep},
		"lists":                 {strings.Repeat("- ", 100) + "a", strings.Repeat("- ", 101) + "a", nestedTooDeep},
		"containers":            {containers(40, "a"), containers(41, "a"), componentsTooDeep},
		"many containers":       {"", strings.Repeat(":::note\n", 200) + "a", componentsTooDeep},
		"inline":                {inline(40), inline(41), componentsTooDeep},
		"leaf in containers":    {containers(39, "::video"), containers(40, "::video"), componentsTooDeep},
		"inline in containers":  {containers(30, inline(10)), containers(30, inline(11)), componentsTooDeep},
		"alerts":                {containers(39, "> [!NOTE]\n> a"), containers(40, "> [!NOTE]\n> a"), componentsTooDeep},
		"admonitions":           {admonitions(40), admonitions(41), componentsTooDeep},
		"components and quotes": {strings.Repeat("> ", 99) + ":::note", strings.Repeat("> ", 100) + ":::note", nestedTooDeep},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if _, found := Convert("a.md", []byte(test.within), 0, full(HTMLOff)); found.Has(diag.Error) {
				t.Errorf("at the limit: %v", found)
			}
			_, found := Convert("a.md", []byte("x\n\n"+test.over), 0, full(HTMLOff))
			n := 0
			for _, d := range found {
				if d.Message == test.want {
					n++
					if d.Place.Line < 3 {
						t.Errorf("reported at line %d", d.Place.Line)
					}
				}
			}
			if n != 1 || !found.Has(diag.Error) {
				t.Errorf("reported %d times, want one error: %v", n, found)
			}
		})
	}
}

func FuzzConvert(f *testing.F) {
	for _, source := range hostile(200) {
		f.Add([]byte(source), uint8(HTMLSafe))
	}
	f.Add([]byte("# a\n\n:::note[*b*]{c=d}\n- [x] :term[e]\n:::\n\n![a](b \"c\")\n\n```go {1}\nx\n```\n"), uint8(HTMLOff))
	f.Fuzz(func(t *testing.T, source []byte, mode uint8) {
		if len(source) > 64<<10 {
			return
		}
		o := full(HTMLMode(mode % 3))
		if _, took := timed(string(source), o); took > patience {
			t.Fatalf("took %v", took)
		}
		doc, found := Convert("a.md", source, 0, o)
		if o.HTML != HTMLAll {
			balanced(t, &doc.Body)
			balanced(t, &doc.Summary)
		}
		PlainText(&doc.Body)
		for _, d := range found {
			if d.Place.Line < 1 {
				t.Errorf("%s has no place", d.Message.Name)
			}
		}
	})
}
