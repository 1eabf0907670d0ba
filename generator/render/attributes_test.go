package render

import (
	"strings"
	"testing"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/markdown"
	"vizitka/generator/theme"
)

func TestAttributesAreJudgedByTheirDeclaration(t *testing.T) {
	c := theme.Component{Name: "film", Args: []fields.Field{
		{Name: "src", Type: fields.File, Required: true},
		{Name: "width", Type: fields.Int},
		{Name: "side", Type: fields.Text, Values: []string{"left", "right"}},
	}}
	at := diag.At("a.md", []byte("text\n::film{}"), 5, 8)
	type args = []markdown.Arg
	for _, test := range []struct {
		name string
		args args
		want string
	}{
		{"sound", args{{Name: "src", Value: "a.mp4"}, {Name: "Width", Value: "3"}, {Name: "id", Value: "x"}, {Name: "class", Value: "y"}}, ""},
		{"unknown", args{{Name: "src", Value: "a.mp4"}, {Name: "widht", Value: "3"}}, "warning unknown-attribute widht width"},
		{"missing", nil, "error missing-attribute src "},
		{"wrong", args{{Name: "src", Value: "a.mp4"}, {Name: "width", Value: "wide"}, {Name: "side", Value: "lefd"}}, "error not-int  ; error not-in-values  left"},
	} {
		var got []string
		for _, d := range judgeAttributes(c, test.args, func() diag.Place { return at }) {
			if d.Place != at {
				t.Errorf("%s: placed at %s", test.name, d.Place)
			}
			got = append(got, map[bool]string{true: "error", false: "warning"}[d.Message.Severity == diag.Error]+" "+d.Message.Name+" "+d.Values["name"]+" "+d.Values["near"])
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
	c.Args = nil
	if found := judgeAttributes(c, args{{Name: "anything", Value: "x"}}, nil); len(found) > 0 {
		t.Errorf("a component that declares nothing: %v", found)
	}
}
