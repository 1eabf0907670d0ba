package serve

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"vizitka/generator/trace"
)

// A look is what an open page would be now.
type look struct {
	page   string
	etag   string // "" while it cannot be made
	source string
	gone   bool
	moved  string                // its address now: its file went as another came, as when it is renamed
	assets map[string]trace.Hash // style sheets and pictures, by file of the site
}

// change is the event of that name.
type change struct {
	Version string      `json:"version"`
	Changed []string    `json:"changed"`
	Page    *pageChange `json:"page,omitempty"`
	Styles  []string    `json:"styles,omitempty"`
	Images  []string    `json:"images,omitempty"`
	Follow  string      `json:"follow,omitempty"`
	Line    int         `json:"line"`
}

type pageChange struct {
	ETag    string `json:"etag"`
	Gone    bool   `json:"gone"`
	Section string `json:"section,omitempty"` // where to go from a page that is gone
	Moved   string `json:"moved,omitempty"`   // or where it is now
}

// Show shows a new state from now on, in which the sources named changed. It
// makes the open pages anew and tells their browsers; then it returns.
func (p *Preview) Show(site Site, changed []string) {
	p.showing.Lock()
	defer p.showing.Unlock()
	last := p.newest.Load()
	s := &state{Site: site, base: basePath(site.BaseURL())}
	if last != nil {
		s.number = last.number + 1
	}
	s.version = fmt.Sprint(p.start, "-", s.number)
	p.newest.Store(s)
	if last == nil {
		close(p.first)
		return
	}
	if len(p.streams) == 0 {
		return
	}
	c := change{Version: s.version, Changed: changed}
	edited := editedPage(s, changed)
	if edited != "" {
		c.Follow = escaped(address(s, edited))
		c.Line = editedLine(last.Page(edited).Blocks, s.Page(edited).Blocks)
	}
	was, wasKnown := p.known[edited]
	isNew := edited != "" && last.PageOf(s.Page(edited).Source) == ""
	on := map[string][]*stream{} // by page
	for t := range p.streams {
		on[t.page] = append(on[t.page], t)
	}
	pages := slices.Sorted(maps.Keys(on))
	if i := slices.Index(pages, edited); i > 0 {
		pages[0], pages[i] = pages[i], pages[0]
	}
	looks, wrong, told := map[string]look{}, map[string]json.RawMessage{}, map[*stream]bool{}
	for _, page := range pages {
		l := p.look(s, page)
		if l.gone && isNew && slices.Contains(changed, last.Page(page).Source) {
			l.moved = c.Follow
		}
		looks[page], wrong[page] = l, p.wrongWith(s, l)
		for _, t := range on[page] {
			t.tellWrong(wrong[page])
			told[t] = t.tellChange(s, l, c)
		}
	}
	// What comes of the save may be nothing: then nobody follows it.
	now, looked := looks[edited]
	if edited != "" && !looked {
		now = p.look(s, edited)
	}
	follow := now.etag != "" && !now.gone && (!wasKnown || now.etag != was.etag)
	all := p.overview(s)
	for _, page := range pages {
		data := p.problemsFor(wrong[page], all)
		for _, t := range on[page] {
			if follow && page != edited && !told[t] {
				t.send("change", encoded(c))
			}
			t.tellProblems(data)
		}
	}
}

// editedPage is the page that is being edited: of the sources that changed the
// only one that is a page. Of several, as after a checkout, none is.
func editedPage(s *state, changed []string) (edited string) {
	for _, source := range changed {
		if page := s.PageOf(source); page != "" {
			if edited != "" {
				return ""
			}
			edited = page
		}
	}
	return edited
}

// tellChange tells an open page what became of it, and reports whether there was
// something to tell: it, or a file of it, is not what it was.
func (t *stream) tellChange(s *state, now look, c change) bool {
	for name, hash := range now.assets {
		was, had := t.assets[name]
		if !had || was == hash {
			continue
		}
		if path.Ext(name) == ".css" {
			c.Styles = append(c.Styles, address(s, name))
		} else {
			c.Images = append(c.Images, address(s, name))
		}
	}
	if now.gone || now.etag != "" {
		if now.etag != t.etag {
			c.Page = &pageChange{ETag: now.etag, Gone: now.gone}
			if c.Page.Moved = now.moved; now.gone && now.moved == "" {
				c.Page.Section = escaped(sectionOf(s, now.page))
			}
		}
		t.etag, t.assets = now.etag, now.assets
	}
	if c.Page == nil && c.Styles == nil && c.Images == nil {
		return false
	}
	slices.Sort(c.Styles)
	slices.Sort(c.Images)
	t.send("change", encoded(c))
	return true
}

// look makes an open page and tells what it is. The page for missing files is
// looked at for the file that is missing: perhaps it came.
func (p *Preview) look(s *state, page string) look {
	shown, asked, missing := strings.Cut(page, "?")
	if missing {
		if f, err := open(s, asked); err == nil {
			f.Close()
			l := p.look(s, asked)
			l.page = page
			return l
		}
		if shown == "" {
			return look{page: page}
		}
	}
	known := s.Page(shown)
	l := look{page: page, source: known.Source}
	b, err := readPage(s, shown)
	switch {
	case err == nil:
		b = withLines(b, known.Blocks)
		l.etag, l.assets = etagOf(b), assetsOf(s, shown, b)
		p.known[shown] = seen{l.etag, l.source}
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, errFolder):
		if l.source = p.lostSource(s, shown); l.source == "" {
			l.gone, l.etag = true, "gone"
		}
	}
	return l
}

func readPage(s *state, name string) ([]byte, error) {
	f, err := open(s, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// named is where a page names a style sheet or a picture.
var named = regexp.MustCompile(`(?:src|href|poster)="([^"]+\.(?:css|png|jpe?g|gif|webp|avif|svg))"`)

// assetsOf returns the style sheets and pictures of the site that a page names.
func assetsOf(s *state, name string, b []byte) map[string]trace.Hash {
	assets := map[string]trace.Hash{}
	at := &url.URL{Path: address(s, name)}
	for _, m := range named.FindAllSubmatch(b, -1) {
		u, err := url.Parse(html.UnescapeString(string(m[1])))
		if err != nil || u.Host != "" || u.Scheme != "" {
			continue
		}
		file, own := strings.CutPrefix(at.ResolveReference(u).Path, s.base)
		if !own {
			continue
		}
		if hash, ok := s.Hash(file); ok {
			assets[file] = hash
		}
	}
	return assets
}

// address is where a file of the site is shown.
func address(s *state, name string) string {
	if path.Base(name) == "index.html" {
		name = strings.TrimSuffix(name, "index.html")
	}
	return s.base + name
}

// sectionOf is the address of the nearest page above one that is gone.
func sectionOf(s *state, name string) string {
	folder := path.Dir(name)
	for folder != "." {
		folder = path.Dir(folder)
		if f, err := open(s, path.Join(folder, "index.html")); err == nil {
			f.Close()
			break
		}
	}
	if folder == "." {
		return s.base
	}
	return s.base + folder + "/"
}
