package site

import (
	"fmt"

	"vizitka/generator/glossary"
	"vizitka/generator/trace"
)

var (
	qGlossed  = trace.Declare(aboutOwn, trace.Own, "glossary", func(o *own) bool { return o.meta.Glossary }, trace.Bool)
	qGlossary = trace.Declare(aboutSite, trace.Joined, "glossary", func(s setting) *glossary.Words { return s.site.language(s.name).words() }, func(b []byte, w *glossary.Words) []byte {
		for _, f := range w.Forms() {
			b = fmt.Appendf(b, "%q %s\n", f.Text, f.Page)
		}
		return b
	})
	qAnyGlossary = trace.Declare(aboutSite, trace.Joined, "whether there is a glossary", func(s setting) bool {
		return len(s.site.language(s.name).words().Forms()) > 0
	}, trace.Bool)
)

// Glossed reports whether words of the glossary are to be linked in the text
// of a page. Templates do not see it, nor what follows.
func Glossed(p *PageView) bool {
	return askOwn(p, qGlossed) && qAnyGlossary.Ask(p.view.rec, p.view.rec.Subject(p.view.lang.Code), setting{p.view.site, p.view.lang.Code})
}

// Mentioned returns the forms of the glossary of a page's language that its
// text has, those in titles and links among them, as New takes them.
func Mentioned(p *PageView) []glossary.Form {
	words := qGlossary.Ask(p.view.rec, p.view.rec.Subject(p.view.lang.Code), setting{p.view.site, p.view.lang.Code})
	found := map[glossary.Form]bool{}
	askOwn(p, qBody).Body().Body.Each(func(html []byte) { words.Collect(html, found) })
	var forms []glossary.Form
	for _, f := range words.Forms() {
		if found[f] {
			forms = append(forms, f)
		}
	}
	return forms
}

// glossaryOf gathers the forms by which texts of a language mention pages: of
// kinds that say which field has them.
func (s *Site) glossaryOf(l *language) *glossary.Words {
	var forms []glossary.Form
	for _, p := range s.pages {
		name := s.kinds[p.doc.Kind].LinkedBy
		if name == "" || p.lang != l || p.role != Regular {
			continue
		}
		texts, ok := p.doc.Fields[name].([]any)
		if !ok {
			texts = []any{p.doc.Fields[name]}
		}
		for _, text := range texts {
			if text, ok := text.(string); ok {
				forms = append(forms, glossary.Form{Text: text, Page: p.id})
			}
		}
	}
	return glossary.New(forms)
}
