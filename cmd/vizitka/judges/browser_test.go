package judges

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	protocol "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// The tests of what happens in a browser share one, because its start is slow.
func TestInTheBrowser(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("the judges are slow")
	}
	program := needProgram(t, "chromium", "chromium-browser", "google-chrome")
	axe, err := os.ReadFile(needModule(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	site, browser := serveSite(t), startBrowser(t, program)
	t.Run("every page", func(t *testing.T) { testEveryPage(t, browser, site, string(axe)) })
	t.Run("keyboard", func(t *testing.T) { testKeyboard(t, browser, site, string(axe)) })
	t.Run("no scripts", func(t *testing.T) { testNoScripts(t, browser, site) })
	t.Run("filter", func(t *testing.T) { testFilter(t, browser, site) })
	t.Run("print", func(t *testing.T) { testPrint(t, browser, site) })
}

func startBrowser(t *testing.T, program string) context.Context {
	t.Helper()
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), flags...)
	t.Cleanup(stop)
	ctx, end := chromedp.NewContext(ctx)
	t.Cleanup(end)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// A tab is a window of the browser of its own: in a tab behind another nothing
// is painted, and so nothing moves.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	messages []string // in the console
	requests []request
}

type request struct {
	url  string
	kind network.ResourceType
}

// patience is how long an action may take before a test gives up: much more
// than anything takes.
const patience = time.Minute

func newTab(t *testing.T, browser context.Context) *tab {
	t.Helper()
	ctx, end := chromedp.NewContext(browser, chromedp.WithNewWindow(true))
	t.Cleanup(end)
	w := &tab{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, w.hear); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, protocol.AddScriptToEvaluateOnNewDocument, protocol.AddScriptToEvaluateOnNewDocumentParams{Source: watchShifts}); err != nil {
		t.Fatal(err)
	}
	return w
}

// watchShifts notes what moves though nobody acted.
const watchShifts = `
window.judgedShifts = [];
new PerformanceObserver((list) => {
  for (const e of list.getEntries()) {
    if (e.hadRecentInput) continue;
    const moved = e.sources.map((s) => s.node?.nodeType === 1 ? s.node.outerHTML.slice(0, 90) : s.node?.nodeName);
    window.judgedShifts.push(e.value.toFixed(4) + " " + moved.join(" | "));
  }
}).observe({ type: "layout-shift", buffered: true });`

func (w *tab) hear(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "data:") {
			w.requests = append(w.requests, request{e.Request.URL, e.Type})
		}
	case *log.EventEntryAdded:
		w.messages = append(w.messages, e.Entry.Text+" "+e.Entry.URL)
	case *runtime.EventExceptionThrown:
		w.messages = append(w.messages, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		text := string(e.Type)
		for _, arg := range e.Args {
			text += " " + string(arg.Value) + arg.Description
		}
		w.messages = append(w.messages, text)
	}
}

// heard returns what was said and asked for since it was last called.
func (w *tab) heard() (messages []string, requests []request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	messages, requests = w.messages, w.requests
	w.messages, w.requests = nil, nil
	return messages, requests
}

func (w *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	w.t.Helper()
	ctx, end := context.WithTimeout(w.ctx, patience)
	defer end()
	if err := chromedp.Do(ctx, actions...); err != nil {
		w.t.Fatal(err)
	}
}

// size sets the window's: a narrow one is a phone's, whose scroll bars take no room.
func (w *tab) size(width, height int64) {
	w.t.Helper()
	if width < 768 {
		w.do(chromedp.EmulateViewport(width, height, chromedp.EmulateMobile))
		return
	}
	w.do(chromedp.EmulateViewport(width, height))
}

// scheme is light or dark, and nothing moves by animation: what is judged is
// what a page comes to.
func (w *tab) scheme(name string) {
	w.t.Helper()
	_, err := chromedp.Call(w.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: name}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *tab) open(url string) {
	w.t.Helper()
	w.do(chromedp.Navigate(url))
	w.js(settle)
}

// settle waits for two frames, so that what was asked for is painted.
const settle = `await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));`

// js runs statements.
func (w *tab) js(statements string) {
	w.t.Helper()
	eval[chromedp.Void](w, statements)
}

// eval runs statements, and gives what they return.
func eval[T any](w *tab, statements string) T {
	w.t.Helper()
	ctx, end := context.WithTimeout(w.ctx, patience)
	defer end()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T]("(async () => {"+statements+"\n})()", chromedp.EvalAwaitPromise))
	if err != nil {
		w.t.Fatalf("%s\n%v", strings.TrimSpace(statements), err)
	}
	return out
}
