package contact

import (
	"path"
	"strings"

	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// The names of the outputs, each in the folder of its page.
const (
	cardName        = "contact.vcf"
	newCardName     = "contact-4.vcf"
	addressCodeName = "qr-address.svg"
	cardCodeName    = "qr-contact.svg"
	resumeName      = "resume.json"
	eventName       = "event.ics"
	calendarName    = "calendar.ics"
)

// Outputs returns what is made of the profiles and the talks of a site.
func Outputs(e *render.Env) (out []output.Output) {
	for _, id := range e.Site.OfKind("profile") {
		out = append(
			out,
			beside(e, id, cardName, writeCard),
			beside(e, id, newCardName, writeNewCard),
			beside(e, id, addressCodeName, writeAddressCode),
			beside(e, id, cardCodeName, writeCardCode),
			beside(e, id, resumeName, writeResume),
		)
	}
	lists := map[string]bool{}
	for _, id := range e.Site.OfKind("talk") {
		out = append(out, beside(e, id, eventName, writeEvent))
		talk := e.Site.View(e.Site.LanguageOf(id), nil, nil).PageByID(id)
		if list := talk.Parent(); list != nil && !talk.Unlisted() && !lists[list.ID()] {
			lists[list.ID()] = true
			out = append(out, beside(e, list.ID(), calendarName, writeCalendar))
		}
	}
	return out
}

// A writer makes the bytes of an output.
type writer func(s *source) []byte

// A source is what an output is made from, and what was found on the way.
type source struct {
	env      *render.Env
	rec      *trace.Recorder
	view     *site.View
	page     *site.PageView
	problems diag.List
}

// beside returns the output of a name that is made of a page.
func beside(e *render.Env, id, name string, write writer) output.Output {
	language := e.Site.LanguageOf(id)
	at := e.Site.View(language, nil, nil).PageByID(id).Path()
	return output.Output{
		Path: folder(at) + name, ID: name + " of " + id + " " + language,
		Make: func(r *trace.Recorder) (result output.Result) {
			s := &source{env: e, rec: r}
			found := e.Read(language, r, func(v *site.View) {
				s.view, s.page = v, v.PageByID(id)
				result.Bytes = write(s)
			})
			if s.page == nil {
				result.Problems = found // the theme cannot be read
				return result
			}
			// A link of a field that leads nowhere is told by the page itself.
			result.Problems = s.problems
			return result
		},
	}
}

// folder is where the outputs of a page with an address stand.
func folder(address string) string {
	if address == "" || strings.HasSuffix(address, "/") {
		return address
	}
	return strings.TrimSuffix(address, path.Ext(address)) + "/"
}

// tell reports what is wrong with the value at a path of the front matter. A
// page that shows the text of another language tells nothing: that one does.
func (s *source) tell(m *diag.Message, v diag.V, at ...any) {
	if !s.page.Fallback() {
		s.problems.Add(m.At(s.place(at...), v))
	}
}

// place returns where the front matter gives a value. It reads the file: only
// where there is something to report.
func (s *source) place(at ...any) diag.Place {
	file := s.page.File()
	if file == nil {
		return diag.Place{}
	}
	name := "content/" + file.Path()
	src, err := s.env.ReadFile(s.rec, name)
	if err != nil {
		return diag.File(name)
	}
	return content.FieldPlace(name, src, at...)
}
