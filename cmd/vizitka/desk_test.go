package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vizitka/generator/serve"
)

// newAuthor returns the author of a site with these files, and its folder.
func newAuthor(t *testing.T, files map[string]string) (author, string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	now := func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }
	p := &preview{call: &call{machine: machine{out: io.Discard, err: io.Discard, now: now}, source: dir, lang: "en"}}
	p.state.Store(openSite(t, dir))
	return author{p, "my-editor"}, dir
}

var deskSite = map[string]string{
	"site.toml":                 "title = 'Ties'\nlanguage = 'ru'\neditor = 'zed'\n[languages.ru]\n[languages.en]\n[sections]\nrules = 'rule'\n",
	"content/_index.md":         "# Home\n\nSee [one](rules/one.md).\n",
	"content/rules/_index.md":   "# Rules\n",
	"content/rules/one.md":      "# One\n\nSee [two](two.md) and [two](two.md) again.\n",
	"content/rules/one.en.md":   "# One\n",
	"content/rules/two.md":      "# Two\n\nFour words of text.\n",
	"content/rules/draft.md":    "+++\ntitle = 'Draft'\ndraft = true\n+++\n",
	"content/rules/soon.md":     "+++\ntitle = 'Soon'\ndate = 2027-01-01\npublishDate = 2027-02-01\n+++\n",
	"content/old/gone/index.md": "+++\ntitle = 'Gone'\nexpiryDate = 2026-01-01\n+++\n",
}

func TestTheDeskKnowsHowTheSiteStands(t *testing.T) {
	a, _ := newAuthor(t, deskSite)
	d := a.Desk()
	if d.Title != "Ties" || strings.Join(d.Languages, " ") != "ru en" || strings.Join(d.Sections, "|") != "|old|rules" || !slices.Contains(d.Kinds, "rule") {
		t.Errorf("%q %v %q %v", d.Title, d.Languages, d.Sections, d.Kinds)
	}
	pages := map[string]serve.DeskPage{}
	for _, p := range d.Pages {
		if p.Changed.IsZero() {
			t.Errorf("nobody knows when %s was changed", p.Source)
		}
		p.Changed = time.Time{}
		pages[strings.TrimPrefix(p.Source, "content/")] = p
	}
	if len(pages) != 8 {
		t.Errorf("%d pages", len(pages))
	}
	one, two := pages["rules/one.md"], pages["rules/two.md"]
	if one.File != "rules/one/index.html" || one.Title != "One" || one.Kind != "rule" || one.Language != "ru" || one.In != 1 || one.Out != 1 || len(one.Missing) > 0 || one.Held != "" {
		t.Errorf("%+v", one)
	}
	if two.Words != 4 || two.Minutes != 1 || two.In != 1 || two.Out != 0 || two.Alone || strings.Join(two.Missing, " ") != "en" {
		t.Errorf("%+v", two)
	}
	if en := pages["rules/one.en.md"]; en.Language != "en" || en.File != "en/rules/one/index.html" || !en.Alone || len(en.Missing) > 0 {
		t.Errorf("%+v", en)
	}
	if section := pages["rules/_index.md"]; section.Alone {
		t.Errorf("%+v", section)
	}
	for name, want := range map[string]string{"rules/draft.md": "draft 0001-01-01", "rules/soon.md": "future 2027-02-01", "old/gone/index.md": "expired 2026-01-01"} {
		if p := pages[name]; p.Held+p.When.Format(" 2006-01-02") != want || p.File != "" {
			t.Errorf("%+v, want %s", p, want)
		}
	}
}

func TestSourcesAreLookedUpAndNeverFoundByPath(t *testing.T) {
	a, dir := newAuthor(t, deskSite)
	if preset, visual := a.Editor(); preset != "zed" || visual != "my-editor" {
		t.Errorf("%q %q", preset, visual)
	}
	for _, name := range []string{"content/rules/one.md", "site.toml"} {
		if path, ok := a.Source(name); !ok || path != filepath.Join(dir, filepath.FromSlash(name)) {
			t.Errorf("%s: %q %v", name, path, ok)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "notes.txt"), filepath.Join(dir, "content", "link.md")); err != nil {
		t.Skip(err)
	}
	a.state.Store(openSite(t, dir))
	for _, name := range []string{
		"notes.txt", "content/link.md", "content", "content/none.md", "../x", "/etc/passwd", dir + "/site.toml", "content/../site.toml", "./site.toml", "", "site.toml/",
	} {
		if path, ok := a.Source(name); ok {
			t.Errorf("%s is %s", name, path)
		}
	}
}

func TestANewPageGetsItsNameFromTheTitle(t *testing.T) {
	a, dir := newAuthor(t, deskSite)
	for _, test := range []struct {
		new        serve.NewPage
		want       string // the file, or the message
		inside     string
		notInside  string
		twiceTells string
	}{
		{serve.NewPage{Title: "Проси прямо!", Section: "rules"}, "content/rules/prosi-pryamo.md", `title = "Проси прямо!"`, "kind =", "new-exists"},
		{serve.NewPage{Title: " Ask\n plainly ", Section: "rules", Language: "en"}, "content/rules/ask-plainly.en.md", `title = "Ask plainly"`, "kind =", "new-exists"},
		{serve.NewPage{Title: "Top"}, "content/top.md", "date = 2026-11-24", "kind =", "new-exists"},
		{serve.NewPage{Title: "A term", Kind: "term"}, "content/a-term.md", `kind = "term"`, "", "new-exists"},
		{serve.NewPage{Title: "../../etc/passwd"}, "content/etc-passwd.md", `title = "../../etc/passwd"`, "", "new-exists"},
		{serve.NewPage{Title: `a/b\c:d.en`}, "content/a-b-c-d-en.md", "", "", "new-exists"},
		{serve.NewPage{Title: "\"+++\x00\x1b"}, "new-no-name", "", "", ""},
		{serve.NewPage{Title: strings.Repeat("слово ", 60)}, "content/" + strings.TrimSuffix(strings.Repeat("slovo-", 16), "-") + ".md", "", "", "new-exists"},
		{serve.NewPage{Title: strings.Repeat("щ", 90)}, "content/" + strings.Repeat("sch", 33) + "s.md", "", "", "new-exists"},
		{serve.NewPage{Title: strings.Repeat("語", 90)}, "content/" + strings.Repeat("語", 33) + ".md", "", "", "new-exists"},
		{serve.NewPage{Title: "Two", Section: "rules"}, "new-exists", "", "", ""},
		{serve.NewPage{}, "new-no-name", "", "", ""},
		{serve.NewPage{Title: " !? "}, "new-no-name", "", "", ""},
		{serve.NewPage{Title: "Index"}, "new-no-name", "", "", ""},
		{serve.NewPage{Title: "COM1"}, "new-no-name", "", "", ""},
		{serve.NewPage{Title: "x", Section: "rulez"}, "new-unknown-section", "", "", ""},
		{serve.NewPage{Title: "x", Section: "../.."}, "new-unknown-section", "", "", ""},
		{serve.NewPage{Title: "x", Section: "/etc"}, "new-unknown-section", "", "", ""},
		{serve.NewPage{Title: "x", Kind: "rull"}, "new-unknown-kind", "", "", ""},
		{serve.NewPage{Title: "x", Language: "de"}, "new-unknown-language", "", "", ""},
	} {
		got := ""
		file, wrong := a.NewPage(test.new)
		if got = file; wrong != nil {
			got = wrong.Message.Name
		}
		if got != test.want {
			t.Errorf("%+v: %s, want %s", test.new, got, test.want)
			continue
		}
		if wrong != nil {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(file)))
		if err != nil || !strings.Contains(string(text), test.inside) || test.notInside != "" && strings.Contains(string(text), test.notInside) {
			t.Errorf("%s: %v\n%s", file, err, text)
		}
		if _, wrong := a.NewPage(test.new); wrong == nil || wrong.Message.Name != test.twiceTells {
			t.Errorf("%s is made twice: %v", file, wrong)
		}
	}
	if text, err := os.ReadFile(filepath.Join(dir, "content/rules/two.md")); err != nil || string(text) != deskSite["content/rules/two.md"] {
		t.Errorf("a file was written over: %v\n%s", err, text)
	}
	for _, d := range openSite(t, dir).Problems() {
		t.Errorf("a site with the new pages: %s %s", d.Place.File, d.Text("en"))
	}
}

func TestANewPageDoesNotLeaveTheSite(t *testing.T) {
	a, dir := newAuthor(t, deskSite)
	elsewhere := t.TempDir()
	if err := os.RemoveAll(filepath.Join(dir, "content/rules")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, filepath.Join(dir, "content/rules")); err != nil {
		t.Skip(err)
	}
	if _, wrong := a.NewPage(serve.NewPage{Title: "x", Section: "rules"}); wrong == nil {
		t.Error("a page was made through a link")
	}
	if left, err := os.ReadDir(elsewhere); err != nil || len(left) > 0 {
		t.Errorf("%v %v", left, err)
	}
}
