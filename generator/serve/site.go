package serve

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"

	"vizitka/generator/diag"
	"vizitka/generator/trace"
)

// again is how often a file is made again because a newer state came meanwhile:
// one who saves without end is shown something all the same.
const again = 5

// send answers with what is at a path of the site: no slash before it, perhaps
// one behind it.
func (p *Preview) send(w http.ResponseWriter, r *http.Request, name string) {
	file := fileAt(name, "")
	var s *state
	var f fs.File
	var err error
	for n := 0; n == 0 || n < again && s != p.newest.Load(); n++ {
		if f != nil {
			f.Close()
		}
		s = p.newest.Load()
		f, err = open(s, file)
	}
	switch {
	case err == nil:
		defer f.Close()
		p.file(w, r, s, file, f)
	case errors.Is(err, errFolder):
		index := path.Join(file, "index.html")
		if f, err := open(s, index); err == nil {
			f.Close()
			redirect(w, r, r.URL.EscapedPath()+"/", http.StatusMovedPermanently)
		} else if errors.Is(err, fs.ErrNotExist) {
			p.missing(w, r, s, file)
		} else {
			p.broken(w, r, s, index, err)
		}
	case errors.Is(err, fs.ErrNotExist):
		p.missing(w, r, s, file)
	default:
		p.broken(w, r, s, file, err)
	}
}

var errFolder = errors.New("is a folder")

// open opens a file of the site. A path that cannot be one does not exist.
func open(site fs.FS, name string) (fs.File, error) {
	if !fs.ValidPath(name) || strings.ContainsRune(name, 0) {
		return nil, fs.ErrNotExist
	}
	f, err := site.Open(name)
	if errors.Is(err, fs.ErrInvalid) {
		return nil, fs.ErrNotExist
	} else if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = errFolder
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// file sends an open file with status 200, or what part of it is asked for. A
// page is changed on the way; a large file is not taken into memory if it can
// be read twice.
func (p *Preview) file(w http.ResponseWriter, r *http.Request, s *state, name string, f fs.File) {
	content, seeks := f.(io.ReadSeeker)
	hash, _ := s.Hash(name)
	if typeOf(name) == htmlType || !seeks {
		b, err := io.ReadAll(f)
		if err != nil {
			p.broken(w, r, s, name, err)
			return
		}
		if typeOf(name) == htmlType {
			b = p.withScript(b, s, name, "")
			hash = trace.Sum(b)
		}
		content = bytes.NewReader(b)
	}
	h := w.Header()
	h.Set("Content-Type", typeOf(name))
	h.Set("ETag", `"`+hash.String()+`"`)
	http.ServeContent(w, r, name, time.Time{}, content)
}

// missing sends the site's own page of the nearest folder above. A page that
// was there, and is not because its source cannot be understood, is broken.
func (p *Preview) missing(w http.ResponseWriter, r *http.Request, s *state, name string) {
	if source := p.lost(s, name); source != "" {
		p.tell(w, r, s, http.StatusInternalServerError, tag{page: name, source: source}, s.ProblemsOf(name, source))
		return
	}
	own := notFound(s, name)
	if own == "" {
		p.tell(w, r, s, http.StatusNotFound, tag{page: "?" + name}, diag.List{msgNone.At(diag.Place{}, diag.V{"path": "/" + name})})
		return
	}
	b, err := fs.ReadFile(s, own)
	if err != nil {
		p.broken(w, r, s, own, err)
		return
	}
	p.html(w, r, http.StatusNotFound, p.withScript(b, s, own, name))
}

// notFound returns the page that is shown where a file is missing, "" for none.
func notFound(s Site, name string) string {
	for folder := path.Clean("/" + name); folder != "/"; {
		folder = path.Dir(folder)
		own := strings.TrimPrefix(path.Join(folder, "404.html"), "/")
		if f, err := open(s, own); err == nil {
			f.Close()
			return own
		} else if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errFolder) {
			return own // it is there, and broken
		}
	}
	return ""
}

// lost returns the source of a page that was shown and has no address now
// because that source has an error; "" for all others.
func (p *Preview) lost(s *state, name string) string {
	p.showing.Lock()
	defer p.showing.Unlock()
	return p.lostSource(s, name)
}

func (p *Preview) lostSource(s *state, name string) string {
	source := p.known[name].source
	if source != "" && s.ProblemsOf(name, source).Has(diag.Error) {
		return source
	}
	return ""
}

// broken tells why a file cannot be shown.
func (p *Preview) broken(w http.ResponseWriter, r *http.Request, s *state, name string, err error) {
	source := s.Page(name).Source
	problems := s.ProblemsOf(name, source)
	if !problems.Has(diag.Error) {
		problems.Add(msgBroken.At(diag.Place{}, diag.V{"path": "/" + name, "error": err.Error()}))
	}
	p.tell(w, r, s, http.StatusInternalServerError, tag{page: name, source: source}, problems)
}

func (p *Preview) panicked(w http.ResponseWriter, r *http.Request, v any) {
	p.tell(w, r, p.newest.Load(), http.StatusInternalServerError, tag{},
		diag.List{msgBroken.At(diag.Place{}, diag.V{"path": r.URL.Path, "error": fmt.Sprint("panic: ", v)})})
}

// headings of the preview's own pages, by status: an author need not know those.
var headings = map[int]map[string]string{
	http.StatusNotFound:            {"en": "There is no such page", "ru": "Такой страницы нет"},
	http.StatusInternalServerError: {"en": "This page cannot be made", "ru": "Эту страницу не собрать"},
	http.StatusServiceUnavailable:  {"en": "A moment, please", "ru": "Минуту"},
}

// tell sends a page of the preview's own.
func (p *Preview) tell(w http.ResponseWriter, r *http.Request, s *state, status int, t tag, problems diag.List) {
	lang := "en"
	if p.options.Lang == "ru" {
		lang = "ru"
	}
	var text strings.Builder
	// A strings.Builder never fails.
	_ = diag.Print(&text, problems, diag.Style{Lang: lang})
	page := fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="%[1]s"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%[2]s · Vizitka</title>
<style>:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:3rem auto;padding:0 1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere}</style>
<body>
<h1>%[2]s</h1>
<pre>%[3]s</pre>
</body></html>
`, lang, headings[status][lang], html.EscapeString(text.String()))
	p.html(w, r, status, p.insert(page, s, t))
}

// html sends a page with another status than 200.
func (p *Preview) html(w http.ResponseWriter, r *http.Request, status int, b []byte) {
	h := w.Header()
	h.Set("Content-Type", htmlType)
	h.Set("Content-Length", fmt.Sprint(len(b)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(b)
	}
}
