// Package output says what a finished site is made of.
//
// Everything that ends up in public/ is an [Output]: a page, a list, a feed, a
// stylesheet, a redirect. A feature is a package that returns outputs; nothing
// else in the program changes.
package output

import (
	"errors"
	"io/fs"

	"vizitka/generator/diag"
	"vizitka/generator/trace"
)

// An Output is a path and a pure function that makes its bytes.
type Output struct {
	// Path is where the output stands in the finished site, with slashes,
	// without a leading one: "pravila/index.html".
	Path string
	// ID says what the output is made of, where Make holds more than its path
	// tells: two outputs of one path and different IDs are not the same.
	ID string
	// Origin is the file of the site that the output is mostly made of, or ""
	// for one made of many.
	Origin string
	// Beside says that the program adds the output to those of its Origin: of
	// such a path the site does not know, so a file of the author's may be there.
	Beside bool
	// Make makes the output, and notes in r all that it read. It is called
	// from any goroutine, with a recorder of its own.
	Make func(r *trace.Recorder) Result
	// Copy names a file of the site's folder whose bytes the output is. Make
	// is nil then, and the file may be of any size.
	Copy string
	// Further returns the n-th further output (from 1) that goes with this one:
	// the further pages of a list. How many there are is found when this one
	// is made. nil for an output that never has any.
	Further func(n int) Output
}

// A Result is what an output came to.
type Result struct {
	Bytes []byte
	// Problems are what the author can mend. With an error among them the
	// output is broken: Bytes are not to be published.
	Problems diag.List
	// Layout is the layout file that was taken, for --explain; "" for an
	// output without one.
	Layout string
	// Further is how many further outputs there are.
	Further int
}

// Broken reports whether the output must not be published.
func (r Result) Broken() bool { return r.Problems.Has(diag.Error) }

// A File is one file of a finished site.
type File struct {
	Path string // with slashes, as in an fs.FS
	Hash trace.Hash
	// Known says that Hash is the hash of the bytes; otherwise the file must be
	// opened to learn it.
	Known bool
}

// A Site is a finished site, as the edges of the program see it. Opening a
// file may compute it.
type Site interface {
	fs.FS
	// Outputs returns all files of the site, sorted by path, each once. The
	// slice is not changed.
	Outputs() []File
}

// ErrBroken is what opening an output fails with, perhaps wrapped, when the
// output is not to be published.
var ErrBroken = errors.New("output is broken")
