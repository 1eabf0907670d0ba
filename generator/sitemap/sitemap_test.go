package sitemap_test

import (
	"encoding/xml"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"vizitka/generator/build"
	"vizitka/generator/site"
	"vizitka/themes"
)

// plainTheme shows nothing: the tests look at sitemaps only.
var plainTheme = fstest.MapFS{
	"theme.toml":        {Data: []byte("name = \"plain\"\n")},
	"layouts/page.html": {Data: []byte("{{ .Title }}")},
	"layouts/list.html": {Data: []byte("{{ .Title }}")},
}

// open opens the site in a folder.
func open(t *testing.T, dir string, theme fs.FS) *build.State {
	t.Helper()
	s, err := build.Open(build.Options{
		Dir: dir, Themes: map[string]fs.FS{"vizitka": theme},
		Include: site.Include{At: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// siteOf opens a site of some files.
func siteOf(t *testing.T, files map[string]string) *build.State {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return open(t, dir, plainTheme)
}

// A document is a sitemap or an index as a robot reads it.
type document struct {
	XMLName xml.Name
	URLs    []struct {
		Loc     string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
		LastMod string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 lastmod"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Lang string `xml:"hreflang,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
	Sitemaps []string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemap>loc"`
}

func read(t *testing.T, s *build.State, file string) document {
	t.Helper()
	b, err := s.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var d document
	if err := xml.Unmarshal(b, &d); err != nil {
		t.Fatalf("%s: %v\n%.2000s", file, err, b)
	}
	return d
}

// judge checks what every sitemap promises: addresses of the site, each once,
// and alternates that name each other.
func judge(t *testing.T, base string, d document) {
	t.Helper()
	alternates := map[string]map[string]string{} // of an address, by language
	for _, u := range d.URLs {
		if !strings.HasPrefix(u.Loc, base) {
			t.Errorf("%s is not of the site", u.Loc)
		}
		if alternates[u.Loc] != nil {
			t.Errorf("%s stands there twice", u.Loc)
		}
		alternates[u.Loc] = map[string]string{}
		if u.LastMod != "" {
			if _, err := time.Parse(time.RFC3339, u.LastMod); err != nil {
				t.Errorf("%s: %v", u.Loc, err)
			}
		}
		for _, l := range u.Links {
			if l.Rel != "alternate" || alternates[u.Loc][l.Lang] != "" {
				t.Errorf("%s has the link %+v, of a wrong sort or in a language that is there", u.Loc, l)
			}
			alternates[u.Loc][l.Lang] = l.Href
		}
	}
	for loc, links := range alternates {
		itself := len(links) == 0
		for language, href := range links {
			itself = itself || href == loc
			if back := alternates[href]; fmt.Sprint(back) != fmt.Sprint(links) {
				t.Errorf("%s names %s in %s, whose alternates are %v, not %v", loc, href, language, back, links)
			}
		}
		if !itself {
			t.Errorf("%s is not among its alternates %v", loc, links)
		}
	}
}

func TestTheSitemapOfTheGuideIsRead(t *testing.T) {
	theme, ok := themes.FS("vizitka")
	if !ok {
		t.Fatal("the theme is not inside")
	}
	s := open(t, "../..", theme)
	d := read(t, s, "sitemap.xml")
	if d.XMLName.Local != "urlset" || len(d.URLs) < 20 {
		t.Errorf("it is a %s of %d addresses", d.XMLName.Local, len(d.URLs))
	}
	judge(t, "https://example.org/guide/", d)
	translated := 0
	for _, u := range d.URLs {
		translated += min(len(u.Links), 1)
		name := strings.TrimPrefix(u.Loc, "https://example.org/guide/") + "index.html"
		if _, err := fs.Stat(s, name); err != nil {
			t.Errorf("%s leads nowhere: %v", u.Loc, err)
		}
	}
	if translated == 0 {
		t.Error("no page has alternates")
	}
}

const settings = "title = \"A\"\nbase_url = \"https://example.org/\"\nlanguage = \"ru\"\n[languages.ru]\n[languages.en]\n"

func TestASitemapHoldsWhatIsToBeFound(t *testing.T) {
	s := siteOf(t, map[string]string{
		"site.toml":             settings,
		"content/_index.md":     "Текст.\n",
		"content/_index.en.md":  "Text.\n",
		"content/both.md":       "+++\ntitle = \"Оба\"\nslug = \"oba\"\ndate = 2026-01-02\nlastmod = 2026-02-03T04:05:06Z\n+++\n",
		"content/both.en.md":    "+++\ntitle = \"Both\"\n+++\n",
		"content/one.md":        "+++\ntitle = \"Одно\"\n+++\n",
		"content/hidden.md":     "+++\ntitle = \"Нет\"\nunlisted = true\n+++\n",
		"content/draft.md":      "+++\ntitle = \"Нет\"\ndraft = true\n+++\n",
		"content/ampersand.md":  "+++\ntitle = \"A\"\nurl = \"/a&b/\"\n+++\n",
		"content/elsewhere.md":  "+++\ntitle = \"Адрес\"\naliases = [\"old\"]\n+++\n",
		"static/favicon.ico":    "x",
		"content/attached.text": "x",
	})
	d := read(t, s, "sitemap.xml")
	judge(t, "https://example.org/", d)
	var got []string
	for _, u := range d.URLs {
		got = append(got, fmt.Sprint(strings.TrimPrefix(u.Loc, "https://example.org/"), " ", u.LastMod, " ", len(u.Links)))
	}
	slices.Sort(got)
	want := []string{
		"  2", "a&b/  0", "elsewhere/  0", "en/  2", "en/both/  2", "en/tags/  2", "oba/ 2026-02-03T04:05:06Z 2", "one/  0", "tags/  2",
	}
	if !slices.Equal(got, want) {
		t.Errorf("it holds %q, want %q", got, want)
	}
	robots, err := s.ReadFile("robots.txt")
	if want := "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"; err != nil || string(robots) != want {
		t.Errorf("robots.txt is %q, %v", robots, err)
	}
}
