package themes_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Each step presses keys, and tells what then holds. field is where somebody
// types, chosen what screen readers are told of.
func TestTheSearchIsUsedByKeyboard(t *testing.T) {
	browser := startBrowser(t)
	settings, err := os.ReadFile("../site.toml")
	if err != nil {
		t.Fatal(err)
	}
	guide := serveSite(t, "../content", string(settings))
	if err := chromedp.Do(browser, chromedp.Navigate(guide+"/pravila/")); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ name, keys, does, holds string }{
		{"nothing is loaded before", "", "", `!document.querySelector("dialog.search") && !performance.getEntriesByType("resource").some((r) => r.name.includes("search"))`},
		{"a slash opens it", "/", "", `document.activeElement === field && document.querySelector("dialog.search:modal")`},
		{"it is a combobox over a list", "", "", `field.role === "combobox" && document.getElementById(field.getAttribute("aria-controls")).role === "listbox" && field.ariaExpanded === "false" && field.ariaLabel`},
		{"words find pages", "слабые связи", "", `field.ariaExpanded === "true" && document.querySelector("dialog.search [role=status]").textContent.includes("Найдено")`},
		{"the first is chosen", "", "", `chosen.ariaSelected === "true" && chosen.pathname === "/slovar/slabaya-svyaz/" && chosen.querySelectorAll("b mark").length === 2`},
		{"an arrow chooses the next", kb.ArrowDown, "", `chosen.pathname === "/nachalo/sila-slabykh-svyazey/" && document.querySelectorAll("[aria-selected=true]").length === 1 && document.activeElement === field`},
		{"Enter opens it", kb.Enter, "", `location.pathname === "/nachalo/sila-slabykh-svyazey/" && document.readyState === "complete"`},
		{"letters open it too", "", `dispatchEvent(new KeyboardEvent("keydown", {key: "л", code: "KeyK", ctrlKey: true, bubbles: true, cancelable: true}))`, `document.activeElement === field`},
		{"the wrong layout is told", "ytndjhrbyu", "", `document.querySelector("dialog.search [role=status]").textContent.includes("нетворкинг") && chosen`},
		{"what is not there is told", "zzzzzz", "", `field.ariaExpanded === "false" && document.querySelector("dialog.search [role=status]").textContent.includes("Ничего") && !field.hasAttribute("aria-activedescendant")`},
		{"Escape closes it", kb.Escape, "", `!document.querySelector("dialog.search").open`},
		{"the button opens it again", "", `document.querySelector(".find button").click()`, `document.activeElement === field && location.pathname === "/nachalo/sila-slabykh-svyazey/"`},
		{"headings stand under their page", "", `field.value = "вопросы"; field.dispatchEvent(new Event("input"))`, `document.querySelector("dialog.search [role=group] .heading mark")`},
		{"a slash is a letter in the field", "", `document.querySelector("dialog.search").close(); const t = document.createElement("textarea"); document.body.append(t); t.focus(); t.dispatchEvent(new KeyboardEvent("keydown", {key: "/", code: "Slash", bubbles: true}))`, `!document.querySelector("dialog.search").open`},
	} {
		if step.keys != "" {
			if err := chromedp.Do(browser, chromedp.KeyEvent(step.keys)); err != nil {
				t.Fatalf("%s: %v", step.name, err)
			}
		}
		if err := holds(browser, step.does, step.holds); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
	}
}

// holds does something on the page and waits until a condition holds.
func holds(browser context.Context, does, condition string) error {
	const names = `const field = document.querySelector("dialog.search input"); const chosen = field && document.getElementById(field.getAttribute("aria-activedescendant"));`
	script := `new Promise((yes) => { { ` + names + does + ` } const look = (n) => { ` + names + ` let is; try { is = ` + condition + ` } catch {} if (is || !n) yes(!!is); else setTimeout(look, 20, n - 1) }; look(250) })`
	ok, err := chromedp.Run(browser, chromedp.Evaluate[bool](script, chromedp.EvalAwaitPromise))
	if err == nil && !ok {
		err = fmt.Errorf("it does not hold that %s", condition)
	}
	return err
}
