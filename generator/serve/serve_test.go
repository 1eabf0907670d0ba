package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"vizitka/generator/diag"
)

// running is a server on a real socket.
type running struct {
	url     string
	urls    chan string
	changes chan struct{}
	stop    func() time.Duration // ends it and returns how long that took
}

func run(t *testing.T, o Options) running {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r := running{urls: make(chan string, 100), changes: make(chan struct{})}
	o.Changes = r.changes
	done := make(chan error, 1)
	site := newExample()
	go func() { done <- Serve(ctx, func() fs.FS { return site }, o, func(url string) { r.urls <- url }) }()
	select {
	case r.url = <-r.urls:
	case err := <-done:
		t.Fatal(err)
	}
	stopped := false
	r.stop = func() time.Duration {
		if stopped {
			return 0
		}
		stopped = true
		begin := time.Now()
		cancel()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("it ended with %v", err)
			}
		case <-time.After(10 * time.Second):
			t.Error("it did not end")
		}
		return time.Since(begin)
	}
	t.Cleanup(func() { r.stop() })
	return r
}

func get(t *testing.T, url string) string {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// listener reads the event stream.
type listener struct {
	body io.ReadCloser
	scan *bufio.Scanner
}

func hear(t *testing.T, r running) *listener {
	t.Helper()
	resp, err := http.Get(r.url + "__vizitka/events")
	if err != nil {
		t.Fatal(err)
	}
	if got := resp.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Fatalf("type %q", got)
	}
	t.Cleanup(func() { resp.Body.Close() })
	return &listener{resp.Body, bufio.NewScanner(resp.Body)}
}

// next returns the version of the next event, or "" at the end.
func (l *listener) next() string {
	for l.scan.Scan() {
		if v, ok := strings.CutPrefix(l.scan.Text(), "data: "); ok {
			return v
		}
	}
	return ""
}

func TestServeOnARealSocket(t *testing.T) {
	r := run(t, Options{Addr: "127.0.0.1:0", BaseURL: "https://example.org/guide/"})
	if !strings.HasSuffix(r.url, "/guide/") {
		t.Errorf("url %q", r.url)
	}
	if text := get(t, r.url); !strings.Contains(text, "home") {
		t.Errorf("got %q", text)
	}
}

func TestOpenPagesHearOfChanges(t *testing.T) {
	r := run(t, Options{Addr: "127.0.0.1:0"})
	page := get(t, r.url)
	a, b := hear(t, r), hear(t, r)
	first := a.next()
	if !strings.Contains(page, `data-version="`+first+`"`) {
		t.Errorf("the page has not the version %q:\n%s", first, page)
	}
	b.next()
	r.changes <- struct{}{}
	second := a.next()
	if second == first || second == "" {
		t.Errorf("the version after a change is %q", second)
	}
	if got := b.next(); got != second {
		t.Errorf("another page heard %q", got)
	}
	if got := hear(t, r).next(); got != second {
		t.Errorf("a page that comes late heard %q", got)
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
	r := run(t, Options{Addr: taken, Report: func(d diag.Diagnostic) { said.Add(d) }})
	if strings.Contains(r.url, taken) {
		t.Errorf("url %q", r.url)
	}
	if len(said) != 1 || said[0].Message.Name != "port-taken" || said[0].Values["taken"] != taken {
		t.Errorf("said %+v", said)
	}
	err = Serve(t.Context(), func() fs.FS { return nil }, Options{Addr: taken, AddrGiven: true}, func(string) { t.Error("ready") })
	if err == nil {
		t.Error("a given address was not insisted on")
	}
}

func TestWrongOptionsAreErrors(t *testing.T) {
	for _, o := range []Options{{Addr: "127.0.0.1:0", BaseURL: "http://a b/%zz"}, {Addr: "nonsense"}, {Addr: "127.0.0.1:99999999"}} {
		if err := Serve(t.Context(), func() fs.FS { return nil }, o, func(string) { t.Errorf("ready with %+v", o) }); err == nil {
			t.Errorf("no error for %+v", o)
		}
	}
}

func TestItListensAtAllAddressesAndNamesThem(t *testing.T) {
	r := run(t, Options{Addr: "0.0.0.0:0"})
	if !strings.HasPrefix(r.url, "http://127.0.0.1:") {
		t.Errorf("first is %q", r.url)
	}
	time.Sleep(50 * time.Millisecond)
	for len(r.urls) > 0 {
		url := <-r.urls
		if text := get(t, url); !strings.Contains(text, "home") {
			t.Errorf("%s: %q", url, text)
		}
	}
}

func TestItEndsWithinASecondWhoeverIsConnected(t *testing.T) {
	r := run(t, Options{Addr: "127.0.0.1:0"})
	var listeners []*listener
	for range 50 {
		l := hear(t, r)
		l.next()
		listeners = append(listeners, l)
	}
	addr := strings.TrimSuffix(strings.TrimPrefix(r.url, "http://"), "/")
	for _, say := range []string{"", "GET / HTTP/1.1\r\nHost: localh"} { // connected and silent; half a request
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		io.WriteString(c, say)
	}
	time.Sleep(50 * time.Millisecond)
	if took := r.stop(); took > time.Second {
		t.Errorf("it took %v", took)
	}
	for _, l := range listeners {
		if l.next() != "" {
			t.Error("a stream went on")
		}
	}
}

func TestListenersThatVanishLeaveNothing(t *testing.T) {
	r := run(t, Options{Addr: "127.0.0.1:0"})
	http.DefaultClient.CloseIdleConnections()
	before := runtime.NumGoroutine()
	for range 5 {
		var all []*listener
		for range 100 {
			l := hear(t, r)
			l.next()
			all = append(all, l)
		}
		for _, l := range all {
			l.body.Close()
		}
	}
	http.DefaultClient.CloseIdleConnections()
	after := 0
	for range 100 {
		if after = runtime.NumGoroutine(); after <= before+2 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("%d goroutines before, %d after", before, after)
}

func TestStreamsAreLimited(t *testing.T) {
	l := newLive(time.Now())
	for range maxStreams {
		if !l.enter() {
			t.Fatal("refused too early")
		}
	}
	if l.enter() {
		t.Error("one too many")
	}
	l.leave()
	if !l.enter() {
		t.Error("a place that was left is not given again")
	}
}

func TestHeadersThatAreTooLargeAreRefused(t *testing.T) {
	r := run(t, Options{Addr: "127.0.0.1:0"})
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
	s := newServer(newExample(), "/")
	b.ReportAllocs()
	for b.Loop() {
		if r := ask(s, "GET", "/"); r.StatusCode != 200 {
			b.Fatal(fmt.Sprint(r.StatusCode))
		}
	}
}
