package serve_test

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// The tests of what happens in a browser share one, because its start is slow.
func TestInTheBrowser(t *testing.T) {
	browser := startBrowser(t)
	t.Run("patcher", func(t *testing.T) { testPatcher(t, browser) })
	program := buildProgram(t)
	t.Run("edits", func(t *testing.T) { testEdits(t, browser, program) })
	t.Run("happenings", func(t *testing.T) { testHappenings(t, browser, program) })
}

// startBrowser starts Chromium. Where there is none the test is skipped, but in
// continuous integration it fails.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser is slow to start")
	}
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("there is no Chromium on this machine")
		}
		t.Skip("there is no Chromium on this machine")
	}
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.WindowSize(1280, 800))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), flags...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(ctx)
	t.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// tab is a page in the browser.
type tab struct {
	t   *testing.T
	ctx context.Context
}

// patience is how long a condition may take before a test gives up: much more
// than anything takes.
const patience = 30 * time.Second

func newTab(t *testing.T, browser context.Context) tab {
	t.Helper()
	ctx, end := chromedp.NewContext(browser)
	t.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil { // the tab lives as long as this context
		t.Fatal(err)
	}
	return tab{t, ctx}
}

func (p tab) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, end := context.WithTimeout(p.ctx, patience)
	defer end()
	if err := chromedp.Do(ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

func (p tab) open(url string) {
	p.t.Helper()
	p.do(chromedp.Navigate(url))
}

// eval returns what an expression comes to, promises awaited.
func eval[T any](p tab, js string) T {
	p.t.Helper()
	ctx, end := context.WithTimeout(p.ctx, patience)
	defer end()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s\n%v", strings.TrimSpace(js), err)
	}
	return out
}

// js runs statements.
func (p tab) js(statements string) {
	p.t.Helper()
	eval[chromedp.Void](p, "(async () => {"+statements+"\n})()")
}

// wait waits until an expression is true, also over the loading of pages.
func (p tab) wait(js string) {
	p.t.Helper()
	ctx, end := context.WithTimeout(p.ctx, patience)
	defer end()
	for {
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("(async () => !!("+js+"))()", chromedp.EvalAwaitPromise))
		if err == nil && ok {
			return
		}
		if ctx.Err() != nil {
			p.t.Fatalf("it never came true: %s\n%v", js, err)
		}
		time.Sleep(5 * time.Millisecond)
	}
}
