package config

import (
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/look"
)

var (
	badColour = diag.Declare(diag.Message{
		Name: "bad-colour", Severity: diag.Error,
		En: "\"{value}\" is no colour", Ru: "«{value}» – не цвет",
		HintEn: "write it with # and six digits: #0b6e4f", HintRu: "пишите его с # и шестью цифрами: #0b6e4f",
	})
	paleColour = diag.Declare(diag.Message{
		Name: "pale-colour", Severity: diag.Warning,
		En:     "text of the colour {value} is hard to read on the light page; {taken} is taken",
		Ru:     "текст цвета {value} плохо виден на светлой странице; взят {taken}",
		HintEn: "write {taken}, or choose another: its contrast must be 4.5", HintRu: "впишите {taken} или выберите другой: контраст должен быть не меньше 4,5",
	})
	dimColour = diag.Declare(diag.Message{
		Name: "dim-colour", Severity: diag.Warning,
		En:     "text of the colour {value} is hard to read on the dark page; {taken} is taken",
		Ru:     "текст цвета {value} плохо виден на тёмной странице; взят {taken}",
		HintEn: "write {taken}, or choose another: its contrast must be 4.5", HintRu: "впишите {taken} или выберите другой: контраст должен быть не меньше 4,5",
	})
	badFonts = diag.Declare(diag.Message{
		Name: "bad-fonts", Severity: diag.Error,
		En: "\"{value}\" is no choice of fonts", Ru: "«{value}» – не набор шрифтов",
		HintEn: "did you mean \"{near}\"?|write {names}, or a list of fonts that ends in one which every browser has: \"PT Serif\", Georgia, serif",
		HintRu: "может быть, «{near}»?|впишите {names} или список шрифтов, который кончается общим: \"PT Serif\", Georgia, serif",
	})
)

func (r *reader) look() look.Look {
	t := table(r.tree, "look")
	text := func(key string) string { s, _ := t[key].(string); return s }
	l := look.Look{
		Palette: text("palette"), Corner: text("corner"), Density: text("density"), Logo: text("logo"), LogoPNG: text("logo_png"),
		Fonts: r.fonts("fonts", text("fonts")), FontsUI: r.fonts("fonts_ui", text("fonts_ui")), Share: look.DefaultShare,
	}
	if names, given := t["share"].([]any); given {
		var list []string
		for _, name := range names {
			list = append(list, name.(string))
		}
		l.Share = strings.Join(list, ",")
	}
	if c, ok := r.colour("accent", text("accent")); ok {
		light := look.ReadableLight(l.Palette, c)
		r.judgeColour("accent", c, light, paleColour)
		l.Accent, l.AccentLight, l.AccentDark = c.String(), light.String(), look.ReadableDark(l.Palette, c).String()
	}
	if c, ok := r.colour("accent_dark", text("accent_dark")); ok {
		dark := look.ReadableDark(l.Palette, c)
		r.judgeColour("accent_dark", c, dark, dimColour)
		l.AccentDark = dark.String()
	}
	return l
}

func (r *reader) colour(key, written string) (look.Colour, bool) {
	if written == "" {
		return look.Colour{}, false
	}
	c, ok := look.ParseColour(written)
	if !ok {
		r.report(badColour, r.place("look", key), diag.V{"value": written})
	}
	return c, ok
}

func (r *reader) judgeColour(key string, c, taken look.Colour, m *diag.Message) {
	if c != taken {
		r.report(m, r.place("look", key), diag.V{"value": c.String(), "taken": taken.String()})
	}
}

func (r *reader) fonts(key, written string) string {
	if written == "" || look.IsFonts(written) {
		return written
	}
	r.report(badFonts, r.place("look", key), diag.V{
		"value": written, "near": diag.Nearest(written, look.FontNames), "names": strings.Join(look.FontNames, ", "),
	})
	return ""
}
