package source

import (
	"reflect"
	"strings"
)

// Changes are paths of files, each list sorted.
type Changes struct {
	Added, Removed []string
	Modified       []string // with other content
}

// Empty reports whether nothing changed.
func (c Changes) Empty() bool {
	return len(c.Added) == 0 && len(c.Removed) == 0 && len(c.Modified) == 0
}

// Changed tells what is different from the tree before (nil for the empty
// one), by content: a file whose stat alone changed is not modified. Only
// files whose stat changed are read. One that was never read from last, or
// cannot be read now, counts as modified.
func (t *Tree) Changed(last *Tree) Changes {
	var c Changes
	var old []*File
	if last != nil {
		old = last.files
	}
	for _, f := range t.files {
		if len(old) > 0 && old[0] == f {
			old = old[1:] // the most, and not worth a look at the name
			continue
		}
		for len(old) > 0 && old[0].Path < f.Path {
			c.Removed = append(c.Removed, old[0].Path)
			old = old[1:]
		}
		if len(old) == 0 || strings.Compare(old[0].Path, f.Path) > 0 {
			c.Added = append(c.Added, f.Path)
			continue
		}
		if old[0] != f && !t.sameContent(f, old[0]) {
			c.Modified = append(c.Modified, f.Path)
		}
		old = old[1:]
	}
	for _, f := range old {
		c.Removed = append(c.Removed, f.Path)
	}
	return c
}

func (t *Tree) sameContent(f, last *File) bool {
	was := last.content.Load()
	if was == nil {
		return false
	}
	is, err := t.Hash(f.Path)
	return err == nil && is == was.hash
}

// SameProblems reports whether the diagnostics of t are those of the tree
// before.
func (t *Tree) SameProblems(last *Tree) bool {
	return len(t.problems) == 0 && len(last.problems) == 0 || reflect.DeepEqual(t.problems, last.problems)
}
