package judges

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// testFilter narrows the projects by role and by means: by style alone, and
// with a script that counts and keeps the choice in the address.
func testFilter(t *testing.T, browser context.Context, site *builtSite) {
	const roles = `return [...document.querySelectorAll(".cards > li")].filter((li) => li.checkVisibility()).map((li) => li.dataset.role)`
	choice := `input[name="role"][value="автор"]`
	for _, scripts := range []bool{false, true} {
		w := newTab(t, browser)
		_, err := chromedp.Call(w.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !scripts})
		if err != nil {
			t.Fatal(err)
		}
		w.do(chromedp.Navigate(site.base + "proekty/"))
		all := eval[[]string](w, roles)
		w.do(chromedp.Click(choice))
		chosen := eval[[]string](w, roles)
		if len(chosen) < 2 || len(chosen) >= len(all) {
			t.Errorf("scripts %v: of %d projects %d are shown", scripts, len(all), len(chosen))
		}
		for _, role := range chosen {
			if !strings.Contains(role, "|автор|") {
				t.Errorf("scripts %v: a project of the roles %s is shown", scripts, role)
			}
		}
		if !scripts {
			continue
		}
		w.must(`document.querySelector(".filters [role=status]").textContent === "Показано: 3 из 6"`, "the number is told")
		w.must(`new URLSearchParams(location.search).get("role") === "автор"`, "the choice is in the address")
		w.open(eval[string](w, `return location.href`))
		if again := eval[[]string](w, roles); len(again) != len(chosen) {
			t.Errorf("the address shows %d projects, not %d", len(again), len(chosen))
		}
	}
}
