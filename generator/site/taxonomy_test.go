package site

import (
	"strings"
	"testing"
)

func TestTermsThatMeetInOneAddressAreTold(t *testing.T) {
	const head = "-- site.toml --\ntitle = \"A\"\nbase_url = \"https://example.org/\"\nlanguage = \"en\"\n[languages.ru]\n"
	tests := []struct {
		name, files string
		want        []string // in what is told; nothing is told if empty
	}{
		{"further apart than spelling", "-- content/a.md --\n+++\ntags = [\"C\"]\n+++\n-- content/b.md --\n+++\ntags = [\"C++\"]\n+++\n", []string{
			`content/b.md: warning: "C++" and "C" in tags are one term, because both have the address /tags/c/`,
			"note: the other one is here", "content/a.md", "content/tags/c/_index.md",
		}},
		{"on one page", "-- content/a.md --\n+++\ntags = [\"C\", \"c#\"]\n+++\n", []string{`"c#" and "C"`}},
		{"in another language", "-- content/a.ru.md --\n+++\ntags = [\"C\", \"C#\"]\n+++\n", []string{"/ru/tags/c/", "content/tags/c/_index.ru.md"}},
		{"for case, hyphens, spaces and ё", "-- content/a.md --\n+++\ntags = [\"Open source\", \"open-source\", \"Ёлка\", \"елка\"]\n+++\n", nil},
		{"on a page of their own", "-- content/tags/c/_index.md --\n+++\ntitle = \"C and C++\"\n+++\n-- content/a.md --\n+++\ntags = [\"C\", \"C++\"]\n+++\n", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := assemble(t, head+test.files)
			got := told(problems)
			if len(test.want) == 0 && got != "" {
				t.Errorf("told:\n%s", got)
			}
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("told:\n%s\nwant %q in it", got, want)
				}
			}
			if test.name == "on one page" && strings.Contains(got, "note:") {
				t.Errorf("the page is shown twice:\n%s", got)
			}
			if n := strings.Count(got, "warning:"); n != min(1, len(test.want)) {
				t.Errorf("%d warnings:\n%s", n, got)
			}
		})
	}
}

func TestTermsThatMeetAreToldOnceForEachName(t *testing.T) {
	_, problems := assemble(t, `
-- site.toml --
title = "A"
base_url = "https://example.org/"
language = "en"
-- content/a.md --
+++
tags = ["C"]
+++
-- content/b.md --
+++
tags = ["C++"]
+++
-- content/c.md --
+++
tags = ["c++", "C#"]
+++
`)
	if len(problems) != 2 {
		t.Errorf("told:\n%s", told(problems))
	}
}
