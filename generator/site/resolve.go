package site

import (
	"html/template"
	"net/url"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

// A Target is where a reference of a page leads.
type Target struct {
	// URL is the address below the host, escaped for a URL; of a reference
	// that leads nowhere, it is the reference as written.
	URL string
	// Page is set where it leads to a page.
	Page *PageView
	// File is set where it leads to a file: its name in the site's folder.
	File string
	// Shown is where pages show that file, which is another address than URL
	// for a large photograph; else it is URL.
	Shown string
	// Output is where that file stands in the finished site.
	Output string
	// Anchor is the place on the page, decoded; "" for none.
	Anchor string
	// Fault says why it leads nowhere.
	Fault Fault

	from      *PageView
	ref, kind string // as asked for
	wiki      bool   // asked for between [[ and ]]
}

// Follow finds where a link of the page leads, as it is written in the source:
// relative to the file, from the top of content/, or an address of the site.
func (p *PageView) Follow(ref string) Target { return p.target(askRef(p, qLink, ref), ref, "") }

// FollowWiki finds where a wiki link of the page leads.
func (p *PageView) FollowWiki(ref string) Target {
	t := askRef(p, qWiki, ref)
	if t.page != nil && t.anchor != "" {
		t.anchor = askPart(p.view.page(t.page), qHeadingID, t.anchor)
	}
	out := p.target(t, ref, "")
	out.wiki = true
	if t.page == nil {
		out.URL = wikiAddress(ref)
	}
	return out
}

// wikiAddress is what a wiki link shows as its address where there is no such
// page: the name as written. An empty one would lead to the page itself.
func wikiAddress(ref string) string {
	name, heading, has := strings.Cut(ref, "#")
	address := EscapePath(strings.TrimSpace(name))
	if first, _, _ := strings.Cut(address, "/"); first == "" || strings.Contains(first, ":") {
		address = "./" + address // no scheme, no host: RFC 3986, 4.2
	}
	if has {
		address += "#" + url.PathEscape(strings.TrimSpace(heading))
	}
	return address
}

// Refer finds the page of a kind that a field or a component names: by a path
// as in a link, by a file's name or by a title.
func (p *PageView) Refer(ref, kind string) Target {
	return p.target(askRef(p, qRef, kind+"\t"+ref), ref, kind)
}

func (p *PageView) target(t target, ref, kind string) Target {
	out := Target{URL: ref, Page: p.view.page(t.page), Anchor: t.anchor, Fault: t.fault, from: p, ref: ref, kind: kind}
	switch {
	case t.file != nil:
		out.URL, out.File, out.Output = p.view.Relative(EscapePath(t.file.output)), t.file.source, t.file.output
		if t.file.shown != t.file.output {
			out.Shown = p.view.Relative(EscapePath(t.file.shown))
		}
	case t.page != nil:
		out.URL = string(out.Page.RelPermalink())
		if t.page == p.page && t.anchor != "" {
			out.URL = "" // a place on the same page
		}
		if t.anchor != "" && !askPart(out.Page, qAnchor, t.anchor) {
			out.Fault = NoAnchor
		}
	default:
		out.Shown = ref
		return out
	}
	if t.query != "" {
		out.URL += "?" + t.query
	}
	if t.anchor != "" {
		out.URL += "#" + url.PathEscape(t.anchor)
	}
	if out.Shown == "" {
		out.Shown = out.URL
	}
	return out
}

// near asks what a reference that leads nowhere may have meant; "" where
// nothing is like it.
func (t Target) near() string {
	if t.Fault != NoAnchor {
		return askRef(t.from, qNear, t.kind+"\t"+t.ref)
	}
	var ids []string
	for _, h := range t.Page.Headings() {
		ids = append(ids, h.ID)
	}
	return diag.Nearest(t.Anchor, ids)
}

// HeadingText returns the text of a heading of the page, "" where there is
// none.
func (p *PageView) HeadingText(id string) string { return askPart(p, qHeading, id) }

// EscapePath escapes a path of the site for a URL.
func EscapePath(path string) string {
	if !strings.ContainsFunc(path, unusual) {
		return path
	}
	steps := strings.Split(path, "/")
	for i, s := range steps {
		steps[i] = url.PathEscape(s)
	}
	return strings.Join(steps, "/")
}

// unusual reports whether a character may need escaping in an address.
func unusual(r rune) bool {
	return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("-_.~/", r))
}

// fieldValue prepares the value of a kind's field for templates.
func (p *PageView) fieldValue(f fields.Field, v any) any {
	switch v := v.(type) {
	case *markdown.Document:
		return p.view.filler.Fill(p, &v.Body, true)
	case []any:
		out := make([]any, 0, len(v))
		for _, item := range v {
			if made := p.fieldValue(f, item); made != nil {
				out = append(out, made)
			}
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, item := range v {
			sub := fields.Field{Type: fields.Any}
			for _, inner := range f.Fields {
				if inner.Name == key {
					sub = inner
				}
			}
			out[key] = p.fieldValue(sub, item)
		}
		return out
	case string:
		switch f.Type {
		case fields.Page:
			if t := p.Refer(v, f.Of); t.Fault == Sound {
				return t.Page
			}
			return nil
		case fields.URL, fields.Email, fields.Phone:
			return template.URL(v) //nolint:gosec // judged by the kind's schema
		}
	}
	return v
}

var (
	brokenLink = diag.Declare(diag.Message{
		Name: "broken-link", Severity: diag.Warning,
		En: `the link leads to nothing: "{ref}"`, Ru: "ссылка ведёт в никуда: «{ref}»",
		HintEn: `did you mean "{near}"?|check the path: it is relative to this file`, HintRu: "может быть, «{near}»?|проверьте путь: он считается от этого файла",
	})
	brokenWikiLink = diag.Declare(diag.Message{
		Name: "broken-wiki-link", Severity: diag.Warning,
		En: `the wiki link leads to nothing: "[[{ref}]]"`, Ru: "вики-ссылка ведёт в никуда: «[[{ref}]]»",
		HintEn: `did you mean "{near}"?|name a page by its file or its title`, HintRu: "может быть, «{near}»?|назовите страницу по её файлу или заголовку",
	})
	brokenAnchor = diag.Declare(diag.Message{
		Name: "broken-anchor", Severity: diag.Warning,
		En: `the page has no place "#{anchor}"`, Ru: "на странице нет места «#{anchor}»",
		HintEn: `did you mean "#{near}"?|take the id from the link beside the heading`, HintRu: "может быть, «#{near}»?|возьмите его из ссылки рядом с заголовком",
	})
	linkOutside = diag.Declare(diag.Message{
		Name: "link-outside", Severity: diag.Warning,
		En: `the link leads out of the site's folder: "{ref}"`, Ru: "ссылка ведёт за пределы папки сайта: «{ref}»",
		HintEn: "move the file into content/ or static/", HintRu: "перенесите файл в content/ или static/",
	})
	linkLeftOut = diag.Declare(diag.Message{
		Name: "link-left-out", Severity: diag.Warning,
		En: `the link leads to a page that is not published: "{ref}"`, Ru: "ссылка ведёт на страницу, которая не опубликована: «{ref}»",
		HintEn: "publish that page (draft, publishDate, expiryDate), or leave the link out", HintRu: "опубликуйте ту страницу (draft, publishDate, expiryDate) или уберите ссылку",
	})
	brokenImage = diag.Declare(diag.Message{
		Name: "broken-image", Severity: diag.Warning,
		En: `there is no file "{ref}"`, Ru: "нет файла «{ref}»",
		HintEn: `did you mean "{near}"?|put the file beside the page; the path is relative to it`, HintRu: "может быть, «{near}»?|положите файл рядом со страницей: путь считается от неё",
	})
	brokenReference = diag.Declare(diag.Message{
		Name: "broken-reference", Severity: diag.Error,
		En: `{field} names a page that is not there: "{ref}"`, Ru: "{field} называет страницу, которой нет: «{ref}»",
		HintEn: `did you mean "{near}"?|name the page by its file, relative to this one`, HintRu: "может быть, «{near}»?|укажите файл страницы, считая от этого файла",
	})
	wrongKind = diag.Declare(diag.Message{
		Name: "wrong-kind", Severity: diag.Error,
		En: `{field} must name a page of kind "{of}"; "{ref}" is of kind "{kind}"`, Ru: "{field} должно называть страницу вида «{of}», а «{ref}» — вида «{kind}»",
		HintEn: `did you mean "{near}"?`, HintRu: "может быть, «{near}»?",
	})
)

// Judge returns the diagnostic of a link or an image of the page, and false
// where there is nothing wrong.
func (t Target) Judge(ref string, image bool, place diag.Place) (diag.Diagnostic, bool) {
	v := diag.V{"ref": ref}
	switch t.Fault {
	case Sound:
		return diag.Diagnostic{}, false
	case NoAnchor:
		return brokenAnchor.At(place, diag.V{"anchor": t.Anchor, "near": t.near()}), true
	case Outside:
		return linkOutside.At(place, v), true
	case LeftOutPage:
		return linkLeftOut.At(place, v), true
	}
	v["near"] = t.near()
	if image {
		return brokenImage.At(place, v), true
	}
	if t.wiki {
		return brokenWikiLink.At(place, v), true
	}
	return brokenLink.At(place, v), true
}

// JudgeReference returns the diagnostic of a reference by a field or a
// component, and false where there is nothing wrong.
func (t Target) JudgeReference(field, ref, kind string, place diag.Place) (diag.Diagnostic, bool) {
	v := diag.V{"field": field, "ref": ref, "of": kind}
	switch t.Fault {
	case Sound, NoAnchor:
		return diag.Diagnostic{}, false
	case LeftOutPage:
		return linkLeftOut.At(place, v), true
	}
	v["near"] = t.near()
	if t.Fault == WrongKind {
		v["kind"] = string(t.Page.Kind())
		return wrongKind.At(place, v), true
	}
	return brokenReference.At(place, v), true
}

// CheckFields returns what is wrong with the references in the front matter of
// the page, to pages and to files.
func (p *PageView) CheckFields() (problems diag.List) {
	o := askOwn(p, qFields)
	for _, ref := range o.doc.Refs {
		if d, bad := p.Refer(ref.Target, ref.Of).JudgeReference(ref.Path, ref.Target, ref.Of, ref.Place); bad {
			problems.Add(d)
		}
	}
	for _, f := range o.doc.Files {
		if u, err := url.Parse(f.Target); err == nil && (u.IsAbs() || u.Host != "") {
			continue // an address elsewhere
		}
		t := p.Follow(f.Target)
		switch d, bad := t.Judge(f.Target, true, f.Place); {
		case t.Page != nil: // a page is no file
			problems.Add(brokenImage.At(f.Place, diag.V{"ref": f.Target}))
		case bad:
			problems.Add(d)
		}
	}
	return problems
}

// An Alias is an address that leads to a page.
type Alias struct{ Address, Page string }

// Aliases returns the aliases of all pages, by address.
func (s *Site) Aliases() []Alias {
	found := map[string]string{}
	for _, p := range s.pages {
		if p.original == nil {
			for _, a := range p.meta.Aliases {
				found[p.aliasPath(a)] = p.id
			}
		}
	}
	out := make([]Alias, 0, len(found))
	for _, address := range sortedKeys(found) {
		out = append(out, Alias{address, found[address]})
	}
	return out
}

// Aliases returns the aliases of all pages, by address.
func (v *View) Aliases() []Alias {
	return qAliases.Ask(v.rec, v.rec.Subject(""), setting{v.site, ""})
}

// PageIDs returns the ids of all pages, lists and fallbacks included, and the
// file of the finished site that each becomes.
func (s *Site) PageIDs() (ids, outputs []string) {
	for _, p := range s.pages {
		ids = append(ids, p.id)
		outputs = append(outputs, p.outputPath())
	}
	return ids, outputs
}

// LanguageOf returns the language of a page by its id.
func (s *Site) LanguageOf(id string) string {
	if p, ok := s.byID[id]; ok {
		return p.lang.Code
	}
	return s.languages[0].Code
}

// PageKind returns the kind of a page by its id; "" for a list.
func (s *Site) PageKind(id string) string {
	if p, ok := s.byID[id]; ok && !s.IsList(id) {
		return string(p.doc.Kind)
	}
	return ""
}

// IsList reports whether a page is a list.
func (s *Site) IsList(id string) bool {
	p, ok := s.byID[id]
	return ok && p.role != Regular && p.role != NotFound && p.role != Search
}

// OfKind returns the ids of the pages for which a kind was chosen, by their front
// matter or by their folder, in order and with fallbacks.
func (s *Site) OfKind(kind string) (ids []string) {
	for _, p := range s.pages {
		if p.doc.Kind == kind && p.doc.KindChosen {
			ids = append(ids, p.id)
		}
	}
	return ids
}

// PageCount returns the number of pages, lists and fallbacks included.
func (s *Site) PageCount() int { return len(s.pages) }

// Edition is the fingerprint of what a site is assembled from besides files:
// which pages are included.
func (s *Site) Edition() trace.Hash {
	h := trace.NewHasher()
	for _, out := range s.leftOut {
		h.WriteString(out.File + "\n")
	}
	return h.Sum()
}

// LayoutPlace returns where the front matter of a page names its layout; the
// page as a whole where a section above handed that down. It is for problems,
// which are told anew when their file changes: nothing is asked.
func LayoutPlace(p *PageView) diag.Place {
	if place := p.page.meta.LayoutPlace; place.File != "" {
		return place
	}
	return diag.File(p.page.source())
}
