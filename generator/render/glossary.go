package render

import (
	"bytes"
	"html"
	"html/template"
	"slices"
	"strings"

	"vizitka/generator/glossary"
	"vizitka/generator/markdown"
	"vizitka/generator/site"
	"vizitka/generator/theme"
)

// mentioned are the forms of the glossary that the text of a page has, one a
// line, each with the page that it mentions. As a fragment they have a trace of
// their own: where the glossary changes they are looked for anew, and only a
// page that has others is made again.
var mentioned = DeclareShared("mentioned words", func(_ *Env, v *site.View, id string) string {
	p := v.PageByID(id)
	if p == nil {
		return ""
	}
	var b strings.Builder
	for _, form := range site.Mentioned(p) {
		b.WriteString(form.Text + "\t" + form.Page + "\n")
	}
	return b.String()
})

// Gloss implements site.Filler. The link is what the theme's component makes
// of it whose text names such a page. A page that the text links to already,
// and the page itself, are left alone.
func (f *frame) Gloss(p *site.PageView, text template.HTML) template.HTML {
	if made := f.gloss(p, [][]byte{[]byte(text)}); made != nil {
		return template.HTML(made[0]) //nolint:gosec // made of text, and by components
	}
	return text
}

// gloss links words in a text that is given in parts; nil where there is
// nothing to link.
func (f *frame) gloss(p *site.PageView, parts [][]byte) [][]byte {
	if !site.Glossed(p) {
		return nil
	}
	var forms []glossary.Form
	for line := range strings.Lines(mentioned.Of(f.worker.env, f.rec, p.Lang(), p.ID())) {
		form, page, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		forms = append(forms, glossary.Form{Text: form, Page: page})
	}
	done := map[string]bool{p.ID(): true}
	targets := map[string]*site.PageView{}
	for _, form := range forms {
		if _, known := targets[form.Page]; known || form.Page == p.ID() {
			continue
		}
		t := f.view.PageByID(form.Page)
		targets[form.Page] = t
		if t == nil || f.componentFor(t) == "" || linksTo(parts, t) {
			done[form.Page] = true
		}
	}
	if len(done) == len(targets)+1 {
		return nil
	}
	words := glossary.New(forms)
	out := make([][]byte, len(parts))
	for i, part := range parts {
		out[i] = words.Link(nil, part, done, func(dst []byte, page string, text []byte) []byte {
			return f.appendMention(dst, p, targets[page], text)
		})
	}
	return out
}

// linksTo reports whether a text links to a page.
func linksTo(parts [][]byte, p *site.PageView) bool {
	link := []byte(`href="` + html.EscapeString(string(p.RelPermalink())) + `"`)
	return slices.ContainsFunc(parts, func(part []byte) bool { return bytes.Contains(part, link) })
}

// componentFor returns the first component, by name, whose text names pages of
// the kind of p; "" for none.
func (f *frame) componentFor(p *site.PageView) string {
	found := ""
	for name, c := range f.worker.env.Theme.AskComponents(f.rec) {
		if c.Ref == string(p.Kind()) && slices.Contains(c.Forms, theme.Inline) && (found == "" || name < found) {
			found = name
		}
	}
	return found
}

// appendMention appends what the component makes of a mention of a page.
func (f *frame) appendMention(dst []byte, p, target *site.PageView, text []byte) []byte {
	w := f.worker
	hole := &markdown.Hole{Kind: markdown.HoleComponent, Name: f.componentFor(target), Form: markdown.Inline, Split: true, Label: &markdown.Body{HTML: text}}
	c := &Component{frame: f, page: p, hole: hole, ref: string(target.Kind()), target: target, ordinal: f.nextOrdinal(hole.Name)}
	buf := w.buffer()
	defer w.done(buf)
	name := "components/" + hole.Name + ".html"
	w.env.Theme.AskTemplate(f.rec, name)
	f.problems.Add(w.set.Execute(buf, name, c)...)
	return append(dst, bytes.TrimSpace(buf.Bytes())...)
}
