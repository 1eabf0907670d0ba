package build

import (
	"slices"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/image"
	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// pictureFolders are where pages find pictures.
var pictureFolders = []string{"content", "static"}

// inContent reports whether a file is beside pages: what is in static/ is
// published as it is.
func inContent(name string) bool { return strings.HasPrefix(name, "content/") }

// look returns the facts of a picture of the site's folder.
func (s *State) look(name string) image.Facts {
	h, err := s.tree.Hash(name)
	if err != nil {
		return image.Facts{}
	}
	f := s.shelf.look(h, name, func() ([]byte, error) { return s.tree.Read(name) })
	f.Scalable = f.Scalable && inContent(name) && image.IsPhoto(name)
	return f
}

// lookAtPhotos learns of all photographs, so that the site can be joined
// without waiting for one after another.
func (s *State) lookAtPhotos(files []string) {
	photos := slices.DeleteFunc(slices.Clone(files), func(name string) bool { return !inContent(name) || !image.IsPhoto(name) })
	s.Run(len(photos), func(i int) { s.look(photos[i]) })
}

// shown returns where pages show a file of content/.
func (s *State) shown(name, out string) string {
	if !image.IsPhoto(name) {
		return out
	}
	f := s.look(name)
	if f.OwnIsShown() {
		return out
	}
	h, _ := s.printOf(name)
	return render.PhotoPath(out, f.Shown().Width, h)
}

// photos are the outputs of a photograph: itself, unless pages show it smaller
// and no text links to it, and its smaller sizes. HTML that an author writes may
// name any file, so where that is taken nothing is left out.
func (s *State) photos(c site.Copy) (out []output.Output) {
	if !c.Hidden || s.settings.Markdown.HTML != "off" {
		out = append(out, output.Output{
			Path: c.Output, ID: c.Source, Origin: c.Source,
			Make: func(r *trace.Recorder) output.Result { return s.photo(r, c.Source) },
		})
	}
	tells := len(out) == 0 // the first size does, for the photograph
	h, _ := s.printOf(c.Source)
	for i, width := range s.look(c.Source).Smaller() {
		id := c.Source
		if tells && i == 0 {
			id += " tells"
		}
		out = append(out, output.Output{
			Path: render.PhotoPath(c.Output, width, h), ID: id, Origin: c.Source,
			Make: func(r *trace.Recorder) output.Result {
				result := s.smaller(r, c.Source, width)
				if tells && i == 0 {
					if b, err := s.env.ReadFile(r, c.Source); err == nil {
						result.Problems.Add(image.Told(c.Source, b)...)
					}
				}
				return result
			},
		})
	}
	return out
}

// photo publishes a picture without what a camera wrote into it, and says so.
func (s *State) photo(r *trace.Recorder, name string) output.Result {
	b, err := s.env.ReadFile(r, name)
	if err != nil {
		return output.Result{Problems: diag.List{unreadable.At(diag.File(name), diag.V{"detail": err.Error()})}}
	}
	clean, _, problems := image.Clean(name, b)
	if d, over := image.OverLimits(name, b); over && inContent(name) {
		problems.Add(d)
	}
	return output.Result{Bytes: clean, Problems: problems}
}

// smaller publishes a photograph in one of its smaller widths. It is decoded
// once: where sizes are kept, for all of them.
func (s *State) smaller(r *trace.Recorder, name string, width int) output.Result {
	h := s.env.FilePrint(r, name)
	if b, ok := s.shelf.size(h, width); ok {
		return output.Result{Bytes: b}
	}
	b, err := s.env.ReadFile(r, name)
	if err != nil {
		return output.Result{Problems: diag.List{unreadable.At(diag.File(name), diag.V{"detail": err.Error()})}}
	}
	widths := []int{width}
	if s.shelf.keeps() {
		widths = image.Look(name, b).Smaller()
	}
	sizes, problems := image.Scale(name, b, widths)
	if problems == nil {
		for i, w := range widths {
			s.shelf.keep(h, w, sizes[i])
		}
	}
	return output.Result{Bytes: sizes[slices.Index(widths, width)], Problems: problems}
}
