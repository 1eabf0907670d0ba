package theme

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// bigTheme has forty templates of the size that a finished theme has.
func bigTheme() Layer {
	card := `{{$p := .}}
<article class="card {{.Kind}}">
  <h2><a href="{{.Permalink}}">{{.Title}}</a></h2>
  {{if .Home}}<p class="home">{{upper .Title}}</p>{{else}}<p>{{.Kind}}</p>{{end}}
  {{with .Next}}<a rel="next" href="{{.Permalink}}">{{.Title}}</a>{{end}}
  <ul>
    {{range .Tags}}
      <li><a href="/tags/{{.}}/">{{.}}</a> <small>{{len .}}</small></li>
    {{end}}
  </ul>
</article>
`
	files := []string{"layouts/baseof.html", `<!doctype html>
<html lang="ru">
<head>
  <meta charset="utf-8">
  <title>{{block "title" .}}{{.Title}}{{end}}</title>
  <link rel="canonical" href="{{.Permalink}}">
</head>
<body>
  {{template "partials/part0.html" .}}
  <main>{{block "main" .}}{{end}}</main>
  {{template "partials/part1.html" .}}
</body>
</html>
`}
	for i := range 12 {
		files = append(files, fmt.Sprintf("layouts/kind%d.html", i), fmt.Sprintf("{{define \"main\"}}\n%s{{partial \"part%d.html\" .}}{{end}}\n", strings.Repeat(card, 3), i))
	}
	for i := range 15 {
		files = append(files, fmt.Sprintf("partials/part%d.html", i), strings.Repeat(card, 2))
	}
	for i := range 12 {
		files = append(files, fmt.Sprintf("components/c%d.html", i), card)
	}
	var b strings.Builder
	for i := range 150 {
		fmt.Fprintf(&b, "key%d = \"Строка номер %d\"\n", i, i)
	}
	return layer("big", append(files, "strings/ru.toml", b.String(), "strings/en.toml", b.String())...)
}

func BenchmarkLoad(b *testing.B) {
	l := bigTheme()
	b.ReportAllocs()
	for b.Loop() {
		mustLoad(b, l)
	}
}

func BenchmarkNewSetAndFirstExecute(b *testing.B) {
	th := mustLoad(b, bigTheme())
	data := &page{Title: "T", Tags: []string{"a", "b"}}
	b.ReportAllocs()
	for b.Loop() {
		var set *Set
		set, err := th.NewSet(functions(&set))
		if err != nil {
			b.Fatal(err)
		}
		if problems := set.Execute(io.Discard, "layouts/kind3.html", data); problems != nil {
			b.Fatal(listed(problems))
		}
	}
}

func BenchmarkExecute(b *testing.B) {
	th := mustLoad(b, bigTheme())
	data := &page{Title: "T", Tags: []string{"a", "b"}}
	var set *Set
	set, err := th.NewSet(functions(&set))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if problems := set.Execute(io.Discard, "layouts/kind3.html", data); problems != nil {
			b.Fatal(listed(problems))
		}
	}
}
