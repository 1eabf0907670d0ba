package render

import (
	"bytes"

	"vizitka/generator/diag"
	"vizitka/generator/markdown"
	"vizitka/generator/site"
	"vizitka/generator/theme"
	"vizitka/generator/trace"
)

// A worker has templates of its own, whose functions know for which output
// they work. It is used by one goroutine at a time.
type worker struct {
	env   *Env
	set   *theme.Set
	frame *frame // of the output, or of the fragment, that is being made
	pool  []*bytes.Buffer
}

// A frame is the making of one output or fragment.
type frame struct {
	worker   *worker
	rec      *trace.Recorder
	view     *site.View
	page     *site.PageView // the page that is made; nil for a fragment
	judged   map[*markdown.Body]bool
	told     map[reported]bool
	problems diag.List
	pagers   int // pages of the list, if the layout shows one
	ordinals map[string]int
}

// acquire returns a worker that nobody else uses.
func (e *Env) acquire() (*worker, diag.List) {
	e.mu.Lock()
	if n := len(e.idle); n > 0 {
		w := e.idle[n-1]
		e.idle = e.idle[:n-1]
		e.mu.Unlock()
		w.env = e
		return w, nil
	}
	e.mu.Unlock()
	w := &worker{env: e}
	set, err := e.Theme.NewSet(w.functions())
	if err != nil {
		return nil, diag.List{internal.At(diag.Place{}, diag.V{"detail": err.Error()})}
	}
	w.set = set
	return w, nil
}

func (e *Env) release(w *worker) {
	w.frame = nil
	e.mu.Lock()
	defer e.mu.Unlock()
	e.idle = append(e.idle, w)
}

// Read calls f with the site as seen by an output that records to r, and
// returns the problems that filling bodies found. Outputs without a layout are
// made by it: feeds, sitemaps.
func (e *Env) Read(lang string, r *trace.Recorder, f func(v *site.View)) diag.List {
	e = e.of(r)
	w, problems := e.acquire()
	if w == nil {
		return problems
	}
	defer e.release(w)
	own := w.enter(r, lang)
	f(own.view)
	return own.problems
}

// enter begins an output.
func (w *worker) enter(r *trace.Recorder, lang string) *frame {
	f := &frame{worker: w, rec: r, judged: map[*markdown.Body]bool{}}
	f.view = w.env.Site.View(lang, r, f)
	w.frame = f
	return f
}

// buffer returns an empty buffer; done gives it back.
func (w *worker) buffer() *bytes.Buffer {
	if n := len(w.pool); n > 0 {
		b := w.pool[n-1]
		w.pool = w.pool[:n-1]
		return b
	}
	return new(bytes.Buffer)
}

func (w *worker) done(b *bytes.Buffer) {
	b.Reset()
	w.pool = append(w.pool, b)
}

// Pagers implements site.Filler.
func (f *frame) Pagers(n int) { f.pagers = n }

// KindLabel implements site.Filler.
func (f *frame) KindLabel(v *site.View, kind string) string {
	return f.worker.env.kindLabel(f.rec, v.LanguageCode(), kind)
}
