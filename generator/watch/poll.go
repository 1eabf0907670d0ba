package watch

import (
	"os"
	"time"

	"vizitka/generator/source"
)

const pollEvery = 500 * time.Millisecond

// poller finds by looking what the system does not tell.
type poller struct {
	dir  string
	what source.Options
	last *source.Tree // nil before the first look
}

// changes returns the paths of files that are not what they were at the last
// call, by their stat, and none at the first: nothing is ever read through
// these trees.
func (p *poller) changes() ([]string, error) {
	// Opened anew each time: an open root stays with a folder that was removed
	// and made again.
	root, err := os.OpenRoot(p.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	o := p.what
	o.Root = root
	tree, _, err := source.Scan(o, p.last)
	if err != nil {
		return nil, err
	}
	if p.last == nil {
		p.last = tree
		return nil, nil
	}
	c := tree.Changed(p.last)
	p.last = tree
	return append(append(c.Added, c.Removed...), c.Modified...), nil
}
