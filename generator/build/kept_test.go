package build

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// What an edit does not touch is not read again.
func TestDataIsParsedAgainOnlyIfItChanged(t *testing.T) {
	dir := write(t, small)
	writeFile(t, dir, "data/numbers.toml", "one = 1\n")
	writeFile(t, dir, "data/bad.csv", "a,b\n1\n")
	last := open(t, dir, Options{})
	for _, test := range []struct {
		file, text string
		shared     bool
	}{
		{"content/rules/a.md", "+++\ntitle = \"Other\"\n+++\n", true},
		{"data/numbers.toml", "one = 2\n", false},
		{"site.toml", "title = \"Small\"\nbase_url = \"https://example.org/\"\nlanguage = \"en\"\ntimezone = \"Europe/Moscow\"\n", false},
	} {
		writeFile(t, dir, test.file, test.text)
		next, err := last.Next([]string{test.file}, noon, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		shared := reflect.ValueOf(next.data.tree).Pointer() == reflect.ValueOf(last.data.tree).Pointer()
		if shared != test.shared {
			t.Errorf("after an edit of %s: shared is %t", test.file, shared)
		}
		if want := told(open(t, dir, Options{}).Problems()); told(next.Problems()) != want {
			t.Errorf("after an edit of %s: %s\nwant %s", test.file, told(next.Problems()), want)
		}
		last = next
	}
}

// A picture that was not edited is not even opened: here it cannot be.
func TestPicturesAreMeasuredAgainOnlyIfTheyChanged(t *testing.T) {
	const page = "rules/c/index.html"
	dir := write(t, small)
	last := open(t, dir, Options{})
	want := readAll(t, last)[page]
	if err := os.Remove(filepath.Join(dir, "content/rules/p.svg")); err != nil {
		t.Fatal(err)
	}
	edit(t, dir, "content/rules/a.md", `"A"`, `"Other"`)
	next, err := last.Next([]string{"content/rules/a.md"}, noon, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(want, `width="3"`) || !slices.Contains(next.Made(), page) {
		t.Errorf("%s is made again: %s", page, want)
	}
	writeFile(t, dir, "content/rules/p.svg", picture(8))
	after, err := next.Next([]string{"content/rules/p.svg"}, noon, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if got := readAll(t, after)[page]; !strings.Contains(got, `width="8"`) {
		t.Error("not measured anew: ", got)
	}
}

// The grammar is of what is declared, not of where it lies in memory.
func TestDocumentsAreParsedAgainWhereABoundOfAFieldChanges(t *testing.T) {
	dir := write(t, small+"-- themes/mine/theme.toml --\n[kinds.dish.fields]\ntimes = { type = \"table\", fields = { fry = { type = \"int\", max = 5 } } }\n")
	edit(t, dir, "site.toml", `language = "en"`, "language = \"en\"\nthemes = [\"mine\", \"vizitka\"]")
	first := open(t, dir, Options{})
	if len(first.Problems()) > 0 || open(t, dir, Options{}).grammar != first.grammar {
		t.Error("the same declarations make another grammar: ", told(first.Problems()))
	}
	edit(t, dir, "themes/mine/theme.toml", "max = 5", "max = 6")
	if open(t, dir, Options{}).grammar == first.grammar {
		t.Error("another bound makes the same grammar")
	}
}
