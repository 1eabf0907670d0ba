package build

import (
	"vizitka/generator/diag"
	"vizitka/generator/image"
	"vizitka/generator/output"
	"vizitka/generator/trace"
)

// photo publishes a picture without what a camera wrote into it, and says so.
func (s *State) photo(r *trace.Recorder, name string) output.Result {
	b, err := s.env.ReadFile(r, name)
	if err != nil {
		return output.Result{Problems: diag.List{unreadable.At(diag.File(name), diag.V{"detail": err.Error()})}}
	}
	clean, _, problems := image.Clean(name, b)
	return output.Result{Bytes: clean, Problems: problems}
}
