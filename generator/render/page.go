package render

import (
	"bytes"
	"fmt"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/output"
	"vizitka/generator/site"
	"vizitka/generator/theme"
	"vizitka/generator/trace"
)

var (
	unknownLayout = diag.Declare(diag.Message{
		Name: "unknown-layout", Severity: diag.Error,
		En: `there is no layout "{layout}"`, Ru: "нет макета «{layout}»",
		HintEn: `did you mean "{near}"?|make layouts/{layout}.html in the site's own theme`, HintRu: "может быть, «{near}»?|создайте layouts/{layout}.html в собственной теме сайта",
	})
	noLayout = diag.Declare(diag.Message{
		Name: "no-layout", Severity: diag.Error,
		En: "the theme has no layout for this page; it was looked for as {names}", Ru: "в теме нет макета для этой страницы; искали {names}",
		HintEn: "make one of them, or put a whole theme last in themes", HintRu: "создайте один из них или поставьте полную тему последней в themes",
	})
	internal = diag.Declare(diag.Message{
		Name: "internal", Severity: diag.Error,
		En: "the program has a mistake: {detail}", Ru: "в программе ошибка: {detail}",
		HintEn: "please report it with this file", HintRu: "пожалуйста, сообщите о ней и приложите этот файл",
	})
)

// Outputs returns the outputs of all pages: one for each and for each of its
// sides, those of aliases, and the list of redirects for hosts that read one.
// The further pages of lists are found when the lists are made.
func Outputs(e *Env) []output.Output {
	ids, paths := e.Site.PageIDs()
	out := make([]output.Output, 0, len(ids))
	sides := e.sides()
	for i, id := range ids {
		page := e.page(id, paths[i], 1)
		out = append(out, page)
		for _, layout := range sides[e.Site.PageKind(id)] {
			out = append(out, e.side(page, id, layout))
		}
	}
	return append(out, e.redirects()...)
}

// page returns the output of a page, or of a further page of a list.
func (e *Env) page(id, path string, pager int) output.Output {
	origin, language, _ := strings.Cut(id, "@")
	if strings.HasPrefix(origin, "/") {
		origin = ""
	}
	if language == "" {
		language = e.Site.LanguageOf(id)
	}
	o := output.Output{
		Path: path, ID: fmt.Sprint(id, " ", language, " ", pager), Origin: origin,
		Make: func(r *trace.Recorder) output.Result { return e.makePage(r, id, language, pager, "") },
	}
	if pager == 1 && e.Site.IsList(id) {
		o.Further = func(n int) output.Output {
			further := site.PagerPath(strings.TrimSuffix(path, "index.html"), n+1)
			return e.page(id, site.OutputPath(further), n+1)
		}
	}
	return o
}

// makePage makes a page, or the side of it that has a layout of its own.
func (e *Env) makePage(r *trace.Recorder, id, language string, pager int, side string) (result output.Result) {
	e = e.of(r)
	w, problems := e.acquire()
	if w == nil {
		return output.Result{Problems: problems}
	}
	defer func() {
		if p := recover(); p != nil {
			result = output.Result{Problems: diag.List{internal.At(diag.File(id), diag.V{"detail": fmt.Sprint(p)})}}
			return // a worker that panicked is not used again
		}
		e.release(w)
	}()
	f := w.enter(r, language)
	p := f.view.PageByID(id)
	if p == nil {
		return output.Result{}
	}
	if pager > 1 {
		p = p.OnPager(pager)
	}
	f.page = p
	var t *theme.Template
	if side != "" {
		t, _ = e.Theme.AskTemplate(r, side)
	} else {
		t, problems = e.layout(r, p)
	}
	if t == nil {
		return output.Result{Problems: problems}
	}
	buf := w.buffer()
	defer w.done(buf)
	f.problems.Add(problems...)
	f.problems.Add(w.set.Execute(buf, t.Name, p)...)
	if side != "" {
		return output.Result{Bytes: bytes.Clone(buf.Bytes()), Problems: f.problems, Layout: t.File}
	}
	if pager == 1 && !p.Fallback() {
		p.Content() // judged even where the layout does not show it,
		p.Fields()  // and so is the Markdown of fields
		f.problems.Add(p.CheckFields()...)
	}
	return output.Result{Bytes: bytes.Clone(buf.Bytes()), Problems: f.problems, Layout: t.File, Further: max(0, f.pagers-1)}
}

// layout chooses the layout of a page.
func (e *Env) layout(r *trace.Recorder, p *site.PageView) (*theme.Template, diag.List) {
	var problems diag.List
	var names []string
	if own := p.Layout(); own != "" {
		if t, ok := e.Theme.AskTemplate(r, "layouts/"+own+".html"); ok {
			return t, nil
		}
		problems.Add(unknownLayout.At(site.LayoutPlace(p), diag.V{"layout": own, "near": diag.Nearest(own, e.Theme.AskFiles(r, "layouts"))}))
	}
	switch {
	case p.IsNotFound():
		names = []string{"404"}
	case p.IsSearch():
		names = []string{site.SearchLayout}
	case p.IsHome():
		names = []string{"home", "list"}
	case p.IsTaxonomy():
		names = []string{"terms", "list"}
	case p.IsPage():
		names = []string{string(p.Kind()), "page"}
	default:
		names = []string{"list"}
		if kind := listKind(p); kind != "" {
			names = []string{kind + "-list", "list"}
		}
	}
	for _, name := range names {
		if t, ok := e.Theme.AskTemplate(r, "layouts/"+name+".html"); ok {
			return t, problems
		}
	}
	for i, name := range names {
		names[i] = "layouts/" + name + ".html"
	}
	problems.Add(noLayout.At(diag.File(p.ID()), diag.V{"names": strings.Join(names, ", ")}))
	return nil, problems
}

// listKind is the kind of a list's pages: that of the section, and none where a
// term joins pages of different kinds.
func listKind(p *site.PageView) string {
	if p.IsSection() {
		return string(p.Kind())
	}
	return string(site.CommonKind(p.Pages()))
}
