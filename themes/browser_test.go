package themes_test

import (
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"vizitka/generator/build"
	"vizitka/generator/site"
	"vizitka/themes"
)

// patience is how long a condition may take before a test gives up: much more
// than anything takes.
const patience = 30 * time.Second

// startBrowser starts Chromium. Where there is none the test is skipped, but in
// continuous integration it fails.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser is slow to start")
	}
	program, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.WindowSize(1280, 800))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), flags...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(ctx)
	t.Cleanup(end)
	ctx, late := context.WithTimeout(ctx, 4*patience)
	t.Cleanup(late)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// serveSite serves a site in the theme vizitka, made of a folder of texts.
func serveSite(t *testing.T, content, settings string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir+"/content", os.DirFS(content)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+"/site.toml", []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	theme, _ := themes.FS("vizitka")
	s, err := build.Open(build.Options{
		Dir: dir, BaseURL: "http://site.example/", Themes: map[string]fs.FS{"vizitka": theme},
		Include: site.Include{At: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	server := httptest.NewServer(http.FileServerFS(s))
	t.Cleanup(server.Close)
	return server.URL
}

// Each step opens a page, does something there, and tells what then holds.
func TestScriptsOfVizitka(t *testing.T) {
	browser := startBrowser(t)
	settings, err := os.ReadFile("../site.toml")
	if err != nil {
		t.Fatal(err)
	}
	guide := serveSite(t, "../content", string(settings))
	docs := serveSite(t, "../docs", "title = \"Documentation\"\nlanguage = \"en\"\n[languages.en]\nname = \"English\"\n[languages.ru]\nname = \"Русский\"\n")
	const article = "/nachalo/sila-slabykh-svyazey/"
	for _, step := range []struct{ name, page, does, holds string }{
		{"contents stand open", guide + article, "", `document.querySelector(".toc details").open`},
		{
			"contents follow the reading", guide + article, `document.getElementById("vozrazhenie").scrollIntoView({behavior: "instant"})`,
			`document.querySelector(".toc [aria-current]")?.hash === "#vozrazhenie"`,
		},
		{
			"a picture opens large", guide + article, `document.querySelector(".zoom").click()`,
			`document.activeElement.closest("dialog[open]").querySelector("img").alt !== ""`,
		},
		{
			"a footnote opens over the text", guide + article, `document.querySelector(".footnote-ref a").click()`,
			`document.querySelector(".note-pop:popover-open").textContent.includes("Грановеттера")`,
		},
		{
			"a word opens its meaning over the text", guide + article, `document.querySelector(".text a.term").click()`,
			`(() => { const pop = document.querySelector("[role=dialog]:popover-open"); return pop === document.activeElement && pop.querySelector("p").textContent.length > 20 && pop.querySelector("a").href.endsWith("/slovar/slabaya-svyaz/") })()`,
		},
		{
			"and leads back to the word when it closes", guide + article,
			`document.addEventListener("toggle", (e) => e.target.hidePopover(), {capture: true, once: true}); document.querySelector(".text a.term").focus(); document.activeElement.click()`,
			`document.querySelector("[role=dialog]:not(:popover-open) a[href]") && document.activeElement.matches(".term")`,
		},
		{
			"a reference has the day of reading, and can be copied", guide + article, "",
			`/\d\d\.\d\d\.\d{4}\)\.$/.test(document.querySelector(".cite-page p").textContent) && !document.querySelector(".cite-page [data-copy]").hidden`,
		},
		{"a part of the tree is folded out", guide + article, `document.querySelector("[data-part='/metody/'] summary").click()`, `true`},
		{"which is kept on the next page", guide + "/vidy/onlayn-i-oflayn/", "", `document.querySelector("[data-part='/metody/']").open`},
		{"the first page knows what was read", guide + "/", "", `document.querySelectorAll(".route-map [data-read]").length === 2 && !document.querySelector(".place").hidden`},
		{"an item is ticked", guide + "/chek-listy/meropriyatie/", `document.querySelector("#troe input").click()`, `document.querySelector(".tick-tools [role=status]").textContent.includes("1")`},
		{"which is kept", guide + "/chek-listy/meropriyatie/", "", `document.querySelector("#troe input").checked && document.querySelectorAll(":checked").length === 1`},
		{"ticks are cleared", guide + "/chek-listy/meropriyatie/", `document.querySelector("[data-do=clear]").click()`, `!document.querySelector(":checked")`},
		{"the scheme is chosen", guide + article, `document.querySelector("[data-scheme=dark]").click()`, `getComputedStyle(document.documentElement).colorScheme === "dark"`},
		{"which is kept", guide + "/", "", `document.documentElement.dataset.theme === "dark"`},
		{"one tab is shown", docs + "/components/", "", `document.querySelectorAll("[role=tabpanel]:not([hidden])").length === 1`},
		{
			"arrows change the tab", docs + "/components/",
			`const tab = document.querySelector("[role=tab]"); tab.focus(); tab.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", bubbles: true}))`,
			`document.activeElement === document.querySelectorAll("[role=tab]")[1] && document.querySelector("[role=tabpanel]").hidden`,
		},
		{"a task in a text is ticked", docs + "/components/", `document.querySelector(".ticks input").click()`, `document.querySelector(".ticks input").checked`},
		{"which is kept", docs + "/components/", "", `document.querySelector(".ticks input").checked`},
		{"an address that is not there has neighbours", guide + "/404.html", `const s = document.createElement("script"); s.type = "module"; s.src = document.querySelector("script[src*=nearest]").src + "?again"; history.replaceState(0, "", "/pravila/prosi-prymo/"); document.head.append(s)`, `document.querySelector(".nearest a[href='/pravila/prosi-pryamo/']")`},
		{"one that was cut off has the page that it begins", guide + "/404.html", `const s = document.createElement("script"); s.type = "module"; s.src = document.querySelector("script[src*=nearest]").src + "?again"; history.replaceState(0, "", "/slovar/slabaya/"); document.head.append(s)`, `document.querySelector(".nearest a[href='/slovar/slabaya-svyaz/']").textContent === "Слабая связь"`},
		{"a range of pages stays in one line", guide + "/istochniki/", "", `document.querySelector("main").textContent.includes("349–\u2060399")`},
		{"a badge stands beside its page in the tree", guide + "/vidy/onlayn-i-oflayn/", "", `document.querySelector(".tree a[href='/vidy/pozitivnyy-i-negativnyy/'] + .status").textContent === "спорно"`},
	} {
		if err := chromedp.Do(browser, chromedp.Navigate(step.page)); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if _, err := chromedp.Run(browser, chromedp.Evaluate[chromedp.Void]("(() => {"+step.does+"\n})()")); err != nil {
			t.Errorf("%s: %v", step.name, err)
			continue
		}
		holds := "new Promise((yes) => { const look = (n) => { let is; try { is = " + step.holds + " } catch {} if (is || !n) yes(!!is); else setTimeout(look, 20, n - 1) }; look(250) })"
		if ok, err := chromedp.Run(browser, chromedp.Evaluate[bool](holds, chromedp.EvalAwaitPromise)); err != nil || !ok {
			t.Errorf("%s: it does not hold that %s (%v)", step.name, step.holds, err)
		}
	}
}
