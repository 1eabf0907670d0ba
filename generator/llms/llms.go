// Package llms makes what language models read of a site, if its settings say
// llms = true:
//
//	llms.txt   the list of pages of llmstxt.org, beside the first page of each
//	           language: the site's title, its description, and by section the
//	           pages with their descriptions
//	index.md   a copy of each page in Markdown, beside it
//
// A copy is the author's own text with its title, address and description in
// place of the front matter. It can be read away from the site: links and
// pictures of the site have whole addresses, wiki links and directives that name
// a page (:term[…], :cite[…]) are links, other directives stand as they were
// written. E-mail addresses are shielded as [contact] says. A list's copy ends
// in its pages. Pages that are unlisted, not translated or without a file have
// none; a file of the author's at the path of one takes its place.
package llms

import (
	"bytes"
	"fmt"
	"strings"

	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// listName is the file of the list, beside the first page of a language.
const listName = "llms.txt"

// Outputs returns the lists and the copies, none where the settings do not want
// them.
func Outputs(e *render.Env) []output.Output {
	if !e.Site.View("", nil, nil).LLMs() {
		return nil
	}
	var out []output.Output
	add := func(id string, name func(p *site.PageView) string, write func(b *bytes.Buffer, r *trace.Recorder, p *site.PageView)) {
		language := e.Site.LanguageOf(id)
		p := e.Site.View(language, nil, nil).PageByID(id)
		path, origin := name(p), ""
		if p.File() != nil && path != listName {
			origin = id
		}
		if e.Site.Publishes(path) {
			return
		}
		out = append(out, output.Output{Path: path, ID: id + " " + language, Origin: origin, Beside: origin != "", Make: func(r *trace.Recorder) (result output.Result) {
			var b bytes.Buffer
			result.Problems = e.Read(language, r, func(v *site.View) { write(&b, r, v.PageByID(id)) })
			result.Bytes = b.Bytes()
			return result
		}})
	}
	ids, _ := e.Site.PageIDs()
	for _, id := range ids {
		p := e.Site.View(e.Site.LanguageOf(id), nil, nil).PageByID(id)
		if p.IsHome() {
			add(id, func(p *site.PageView) string { return p.Beside(listName) }, func(b *bytes.Buffer, _ *trace.Recorder, p *site.PageView) { writeList(b, p) })
		}
		if p.HasMarkdown() {
			add(id, func(p *site.PageView) string { return p.Beside(site.MarkdownName) }, func(b *bytes.Buffer, r *trace.Recorder, p *site.PageView) {
				writeCopy(b, e, r, p)
			})
		}
	}
	return out
}

// writeList writes llms.txt of the language of a first page.
func writeList(b *bytes.Buffer, home *site.PageView) {
	v := home.Site()
	fmt.Fprintf(b, "# %s\n", oneLine(v.Title()))
	if about := oneLine(home.Description()); about != "" {
		fmt.Fprintf(b, "\n> %s\n", about)
	}
	if author := v.Author(); author.Name() != "" {
		line := author.Name()
		if author.Headline() != "" {
			line += ", " + author.Headline()
		}
		fmt.Fprintf(b, "\n%s\n", oneLine(line))
	}
	section(b, home.LinkTitle(), append([]*site.PageView{home}, home.RegularPages().Items()...))
	for _, s := range home.Sections().Items() {
		section(b, s.LinkTitle(), append([]*site.PageView{s}, s.RegularPagesRecursive().Items()...))
	}
	for _, l := range v.Languages() {
		if other := l.Home(); other.Lang() != home.Lang() {
			fmt.Fprintf(b, "\n## %s\n\n- [%s](%s)\n", oneLine(l.LanguageName()), linkText(l.Title()), absolute(other, listName))
		}
	}
}

// section writes the copies of some pages, below a heading; nothing where there
// are none.
func section(b *bytes.Buffer, title string, pages []*site.PageView) {
	var lines bytes.Buffer
	entries(&lines, pages)
	if lines.Len() > 0 {
		fmt.Fprintf(b, "\n## %s\n\n%s", oneLine(title), lines.Bytes())
	}
}

func entries(b *bytes.Buffer, pages []*site.PageView) {
	for _, p := range pages {
		if !p.HasMarkdown() {
			continue
		}
		fmt.Fprintf(b, "- [%s](%s)", linkText(p.Title()), absolute(p, site.MarkdownName))
		if about := oneLine(p.Description()); about != "" {
			b.WriteString(": " + about)
		}
		b.WriteByte('\n')
	}
}

// absolute returns the whole address of a file beside a page.
func absolute(p *site.PageView, name string) string {
	return p.Site().Absolute(site.EscapePath(p.Beside(name)))
}

// oneLine joins the lines of a text.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// linkText makes a text one that can stand in the brackets of a link.
func linkText(text string) string {
	return strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(oneLine(text))
}
