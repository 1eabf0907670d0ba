package build

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A change makes again exactly the outputs that it reaches.
func TestAChangeMakesAgainExactlyWhatItReaches(t *testing.T) {
	const (
		a, b, c = "rules/a/index.html", "rules/b/index.html", "rules/c/index.html"
		home    = "index.html"
		list    = "rules/index.html rules/page/2/index.html"
		all     = a + " " + b + " " + c
		feeds   = "feed.xml rss.xml feed.json rules/feed.xml"
	)
	replace := func(file, before, after string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) {
			t.Helper()
			name := filepath.Join(dir, file)
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(text), before) {
				t.Fatalf("%s has no %q", file, before)
			}
			writeFile(t, dir, file, strings.Replace(string(text), before, after, 1))
		}
	}
	theme := func(name, text string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) { writeFile(t, dir, "themes/small/"+name, text) }
	}
	for _, test := range []struct {
		name  string
		edit  func(t *testing.T, dir string)
		wants string
	}{
		{"a body: the page alone", replace("content/rules/a.md", "See", "Look at"), a},
		{
			"a title: the page, its list, its feeds, the page before it, the page that names it by its title", replace("content/rules/c.md", `title = "C"`, `title = "Sea"`),
			c + " " + b + " rules/page/2/index.html rules/old/index.html " + feeds + " " + a,
		},
		{
			"a title of a term's page: the term too", replace("content/rules/a.md", `title = "A"`, `title = "Ah"`),
			a + " rules/index.html tags/x/index.html",
		},
		{
			"a section's title: its list, the home page, and pages with the menu", replace("content/rules/_index.md", "Rules", "Laws"),
			"rules/index.html rules/page/2/index.html index.html rules/feed.xml " + all,
		},
		{"a missing page that a link names: the page that links", func(t *testing.T, dir string) {
			writeFile(t, dir, "content/rules/d.md", "+++\ntitle = \"D\"\nweight = 4\nunlisted = true\n+++\n")
		}, "rules/d/index.html " + b},
		{"a string that a layout shows", theme("strings/en.toml", "missing = \"gone\"\nunused = \"x\"\n"), "404.html"},
		{"a string that nothing shows", theme("strings/en.toml", "missing = \"not here\"\nunused = \"y\"\n"), ""},
		{"a fragment whose bytes come out equal", theme("partials/menu.html", `<nav>{{ range site.Sections.ByWeight }}{{ .LinkTitle }} {{ end }}</nav>`), ""},
		{"a fragment whose bytes differ: the pages that show it", theme("partials/menu.html", `<nav>!</nav>`), all},
		{"a layout: its pages", theme("layouts/terms.html", `{{ define "main" }}{{ .Title }}{{ end }}`), "tags/index.html"},
		{"a component: the page that uses it", theme("components/note.html", `<p>{{ .Inner }}</p>`), b},
		{"a style sheet: a new address", theme("assets/style.css", "body { color : blue }"), "assets/style.*.css"},
		{"a picture's bytes, its size the same: no page", replace("content/rules/p.svg", "/>", "></svg>"), ""},
		{"a picture's size: the page that shows it", replace("content/rules/p.svg", `width="3"`, `width="5"`), c},
		{"the site's title: the home page and the feeds", replace("site.toml", `"Small"`, `"Tiny"`), "index.html " + feeds},
		{
			"the address of the site: what shows it", replace("site.toml", "https://example.org/", "https://example.org/sub/"),
			all + " " + list + " index.html tags/x/index.html rules/old/index.html _redirects sitemap.xml robots.txt " + feeds,
		},
		{"a setting that nothing shows", replace("site.toml", "[sections]", "[params]\ncolour = \"red\"\n[sections]"), ""},
		{
			"a tag: the page's term, a new term", replace("content/rules/b.md", "weight = 2", "weight = 2\ntags = [\"y\"]"),
			"tags/index.html tags/y/index.html sitemap.xml " + b,
		}, // b has a problem, and its line moved,
		{"an alias, by which feeds know the page", replace("content/rules/c.md", `"old"`, `"older"`), "rules/older/index.html _redirects " + feeds},
		{"nothing at all: touched", replace("content/rules/a.md", "See", "See"), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := write(t, small)
			for name, text := range testTheme {
				writeFile(t, dir, "themes/small/"+name, text)
			}
			replace("site.toml", "language = ", "themes = [\"small\"]\nlanguage = ")(t, dir)
			replace("content/rules/b.md", "## Top", "[d](d.md)\n\n## Top")(t, dir)
			replace("content/rules/c.md", "weight = 3", "weight = 3\ndate = 2026-01-02")(t, dir)
			first := open(t, dir, Options{Live: true})
			readAll(t, first)
			test.edit(t, dir)
			next, err := first.Next(nil, noon, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			after := readAll(t, next)
			again := next.Rendered()
			want := strings.Fields(test.wants)
			slices.Sort(want)
			if test.wants == "assets/style.*.css" {
				if len(again) != 1 || !strings.HasPrefix(again[0], "assets/style.") {
					t.Errorf("made again: %v", again)
				}
			} else if !slices.Equal(again, slices.Compact(want)) {
				t.Errorf("made again:\n%v\nwant:\n%v", again, want)
			}
			clean := readAll(t, open(t, dir, Options{}))
			compareSites(t, after, clean)
		})
	}
}

// readAll opens every output; a broken one is "broken".
func readAll(t *testing.T, s *State) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, o := range s.Outputs() {
		b, err := s.ReadFile(o.Path)
		if err != nil {
			b = []byte("broken")
		}
		out[o.Path] = string(b)
	}
	return out
}

func compareSites(t *testing.T, got, want map[string]string) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if g, ok := got[path]; !ok {
			t.Errorf("%s is missing", path)
		} else if g != want[path] {
			t.Errorf("%s is\n%s\nwant\n%s", path, g, want[path])
		}
	}
	for path := range got {
		if _, ok := want[path]; !ok {
			t.Errorf("%s should not be there", path)
		}
	}
}
