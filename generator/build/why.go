package build

import (
	"slices"
	"strings"

	"vizitka/generator/trace"
)

// Reasons that are no question: an output is made of something else than
// before; a problem was told at a place that moved.
const (
	WhyOrigin  = "made of"
	WhyProblem = "a problem stands in a file that changed"
)

// A Making tells of one output why it was made, and how.
type Making struct {
	Path   string
	Origin string // the file it is mostly made of, "" for none
	Layout string // the layout file that was taken, "" for none
	Again  bool   // by this state; else it was taken over
	// Reasons are the questions answered differently than at the build before
	// it was last made; none for an output that was new then.
	Reasons []trace.Reason
	// Asked is how many questions it asked.
	Asked int
}

// Making tells of an output; false for a path that is none, or a file that is
// published as it is.
func (s *State) Making(path string) (Making, bool) {
	o, ok := s.output(path)
	if !ok || o.Make == nil {
		return Making{}, false
	}
	m := s.make(o)
	return Making{
		Path: path, Origin: o.Origin, Layout: m.layout, Again: slices.Contains(s.Rendered(), path),
		Reasons: m.why, Asked: len(m.trace),
	}, true
}

// OutputsOf returns the outputs that are mostly made of a file.
func (s *State) OutputsOf(file string) []string {
	s.wake()
	s.MakeLists()
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []string
	for _, path := range sortedKeys(s.outputs) {
		if s.outputs[path].Origin == file {
			out = append(out, path)
		}
	}
	return out
}

// Reached returns the outputs that asked something about a file of the site's
// folder: what a change of it may reach. They are told for the outputs made so
// far.
func (s *State) Reached(file string) []string {
	s.wake()
	about := s.about(file)
	var out []string
	fragments, _ := s.env.Fragments().Answers()
	touched := map[trace.Key]bool{}
	for range fragments { // a fragment may ask a fragment
		for k, t := range fragments {
			touched[k] = touched[k] || t.Any(s.notebook, about) || t.Has(touched)
		}
		if len(fragments) < 2 {
			break
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, path := range sortedKeys(s.made) {
		m := s.made[path]
		if o := s.outputs[path]; o != nil && o.Origin == file || m.trace.Any(s.notebook, about) || m.trace.Has(touched) {
			out = append(out, path)
		}
	}
	return out
}

// about tells which questions are about a file.
func (s *State) about(file string) func(question, subject string) bool {
	within := func(subject string) bool {
		rest, ok := strings.CutPrefix(subject, file)
		return ok && (rest == "" || rest[0] == '\t' || rest[0] == '@')
	}
	inTheme := ""
	if rest, ok := strings.CutPrefix(file, "themes/"); ok {
		_, inTheme, _ = strings.Cut(rest, "/")
	}
	return func(question, subject string) bool {
		topic, what, _ := strings.Cut(question, ".")
		switch topic {
		case "page", "place", "reference":
			return within(subject)
		case "file":
			return subject == file
		case "site":
			if what == "data" {
				return strings.HasPrefix(file, "data/")
			}
			return what == "setting" && strings.HasPrefix(file, "site.")
		case "template":
			return inTheme != "" && s.theme.MadeOf(subject, inTheme)
		case "asset":
			return inTheme != "" && subject == inTheme
		case "string", "plural", "names":
			return strings.HasPrefix(inTheme, "strings/")
		}
		return false
	}
}
