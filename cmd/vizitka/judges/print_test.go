package judges

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	protocol "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// testPrint prints the profile and its business cards. The profile is a CV of
// at most two pages of A4, the cards one sheet with eight codes that a scanner
// reads as they come off a printer of 300 dpi. It reads those on the screen of
// a telephone too.
func testPrint(t *testing.T, browser context.Context, site *builtSite) {
	info, draw, scan := needProgram(t, "pdfinfo"), needProgram(t, "pdftoppm"), needProgram(t, "zbarimg")
	w := newTab(t, browser)
	for _, language := range []string{"", "en/"} {
		profile := site.base + language + "profile/"
		w.open(profile)
		if pages := run(t, info, w.print()); !strings.Contains(pages, "Pages:           1\n") && !strings.Contains(pages, "Pages:           2\n") || !strings.Contains(pages, "(A4)") {
			t.Errorf("%s prints as\n%s", profile, pages)
		}
		w.size(390, 844)
		w.js(`document.querySelector(".codes").open = true; document.querySelector(".codes").scrollIntoView({ behavior: "instant" });` + settle)
		w.js(`await Promise.all([...document.querySelectorAll(".codes img")].map((img) => img.decode()));`)
		shown, err := chromedp.Call(w.ctx, protocol.CaptureScreenshot, protocol.CaptureScreenshotParams{})
		if err != nil {
			t.Fatal(err)
		}
		screen := filepath.Join(t.TempDir(), "screen.png")
		if err := os.WriteFile(screen, shown.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		if read := run(t, scan, "-q", "--raw", "-Sdisable", "-Sqrcode.enable", screen); !strings.Contains(read, "BEGIN:VCARD") || !strings.Contains(read, "\n"+profile+"\n") && !strings.HasPrefix(read, profile+"\n") {
			t.Errorf("the codes shown on %s hold\n%s", profile, read)
		}
		for code, holds := range map[string]string{"contact": "BEGIN:VCARD\n", "address": profile + "\n"} {
			w.open(profile + "card/")
			w.do(chromedp.Click(`[value="` + code + `"]`))
			sheet := w.print()
			if pages := run(t, info, sheet); !strings.Contains(pages, "Pages:           1\n") || !strings.Contains(pages, "(A4)") {
				t.Errorf("the cards of %s print as\n%s", profile, pages)
			}
			picture := strings.TrimSuffix(sheet, ".pdf")
			run(t, draw, "-r", "300", "-gray", "-png", "-singlefile", sheet, picture)
			read := strings.ReplaceAll(run(t, scan, "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture+".png"), "\r", "")
			if n := strings.Count(read, holds); n != 8 {
				t.Errorf("%d codes of the sheet of %s hold %q:\n%s", n, profile, holds, read)
			}
			if name := map[string]string{"": "FN:Вера Примерова\n", "en/": "FN:Vera Primerova\n"}[language]; code == "contact" && strings.Count(read, name) != 8 {
				t.Errorf("not all codes of the sheet of %s hold %q:\n%s", profile, name, read)
			}
		}
	}
}

// print prints the page of the tab as its style sheet wants the paper, and
// returns the file of the PDF.
func (w *tab) print() string {
	w.t.Helper()
	ctx, end := context.WithTimeout(w.ctx, patience)
	defer end()
	printed, err := chromedp.Call(ctx, protocol.PrintToPDF, protocol.PrintToPDFParams{PreferCSSPageSize: new(true)})
	if err != nil {
		w.t.Fatal(err)
	}
	file := filepath.Join(w.t.TempDir(), "printed.pdf")
	if err := os.WriteFile(file, printed.Data, 0o600); err != nil {
		w.t.Fatal(err)
	}
	return file
}

func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %v: %v", program, args, err)
	}
	return string(out)
}
