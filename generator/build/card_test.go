package build

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/gomono"
)

const withCards = `
-- site.toml --
title = "Полезные связи"
themes = ["mine"]
base_url = "https://example.org/guide/"
[author]
name = "Вера Примерова"
profile = "profile.md"
-- themes/mine/theme.toml --
[kinds.rule]
hue = 150
icon = "M5 21V4h14"
[kinds.profile]
[kinds.profile.fields]
photo = { type = "file" }
location = { type = "text" }
-- themes/mine/layouts/page.html --
{{ with socialCard . }}{{ .Src }}{{ end }}{{ .Content }}
-- themes/mine/layouts/list.html --
{{ with socialCard . }}{{ .Src }}{{ end }}
-- themes/mine/layouts/404.html --
-- content/profile.md --
+++
title = "Вера"
kind = "profile"
photo = "vera.png"
location = "Казань"
+++
-- content/a.md --
+++
title = "Проси прямо"
kind = "rule"
description = "Коротко"
+++
text
-- content/b.md --
+++
title = "Благодари"
+++
`

func portrait(grey uint8) string {
	var b bytes.Buffer
	m := image.NewGray(image.Rect(0, 0, 200, 200))
	for i := range m.Pix {
		m.Pix[i] = uint8(i) //nolint:gosec // any pattern
	}
	m.SetGray(100, 100, color.Gray{grey})
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.String()
}

// A card is made again where what it says changed, and nowhere else.
func TestACardIsMadeAgainOnlyWhereWhatItSaysChanged(t *testing.T) {
	k := &kept{dir: write(t, withCards)}
	writeFile(t, k.dir, "content/vera.png", portrait(10))
	k.build(t, Options{})
	const all = "a b home profile tags"
	for _, step := range []struct {
		name string
		edit func()
		made string
	}{
		{"text", func() { edit(t, k.dir, "content/a.md", "text", "other") }, ""},
		{"description", func() { edit(t, k.dir, "content/a.md", "Коротко", "Длинно") }, ""},
		{"title", func() { edit(t, k.dir, "content/a.md", "прямо", "сразу") }, "a"},
		{"hue", func() { edit(t, k.dir, "themes/mine/theme.toml", "150", "25") }, "a"},
		{"another field of the profile", func() { edit(t, k.dir, "content/profile.md", "Казань", "Пермь") }, ""},
		{"photo", func() { writeFile(t, k.dir, "content/vera.png", portrait(250)) }, all},
		{"photo named", func() { edit(t, k.dir, "content/profile.md", "vera.png", "none.png") }, all},
		{"author", func() { edit(t, k.dir, "site.toml", "Вера", "Анна") }, all},
		{"look", func() { edit(t, k.dir, "site.toml", "[author]", "[look]\npalette = \"warm\"\n[author]") }, all},
	} {
		step.edit()
		var made []string
		for _, path := range k.build(t, Options{}).Rendered() {
			if name, ok := strings.CutPrefix(path, "assets/card"); ok {
				name = strings.TrimPrefix(strings.TrimSuffix(name, ".png"), "s/")
				made = append(made, map[bool]string{true: "home", false: name}[name == ""])
			}
		}
		slices.Sort(made)
		if got := strings.Join(made, " "); got != step.made {
			t.Errorf("%s: made again are the cards of %q, want %q", step.name, got, step.made)
		}
		k.check(t, Options{})
	}
}

// cards returns the names of the cards of a site.
func cards(t *testing.T, dir string) (names []string) {
	t.Helper()
	for _, o := range open(t, dir, Options{}).Outputs() {
		if strings.HasPrefix(o.Path, "assets/card") {
			names = append(names, o.Path)
		}
	}
	return names
}

func TestACardIsThereWhereAPageLeadsToIt(t *testing.T) {
	dir := write(t, withCards)
	if got := len(cards(t, dir)); got != 5 {
		t.Errorf("there are %d cards", got)
	}
	edit(t, dir, "content/b.md", "title", "image = \"b.jpg\"\ntitle")
	if got := cards(t, dir); slices.Contains(got, "assets/cards/b.png") || len(got) != 4 {
		t.Errorf("a page with a picture of its own has a card: %v", got)
	}
	edit(t, dir, "site.toml", "[author]", "[social]\ncards = false\n[author]")
	if got := cards(t, dir); got != nil {
		t.Errorf("cards are switched off, and there are %v", got)
	}
	if html := readAll(t, open(t, dir, Options{}))["a/index.html"]; strings.Contains(html, "card") {
		t.Errorf("a page leads to a card that is not there: %s", html)
	}
	dir = write(t, withCards+"-- static/assets/cards/a.png --\nown\n")
	if s := open(t, dir, Options{}); readAll(t, s)["assets/cards/a.png"] != "own\n" || strings.Contains(told(s.Problems()), "two things") {
		t.Errorf("a file of the author's own is not in the card's place: %s", told(s.Problems()))
	}
	dir = write(t, strings.ReplaceAll(withCards, "socialCard", "print"))
	if got := cards(t, dir); got != nil {
		t.Errorf("no page leads to a card, and there are %v", got)
	}
}

// A font of the author's own has the letters that the program's lacks.
func TestACardIsWrittenInTheFontOfTheSite(t *testing.T) {
	dir := write(t, withCards)
	first := readAll(t, open(t, dir, Options{}))["assets/cards/a.png"]
	edit(t, dir, "site.toml", "[author]", "[social]\nfont = \"f.ttf\"\n[author]")
	writeFile(t, dir, "static/f.ttf", string(gomono.TTF))
	s := open(t, dir, Options{})
	other := readAll(t, s)["assets/cards/a.png"]
	if other == first || strings.Contains(told(s.Problems()), "is no font") {
		t.Errorf("the font is not taken: %s", told(s.Problems()))
	}
	writeFile(t, dir, "static/f.ttf", "no font")
	if readAll(t, open(t, dir, Options{}))["assets/cards/a.png"] != first {
		t.Error("without a font of the site's own, the program's is not taken")
	}
}

// The address of a card changes with what the card says.
func TestTheAddressOfACardTellsANewOneFromTheOld(t *testing.T) {
	dir := write(t, withCards)
	first := readAll(t, open(t, dir, Options{}))["a/index.html"]
	if !strings.HasPrefix(first, "https://example.org/guide/assets/cards/a.png?v=") {
		t.Fatal(first)
	}
	edit(t, dir, "content/a.md", "text", "other")
	if now := readAll(t, open(t, dir, Options{}))["a/index.html"]; now[:60] != first[:60] {
		t.Error("another text gives another address")
	}
	edit(t, dir, "content/a.md", "прямо", "сразу")
	if now := readAll(t, open(t, dir, Options{}))["a/index.html"]; now[:60] == first[:60] {
		t.Error("another title leaves the address")
	}
}
