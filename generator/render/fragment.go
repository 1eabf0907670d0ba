package render

import (
	"fmt"
	"html/template"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/site"
	"vizitka/generator/theme"
	"vizitka/generator/trace"
)

var missingPartial = diag.Declare(diag.Message{
	Name: "missing-partial", Severity: diag.Error,
	En: `there is no partial "{name}"`, Ru: "нет фрагмента partials/{name}",
	HintEn: `did you mean "{near}"?|make partials/{name}.html`, HintRu: "может быть, «{near}»?|создайте partials/{name}.html",
})

// partialName returns the template of a partial, with or without its ending.
func (f *frame) partialName(name string) (string, error) {
	path := "partials/" + name
	if !strings.HasSuffix(path, ".html") {
		path += ".html"
	}
	if _, ok := f.worker.env.Theme.AskTemplate(f.rec, path); ok {
		return path, nil
	}
	names := f.worker.env.Theme.AskFiles(f.rec, "partials")
	return "", theme.Fail(missingPartial.At(diag.Place{}, diag.V{"name": name, "near": diag.Nearest(name, names)}))
}

// partial executes a partial for the output that calls it.
func (w *worker) partial(name string, data ...any) (template.HTML, error) {
	f := w.frame
	path, err := f.partialName(name)
	if err != nil {
		return "", err
	}
	var arg any
	if len(data) > 0 {
		arg = data[0]
	}
	buf := w.buffer()
	defer w.done(buf)
	if problems := w.set.Execute(buf, path, arg); problems != nil {
		return "", theme.Fail(problems...)
	}
	return template.HTML(buf.String()), nil //nolint:gosec // made by html/template
}

// fragment executes a partial once for all outputs of a language that ask for
// it with the same argument. It sees the argument and the site, and not the
// page that asks.
func (w *worker) fragment(name string, data ...any) (template.HTML, error) {
	f := w.frame
	path := "partials/" + strings.TrimSuffix(name, ".html") + ".html"
	if !w.env.Theme.Has(path) {
		_, err := f.partialName(name) // noted by the page that asks: a fragment that is there notes it itself
		return "", err
	}
	var arg any
	if len(data) > 0 {
		arg = data[0]
	}
	key, err := fragmentKey(arg)
	if err != nil {
		return "", err
	}
	language := f.view.LanguageCode()
	if f.page != nil {
		language = f.page.Lang()
	}
	subject := strings.Join([]string{path, language, key}, "\t")
	made := w.env.fragments.Ask(f.rec, subject, func(r *trace.Recorder) fragment {
		return w.makeFragment(r, path, language, arg)
	}, fragment.print)
	f.problems.Add(made.problems...)
	return template.HTML(made.html), nil //nolint:gosec // made by html/template
}

// makeFragment executes a partial in a frame of its own.
func (w *worker) makeFragment(r *trace.Recorder, path, language string, arg any) fragment {
	outer := w.frame
	defer func() { w.frame = outer }()
	inner := w.enter(r, language)
	w.env.Theme.AskTemplate(r, path)
	switch a := arg.(type) {
	case *site.PageView:
		if a != nil {
			arg = inner.view.PageByID(a.ID())
		}
	case nil:
		arg = inner.view
	}
	buf := w.buffer()
	defer w.done(buf)
	inner.problems.Add(w.set.Execute(buf, path, arg)...)
	return fragment{buf.String(), inner.problems}
}

// fragmentKey names an argument: a page, a text, a number, or none.
func fragmentKey(arg any) (string, error) {
	switch a := arg.(type) {
	case nil:
		return "", nil
	case *site.PageView:
		if a == nil {
			return "no page", nil
		}
		return "page " + a.ID(), nil
	case string, bool, int, int64, float64, site.KindName, template.HTML, template.URL:
		return fmt.Sprintf("%T %v", a, a), nil
	}
	return "", fmt.Errorf("a fragment takes a page, a text or a number; %T would be different for each page: use partial", arg)
}

// DeriveFragment makes a fragment anew, by the subject that its question has,
// and returns its fingerprint; false where it cannot be made any more.
func (e *Env) DeriveFragment(notebook *trace.Notebook, subject string) (trace.Hash, bool) {
	path, rest, _ := strings.Cut(subject, "\t")
	language, key, _ := strings.Cut(rest, "\t")
	if s := sharedCalled(path); s != nil {
		return s.derive(e, notebook, language, key)
	}
	if !e.Theme.Has(path) {
		return trace.Hash{}, false
	}
	w, _ := e.acquire()
	if w == nil {
		return trace.Hash{}, false
	}
	defer e.release(w)
	f := w.enter(trace.NewRecorder(notebook), language)
	arg, ok := f.argument(key)
	if !ok || f.view.LanguageCode() != language { // a language that is no more
		return trace.Hash{}, false
	}
	made := e.fragments.Ask(f.rec, subject, func(r *trace.Recorder) fragment {
		return w.makeFragment(r, path, language, arg)
	}, fragment.print)
	return made.print(), true
}

// argument returns the argument that fragmentKey named.
func (f *frame) argument(key string) (any, bool) {
	kind, value, _ := strings.Cut(key, " ")
	switch kind {
	case "":
		return nil, true
	case "no":
		return (*site.PageView)(nil), true
	case "page":
		p := f.view.PageByID(value)
		return p, p != nil
	case "string":
		return value, true
	case "site.KindName":
		return site.KindName(value), true
	case "template.HTML":
		return template.HTML(value), true //nolint:gosec // it was one
	case "template.URL":
		return template.URL(value), true //nolint:gosec // it was one
	case "bool":
		return value == "true", true
	case "int":
		n := 0
		_, err := fmt.Sscan(value, &n)
		return n, err == nil
	case "int64":
		var n int64
		_, err := fmt.Sscan(value, &n)
		return n, err == nil
	case "float64":
		var n float64
		_, err := fmt.Sscan(value, &n)
		return n, err == nil
	}
	return nil, false
}
