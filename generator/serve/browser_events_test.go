package serve_test

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// What happens to the open page beside edits of its text.
var happenings = []struct {
	name string
	do   func(t *testing.T, p tab, site *preview)
}{
	{"front matter broken and repaired", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		site.replace(trial, `title = "Проба"`, `title = `)
		p.wait(panel + `?.textContent.includes("proba.md:2")`)
		p.holds("the last good page is behind", `document.querySelector("h1").textContent.includes("Проба")`, kept, still)
		p.holds("the excerpt has a caret", panel+`.querySelector("pre").textContent.includes("^")`)
		p.holds("it took no focus", `document.activeElement === document.body`)
		p.wait(corner + `?.querySelector("#count")?.textContent.includes("✖")`)
		site.replace(trial, `title = `, `title = "Починено"`)
		p.wait(`!document.querySelector("vizitka-overlay") && document.querySelector("h1").textContent.includes("Починено")`)
		p.holds("the reader lost nothing", kept, still)
	}},
	{"a problem that was closed stays closed until there is another", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		site.replace(trial, "Начало страницы.", "Начало [страницы](net.md).")
		p.wait(panel)
		p.do(chromedp.KeyEvent("\x1b"))
		p.wait(`!document.querySelector("vizitka-overlay")`)
		site.replace(trial, "Начало", "Новая строка.\n\nНачало")
		p.wait(`document.querySelector("main").textContent.includes("Новая строка.")`)
		p.holds("it stays closed", `!document.querySelector("vizitka-overlay")`)
		site.replace(trial, "с номером 3:", "с [номером](tozhe-net.md) 3:")
		p.wait(panel + `?.textContent.includes("tozhe-net.md")`)
		p.do(chromedp.KeyEvent("\x1b"))
		p.wait(`!document.querySelector("vizitka-overlay")`)
		site.replace(trial, "(net.md)", "(proba.md)")
		p.wait(`document.querySelector(".text a[href$='/proba/']")`)
		p.wait(corner + `.querySelector("#count").textContent === "▲ 1"`)
		p.holds("what is left stays closed", `!document.querySelector("vizitka-overlay")`)
	}},
	{"the list of problems closes when there is none left", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		site.replace(trial, "Начало страницы.", "Начало [страницы](net.md).")
		p.wait(corner + `.querySelector("#count")`)
		p.js(corner + `.querySelector("#count").click()`)
		p.holds("it is open", corner+`.querySelector("dialog").open`)
		site.replace(trial, "(net.md)", "(proba.md)")
		p.wait(`!` + corner + `.querySelector("#count")`)
		p.holds("it is closed", `!`+corner+`.querySelector("dialog")`)
		site.replace(trial, "(proba.md)", "(net.md)")
		p.wait(corner + `.querySelector("#count")`)
		p.holds("and stays so", `!`+corner+`.querySelector("dialog")`)
	}},
	{"the caret is seen on a narrow screen", func(t *testing.T, p tab, site *preview) {
		p.do(chromedp.EmulateViewport(320, 568))
		settle(p, site)
		site.replace(trial, "Начало страницы.", "Начало страницы, за которым нескоро следует [ссылка](net.md).")
		p.wait(panel + `?.querySelector("pre").scrollLeft > 0`)
	}},
	{"a style sheet that changed at its address", func(t *testing.T, p tab, site *preview) {
		site.write("static/own.css", "body { caret-color: rgb(1 2 3) }")
		site.replace("themes/vizitka/layouts/baseof.html", "</head>", `<link rel="stylesheet" href="/guide/own.css"></head>`)
		settle(p, site)
		p.wait(`getComputedStyle(document.body).caretColor === "rgb(1, 2, 3)"`)
		site.write("static/own.css", "body { caret-color: rgb(3 2 1) }")
		p.wait(`getComputedStyle(document.body).caretColor === "rgb(3, 2, 1)"`)
		p.wait(`document.querySelectorAll("link[href*='own.css']").length === 1`)
		p.holds("the reader lost nothing", kept, still)
	}},
	{"a script that changed is run, by a new load at the same place", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		site.add("themes/vizitka/assets/scheme.js", "globalThis.fresh = true;\n")
		p.wait(`globalThis.fresh && ` + corner + ` && ` + shows(".text p", "номером 20:"))
		p.holds("it was loaded anew", `!globalThis.read`)
	}},
	{"page deleted and made again", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		site.remove(trial)
		p.wait(panel + `?.querySelector("a")?.href === ` + quoted(site.url+"praktika/"))
		p.holds("the last page is behind", kept, still)
		site.write(trial, trialText)
		p.wait(`!document.querySelector("vizitka-overlay")`)
		p.holds("the reader lost nothing", kept, still)
	}},
	{"file renamed, the browser goes to its new address and place", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		if err := os.Rename(site.path(trial), site.path("content/praktika/drugoe-imya.md")); err != nil {
			t.Fatal(err)
		}
		p.wait(`location.pathname.endsWith("/praktika/drugoe-imya/") && ` + shows(".text p", "номером 20:"))
	}},
	{"a word comes below the window, in a paragraph that begins in it", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		p.js(`scrollBy({ top: read.getBoundingClientRect().top - innerHeight + 40, behavior: "instant" })`)
		rest := " текст, который читают, достаточно длинный, чтобы занять больше одной строки на странице и не поместиться в окно вместе со всеми остальными."
		site.replace(trial, "номером 20:"+rest, "номером 20:"+rest+" И последнее слово.")
		p.wait(`read.textContent.includes("последнее слово.") && read.getBoundingClientRect().bottom < innerHeight`)
	}},
	{"page created", func(t *testing.T, p tab, site *preview) {
		p.open(site.url + "praktika/")
		p.wait(corner)
		p.js(`globalThis.here = document.querySelector("h1")`)
		site.write("content/praktika/svezhaya.md", "+++\ntitle = \"Свежая\"\n+++\n\nТекст.\n")
		p.wait(`[...document.querySelectorAll("main a")].some((a) => a.textContent.includes("Свежая"))`)
		p.holds("the page is the same", `here.isConnected`)
	}},
	{"new folder with a page", func(t *testing.T, p tab, site *preview) {
		p.open(site.url + "novoe/")
		p.wait(corner)
		site.write("content/novoe/_index.md", "+++\ntitle = \"Новый раздел\"\n+++\n")
		site.write("content/novoe/pervaya.md", "+++\ntitle = \"Первая внутри\"\n+++\n\nТекст.\n")
		p.wait(`document.querySelector("h1")?.textContent.includes("Новый раздел") && document.querySelector("main").textContent.includes("Первая внутри")`)
	}},
	{"nothing moves for another page, and with follow on the browser goes there", func(t *testing.T, p tab, site *preview) {
		const other = "content/pravila/snachala-otday.md"
		settle(p, site)
		site.replace(other, "\n+++\n", "\n+++\n\n"+strings.Repeat("Много строк сверху.\n\n", 60)+"Третья правка.\n\n")
		site.replace(trial, "номером 21:", "номером 21: после,")
		p.wait(`document.querySelector("main").textContent.includes("после,")`)
		p.holds("nothing moved", kept, still)
		p.js(corner + `.querySelector("#follow").click()`)
		p.holds("the button says so", corner+`.querySelector("#follow").getAttribute("aria-pressed") === "true"`)
		site.replace(other, "Третья правка.", "Четвёртая правка.")
		p.wait(`location.pathname.endsWith("/pravila/snachala-otday/") && ` + shows(".text p", "Четвёртая правка."))
		p.js(`localStorage.clear()`)
	}},
	{"the server ends and starts again, and the page catches up", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		address, err := url.Parse(site.url)
		if err != nil {
			t.Fatal(err)
		}
		site.stop()
		p.wait(corner + `.textContent.includes("нет связи")`)
		site.replace(trial, "номером 21:", "номером 21: без сервера,")
		site.start(address.Host)
		p.wait(shows(".text p", "без сервера,") + ` && !` + corner + `.textContent.includes("нет связи")`)
		p.holds("it was not loaded anew", kept, still)
		site.replace(trial, "без сервера,", "опять")
		p.wait(shows(".text p", "опять"))
	}},
	{"a page that slept catches up", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		sleep(p, true)
		site.replace(trial, "номером 21:", "номером 21: пока спала,")
		p.wait(sent("пока спала,"))
		sleep(p, false)
		p.wait(shows(".text p", "пока спала,"))
		p.holds("it was not loaded anew", kept, still)
	}},
	{"a page that broke while it slept keeps its last good state", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		sleep(p, true)
		site.replace(trial, `title = "Проба"`, `title = `)
		p.wait(sent("proba.md:2"))
		sleep(p, false)
		p.wait(panel + `?.textContent.includes("proba.md:2")`)
		p.holds("the reader lost nothing", kept, still)
	}},
	{"a save that comes while the page is fetched is shown as well", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		p.js(`const ask = fetch;
			globalThis.asked = 0;
			globalThis.fetch = async (...a) => {
				const answer = await ask(...a);
				const text = await answer.text();
				asked++;
				await new Promise((go) => (globalThis.go = go));
				return new Response(text, answer);
			};
			globalThis.ask = ask;`)
		site.replace(trial, "номером 21:", "номером 21: первое,")
		p.wait(`asked === 1`)
		site.replace(trial, "первое,", "последнее,")
		p.wait(strings.Replace(sent("последнее,"), "fetch(", "ask(", 1))
		p.js(`go(); globalThis.fetch = ask`)
		p.wait(shows(".text p", "последнее,"))
	}},
	{"without motion for who wants none", func(t *testing.T, p tab, site *preview) {
		media(p, "prefers-reduced-motion", "reduce")
		settle(p, site)
		p.js(`globalThis.marked = 0; Element.prototype.animate = function () { marked++ }`)
		site.replace(trial, "с номером 39:", "с новым номером 39:")
		p.wait(shows(".text p", "новым номером 39:"))
		p.holds("it is not marked", `marked === 0`)
		media(p, "prefers-reduced-motion", "")
	}},
	{"the changed block is marked", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		p.js(`globalThis.marked = []; const animate = Element.prototype.animate; Element.prototype.animate = function (...a) { marked.push(this.textContent); return animate.apply(this, a) }`)
		site.replace(trial, "- второе\n", "- второе\n- третье\n")
		p.wait(`marked.length`)
		p.holds("the line of the list alone", `marked.join() === "третье"`)
	}},
	{"Alt-click and the button ask for the line in the editor", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		p.js(`globalThis.asked = []; const ask = fetch; globalThis.fetch = (a, o) => a === "/__vizitka/open" ? (asked.push(o), Promise.resolve(new Response(""))) : ask(a, o);
			read.dispatchEvent(new MouseEvent("click", { bubbles: true, altKey: true }));` + corner + `.querySelector("#edit").click()`)
		line := 1 + strings.Count(strings.Split(trialText, "Абзац с номером 20:")[0], "\n")
		p.wait(`asked.length === 2`)
		for i := range 2 {
			p.holds("the line is that of the source", fmt.Sprintf(`JSON.parse(asked[%[1]d].body).line === %[2]d && JSON.parse(asked[%[1]d].body).file === %[3]q && asked[%[1]d].headers["Vizitka-Token"]`, i, line, trial))
		}
	}},
	{"Alt-click on the title asks for the beginning", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		p.js(`globalThis.asked = []; const ask = fetch; globalThis.fetch = (a, o) => a === "/__vizitka/open" ? (asked.push(o), Promise.resolve(new Response(""))) : ask(a, o);
			document.querySelector("h1").dispatchEvent(new MouseEvent("click", { bubbles: true, altKey: true }))`)
		p.wait(`asked.length === 1`)
		p.holds("the line is the first", `JSON.parse(asked[0].body).line === 1`)
	}},
	{"code and pictures that are put in get what the theme's scripts give them", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		had := `document.querySelectorAll(".code > button").length`
		p.js(`globalThis.had = ` + had)
		site.replace(trial, "Абзац с номером 20:", "```go\nx := 1\n```\n\nАбзац с номером 20:")
		p.wait(had + ` === had + 1`)
		p.holds("nothing has two buttons", `![...document.querySelectorAll(".code")].some((c) => c.querySelectorAll(":scope > button").length !== 1)`)
		p.holds("the page was not loaded anew", `globalThis.had !== undefined`)
		const figure = ":::figure[Подпись]{src=\"kartinka.svg\" alt=\"ещё одна\"}\n:::\n\nАбзац с номером 20:"
		zooms := `document.querySelectorAll("button.zoom").length`
		site.replace(trial, "Абзац с номером 20:", figure)
		p.wait(zooms + ` === 1`) // with a first figure comes the script
		p.js(`globalThis.had = true`)
		site.replace(trial, "Абзац с номером 20:", figure)
		p.wait(zooms + ` === 2`)
		p.holds("the page was not loaded anew", `had`)
	}},
	{"what hinders the editor is said in the corner", func(t *testing.T, p tab, site *preview) {
		settle(p, site) // with no editor named anywhere
		p.js(corner + `.querySelector("#edit").click()`)
		p.wait(corner + `.querySelector("output").textContent.includes("$VISUAL")`)
	}},
	{"the bar folds and stays so", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		p.js(corner + `.querySelector("#fold").click()`)
		p.holds("it is folded", `!`+corner+`.querySelector("#edit")`)
		p.open(site.url)
		p.wait(corner)
		p.holds("it is still folded", `!`+corner+`.querySelector("#edit")`)
		p.js(`localStorage.clear()`)
	}},
	{"on a narrow screen the bar is folded, and the end of the page is never under it", func(t *testing.T, p tab, site *preview) {
		p.do(chromedp.EmulateViewport(320, 568))
		settle(p, site)
		p.holds("it is folded", `!`+corner+`.querySelector("#edit")`)
		for range 2 {
			p.js(`scrollTo({ top: 1e6, behavior: "instant" })`)
			p.holds("the footer is free", `document.querySelector("footer.site").getBoundingClientRect().bottom <= `+corner+`.querySelector(".bar").getBoundingClientRect().top`)
			p.holds("nothing is wider than the window", `document.documentElement.scrollWidth <= 320 && `+corner+`.querySelector(".bar").getBoundingClientRect().left >= 0`)
			p.js(corner + `.querySelector("#fold").click()`)
		}
		p.js(`localStorage.clear()`)
	}},
	{"the list of all problems", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		site.replace("content/praktika/_index.md", "\n+++\n", "\n+++\n\n[Никуда](nikuda.md)\n")
		p.wait(corner + `.querySelector("#count")?.textContent === "▲ 1"`)
		p.holds("another page's problem is not over this one", `!document.querySelector("vizitka-overlay")`)
		p.js(corner + `.querySelector("#count").click()`)
		p.holds("it is listed", corner+`.querySelector("dialog[open]").textContent.includes("content/praktika/_index.md")`)
		site.replace("content/praktika/_index.md", "(nikuda.md)", "(tozhe-nikuda.md)")
		p.wait(corner + `.querySelector("dialog[open]")?.textContent.includes("tozhe-nikuda.md")`)
		p.do(chromedp.KeyEvent("\x1b"))
		p.wait(`!` + corner + `.querySelector("dialog[open]")`)
	}},
	{"a draft has its badge", func(t *testing.T, p tab, site *preview) {
		settle(p, site)
		site.replace(trial, "\ntitle", "\ndraft = true\ntitle")
		p.wait(corner + `.textContent.includes("черновик")`)
		site.replace(trial, "\ndraft = true", "")
		p.wait(`!` + corner + `.textContent.includes("черновик")`)
	}},
	{"1,000 quick saves while the page is read", quickSaves},
}

// sent is true when the server sends a text at the address that is open.
func sent(text string) string {
	return fmt.Sprintf(`await fetch(location).then((r) => r.text()).then((t) => t.includes(%s))`, quoted(text))
}

// quickSaves saves a page whose paragraphs all carry one number: a page with
// two numbers would be torn. Each save puts a whole file in the place of the last:
// one that is written over is empty in between, for whoever reads just then.
func quickSaves(t *testing.T, p tab, site *preview) {
	const saves = 1000
	text := func(n int) string {
		var b strings.Builder
		b.WriteString("+++\ntitle = \"Проба\"\n+++\n\n")
		for i := range 30 {
			fmt.Fprintf(&b, "Абзац %d: правка=%d.\n\n", i, n)
		}
		fmt.Fprintf(&b, "%s\n\nКонец: правка=%d.\n", strings.Repeat("Ещё.\n\n", n%7), n)
		return b.String()
	}
	site.write(trial, text(0))
	p.open(site.url + "praktika/proba/")
	p.wait(corner + ` && document.querySelector(".text").textContent.includes("правка=0.")`)
	p.js(`
		globalThis.torn = [];
		globalThis.seen = new Set();
		globalThis.stays = document.querySelector(".text p");
		const look = () => {
			const all = document.querySelector(".text").textContent.match(/правка=\d+/g) ?? [];
			seen.add(all[0]);
			if (all.length !== 31 || new Set(all).size !== 1) torn.push(all.join());
			requestAnimationFrame(look);
		};
		look();`)
	for n := range saves {
		site.write("new.md", text(n+1))
		if err := os.Rename(site.path("new.md"), site.path(trial)); err != nil {
			t.Fatal(err)
		}
		if n%50 == 0 { // the reader keeps up, so that many of them are seen
			p.wait(fmt.Sprintf(`+document.querySelector(".text").textContent.match(/правка=(\d+)/)[1] >= %d`, n))
		}
	}
	p.wait(fmt.Sprintf(`document.querySelector(".text").textContent.includes("правка=%d.")`, saves))
	if torn := eval[[]string](p, `torn`); len(torn) > 0 {
		t.Errorf("%d torn pages; the first: %s", len(torn), torn[0])
	}
	if n := eval[int](p, `seen.size`); n < 10 {
		t.Errorf("only %d states were seen", n)
	}
	p.holds("the page is the same", `stays.isConnected`)
}

const (
	panel  = `document.querySelector("vizitka-overlay")?.shadowRoot`
	corner = `document.querySelector("vizitka-bar")?.shadowRoot`
)

func testHappenings(t *testing.T, browser context.Context, program string) {
	for _, h := range happenings {
		t.Run(h.name, func(t *testing.T) {
			site := startPreview(t, program)
			h.do(t, newTab(t, browser), site)
		})
	}
}

// holds checks what must be true now.
func (p tab) holds(what string, js ...string) {
	p.t.Helper()
	for _, j := range js {
		if !eval[bool](p, "!!("+j+")") {
			p.t.Errorf("%s: not so: %s", what, j)
		}
	}
}

// media sets a preference of the reader; "" takes it back.
func media(p tab, feature, value string) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: feature, Value: value}},
		})
		return err
	}))
}

// sleep hides the page, or shows it again, as a window that is put away does.
func sleep(p tab, hidden bool) {
	p.t.Helper()
	p.js(fmt.Sprintf(`Object.defineProperty(document, "hidden", { value: %v, configurable: true }); document.dispatchEvent(new Event("visibilitychange"))`, hidden))
}
