package site

// fallBack adds to a language the pages that only another one has. Each shows
// the text of the default language, or of the first that has it, and says so.
func (s *Site) fallBack(l *language) {
	for _, other := range s.languages {
		if other != l {
			s.borrow(l, other.home)
		}
	}
}

// borrow adds fallbacks for a page of another language and those below it.
func (s *Site) borrow(l *language, p *Page) {
	if p.original != nil {
		return
	}
	if _, ok := s.byKey[pageKey{l.Code, p.key()}]; !ok && p.doc.File != "" {
		switch p.role {
		case Home:
			// A home page without a text of its own greets by the site's
			// title; the text of another language would be no home.
		case Section, Regular:
			s.lend(l, p)
		}
	}
	for _, c := range p.children {
		s.borrow(l, c)
	}
}

// lend puts a fallback for p into the tree of a language.
func (s *Site) lend(l *language, p *Page) {
	parent := s.counterpart(l, p.parent)
	f := &Page{own: p.own, site: s, id: p.id + "@" + l.Code, lang: l, role: p.role, original: p, parent: parent}
	if p.role == Section {
		if twin := childFolder(parent, p.doc.Name.Dir); twin != nil {
			// The folder is there already, without a text: it takes this one.
			twin.own, twin.id, twin.original = p.own, f.id, p
			s.byKey[pageKey{l.Code, p.key()}] = twin
			return
		}
	}
	parent.children = append(parent.children, f)
	s.byKey[pageKey{l.Code, p.key()}] = f
}

// counterpart returns the section of a language that corresponds to one of
// another language, and makes it where it is not there.
func (s *Site) counterpart(l *language, p *Page) *Page {
	if p == nil || p.role == Home {
		return l.home
	}
	if q, ok := s.byKey[pageKey{l.Code, p.key()}]; ok {
		return q
	}
	parent := s.counterpart(l, p.parent)
	if twin := childFolder(parent, p.doc.Name.Dir); twin != nil {
		return twin
	}
	q := s.listPage(l, Section, "/"+l.prefix+"#"+p.doc.Name.Dir, p.doc.Name)
	q.doc.Name.Lang = l.Code
	s.handDown(&q.own)
	q.parent = parent
	parent.children = append(parent.children, q)
	return q
}

// childFolder returns the section of a folder among the children of a page.
func childFolder(p *Page, dir string) *Page {
	for _, c := range p.children {
		if c.role == Section && c.doc.Name.Dir == dir {
			return c
		}
	}
	return nil
}

// twins returns the page in each language that has it, in the order of the
// languages; without fallbacks where only translations are wanted.
func (p *Page) twins(fallbacks bool) []*Page {
	var out []*Page
	for _, l := range p.site.languages {
		var q *Page
		switch {
		case p.role == Home:
			q = l.home
		case p.role == NotFound:
			q = l.notFound
		case p.role == Search:
			q = l.search
		case p.taxonomy != nil:
			q = p.termIn(l)
		default:
			q = p.site.byKey[pageKey{l.Code, p.key()}]
		}
		if q != nil && (fallbacks || q.original == nil) {
			out = append(out, q)
		}
	}
	return out
}
