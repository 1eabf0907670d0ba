package site

import (
	"path"
	"slices"

	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/lang"
	"vizitka/generator/trace"
)

// classify makes the pages of a language's taxonomies and terms. Terms that
// have one slug are one term; its name is as the first page in the order of
// reading wrote it, or the title of the term's own page
// (content/tags/NAME/_index.md or content/tags/NAME.md).
func (s *Site) classify(l *language) diag.List {
	for _, t := range s.settings.Taxonomies {
		name := &taxonomyName{t.Plural, t.Singular}
		id := "/" + l.prefix + t.Plural + "/"
		list := s.adopt(l.home, Taxonomy, t.Plural)
		if list == nil {
			list = s.listPage(l, Taxonomy, id, content.Name{Path: t.Plural, Dir: t.Plural, Lang: l.Code, Role: content.Index})
		}
		list.taxonomy, list.parent = name, l.home
		terms := map[string]*Page{}
		s.collect(l.home, list, name, terms)
		kept := list.children[:0]
		for _, term := range list.children {
			if len(term.members) > 0 {
				kept = append(kept, term)
			}
		}
		list.children = kept
		dropEmpty(l.home, t.Plural)
		slices.SortStableFunc(list.children, byTitle)
		l.taxonomies = append(l.taxonomies, list)
	}
	return nil
}

// adopt takes a section out of the tree to be the page of a taxonomy.
func (s *Site) adopt(home *Page, role Role, dir string) *Page {
	i := slices.IndexFunc(home.children, func(c *Page) bool { return c.role == Section && c.doc.Name.Dir == dir })
	if i < 0 {
		return nil
	}
	p := home.children[i]
	home.children = slices.Delete(home.children, i, i+1)
	p.role = role
	for _, c := range p.children {
		c.role = Term
	}
	return p
}

// collect files the pages below p under their terms.
func (s *Site) collect(p, list *Page, name *taxonomyName, terms map[string]*Page) {
	for _, text := range p.meta.Terms[name.plural] {
		slug := lang.Slug(p.lang.Code, text)
		if slug == "" {
			slug = text
		}
		term, ok := terms[slug]
		if !ok {
			term = s.term(list, name, slug, text)
			terms[slug] = term
		}
		if slices.Contains(p.terms[name.plural], term) {
			continue
		}
		if p.terms == nil {
			p.terms = map[string][]*Page{}
		}
		p.terms[name.plural] = append(p.terms[name.plural], term)
		if p.listed() && p.original == nil {
			term.members = append(term.members, p)
		}
	}
	for _, c := range p.children {
		s.collect(c, list, name, terms)
	}
}

// dropEmpty takes from the pages below p the terms that have no page in this
// language: fallbacks and unlisted pages alone make none.
func dropEmpty(p *Page, taxonomy string) {
	if terms := p.terms[taxonomy]; len(terms) > 0 {
		p.terms[taxonomy] = filter(terms, func(t *Page) bool { return len(t.members) > 0 })
	}
	for _, c := range p.children {
		dropEmpty(c, taxonomy)
	}
}

// term returns the page of a term, its own document's if there is one.
func (s *Site) term(list *Page, name *taxonomyName, slug, text string) *Page {
	for _, c := range list.children {
		own := c.doc.Name.Base
		if own == "" {
			own = lastStep(c.doc.Name.Dir)
		}
		if lang.Slug(list.lang.Code, own) == slug {
			c.taxonomy = name
			return c
		}
	}
	p := s.listPage(list.lang, Term, "/"+list.lang.prefix+name.plural+"/"+slug+"/", content.Name{
		Path: path.Join(name.plural, text), Dir: path.Join(name.plural, text), Lang: list.lang.Code, Role: content.Index,
	})
	p.meta.Title, p.meta.LinkTitle = text, text
	p.print = trace.SumString(text)
	p.taxonomy, p.parent = name, list
	list.children = append(list.children, p)
	return p
}

// termIn returns the taxonomy or the term of the same slug in a language.
func (p *Page) termIn(l *language) *Page {
	for _, t := range l.taxonomies {
		if t.taxonomy.plural != p.taxonomy.plural {
			continue
		}
		if p.role == Taxonomy {
			return t
		}
		for _, c := range t.children {
			if lastSegment(c.path) == lastSegment(p.path) {
				return c
			}
		}
	}
	return nil
}
