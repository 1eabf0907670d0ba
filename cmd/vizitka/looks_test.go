package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var titledFile = regexp.MustCompile("(?s)```[a-z-]+ title=\"(themes/[^\"]+|site\\.toml)\"\n(.*?)\n```\n")

// The files that theme.md shows make sites: one in a layer above the theme,
// with a kind of its own, and one in a theme from nothing.
func TestLooksOfTheDocumentationBuild(t *testing.T) {
	files := map[string]string{"content/recipes/soup.md": "+++\ntitle = \"Soup\"\nminutes = 40\n+++\nBoil.\n", "content/recipes/tea.md": "+++\ntitle = \"Tea\"\nminutes = 4\n+++\nWait.\n"}
	settings := "title = \"Small\"\nlanguage = \"en\"\n"
	for _, m := range titledFile.FindAllStringSubmatch(doc(t, "theme.md"), -1) {
		if m[1] == "site.toml" {
			if !strings.HasPrefix(m[2], "themes") {
				settings += m[2] + "\n"
			}
			continue
		}
		files[m[1]] = m[2] + "\n"
	}
	for theme, shown := range map[string]map[string]string{
		`["mine", "vizitka"]`: {"recipes/soup/index.html": `<p class="lead">40 min</p>`, "index.html": `href="/assets/mine.`},
		`["bare"]`:            {"recipes/index.html": `<a href="/recipes/soup/">Soup</a>`, "recipes/soup/index.html": `<a href="/recipes/tea/">Tea</a>`, "404.html": `<p>There is no such page.</p>`},
	} {
		dir := t.TempDir()
		files["site.toml"] = "themes = " + theme + "\n" + settings
		for name, text := range files {
			name = filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		s := openSite(t, dir)
		for page, part := range shown {
			html, err := fs.ReadFile(s, page)
			if err != nil || !strings.Contains(string(html), part) {
				t.Errorf("%s: %s does not show %s: %s %v", theme, page, part, html, err)
			}
		}
		for _, d := range s.Problems() {
			t.Errorf("%s: %v", theme, d)
		}
	}
}
