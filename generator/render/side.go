package render

import (
	"path"
	"strings"

	"vizitka/generator/output"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// sides returns the layouts of the sides that pages of a kind have, by kind:
// layouts/KIND/NAME.html. A side is another view of the same page, as the
// printed card of a profile is, and stands below its address, at NAME/.
func (e *Env) sides() map[string][]string {
	found := map[string][]string{}
	for _, name := range e.Theme.Files() {
		below, ok := strings.CutPrefix(name, "layouts/")
		if kind, _, nested := strings.Cut(below, "/"); ok && nested && path.Dir(below) == kind && strings.HasSuffix(name, ".html") {
			found[kind] = append(found[kind], name)
		}
	}
	return found
}

// side returns the output of a side of a page.
func (e *Env) side(of output.Output, id, layout string) output.Output {
	name := strings.TrimSuffix(path.Base(layout), ".html")
	folder := strings.TrimSuffix(strings.TrimSuffix(of.Path, "index.html"), ".html")
	if folder != "" && !strings.HasSuffix(folder, "/") {
		folder += "/"
	}
	language := e.Site.LanguageOf(id)
	return output.Output{
		Path: site.OutputPath(folder + name + "/"), ID: of.ID + " " + layout, Origin: of.Origin, Beside: true,
		Make: func(r *trace.Recorder) output.Result { return e.makePage(r, id, language, 1, layout) },
	}
}
