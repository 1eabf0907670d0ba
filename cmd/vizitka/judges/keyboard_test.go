package judges

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// testKeyboard uses one page of each layout, and what only some pages have,
// with nothing but keys.
func testKeyboard(t *testing.T, browser context.Context, site *builtSite, axe string) {
	w := newTab(t, browser)
	w.scheme("light")
	for _, width := range []int64{320, 1280} {
		w.size(width, 800)
		for _, p := range site.ofEachLayout() {
			w.t = t
			w.open(p.url)
			w.walkByTab(p, width)
		}
	}
	for name, test := range map[string]func(*tab, *builtSite, string){
		"skip link": testSkipLink, "menu": testMenu, "scheme": testScheme, "contents": testContents, "dialog": testDialog, "word": testWord,
	} {
		t.Run(name, func(t *testing.T) {
			w := newTab(t, browser)
			w.scheme("light")
			test(w, site, axe)
		})
	}
}

func (w *tab) key(keys string, o ...chromedp.KeyOption) {
	w.t.Helper()
	w.do(chromedp.KeyEvent(keys, o...))
}

// walkByTab goes through the page by Tab to its end and back by Shift and Tab.
// At every stop the focus is seen, and nothing that stays in place covers it;
// and all that can be used is stopped at.
func (w *tab) walkByTab(p page, width int64) {
	w.t.Helper()
	w.js(lookAtFocus)
	stops := eval[int](w, `return judged.all().length`)
	for _, way := range []string{"forward", "back"} {
		var o []chromedp.KeyOption
		if way == "back" {
			o = append(o, chromedp.KeyModifiers(chromedp.ModifierShift))
		}
		for i := 0; ; i++ {
			if i > stops+20 {
				w.t.Errorf("%s at %d px: Tab %s does not come to an end", p.path, width, way)
				break
			}
			w.key(kb.Tab, o...)
			at := eval[struct {
				End   bool
				Fault string
			}](w, `return judged.look()`)
			if at.Fault != "" {
				w.t.Errorf("%s at %d px, %s: %s", p.path, width, way, at.Fault)
			}
			if at.End {
				break
			}
		}
		for _, missed := range eval[[]string](w, `return judged.missed()`) {
			w.t.Errorf("%s at %d px: Tab %s never comes to %s", p.path, width, way, missed)
		}
	}
}

// lookAtFocus defines what is asked at each stop.
const lookAtFocus = `
const seen = new Set();
const name = (e) => e.outerHTML.slice(0, 140);
const bar = document.querySelector("header.site");
const shown = (e) => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && e.getClientRects().length;
const outlined = (e) => {
  const s = getComputedStyle(e);
  return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
};
window.judged = {
  all: () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, video[controls], [tabindex='0']")]
    .filter((e) => shown(e) && !e.disabled && e.tabIndex >= 0 && !(e.type === "radio" && !e.checked)), // arrows lead to the other choices
  missed() {
    const missed = this.all().filter((e) => !seen.has(e)).map(name);
    seen.clear();
    return missed;
  },
  look() {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement || (seen.has(e) && !e.controls)) return { end: true, fault: "" };
    seen.add(e); // a film is stopped at once for each of its controls, which are the browser's
    const fault = this.faultOf(e);
    return { end: false, fault: fault ? fault + ": " + name(e) : "" };
  },
  faultOf(e) {
    const card = e.closest(".card");
    if (!outlined(e) && !(card && outlined(card)) && !e.controls) return "the focus has no outline";
    const boxes = [...e.getClientRects()].map((r) => ({
      left: Math.max(r.left, 0), right: Math.min(r.right, innerWidth), top: Math.max(r.top, 0), bottom: Math.min(r.bottom, innerHeight),
    })).filter((r) => r.right - r.left >= 1 && r.bottom - r.top >= 1);
    if (!boxes.length) return "the focus is out of the window";
    for (const r of boxes) {
      for (const [x, y] of [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]]) {
        const top = document.elementFromPoint(r.left + (r.right - r.left) * x, r.top + (r.bottom - r.top) * y);
        if (!top || e.contains(top) || top.contains(e)) continue;
        if (bar.contains(top) || getComputedStyle(top.closest(".aside") ?? top).position === "sticky") return "the focus is covered by " + name(top);
      }
    }
    return "";
  },
};`

func testSkipLink(w *tab, site *builtSite, _ string) {
	for _, width := range []int64{320, 1280} {
		w.size(width, 800)
		w.open(site.ofLayout(w.t, "article.html").url)
		w.key(kb.Tab)
		w.must(`document.activeElement.matches(".skip")`, "the first stop is the skip link")
		w.must(`(() => { const r = document.activeElement.getBoundingClientRect(); return r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth })()`,
			"the skip link is seen")
		w.key(kb.Enter)
		w.must(`location.hash === "#text"`, "the skip link leads to the text")
		w.key(kb.Tab)
		w.must(`document.querySelector("main").contains(document.activeElement)`, "the next stop is in the text")
	}
}

func testMenu(w *tab, site *builtSite, axe string) {
	w.size(320, 800)
	w.open(site.ofLayout(w.t, "article.html").url)
	w.reach(`e.matches(".menu-open")`)
	w.key(kb.Enter)
	w.must(`document.querySelector("#menu").matches(":popover-open")`, "Enter opens the menu")
	w.key(kb.Tab)
	w.must(`document.querySelector("#menu").contains(document.activeElement)`, "the next stop is in the menu")
	w.js(axe)
	for _, scheme := range []string{"light", "dark"} {
		w.scheme(scheme)
		for _, fault := range eval[[]string](w, settle+askAxe) {
			w.t.Errorf("the open menu, %s: %s", scheme, fault)
		}
	}
	w.key(kb.Escape)
	w.must(`!document.querySelector("#menu").matches(":popover-open")`, "Escape closes the menu")
	w.must(`document.activeElement.matches(".menu-open")`, "the focus is back at the button")
	w.key(kb.Enter)
	w.reach(`e.matches("#menu .main-menu a:not([aria-current])")`)
	w.follow()
}

func testScheme(w *tab, site *builtSite, _ string) {
	w.size(1280, 800)
	w.open(site.ofLayout(w.t, "article.html").url)
	light := eval[string](w, `return getComputedStyle(document.body).backgroundColor`)
	w.reach(`e.matches("[data-scheme=dark]")`)
	w.key(" ")
	w.must(`document.activeElement.ariaPressed === "true"`, "the switch says what is chosen")
	if dark := eval[string](w, `return getComputedStyle(document.body).backgroundColor`); dark == light {
		w.t.Errorf("the switch leaves the page %s", dark)
	}
	w.open(site.base)
	w.must(`document.documentElement.dataset.theme === "dark"`, "the next page is dark too")
	w.reach(`e.matches("[data-scheme=auto]")`)
	w.key(kb.Enter)
	w.must(`!document.documentElement.dataset.theme`, "the system decides again")
}

func testContents(w *tab, site *builtSite, _ string) {
	for _, width := range []int64{320, 1280} {
		w.size(width, 800)
		w.open(site.ofLayout(w.t, "article.html").url)
		if width == 320 {
			w.reach(`e.matches(".toc summary")`)
			w.key(kb.Enter)
		}
		w.reach(`e.matches(".toc li:last-child a")`)
		w.key(kb.Enter)
		w.js(settle)
		w.must(`document.querySelector(":target") && location.hash.length > 1`, "a line of the contents leads to its heading")
		w.must(`(() => {
			const r = document.querySelector(":target").getBoundingClientRect();
			const top = document.elementFromPoint(r.left + 5, r.top + r.height / 2);
			return r.top >= 0 && r.bottom <= innerHeight && document.querySelector("main .text, main .body").contains(top);
		})()`, "the heading is seen, and nothing covers it")
	}
}

func testDialog(w *tab, site *builtSite, axe string) {
	for _, p := range site.pages {
		w.size(1280, 800)
		w.open(p.url)
		if !eval[bool](w, `return !!document.querySelector(".zoom")`) {
			continue
		}
		w.reach(`e.matches(".zoom")`)
		w.js(`window.judgedOpener = document.activeElement`)
		w.key(kb.Enter)
		w.must(`document.querySelector("dialog").open`, "Enter opens the picture")
		w.must(`document.querySelector("dialog").contains(document.activeElement)`, "the focus is in the dialog")
		w.js(axe)
		for _, scheme := range []string{"light", "dark"} {
			w.scheme(scheme)
			for _, fault := range eval[[]string](w, settle+askAxe) {
				w.t.Errorf("%s, the open picture, %s: %s", p.path, scheme, fault)
			}
		}
		w.key(kb.Escape)
		w.must(`!document.querySelector("dialog").open`, "Escape closes the picture")
		w.must(`document.activeElement === judgedOpener`, "the focus is back at the picture")
		return
	}
	w.t.Error("no page has a picture that opens large")
}

func testWord(w *tab, site *builtSite, axe string) {
	for _, p := range site.pages {
		w.size(1280, 800)
		w.open(p.url)
		if !eval[bool](w, `return !!document.querySelector(".text a.term")`) {
			continue
		}
		w.reach(`e.matches(".text a.term")`)
		w.js(`window.judgedWord = document.activeElement`)
		w.key(kb.Enter)
		w.js(`while (!document.querySelector("[role=dialog]:popover-open")) await new Promise(requestAnimationFrame)`)
		w.must(`document.activeElement.matches("[role=dialog]")`, "the meaning of a word has the focus")
		w.js(axe)
		for _, scheme := range []string{"light", "dark"} {
			w.scheme(scheme)
			for _, fault := range eval[[]string](w, settle+askAxe) {
				w.t.Errorf("%s, the open meaning, %s: %s", p.path, scheme, fault)
			}
		}
		w.key(kb.Tab)
		w.must(`document.activeElement.closest("[role=dialog]") && document.activeElement.href === judgedWord.href`, "Tab leads to the word in the glossary")
		w.key(kb.Escape)
		w.must(`!document.querySelector(":popover-open")`, "Escape closes the meaning")
		w.must(`document.activeElement === judgedWord`, "the focus is back at the word")
		return
	}
	w.t.Error("no page has a word of the glossary")
}

// must fails the test unless an expression is true.
func (w *tab) must(expression, told string) {
	w.t.Helper()
	if !eval[bool](w, "return !!("+expression+")") {
		w.t.Errorf("it is not so that %s; the focus is at %s", told, eval[string](w, `return document.activeElement.outerHTML.slice(0, 200)`))
	}
}

// reach presses Tab until an expression is true of the element e in focus.
func (w *tab) reach(expression string) {
	w.t.Helper()
	for range 300 {
		w.key(kb.Tab)
		if eval[bool](w, "const e = document.activeElement; return "+expression) {
			return
		}
	}
	w.t.Fatalf("Tab never reaches an element with %s", expression)
}

// follow follows the link in focus by Enter.
func (w *tab) follow() {
	w.t.Helper()
	to := eval[string](w, `return document.activeElement.href`)
	ctx, end := context.WithTimeout(w.ctx, patience)
	defer end()
	answer, err := chromedp.RunResponse(ctx, chromedp.KeyEvent(kb.Enter))
	if err != nil {
		w.t.Fatal(err)
	}
	if answer.URL != to || answer.Status != 200 {
		w.t.Errorf("%s answers %d at %s", to, answer.Status, answer.URL)
	}
}
