package serve

import (
	"crypto/subtle"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"vizitka/generator/diag"
)

const (
	prefix   = "/__vizitka/" // of the preview's own addresses
	maxBody  = 64 << 10      // of a request that acts
	bodyTime = 5 * time.Second
)

// ServeHTTP answers a request.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-cache")
	if !p.hosts.own(r.Host) {
		h.Set("Connection", "close")
		http.Error(w, "this server has another name", http.StatusMisdirectedRequest)
		return
	}
	defer func() {
		switch v := recover(); v {
		case nil:
		case http.ErrAbortHandler:
			panic(v)
		default:
			h.Del("ETag")
			p.panicked(w, r, v)
		}
	}()
	if strings.HasPrefix(r.URL.Path, prefix) {
		p.own.ServeHTTP(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		h.Set("Connection", "close") // a body is not read
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	s := p.wait(r.Context())
	switch path := r.URL.Path; {
	case s == nil:
		h.Set("Retry-After", "1")
		p.tell(w, r, nil, http.StatusServiceUnavailable, tag{page: fileAt(path, "/")}, diag.List{msgNotYet.At(diag.Place{}, nil)})
	case path+"/" == prefix || strings.TrimSuffix(path, "/")+"/" == s.base+prefix[1:]:
		redirect(w, r, prefix, http.StatusFound)
	case strings.HasPrefix(path, s.base):
		p.send(w, r, path[len(s.base):])
	case path == "/" || path+"/" == s.base:
		redirect(w, r, escaped(s.base), http.StatusFound)
	default:
		p.tell(w, r, s, http.StatusNotFound, tag{}, diag.List{msgNone.At(diag.Place{}, diag.V{"path": path})})
	}
}

// ownAddresses are the addresses of the preview itself.
func (p *Preview) ownAddresses() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+prefix+"events", p.listens(p.ready(p.events)))
	mux.HandleFunc("GET "+prefix+"{file}", sendClient)
	if p.options.Author != nil {
		mux.HandleFunc("GET "+prefix+"{$}", p.ready(p.desk))
		mux.HandleFunc("POST "+prefix+"open", p.acts(p.ready(p.edit)))
		mux.HandleFunc("POST "+prefix+"new", p.acts(p.ready(p.newPage)))
	}
	return mux
}

// ready lets requests wait for the first state.
func (p *Preview) ready(answer http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if p.wait(r.Context()) == nil {
			http.Error(w, "the site is not ready", http.StatusServiceUnavailable)
			return
		}
		answer(w, r)
	}
}

// listens guards the event stream: it tells what is on the author's disk.
func (p *Preview) listens(answer http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if foreign(r) {
			http.Error(w, "only for the preview's own pages", http.StatusForbidden)
			return
		}
		if !p.isToken(r.URL.Query().Get("token")) {
			oldToken(w)
			return
		}
		answer(w, r)
	}
}

// acts guards an address that does something: its requests come from a page of
// this preview, by a click, on the author's own machine. Who looks at the site
// on another one may look.
func (p *Preview) acts(act http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			w.Header().Set("Allow", "POST")
			http.Error(w, "only POST", http.StatusMethodNotAllowed)
			return
		}
		if !fromMachine(r.RemoteAddr) {
			http.Error(w, "only from the machine that the preview runs on", http.StatusForbidden)
			return
		}
		if r.Header.Get("Origin") == "" || foreign(r) {
			http.Error(w, "only for the preview's own pages", http.StatusForbidden)
			return
		}
		kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if kind != "application/json" && kind != "application/x-www-form-urlencoded" {
			http.Error(w, "only JSON and forms", http.StatusUnsupportedMediaType)
			return
		}
		if r.ContentLength > maxBody {
			http.Error(w, "too long", http.StatusRequestEntityTooLarge)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		// An error means that there is no connection: nothing to wait for.
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyTime))
		token := r.Header.Get("Vizitka-Token")
		if token == "" {
			token = r.PostFormValue("token") // a form cannot set a header
		}
		if !p.isToken(token) {
			oldToken(w)
			return
		}
		act(w, r)
	}
}

func (p *Preview) isToken(s string) bool {
	return subtle.ConstantTimeCompare([]byte(s), []byte(p.token)) == 1
}

// oldToken refuses a request in the way that a page knows to mend.
func oldToken(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusForbidden)
	fmt.Fprintln(w, `{"error":"token"}`)
}

// foreign reports whether a request comes from a page of another origin.
func foreign(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
	default:
		return true
	}
	origin := r.Header.Get("Origin")
	return origin != "" && !strings.EqualFold(origin, "http://"+r.Host)
}

func redirect(w http.ResponseWriter, r *http.Request, to string, status int) {
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", to)
	w.WriteHeader(status)
}

// basePath returns the path of a base URL, with slashes at both ends; "/" for
// what is no URL, which the settings tell.
func basePath(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return "/"
	}
	if path := strings.Trim(u.Path, "/"); path != "" {
		return "/" + path + "/"
	}
	return "/"
}

func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// fileAt returns the file of the site that is shown at a path under base.
func fileAt(path, base string) string {
	name := strings.TrimPrefix(path, base)
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return strings.TrimPrefix(name, "/")
}
