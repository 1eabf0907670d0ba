package look

import (
	"html/template"
	"slices"
	"strings"
)

// A Look is what an author changes about the look of a site, judged. An empty
// value is the theme's choice.
type Look struct {
	// Accent is as it was written; AccentLight and AccentDark can be read on
	// the surfaces of the palette.
	Accent, AccentLight, AccentDark string

	Palette string // one of Palettes
	Fonts   string // of texts: one of FontNames, or a list of fonts of CSS
	FontsUI string // of headings and menus, likewise
	Corner  string // one of Corners
	Density string // one of Densities

	Logo    string // file in static/
	LogoPNG string // file in static/: what icons are made from
	Share   string // names of Services, with commas between them
}

// leastContrast is AA of WCAG 2.2 for text.
const leastContrast = 4.5

// ReadableLight returns the accent that can be read on a palette in light and
// is nearest to c: c itself where that can.
func ReadableLight(palette string, c Colour) Colour {
	return c.nearest(black, paletteOf(palette).light.surfaces(), leastContrast)
}

// ReadableDark is the same in dark.
func ReadableDark(palette string, c Colour) Colour {
	return c.nearest(white, paletteOf(palette).dark.surfaces(), leastContrast)
}

var (
	corners   = map[string]string{"sharp": "0", "soft": ".6rem", "round": "1rem"}
	densities = map[string][2]string{"compact": {".8rem", "1.5"}, "normal": {"1rem", "1.58"}, "airy": {"1.2rem", "1.65"}}
	fonts     = map[string]string{
		"system": `system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif`,
		"sans":   `"Helvetica Neue", Arial, "Liberation Sans", "Noto Sans", sans-serif`,
		"serif":  `ui-serif, Georgia, Cambria, "PT Serif", "Noto Serif", serif`,
	}
)

// Corners, Densities and FontNames are the values that have a name.
var (
	Corners   = []string{"sharp", "soft", "round"}
	Densities = []string{"compact", "normal", "airy"}
	FontNames = []string{"system", "serif", "sans"}
)

// generic are the families that every browser has (CSS Fonts 4, 2.1.3).
var generic = []string{"serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif", "ui-rounded", "ui-monospace", "cursive", "fantasy"}

// IsFonts reports whether a value is a name of FontNames, or a list of fonts
// that ends in a family which every browser has: "PT Serif", Georgia, serif.
func IsFonts(value string) bool {
	if slices.Contains(FontNames, value) {
		return true
	}
	families := strings.Split(value, ",")
	for _, f := range families {
		f = strings.TrimSpace(f)
		if inner := strings.TrimSuffix(strings.TrimPrefix(f, `"`), `"`); len(f) == len(inner)+2 {
			f = inner
		}
		if f == "" || strings.ContainsFunc(f, func(r rune) bool { return !isFontRune(r) }) {
			return false
		}
	}
	return len(families) > 1 && slices.Contains(generic, strings.TrimSpace(families[len(families)-1]))
}

// isFontRune takes what names of fonts are made of, and nothing that could end
// a declaration.
func isFontRune(r rune) bool {
	return r == ' ' || r == '-' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || r > 0x7F
}

// Style returns the rule that sets the properties, "" where the author changed
// nothing.
func (l Look) Style() template.CSS {
	var b strings.Builder
	set := func(name, value string) { b.WriteString("--" + name + ":" + value + ";") }
	pair := func(name string, light, dark Colour) {
		set(name, "light-dark("+light.String()+","+dark.String()+")")
	}
	p := paletteOf(l.Palette)
	if l.Palette != "" {
		for _, c := range []struct {
			name        string
			light, dark Colour
		}{
			{"paper", p.light.paper, p.dark.paper},
			{"sheet", p.light.sheet, p.dark.sheet},
			{"fill", p.light.fill, p.dark.fill},
			{"line", p.light.line, p.dark.line},
			{"edge", p.light.edge, p.dark.edge},
			{"ink", p.light.ink, p.dark.ink},
			{"soft", p.light.soft, p.dark.soft},
		} {
			pair(c.name, c.light, c.dark)
		}
	}
	if l.Palette != "" || l.AccentLight != "" {
		light, dark := l.accents()
		set("brand", light.String())
		pair("accent", light, dark)
		pair("on-accent", on(light), on(dark))
	}
	if l.FontsUI != "" {
		set("ui", named(fonts, l.FontsUI))
	}
	if l.Fonts != "" {
		set("reading", named(fonts, l.Fonts))
	}
	if l.Corner != "" {
		set("corner", corners[l.Corner])
	}
	if d, ok := densities[l.Density]; ok {
		set("unit", d[0])
		set("leading", d[1])
	}
	if b.Len() == 0 {
		return ""
	}
	return template.CSS(":root{" + strings.TrimSuffix(b.String(), ";") + "}") //nolint:gosec // made of judged values
}

// accents are the colours of links in light and in dark.
func (l Look) accents() (light, dark Colour) {
	p := paletteOf(l.Palette)
	light, dark = p.light.accent, p.dark.accent
	if c, ok := ParseColour(l.AccentLight); ok {
		light = c
	}
	if c, ok := ParseColour(l.AccentDark); ok {
		dark = c
	}
	return light, dark
}

// Colour returns the accent in light, which icons have for a ground, and the
// colour of a letter on it.
func (l Look) Colour() (ground, letter Colour) {
	ground, _ = l.accents()
	return ground, on(ground)
}

// ThemeColor returns the colour of the page in light and dark, for the browser's
// bar.
func (l Look) ThemeColor(dark bool) string {
	p := paletteOf(l.Palette)
	if dark {
		return p.dark.paper.String()
	}
	return p.light.paper.String()
}

// on returns the colour of text on a ground: white, or nearly black.
func on(ground Colour) Colour {
	ink := palettes[0].light.ink
	if Contrast(white, ground) >= Contrast(ink, ground) {
		return white
	}
	return ink
}

// named returns what a name stands for, or the value itself.
func named(table map[string]string, value string) string {
	if v, ok := table[value]; ok {
		return v
	}
	return value
}
