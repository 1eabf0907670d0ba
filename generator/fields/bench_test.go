package fields

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const smallFrontMatter = `title = "Сначала отдай"
base_url = "https://example.org/"
weight = 10
draft = false
date = 2026-11-24
status = "ok"
tags = ["связи", "правила"]
breaksRule = ["../pravila/snachala-otday.md"]
[[links]]
url = "/x"
[params]
x = 1
`

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Parse(Source{File: "a", Text: []byte(smallFrontMatter), End: len(smallFrontMatter), Format: TOML, Max: FrontMatterMax})
	}
}

func BenchmarkJudge(b *testing.B) {
	d, _ := Parse(Whole("a", []byte(smallFrontMatter), TOML))
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := testSchema.Judge(d); len(problems) > 0 {
			b.Fatal(lines(problems))
		}
	}
}

// BenchmarkSchemaLibrary is what the verdict alone would cost.
func BenchmarkSchemaLibrary(b *testing.B) {
	compiled := compile(b, testSchema)
	d, _ := Parse(Whole("a", []byte(smallFrontMatter), TOML))
	text, _ := json.Marshal(d.Tree)
	doc, _ := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := compiled.Validate(doc); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlaces(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		d := &Doc{source: Whole("a", []byte(smallFrontMatter), TOML)}
		d.spots()
	}
}
