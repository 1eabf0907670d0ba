package config

import (
	"strings"
	"testing"

	"vizitka/generator/fields"
)

func judgePage(t *testing.T, text string) (map[string]any, []string) {
	t.Helper()
	s := load(t, "title = \"x\"\n[taxonomies]\ntags = \"tag\"\n")
	doc, problems := fields.Parse(fields.Whole("content/a/_index.md", []byte(text), fields.TOML))
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	tree, problems := FrontMatter(s).Judge(doc)
	return tree, list(problems)
}

func TestWhatCannotBeHandedDownIsTold(t *testing.T) {
	tests := []struct{ line, want string }{
		{"kind = \"rule\"", `2:1: "kind" cannot be handed down: a page is read by its kind`},
		{"type = \"rule\"", `2:1: "type" cannot be handed down: a page is read by its kind`},
		{"typography = false", `2:1: "typography" cannot be handed down: a page is read by it`},
		{"title = \"One for all\"", `2:1: "title" cannot be handed down: each page has its own`},
		{"descripton = \"x\"", `2:1: unknown key "descripton" (did you mean "description"?)`},
		{"draft = \"yes\"", `2:9: "draft" must be true or false`},
		{"tag = \"x\"", `2:1: unknown key "tag" (did you mean "tags"?)`},
	}
	for _, test := range tests {
		t.Run(test.line, func(t *testing.T) {
			tree, told := judgePage(t, "[cascade]\n"+test.line+"\n")
			if len(told) != 1 || !strings.HasPrefix(told[0], "content/a/_index.md:"+test.want) {
				t.Errorf("told %q, want %q", told, test.want)
			}
			if cascade, _ := tree["cascade"].(map[string]any); len(cascade) > 0 {
				t.Errorf("%v is handed down", cascade)
			}
		})
	}
}

func TestWhatCanBeHandedDownIsTaken(t *testing.T) {
	tree, told := judgePage(t, `[cascade]
description = "x"
image = "x.png"
layout = "x"
weight = 1
date = 2026-01-01
lastmod = 2026-01-01
publishDate = 2026-01-01
expiry_date = 2026-01-01
draft = true
toc = false
glossary = false
unlisted = true
tags = "x"
[cascade.params]
anything = 1
`)
	if len(told) > 0 {
		t.Error(told)
	}
	cascade, _ := tree["cascade"].(map[string]any)
	if len(cascade) != len(handedDown)+1 || cascade["expiryDate"] == nil {
		t.Errorf("%v", cascade)
	}
	if tags, _ := cascade["tags"].([]any); len(tags) != 1 || tags[0] != "x" {
		t.Errorf("tags are %v", cascade["tags"])
	}
}
