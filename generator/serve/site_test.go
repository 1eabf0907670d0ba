package serve

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"testing/fstest"

	"vizitka/generator/diag"
	"vizitka/generator/trace"
)

// example is a site in two languages; one page of it cannot be made.
type example struct {
	fstest.MapFS
	base     string
	pages    map[string]Page
	sources  map[string]string // source → page, of those that are pages
	problems diag.List
}

func (e *example) Open(name string) (fs.File, error) {
	switch name {
	case "broken/index.html":
		return nil, errors.New("layouts/page.html:3: <oops>")
	case "panics.html":
		panic("a bug")
	}
	return e.MapFS.Open(name)
}

// ReadFile is not that of the map, which knows nothing of what is broken.
func (e *example) ReadFile(name string) ([]byte, error) {
	f, err := e.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func (e *example) Hash(name string) (trace.Hash, bool) {
	f, ok := e.MapFS[name]
	if !ok {
		return trace.Hash{}, false
	}
	return trace.Sum(f.Data), true
}

func (e *example) BaseURL() string             { return e.base }
func (e *example) Page(name string) Page       { return e.pages[name] }
func (e *example) PageOf(source string) string { return e.sources[source] }
func (e *example) Problems() diag.List         { return e.problems }

func (e *example) ProblemsOf(_, source string) (found diag.List) {
	for _, d := range e.problems {
		if d.Place.File == source {
			found.Add(d)
		}
	}
	return found
}

func newExample() *example {
	f := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return &example{MapFS: fstest.MapFS{
		"index.html":           f("<html><body>home</body></html>"),
		"404.html":             f("<body>нет такой</body>"),
		"en/404.html":          f("<body>no such page</body>"),
		"en/part/index.html":   f("<p>no body tag"),
		"guide/a b/index.html": f("<body>a b</body>"),
		"broken/index.html":    f(""),
		"empty/x.txt":          f("x"),
		"css/site.css":         f("p{}"),
		"search/x.js":          f("0123456789"),
		"feed.atom":            f("<feed/>"),
		"CNAME":                f("example.org"),
		"PHOTO.JPG":            f("jpg"),
	}}
}

// with returns the same site with another text at a path; none for "".
func (e *example) with(name, text string) *example {
	out := *e
	out.MapFS = maps.Clone(e.MapFS)
	out.MapFS[name] = &fstest.MapFile{Data: []byte(text)}
	if text == "" {
		delete(out.MapFS, name)
	}
	return &out
}

// shows returns a preview of a site that listens nowhere; of nil, one that has
// no site yet.
func shows(site *example) *Preview {
	p := newPreview(Options{})
	p.hosts = hosts{named: "127.0.0.1", bound: netip.MustParseAddr("127.0.0.1")}
	if site != nil {
		p.Show(site, nil)
	}
	return p
}

func ask(p *Preview, method, target string, header ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	r.Host = "localhost:1313"
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	return w.Result()
}

func body(r *http.Response) string {
	var b strings.Builder
	buf := make([]byte, 4096)
	for {
		n, err := r.Body.Read(buf)
		b.Write(buf[:n])
		if err != nil {
			return b.String()
		}
	}
}

func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		name, base, method, target string
		header                     []string
		status                     int
		location, kind, has        string
	}{
		{name: "home", target: "/", status: 200, kind: htmlType, has: "home"},
		{name: "a folder", target: "/en/part/", status: 200, has: "no body tag"},
		{name: "a folder without slash", target: "/en/part?q=1", status: 301, location: "/en/part/?q=1"},
		{name: "a folder with a blank", target: "/guide/a%20b", status: 301, location: "/guide/a%20b/"},
		{name: "its page", target: "/guide/a%20b/", status: 200, has: "a b"},
		{name: "a folder without page is not listed", target: "/empty/", status: 404, has: "нет такой"},
		{name: "nor without slash", target: "/empty", status: 404, has: "нет такой"},
		{name: "missing", target: "/none/x", status: 404, kind: htmlType, has: "нет такой"},
		{name: "missing in a language", target: "/en/none/deep/", status: 404, has: "no such page"},
		{name: "a path that is none", target: "/a//b", status: 404, has: "нет такой"},
		{name: "a path that leads out", target: "/en/../../etc/passwd", status: 404, has: "нет такой"},
		{name: "the same, escaped", target: "/%2e%2e/%2e%2e/etc/passwd", status: 404, has: "нет такой"},
		{name: "with NUL", target: "/a%00b", status: 404, has: "нет такой"},
		{name: "a style", target: "/css/site.css", status: 200, kind: "text/css; charset=utf-8", has: "p{}"},
		{name: "a script", target: "/search/x.js", status: 200, kind: "text/javascript; charset=utf-8"},
		{name: "a feed", target: "/feed.atom", status: 200, kind: "application/atom+xml; charset=utf-8"},
		{name: "a name in capitals", target: "/PHOTO.JPG", status: 200, kind: "image/jpeg"},
		{name: "a name without ending", target: "/CNAME", status: 200, kind: "application/octet-stream"},
		{name: "a range", target: "/search/x.js", header: []string{"Range", "bytes=2-4"}, status: 206, has: "234"},
		{name: "a range that is none", target: "/search/x.js", header: []string{"Range", "bytes=99-"}, status: 416},
		{name: "a page that cannot be made", target: "/broken/", status: 500, kind: htmlType, has: "layouts/page.html:3: &lt;oops&gt;"},
		{name: "the same without slash", target: "/broken", status: 500, has: "<h1>This page cannot be made</h1>"},
		{name: "a panic", target: "/panics.html", status: 500, has: "a bug"},
		{name: "another method", method: "POST", target: "/", status: 405},
		{name: "another method, live", method: "DELETE", target: "/__vizitka/events", status: 405},
		{name: "another host", target: "/", header: []string{"Host", "evil.example"}, status: 421},
		{name: "a host that looks like it", target: "/", header: []string{"Host", "localhost.evil.example:1313"}, status: 421},
		{name: "no host", target: "/", header: []string{"Host", ""}, status: 421},
		{name: "an address of IPv6", target: "/", header: []string{"Host", "[::1]:1313"}, status: 200},
		{name: "an address without port", target: "/", header: []string{"Host", "127.0.0.1"}, status: 200},
		{name: "sub-path", base: "/guide/", target: "/guide/css/site.css", status: 200, has: "p{}"},
		{name: "above the sub-path", base: "/guide/", target: "/", status: 302, location: "/guide/"},
		{name: "sub-path without slash", base: "/guide/", target: "/guide", status: 302, location: "/guide/"},
		{name: "the desk under the sub-path", base: "/guide/", target: "/guide/__vizitka/", status: 302, location: "/__vizitka/"},
		{name: "the desk without slash", base: "/guide/", target: "/__vizitka", status: 302, location: "/__vizitka/"},
		{name: "beside the sub-path", base: "/guide/", target: "/css/site.css", status: 404},
		{name: "sub-path in Russian", base: "/гид/", target: "/", status: 302, location: "/%D0%B3%D0%B8%D0%B4/"},
		{name: "the preview's script", target: "/__vizitka/client.js", status: 200, kind: "text/javascript; charset=utf-8", has: "import"},
		{name: "events asked from another site", target: "/__vizitka/events", header: []string{"Sec-Fetch-Site", "cross-site"}, status: 403},
		{name: "events asked from another origin", target: "/__vizitka/events", header: []string{"Origin", "http://evil.example"}, status: 403},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.method == "" {
				c.method = "GET"
			}
			site := newExample()
			site.base = "https://example.org" + c.base
			r := ask(shows(site), c.method, c.target, c.header...)
			text := body(r)
			if r.StatusCode != c.status {
				t.Errorf("status %d, want %d\n%s", r.StatusCode, c.status, text)
			}
			if got := r.Header.Get("Location"); got != c.location {
				t.Errorf("location %q, want %q", got, c.location)
			}
			if got := r.Header.Get("Content-Type"); c.kind != "" && got != c.kind {
				t.Errorf("type %q, want %q", got, c.kind)
			}
			if !strings.Contains(text, c.has) {
				t.Errorf("%q is not in\n%s", c.has, text)
			}
			if r.Header.Get("X-Content-Type-Options") != "nosniff" || r.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" {
				t.Errorf("headers of safety are missing: %v", r.Header)
			}
		})
	}
}

func TestHeadHasTheHeadersAndNoBody(t *testing.T) {
	s := shows(newExample())
	for _, target := range []string{"/", "/css/site.css", "/none", "/broken/"} {
		get, head := ask(s, "GET", target), ask(s, "HEAD", target)
		if b := body(head); b != "" {
			t.Errorf("%s: body %q", target, b)
		}
		if get.StatusCode != head.StatusCode || get.Header.Get("Content-Length") != head.Header.Get("Content-Length") || get.Header.Get("ETag") != head.Header.Get("ETag") {
			t.Errorf("%s: GET %v, HEAD %v", target, get.Header, head.Header)
		}
	}
}

func TestAFileIsNotSentAgainUnlessItChanged(t *testing.T) {
	site := newExample()
	s := shows(site)
	for _, target := range []string{"/", "/css/site.css"} {
		tag := ask(s, "GET", target).Header.Get("ETag")
		if tag == "" {
			t.Fatalf("%s has no ETag", target)
		}
		if r := ask(s, "GET", target, "If-None-Match", tag); r.StatusCode != 304 || body(r) != "" {
			t.Errorf("%s: status %d", target, r.StatusCode)
		}
		site.MapFS["css/site.css"].Data = []byte("for " + target)
		site.MapFS["index.html"].Data = []byte("for " + target)
		if r := ask(s, "GET", target, "If-None-Match", tag); r.StatusCode != 200 {
			t.Errorf("%s changed: status %d", target, r.StatusCode)
		}
	}
	if r := ask(s, "GET", "/none", "If-None-Match", "*"); r.StatusCode != 404 {
		t.Errorf("a missing page: status %d", r.StatusCode)
	}
}

func TestOnlyPagesGetTheScript(t *testing.T) {
	s := shows(newExample())
	const script = `<script type="module" src="/__vizitka/client.js" data-token="`
	for target, want := range map[string]int{"/": 1, "/en/part/": 1, "/none": 1, "/broken/": 1, "/css/site.css": 0, "/feed.atom": 0} {
		text := body(ask(s, "GET", target))
		if got := strings.Count(text, script); got != want {
			t.Errorf("%s: %d scripts\n%s", target, got, text)
		}
		if want == 1 && strings.Contains(text, "</body>") && strings.Index(text, script) > strings.Index(text, "</body>") {
			t.Errorf("%s: the script is behind the body", target)
		}
	}
}

func TestAPageIsOfAnotherVersionAfterAChange(t *testing.T) {
	s := shows(newExample())
	before := body(ask(s, "GET", "/"))
	s.Show(newExample(), nil)
	if after := body(ask(s, "GET", "/")); before == after {
		t.Error("the page carries the old version")
	}
}

func TestWithoutASiteThePageSaysSo(t *testing.T) {
	p := shows(nil)
	p.options.Lang = "ru"
	ctx, impatient := context.WithCancel(t.Context())
	impatient()
	q := httptest.NewRequestWithContext(ctx, "GET", "/any/", nil)
	q.Host = "localhost"
	w := httptest.NewRecorder()
	p.ServeHTTP(w, q)
	r := w.Result()
	if text := body(r); r.StatusCode != 503 || !strings.Contains(text, "сайт ещё не готов") || !strings.Contains(text, "<h1>Минуту</h1>") || !strings.Contains(text, "client.js") {
		t.Errorf("%d\n%s", r.StatusCode, text)
	}
}

func TestTheNewestSiteIsServed(t *testing.T) {
	s := shows(newExample())
	ask(s, "GET", "/")
	s.Show(&example{MapFS: fstest.MapFS{"index.html": {Data: []byte("newer")}}}, nil)
	if text := body(ask(s, "GET", "/")); !strings.Contains(text, "newer") {
		t.Errorf("old: %s", text)
	}
	if r := ask(s, "GET", "/css/site.css"); r.StatusCode != 404 || !strings.Contains(body(r), "there is no page") {
		t.Errorf("a deleted file: %d", r.StatusCode)
	}
}

func FuzzAnyPathHasAnAnswer(f *testing.F) {
	for _, p := range []string{"", "/", "//", "/a/..", "/%", "/\x00", "/en/part", "/../..", "/404.html/", "/css/site.css/"} {
		f.Add(p)
	}
	site := newExample()
	s := shows(site)
	f.Fuzz(func(t *testing.T, p string) {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = "localhost"
		r.URL.Path = p
		if p == prefix+"events" {
			return
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		switch w.Code {
		case 200, 301, 302, 307, 404, 500:
		default:
			t.Errorf("%q: %d", p, w.Code)
		}
		if to := w.Header().Get("Location"); strings.HasPrefix(to, "//") {
			t.Errorf("%q leads to another host: %q", p, to)
		}
	})
}
