package build

import (
	"vizitka/generator/asset"
	"vizitka/generator/contact"
	"vizitka/generator/diag"
	"vizitka/generator/feed"
	icons "vizitka/generator/icon"
	"vizitka/generator/image"
	"vizitka/generator/llms"
	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/search"
	"vizitka/generator/sitemap"
	"vizitka/generator/social"
)

// list collects the outputs of all packages that make some.
func (s *State) list() {
	s.outputs = map[string]*output.Output{}
	s.made = map[string]*made{}
	for _, outputs := range [][]output.Output{
		render.Outputs(s.env),
		asset.Outputs(s.theme),
		feed.Outputs(s.env),
		sitemap.Outputs(s.env),
		llms.Outputs(s.env),
		icons.Outputs(s.env),
		social.Outputs(s.env),
		contact.Outputs(s.env),
		search.Outputs(s.env),
		s.copies(),
	} {
		s.add(outputs)
	}
	s.problems.Add(s.nested()...)
	for _, path := range sortedKeys(s.outputs) {
		if o := s.outputs[path]; o.Further != nil {
			s.lists = append(s.lists, o)
		}
	}
}

var sameOutput = diag.Declare(diag.Message{
	Name: "same-output", Severity: diag.Error,
	En: "two things would be published at /{path}", Ru: "на адрес /{path} претендуют двое",
	HintEn: "rename this file; the other is made by the program", HintRu: "переименуйте этот файл; второй создаёт программа",
})

// add takes outputs in. A path that is taken is reported.
func (s *State) add(outputs []output.Output) {
	for i := range outputs {
		o := &outputs[i]
		if first, taken := s.outputs[o.Path]; taken {
			// Pages and files that meet are reported by the site, with both
			// names; here what the program makes by itself meets a file.
			switch {
			case o.Beside:
				s.problems.Add(sameOutput.At(diag.File(orOther(first.Origin, o.Origin)), diag.V{"path": o.Path}))
			case o.Origin == "" || first.Origin == "" || first.Beside:
				s.problems.Add(sameOutput.At(diag.File(orOther(o.Origin, first.Origin)), diag.V{"path": o.Path}))
			}
			continue
		}
		s.outputs[o.Path] = o
	}
}

// addFurther takes in a further page of a list, of which the site does not
// know. One whose path is taken is reported.
func (s *State) addFurther(o output.Output) {
	if first, taken := s.inTheWay(o.Path); taken {
		s.problems.Add(sameOutput.At(diag.File(orOther(first.Origin, o.Origin)), diag.V{"path": o.Path}))
		return
	}
	s.outputs[o.Path], s.further[o.Path] = &o, true
}

// nested reports outputs that stand where others need a folder. Those of the
// author's files alone are reported by the site.
func (s *State) nested() (problems diag.List) {
	for path, o := range s.outputs {
		if first, taken := s.folderTaken(path); taken && (o.Origin == "" || first.Origin == "") {
			problems.Add(sameOutput.At(diag.File(orOther(o.Origin, first.Origin)), diag.V{"path": first.Path}))
		}
	}
	return diag.Compact(problems)
}

// inTheWay returns the output at a path, or one that stands where the path
// needs a folder.
func (s *State) inTheWay(path string) (*output.Output, bool) {
	if o, ok := s.outputs[path]; ok {
		return o, true
	}
	return s.folderTaken(path)
}

func (s *State) folderTaken(path string) (*output.Output, bool) {
	for i := range len(path) {
		if path[i] == '/' {
			if o, ok := s.outputs[path[:i]]; ok {
				return o, true
			}
		}
	}
	return nil, false
}

func orOther(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// copies are the files that are published as they are, photographs without
// what a camera wrote into them and in several sizes.
func (s *State) copies() []output.Output {
	var out []output.Output
	for _, c := range s.site.Copies() {
		if image.IsPhoto(c.Source) {
			out = append(out, s.photos(c)...)
			continue
		}
		out = append(out, output.Output{Path: c.Output, ID: c.Source, Origin: c.Source, Copy: c.Source})
	}
	return out
}
