package judges

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// testNoScripts looks at one page of each layout in a browser that runs no
// scripts: all of its text can be read, and what is shown works.
func testNoScripts(t *testing.T, browser context.Context, site *builtSite) {
	w := newTab(t, browser)
	if _, err := chromedp.Call(w.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{320, 1280} {
		w.size(width, 800)
		for _, p := range site.ofEachLayout() {
			w.do(chromedp.Navigate(p.url))
			if eval[bool](w, `return document.documentElement.classList.contains("js")`) {
				t.Fatal("scripts run")
			}
			for _, text := range eval[[]string](w, findHidden) {
				t.Errorf("%s at %d px without scripts hides: %s", p.path, width, text)
			}
			for _, button := range eval[[]string](w, findIdle) {
				t.Errorf("%s at %d px without scripts shows what does nothing: %s", p.path, width, button)
			}
			w.useMenu(p, width)
		}
	}
}

// findHidden returns the text of the page that is nowhere shown and that no
// reader can unfold. The neighbourhood of a page repeats the lists beside it,
// and is left out where it has no room.
const findHidden = `
const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const texts = [], shown = new Set();
const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const e = walk.currentNode.parentElement, text = walk.currentNode.data.trim();
  if (!text || e.closest("script, style, template, title, noscript, [hidden], .neighbourhood")) continue;
  const fold = e.closest("details:not([open])")?.querySelector("summary");
  if (seen(e) || (fold && seen(fold))) shown.add(text);
  else texts.push([text, e]);
}
return texts.filter(([text]) => !shown.has(text)).map(([, e]) => e.outerHTML.slice(0, 160));`

// findIdle returns the buttons that are shown and that only a script could serve:
// one of a form leads to where the form does.
const findIdle = `
return [...document.querySelectorAll("button, input")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.popoverTargetElement && !e.form?.hasAttribute("action") && !["checkbox", "radio"].includes(e.type))
  .map((e) => e.outerHTML.slice(0, 160));`

// useMenu opens the menu by a click where it is folded, and sees its links.
func (w *tab) useMenu(p page, width int64) {
	w.t.Helper()
	if width < 768 {
		w.do(chromedp.Click(".menu-open"))
	}
	hidden := eval[[]string](w, `
const menu = document.querySelector("#menu");
return [...menu.querySelectorAll(".main-menu a, .languages a")].filter((a) => !a.checkVisibility({ visibilityProperty: true })).map((a) => a.outerHTML)`)
	for _, link := range hidden {
		w.t.Errorf("%s at %d px without scripts: the menu does not show %s", p.path, width, link)
	}
	if width < 768 && !eval[bool](w, `return document.querySelector("#menu").matches(":popover-open")`) {
		w.t.Errorf("%s: without scripts the menu does not open", p.path)
	}
}
