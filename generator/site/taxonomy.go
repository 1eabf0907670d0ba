package site

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/lang"
	"vizitka/generator/trace"
)

var termsMeet = diag.Declare(diag.Message{
	Name: "terms-meet", Severity: diag.Warning,
	En: `"{text}" and "{first}" in {taxonomy} are one term, because both have the address {address}`, Ru: "«{text}» и «{first}» в {taxonomy} стали одной меткой, потому что адрес у них один: {address}",
	HintEn: `name them further apart; if they are the same, give the term a page of its own: {page}`, HintRu: "назовите их непохоже, а если это одно и то же, заведите метке свою страницу: {page}",
})

var otherTerm = diag.Declare(diag.Message{
	Name: "terms-meet-other", Severity: diag.Note,
	En: "the other one is here", Ru: "вторая здесь",
})

// classify makes the pages of a language's taxonomies and terms. Terms that
// have one slug are one term; its name is as the first page in the order of
// reading wrote it, or the title of the term's own page
// (content/tags/NAME/_index.md or content/tags/NAME.md). Names that differ by
// more than how one word is written ("C" and "C++") are told of, unless the
// term has such a page: then they meet there on purpose.
func (s *Site) classify(l *language) (problems diag.List) {
	for _, t := range s.settings.Taxonomies {
		name := &taxonomyName{t.Plural, t.Singular}
		id := "/" + l.prefix + t.Plural + "/"
		list := s.adopt(l.home, Taxonomy, t.Plural)
		if list == nil {
			list = s.listPage(l, Taxonomy, id, content.Name{Path: t.Plural, Dir: t.Plural, Lang: l.Code, Role: content.Index})
		}
		list.taxonomy, list.parent = name, l.home
		terms := map[string]*gathered{}
		for _, c := range list.children {
			if slug := termSlug(l, c); terms[slug] == nil {
				c.taxonomy = name
				terms[slug] = &gathered{page: c, spellings: map[string]bool{}}
			}
		}
		problems.Add(s.collect(l.home, list, name, terms, map[string]*gathered{})...)
		kept := list.children[:0]
		for _, term := range list.children {
			if len(term.members) > 0 {
				kept = append(kept, term)
			}
		}
		list.children = kept
		dropEmpty(l.home, t.Plural)
		slices.SortStableFunc(list.children, s.inOrderOfTitles)
		l.taxonomies = append(l.taxonomies, list)
	}
	return problems
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

// A gathered term, and how its name was written first.
type gathered struct {
	page       *Page
	text, file string
	spellings  map[string]bool // folded, those that were told of among them
}

// collect files the pages below p under their terms. written finds a term by
// its name as some page wrote it: most pages write what others wrote.
func (s *Site) collect(p, list *Page, name *taxonomyName, terms, written map[string]*gathered) (problems diag.List) {
	for _, text := range p.meta.Terms[name.plural] {
		if term, ok := written[text]; ok {
			p.file(term.page, name.plural)
			continue
		}
		slug := lang.Slug(p.lang.Code, text)
		if slug == "" {
			slug = text
		}
		term, ok := terms[slug]
		if !ok {
			term = &gathered{s.term(list, name, slug, text), text, p.source(), map[string]bool{spelling(text): true}}
			terms[slug] = term
		}
		if p.original == nil { // else it is not told of what a fallback wrote
			written[text] = term
		}
		if same := spelling(text); !term.spellings[same] && p.original == nil {
			term.spellings[same] = true
			if term.page.doc.File == "" {
				met := termsMeet.At(diag.File(p.source()), diag.V{
					"text": text, "first": term.text, "taxonomy": name.plural,
					"address": "/" + p.lang.prefix + name.plural + "/" + slug + "/",
					"page":    path.Join("content", name.plural, slug, s.indexName(p.lang)),
				})
				if term.file != p.source() {
					met = met.With(otherTerm.At(diag.File(term.file), nil))
				}
				problems.Add(met)
			}
		}
		p.file(term.page, name.plural)
	}
	for _, c := range p.children {
		problems.Add(s.collect(c, list, name, terms, written)...)
	}
	return problems
}

// file puts a page under a term, once.
func (p *Page) file(term *Page, taxonomy string) {
	if slices.Contains(p.terms[taxonomy], term) {
		return
	}
	if p.terms == nil {
		p.terms = map[string][]*Page{}
	}
	p.terms[taxonomy] = append(p.terms[taxonomy], term)
	if p.listed() && p.original == nil {
		term.members = append(term.members, p)
	}
}

// spelling returns what is left of a term's name without the ways to write one
// word: case, ё for е, hyphens, apostrophes and spaces.
func spelling(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Pd, unicode.Z) || strings.ContainsRune("_'’ʼ", r) {
			return -1
		}
		return r
	}, lang.Fold(text))
}

// indexName is the name of a folder's own page in a language.
func (s *Site) indexName(l *language) string {
	if l == s.languages[0] {
		return "_index.md"
	}
	return "_index." + l.Code + ".md"
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

// termSlug is the slug that a document among the terms has.
func termSlug(l *language, p *Page) string {
	own := p.doc.Name.Base
	if own == "" {
		own = lastStep(p.doc.Name.Dir)
	}
	return lang.Slug(l.Code, own)
}

// term makes the page of a term that has no document.
func (s *Site) term(list *Page, name *taxonomyName, slug, text string) *Page {
	p := s.listPage(list.lang, Term, "/"+list.lang.prefix+name.plural+"/"+slug+"/", content.Name{
		Path: path.Join(name.plural, text), Dir: path.Join(name.plural, text), Lang: list.lang.Code, Role: content.Index,
	})
	p.doc.Meta.Title, p.doc.Meta.LinkTitle = text, text
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
