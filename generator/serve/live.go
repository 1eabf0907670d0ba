package serve

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"vizitka/generator/trace"
)

//go:embed client.js
var client []byte

const (
	prefix     = "/__vizitka/"
	maxStreams = 256
	writeTime  = 5 * time.Second  // for one event: a client that does not read is dropped
	pulse      = 20 * time.Second // between comments that find out who is gone
)

// live is the versions of the site and who listens to them.
type live struct {
	start string // tells this run of the server from others

	mu      sync.Mutex
	number  int
	changed chan struct{} // closed at the next version
	streams int
}

func newLive(now time.Time) *live {
	return &live{start: strconv.FormatInt(now.UnixNano(), 36), changed: make(chan struct{})}
}

// version returns the newest version and a channel that closes when there is a
// newer one. Nothing is queued: a slow listener skips versions.
func (l *live) version() (string, <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.start + "-" + strconv.Itoa(l.number), l.changed
}

func (l *live) next() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.number++
	close(l.changed)
	l.changed = make(chan struct{})
}

// follow makes a new version at each value of changes.
func (l *live) follow(ctx context.Context, changes <-chan struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case _, open := <-changes:
			if !open {
				return
			}
			l.next()
		}
	}
}

// stream sends versions until the client or the server goes away.
func (l *live) stream(w http.ResponseWriter, r *http.Request) {
	if !l.enter() {
		http.Error(w, "too many pages are open", http.StatusServiceUnavailable)
		return
	}
	defer l.leave()
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	send := func(text string) bool {
		control.SetWriteDeadline(time.Now().Add(writeTime))
		if _, err := w.Write([]byte(text)); err != nil {
			return false
		}
		return control.Flush() == nil
	}
	beat := time.NewTicker(pulse)
	defer beat.Stop()
	for ok := true; ok; {
		version, changed := l.version()
		ok = send(fmt.Sprintf("event: change\ndata: %s\n\n", version))
		for waiting := true; ok && waiting; {
			select {
			case <-r.Context().Done():
				return
			case <-changed:
				waiting = false
			case <-beat.C:
				ok = send(": still here\n\n")
			}
		}
	}
}

func (l *live) enter() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.streams >= maxStreams {
		return false
	}
	l.streams++
	return true
}

func (l *live) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.streams--
}

// script sends the script that pages are given.
func (s *server) script(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", typeOf("client.js"))
	w.Header().Set("ETag", `"`+trace.Sum(client).String()+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(client))
}

// withScript returns HTML with the preview's script at its end.
func withScript(html []byte, version string) []byte {
	script := `<script src="` + prefix + `client.js" data-version="` + version + `"></script>`
	at := bytes.LastIndex(html, []byte("</body>"))
	if at < 0 {
		at = len(html) // the end tag may be left out
	}
	out := make([]byte, 0, len(html)+len(script))
	out = append(out, html[:at]...)
	out = append(out, script...)
	return append(out, html[at:]...)
}
