package site

import (
	"maps"
	"reflect"

	"vizitka/generator/content"
	"vizitka/generator/trace"
)

// SameButText reports whether two documents of one file differ in nothing that
// other pages or the place of the page depend on: only in what own questions
// tell.
func SameButText(a, b *content.Document) bool {
	return a.Joined == b.Joined && a.Name == b.Name && reflect.DeepEqual(a.Meta, b.Meta)
}

// WithTexts returns the site in which some documents have taken the place of
// those of the same files, of which [SameButText] says that only the text is
// another. It shares everything else with s, which stays as it is, and tells
// the ids of the pages that show those texts: fallbacks too.
func (s *Site) WithTexts(docs []*content.Document) (next *Site, ids []string) {
	site := *s
	site.texts = maps.Clone(s.texts)
	if site.texts == nil {
		site.texts = map[*Page]*own{}
	}
	for _, d := range docs {
		for _, id := range s.idsOf(d.File) {
			p := s.byID[id]
			o := own{doc: d, meta: p.meta, print: d.Print} // what was handed down is as it was
			s.handDown(&o)
			if p.meta.Title != d.Meta.Title {
				o.print = trace.SumString(o.print.String() + p.meta.Title) // as setTitle does
			}
			o.meta = p.meta
			site.texts[p] = &o
			ids = append(ids, id)
		}
	}
	return &site, ids
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
