package render

import (
	"fmt"
	"sync"

	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/image"
	"vizitka/generator/site"
	"vizitka/generator/theme"
	"vizitka/generator/trace"
)

// Env is what pages are made from: one state of a site. It never changes, and
// all its methods may be called by several goroutines.
type Env struct {
	Site  *site.Site
	Theme *theme.Theme
	Rules *content.Rules
	// Grammar is the fingerprint of all that Rules are made of.
	Grammar trace.Hash
	// Open returns the text of a file of the site's folder.
	Open func(name string) ([]byte, error)
	// Print returns the fingerprint of a file of the site's folder, and false
	// where there is none.
	Print func(name string) (trace.Hash, bool)
	// Look returns the facts of a picture of the site's folder, of one that is
	// none the zero value. It remembers.
	Look func(name string) image.Facts
	// Live is set in the preview, so that layouts may show drafts' marks.
	Live bool

	fragments *trace.Memo[fragment]
	once      sync.Map // name → func() any
	mu        sync.Mutex
	idle      []*worker
}

// fragment is what a partial made for all that ask.
type fragment struct {
	html     string
	problems diag.List
}

// print is the fingerprint of a fragment: of its HTML, and of its problems,
// because each page that shows it tells them.
func (m fragment) print() trace.Hash {
	h := trace.NewHasher()
	h.WriteString(m.html)
	if len(m.problems) > 0 {
		diag.Print(h, m.problems, diag.Style{Lang: "en"}) //nolint:errcheck // a Hasher never fails
	}
	return h.Sum()
}

var fragmentQuestion = trace.DeclareDerived("fragment")

// Ready prepares an Env whose exported fields are set.
func (e *Env) Ready() {
	e.fragments = trace.NewMemo[fragment](fragmentQuestion)
}

// With returns the Env of a state of which only some texts are others: what
// e knows of the theme and of files is shared.
func (e *Env) With(s *site.Site, open func(string) ([]byte, error), print func(string) (trace.Hash, bool)) *Env {
	next := &Env{Site: s, Theme: e.Theme, Rules: e.Rules, Grammar: e.Grammar, Open: open, Print: print, Live: e.Live, Look: e.Look}
	next.fragments = trace.NewMemo[fragment](fragmentQuestion)
	e.mu.Lock()
	defer e.mu.Unlock()
	next.idle, e.idle = e.idle, nil
	return next
}

// of returns the Env of the state that an output is being made of: states share
// their outputs.
func (e *Env) of(r *trace.Recorder) *Env {
	if now, ok := trace.Asked[*Env](r); ok {
		return now
	}
	return e
}

// Keep takes over the fragments of the state before that are fresh.
func (e *Env) Keep(last *Fragments, fresh func(trace.Key) bool) { e.fragments.Seed(last.memo, fresh) }

// TakeOver takes over from the state before the workers, whose templates are
// ready, if the theme is the same.
func (e *Env) TakeOver(last *Env) {
	if last.Theme != e.Theme {
		return
	}
	last.mu.Lock()
	defer last.mu.Unlock()
	e.idle, last.idle = last.idle, nil
}

// World adds to w what questions are put to.
func (e *Env) World(w trace.World) {
	trace.Put(w, e.Site)
	trace.Put(w, e.Theme)
	trace.Put(w, e)
}

// About the files of the site's folder, whose text outputs are made of.
var (
	aboutFile  = trace.NewTopic("file", func(e *Env, name string) (fileOf, bool) { return fileOf{e, name}, true })
	qFileBytes = trace.Declare(aboutFile, trace.Joined, "content", func(f fileOf) trace.Hash {
		h, _ := f.env.Print(f.name)
		return h
	}, trace.Sum128)
	qPicture = trace.Declare(aboutFile, trace.Joined, "picture", fileOf.picture, func(b []byte, p picture) []byte {
		b = fmt.Appendf(b, "%d×%d", p.Size.Width, p.Size.Height)
		if p.Scalable {
			b = fmt.Appendf(b, " %s", p.print)
		}
		return b
	})
	qLive = trace.Declare(aboutFile, trace.Joined, "live", func(f fileOf) bool { return f.env.Live }, trace.Bool)
)

type fileOf struct {
	env  *Env
	name string
}

// ReadFile returns the text of a file of the site's folder, and notes that it
// was read.
func (e *Env) ReadFile(r *trace.Recorder, name string) ([]byte, error) {
	e.FilePrint(r, name)
	return e.of(r).Open(name)
}

// FilePrint returns the fingerprint of a file of the site's folder, and notes
// that it was asked for; zero where there is no such file.
func (e *Env) FilePrint(r *trace.Recorder, name string) trace.Hash {
	return qFileBytes.Ask(r, r.Subject(name), fileOf{e.of(r), name})
}

// place is where some bytes of a source file are. It reads the file: only
// where there is something to report.
func (e *Env) place(file string, pos, length int) diag.Place {
	if pos == 0 && length == 0 {
		return diag.File(file)
	}
	src, err := e.Open(file)
	if err != nil {
		return diag.File(file)
	}
	return diag.At(file, src, pos, length)
}
