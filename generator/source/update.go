package source

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"vizitka/generator/diag"
)

// Update gives the tree after the given paths may have changed: files,
// folders (with all that is under them), or what is no more. Nothing else is
// looked at, so the cost does not grow with the site. Paths are written as
// [File.Path] is; "." is the whole site; those that do not belong to the tree
// are passed over. o is that of the scan, with the time of now.
func Update(o Options, last *Tree, paths []string) (*Tree, diag.List, error) {
	if slices.ContainsFunc(paths, func(p string) bool { return path.Clean(p) == "." }) {
		return Scan(o, last)
	}
	top, err := openDir(o.Root)
	if err != nil {
		return nil, nil, err
	}
	defer top.close()
	u := update{walk: walk{options: o}, last: last, seen: map[string]bool{}}
	paths = slices.Clone(paths)
	slices.Sort(paths) // a folder before what is under it
	for _, p := range paths {
		p = path.Clean(p)
		// Not fs.ValidPath: a name that is no UTF-8 has its diagnostic.
		if !filepath.IsLocal(p) || strings.Contains(p, "\x00") {
			continue
		}
		if err := u.visit(top, nil, p, 0); err != nil {
			return nil, nil, err
		}
	}
	t := &Tree{
		options:  o,
		files:    replaced(last.files, filePath, u.subjects, u.walk.files),
		problems: replaced(last.problems, problemPath, u.subjects, u.walk.problems),
	}
	return t, t.Problems(), nil
}

// update is a walk that goes only to some places.
type update struct {
	walk     walk
	last     *Tree
	subjects []string // what was looked at: all that was known of these, and of what is under them, is replaced
	seen     map[string]bool
}

// visit goes down from the folder d, whose path is at, along rest: to its end,
// or to the first part that is no folder, because then that is what changed.
func (u *update) visit(d dir, at []byte, rest string, depth int) error {
	name, rest, more := strings.Cut(rest, "/")
	if !u.walk.options.belongs(string(at), name) {
		return nil
	}
	subject := string(at) + name
	if u.seen[subject] {
		return nil
	}
	i, err := d.look(name)
	if err == nil && more && i.kind == folder && isText(name) && depth < maxDepth {
		var inner dir
		if inner, err = d.open(name); err == nil {
			defer inner.close()
			u.passed(subject, name)
			return u.visit(inner, append(at, name+"/"...), rest, depth+1)
		}
	}
	u.seen[subject] = true
	u.subjects = append(u.subjects, subject)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	key := subject
	if i.kind == folder {
		key += "/"
	}
	u.walk.last = u.last.files[search(u.last.files, filePath, key):]
	return u.walk.entry(d, []byte(key), len(at), i, depth)
}

// passed notes what is to be said of the name of a folder on the way. Nobody
// but a scan would say it when the folder is new and its files are given.
func (u *update) passed(subject, name string) {
	part := notForWindows(name)
	if part == "" || u.seen[subject+"/"] {
		return
	}
	u.seen[subject+"/"] = true
	if i := search(u.last.problems, problemPath, subject); i == len(u.last.problems) || u.last.problems[i].path != subject {
		u.walk.reportName(subject, name, part)
	}
}

// replaced returns a sorted list in which the elements at and under the
// subjects give way to the found ones. The list itself is not touched.
func replaced[T any](list []T, path func(T) string, subjects []string, found []T) []T {
	byPath := func(a, b T) int { return strings.Compare(path(a), path(b)) }
	out := make([]T, 0, len(list)+len(found))
	type gap struct{ from, to int }
	var gaps []gap
	for _, s := range subjects {
		from := search(list, path, s)
		to := from
		for to < len(list) && path(list[to]) == s {
			to++ // a path may have two problems
		}
		gaps = append(gaps, gap{from, to})
		from, to = span(list, path, s+"/")
		gaps = append(gaps, gap{from, to})
	}
	slices.SortFunc(gaps, func(a, b gap) int { return a.from - b.from })
	slices.SortStableFunc(found, byPath)
	put := func(part []T) {
		for _, e := range part {
			for len(found) > 0 && byPath(found[0], e) < 0 {
				out, found = append(out, found[0]), found[1:]
			}
			out = append(out, e)
		}
	}
	at := 0
	for _, g := range gaps {
		if g.from > at {
			put(list[at:g.from])
		}
		at = max(at, g.to)
	}
	put(list[at:])
	return append(out, found...)
}
