package judges

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// testFilter narrows projects and testimonials by role: by style alone, and with
// a script that counts and keeps the choice in the address.
func testFilter(t *testing.T, browser context.Context, site *builtSite) {
	testChoice(t, browser, site.base+"proekty/", "автор", "Показано: 3 из 6")
	testChoice(t, browser, site.base+"otzyvy/", "участник", "Показано: 2 из 4")
}

func testChoice(t *testing.T, browser context.Context, list, role, told string) {
	const roles = `return [...document.querySelector(".filters").nextElementSibling.children].filter((e) => e.checkVisibility()).map((e) => e.dataset.role)`
	for _, scripts := range []bool{false, true} {
		w := newTab(t, browser)
		_, err := chromedp.Call(w.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !scripts})
		if err != nil {
			t.Fatal(err)
		}
		w.do(chromedp.Navigate(list))
		all := eval[[]string](w, roles)
		w.do(chromedp.Click(`input[name="role"][value="` + role + `"]`))
		chosen := eval[[]string](w, roles)
		if len(chosen) < 2 || len(chosen) >= len(all) {
			t.Errorf("%s, scripts %v: of %d entries %d are shown", list, scripts, len(all), len(chosen))
		}
		for _, of := range chosen {
			if !strings.Contains(of, "|"+role+"|") {
				t.Errorf("%s, scripts %v: an entry of the roles %s is shown", list, scripts, of)
			}
		}
		if !scripts {
			continue
		}
		w.must(`document.querySelector(".filters [role=status]").textContent === "`+told+`"`, "the number is told")
		w.must(`new URLSearchParams(location.search).get("role") === "`+role+`"`, "the choice is in the address")
		w.open(eval[string](w, `return location.href`))
		if again := eval[[]string](w, roles); len(again) != len(chosen) {
			t.Errorf("%s: the address shows %d entries, not %d", list, len(again), len(chosen))
		}
	}
}
