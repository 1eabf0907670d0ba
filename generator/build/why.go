package build

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"vizitka/generator/site"
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
	Origin string    // the file it is mostly made of, "" for none
	Layout string    // the layout file that was taken, "" for none
	When   time.Time // of the build that made it
	Again  bool      // by this state; else it was taken over
	// Repeated: it was taken over, but made once more, because what was
	// published of it was not there.
	Repeated bool
	// Reasons are the questions answered differently than at the build before
	// it was last made; none for an output that was new then.
	Reasons []trace.Reason
	// Next are the reasons for which the next build makes it again; none for
	// one that is up to date. Only [State.LastMaking] knows them.
	Next []trace.Reason
	// Asked is how many questions it asked.
	Asked int
}

func making(path, origin string, m *made) Making {
	return Making{Path: path, Origin: origin, Layout: m.layout, When: m.when, Reasons: m.why, Asked: m.trace.Len()}
}

// Making tells of an output; false for a path that is none, or a file that is
// published as it is.
func (s *State) Making(path string) (Making, bool) {
	o, ok := s.output(path)
	if !ok || o.Make == nil {
		return Making{}, false
	}
	m := making(path, o.Origin, s.make(o))
	m.Again = slices.Contains(s.Rendered(), path)
	return m, true
}

// Makings tells of all outputs that this state made, by path.
func (s *State) Makings() []Making {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Making
	tell := func(paths []string, again bool) {
		for _, path := range paths {
			if m, ok := s.made[path]; ok {
				m := making(path, s.outputs[path].Origin, m)
				m.Again, m.Repeated = again, !again
				out = append(out, m)
			}
		}
	}
	tell(s.rendered, true)
	tell(s.repeated, false)
	slices.SortStableFunc(out, func(a, b Making) int { return strings.Compare(a.Path, b.Path) })
	return slices.CompactFunc(out, func(a, b Making) bool { return a.Path == b.Path })
}

// Remembers reports whether an earlier build left anything: without that, all
// outputs are new.
func (s *State) Remembers() bool {
	return s.isAsleep() || s.last != nil && len(s.last.made) > 0
}

// asCalled takes over how the last build was called.
func (o *Options) asCalled(h *head) {
	o.Output, o.BaseURL = h.output, h.baseURL
	o.Include = site.Include{Drafts: h.include.Drafts, Future: h.include.Future, Expired: h.include.Expired, At: o.Include.At}
}

// LastBuild returns when the last build was; zero where that is not known.
func (s *State) LastBuild() time.Time {
	switch {
	case s.asleep != nil:
		return s.asleep.built
	case s.lastHead != nil:
		return s.lastHead.built
	}
	return time.Time{}
}

// LastMaking tells of an output as the last build left it; false for one that
// it did not make.
func (s *State) LastMaking(path string) (Making, bool) {
	s.wake()
	last, ok := s.lastMade()[path]
	if !ok {
		return Making{}, false
	}
	origin := ""
	if o, ok := s.outputs[path]; ok {
		origin = o.Origin
	} else {
		origin, _ = pageOf(last.id)
	}
	m := making(path, origin, last)
	m.Next = s.why[path]
	return m, true
}

func (s *State) lastMade() map[string]*made {
	if s.last == nil {
		return nil
	}
	return s.last.made
}

// Named returns what a name means that a person types: the output of an
// address, or of its path in the output folder, or the outputs of a file. file
// is the file, "" for none.
func (s *State) Named(name string) (outputs []string, file string) {
	s.MakeLists()
	s.wake()
	clean := path.Clean("/" + name)[1:]
	if file := s.FileNamed(name); file != "" {
		return s.OutputsOf(file), file
	}
	if u, err := url.Parse(name); err == nil && u.Host != "" {
		base, _ := url.Parse(s.settings.BaseURL)
		clean = path.Clean("/" + u.Path)[1:]
		if base != nil {
			clean = strings.TrimPrefix(clean, strings.Trim(base.Path, "/")+"/")
		}
	}
	for _, at := range []string{clean, strings.TrimPrefix(clean, path.Base(s.options.Output)+"/")} {
		for _, p := range []string{at, path.Join(at, "index.html")} {
			_, now := s.outputs[p]
			if _, then := s.lastMade()[p]; now || then {
				origin := ""
				if now {
					origin = s.outputs[p].Origin
				}
				return []string{p}, origin
			}
		}
	}
	return nil, ""
}

// FileNamed returns the file of the site's folder that a name means: its path,
// or one within content/; "" for none.
func (s *State) FileNamed(name string) string {
	clean := path.Clean("/" + name)[1:]
	for _, file := range []string{clean, path.Join("content", clean)} {
		if _, ok := s.tree.Lookup(file); ok {
			return file
		}
	}
	return ""
}

// OutputsOf returns the outputs that are mostly made of a file.
func (s *State) OutputsOf(file string) []string {
	s.MakeLists()
	s.wake()
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
