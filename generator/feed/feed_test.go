package feed_test

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/mmcdole/gofeed"
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
	if problems := s.Problems(); problems != nil {
		t.Fatal(problems)
	}
	return s
}

// feedsOf returns the Atom feeds of the site in a folder as a reader understands
// them, by their paths.
func feedsOf(t *testing.T, dir string, theme fs.FS) map[string]*atom.Feed {
	t.Helper()
	s := open(t, dir, theme)
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
	if want := "S & <T> — Тест & <Co>"; f.Title != want || f.Authors[0].Name != `A "B" & C` {
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

func TestTheIDOfAnEntryOutlivesEditsAndMoves(t *testing.T) {
	const head = "+++\ntitle = \"A\"\ndate = 2026-01-02\n"
	dir := t.TempDir()
	lay(t, dir, map[string]string{"site.toml": settings, "content/s/page.md": head + "+++\nText.\n"})
	before := feedsOf(t, dir, plainTheme)["feed.xml"].Entries[0]
	if before.ID != "https://example.org/sub/s/page/" {
		t.Errorf("the id is %s", before.ID)
	}
	lay(t, dir, map[string]string{"content/s/page.md": head + "lastmod = 2026-03-04T05:06:07+03:00\n+++\nOther words.\n"})
	after := feedsOf(t, dir, plainTheme)["feed.xml"].Entries[0]
	if after.ID != before.ID || after.Published != before.Published || after.Updated != "2026-03-04T02:06:07Z" || after.Summary != "Other words." {
		t.Errorf("the entry is %+v", after)
	}
	lay(t, dir, map[string]string{"content/s/page.md": head + "slug = \"moved\"\naliases = [\"page\", \"other\"]\n+++\n"})
	after = feedsOf(t, dir, plainTheme)["feed.xml"].Entries[0]
	if after.ID != before.ID || after.Links[0].Href != "https://example.org/sub/s/moved/" {
		t.Errorf("of a page that moved the id is %s and the address %s", after.ID, after.Links[0].Href)
	}
}

func TestAListWithoutDatedPagesHasNoFeed(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{
		"site.toml":            settings,
		"content/s/page.md":    "+++\ntitle = \"A\"\ntags = [\"t\"]\n+++\n",
		"content/s/page.en.md": "+++\ntitle = \"A\"\ndate = 2026-01-02\ntags = [\"t\"]\n+++\n",
	})
	got := slices.Sorted(maps.Keys(feedsOf(t, dir, plainTheme)))
	if want := []string{"en/feed.xml", "en/s/feed.xml", "en/tags/t/feed.xml"}; !slices.Equal(got, want) {
		t.Errorf("there are %v, want %v", got, want)
	}
}

// The three formats of one list are read by somebody else's parser, and tell
// the same.
func TestAllFormatsTellTheSame(t *testing.T) {
	for _, test := range []struct{ name, feeds string }{
		{"summaries", ""},
		{"whole texts", "[feeds]\ncontent = \"full\"\nsize = 2\n"},
	} {
		dir := t.TempDir()
		lay(t, dir, map[string]string{
			"site.toml":           settings + test.feeds,
			"content/_index.md":   "+++\ndescription = \"О \\\"сайте\\\" & <прочем>,\\nв две строки\"\n+++\n",
			"content/s/old.md":    "+++\ntitle = \"Old\"\ndate = 2025-01-02\n+++\n",
			"content/s/bare.md":   "+++\ntitle = \"Bare\"\ndate = 2026-01-02\n+++\n",
			"content/s/quoted.md": "+++\ntitle = '«Слово» \"x\" & <y>'\ndescription = \"Одна строка\\nи вторая\"\ndate = 2026-01-03\ntags = [\"a & b\", \"ё\"]\n+++\nТекст & [ссылка](bare.md).\n",
		})
		s := open(t, dir, plainTheme)
		var first *gofeed.Feed
		for _, file := range []string{"feed.xml", "rss.xml", "feed.json"} {
			b, err := s.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f, err := gofeed.NewParser().ParseString(string(b))
			if err != nil {
				t.Fatalf("%s: %v\n%s", file, err, b)
			}
			if first == nil {
				first = f
				if f.Title != "Тест & <Co>" || f.Description != "О \"сайте\" & <прочем>,\nв две строки" || f.Items[0].Title != `«Слово» "x" & <y>` {
					t.Errorf("%s: the feed is %s", file, f)
				}
				if size := map[string]int{"summaries": 3, "whole texts": 2}[test.name]; len(f.Items) != size {
					t.Errorf("%s: %s has %d entries, want %d", test.name, file, len(f.Items), size)
				}
				continue
			}
			if f.Title != first.Title || f.Description != first.Description || f.Link != first.Link || f.Language != first.Language ||
				file == "feed.json" && f.Authors[0].Name != first.Authors[0].Name || len(f.Items) != len(first.Items) {
				t.Errorf("%s: %s tells\n%s\nand not\n%s", test.name, file, f, first)
				continue
			}
			for i, item := range f.Items {
				same := first.Items[i]
				text, want := cmp.Or(item.Content, item.Description), cmp.Or(same.Content, same.Description)
				if file == "feed.json" && want == "" {
					want = same.Title // the format wants a text
				}
				if item.GUID != same.GUID || item.Link != same.Link || item.Title != same.Title || text != want ||
					!item.PublishedParsed.Equal(*same.PublishedParsed) || !slices.Equal(item.Categories, same.Categories) {
					t.Errorf("%s: %s has\n%+v\nand not\n%+v", test.name, file, item, same)
				}
			}
		}
	}
}

func TestAWholeTextCanBeReadAnywhere(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{
		"site.toml":         settings + "[feeds]\ncontent = \"full\"\n",
		"content/s/to.md":   "+++\ntitle = \"To\"\n+++\n## Head {#head}\n",
		"content/s/box.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="40"/>`,
		"content/s/a.md": `+++
title = "A"
date = 2026-01-02
+++
## A heading

[write](mailto:a@example.org) [to](to.md#head), [here](#a-heading) and [out](https://example.com/?a=1&b=2).[^1]

![A "box"](box.svg)

` + "```go\nfunc x() {}\n```" + `

- [ ] done

:::note
Inside.
:::

[^1]: A note.
`,
	})
	theme := fstest.MapFS{
		"theme.toml":           {Data: []byte("name = \"plain\"\n[components.note]\n")},
		"layouts/page.html":    {Data: []byte("{{ .Title }}")},
		"layouts/list.html":    {Data: []byte("{{ .Title }}")},
		"components/note.html": {Data: []byte(`<aside id="n" class="note" onclick="x()"><svg><path d="M0 0"/></svg><button>Copy</button><p hidden>no</p><div aria-hidden="true">no <div>no</div> no</div><form><label>Label <input value="no"></label><textarea>no</textarea></form>{{ .Inner }}<script>x()</script></aside>`)},
	}
	got := feedsOf(t, dir, theme)["feed.xml"].Entries[0].Content.Value
	want := `<h2>A heading </h2>
<p><a>write</a> <a href="https://example.org/sub/s/to/#head">to</a>, <a href="https://example.org/sub/s/a/#a-heading">here</a> and <a href="https://example.com/?a=1&amp;b=2">out</a>.<sup><a href="https://example.org/sub/s/a/#fn-1">1</a></sup></p>
<p><img src="https://example.org/sub/s/box.svg" width="30" height="40" alt="A &#34;box&#34;"></p>
<div><pre><code>func x() {}
</code></pre></div>
<ul>
<li> done</li>
</ul>
Label <p>Inside.</p>


<ol>
<li>
<p>A note. <a href="https://example.org/sub/s/a/#fnref-1">↩︎</a></p>
</li>
</ol>`
	if got != want {
		t.Errorf("the text is\n%s\nwant\n%s", got, want)
	}
}
