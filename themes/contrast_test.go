package themes_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"vizitka/generator/look"
)

// measure returns the pairs of colours of text and of what is behind it that
// have a contrast below 7 (WCAG 2.2, 1.4.6), in light and in dark.
const measure = `(() => {
	const kinds = ["article", "variety", "rule", "method", "mistake", "story", "term", "checklist", "project", "source"];
	const brush = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true});
	const e = document.body.appendChild(document.createElement("p"));
	const luminance = (colour) => {
		e.style.color = colour;
		brush.fillStyle = getComputedStyle(e).color;
		brush.fillRect(0, 0, 1, 1);
		const [r, g, b] = [...brush.getImageData(0, 0, 1, 1).data].map((v) => v / 255).map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
		return .2126 * r + .7152 * g + .0722 * b;
	};
	const low = [];
	const compare = (text, behind) => {
		const [dark, light] = [luminance(text), luminance(behind)].sort((a, b) => a - b);
		const contrast = (light + .05) / (dark + .05);
		if (!(contrast >= 7)) low.push(document.documentElement.dataset.theme + ": " + text + " on " + behind + " of a " + e.dataset.kind + " has " + contrast.toFixed(2));
	};
	for (const scheme of ["light", "dark"]) {
		document.documentElement.dataset.theme = scheme;
		for (e.dataset.kind of kinds) {
			for (const surface of ["var(--paper)", "var(--sheet)", "var(--wash)"])
				for (const text of ["var(--ink)", "var(--soft)", "var(--accent)", "var(--kind)"]) compare(text, surface);
		}
		for (const text of ["var(--ink)", "var(--soft)", "var(--accent)"]) compare(text, "var(--fill)");
		compare("var(--on-accent)", "var(--accent)");
		for (const tone of ["var(--good)", "var(--bad)", "var(--doubt)", "var(--info)"])
			for (const surface of ["var(--paper)", "var(--sheet)"])
				for (const text of [tone, "var(--ink)"]) compare(text, "color-mix(in oklab, " + tone + " 9%, " + surface + ")");
	}
	return low;
})()`

// Text has a contrast of 7 in each palette, in light and in dark, on all that
// the theme puts behind it.
func TestTextOfVizitkaIsReadInAllPalettes(t *testing.T) {
	browser := startBrowser(t)
	content := t.TempDir()
	if err := os.WriteFile(content+"/_index.md", []byte("+++\ntitle = \"T\"\n+++\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, palette := range append(look.Palettes(), "") {
		site := serveSite(t, content, fmt.Sprintf("title = \"T\"\nlanguage = \"en\"\n[look]\npalette = %q\n", palette))
		if err := chromedp.Do(browser, chromedp.Navigate(site)); err != nil {
			t.Fatal(err)
		}
		low, err := chromedp.Run(browser, chromedp.Evaluate[[]string](measure))
		if err != nil {
			t.Fatal(err)
		}
		for _, pair := range low {
			t.Errorf("palette %q, %s", palette, pair)
		}
	}
}
