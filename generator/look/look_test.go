package look

import (
	"strings"
	"testing"
)

func TestThePalettesCanBeRead(t *testing.T) {
	for _, p := range palettes {
		for name, s := range map[string]scheme{"light": p.light, "dark": p.dark} {
			for _, check := range []struct {
				what  string
				c     Colour
				least float64
			}{{"ink", s.ink, 10}, {"soft", s.soft, 7}, {"accent", s.accent, 7}, {"edge", s.edge, 3}} {
				if !check.c.readable(s.surfaces(), check.least) {
					t.Errorf("%s of %s in %s has a contrast below %g", check.what, p.name, name, check.least)
				}
			}
			if c := Contrast(on(s.accent), s.accent); c < 4.5 {
				t.Errorf("text on the accent of %s in %s has %.1f", p.name, name, c)
			}
		}
	}
}

func TestContrastIsThatOfTheStandard(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{{"#000", "#fff", 21}, {"#777777", "#ffffff", 4.48}, {"#0b6e4f", "#fff", 6.26}, {"#fff", "#fff", 1}} {
		if got := Contrast(must(test.a), must(test.b)); got < test.want-0.01 || got > test.want+0.01 {
			t.Errorf("%s on %s has %.2f, want %.2f", test.a, test.b, got, test.want)
		}
	}
}

func TestAnAccentIsMovedOnlyAsFarAsItMust(t *testing.T) {
	good := must("#0b6e4f")
	if got := ReadableLight("", good); got != good {
		t.Errorf("%s became %s", good, got)
	}
	for _, c := range []string{"#ffd400", "#ffffff", "#8fd3ff", "#000000", "#ff0000"} {
		for _, p := range Palettes() {
			light, dark := ReadableLight(p, must(c)), ReadableDark(p, must(c))
			if !light.readable(paletteOf(p).light.surfaces(), 4.5) || !dark.readable(paletteOf(p).dark.surfaces(), 4.5) {
				t.Errorf("%s on %s is moved to %s and %s, which cannot be read", c, p, light, dark)
			}
		}
	}
	yellow := ReadableLight("", must("#ffd400"))
	if yellow.R < yellow.G || yellow.B > yellow.G/4 || Contrast(yellow, must("#f5f3ef")) > 4.8 {
		t.Errorf("yellow is moved to %s: another hue, or farther than it must", yellow)
	}
}

func TestColoursAreReadAsCSSHasThem(t *testing.T) {
	for text, want := range map[string]string{"#0b6e4f": "#0b6e4f", "#ABC": "#aabbcc"} {
		if c, ok := ParseColour(text); !ok || c.String() != want {
			t.Errorf("%s is %s, %v", text, c, ok)
		}
	}
	for _, text := range []string{"", "#", "#12", "#1234", "#12345g", "0b6e4f", "red", "#+12345", "#12345678"} {
		if _, ok := ParseColour(text); ok {
			t.Errorf("%q is taken", text)
		}
	}
}

func TestFontsAreANameOrAListThatEveryBrowserCanEnd(t *testing.T) {
	for _, good := range []string{"serif", "system", `"PT Serif", Georgia, serif`, `Inter, sans-serif`} {
		if !IsFonts(good) {
			t.Errorf("%s is refused", good)
		}
	}
	for _, bad := range []string{"", "serf", "Georgia", "Georgia, Times", `x; } body { display: none, serif`, `a, "b, serif`, "a,,serif", `url(x), serif`} {
		if IsFonts(bad) {
			t.Errorf("%s is taken", bad)
		}
	}
}

func TestOnlyWhatTheAuthorGaveIsSet(t *testing.T) {
	for _, test := range []struct {
		look Look
		want string
	}{
		{Look{}, ""},
		{Look{Corner: "sharp", Density: "airy"}, ":root{--corner:0;--unit:1.2rem;--leading:1.65}"},
		{Look{AccentLight: "#0b6e4f", AccentDark: "#66c0a0"}, ":root{--brand:#0b6e4f;--accent:light-dark(#0b6e4f,#66c0a0);--on-accent:light-dark(#ffffff,#26241f)}"},
		{Look{Fonts: "serif", FontsUI: "Inter, sans-serif"}, `:root{--ui:Inter, sans-serif;--reading:ui-serif, Georgia, Cambria, "PT Serif", "Noto Serif", serif}`},
	} {
		if got := string(test.look.Style()); got != test.want {
			t.Errorf("%+v:\n%s, want\n%s", test.look, got, test.want)
		}
	}
	if s := string(Look{Palette: "cool"}.Style()); !strings.Contains(s, "--paper:light-dark(#f7fcff,#13181d)") || !strings.Contains(s, "--accent:light-dark(#1e4798,#9cc4ff)") {
		t.Error(s)
	}
}

func TestSharesAreLinksWithEscapedText(t *testing.T) {
	got := Look{Share: "whatsapp,email"}.Shares("https://example.org/a b&c/", "Ёж & K?")
	if len(got) != 2 || got[0].Name != "whatsapp" ||
		string(got[0].URL) != "https://wa.me/?text=%D0%81%D0%B6%20%26%20K%3F%20https%3A%2F%2Fexample.org%2Fa%20b%26c%2F" ||
		!strings.HasPrefix(string(got[1].URL), "mailto:?subject=%D0%81") {
		t.Errorf("%+v", got)
	}
}
