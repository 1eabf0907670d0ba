package serve

import (
	"encoding/json"
	"net/http"
	"time"

	"vizitka/generator/trace"
)

const (
	maxStreams = 256
	maxWaiting = 16               // events for one client: one that does not read is dropped
	writeTime  = 5 * time.Second  // for one event, likewise
	pulse      = 20 * time.Second // between comments that find out who is gone
)

// A stream is an open page that hears of changes. All but events and dropped is
// guarded by Preview.showing.
type stream struct {
	page    string // data-page of it
	events  chan []byte
	dropped chan struct{} // closed when too many events wait

	// What the page has now.
	etag     string
	assets   map[string]trace.Hash
	wrong    string // its part of the event "problems"
	problems string
}

// send leaves an event for the client. One that does not take them is dropped.
func (t *stream) send(name string, data []byte) {
	event := make([]byte, 0, len(name)+len(data)+20)
	event = append(append(event, "event: "...), name...)
	event = append(append(event, "\ndata: "...), data...)
	event = append(event, "\n\n"...)
	select {
	case <-t.dropped:
	case t.events <- event:
	default:
		close(t.dropped)
	}
}

// events is the address of the event stream.
func (p *Preview) events(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	t := p.enter(r.URL.Query().Get("page"))
	if t == nil {
		http.Error(w, "too many pages are open", http.StatusServiceUnavailable)
		return
	}
	defer p.leave(t)
	if p.options.Opened != nil {
		p.options.Opened()
	}
	control := http.NewResponseController(w)
	write := func(b []byte) bool {
		if control.SetWriteDeadline(time.Now().Add(writeTime)) != nil {
			return false
		}
		if _, err := w.Write(b); err != nil {
			return false
		}
		return control.Flush() == nil
	}
	beat := time.NewTicker(pulse)
	defer beat.Stop()
	for ok := true; ok; {
		select {
		case <-r.Context().Done():
			return
		case <-t.dropped:
			return
		case e := <-t.events:
			ok = write(e)
		case <-beat.C:
			ok = write([]byte(": still here\n\n"))
		}
	}
}

// enter lets a page in and tells it how things stand; nil if there are too many.
func (p *Preview) enter(page string) *stream {
	p.showing.Lock()
	defer p.showing.Unlock()
	if len(p.streams) >= maxStreams {
		return nil
	}
	s := p.newest.Load()
	t := &stream{page: page, events: make(chan []byte, maxWaiting), dropped: make(chan struct{})}
	l := p.look(s, page)
	t.etag, t.assets = l.etag, l.assets
	t.send("hello", encoded(map[string]string{"version": s.version, "token": p.token}))
	wrong := p.wrongWith(s, l)
	t.wrong = string(wrong)
	t.tellProblems(p.problemsFor(wrong, p.overview(s)))
	p.streams[t] = true
	return t
}

func (p *Preview) leave(t *stream) {
	p.showing.Lock()
	defer p.showing.Unlock()
	delete(p.streams, t)
}

// tellWrong sends what is wrong with the page itself, unless the page knows it.
func (t *stream) tellWrong(wrong json.RawMessage) {
	if text := string(wrong); text != t.wrong {
		t.wrong = text
		t.send("problems", encoded(map[string]json.RawMessage{"page": wrong}))
	}
}

// tellProblems sends what is wrong, unless the page knows it.
func (t *stream) tellProblems(data []byte) {
	if text := string(data); text != t.problems {
		t.problems = text
		t.send("problems", data)
	}
}

// encoded returns a value as JSON in one line. All that is sent can be encoded.
func encoded(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}
