package source

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"vizitka/generator/diag"
)

const (
	maxDepth = 64      // folders within folders
	maxSize  = 1 << 30 // bytes of a file
)

// Scan finds the input files. Entries of last (nil for none) whose stat is as
// it was are taken over with their hash; no file is opened. The list is that
// of [Tree.Problems]; the error is one of the disk, and then there is no tree.
func Scan(o Options, last *Tree) (*Tree, diag.List, error) {
	if last == nil {
		last = &Tree{}
	}
	top, err := openDir(o.Root)
	if err != nil {
		return nil, nil, err
	}
	defer top.close()
	w := walk{options: o, last: last.files}
	if err := w.folder(top, nil, 0); err != nil {
		return nil, nil, err
	}
	t := &Tree{options: o, files: w.files, problems: replaced(nil, problemPath, nil, w.problems)}
	return t, t.Problems(), nil
}

// walk is one pass over folders, in the order of paths.
type walk struct {
	options  Options
	last     []*File // what was known, from the place the walk has reached
	files    []*File
	problems []problem
}

// folder walks an open folder. at is its path with a slash at its end, nil at
// the top.
func (w *walk) folder(d dir, at []byte, depth int) error {
	names, err := d.names()
	if err != nil {
		return err
	}
	names = slices.DeleteFunc(names, func(name string) bool { return !w.options.belongs(string(at), name) })
	type entry struct {
		key  string // the name, with a slash after a folder's: so the walk is in the order of paths
		info info
	}
	entries := make([]entry, 0, len(names))
	for _, name := range names {
		i, err := d.look(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue // gone since the folder was read
		case err != nil:
			return err
		case i.kind == folder:
			name += "/"
		}
		entries = append(entries, entry{name, i})
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	for _, e := range entries {
		if err := w.entry(d, append(at, e.key...), len(at), e.info, depth); err != nil {
			return err
		}
	}
	return nil
}

// entry takes what was found at a path; its name begins at byte cut. The path
// of a folder has a slash at its end.
func (w *walk) entry(d dir, at []byte, cut int, i info, depth int) error {
	name := strings.TrimSuffix(string(at[cut:]), "/")
	whole := func() string { return string(at[:cut]) + name }
	if !isText(name) {
		shown := strconv.Quote(name)
		w.report(whole(), msgName.At(diag.File(string(at[:cut])+shown[1:len(shown)-1]), diag.V{"name": shown}))
		return nil
	}
	if part := notForWindows(name); part != "" {
		w.reportName(whole(), name, part)
	}
	switch {
	case i.kind == link:
		w.report(whole(), msgLink.At(diag.File(whole()), nil))
	case i.kind == special:
		w.report(whole(), msgSpecial.At(diag.File(whole()), nil))
	case i.kind == folder && depth == maxDepth:
		w.report(whole(), msgDeep.At(diag.File(whole()), diag.V{"limit": strconv.Itoa(maxDepth)}))
	case i.kind == folder:
		inner, err := d.open(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		} else if err != nil {
			return err
		}
		defer inner.close()
		return w.folder(inner, at, depth+1)
	case i.size > maxSize:
		w.report(whole(), msgLarge.At(diag.File(whole()), diag.V{
			"size": strconv.FormatInt(i.size>>20, 10), "limit": fmt.Sprint(maxSize >> 20),
		}))
	default:
		w.files = append(w.files, w.file(at, i))
	}
	return nil
}

func (w *walk) report(path string, d diag.Diagnostic) {
	w.problems = append(w.problems, problem{path, d})
}

func (w *walk) reportName(path, name, part string) {
	w.report(path, msgWindows.At(diag.File(path), diag.V{"name": strconv.Quote(name), "part": strconv.Quote(part)}))
}

// file returns the entry of a regular file: the known one if its stat is as it
// was and can be trusted, or if nobody has read it yet.
func (w *walk) file(at []byte, i info) *File {
	for len(w.last) > 0 && w.last[0].Path < string(at) {
		w.last = w.last[1:]
	}
	if len(w.last) == 0 || w.last[0].Path != string(at) {
		return &File{Path: string(at), Size: i.size, Stat: i.stat}
	}
	f := w.last[0]
	if f.Stat == i.stat && f.Size == i.size {
		if c := f.content.Load(); c == nil || c.trusted {
			return f
		}
	}
	return &File{Path: f.Path, Size: i.size, Stat: i.stat}
}

// Belongs reports whether a path is looked at: it stands under one of the
// folders, is not skipped, and no part of it is litter. It says nothing of what
// the path is.
func (o *Options) Belongs(path string) bool {
	for at := 0; ; {
		end := strings.IndexByte(path[at:], '/')
		if end < 0 {
			return o.belongs(path[:at], path[at:])
		}
		if !o.belongs(path[:at], path[at:at+end]) {
			return false
		}
		at += end + 1
	}
}

// belongs reports whether a name in a folder ("" or with a slash at its end) is
// to be looked at.
func (o *Options) belongs(at, name string) bool {
	if Litter(name) {
		return false
	}
	if at == "" && !slices.ContainsFunc(o.Folders, func(pattern string) bool {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	}) {
		return false
	}
	return !slices.ContainsFunc(o.Skip, func(s string) bool {
		return len(s) == len(at)+len(name) && strings.HasPrefix(s, at) && strings.HasSuffix(s, name)
	})
}
