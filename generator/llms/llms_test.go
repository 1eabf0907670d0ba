package llms_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"vizitka/generator/build"
	"vizitka/generator/site"
)

var theme = fstest.MapFS{
	"theme.toml": {Data: []byte(`
name = "plain"
[kinds.source]
label = { en = "Source" }
[components.cite]
forms = ["inline"]
ref = "source"
[components.note]
[components.video]
forms = ["leaf"]
args = { src = { type = "file" }, title = { type = "text" } }
[components.figure]
args = { src = { type = "file" }, alt = { type = "text" }, caption = { type = "text" } }
`)},
	"layouts/page.html":      {Data: []byte("{{ .Title }} {{ .Markdown }}")},
	"layouts/404.html":       {Data: []byte("{{ .Title }}")},
	"layouts/list.html":      {Data: []byte("{{ .Title }}")},
	"components/cite.html":   {Data: []byte("{{ .Text }}")},
	"components/note.html":   {Data: []byte("{{ .Inner }}")},
	"components/video.html":  {Data: []byte(`{{ .URL "src" }}`)},
	"components/figure.html": {Data: []byte(`{{ .URL "src" }}`)},
}

// filesOf opens a site of some files, and returns what it publishes.
func filesOf(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := build.Open(build.Options{
		Dir: dir, Themes: map[string]fs.FS{"vizitka": theme},
		Include: site.Include{At: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got := map[string]string{}
	for _, o := range s.Outputs() {
		b, err := s.ReadFile(o.Path)
		if err != nil {
			t.Fatalf("%s: %v: %v", o.Path, err, s.Problems())
		}
		got[o.Path] = string(b)
	}
	return got
}

const settings = `
title = "Site [one]"
base_url = "https://example.org/sub/"
language = "en"
llms = true
[sections]
sources = "source"
[author]
name = "Vera"
headline = "writer"
[languages.en]
[languages.ru]
name = "Русский"
title = "Сайт"
`

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>`

func TestACopyCanBeReadAwayFromTheSite(t *testing.T) {
	file := func(body string) map[string]string {
		return map[string]string{
			"site.toml":              settings,
			"content/s/a.md":         body,
			"content/s/b.md":         "+++\ntitle = \"B & [c]\"\n+++\n## Part {#part}\n",
			"content/s/two words.md": "+++\ntitle = \"Two\"\nurl = \"/two (2)/\"\n+++\n",
			"content/s/box.svg":      drawing,
			"content/s/film.mp4":     "x",
			"content/sources/who.md": "+++\ntitle = \"Who, 1999\"\n+++\n",
		}
	}
	const head = "# A\n\n<https://example.org/sub/s/a/>\n"
	for _, test := range []struct{ name, body, want string }{
		{"front matter", "+++\ntitle = \"A\"\ndescription = \"\"\"One\n\"two\" & <3>\"\"\"\n+++\n\nText.\n", head + "\n> One “two” & <3>\n\nText.\n"},
		{"YAML, an empty text, Windows", "---\r\ntitle: A\r\ndescription: ''\r\n---\r\n\r\nOne\r\ntwo\r\n", head + "\nOne\ntwo\n"},
		{"nothing but a title", "+++\ntitle = \"A\"\n+++\n", head},
		{"the title in the text", "# A\n\nText.\n", head + "\nText.\n"},
		{"a title of its own, and one in the text", "+++\ntitle = \"A\"\n+++\nWords.\n\n# Big\n", head + "\nWords.\n\n# Big\n"},
		{"links", "# A\n\n[b](b.md) [*b*](b.md#part \"Title\") [x](https://example.com/) [self](#a) [f](film.mp4)\n\n## A {#a}\n", head + `
[b](https://example.org/sub/s/b/) [*b*](https://example.org/sub/s/b/#part "Title") [x](https://example.com/) [self](https://example.org/sub/s/a/#a) [f](https://example.org/sub/s/film.mp4)

## A {#a}
`},
		{"brackets and blanks", "# A\n\n[a](<two words.md>) [b](two%20words.md)\n", head + "\n[a](https://example.org/sub/two%20%282%29/) [b](https://example.org/sub/two%20%282%29/)\n"},
		{"labels", "# A\n\n[b][l] and [l]\n\n[l]: b.md\n", head + "\n[b](https://example.org/sub/s/b/) and [l](https://example.org/sub/s/b/)\n\n[l]: b.md\n"},
		{"a picture in a link, a picture with a title", "# A\n\n[![alt](box.svg)](b.md)\n\n![alt](box.svg \"Title\")\n", head + `
[![alt](https://example.org/sub/s/box.svg)](https://example.org/sub/s/b/)

![alt](https://example.org/sub/s/box.svg "Title")
`},
		{"wiki links", "# A\n\n[[b]] [[b|text]] [[none]]\n", head + "\n[B & \\[c\\]](https://example.org/sub/s/b/) [text](https://example.org/sub/s/b/) [[none]]\n"},
		{"directives that name a page", "# A\n\nSo :cite[who], :cite[Who, 1999] and :cite[who|others].\n", head + "\nSo [Who, 1999](https://example.org/sub/sources/who/), [Who, 1999](https://example.org/sub/sources/who/) and [others](https://example.org/sub/sources/who/).\n"},
		{"other directives", "# A\n\n:::note[On [b](b.md)]\nIn [b](b.md).\n:::\n\n::video{src=film.mp4 title=\"film.mp4\"}\n", head + `
:::note[On [b](https://example.org/sub/s/b/)]
In [b](https://example.org/sub/s/b/).
:::

::video{src=https://example.org/sub/s/film.mp4 title="film.mp4"}
`},
		{"code stays", "# A\n\n`[b](b.md)`\n\n```md\n[[b]] :cite[who]\n```\n", head + "\n`[b](b.md)`\n\n```md\n[[b]] :cite[who]\n```\n"},
		{"e-mail addresses, but not in code", "# A\n\nWrite to a.b@example.org or [us](mailto:us@example.org), `git@example.org`.\n\n> ```\n> c@example.org\n> ```\n\nd@example.org\n", head + "\nWrite to a.b&#64;example.org or [us](mailto:us&#64;example.org), `git@example.org`.\n\n> ```\n> c@example.org\n> ```\n\nd&#64;example.org\n"},
		{"a list in a quotation", "# A\n\n> - [b](b.md)\n>   and [b\n>   b](b.md)\n", head + "\n> - [b](https://example.org/sub/s/b/)\n>   and [b\n>   b](https://example.org/sub/s/b/)\n"},
	} {
		if got := filesOf(t, file(test.body))["s/a/index.md"]; got != test.want {
			t.Errorf("%s: the copy is\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestTheListNamesTheCopies(t *testing.T) {
	got := filesOf(t, map[string]string{
		"site.toml":             settings,
		"content/_index.md":     "+++\ntitle = \"Home\"\ndescription = \"\"\"About\nall & \"more\\\"\"\"\"\n+++\n",
		"content/about.md":      "+++\ntitle = \"About [us]\"\n+++\n",
		"content/s/_index.md":   "+++\ntitle = \"Section\"\n+++\nWords.\n",
		"content/s/a.md":        "+++\ntitle = \"A\"\ndescription = \"Of A\"\n+++\n",
		"content/s/deep/b.md":   "+++\ntitle = \"B\"\n+++\n",
		"content/s/draft.md":    "+++\ntitle = \"Draft\"\ndraft = true\n+++\n",
		"content/s/hidden.md":   "+++\ntitle = \"Hidden\"\nunlisted = true\n+++\n",
		"content/s/ru.ru.md":    "+++\ntitle = \"Р\"\n+++\n",
		"content/bare/ru.ru.md": "+++\ntitle = \"Р\"\n+++\n",
		"content/404.md":        "+++\ntitle = \"No\"\n+++\n",
	})
	want := map[string]string{
		"llms.txt": `# Site [one]

> About all & “more”

Vera, writer

## Home

- [Home](https://example.org/sub/index.md): About all & “more”
- [About \[us\]](https://example.org/sub/about/index.md)

## Section

- [Section](https://example.org/sub/s/index.md)
- [A](https://example.org/sub/s/a/index.md): Of A
- [B](https://example.org/sub/s/deep/b/index.md)

## Русский

- [Сайт](https://example.org/sub/ru/llms.txt)
`,
		"s/index.md": "# Section\n\n<https://example.org/sub/s/>\n\nWords.\n\n- [A](https://example.org/sub/s/a/index.md): Of A\n",
	}
	for path, text := range want {
		if got[path] != text {
			t.Errorf("%s is\n%s\nwant\n%s", path, got[path], text)
		}
	}
	for _, path := range []string{"s/hidden/index.md", "s/draft/index.md", "ru/about/index.md", "404.md", "404.index.md"} {
		if _, there := got[path]; there {
			t.Errorf("%s is there", path)
		}
	}
	if page := got["s/a/index.html"]; !strings.Contains(page, "/sub/s/a/index.md") {
		t.Errorf("the page does not name its copy: %s", page)
	}
	if page := got["s/hidden/index.html"]; strings.Contains(page, ".md") {
		t.Errorf("a page without a copy names one: %s", page)
	}
}

func TestNothingIsMadeUnlessItIsWanted(t *testing.T) {
	got := filesOf(t, map[string]string{"site.toml": strings.Replace(settings, "llms = true", "", 1), "content/a.md": "# A\n"})
	for path, text := range got {
		if strings.HasSuffix(path, ".md") || strings.HasSuffix(path, ".txt") && path != "robots.txt" || strings.Contains(text, "index.md") {
			t.Errorf("%s is there:\n%s", path, text)
		}
	}
}

func TestAFileOfTheAuthorTakesThePlaceOfTheList(t *testing.T) {
	got := filesOf(t, map[string]string{"site.toml": settings, "content/a.md": "# A\n", "static/llms.txt": "own", "static/a/index.md": "own"})
	if got["llms.txt"] != "own" || got["a/index.md"] != "own" || got["ru/llms.txt"] == "" {
		t.Errorf("llms.txt is %q, a/index.md %q", got["llms.txt"], got["a/index.md"])
	}
}
