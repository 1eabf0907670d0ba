package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"vizitka/generator/diag"
)

// running is a preview on a real socket.
type running struct {
	*Preview
	t    *testing.T
	url  string
	stop func() // ends it
}

func run(t *testing.T, o Options, site *example) running {
	t.Helper()
	if o.Addr == "" {
		o.Addr = "127.0.0.1:0"
	}
	p, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	p.Show(site, nil)
	ctx, cancel := context.WithCancel(context.Background())
	r := running{Preview: p, t: t, url: p.Addresses()[0]}
	done := make(chan error, 1)
	go func() { done <- p.Serve(ctx) }()
	r.stop = sync.OnceFunc(func() {
		cancel()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("it ended with %v", err)
			}
		case <-time.After(10 * time.Second):
			t.Error("it did not end")
		}
	})
	t.Cleanup(r.stop)
	return r
}

func get(t *testing.T, url string) string {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	return body(r)
}

// listener is an open page that hears of changes.
type listener struct {
	t    *testing.T
	body io.ReadCloser
	scan *bufio.Scanner
}

// hear connects as the page of a file of the site does.
func (r running) hear(page string) *listener {
	r.t.Helper()
	q := url.Values{"token": {r.token}, "page": {page}}
	resp, err := http.Get(r.url + "__vizitka/events?" + q.Encode())
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { resp.Body.Close() })
	if got := resp.Header.Get("Content-Type"); got != "text/event-stream" {
		r.t.Fatalf("type %q: %s", got, body(resp))
	}
	return &listener{r.t, resp.Body, bufio.NewScanner(resp.Body)}
}

// heard is an event.
type heard struct {
	name, data string
	change     change
	problems   struct {
		Count     map[string]int
		Page, All []problem
	}
}

// next returns the next event, the zero one at the end.
func (l *listener) next() (e heard) {
	l.t.Helper()
	for l.scan.Scan() {
		if name, ok := strings.CutPrefix(l.scan.Text(), "event: "); ok {
			e.name = name
		}
		var ok bool
		if e.data, ok = strings.CutPrefix(l.scan.Text(), "data: "); !ok {
			continue
		}
		var err error
		switch e.name {
		case "change":
			err = json.Unmarshal([]byte(e.data), &e.change)
		case "problems":
			err = json.Unmarshal([]byte(e.data), &e.problems)
		}
		if err != nil {
			l.t.Fatalf("%v: %s", err, e.data)
		}
		return e
	}
	return heard{}
}

// listenTo returns what tells events apart that are at hand.
func listenTo(t *testing.T, text string) *listener {
	return &listener{t: t, scan: bufio.NewScanner(strings.NewReader(text))}
}

// begun takes what every page is told first.
func (l *listener) begun() *listener {
	l.t.Helper()
	if e := l.next(); e.name != "hello" {
		l.t.Fatalf("the first event is %+v", e)
	}
	if e := l.next(); e.name != "problems" {
		l.t.Fatalf("the second event is %+v", e)
	}
	return l
}

func TestItServesOnARealSocket(t *testing.T) {
	site := newExample()
	site.base = "https://example.org/guide/"
	r := run(t, Options{}, site)
	if !strings.HasSuffix(r.url, "/guide/") {
		t.Errorf("url %q", r.url)
	}
	if text := get(t, r.url); !strings.Contains(text, "home") {
		t.Errorf("got %q", text)
	}
}

func TestARequestWaitsForTheFirstState(t *testing.T) {
	p := shows(nil)
	answer := make(chan string)
	go func() { answer <- body(ask(p, "GET", "/")) }()
	p.Show(newExample(), nil)
	select {
	case <-p.first:
	default:
		t.Error("nobody who waits is told")
	}
	if text := <-answer; !strings.Contains(text, "home") {
		t.Errorf("got %q", text)
	}
}

func TestAPortThatIsTaken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	taken := l.Addr().String()
	var said diag.List
	r := run(t, Options{Addr: taken, Report: func(d diag.Diagnostic) { said.Add(d) }}, newExample())
	if strings.Contains(r.url, taken) {
		t.Errorf("url %q", r.url)
	}
	if len(said) != 1 || said[0].Message.Name != "port-taken" || said[0].Values["taken"] != taken {
		t.Errorf("said %+v", said)
	}
	if p, err := Open(Options{Addr: taken, AddrGiven: true}); err == nil {
		p.listener.Close()
		t.Error("a given address was not insisted on")
	}
}

func TestAWrongAddressIsAnError(t *testing.T) {
	for _, addr := range []string{"nonsense", "127.0.0.1:99999999"} {
		if _, err := Open(Options{Addr: addr}); err == nil {
			t.Errorf("no error for %q", addr)
		}
	}
}

func TestItListensAtAllAddressesAndNamesThem(t *testing.T) {
	r := run(t, Options{Addr: "0.0.0.0:0"}, newExample())
	all := r.Addresses()
	if !strings.HasPrefix(all[0], "http://127.0.0.1:") {
		t.Errorf("first is %q", all[0])
	}
	for _, url := range all {
		if text := get(t, url); !strings.Contains(text, "home") {
			t.Errorf("%s: %q", url, text)
		}
	}
}

func TestItEndsWhoeverIsConnected(t *testing.T) {
	r := run(t, Options{}, newExample())
	var listeners []*listener
	for range 50 {
		listeners = append(listeners, r.hear("index.html").begun())
	}
	addr := r.listener.Addr().String()
	for _, say := range []string{"", "GET / HTTP/1.1\r\nHost: localh"} { // connected and silent; half a request
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		io.WriteString(c, say)
	}
	get(t, r.url) // by now those before are known to it
	r.stop()
	for _, l := range listeners {
		if l.next().name != "" {
			t.Error("a stream went on")
		}
	}
}

func TestPagesThatVanishLeaveNothing(t *testing.T) {
	r := run(t, Options{}, newExample())
	r.hear("index.html").begun().body.Close()
	left := func() (goroutines, streams, connections int) {
		http.DefaultClient.CloseIdleConnections()
		r.showing.Lock()
		defer r.showing.Unlock()
		return runtime.NumGoroutine(), len(r.streams), len(r.listener.(*limited).free)
	}
	settled := func(what string, most int) {
		t.Helper()
		for begin := time.Now(); ; time.Sleep(5 * time.Millisecond) {
			goroutines, streams, connections := left()
			if streams == 0 && connections == 0 && goroutines <= most {
				return
			}
			if time.Since(begin) > 20*time.Second {
				t.Fatalf("%s: %d goroutines, %d streams, %d connections", what, goroutines, streams, connections)
			}
		}
	}
	settled("at first", 1<<20)
	before := runtime.NumGoroutine()
	for range 10 {
		var all []*listener
		for range 200 {
			all = append(all, r.hear("index.html"))
		}
		for _, l := range all {
			l.body.Close()
		}
		settled("after a round", before+2)
	}
}

func TestStreamsAreLimited(t *testing.T) {
	p := shows(newExample())
	var last *stream
	for range maxStreams {
		if last = p.enter("index.html"); last == nil {
			t.Fatal("refused too early")
		}
	}
	if p.enter("index.html") != nil {
		t.Error("one too many")
	}
	p.leave(last)
	if p.enter("index.html") == nil {
		t.Error("a place that was left is not given again")
	}
}

func TestConnectionsAreLimited(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	two := &limited{Listener: l, free: make(chan struct{}, 2)}
	defer two.Close()
	accepted := make(chan net.Conn, 3)
	go func() {
		for c, err := two.Accept(); err == nil; c, err = two.Accept() {
			accepted <- c
		}
	}()
	dial := func() net.Conn {
		t.Helper()
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		return c
	}
	dial()
	first := <-accepted
	dial()
	<-accepted
	if _, err := dial().Read(make([]byte, 1)); err == nil {
		t.Error("a third connection is kept")
	}
	first.Close()
	first.Close() // makes room once
	dial()
	<-accepted
	if _, err := dial().Read(make([]byte, 1)); err == nil {
		t.Error("a connection that was closed twice made room for two")
	}
}

func TestAClientThatDoesNotReadIsDropped(t *testing.T) {
	p := shows(newExample())
	s := p.enter("index.html")
	for range 2 * maxWaiting {
		s.send("change", []byte("{}"))
	}
	select {
	case <-s.dropped:
	default:
		t.Error("it is kept")
	}
	if len(s.events) > maxWaiting {
		t.Errorf("%d events wait", len(s.events))
	}
}

func TestHeadersThatAreTooLargeAreRefused(t *testing.T) {
	r := run(t, Options{}, newExample())
	q, _ := http.NewRequest("GET", r.url, nil)
	q.Header.Set("X", strings.Repeat("x", 2*maxHeader))
	resp, err := http.DefaultClient.Do(q)
	if err != nil {
		return // the connection was closed on us: refused too
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("status %d", resp.StatusCode)
	}
}

func TestHosts(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	h := newHosts("box.local:1313", l)
	for host, want := range map[string]bool{
		"localhost": true, "LOCALHOST:1": true, "127.0.0.1:1313": true, "[::1]": true, "[::1]:80": true, "box.local:1313": true,
		"": false, ":1313": false, "127.0.0.2": false, "10.0.0.1": false, "localhost.": false, "box.local.evil": false, "[::1": true, "::1": true,
	} {
		if got := h.own(host); got != want {
			t.Errorf("own(%q) = %v", host, got)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	p := shows(newExample())
	b.ReportAllocs()
	for b.Loop() {
		if r := ask(p, "GET", "/"); r.StatusCode != 200 {
			b.Fatal(r.StatusCode)
		}
	}
}
