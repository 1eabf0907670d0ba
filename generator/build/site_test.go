package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"vizitka/generator/diag"
)

// testTheme is a theme that asks as little as can be shown.
var testTheme = map[string]string{
	"theme.toml":           "name = \"small\"\n[kinds.rule]\n[kinds.rule.fields]\nnumber = { type = \"int\" }\nbreaks = { type = \"page\", of = \"rule\" }\n[components.note]\nforms = [\"container\"]\n",
	"layouts/baseof.html":  `<!doctype html><title>{{ .Title }}</title>{{ block "main" . }}{{ end }}`,
	"layouts/page.html":    `{{ define "main" }}{{ fragment "menu" }}<main>{{ .Content }}</main>{{ with .Next }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}{{ end }}`,
	"layouts/list.html":    `{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate .Pages 2 }}{{ range $p.Pages }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}{{ $p.PageNumber }}/{{ $p.TotalPages }}{{ end }}`,
	"layouts/terms.html":   `{{ define "main" }}{{ range .Pages }}{{ .Title }} {{ len .Pages }}{{ end }}{{ end }}`,
	"layouts/404.html":     `{{ define "main" }}{{ i18n "missing" }}{{ end }}`,
	"partials/menu.html":   `<nav>{{ range site.Sections }}{{ .LinkTitle }} {{ end }}</nav>`,
	"components/note.html": `<aside>{{ .Label }}{{ .Inner }}</aside>`,
	"strings/en.toml":      "missing = \"not here\"\nunused = \"x\"\n",
	"assets/style.css":     "body { color : red }",
}

func themeFS(files map[string]string) map[string]fs.FS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return map[string]fs.FS{"vizitka": m}
}

// write lays out a txtar archive in a new folder.
func write(t *testing.T, archive string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		writeFile(t, dir, f.Name, string(f.Data))
	}
	return dir
}

func writeFile(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func open(t *testing.T, dir string, o Options) *State {
	t.Helper()
	o.Dir = dir
	if o.Themes == nil {
		o.Themes = themeFS(testTheme)
	}
	if o.Include.At.IsZero() {
		o.Include.At = noon
	}
	s, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func told(l diag.List) string {
	var b strings.Builder
	if err := diag.Print(&b, l, diag.Style{Lang: "en"}); err != nil {
		panic(err)
	}
	return b.String()
}

const small = `
-- site.toml --
title = "Small"
base_url = "https://example.org/"
language = "en"
[sections]
rules = "rule"
-- content/_index.md --
Hello.
-- content/rules/_index.md --
+++
title = "Rules"
+++
-- content/rules/a.md --
+++
title = "A"
weight = 1
tags = ["x"]
+++
See [b](b.md) and [[c]].
-- content/rules/b.md --
+++
title = "B"
weight = 2
breaks = "a.md"
+++
:::note[Look]
Text with [a](a.md#top).
:::

## Top
-- content/rules/c.md --
+++
title = "C"
weight = 3
aliases = ["old"]
+++
![picture](p.svg)
-- content/rules/p.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>
`
