package publish

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"vizitka/generator/diag"
)

// checkPlace refuses a folder that must not be published into. A source
// overlaps it by any name, through links and whatever the case.
func checkPlace(o Options) diag.List {
	dir := diag.V{"dir": o.Dir}
	if !filepath.IsAbs(o.Dir) || filepath.Dir(o.Dir) == filepath.Clean(o.Dir) || o.Home != "" && same(o.Dir, o.Home) {
		return diag.List{outputIsRoot.At(noPlace, dir)}
	}
	if fi, err := os.Lstat(o.Dir); err == nil {
		switch {
		case fi.Mode()&fs.ModeSymlink != 0:
			target, _ := filepath.EvalSymlinks(o.Dir)
			return diag.List{outputIsLink.At(noPlace, diag.V{"dir": o.Dir, "target": target})}
		case !fi.IsDir():
			return diag.List{outputIsFile.At(noPlace, dir)}
		}
	}
	sources := slices.Clone(o.Sources)
	if o.Store != "" {
		sources = append(sources, o.Store)
	}
	for _, s := range sources {
		if within(o.Dir, s) || within(s, o.Dir) {
			return diag.List{outputOverlaps.At(noPlace, diag.V{"dir": o.Dir, "source": s})}
		}
	}
	return nil
}

// within reports whether a path is a folder, or lies in it. Only what exists
// can be compared through links, so the nearest folders above that exist are
// taken, and what is missing below them by name.
func within(path, folder string) bool {
	path, folder = real(path), real(folder)
	for {
		if same(path, folder) {
			return true
		}
		up := filepath.Dir(path)
		if up == path {
			return false
		}
		path = up
	}
}

// real resolves the links in the part of a path that exists.
func real(path string) string {
	path = filepath.Clean(path)
	rest := ""
	for at := path; ; {
		if r, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(r, rest)
		}
		up := filepath.Dir(at)
		if up == at {
			return path
		}
		rest = filepath.Join(filepath.Base(at), rest)
		at = up
	}
}

func same(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	fa, errA := os.Stat(a)
	fb, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(fa, fb)
}

// checkPaths refuses outputs whose paths cannot be published: those that are no
// paths, those that are our own, and a file that is also a folder.
func checkPaths(outputs []Output) diag.List {
	var l diag.List
	dir := ""
	for i, o := range outputs {
		bad := !fs.ValidPath(o.Path) || o.Path == "." || Own(o.Path) || strings.ContainsRune(o.Path, 0) ||
			!filepath.IsLocal(filepath.FromSlash(o.Path)) || i > 0 && o.Path <= outputs[i-1].Path
		if bad {
			l.Add(outputBadPath.At(noPlace, diag.V{"output": o.Path, "list": ListName}))
			continue
		}
		up := parent(o.Path)
		if up == dir {
			continue
		}
		dir = up
		for ; up != ""; up = parent(up) {
			if _, isFile := find(outputs, up); isFile {
				l.Add(outputFileAndFolder.At(noPlace, diag.V{"output": up, "inside": o.Path}))
			}
		}
	}
	return l
}

// parent returns the folder of a path, "" for one at the top.
func parent(name string) string {
	return name[:max(0, strings.LastIndexByte(name, '/'))]
}

// find returns where an output stands among the sorted outputs.
func find(outputs []Output, name string) (int, bool) {
	return sort.Find(len(outputs), func(i int) int { return strings.Compare(name, outputs[i].Path) })
}
