package site

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/lang"
	"vizitka/generator/trace"
)

// qNear is what a reference that leads nowhere may have meant, by its kind and
// itself. It is a question apart from where the reference leads, because it
// compares a name with all others: it is asked only where a problem is told.
var qNear = trace.Declare(aboutRef, trace.Joined, "nearest", func(a asked) string {
	kind, ref, _ := strings.Cut(a.ref, "\t")
	return a.site.nearest(a.from, ref, kind)
}, trace.Text)

// near are the names that a reference in one language may have meant.
type near struct {
	names  []string            // of pages and files, each once
	paths  map[string]string   // of the names, within content/ or static/
	ofKind map[string][]string // the names of the pages of a kind, in order
	found  sync.Map            // kind and name as asked for → the nearest name: many links may miss one page
}

// nearest returns the name nearest to one: of a page of the kind, or of any
// page or file without one.
func (n *near) nearest(name, kind string) string {
	asked := kind + "\t" + name
	if found, ok := n.found.Load(asked); ok {
		return found.(string)
	}
	names := n.names
	if kind != "" {
		names = n.ofKind[kind]
	}
	found := diag.Nearest(name, names)
	n.found.Store(asked, found)
	return found
}

// nearNames collects the names of each language.
func (s *Site) nearNames() map[*language]*near {
	all := map[*language]*near{}
	for _, l := range s.languages {
		all[l] = &near{paths: map[string]string{}, ofKind: map[string][]string{}}
	}
	for _, p := range s.pages {
		if p.doc.File == "" {
			continue
		}
		n := all[p.lang]
		n.add(bareName(lastStep(p.doc.File)), strings.TrimPrefix(p.doc.File, "content/"))
		if p.role == Regular {
			n.ofKind[p.doc.Kind] = append(n.ofKind[p.doc.Kind], p.doc.Name.Base)
		}
	}
	files := sortedKeys(s.files)
	for _, n := range all {
		for _, name := range files {
			n.add(path.Base(name), strings.TrimPrefix(strings.TrimPrefix(name, "content/"), "static/"))
		}
		for kind := range maps.Keys(n.ofKind) {
			slices.Sort(n.ofKind[kind])
		}
	}
	return all
}

func (n *near) add(name, path string) {
	if _, ok := n.paths[name]; !ok {
		n.names = append(n.names, name)
		n.paths[name] = path
	}
}

// nearest returns what a reference of a page may have meant, as the page would
// write it: the name of a page of the kind, or, without one, the path of a
// page or a file. It is "" where nothing is like it.
func (s *Site) nearest(from *Page, ref, kind string) string {
	n := s.near()[from.lang]
	name, _, _ := strings.Cut(ref, "#")
	if u, err := url.Parse(ref); err == nil {
		name = u.Path
	}
	found := n.nearest(bareName(path.Base(lang.NFC(strings.TrimSpace(name)))), kind)
	if found == "" || kind != "" {
		return found
	}
	return relative(from.doc.Name.Dir, n.paths[found])
}

// bareName is a file's name without an ending that all pages have, so that it
// does not make unlike names look alike.
func bareName(name string) string { return strings.TrimSuffix(name, ".md") }

// relative writes a path within content/ as a link in a file of dir would.
func relative(dir, to string) string {
	from := strings.Split(dir, "/")
	if dir == "" {
		from = nil
	}
	steps := strings.Split(to, "/")
	for len(from) > 0 && len(steps) > 1 && from[0] == steps[0] {
		from, steps = from[1:], steps[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(steps, "/")
}

// absent are the pages that are not in the site, by what references may call
// them.
type absent struct {
	paths map[string]bool // within content/, with and without ending; folders of index files
	names map[string]bool // folded base names and titles, of all languages: a page may stand in for a translation
}

func (s *Site) absentPages() absent {
	a := absent{map[string]bool{}, map[string]bool{}}
	codes := s.codes()
	for _, out := range s.leftOut {
		file := lang.NFC(strings.TrimPrefix(out.File, "content/"))
		n := content.ParseName(file, codes)
		a.paths[file], a.paths[strings.TrimSuffix(file, path.Ext(file))] = true, true
		base := n.Base
		if base == "" {
			a.paths[n.Dir] = true
			base = lastStep(n.Dir)
		}
		for _, name := range []string{base, out.Title} {
			a.names[lang.Fold(name)] = true
		}
	}
	return a
}

// faultAt tells why there is nothing at a path in content/.
func (s *Site) faultAt(at string) Fault {
	if s.absent().paths[at] {
		return LeftOutPage
	}
	return NoPage
}

// faultNamed tells why there is no page of a path or a name for the readers of
// a page.
func (s *Site) faultNamed(from *Page, name string) Fault {
	clean := strings.TrimPrefix(lang.NFC(name), "/")
	a := s.absent()
	if a.paths[clean] || a.paths[path.Join(from.doc.Name.Dir, clean)] ||
		!strings.Contains(clean, "/") && a.names[lang.Fold(bareName(clean))] {
		return LeftOutPage
	}
	return NoPage
}

// missing tells why there is no page that settings call so, in the language of
// a home page, and what may have been meant.
func (s *Site) missing(home *Page, name string) (Fault, string) {
	return s.faultNamed(home, name), s.nearest(home, name, "")
}
