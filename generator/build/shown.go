package build

import (
	"slices"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/render"
	"vizitka/generator/site"
)

// What the preview tells of a page beside showing it.

// Blocks returns the blocks of the text of the page at a path, nil for what has
// none.
func (s *State) Blocks(path string) []render.Block {
	s.wake()
	if id := s.site.PageAt(path); id != "" {
		return s.env.Blocks(id)
	}
	return nil
}

// HeldBack returns why a build would leave out the page at a path; 0 for one
// that it would publish.
func (s *State) HeldBack(path string) site.Reason {
	s.wake()
	return s.site.HeldBack(s.site.PageAt(path), s.options.Include.At)
}

// PageOf returns the path of the page that a file becomes, "" for a file that is
// no page of the site.
func (s *State) PageOf(file string) string {
	s.wake()
	return s.site.Output(file)
}

// ProblemsOf returns what is wrong with the output at a path, if it was made,
// or with the file it is made of; and what is wrong with the whole site, such as
// errors in its settings.
func (s *State) ProblemsOf(path, file string) diag.List {
	s.wake()
	s.mu.Lock()
	all := slices.Clone(s.problems)
	s.mu.Unlock()
	found := slices.DeleteFunc(all, func(d diag.Diagnostic) bool {
		of := d.Place.File
		whole := d.Severity() == diag.Error && !strings.HasPrefix(of, "content/")
		return !whole && (of == "" || of != file)
	})
	if m, ok := s.known(path); ok {
		found.Add(m.problems...)
	}
	return diag.Compact(found)
}
