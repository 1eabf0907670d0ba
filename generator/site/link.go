package site

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"vizitka/generator/content"
	"vizitka/generator/lang"
	"vizitka/generator/markdown"
)

// A target is where a reference of a page leads.
type target struct {
	page   *Page
	file   *file
	anchor string // as asked for, decoded; checked by its own question
	query  string
	fault  Fault
}

// Fault says why a reference leads nowhere.
type Fault uint8

const (
	// Sound: the reference leads to a page or a file.
	Sound Fault = iota
	// NoPage: nothing has that path or name.
	NoPage
	// NoAnchor: the page is there, the place on it is not.
	NoAnchor
	// Outside: the path leads out of the site's folder.
	Outside
	// WrongKind: the page is there, but is of another kind than was asked for.
	WrongKind
	// LeftOutPage: the page is a draft, expired or not published yet.
	LeftOutPage
)

// find follows a reference as it was written in the file of a page: relative
// to the file ("../pravila/x.md#y"), from the top of content/ ("/pravila/x.md"),
// to a file beside the page, or to an address of the site.
func (s *Site) find(from *Page, ref string) target {
	u, err := url.Parse(ref)
	if err != nil {
		return target{fault: NoPage}
	}
	t := target{anchor: u.Fragment, query: u.RawQuery}
	if u.Path == "" {
		t.page = from
		return t
	}
	asked := lang.NFC(u.Path)
	at := asked
	if !strings.HasPrefix(asked, "/") {
		at = path.Join(from.doc.Name.Dir, asked)
	} else {
		at = path.Clean(asked)[1:]
	}
	if at == ".." || strings.HasPrefix(at, "../") {
		t.fault = Outside
		return t
	}
	if at == "." {
		at = ""
	}
	if p := s.pageAt(from.lang, at); p != nil {
		t.page = p
		return t
	}
	if f, ok := s.fileIn(from.lang.Code, path.Dir(at), path.Base(at)); ok {
		t.file = f
		return t
	}
	if f, ok := s.files[path.Join("static", at)]; ok {
		t.file = f
		return t
	}
	if p := s.pageByAddress(from, asked); p != nil {
		t.page = p
		return t
	}
	t.fault = s.faultAt(at)
	return t
}

// pageAt finds a page by a path within content/: of its file, or of its
// folder.
func (s *Site) pageAt(l *language, at string) *Page {
	codes := s.codes()
	if content.IsMarkdown(at) {
		name := content.ParseName(at, codes)
		code := l.Code
		if base, explicit := content.SplitLang(strings.TrimSuffix(at, path.Ext(at)), codes); base != strings.TrimSuffix(at, path.Ext(at)) {
			code = explicit
		}
		for _, key := range []string{name.Key(), "=" + s.translationKey(at)} {
			if p, ok := s.byKey[pageKey{code, key}]; ok {
				return p
			}
		}
		return nil
	}
	for _, key := range []string{path.Join(at, "_index"), path.Join(at, "index"), at} {
		if p, ok := s.byKey[pageKey{l.Code, key}]; ok {
			return p
		}
	}
	return nil
}

// translationKey returns the key that the front matter of a file gives.
func (s *Site) translationKey(at string) string {
	if p, ok := s.byID["content/"+at]; ok {
		return p.doc.Meta.TranslationKey
	}
	return "\n"
}

// pageByAddress finds a page by its address, relative to that of a page or
// from the top.
func (s *Site) pageByAddress(from *Page, asked string) *Page {
	base := "/" + from.path
	if !strings.HasSuffix(base, "/") {
		base = path.Dir(base) + "/"
	}
	at := asked
	if !strings.HasPrefix(asked, "/") {
		at = path.Join(base, asked)
	}
	at = strings.TrimSuffix(cleanAddress(strings.TrimSuffix(at, "index.html")), "/")
	for _, address := range []string{at + "/", at, from.lang.prefix + at + "/"} {
		if address == "/" {
			address = ""
		}
		if p, ok := s.byPath[address]; ok {
			return p
		}
	}
	return nil
}

// findWiki follows what stands in [[ ]]: the path, file name or title of a
// page, without regard to case and ё, and perhaps a heading behind "#".
func (s *Site) findWiki(from *Page, ref string) target {
	name, heading, _ := strings.Cut(ref, "#")
	name, heading = strings.TrimSpace(name), strings.TrimSpace(heading)
	t := target{page: from}
	if name != "" {
		t.page = s.byName(from, name)
	}
	if t.page == nil {
		t.fault = s.faultNamed(from, name)
		return t
	}
	t.anchor = heading // by its text or its id: which, the page itself tells
	return t
}

// headingID returns the id of a heading given by its text, or the text itself
// where there is none: the anchor's own question reports it.
func headingID(d *content.Document, text string) string {
	folded := lang.Fold(text)
	for _, h := range d.Body().Headings {
		if h.ID == text || lang.Fold(h.Text) == folded {
			return h.ID
		}
	}
	return text
}

// byName finds a page by a path or a name; of several the one in the same
// folder is taken, else the first in the order of reading.
func (s *Site) byName(from *Page, name string) *Page {
	clean := strings.TrimPrefix(lang.NFC(name), "/")
	for _, at := range []string{path.Join(from.doc.Name.Dir, clean), clean} {
		for _, ending := range []string{"", ".md"} {
			if p := s.pageAt(from.lang, at+ending); p != nil {
				return p
			}
		}
	}
	var found *Page
	for _, p := range s.withName(foldedName(clean)) {
		if p.lang != from.lang || strings.Contains(clean, "/") && !strings.HasSuffix(p.key(), strings.TrimSuffix(clean, ".md")) {
			continue
		}
		if p.parent == from.parent {
			return p
		}
		if found == nil {
			found = p
		}
	}
	return found
}

// reference follows a reference of a front-matter field or of a component: a
// relative path as in a link, or a name as in a wiki link. It must be of a
// kind, unless that is "".
func (s *Site) reference(from *Page, ref, kind string) target {
	t := s.find(from, ref)
	if t.page == nil {
		if p := s.byName(from, ref); p != nil && (kind == "" || p.doc.Kind == kind) {
			t = target{page: p}
		} else if p := s.ofKind(from.lang, ref, kind); p != nil {
			t = target{page: p}
		}
	}
	switch {
	case t.page == nil && t.fault == Outside:
	case t.page == nil:
		t.fault = s.faultNamed(from, ref)
	case kind != "" && t.page.doc.Kind != kind:
		t.fault = WrongKind
	}
	return t
}

// foldedName is what a path or a name is filed under.
func foldedName(name string) string {
	return lang.Fold(strings.TrimSuffix(lastStep(name), ".md"))
}

// ofKind finds a page of a kind by its file's name.
func (s *Site) ofKind(l *language, name, kind string) *Page {
	for _, p := range s.withName(lang.Fold(name)) {
		if p.lang == l && p.doc.Kind == kind {
			return p
		}
	}
	return nil
}

// hasAnchor reports whether a body has an element of this id.
func hasAnchor(d *content.Document, id string) bool {
	for _, h := range d.Body().Headings {
		if h.ID == id {
			return true
		}
	}
	return bodyHasID(&d.Body().Body, `id="`+id+`"`)
}

func bodyHasID(b *markdown.Body, attribute string) bool {
	if b == nil {
		return false
	}
	if strings.Contains(string(b.HTML), attribute) {
		return true
	}
	for i := range b.Holes {
		if bodyHasID(b.Holes[i].Inner, attribute) || bodyHasID(b.Holes[i].Label, attribute) {
			return true
		}
	}
	return false
}

// linkGraph maps each page to the pages that link to it, in reading order,
// each once. Fallbacks and links to oneself are left out.
func (s *Site) linkGraph() map[*Page][]*Page {
	graph := map[*Page][]*Page{}
	for _, p := range s.pages {
		if p.original != nil || p.doc.File == "" {
			continue
		}
		seen := map[*Page]bool{p: true}
		for _, q := range s.linksOf(p) {
			if !seen[q] {
				seen[q] = true
				graph[q] = append(graph[q], p)
			}
		}
	}
	return graph
}

// links returns the pages that a page's body and fields lead to, each once and
// in order. Links to oneself are left out.
func (s *Site) links(p *Page) []*Page {
	var out []*Page
	for _, q := range s.linksOf(p) {
		if q != p && !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	return out
}

// linksOf returns the pages that a page's body and fields lead to, in order.
func (s *Site) linksOf(p *Page) []*Page {
	var out []*Page
	follow := func(t target) {
		if t.page != nil {
			out = append(out, t.page)
		}
	}
	for _, l := range p.doc.Links {
		switch {
		case l.Kind != "":
			follow(s.reference(p, l.Ref, l.Kind))
		case l.Wiki:
			follow(s.findWiki(p, l.Ref))
		default:
			follow(s.find(p, l.Ref))
		}
	}
	for _, ref := range p.doc.Refs {
		follow(s.reference(p, ref.Target, ref.Of))
	}
	return out
}
