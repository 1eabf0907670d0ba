package fields

import (
	"strings"
	"testing"

	"vizitka/generator/diag"
)

func TestAttributesAreJudgedAsText(t *testing.T) {
	at := diag.At("a.md", []byte("x :a{}"), 2, 4)
	for _, test := range []struct {
		field Field
		text  string
		want  string
	}{
		{Field{Type: Int}, "3", ""},
		{Field{Type: Int}, "3.5", "1:3 not-int"},
		{Field{Type: Int, Max: new(2.0)}, "3", "1:3 too-large"},
		{Field{Type: Float}, "3", ""},
		{Field{Type: Float}, "NaN", "1:3 not-float"},
		{Field{Type: Bool}, "true", ""},
		{Field{Type: Bool}, "yes", "1:3 not-bool"},
		{Field{Type: Text, Values: []string{"left", "right"}}, "left", ""},
		{Field{Type: Text, Values: []string{"left", "right"}}, "lefd", "1:3 not-in-values"},
		{Field{Type: DateType}, "2026-11-24", ""},
		{Field{Type: DateType}, "2026-11-31", "1:3 not-date"},
		{Field{Type: URL}, "example.org", "1:3 not-url"},
		{Field{Type: File}, "a/b.png", ""},
		{Field{Type: Table}, "x", "1:3 not-table"},
	} {
		test.field.Name = "a"
		if got := strings.Join(lines(test.field.JudgeText(test.text, at)), "; "); got != test.want {
			t.Errorf("%s %q: got %q, want %q", test.field.Type, test.text, got, test.want)
		}
	}
}
