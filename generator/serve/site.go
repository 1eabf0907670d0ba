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

// send answers with what is at a path of the site: no slash before it, perhaps
// one behind it.
func (s *server) send(w http.ResponseWriter, r *http.Request, name string) {
	site := s.current()
	if site == nil {
		w.Header().Set("Retry-After", "1")
		s.page(w, r, http.StatusServiceUnavailable, msgNotYet.At(diag.Place{}, nil))
		return
	}
	file := name
	if name == "" || strings.HasSuffix(name, "/") {
		file += "index.html"
	}
	f, err := open(site, file)
	switch {
	case err == nil:
		defer f.Close()
		s.file(w, r, file, f)
	case errors.Is(err, errFolder):
		if f, err := open(site, path.Join(file, "index.html")); err == nil {
			f.Close()
			s.redirect(w, r, r.URL.EscapedPath()+"/", http.StatusMovedPermanently)
		} else if errors.Is(err, fs.ErrNotExist) {
			s.missing(w, r, site, name)
		} else {
			s.broken(w, r, name, err)
		}
	case errors.Is(err, fs.ErrNotExist):
		s.missing(w, r, site, name)
	default:
		s.broken(w, r, name, err)
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

// file sends an open file with status 200, or what part of it is asked for.
func (s *server) file(w http.ResponseWriter, r *http.Request, name string, f fs.File) {
	content, hash, err := s.content(name, f)
	if err != nil {
		s.broken(w, r, name, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", typeOf(name))
	h.Set("ETag", `"`+hash.String()+`"`)
	http.ServeContent(w, r, name, time.Time{}, content)
}

// content returns what is sent of a file, and its hash. A page is changed on
// the way; a large file is not taken into memory if it can be read twice.
func (s *server) content(name string, f fs.File) (io.ReadSeeker, trace.Hash, error) {
	page := typeOf(name) == htmlType
	if seeker, ok := f.(io.ReadSeeker); ok && !page {
		h := trace.NewHasher()
		if _, err := io.Copy(h, f); err != nil {
			return nil, trace.Hash{}, err
		}
		_, err := seeker.Seek(0, io.SeekStart)
		return seeker, h.Sum(), err
	}
	b, err := io.ReadAll(f)
	if err != nil {
		return nil, trace.Hash{}, err
	}
	if page {
		b = s.withScript(b)
	}
	return bytes.NewReader(b), trace.Sum(b), nil
}

// missing sends the site's own page of the nearest folder above.
func (s *server) missing(w http.ResponseWriter, r *http.Request, site fs.FS, name string) {
	for folder := path.Clean("/" + name); folder != "/"; {
		folder = path.Dir(folder)
		own := strings.TrimPrefix(path.Join(folder, "404.html"), "/")
		f, err := open(site, own)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errFolder) {
			continue
		} else if err != nil {
			s.broken(w, r, own, err)
			return
		}
		defer f.Close()
		b, err := io.ReadAll(f)
		if err != nil {
			s.broken(w, r, own, err)
			return
		}
		s.html(w, r, http.StatusNotFound, b)
		return
	}
	s.page(w, r, http.StatusNotFound, msgNone.At(diag.Place{}, diag.V{"path": "/" + name}))
}

func (s *server) broken(w http.ResponseWriter, r *http.Request, name string, err error) {
	s.page(w, r, http.StatusInternalServerError, msgBroken.At(diag.Place{}, diag.V{"path": "/" + name, "error": err.Error()}))
}

// page sends a page of the preview's own.
func (s *server) page(w http.ResponseWriter, r *http.Request, status int, d diag.Diagnostic) {
	lang := "en"
	if s.lang == "ru" {
		lang = "ru"
	}
	s.html(w, r, status, fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%d · Vizitka</title>
<body style="font:1.1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:3rem auto;padding:0 1rem">
<h1>%d</h1>
<pre style="white-space:pre-wrap;overflow-wrap:anywhere">%s</pre>
<p>%s</p>
</body></html>
`, lang, status, status, html.EscapeString(d.Text(lang)), html.EscapeString(d.Hint(lang))))
}

// html sends a page with another status than 200.
func (s *server) html(w http.ResponseWriter, r *http.Request, status int, b []byte) {
	b = s.withScript(b)
	h := w.Header()
	h.Set("Content-Type", htmlType)
	h.Set("Content-Length", fmt.Sprint(len(b)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(b)
	}
}

func (s *server) redirect(w http.ResponseWriter, r *http.Request, to string, status int) {
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", to)
	w.WriteHeader(status)
}

func (s *server) withScript(b []byte) []byte {
	version, _ := s.live.version()
	return withScript(b, version)
}
