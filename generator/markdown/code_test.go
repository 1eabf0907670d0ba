package markdown

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
)

func TestFenceInformation(t *testing.T) {
	lines := func(pairs ...any) map[int]string {
		m := map[int]string{}
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i].(int)] = pairs[i+1].(string)
		}
		return m
	}
	const m, a, r = "marked", "added", "removed"
	for _, test := range []struct {
		info string
		want fence
	}{
		{"", fence{}},
		{"go", fence{language: "go"}},
		{"c++", fence{language: "c++"}},
		{`go title="a b.go"`, fence{language: "go", title: "a b.go"}},
		{`title="a.go"`, fence{title: "a.go"}},
		{"go {1,3-4}", fence{language: "go", lines: lines(1, m, 3, m, 4, m)}},
		{"go{2}", fence{language: "go", lines: lines(2, m)}},
		{"go +1,2 -4-5", fence{language: "go", lines: lines(1, a, 2, a, 4, r, 5, r)}},
		{"go ins={1} del={2-3} mark={4}", fence{language: "go", lines: lines(1, a, 2, r, 3, r, 4, m)}},
		{`go {hl_lines=[1,"3-4"],linenos=table,linenostart=7}`, fence{language: "go", lines: lines(1, m, 3, m, 4, m), first: 7}},
		{`py hl_lines="1 3-4" linenums="1"`, fence{language: "py", lines: lines(1, m, 3, m, 4, m), first: 1}},
		{"go linenos", fence{language: "go", first: 1}},
		{"go linenos=10", fence{language: "go", first: 10}},
		{"go linenos=false", fence{language: "go"}},
		{"go showLineNumbers", fence{language: "go", first: 1}},
		{`{.go title="x"}`, fence{language: "go", title: "x"}},
		{"go {0}", fence{language: "go", unknown: []unknownOption{{"0", span{4, 5}}}}},
		{"go {5-3}", fence{language: "go", unknown: []unknownOption{{"5-3", span{4, 7}}}}},
		{"go wrap x=1", fence{language: "go", unknown: []unknownOption{{"wrap", span{3, 7}}, {"x=1", span{8, 11}}}}},
		{"go {1-99999999}", fence{language: "go", unknown: []unknownOption{{"1-99999999", span{4, 14}}}}},
	} {
		if got := parseFence(test.info); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s\n got %+v\nwant %+v", test.info, got, test.want)
		}
	}
}

func TestHighlightedCodeKeepsItsText(t *testing.T) {
	for _, code := range []string{"", "\n", "a", "a\n", "a\n\nb", "\tfunc main() {\n\n}\n", "\"a\nb\n", "// я\n/* x\ny */ z"} {
		for _, language := range []string{"go", "html", "diff", "yaml", "markdown", "php", "bash"} {
			var got strings.Builder
			lines := highlight(languageOf(language), code)
			for _, line := range lines {
				for _, p := range line {
					got.WriteString(p.text)
				}
			}
			if got.String() != code {
				t.Errorf("%s: %q became %q", language, code, got.String())
			}
			if len(lines) != lineCount([]byte(code)) {
				t.Errorf("%s: %q has %d lines, got %d", language, code, lineCount([]byte(code)), len(lines))
			}
		}
	}
}

func TestLargeCodeIsPlain(t *testing.T) {
	for name, code := range map[string]string{
		"bytes": strings.Repeat("x := 123456789012345678901234567890\n", 1_900),
		"lines": strings.Repeat("x\n", codeLinesMax+1),
		"line":  strings.Repeat("x ", codeLineMax/2+1),
	} {
		html, found := Highlight(code, "go", full(HTMLOff))
		if strings.Contains(string(html), "<span") || len(found) != 1 || found[0].Message != codeTooLarge {
			t.Errorf("%s: %v", name, found)
		}
	}
	if html, found := Highlight(strings.Repeat("x := 1\n", codeLinesMax), "go", full(HTMLOff)); len(found) > 0 || !strings.Contains(string(html), "<span") {
		t.Errorf("at the limit: %v", found)
	}
}

func TestLanguagesAreFoundByNameAliasAndEnding(t *testing.T) {
	for name, want := range map[string]string{"Go": "Go", "golang": "Go", "yml": "YAML", "JS": "JavaScript", "tsx": "TypeScript", "rs": "Rust", "sh": "Bash", "nope": "nope"} {
		if got := languageLabel(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// TestColoursAreReadable holds every colour to a contrast of 7 on the
// darkest and the lightest background that the style sheet's comment allows,
// and on lines that are marked, added and removed.
func TestColoursAreReadable(t *testing.T) {
	for name, style := range map[string]struct {
		colours     chroma.StyleEntries
		backgrounds []string
	}{
		"light": {lightColors, []string{"#ffffff", "#f6f8fa", "#eef1f4", "#f5f1de", "#e0efe6", "#f3e3e4"}},
		"dark":  {darkColors, []string{"#000000", "#161b22", "#252b33", "#333120", "#1d2f28", "#302326"}},
	} {
		for token, entry := range style.colours {
			colour := chroma.MustParseStyleEntry(entry).Colour
			if !colour.IsSet() {
				continue
			}
			for _, background := range style.backgrounds {
				if got := contrast(colour.String(), background); got < 7 {
					t.Errorf("%s %s: %s on %s has %.2f", name, token, colour, background, got)
				}
			}
		}
		if len(lightColors) != len(darkColors) {
			t.Error("the styles colour different tokens")
		}
	}
}

// contrast is that of WCAG 2.2.
func contrast(a, b string) float64 {
	high, low := luminance(a), luminance(b)
	if high < low {
		high, low = low, high
	}
	return (high + .05) / (low + .05)
}

func luminance(colour string) float64 {
	sum := 0.0
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, _ := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func TestStyleSheetCoversTheClassesThatAreWritten(t *testing.T) {
	css := HighlightCSS()
	for token := range lightColors {
		class := chroma.StandardTypes[token]
		for _, rule := range []string{".chroma ." + class, `[data-theme="dark"] .chroma .` + class} {
			if class == "" || !strings.Contains(css, rule) {
				t.Errorf("no rule %s", rule)
			}
		}
	}
	if css != HighlightCSS() {
		t.Error("not the same twice")
	}
	if strings.Count(css, "{") != strings.Count(css, "}") {
		t.Error("braces do not match")
	}
}

func BenchmarkHighlight(b *testing.B) {
	for _, lines := range []int{10, 100, 1000} {
		code := strings.Repeat("\tx := f(\"a\", 1) // comment\n", lines)
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				highlight(languageOf("go"), code)
			}
		})
	}
}
