package feed_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/mmcdole/gofeed/atom"

	"vizitka/generator/build"
	"vizitka/generator/site"
	"vizitka/themes"
)

// plainTheme shows nothing: the tests look at feeds only.
var plainTheme = fstest.MapFS{
	"theme.toml":        {Data: []byte("name = \"plain\"\n")},
	"layouts/page.html": {Data: []byte("{{ .Title }}")},
	"layouts/list.html": {Data: []byte("{{ .Title }}")},
}

// feedsOf returns the feeds of the site in a folder as a reader understands
// them, by their paths.
func feedsOf(t *testing.T, dir string, theme fs.FS) map[string]*atom.Feed {
	t.Helper()
	s, err := build.Open(build.Options{
		Dir: dir, Themes: map[string]fs.FS{"vizitka": theme},
		Include: site.Include{At: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if problems := s.Problems(); problems != nil {
		t.Fatal(problems)
	}
	feeds := map[string]*atom.Feed{}
	for _, o := range s.Outputs() {
		if path.Base(o.Path) != "feed.xml" {
			continue
		}
		b, err := s.ReadFile(o.Path)
		if err != nil {
			t.Fatal(err)
		}
		feeds[o.Path], err = new(atom.Parser).Parse(bytes.NewReader(b))
		if err != nil {
			t.Fatalf("%s: %v\n%s", o.Path, err, b)
		}
	}
	return feeds
}

// lay writes files into a folder.
func lay(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

const settings = `
title = "Тест & <Co>"
base_url = "https://example.org/sub/"
language = "ru"
[author]
name = "A \"B\" & C"
email = "a@example.org"
[markdown]
typography = false
[languages.ru]
[languages.en]
title = "Test"
`

// judge checks what every feed promises.
func judge(t *testing.T, file string, f *atom.Feed) {
	t.Helper()
	if f.Title == "" || f.ID == "" || f.UpdatedParsed == nil || len(f.Authors) == 0 || f.Authors[0].Name == "" {
		t.Errorf("%s lacks what RFC 4287 requires: %+v", file, f)
	}
	self := slices.IndexFunc(f.Links, func(l *atom.Link) bool { return l.Rel == "self" && strings.HasSuffix(l.Href, "/"+file) })
	if self < 0 {
		t.Errorf("%s does not name its own address: %v", file, f.Links)
	}
	if len(f.Entries) > 20 {
		t.Errorf("%s has %d entries", file, len(f.Entries))
	}
	ids := map[string]bool{}
	for i, e := range f.Entries {
		if e.Title == "" || e.PublishedParsed == nil || e.UpdatedParsed == nil || ids[e.ID] {
			t.Errorf("%s: entry %s is not whole, or not the only one of its id", file, e.ID)
			continue
		}
		ids[e.ID] = true
		if e.ID != e.Links[0].Href {
			t.Errorf("%s: %s leads to %s", file, e.ID, e.Links[0].Href)
		}
		if i > 0 && e.PublishedParsed.After(*f.Entries[i-1].PublishedParsed) {
			t.Errorf("%s: %s is newer than the entry above it", file, e.ID)
		}
		if e.UpdatedParsed.After(*f.UpdatedParsed) {
			t.Errorf("%s: %s changed after the feed did", file, e.ID)
		}
	}
}

func TestTheFeedsOfTheGuideAreRead(t *testing.T) {
	theme, ok := themes.FS("vizitka")
	if !ok {
		t.Fatal("the theme is not inside")
	}
	feeds := feedsOf(t, "../..", theme)
	for _, file := range []string{"feed.xml", "en/feed.xml", "pravila/feed.xml"} {
		if feeds[file] == nil || len(feeds[file].Entries) == 0 {
			t.Errorf("%s is not there, or empty", file)
		}
	}
	for file, f := range feeds {
		judge(t, file, f)
		if want := map[bool]string{true: "en", false: "ru"}[strings.HasPrefix(file, "en/")]; f.Language != want {
			t.Errorf("%s is in %q, want %q", file, f.Language, want)
		}
	}
}

func TestAFeedKeepsWhatATitleHolds(t *testing.T) {
	titles := []string{
		`"Quoted" and 'single'`, "A & B &amp; C", "1 < 2 > 0 ]]>", "<script>alert(1)</script>", "Emoji 🎉👩‍👩‍👧", "Кириллица — и тире", "a\u00A0b", "{{ x }}", "%20 + #",
	}
	dir := t.TempDir()
	files := map[string]string{"site.toml": settings, "content/s/_index.md": "+++\ntitle = \"S & <T>\"\n+++\n"}
	for i, title := range titles {
		files[fmt.Sprintf("content/s/p%d.md", i)] = fmt.Sprintf("+++\ntitle = '''%s'''\ndescription = '''About %s'''\ndate = 2026-01-%02d\ntags = ['''%s''']\n+++\n", title, title, 28-i, title)
	}
	lay(t, dir, files)
	f := feedsOf(t, dir, plainTheme)["s/feed.xml"]
	judge(t, "s/feed.xml", f)
	if len(f.Entries) != len(titles) {
		t.Fatalf("there are %d entries", len(f.Entries))
	}
	for i, title := range titles {
		e := f.Entries[i]
		if e.Title != title || e.Summary != "About "+title || len(e.Categories) != 1 || e.Categories[0].Term != title {
			t.Errorf("%q is read as %q, %q, %v", title, e.Title, e.Summary, e.Categories)
		}
	}
	if want := "S & <T> — Тест & <Co>"; f.Title != want || f.Authors[0].Name != `A "B" & C` || f.Authors[0].Email != "a@example.org" {
		t.Errorf("the feed is %q by %+v, want %q", f.Title, f.Authors[0], want)
	}
}

func TestAFeedHoldsTheNewestTwenty(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{
		"site.toml":               settings,
		"content/s/undated.md":    "+++\ntitle = \"No date\"\n+++\n",
		"content/s/unlisted.md":   "+++\ntitle = \"Unlisted\"\ndate = 2026-11-01\nunlisted = true\n+++\n",
		"content/s/draft.md":      "+++\ntitle = \"Draft\"\ndate = 2026-11-01\ndraft = true\n+++\n",
		"content/other/one.md":    "+++\ntitle = \"Other\"\ndate = 2026-10-01\n+++\n",
		"content/s/deep/below.md": "+++\ntitle = \"Below\"\ndate = 2026-09-01\n+++\n",
		"content/s/deep/b.en.md":  "+++\ntitle = \"English\"\ndate = 2026-09-02\n+++\n",
	}
	for i := range 25 {
		files[fmt.Sprintf("content/s/p%02d.md", i)] = fmt.Sprintf("+++\ntitle = \"P%d\"\ndate = 2026-01-%02d\nlastmod = 2026-02-%02d\n+++\n", i, i+1, 28-i)
	}
	lay(t, dir, files)
	feeds := feedsOf(t, dir, plainTheme)
	newest := func(n int) (titles []string) {
		for i := range n {
			titles = append(titles, fmt.Sprintf("P%d", 24-i))
		}
		return titles
	}
	for file, want := range map[string][]string{
		"feed.xml":       append([]string{"Other", "Below"}, newest(18)...),
		"s/feed.xml":     append([]string{"Below"}, newest(19)...),
		"other/feed.xml": {"Other"},
		"en/feed.xml":    {"English"},
		"en/s/feed.xml":  {"English"},
	} {
		f := feeds[file]
		if f == nil {
			t.Errorf("%s is not there", file)
			continue
		}
		judge(t, file, f)
		var got []string
		for _, e := range f.Entries {
			got = append(got, e.Title)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s holds %v, want %v", file, got, want)
		}
	}
}

func TestTheIDOfAnEntryOutlivesEdits(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"site.toml": settings, "content/s/page.md": "+++\ntitle = \"A\"\ndate = 2026-01-02\n+++\nText.\n"})
	before := feedsOf(t, dir, plainTheme)["feed.xml"].Entries[0]
	lay(t, dir, map[string]string{"content/s/page.md": "+++\ntitle = \"B\"\ndate = 2026-01-02\nlastmod = 2026-03-04T05:06:07+03:00\n+++\nOther words.\n"})
	after := feedsOf(t, dir, plainTheme)["feed.xml"].Entries[0]
	if before.ID != "https://example.org/sub/s/page/" || after.ID != before.ID {
		t.Errorf("the id was %s and is %s", before.ID, after.ID)
	}
	if after.Title != "B" || after.Published != before.Published || after.Updated != "2026-03-04T02:06:07Z" || after.Summary != "Other words." {
		t.Errorf("the entry is %+v", after)
	}
}
