package site

import (
	"slices"
	"testing"
	"time"
)

// in returns a site with more files.
func in(files string) string {
	return `
-- site.toml --
title = "Site"
language = "en"
[languages.ru]
` + files
}

func TestCascadeDecidesWhatBelongsToTheSite(t *testing.T) {
	tests := []struct {
		name, files string
		out         []string // files left out
	}{
		{
			"a draft of a section leaves out its pages, at any depth", `
-- content/a/_index.md --
+++
[cascade]
draft = true
+++
-- content/a/x.md --
-- content/a/b/y.md --
-- content/z.md --
`, []string{"content/a/b/y.md", "content/a/x.md"},
		}, {
			"front matter of a page's own wins", `
-- content/a/_index.md --
+++
[cascade]
draft = true
+++
-- content/a/x.md --
+++
draft = false
+++
`, nil,
		}, {
			"the nearest section wins", `
-- content/_index.md --
+++
[cascade]
draft = true
+++
-- content/a/_index.md --
+++
draft = false
[cascade]
draft = false
+++
-- content/a/x.md --
-- content/z.md --
`, []string{"content/z.md"},
		}, {
			"a section that is itself left out hands down all the same", `
-- content/a/_index.md --
+++
draft = true
[cascade]
draft = true
+++
-- content/a/x.md --
`, []string{"content/a/_index.md", "content/a/x.md"},
		}, {
			"a time of publication is handed down", `
-- content/a/_index.md --
+++
[cascade]
publishDate = 2026-12-01
+++
-- content/a/x.md --
`, []string{"content/a/x.md"},
		}, {
			"a time of expiry is handed down", `
-- content/a/_index.md --
+++
[cascade]
expiryDate = 2026-11-01
+++
-- content/a/x/index.md --
`, []string{"content/a/x/index.md"},
		}, {
			"a section's own page is not below itself", `
-- content/a/_index.md --
+++
[cascade]
draft = true
+++
`, nil,
		}, {
			"the page for addresses that are not there is in no section", `
-- content/_index.md --
+++
[cascade]
draft = true
+++
-- content/404.md --
`, nil,
		}, {
			"a section hands down in its own language", `
-- content/a/_index.md --
+++
[cascade]
draft = true
+++
-- content/a/x.md --
-- content/a/x.ru.md --
`, []string{"content/a/x.md"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, problems := assemble(t, in(test.files))
			if len(problems) > 0 {
				t.Error(told(problems))
			}
			var out []string
			for _, l := range s.LeftOut() {
				out = append(out, l.File)
			}
			if !slices.Equal(out, test.out) {
				t.Errorf("left out %q, want %q", out, test.out)
			}
		})
	}
}

func TestLeftOutByCascadeLeavesNoFallback(t *testing.T) {
	s, _ := assemble(t, in(`
-- content/a/_index.md --
+++
[cascade]
draft = true
+++
-- content/a/x.md --
`))
	if s.byID["content/a/x.md@ru"] != nil {
		t.Error("a fallback shows a page that is left out")
	}
}

func TestTheSiteChangesWhenACascadedTimeComes(t *testing.T) {
	s, _ := assemble(t, in(`
-- content/a/_index.md --
+++
[cascade]
publishDate = 2026-12-01
+++
-- content/a/x.md --
`))
	if want := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC); !s.NextChange().Equal(want) {
		t.Errorf("the next change is at %s", s.NextChange())
	}
}

func TestPagesInheritWhatTheyDoNotSay(t *testing.T) {
	s, problems := assemble(t, in(`
-- content/_index.md --
+++
[cascade]
weight = 5
description = "far"
tags = ["all"]
[cascade.params]
far = 1
both = "far"
+++
-- content/a/_index.md --
+++
[cascade]
description = "near"
toc = false
[cascade.params]
both = "near"
+++
-- content/a/x.md --
+++
weight = 7
+++
-- content/a/b/y.md --
-- content/a/x.ru.md --
`))
	if len(problems) > 0 {
		t.Error(told(problems))
	}
	x := s.byID["content/a/x.md"].meta
	if x.Weight != 7 || x.Description != "near" || x.TOC || !slices.Equal(x.Terms["tags"], []string{"all"}) {
		t.Errorf("%+v", x)
	}
	if x.Params["far"] != int64(1) || x.Params["both"] != "near" {
		t.Errorf("%v", x.Params)
	}
	if folder := s.byID["/#a/b"].meta; folder.Weight != 5 || folder.Description != "near" {
		t.Errorf("a folder without a page of its own: %+v", folder)
	}
	if fallback := s.byID["content/a/b/y.md@ru"].meta; fallback.Description != "near" || fallback.Weight != 5 {
		t.Errorf("a fallback: %+v", fallback)
	}
	if other := s.byID["content/a/x.ru.md"].meta; other.Description != "" || !other.TOC {
		t.Errorf("another language: %+v", other)
	}
}
