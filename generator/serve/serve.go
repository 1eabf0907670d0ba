package serve

import (
	"cmp"
	"context"
	"crypto/rand"
	"io/fs"
	"log"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"vizitka/generator/diag"
	"vizitka/generator/render"
	"vizitka/generator/trace"
)

// DefaultAddr is where the preview is found if nothing is said.
const DefaultAddr = "127.0.0.1:1313"

// A Site is one state of a site. It does not change; its methods are called
// from any goroutine, and may make what they are asked for.
type Site interface {
	fs.FS
	// Hash returns the hash of a file's bytes, false if there is no such file.
	Hash(name string) (trace.Hash, bool)
	// BaseURL returns the address of the site. Only its path counts.
	BaseURL() string
	// Page tells of the page that a file of the site is.
	Page(name string) Page
	// PageOf returns the file that a page becomes, by its source; "" for a
	// source that is no page of the site.
	PageOf(source string) string
	// Problems returns what is wrong, as far as it is known.
	Problems() diag.List
	// ProblemsOf returns what is wrong with a file of the site and with its
	// source.
	ProblemsOf(name, source string) diag.List
}

// A Page is what is known of a page beside its bytes; zero for what is none.
type Page struct {
	Source string         // the file it is mostly made of
	Held   string         // "draft", "future" or "expired" if it would not be published now
	Blocks []render.Block // of its text
}

// Options say where the preview is and how it speaks.
type Options struct {
	// Addr is HOST:PORT; "" is DefaultAddr. If the port is taken one of the
	// next twenty is used, unless AddrGiven: then that is an error.
	Addr      string
	AddrGiven bool

	// Lang is the language of the preview's own pages: "ru", or English.
	Lang string

	// Report takes what the author should know. It may be nil.
	Report func(diag.Diagnostic)

	// Author is who may edit sources and has a desk. It may be nil.
	Author Author

	// Opened is called when a browser has opened a page, so that its problems
	// are known. It may be nil.
	Opened func()
}

const (
	headerTime     = 5 * time.Second
	answerTime     = time.Minute // a browser that pauses a video asks for the rest later
	idleTime       = 2 * time.Minute
	stopTime       = 500 * time.Millisecond // for answers under way, when the end comes
	firstTime      = 10 * time.Second       // that a request waits for the first state
	maxHeader      = 64 << 10
	maxConnections = 1024
)

// A Preview shows a site. Its methods may be called by several goroutines.
type Preview struct {
	options  Options
	listener net.Listener
	hosts    hosts
	own      http.Handler // of the addresses under prefix
	token    string
	start    string // tells this run from others, in versions

	newest atomic.Pointer[state]
	first  chan struct{} // closed when there is a state

	showing sync.Mutex      // held while browsers are told of a state, or a new one is let in
	known   map[string]seen // by file of the site
	streams map[*stream]bool
}

// A state is a site and its version.
type state struct {
	Site
	base    string // path of the site, with slashes at both ends
	version string
	number  int
}

// seen is what is remembered of a page that was open.
type seen struct{ etag, source string }

// Open begins to listen. What asks is answered when [Preview.Serve] runs.
func Open(o Options) (*Preview, error) {
	addr := cmp.Or(o.Addr, DefaultAddr)
	l, err := listen(addr, !o.AddrGiven)
	if err != nil {
		return nil, err
	}
	if got := l.Addr().String(); !o.AddrGiven && o.Report != nil && port(got) != port(addr) && port(addr) != "0" {
		o.Report(msgPort.At(diag.Place{}, diag.V{"taken": addr, "addr": got}))
	}
	p := newPreview(o)
	p.listener, p.hosts = &limited{Listener: l, free: make(chan struct{}, maxConnections)}, newHosts(addr, l)
	return p, nil
}

func newPreview(o Options) *Preview {
	p := &Preview{
		options: o, token: rand.Text(), start: strconv.FormatInt(time.Now().UnixNano(), 36),
		first: make(chan struct{}), known: map[string]seen{}, streams: map[*stream]bool{},
	}
	p.own = p.ownAddresses()
	return p
}

// Addresses returns the addresses under which the site can be opened, the
// machine's own first.
func (p *Preview) Addresses() []string {
	var out []string
	path := "/"
	if s := p.newest.Load(); s != nil {
		path = escaped(s.base)
	}
	for _, a := range p.hosts.addresses() {
		out = append(out, p.origin(a)+path)
	}
	return out
}

// Desk returns the address of the author's desk on this machine.
func (p *Preview) Desk() string {
	return p.origin(p.hosts.addresses()[0]) + prefix
}

func (p *Preview) origin(a netip.Addr) string {
	return "http://" + net.JoinHostPort(a.String(), port(p.listener.Addr().String()))
}

// Serve answers until ctx ends, and then returns nil within a second, whoever
// is connected. An error is one of the network.
func (p *Preview) Serve(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	h := &http.Server{
		Handler:           p,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // so streams end with ctx
		ReadHeaderTimeout: headerTime,
		WriteTimeout:      answerTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          log.New(nowhere{}, "", 0), // of clients that break off
	}
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(p.listener) }()
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

// wait returns the newest state. It waits for the first one; nil if that does
// not come.
func (p *Preview) wait(ctx context.Context) *state {
	if s := p.newest.Load(); s != nil {
		return s
	}
	late := time.NewTimer(firstTime)
	defer late.Stop()
	select {
	case <-p.first:
	case <-late.C:
	case <-ctx.Done():
	}
	return p.newest.Load()
}

// nowhere swallows what the HTTP server would log.
type nowhere struct{}

func (nowhere) Write(b []byte) (int, error) { return len(b), nil }
