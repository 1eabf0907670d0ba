package build

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// What an output shows of others decides when it is made again, and the
// question that was answered otherwise is told.
func TestAnOutputTellsWhyItWasMadeAgain(t *testing.T) {
	const (
		a, b, list = "rules/a/index.html", "rules/b/index.html", "rules/index.html"
		lists      = list + " tags/x/index.html"
		shown      = `{{ define "main" }}{{ range .Pages }}{{ .Summary }}{{ end }}{{ end }}`
	)
	for _, test := range []struct {
		name, file, before, after string
		again                     string   // outputs
		of                        string   // the output whose reasons are asked
		reasons                   []string // its questions, subjects and answers
	}{
		{"a summary that a list shows", "content/rules/a.md", "See", "Look at", a + " " + lists, list, []string{"page.summary content/rules/a.md"}},
		{"a body behind the summary", "content/rules/a.md", "Behind", "Below", a, a, []string{"page.body content/rules/a.md"}},
		{"a title: the page before, one that names it, and lists that show a summary with its name", "content/rules/c.md", `"C"`, `"Sea"`, a + " " + b + " rules/c/index.html rules/old/index.html " + lists, b, []string{`page.linkTitle content/rules/c.md C → Sea`}},
		{
			"a page where a link was broken", "content/rules/d.md", "", "+++\ntitle = \"D\"\nunlisted = true\n+++\n", a + " rules/d/index.html", a,
			[]string{"reference.link content/rules/a.md\td.md", "reference.nearest"},
		},
		{"a string", "themes/small/strings/en.toml", "not here", "gone", "404.html", "404.html", []string{"string.text en missing"}},
		{"a layout", "themes/small/layouts/terms.html", "Title", "LinkTitle", "tags/index.html", "tags/index.html", []string{"template.hash layouts/terms.html"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := write(t, small)
			for name, text := range testTheme {
				writeFile(t, dir, "themes/small/"+name, text)
			}
			writeFile(t, dir, "themes/small/layouts/list.html", shown)
			edit(t, dir, "site.toml", "language = ", "themes = [\"small\"]\nlanguage = ")
			edit(t, dir, "content/rules/a.md", "[[c]].", "[[c]].\n\nBehind: [d](d.md).")
			first := open(t, dir, Options{Live: true})
			readAll(t, first)
			if test.before == "" {
				writeFile(t, dir, test.file, test.after)
			} else {
				edit(t, dir, test.file, test.before, test.after)
			}
			next, err := first.Next(nil, noon, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			compareSites(t, readAll(t, next), readAll(t, open(t, dir, Options{})))
			want := strings.Fields(test.again)
			slices.Sort(want)
			if got := next.Rendered(); !slices.Equal(got, want) {
				t.Errorf("made again: %v, want %v", got, want)
			}
			made, ok := next.Making(test.of)
			if !ok || !made.Again {
				t.Fatalf("%s was not made again", test.of)
			}
			var got []string
			for _, r := range made.Reasons {
				got = append(got, fmt.Sprintf("%s %s %s → %s", r.Question, r.Subject, r.Then, r.Now))
			}
			for i, reason := range test.reasons {
				if i >= len(got) || !strings.HasPrefix(got[i], reason) {
					t.Errorf("reasons: %q, want %q", got, test.reasons)
				}
			}
			if len(got) != len(test.reasons) {
				t.Errorf("reasons: %q, want %q", got, test.reasons)
			}
		})
	}
}
