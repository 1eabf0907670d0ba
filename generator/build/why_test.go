package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vizitka/generator/trace"
)

// look opens the last build of a site only to tell of it.
func (k *kept) look(t *testing.T) *State {
	t.Helper()
	s, err := Open(Options{
		Dir: k.dir, Store: filepath.Join(k.dir, ".vizitka"), Program: program, Look: true,
		Themes: themeFS(testTheme), Now: noon,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestAFileReachesWhatAskedAboutIt(t *testing.T) {
	const everything = "404.html feed.xml index.html robots.txt rules/a/index.html rules/b/index.html rules/c/index.html " +
		"rules/feed.xml rules/index.html rules/old/index.html rules/page/2/index.html sitemap.xml tags/index.html tags/x/index.html"
	k := &kept{dir: write(t, small)}
	for name, text := range testTheme {
		writeFile(t, k.dir, "themes/small/"+name, text)
	}
	edit(t, k.dir, "site.toml", "language = ", "themes = [\"small\"]\nlanguage = ")
	edit(t, k.dir, "content/rules/c.md", "weight = 3", "weight = 3\ndate = 2026-01-02")
	writeFile(t, k.dir, "themes/unused/layouts/page.html", "not of this site")
	k.build(t, Options{})
	s := k.look(t)
	for file, want := range map[string]struct{ with, without string }{
		"content/rules/a.md":                {"rules/a/index.html rules/index.html tags/x/index.html rules/b/index.html", "404.html rules/c/index.html"},
		"content/rules/c.md":                {"rules/c/index.html rules/old/index.html rules/a/index.html rules/b/index.html rules/page/2/index.html _redirects", "404.html tags/x/index.html"},
		"content/rules/_index.md":           {"rules/index.html index.html rules/a/index.html rules/b/index.html", "404.html tags/x/index.html"},
		"content/rules/p.svg":               {"rules/p.svg rules/c/index.html", "rules/a/index.html index.html"},
		"themes/small/layouts/page.html":    {"rules/a/index.html rules/b/index.html rules/c/index.html", "index.html rules/index.html 404.html"},
		"themes/small/layouts/baseof.html":  {"rules/a/index.html rules/index.html 404.html tags/index.html", "feed.xml sitemap.xml"},
		"themes/small/layouts/terms.html":   {"tags/index.html", "tags/x/index.html index.html"},
		"themes/small/partials/menu.html":   {"rules/a/index.html rules/b/index.html rules/c/index.html", "index.html 404.html"},
		"themes/small/components/note.html": {"rules/b/index.html", "rules/a/index.html"},
		"themes/small/strings/en.toml":      {"404.html", "rules/a/index.html"},
		"themes/unused/layouts/page.html":   {"", everything},
		"site.toml":                         {"index.html rules/a/index.html feed.xml sitemap.xml", "rules/p.svg"},
	} {
		got := " " + strings.Join(s.Reached(file), " ") + " "
		for _, path := range strings.Fields(want.with) {
			if !strings.Contains(got, " "+path+" ") {
				t.Errorf("%s does not reach %s, only%s", file, path, got)
			}
		}
		for _, path := range strings.Fields(want.without) {
			if strings.Contains(got, " "+path+" ") {
				t.Errorf("%s reaches %s:%s", file, path, got)
			}
		}
	}
}

// What an edit makes again is among what was told that it may reach.
func TestAnEditReachesNoMoreThanWasTold(t *testing.T) {
	for _, test := range []struct{ file, before, after string }{
		{"content/rules/a.md", `"A"`, `"Ah"`},
		{"content/rules/b.md", "Text with", "Words with"},
		{"content/rules/c.md", `title = "C"`, "title = \"C\"\nslug = \"sea\""},
		{"content/rules/_index.md", "Rules", "Laws"},
		{"content/rules/p.svg", `width="3"`, `width="5"`},
		{"site.toml", `"Small"`, `"Tiny"`},
	} {
		k := &kept{dir: write(t, small)}
		k.build(t, Options{})
		told := map[string]bool{}
		for _, path := range k.look(t).Reached(test.file) {
			told[path] = true
		}
		edit(t, k.dir, test.file, test.before, test.after)
		s := k.build(t, Options{})
		for _, path := range s.Rendered() {
			if _, there := s.last.made[path]; there && !told[path] {
				t.Errorf("%s: %s → %s makes %s again, which was not told", test.file, test.before, test.after, path)
			}
		}
	}
}

func TestALookTellsOfTheLastBuild(t *testing.T) {
	k := &kept{dir: write(t, small)}
	k.build(t, Options{})
	edit(t, k.dir, "content/rules/c.md", `"C"`, `"Sea"`)
	k.build(t, Options{})
	edit(t, k.dir, "content/rules/b.md", `"B"`, `"Bee"`)
	s := k.look(t)
	reasons := func(l []trace.Reason) string {
		var out []string
		for _, r := range l {
			out = append(out, r.Question+" "+r.Subject+" "+r.Then+" "+r.Now)
		}
		return strings.Join(out, "; ")
	}
	m, ok := s.LastMaking("rules/c/index.html")
	if !ok || !strings.Contains(reasons(m.Reasons), "title content/rules/c.md C Sea") || m.Next != nil || m.Asked == 0 || m.When.Before(time.Now()) {
		t.Errorf("of the page that was edited: %v %+v", ok, m)
	}
	m, ok = s.LastMaking("rules/a/index.html")
	if !ok || !strings.Contains(reasons(m.Next), "content/rules/b.md B Bee") {
		t.Errorf("of the page that the next build makes: %v %+v", ok, m)
	}
	if _, ok := s.LastMaking("rules/p.svg"); ok {
		t.Error("a file that is copied was made")
	}
	if outputs, file := s.Named("rules/c.md"); file != "content/rules/c.md" || !strings.Contains(strings.Join(outputs, " "), "rules/c/index.html") {
		t.Errorf("rules/c.md is %v of %s", outputs, file)
	}
	if outputs, _ := s.Named("https://example.org/rules/b/"); len(outputs) != 1 || outputs[0] != "rules/b/index.html" {
		t.Errorf("an address is %v", outputs)
	}
	if outputs, file := s.Named("/none/"); outputs != nil || file != "" {
		t.Errorf("nothing is %v of %s", outputs, file)
	}
}

func TestWhatIsPutBackIsToldAsRepeated(t *testing.T) {
	k := &kept{dir: write(t, small)}
	k.build(t, Options{})
	delete(k.published, "rules/a/index.html")
	edit(t, k.dir, "content/rules/b.md", "Text", "Text, text")
	s := k.build(t, Options{})
	var got []string
	for _, m := range s.Makings() {
		got = append(got, m.Path)
		if m.Repeated != (m.Path == "rules/a/index.html") {
			t.Errorf("%+v", m)
		}
	}
	if strings.Join(got, " ") != "rules/a/index.html rules/b/index.html" {
		t.Errorf("made: %v", got)
	}
	if err := os.RemoveAll(filepath.Join(k.dir, ".vizitka")); err != nil {
		t.Fatal(err)
	}
	if k.look(t).Remembers() {
		t.Error("something is remembered without a store")
	}
}
