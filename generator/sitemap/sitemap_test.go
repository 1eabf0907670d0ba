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
	"vizitka/generator/sitemap"
	"vizitka/themes"
)

// plainTheme shows nothing: the tests look at sitemaps only.
var plainTheme = fstest.MapFS{
	"theme.toml":        {Data: []byte("name = \"plain\"\n")},
	"layouts/page.html": {Data: []byte("{{ .Title }}")},
	"layouts/list.html": {Data: []byte("{{ .Title }}")},
}

// open opens the site in a folder, whose files git knows as commits tells.
func open(t *testing.T, dir string, theme fs.FS, commits map[string]time.Time) *build.State {
	t.Helper()
	s, err := build.Open(build.Options{
		Dir: dir, Themes: map[string]fs.FS{"vizitka": theme}, Commits: commits,
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
	return committed(t, files, nil)
}

// committed opens a site of some files that git knows.
func committed(t *testing.T, files map[string]string, commits map[string]time.Time) *build.State {
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
	return open(t, dir, plainTheme, commits)
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
		Pictures []string `xml:"http://www.google.com/schemas/sitemap-image/1.1 image>loc"`
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
		if len(links) > 0 && links["x-default"] == "" {
			t.Errorf("%s has no x-default", loc)
		}
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
	s := open(t, "../..", theme, nil)
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
		"  3", "a&b/  0", "elsewhere/  0", "en/  3", "en/both/  3", "en/tags/  3", "oba/ 2026-02-03T04:05:06Z 3", "one/  0", "tags/  3",
	}
	if !slices.Equal(got, want) {
		t.Errorf("it holds %q, want %q", got, want)
	}
	robots, err := s.ReadFile("robots.txt")
	if want := "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"; err != nil || string(robots) != want {
		t.Errorf("robots.txt is %q, %v", robots, err)
	}
}

func TestPicturesOfAPageStandByItsAddress(t *testing.T) {
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>`
	s := siteOf(t, map[string]string{
		"site.toml":                "title = \"A\"\nbase_url = \"https://example.org/sub/\"\nlanguage = \"ru\"\n",
		"content/s/a.md":           "+++\ntitle = \"A\"\nimage = \"cover.svg\"\n+++\n![](<один & два.svg>) ![again](cover.svg) ![elsewhere](https://example.com/x.png) ![](none.svg) <!-- -->\n",
		"content/s/cover.svg":      drawing,
		"content/s/один & два.svg": drawing,
		"content/s/unused.svg":     drawing,
		"content/s/b.md":           "+++\ntitle = \"B\"\n+++\n![](</я & b.svg>)\n",
		"static/я & b.svg":         drawing,
	})
	got := map[string][]string{}
	for _, u := range read(t, s, "sitemap.xml").URLs {
		if len(u.Pictures) > 0 {
			got[strings.TrimPrefix(u.Loc, "https://example.org/sub/")] = u.Pictures
		}
	}
	want := map[string][]string{
		"s/a/": {"https://example.org/sub/s/cover.svg", "https://example.org/sub/s/odin-dva.svg"},
		"s/b/": {"https://example.org/sub/%D1%8F%20&%20b.svg"},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("pictures are %v, want %v", got, want)
	}
}

func TestTheLastCommitTellsWhatThePageDoesNot(t *testing.T) {
	files := map[string]string{
		"site.toml":          settings + "[sitemap]\nlastmod = \"git\"\n",
		"content/said.md":    "+++\ntitle = \"Said\"\ndate = 2026-01-02\nlastmod = 2026-02-03\n+++\n",
		"content/dated.md":   "+++\ntitle = \"Dated\"\ndate = 2026-01-02\n+++\n",
		"content/undated.md": "+++\ntitle = \"Undated\"\n+++\n",
		"content/new.md":     "+++\ntitle = \"New\"\n+++\n",
	}
	commit := time.Date(2026, 5, 6, 7, 8, 9, 0, time.UTC)
	commits := map[string]time.Time{"content/said.md": commit, "content/dated.md": commit, "content/undated.md": commit}
	lastmods := func(s *build.State) map[string]string {
		got := map[string]string{}
		for _, u := range read(t, s, "sitemap.xml").URLs {
			got[strings.TrimPrefix(u.Loc, "https://example.org/")] = u.LastMod
		}
		return got
	}
	check := func(got, want map[string]string) {
		t.Helper()
		for page, when := range want {
			if got[page] != when {
				t.Errorf("%s changed %q, want %q", page, got[page], when)
			}
		}
	}
	const moment = "2026-05-06T07:08:09Z"
	check(lastmods(committed(t, files, commits)), map[string]string{
		"said/": "2026-02-03T00:00:00Z", "dated/": moment, "undated/": moment, "new/": "", "": "",
	})
	files["site.toml"] = settings
	check(lastmods(committed(t, files, commits)), map[string]string{
		"said/": "2026-02-03T00:00:00Z", "dated/": "2026-01-02T00:00:00Z", "undated/": "", "new/": "",
	})
}

func TestAnOwnRobotsFileTakesThePlace(t *testing.T) {
	s := siteOf(t, map[string]string{"site.toml": settings, "content/a.md": "", "static/robots.txt": "User-agent: *\nDisallow: /\n"})
	if robots, err := s.ReadFile("robots.txt"); err != nil || string(robots) != "User-agent: *\nDisallow: /\n" || s.Problems() != nil {
		t.Errorf("robots.txt is %q, %v; %v", robots, err, s.Problems())
	}
}

func TestALargeSiteHasAnIndex(t *testing.T) {
	sitemap.Limit(t, 3)
	files := map[string]string{"site.toml": settings}
	for i := range 5 {
		files[fmt.Sprintf("content/p%d.md", i)] = fmt.Sprintf("+++\ntitle = \"P%d\"\n+++\n", i)
	}
	s := siteOf(t, files)
	index := read(t, s, "sitemap.xml")
	if index.XMLName.Local != "sitemapindex" || len(index.Sitemaps) < 2 {
		t.Fatalf("it is a %s of %v", index.XMLName.Local, index.Sitemaps)
	}
	seen := map[string]int{}
	for _, address := range index.Sitemaps {
		part := read(t, s, strings.TrimPrefix(address, "https://example.org/"))
		if part.XMLName.Local != "urlset" || len(part.URLs) > 3 {
			t.Errorf("%s is a %s of %d addresses", address, part.XMLName.Local, len(part.URLs))
		}
		for _, u := range part.URLs {
			seen[u.Loc]++
		}
	}
	for i := range 5 {
		if address := fmt.Sprintf("https://example.org/p%d/", i); seen[address] != 1 {
			t.Errorf("%s stands there %d times", address, seen[address])
		}
	}
}
