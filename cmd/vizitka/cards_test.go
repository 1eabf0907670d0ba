package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"vizitka/themes"
)

// A kind has one hue and one icon: the theme's pages take them from its style
// sheet and its sprite, cards from its declaration.
func TestCardsHaveTheHueAndTheIconThatPagesHave(t *testing.T) {
	theme, _ := themes.FS("vizitka")
	text := func(name string) string {
		b, err := fs.ReadFile(theme, name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	first := regexp.MustCompile(`\[data-kind\] \{ --hue: (\d+);`).FindStringSubmatch(text("assets/tokens.css"))
	if first == nil {
		t.Fatal("tokens.css has no hue for all kinds")
	}
	hues, icons := map[string]string{}, map[string]string{}
	for _, rule := range regexp.MustCompile(`(?m)^\s*(\[data-kind=.*) \{ --hue: (\d+); \}`).FindAllStringSubmatch(text("assets/tokens.css"), -1) {
		for _, kind := range regexp.MustCompile(`data-kind="(\w+)"`).FindAllStringSubmatch(rule[1], -1) {
			hues[kind[1]] = rule[2]
		}
	}
	for _, symbol := range regexp.MustCompile(`id="i-(\w+)" viewBox="0 0 24 24"><path d="([^"]+)"/></symbol>`).FindAllStringSubmatch(text("partials/sprite.html"), -1) {
		icons[symbol[1]] = symbol[2]
	}
	kinds := openDocs(t).Theme().Kinds
	if len(kinds) < 10 || len(hues) < 10 {
		t.Fatalf("%d kinds, %d hues", len(kinds), len(hues))
	}
	for name, kind := range kinds {
		hue := hues[name]
		if hue == "" {
			hue = first[1]
		}
		if strconv.Itoa(kind.Hue) != hue {
			t.Errorf("%s has the hue %d in theme.toml, %s in tokens.css", name, kind.Hue, hue)
		}
		if kind.Icon == "" || kind.Icon != icons[name] {
			t.Errorf("%s has the icon %q in theme.toml, %q in the sprite", name, kind.Icon, icons[name])
		}
	}
}

// The head of a page tells networks and search engines all that they read.
func TestTheHeadTellsWhatNetworksAndSearchEnginesRead(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"site.toml": `title = "Ties & Co"
base_url = "https://example.org/guide/"
[author]
name = "Vera"
profile = "profile.md"
[languages.ru]
[verification]
google = "g-1"
yandex = "y2"
bing = "B3"
`,
		"content/profile.md":      "+++\ntitle = \"Vera\"\nkind = \"profile\"\nname = \"Vera Primer\"\ncontacts = [{ type = \"email\", value = \"v@example.org\" }]\n+++\n",
		"content/rules/_index.md": "# Rules\n",
		"content/rules/ask.md":    "+++\ntitle = \"Ask “directly” & soon\"\nkind = \"rule\"\ndate = 2026-01-02\nlastmod = 2026-02-03\ntags = [\"talk\"]\n+++\nSay by when.\n",
		"content/rules/ask.ru.md": "+++\ntitle = \"Проси\"\nkind = \"rule\"\n+++\n",
		"content/rules/own.md":    "+++\ntitle = \"Own\"\nimage = \"own.gif\"\n+++\n",
		"content/rules/own.gif":   "GIF89aaabbccc",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := openSite(t, dir)
	codes := []string{
		`<meta name="google-site-verification" content="g-1">`, `<meta name="yandex-verification" content="y2">`, `<meta name="msvalidate.01" content="B3">`,
	}
	for page, test := range map[string]struct{ has, hasNot []string }{
		"rules/ask/index.html": {has: []string{
			`<link rel="canonical" href="https://example.org/guide/rules/ask/">`,
			`hreflang="ru" href="https://example.org/guide/ru/rules/ask/"`, `hreflang="x-default" href="https://example.org/guide/rules/ask/"`,
			`<meta property="og:title" content="Ask “directly” &amp; soon">`, `<meta property="og:type" content="article">`,
			`<meta property="article:published_time" content="2026-01-02T00:00:00Z">`, `<meta property="article:modified_time" content="2026-02-03T00:00:00Z">`,
			`<meta property="article:author" content="https://example.org/guide/profile/">`, `<meta property="article:section" content="Rules">`,
			`<meta property="article:tag" content="talk">`, `<meta name="author" content="Vera">`,
			`<meta property="og:image" content="https://example.org/guide/assets/cards/rules/ask.png?v=`,
			`<meta property="og:image:width" content="1200">`, `<meta property="og:image:height" content="630">`, `<meta property="og:image:alt" content="Ask “directly” &amp; soon">`,
			`<meta name="twitter:card" content="summary_large_image">`, `<script type="application/ld+json">{"@context"`,
		}, hasNot: codes},
		"rules/own/index.html":    {has: []string{`<meta property="og:image" content="https://example.org/guide/rules/own.gif">`}, hasNot: []string{"assets/cards/"}},
		"ru/rules/own/index.html": {has: []string{`content="https://example.org/guide/rules/own.gif"`}, hasNot: []string{"ld+json", "canonical"}},
		"index.html":              {has: append(codes, `<meta property="og:image:alt" content="Ties &amp; Co">`, `<meta property="og:type" content="website">`)},
		"profile/index.html":      {has: []string{`<meta property="og:type" content="profile">`, `"@type":"ProfilePage"`}},
		"404.html":                {hasNot: []string{"og:image", "ld+json"}},
	} {
		b, err := fs.ReadFile(s, page)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, want := range test.has {
			if !strings.Contains(strings.ReplaceAll(string(b), "&#43;", "+"), want) {
				t.Errorf("%s has no %s", page, want)
			}
		}
		for _, not := range test.hasNot {
			if strings.Contains(string(b), not) {
				t.Errorf("%s has %s", page, not)
			}
		}
	}
}
