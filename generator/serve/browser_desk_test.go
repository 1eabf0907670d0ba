package serve_test

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// What a person does at the desk: look for a page, make a new one, and see what
// a save broke.
func TestTheDeskInTheBrowser(t *testing.T) {
	browser := startBrowser(t)
	site := startPreview(t, buildProgram(t))
	tab := newTab(t, browser)
	desk := site.url[:strings.Index(site.url[len("http://"):], "/")+len("http://")] + "/__vizitka/"
	tab.open(desk)

	tab.js(`document.getElementById("words").focus()`)
	tab.do(chromedp.KeyEvent("черновик нет"))
	tab.wait(`document.querySelector("#filter output").value.startsWith("показано: 0")`)
	tab.js(`words.value = "praktika"; words.dispatchEvent(new Event("input"))`)
	tab.wait(`[...document.querySelectorAll("#rows tr:not([hidden])")].every((row) => row.textContent.includes("praktika")) && document.querySelector("#rows tr[hidden]")`)

	tab.js(`document.querySelector("summary").click();
		document.getElementById("title").value = "Мысль на лету";
		document.getElementById("section").value = "praktika";
		document.getElementById("title").form.requestSubmit()`)
	tab.wait(`location.pathname.endsWith("/praktika/mysl-na-letu/") && document.querySelector("h1")?.textContent.startsWith("Мысль")`)
	if text, err := os.ReadFile(site.path("content/praktika/mysl-na-letu.md")); err != nil || !strings.Contains(string(text), `title = "Мысль на лету"`) {
		t.Errorf("the file of the new page: %v\n%s", err, text)
	}

	tab.open(desk)
	tab.wait(`document.querySelector("#filter output").value.startsWith("показано:")`) // the filter is kept
	tab.js(`window.same = true; document.querySelector("summary").click(); document.getElementById("title").value = "half a ti"`)
	site.write("content/praktika/mysl-na-letu.md", "+++\ntitle = \n+++\n")
	tab.wait(`document.querySelector("#problem-list .error")?.textContent.includes("content/praktika/mysl-na-letu.md:2")`)
	tab.wait(`window.same && document.getElementById("title").value === "half a ti" && document.querySelector("#rows tr[hidden]")`)

	tab.js(`document.querySelector("#problem-list button").click()`)
	tab.wait(`document.querySelector("[role=alert]")?.textContent.includes("не указан редактор")`)

	tab.open(desk)
	tab.js(`window.old = document.querySelector("[name=token]").value`)
	site.stop()
	site.start(strings.Split(desk, "/")[2])
	tab.wait(`window.old && [...document.querySelectorAll("[name=token]")].every((token) => token.value !== window.old)`)

	for _, width := range []int64{320, 768, 1280} {
		tab.do(chromedp.EmulateViewport(width, 800))
		tab.wait(`document.documentElement.scrollWidth <= innerWidth`)
	}
}
