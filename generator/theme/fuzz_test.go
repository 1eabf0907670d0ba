package theme

import (
	"io"
	"strings"
	"testing"
	"text/template/parse"
)

// Whatever stands in a template, loading and executing it ends, and what is
// wrong has a place in the file.
func FuzzTemplate(f *testing.F) {
	for _, text := range []string{
		`<p>{{ .Title | upper }}</p>`, `{{range $i, $x := .Tags}}{{$i}}{{else}}-{{end}}`, `{{define "x"}}{{template "x" .}}{{end}}{{template "x" .}}`,
		`{{with .Next}}{{.Title}}{{else with .Tags}}{{len .}}{{end}}`, `<a href="{{.Permalink}}" {{if .Home}}class=x{{end}}>`, `{{block "m" .}}{{break}}{{end}}`,
		"{{/* c", "{{ \"", "{{`", "{", "{{", "<!-- {{.Title}} --", "<script>{{.Tags}}</script>", "{{partial \"a.html\"}}", "{{range 9999999}}{{end}}", "{{if and .A (or .B not)}}{{end}}",
		"{{.Title | not | and .Home}}", "{{$x := 1}}{{$x = 2}}{{$x}}", "<pre>  {{.Title}}</pre>", "{{(.Next).Title}}", "{{- end -}}", "\xff{{",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		th, problems := Load([]Layer{layer("mine", "partials/a.html", text)}, names)
		for _, d := range problems {
			if d.Place.Line == 0 {
				t.Errorf("no line: %s", listed(problems))
			}
		}
		var set *Set
		set, err := th.NewSet(functions(&set))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range set.Execute(io.Discard, "partials/a.html", &page{Title: "T", Tags: []string{"a"}}) {
			if d.Place.File == "" {
				t.Errorf("no place: %s", d.Text("en"))
			}
		}
	})
}

// Squeezing takes white space and comments away, and nothing else; a second
// time there is nothing to take.
func FuzzSqueeze(f *testing.F) {
	for _, text := range []string{"a  b", "<p> a </p>\n", "<pre> a", "<a b = 'c  d' >", "<script> </ script> </script> x", "</", "<!x >"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "<!--") {
			return
		}
		once := squeezed(text)
		if strip(once) != strip(text) {
			t.Errorf("%q became %q", text, once)
		}
		if twice := squeezed(once); twice != once {
			t.Errorf("%q became %q and then %q", text, once, twice)
		}
	})
}

func squeezed(text string) string {
	l := &parse.ListNode{Nodes: []parse.Node{&parse.TextNode{NodeType: parse.NodeText, Text: []byte(text)}}}
	squeeze(l, false)
	if len(l.Nodes) == 0 {
		return ""
	}
	return string(l.Nodes[0].(*parse.TextNode).Text)
}

func strip(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && isSpace(byte(r)) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "?"))
}
