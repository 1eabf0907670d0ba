package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

func page(title string, paragraphs ...string) Sketch {
	b := &markdown.Body{}
	for _, p := range paragraphs {
		b.Blocks = append(b.Blocks, markdown.Block{At: len(b.HTML)})
		b.HTML = append(b.HTML, "<p>"+p+"</p>\n"...)
	}
	return sketchOf(title, b)
}

func TestAPageIsRecognisedAfterSmallEdits(t *testing.T) {
	var text []string
	for i := range 30 {
		text = append(text, fmt.Sprintf("Paragraph %d of a page.", i))
	}
	one := slices.Clone(text)
	one[7] = "Another paragraph."
	shorter := text[:20]
	other := strings.Fields("quite another text of as many words as there are")
	for _, test := range []struct {
		name  string
		then  Sketch
		now   Sketch
		alike bool
	}{
		{"the same", page("A", text...), page("A", text...), true},
		{"another title", page("A", text...), page("B", text...), true},
		{"one paragraph of many edited, another title", page("A", text...), page("B", one...), true},
		{"a third cut off, the same title", page("A", text...), page("A", shorter...), true},
		{"one short paragraph edited, the same title", page("A", "Short."), page("A", "Short, but longer."), true},
		{"one short paragraph edited, another title", page("A", "Short."), page("B", "Short, but longer."), false},
		{"another page", page("A", text...), page("B", other...), false},
		{"no text, the same title", page("A"), page("A"), true},
		{"no text, another title", page("A"), page("B"), false},
	} {
		if got := test.then.Likeness(test.now); (got >= 0.5) != test.alike {
			t.Errorf("%s: %.2f", test.name, got)
		}
	}
}

func TestASketchComesBackFromTheStore(t *testing.T) {
	for _, s := range []Sketch{page("A"), page("B", "x", "y", "z")} {
		var e trace.Encoder
		s.encode(&e)
		var got Sketch
		d := trace.NewDecoder(e.Buf)
		got.decode(d)
		if d.Err() != nil || d.More() || got.Title != s.Title || !slices.Equal(got.Marks, s.Marks) {
			t.Errorf("%v came back as %v, %v", s, got, d.Err())
		}
	}
}
