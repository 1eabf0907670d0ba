package serve

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestTheEventStreamRefuses(t *testing.T) {
	p := shows(newExample())
	with := func(token string) string { return "/__vizitka/events?page=index.html&token=" + token }
	for _, c := range []struct {
		name, method, target string
		header               []string
		status               int
		has                  string
	}{
		{name: "another token", target: with("old"), status: 403, has: `{"error":"token"}`},
		{name: "no token", target: with(""), status: 403, has: `{"error":"token"}`},
		{name: "another site", target: with(p.token), header: []string{"Sec-Fetch-Site", "cross-site"}, status: 403},
		{name: "another site of the same domain", target: with(p.token), header: []string{"Sec-Fetch-Site", "same-site"}, status: 403},
		{name: "another origin", target: with(p.token), header: []string{"Origin", "http://evil.example"}, status: 403},
		{name: "the same host at another port", target: with(p.token), header: []string{"Origin", "http://localhost:1"}, status: 403},
		{name: "another name", target: with(p.token), header: []string{"Host", "evil.example"}, status: 421},
		{name: "another method", method: "POST", target: with(p.token), status: 405},
		{name: "the head alone", method: "HEAD", target: with(p.token), header: []string{"Origin", "http://localhost:1313", "Sec-Fetch-Site", "same-origin"}, status: 200},
	} {
		if c.method == "" {
			c.method = "GET"
		}
		r := ask(p, c.method, c.target, c.header...)
		if text := body(r); r.StatusCode != c.status || !strings.Contains(text, c.has) || strings.Contains(text, p.token) {
			t.Errorf("%s: status %d, want %d\n%s", c.name, r.StatusCode, c.status, text)
		}
		if r.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" || r.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %v", c.name, r.Header)
		}
	}
}

func TestWhatActsRefuses(t *testing.T) {
	p := shows(newExample())
	acted := 0
	guarded := p.acts(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err == nil {
			acted++
		}
	})
	const here = "http://localhost:1313"
	form := "application/x-www-form-urlencoded"
	for _, c := range []struct {
		name, method, from, origin, token, kind, site, body string
		status                                              int
	}{
		{name: "a click of the page", status: 200},
		{name: "with the browser's word for it", site: "same-origin", status: 200},
		{name: "JSON with its charset", kind: "application/json; charset=utf-8", status: 200},
		{name: "a form with the token in it", kind: form, token: "-", body: "title=x&token=" + p.token, status: 200},
		{name: "from this machine by IPv6", from: "[::1]:40000", status: 200},
		{name: "from another machine", from: "192.0.2.7:40000", status: 403},
		{name: "GET", method: "GET", status: 405},
		{name: "HEAD", method: "HEAD", status: 405},
		{name: "PUT", method: "PUT", status: 405},
		{name: "no origin", origin: "-", status: 403},
		{name: "another origin", origin: "http://evil.example", status: 403},
		{name: "another port", origin: "http://localhost:1", status: 403},
		{name: "another scheme", origin: "https://localhost:1313", status: 403},
		{name: "an origin that is hidden", origin: "null", status: 403},
		{name: "another site", site: "cross-site", status: 403},
		{name: "no token", token: "-", status: 403},
		{name: "another token", token: "old", status: 403},
		{name: "a form with another token", kind: form, token: "-", body: "token=old", status: 403},
		{name: "JSON with the token in it", token: "-", body: `{"token":"` + p.token + `"}`, status: 403},
		{name: "text", kind: "text/plain", status: 415},
		{name: "no type", kind: "-", status: 415},
		{name: "a long body", body: strings.Repeat("x", maxBody+1), status: 413},
	} {
		or := func(value, usual string) string {
			switch value {
			case "":
				return usual
			case "-":
				return ""
			}
			return value
		}
		r := httptest.NewRequest(or(c.method, "POST"), "/__vizitka/open", strings.NewReader(c.body))
		r.Host, r.RemoteAddr = "localhost:1313", or(c.from, "127.0.0.1:40000")
		for name, value := range map[string]string{
			"Origin": or(c.origin, here), "Vizitka-Token": or(c.token, p.token), "Content-Type": or(c.kind, "application/json"), "Sec-Fetch-Site": c.site,
		} {
			if value != "" {
				r.Header.Set(name, value)
			}
		}
		w := httptest.NewRecorder()
		before := acted
		guarded(w, r)
		if w.Code != c.status || (acted > before) != (c.status == 200) {
			t.Errorf("%s: status %d, want %d; acted: %v", c.name, w.Code, c.status, acted > before)
		}
	}
}

func TestTheTokenIsAnotherAtEachStart(t *testing.T) {
	if a, b := shows(nil).token, shows(nil).token; a == b || len(a) < 26 {
		t.Errorf("%q and %q", a, b)
	}
}

func TestWhatNeedsTheSiteIsRefusedWithoutIt(t *testing.T) {
	p := shows(nil)
	ctx, impatient := context.WithCancel(t.Context())
	impatient()
	r := httptest.NewRequestWithContext(ctx, "GET", "/__vizitka/", nil)
	w := httptest.NewRecorder()
	p.ready(func(http.ResponseWriter, *http.Request) { t.Error("answered") })(w, r)
	if w.Code != http.StatusServiceUnavailable {
		t.Errorf("status %d", w.Code)
	}
}
