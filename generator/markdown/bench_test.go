package markdown

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// article is a text of the usual sort: about 6 KB of Russian with two blocks
// of code, a table, images, links, a note.
func article(tb testing.TB) []byte {
	source, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return source
}

func BenchmarkConvert(b *testing.B) {
	source := article(b)
	for name, o := range map[string]*Options{
		"plain":      {Lang: "ru", Components: theme},
		"typography": {Lang: "ru", Typography: true, Components: theme},
		"full":       full(HTMLOff),
	} {
		b.Run(name, func(b *testing.B) {
			Convert("a.md", source, 0, o)
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				Convert("a.md", source, 0, o)
			}
		})
	}
}

// BenchmarkFloor is goldmark with its own renderer and GitHub's extensions,
// and chroma over the blocks of code: what Convert is compared with.
func BenchmarkFloor(b *testing.B) {
	source := article(b)
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	var code []string
	for i, part := range strings.Split(string(source), "```") {
		if i%2 == 1 {
			_, text, _ := strings.Cut(part, "\n")
			code = append(code, text)
		}
	}
	for _, name := range []string{"goldmark", "goldmark and chroma"} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				if err := md.Convert(source, &out); err != nil {
					b.Fatal(err)
				}
				if name == "goldmark" {
					continue
				}
				for _, text := range code {
					highlight(languageOf("go"), text)
				}
			}
		})
	}
}

func BenchmarkPlainText(b *testing.B) {
	doc, _ := Convert("a.md", article(b), 0, full(HTMLOff))
	b.ReportAllocs()
	for b.Loop() {
		PlainText(&doc.Body)
	}
}
