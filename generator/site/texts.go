package site

import (
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"vizitka/generator/content"
	"vizitka/generator/lang"
	"vizitka/generator/trace"
)

// SameButText reports whether two documents of one file differ in nothing that
// other pages or the place of the page depend on: only in what own questions
// tell.
func SameButText(a, b *content.Document) bool {
	return a.Joined == b.Joined && a.Name == b.Name && reflect.DeepEqual(a.Meta, b.Meta)
}

// sameButTitle reports whether two documents differ at most in their texts, in
// the titles and in what only own questions tell.
func sameButTitle(a, b *content.Document) bool {
	meta := b.Meta
	meta.Title, meta.LinkTitle, meta.Description, meta.Summary = a.Meta.Title, a.Meta.LinkTitle, a.Meta.Description, a.Meta.Summary
	meta.Set = a.Meta.Set
	return a.Name == b.Name && a.Kind == b.Kind && a.KindChosen == b.KindChosen && reflect.DeepEqual(a.Meta, meta) &&
		maps.Equal(otherKeys(a), otherKeys(b)) &&
		slices.Equal(a.Links, b.Links) && reflect.DeepEqual(a.Refs, b.Refs) && reflect.DeepEqual(a.Files, b.Files) && reflect.DeepEqual(a.Fields, b.Fields)
}

// otherKeys are those that stand in the front matter besides these.
func otherKeys(d *content.Document) map[string]bool {
	keys := maps.Clone(d.Meta.Set)
	for _, key := range []string{"title", "linkTitle", "description", "summary"} {
		delete(keys, key)
	}
	return keys
}

// An Edited is a document before and after an edit.
type Edited struct{ Was, Is *content.Document }

// WithTexts returns the site in which some documents have taken the place of
// those of the same files; false where more would change than their texts and
// titles: the order of pages, or where others lead. It shares everything else
// with s, which stays as it is, and tells the ids of the pages that show those
// documents, fallbacks too, and whether a title is another.
func (s *Site) WithTexts(edits []Edited) (next *Site, ids []string, retitled, ok bool) {
	site := *s
	site.texts = maps.Clone(s.texts)
	if site.texts == nil {
		site.texts = map[*Page]*own{}
	}
	var moved []*Page
	for _, e := range edits {
		same := SameButText(e.Was, e.Is)
		if !same && !sameButTitle(e.Was, e.Is) {
			return nil, nil, false, false
		}
		shown := s.idsOf(e.Is.File)
		if !same && len(shown) == 0 {
			return nil, nil, false, false // a page that is left out, of which is told by its title
		}
		for _, id := range shown {
			p := s.byID[id]
			o := own{doc: e.Is, meta: &e.Is.Meta, print: e.Is.Print}
			s.handDown(&o)
			p.nameHome(&o)
			site.texts[p] = &o
			ids = append(ids, id)
			if e.Was.Meta.Title != e.Is.Meta.Title || e.Was.Meta.LinkTitle != e.Is.Meta.LinkTitle {
				moved = append(moved, p)
			}
		}
	}
	if len(moved) == 0 {
		return &site, ids, false, true
	}
	site.byTitle, site.retitled = new(sync.Map), maps.Clone(s.retitled)
	if site.retitled == nil {
		site.retitled = map[string]bool{}
	}
	for _, p := range moved {
		maps.Copy(site.retitled, s.own(p).names())
		maps.Copy(site.retitled, site.own(p).names())
	}
	for _, p := range moved {
		if !site.staysWhereItIs(s, p) {
			return nil, nil, false, false
		}
	}
	return &site, ids, true, true
}

// staysWhereItIs reports whether the new title of a page changes nothing that
// was assembled: its address, its place, menus, and where texts and settings
// lead that name a page by its title.
func (s *Site) staysWhereItIs(last *Site, p *Page) bool {
	if p.role == Home {
		return false // it may be named by another title than it shows
	}
	for _, pattern := range s.settings.Permalinks {
		if strings.Contains(pattern, ":title") {
			return false
		}
	}
	for _, o := range []*own{last.own(p), s.own(p)} {
		for _, title := range []string{o.doc.Meta.Title, o.doc.Meta.LinkTitle} {
			if s.wanted()[lang.Fold(title)] {
				return false
			}
		}
	}
	for _, m := range p.meta.Menus {
		if m.Name == "" {
			return false
		}
	}
	for _, entries := range p.lang.Menus {
		for _, m := range entries {
			if m.Name == "" && m.Page != "" && s.called(p.lang, m.Page) == p {
				return false
			}
		}
	}
	if p.parent == nil {
		return true
	}
	order := s.inReadingOrder
	if p.parent.role == Taxonomy {
		order = s.inOrderOfTitles
	}
	i := slices.Index(p.parent.children, p)
	return i < 0 || slices.IsSortedFunc(p.parent.children[max(0, i-1):min(i+2, len(p.parent.children))], order)
}

// wantedNames are the folded names by which documents and settings may mean
// pages.
func (s *Site) wantedNames() map[string]bool {
	wanted := map[string]bool{}
	want := func(ref string) {
		name, _, _ := strings.Cut(ref, "#")
		for _, ref := range []string{ref, name} {
			ref = strings.TrimSpace(ref)
			wanted[lang.Fold(ref)], wanted[foldedName(lang.NFC(ref))] = true, true
			wanted[foldedName(path.Clean("/"+lang.NFC(ref)))] = true
		}
	}
	for _, p := range s.pages {
		for _, l := range p.doc.Links {
			if l.Wiki || l.Kind != "" {
				want(l.Ref)
			}
		}
		for _, ref := range p.doc.Refs {
			want(ref.Target)
		}
	}
	for _, l := range s.languages {
		want(l.Author.Profile)
		for _, entries := range l.Menus {
			for _, m := range entries {
				want(m.Page)
			}
		}
	}
	delete(wanted, "")
	return wanted
}

// TitlesGoInto reports whether the answer to a joined question may be another
// where WithTexts changed titles.
func (s *Site) TitlesGoInto(k trace.Key) bool {
	switch {
	case len(s.retitled) == 0:
		return false
	case qListPages.Is(k), qListLen.Is(k), qListSome.Is(k), qListKind.Is(k):
		return s.titlesGoInto(query(s.notebook.SubjectOf(k)))
	}
	return qWiki.Is(k) || qRef.Is(k) || qGetPage.Is(k)
}

// titlesGoInto reports whether the titles of pages may decide which pages a
// query gives, or in what order. The lists of terms have pages of many sections.
func (s *Site) titlesGoInto(q query) bool {
	_, id, _ := q.base()
	if p, ok := s.byID[id]; ok && p.taxonomy != nil {
		return true
	}
	_, steps, _ := strings.Cut(string(q), "|")
	for step := range strings.SplitSeq(steps, "|") {
		name, rest, _ := strings.Cut(step, " ")
		field, _, _ := strings.Cut(rest, " ")
		if titleFields[field] != nil || name == "sort" && field == "Weight" {
			return true
		}
	}
	return false
}

// idsOf are the ids of the pages that show the text of a file.
func (s *Site) idsOf(file string) []string {
	var ids []string
	for _, l := range s.languages {
		if _, ok := s.byID[file+"@"+l.Code]; ok {
			ids = append(ids, file+"@"+l.Code)
		}
	}
	if _, ok := s.byID[file]; ok {
		ids = append(ids, file)
	}
	return ids
}

// own returns what a page is by itself.
func (s *Site) own(p *Page) *own {
	if o, ok := s.texts[p]; ok {
		return o
	}
	return &p.own
}
