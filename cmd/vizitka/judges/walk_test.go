package judges

import (
	"bytes"
	"compress/gzip"
	"context"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
)

// What a page and all that it loads before the reader acts may weigh, in bytes
// as they are sent, pictures and films left out.
const (
	articleWeight = 30 << 10
	pageWeight    = 60 << 10
)

// testEveryPage judges each page on a phone of 320 px, and one of each layout
// on a wide window too, both in light and dark.
func testEveryPage(t *testing.T, browser context.Context, site *builtSite, axe string) {
	models, weights := site.ofEachLayout(), &weigher{site: site, known: map[string]int{}}
	left := make(chan page, len(site.pages))
	for _, p := range site.pages {
		left <- p
	}
	close(left)
	t.Run("tabs", func(t *testing.T) {
		for range 2 { // while one waits the other is judged
			t.Run("narrow", func(t *testing.T) {
				t.Parallel()
				w := newTab(t, browser)
				w.size(320, 800)
				for p := range left {
					schemes := []string{"light"}
					if slices.Contains(models, p) {
						schemes = []string{"light", "dark"}
					}
					weights.weigh(t, p, w.judge(site, p, axe, schemes))
					for _, wide := range eval[[]string](w, findWide) {
						t.Errorf("%s is wider than the window: %s", p.path, wide)
					}
				}
			})
		}
		t.Run("wide", func(t *testing.T) { // one tab, which remembers what the last page unfolded
			t.Parallel()
			w := newTab(t, browser)
			w.size(1280, 800)
			for _, p := range models {
				w.judge(site, p, axe, []string{"light", "dark"})
			}
		})
	})
	t.Logf("%d pages, %d layouts; the heaviest weighs %d bytes (%s)", len(site.pages), len(models), weights.most, weights.heaviest)
}

// judge opens a page and looks at it in each colour scheme. It returns what the
// page asked for before a reader acts.
func (w *tab) judge(site *builtSite, p page, axe string, schemes []string) (loaded []request) {
	w.t.Helper()
	w.scheme("light")
	w.heard()
	w.open(p.url)
	if eval[bool](w, `return document.hidden`) {
		w.t.Errorf("%s was not painted", p.path)
	}
	messages, loaded := w.heard()
	w.js(`scrollTo(0, document.body.scrollHeight);` + settle + `scrollTo(0, 0);` + settle) // what loads only when it is seen
	said, later := w.heard()
	for _, m := range append(messages, said...) {
		w.t.Errorf("%s says in the console: %s", p.path, m)
	}
	for _, r := range append(later, loaded...) {
		if !strings.HasPrefix(r.url, site.host()) {
			w.t.Errorf("%s asks for %s", p.path, r.url)
		}
	}
	for _, shift := range eval[[]string](w, `return window.judgedShifts`) {
		w.t.Errorf("%s moves: %s", p.path, shift)
	}
	w.js(axe)
	for _, scheme := range schemes {
		w.scheme(scheme)
		for _, fault := range eval[[]string](w, settle+askAxe) {
			w.t.Errorf("%s, %s: %s", p.path, scheme, fault)
		}
	}
	return loaded
}

// findWide returns what stands out of the window, but for what is cut off or
// scrolls inside something else.
const findWide = `
const out = [], width = screen.width;
const root = document.documentElement;
if (root.scrollWidth > width) out.push("the document has " + root.scrollWidth + " px");
const inside = (e) => {
  for (e = e.parentElement; e && e !== document.body; e = e.parentElement) {
    if (getComputedStyle(e).overflowX !== "visible") return true;
  }
};
for (const e of document.body.querySelectorAll("*")) {
  const box = e.getBoundingClientRect();
  if (box.width && box.height && (box.right > width + .5 || box.left < -.5) && !inside(e)) {
    out.push(Math.round(box.left) + " to " + Math.round(box.right) + ": " + e.outerHTML.slice(0, 120));
  }
}
return out;`

// askAxe returns the violations that axe finds, a contrast of text below 7 among
// them, each with its place and the reason.
const askAxe = `
const found = await axe.run({ resultTypes: ["violations"], rules: { "color-contrast-enhanced": { enabled: true } } });
return found.violations.flatMap((v) => v.nodes.map((n) =>
  v.id + " " + n.target.join(" ") + " " + n.html.slice(0, 120) + "\n" + n.failureSummary));`

// A weigher weighs pages, each file once.
type weigher struct {
	site     *builtSite
	mu       sync.Mutex
	known    map[string]int
	most     int
	heaviest string
}

func (g *weigher) weigh(t *testing.T, p page, requests []request) {
	g.mu.Lock()
	defer g.mu.Unlock()
	sum, counted := 0, map[string]bool{}
	for _, r := range requests {
		u, err := url.Parse(r.url)
		if err != nil || r.kind == network.ResourceTypeImage || r.kind == network.ResourceTypeMedia {
			continue
		}
		name, ok := g.site.file(u.Path)
		if !ok || counted[name] {
			continue
		}
		counted[name] = true
		if _, ok := g.known[name]; !ok {
			g.known[name] = compressed(t, g.site.files[name])
		}
		sum += g.known[name]
	}
	limit := pageWeight
	if bytes.Contains(g.site.files[p.path], []byte(" data-step=")) { // it has a place on the reading route
		limit = articleWeight
	}
	if sum > limit {
		t.Errorf("%s weighs %d bytes, more than %d", p.path, sum, limit)
	}
	if sum > g.most {
		g.most, g.heaviest = sum, p.path
	}
}

func compressed(t *testing.T, text []byte) int {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		_, err = z.Write(text)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Error(err)
	}
	return b.Len()
}
