package main

import (
	"io/fs"
	"regexp"
	"strconv"
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
