package site

import (
	"strings"
	"testing"

	"vizitka/generator/trace"
)

func TestLinksLeadBothWays(t *testing.T) {
	s, problems := assemble(t, `
-- site.toml --
title = "A"
base_url = "https://example.org/"
language = "en"
[kinds.article.fields]
why = { type = "markdown" }
more = { type = "page" }
[kinds.source]
-- content/jones.md --
+++
kind = "source"
+++
-- content/smith.md --
+++
kind = "source"
+++
See :cite[jones].
-- content/one.md --
+++
why = "Because :cite[smith]."
more = "two.md"
+++
A :cite[jones] b :cite[jones|again] c [one](one.md) d [[two]] e :cite[nobody].
-- content/two.md --
`)
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	v := s.View("", trace.NewRecorder(trace.NewNotebook()), nil)
	names := func(l *List) string {
		var out []string
		for p := range l.each() {
			out = append(out, p.Title())
		}
		return strings.Join(out, " ")
	}
	for _, test := range []struct{ page, links, backlinks string }{
		{"one", "Jones Two Smith", ""},
		{"two", "", "One"},
		{"smith", "Jones", "One"},
		{"jones", "", "One Smith"},
	} {
		p := v.GetPage(test.page)
		if got := names(p.Links()); got != test.links {
			t.Errorf("%s links to %q, want %q", test.page, got, test.links)
		}
		if got := names(p.Backlinks()); got != test.backlinks {
			t.Errorf("%s is linked to by %q, want %q", test.page, got, test.backlinks)
		}
	}
}
