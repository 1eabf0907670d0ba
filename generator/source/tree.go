package source

import (
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"vizitka/generator/diag"
)

// Options say what belongs to a tree. Between [Scan] and [Update] of one tree
// only Now changes.
type Options struct {
	// Root is the site's folder. Everything is read through it.
	Root *os.Root

	// Folders are the names at the top of the site that are looked at, folders
	// or files, as patterns of [path.Match]: "content", "site*.toml". One that
	// does not exist is an empty one.
	Folders []string

	// Skip are paths that are left out with all that is under them, such as
	// an output folder within "static".
	Skip []string

	// Now is the time just before the scan, by the clock that stamps the
	// files. It decides which hashes may be kept for the next tree; with the
	// zero time none is.
	Now time.Time
}

// A File is one input file. Its fields do not change.
type File struct {
	Path string // relative to the site's folder, with slashes
	Size int64  // bytes, when it was found
	Stat Stat

	content atomic.Pointer[content] // nil until the first reading
}

// A Tree is the input files of a site at one time. It never changes; trees
// share the entries that did not change between them. The zero Tree is empty.
type Tree struct {
	options  Options
	files    []*File   // by path, in the order of bytes
	problems []problem // by path
}

// problem is a diagnostic of a path, of a file that was left out or kept.
type problem struct {
	path string
	diag diag.Diagnostic
}

// Len returns the number of files.
func (t *Tree) Len() int { return len(t.files) }

// Files returns the files under a folder, or all for "", sorted by path in the
// order of bytes. The slice is the tree's own: it must not be written to.
func (t *Tree) Files(under string) []*File {
	if under == "" {
		return t.files
	}
	from, to := span(t.files, filePath, under+"/")
	return t.files[from:to]
}

// Lookup returns the file at a path.
func (t *Tree) Lookup(path string) (*File, bool) {
	i := search(t.files, filePath, path)
	if i == len(t.files) || t.files[i].Path != path {
		return nil, false
	}
	return t.files[i], true
}

// Problems returns the diagnostics of what was left out or is doubtful, by
// path: those of the whole tree, also where it comes from [Update].
func (t *Tree) Problems() diag.List {
	var l diag.List
	for _, p := range t.problems {
		l.Add(p.diag)
	}
	return l
}

func filePath(f *File) string      { return f.Path }
func problemPath(p problem) string { return p.path }

// search returns where the first element at or behind a path stands in a list
// sorted by path.
func search[T any](list []T, path func(T) string, p string) int {
	i, _ := slices.BinarySearchFunc(list, p, func(e T, p string) int { return strings.Compare(path(e), p) })
	return i
}

// span returns the range of a list, sorted by path, whose paths begin with
// prefix: strings with a common prefix stand together.
func span[T any](list []T, path func(T) string, prefix string) (from, to int) {
	from = search(list, path, prefix)
	n, _ := slices.BinarySearchFunc(list[from:], prefix, func(e T, p string) int {
		if strings.HasPrefix(path(e), p) {
			return -1
		}
		return 1
	})
	return from, from + n
}
