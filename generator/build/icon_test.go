package build

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

const withIcons = `
-- site.toml --
title = "Полезные связи"
themes = ["mine", "vizitka"]
base_url = "https://example.org/guide/"
[look]
accent = "#0b6e4f"
-- themes/mine/theme.toml --
icons = true
`

func TestAThemeThatLinksToIconsGetsThem(t *testing.T) {
	dir := write(t, withIcons)
	all := readAll(t, open(t, dir, Options{}))
	for _, name := range []string{"favicon.svg", "favicon.ico", "apple-touch-icon.png", "icon-192.png", "icon-512.png", "icon-maskable-512.png"} {
		if all[name] == "" {
			t.Errorf("there is no %s", name)
		}
	}
	if svg := all["favicon.svg"]; !strings.Contains(svg, `fill="#0b6e4f"`) || !strings.Contains(svg, `<path fill="#ffffff" d="M`) {
		t.Error(svg)
	}
	if m := all["site.webmanifest"]; !strings.Contains(m, `"name":"Полезные связи"`) || !strings.Contains(m, `"src":"/guide/icon-maskable-512.png","sizes":"512x512","type":"image/png","purpose":"maskable"`) {
		t.Error(m)
	}
	if _, made := readAll(t, open(t, write(t, strings.Replace(withIcons, "icons = true", "", 1)), Options{}))["favicon.ico"]; made {
		t.Error("a theme that does not link to icons gets some")
	}
}

func TestAnIconOfTheAuthorsOwnStaysAsItIs(t *testing.T) {
	s := open(t, write(t, withIcons+"-- static/favicon.ico --\nown\n"), Options{})
	if got := readAll(t, s)["favicon.ico"]; got != "own\n" || told(s.Problems()) != "" {
		t.Errorf("%q, %s", got, told(s.Problems()))
	}
}

func TestIconsShowTheLogoAsFarAsItCanBeDrawn(t *testing.T) {
	red := image.NewNRGBA(image.Rect(0, 0, 512, 512))
	for i := range red.Pix {
		red.Pix[i] = []byte{200, 0, 0, 255}[i%4]
	}
	var logo bytes.Buffer
	if err := png.Encode(&logo, red); err != nil {
		t.Fatal(err)
	}
	const svg = `<svg xmlns="http://www.w3.org/2000/svg"/>`
	for _, test := range []struct {
		name, look string
		files      map[string]string
		svg        string // what favicon.svg begins with
		red        bool   // whether the others show the logo
		problem    string
	}{
		{"svg alone", `logo = "l.svg"`, map[string]string{"l.svg": svg}, svg, false, "site.toml:5:9: undrawn-logo"},
		{"svg and png", "logo = \"l.svg\"\nlogo_png = \"l.png\"", map[string]string{"l.svg": svg, "l.png": logo.String()}, svg, true, ""},
		{"png", `logo = "l.png"`, map[string]string{"l.png": logo.String()}, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 192"><image`, true, ""},
		{"no picture", `logo = "l.png"`, map[string]string{"l.png": "none"}, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect`, false, "static/l.png: bad-logo"},
		{"not there", `logo = "m.png"`, map[string]string{"l.png": "none"}, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect`, false, "site.toml:5:8: logo-no-file"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := write(t, withIcons)
			edit(t, dir, "site.toml", "accent", test.look+"\naccent")
			for name, text := range test.files {
				writeFile(t, dir, "static/"+name, text)
			}
			s := open(t, dir, Options{})
			all := readAll(t, s)
			if !strings.HasPrefix(all["favicon.svg"], test.svg) {
				t.Errorf("favicon.svg is %s", all["favicon.svg"])
			}
			m, err := png.Decode(strings.NewReader(all["icon-192.png"]))
			if err != nil {
				t.Fatal(err)
			}
			if got := color.RGBAModel.Convert(m.At(30, 96)) == (color.RGBA{200, 0, 0, 255}); got != test.red {
				t.Errorf("the logo is shown: %v", got)
			}
			problems := ""
			for _, d := range s.Problems() {
				if d.Message.Name != "picture-unreadable" {
					problems += d.Place.String() + ": " + d.Message.Name
				}
			}
			if problems != test.problem {
				t.Errorf("told is %q, want %q", problems, test.problem)
			}
		})
	}
}

// An icon is made again for what it shows, and for nothing else.
func TestIconsFollowTheTitleTheAccentAndTheLogo(t *testing.T) {
	k := &kept{dir: write(t, withIcons+"-- content/a.md --\ntext\n")}
	k.build(t, Options{})
	for _, step := range []struct {
		edit func()
		made bool
	}{
		{func() { edit(t, k.dir, "content/a.md", "text", "other") }, false},
		{func() { edit(t, k.dir, "site.toml", "Полезные", "Тихие") }, true},
		{func() { edit(t, k.dir, "site.toml", "#0b6e4f", "#1e4798") }, true},
		{func() { edit(t, k.dir, "site.toml", "accent", "logo_png = \"l.png\"\naccent") }, true},
		{func() { writeFile(t, k.dir, "static/l.png", "none") }, true},
	} {
		step.edit()
		if made := strings.Contains(strings.Join(k.build(t, Options{}).Rendered(), " "), "favicon.ico"); made != step.made {
			t.Errorf("made again: %v, want %v", made, step.made)
		}
		k.check(t, Options{})
	}
}
