package content

import (
	"reflect"
	"testing"
	"testing/fstest"
	"time"

	"vizitka/generator/config"
	"vizitka/generator/fields"
	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

// rules are those of a site in two languages with a kind that has a field of
// every sort that is stored otherwise than it is written.
func testRules(t testing.TB) *Rules {
	t.Helper()
	settings, problems := config.Load(fstest.MapFS{"site.toml": {Data: []byte(`
title = "A"
language = "ru"
timezone = "Asia/Omsk"
[languages.ru]
[languages.en]
[taxonomies]
tags = "tag"
topics = "topic"
`)}}, config.Options{})
	if problems != nil {
		t.Fatal(problems)
	}
	return NewRules(settings, map[string]config.Kind{
		"article": {Name: "article"},
		"rule": {Name: "rule", Fields: []fields.Field{
			{Name: "number", Type: fields.Int},
			{Name: "share", Type: fields.Float},
			{Name: "why", Type: fields.Markdown},
			{Name: "since", Type: fields.DateType},
			{Name: "breaks", Type: fields.Page, Of: "rule", List: true},
			{Name: "links", Type: fields.Table, List: true, Fields: []fields.Field{{Name: "name", Type: fields.Text}, {Name: "page", Type: fields.Page}}},
		}},
	}, map[string]markdown.Component{
		"note": {Forms: []markdown.Form{markdown.Container}},
		"term": {Forms: []markdown.Form{markdown.Inline}, Ref: "article"},
	})
}

// documents are texts that between them hold everything that is stored.
var documents = map[string]string{
	"content/empty.md":     "",
	"content/text.md":      "Просто текст со [ссылкой](b.md#x), [[вики]] и ![картинкой](p.svg).\n",
	"content/a/_index.md":  "+++\ntitle = \"Раздел\"\n[cascade]\nlayout = \"wide\"\n[cascade.params]\ncolour = \"red\"\n+++\n",
	"content/a/b.en.md":    "---\ntitle: B\ntags: [x, y]\ntopics: one\nmenu: main\naliases: [/old, /older]\nslug: bb\nweight: -3\ndraft: true\nunlisted: true\n---\nText.\n",
	"content/a/broken.md":  "+++\ntitle = \n+++\nText.\n",
	"content/a/c/index.md": "# Заголовок\n\nПервый абзац.\n\n<!--more-->\n\n## Глава {#ch}\n\n- один\n- два\n\n```go\nx := 1\n```\n\n:::note[С *названием*]{colour=red}\nВнутри [ссылка](../b.md).\n\n:::note\nЕщё глубже :term[Слово|словом].\n:::\n:::\n\nСноска[^1].\n\n[^1]: Тут.\n",
	"content/rule.md": `+++
title = "Правило"
linkTitle = "Коротко"
description = "О чём"
summary = "Вкратце"
kind = "rule"
date = 2026-01-02
lastmod = 2026-01-02T03:04:05.678Z
publishDate = 2026-01-02T03:04:05
expiryDate = 2026-12-31
layout = "wide"
url = "/elsewhere/"
image = "p.svg"
translationKey = "key"
typography = false
toc = false
number = 3
share = 0.25
why = "See **[b](b.md)**."
since = 2020-01-01
breaks = ["other", "third"]
links = [{ name = "n", page = "p.md" }]
[menu.main]
name = "N"
parent = "P"
identifier = "I"
weight = 5
[menu.footer]
[params]
text = "x"
numbers = [1, 2.5, true]
day = 2026-03-04
[params.deep]
empty = {}
+++
Текст.
`,
}

// asStored puts a text in the place of every time: a zone comes back as its
// name and offset.
func asStored(v any) any {
	switch v := v.(type) {
	case time.Time:
		return v.Format(time.RFC3339Nano + " MST")
	case []any:
		for i := range v {
			v[i] = asStored(v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = asStored(v[name])
		}
	}
	return v
}

// storedBody returns a body as it comes back: no bytes are nil.
func storedBody(b *markdown.Document) *markdown.Document {
	stored := *b
	for _, html := range []*[]byte{&stored.Body.HTML, &stored.Summary.HTML} {
		if len(*html) == 0 {
			*html = nil
		}
	}
	return &stored
}

func TestDocumentsComeBackFromTheStore(t *testing.T) {
	rules := testRules(t)
	for file, src := range documents {
		t.Run(file, func(t *testing.T) {
			want, problems := Parse(file, []byte(src), rules)
			if broken := file == "content/a/broken.md"; (problems != nil) != broken {
				t.Fatal(problems)
			}
			var e, bodies trace.Encoder
			want.Encode(&e)
			want.EncodeBody(&bodies)

			b := trace.NewDecoder(bodies.Buf)
			body := DecodeBody(b)
			if b.Err() != nil || b.More() || !reflect.DeepEqual(body, storedBody(want.Body())) {
				t.Errorf("the body is\n%+v\nwant\n%+v\n%v", body, want.Body(), b.Err())
			}

			loaded := 0
			d := trace.NewDecoder(e.Buf)
			got := Decode(d, func() *markdown.Document { loaded++; return body }, want.Terms)
			if d.Err() != nil || d.More() {
				t.Fatalf("something is left, or wrong: %v", d.Err())
			}
			if loaded != 0 {
				t.Error("the body was loaded before anybody asked for it")
			}
			if got.Body() != body || loaded != 1 {
				t.Errorf("the body was loaded %d times", loaded)
			}
			// Fields of the document one by one, so that a failure names its own.
			g, w := reflect.ValueOf(got).Elem(), reflect.ValueOf(want).Elem()
			for i := range g.NumField() {
				if f := g.Type().Field(i); f.IsExported() && f.Name != "Meta" {
					if a, b := asStored(g.Field(i).Interface()), asStored(w.Field(i).Interface()); !reflect.DeepEqual(a, b) {
						t.Errorf("%s is %#v, want %#v", f.Name, a, b)
					}
				}
			}
			g, w = g.FieldByName("Meta"), w.FieldByName("Meta")
			for i := range g.NumField() {
				if a, b := asStored(g.Field(i).Interface()), asStored(w.Field(i).Interface()); !reflect.DeepEqual(a, b) {
					t.Errorf("Meta.%s is %#v, want %#v", g.Type().Field(i).Name, a, b)
				}
			}
		})
	}
}
