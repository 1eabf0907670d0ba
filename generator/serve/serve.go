package serve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"vizitka/generator/diag"
)

// DefaultAddr is where the preview is found if nothing is said.
const DefaultAddr = "127.0.0.1:1313"

// Options say where the preview is and how it speaks.
type Options struct {
	// Addr is HOST:PORT; "" is DefaultAddr. If the port is taken one of the
	// next twenty is used, unless AddrGiven: then that is an error.
	Addr      string
	AddrGiven bool

	// BaseURL is that of the site. Only its path counts: the site is served
	// under it.
	BaseURL string

	// Lang is the language of the preview's own pages: "ru", or English.
	Lang string

	// Changes gives a value whenever current returns another site than
	// before. Nil: pages are never told.
	Changes <-chan struct{}

	// Report takes what the author should know. It may be nil.
	Report func(diag.Diagnostic)
}

const (
	headerTime = 5 * time.Second
	answerTime = time.Minute // a browser that pauses a video asks for the rest later
	idleTime   = 2 * time.Minute
	maxHeader  = 64 << 10
	stopTime   = 500 * time.Millisecond // for answers under way, when the end comes
)

// Serve serves until ctx ends, and then returns nil within a second, whoever is
// connected. current returns the newest site, or nil while there is none; it is
// called at each request, from any goroutine. ready is called once for each
// address under which the site can be opened, the machine's own first, when
// requests are answered. An error is one of the network, or a BaseURL that is
// no URL.
func Serve(ctx context.Context, current func() fs.FS, o Options, ready func(url string)) error {
	base, err := basePath(o.BaseURL)
	if err != nil {
		return err
	}
	addr := cmp.Or(o.Addr, DefaultAddr)
	l, err := listen(addr, !o.AddrGiven)
	if err != nil {
		return err
	}
	if got := l.Addr().String(); !o.AddrGiven && o.Report != nil && port(got) != port(addr) && port(addr) != "0" {
		o.Report(msgPort.At(diag.Place{}, diag.V{"taken": addr, "addr": got}))
	}
	s := &server{current: current, base: base, lang: o.Lang, hosts: newHosts(addr, l), live: newLive(time.Now())}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	h := &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // so streams end with ctx
		ReadHeaderTimeout: headerTime,
		WriteTimeout:      answerTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          log.New(nowhere{}, "", 0), // of clients that break off
	}
	go s.live.follow(ctx, o.Changes)
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(l) }()
	for _, a := range s.hosts.addresses() {
		ready("http://" + net.JoinHostPort(a.String(), port(l.Addr().String())) + escaped(base))
	}
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stop, release := context.WithTimeout(context.Background(), stopTime)
	defer release()
	if h.Shutdown(stop) != nil {
		h.Close()
	}
	<-failed
	return nil
}

// server is what a request meets.
type server struct {
	current func() fs.FS
	base    string // path of the site, with slashes at both ends
	lang    string
	hosts   hosts
	live    *live
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-cache")
	if !s.hosts.own(r.Host) {
		h.Set("Connection", "close")
		http.Error(w, "this server has another name", http.StatusMisdirectedRequest)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		h.Set("Connection", "close") // a body is not read
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	defer func() {
		switch p := recover(); p {
		case nil:
		case http.ErrAbortHandler:
			panic(p)
		default:
			h.Del("ETag")
			s.broken(w, r, strings.TrimPrefix(r.URL.Path, s.base), fmt.Errorf("panic: %v", p))
		}
	}()
	switch path := r.URL.Path; {
	case path == prefix+"events":
		if foreign(r) {
			http.Error(w, "only for the preview's own pages", http.StatusForbidden)
			return
		}
		s.live.stream(w, r)
	case path == prefix+"client.js":
		s.script(w, r)
	case strings.HasPrefix(path, s.base):
		s.send(w, r, path[len(s.base):])
	case path == "/" || path+"/" == s.base:
		s.redirect(w, r, escaped(s.base), http.StatusFound)
	default:
		s.page(w, r, http.StatusNotFound, msgNone.At(diag.Place{}, diag.V{"path": path}))
	}
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

// basePath returns the path of a base URL, with slashes at both ends.
func basePath(base string) (string, error) {
	u, err := url.Parse(base)
	if err != nil {
		return "", err
	}
	path := "/" + strings.Trim(u.Path, "/") + "/"
	if path == "//" {
		path = "/"
	}
	return path, nil
}

func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// listen opens a port: the given one, or one of the next twenty if another may
// do.
func listen(addr string, another bool) (net.Listener, error) {
	l, first := net.Listen("tcp", addr)
	if first == nil || !another {
		return l, first
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, first
	}
	from, err := strconv.Atoi(port(addr))
	if err != nil {
		return nil, first
	}
	for p := from + 1; p <= from+20; p++ {
		if l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(p))); err == nil {
			return l, nil
		}
	}
	return nil, errors.Join(first, errors.New("and so are the next twenty ports"))
}

func port(addr string) string {
	_, p, _ := net.SplitHostPort(addr)
	return p
}

// nowhere swallows what the HTTP server would log.
type nowhere struct{}

func (nowhere) Write(b []byte) (int, error) { return len(b), nil }
