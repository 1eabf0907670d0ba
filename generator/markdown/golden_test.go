package markdown

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vizitka/generator/diag"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden converts testdata/NAME.md, with front matter of options, and
// compares the body, what stands in its holes, the headings and the
// diagnostics with testdata/NAME.golden.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden texts: ", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".md"), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			options, from := goldenOptions(t, string(source))
			doc, found := Convert(filepath.ToSlash(file), source, from, options)
			if options.HTML != HTMLAll {
				balanced(t, &doc.Body)
			}
			var out strings.Builder
			out.WriteString(filled(&doc.Body))
			if doc.Title != "" {
				fmt.Fprintf(&out, "\n--- title\n%s\n", doc.Title)
			}
			if len(doc.Headings) > 0 {
				out.WriteString("\n--- headings\n")
				for _, h := range doc.Headings {
					fmt.Fprintf(&out, "%d h%d #%s %q %s\n", h.Line, h.Level, h.ID, h.Text, h.HTML)
				}
			}
			fmt.Fprintf(&out, "\n--- summary\n%s\n\n--- words\n%d\n", doc.SummaryText, doc.Words)
			if len(found) > 0 {
				out.WriteString("\n--- diagnostics\n")
				if err := diag.Print(&out, diag.Compact(found), diag.Style{Lang: "en"}); err != nil {
					t.Fatal(err)
				}
			}
			golden := strings.TrimSuffix(file, ".md") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(out.String()), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if out.String() != string(want) {
				t.Errorf("--- got\n%s\n--- want\n%s", out.String(), want)
			}
		})
	}
}

// goldenOptions reads the options of a golden text: words between two lines of
// "+++".
func goldenOptions(t *testing.T, source string) (*Options, int) {
	o := &Options{Lang: "en", Components: theme}
	if !strings.HasPrefix(source, "+++\n") {
		return o, 0
	}
	front, _, ok := strings.Cut(source[4:], "+++\n")
	if !ok {
		t.Fatal("the options have no end")
	}
	for word := range strings.FieldsSeq(front) {
		switch word {
		case "safe":
			o.HTML = HTMLSafe
		case "all":
			o.HTML = HTMLAll
		case "typography":
			o.Typography = true
		case "highlight":
			o.Highlight = true
		case "emoji":
			o.Emoji = true
		case "title":
			o.TakeTitle = true
		case "bare":
			o.Components = nil
		case "ru":
			o.Lang = "ru"
		default:
			t.Fatalf("unknown option %q", word)
		}
	}
	return o, 4 + len(front) + 4
}
