package source

import (
	"vizitka/generator/trace"
)

// Encode writes what the next scan may take over: each file with its stat, and
// its hash where a file of that stat must have it.
func (t *Tree) Encode(e *trace.Encoder) {
	e.Uint(uint64(len(t.files)))
	last := ""
	for _, f := range t.files {
		same := shared(last, f.Path)
		e.Uint(uint64(same)) //nolint:gosec // a length
		e.Text(f.Path[same:])
		last = f.Path
		e.Int(int(f.Size))
		e.Int(int(f.Stat.Modified))
		e.Int(int(f.Stat.Changed - f.Stat.Modified))
		e.Uint(f.Stat.Inode)
		e.Uint(f.Stat.Device)
		c := f.content.Load()
		e.Bool(c != nil && c.trusted)
		if c != nil && c.trusted {
			e.Hash(c.hash)
		}
	}
}

// Decode reads what Encode wrote: a tree that serves as the last one of a
// scan, and for nothing else.
func Decode(d *trace.Decoder) *Tree {
	n := d.Count()
	t := &Tree{files: make([]*File, n)}
	files := make([]File, n)
	last := ""
	for i := range files {
		f := &files[i]
		same := min(int(d.Uint()), len(last)) //nolint:gosec // bounded
		rest := d.Text()
		f.Path = last[:same] + rest
		last = f.Path
		f.Size = int64(d.Int())
		f.Stat.Modified = int64(d.Int())
		f.Stat.Changed = int64(d.Int()) + f.Stat.Modified
		f.Stat.Inode, f.Stat.Device = d.Uint(), d.Uint()
		if d.Bool() {
			f.content.Store(&content{hash: d.Hash(), trusted: true})
		}
		t.files[i] = f
	}
	return t
}

func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// Known returns the hash of a file where it is known without opening it.
func (t *Tree) Known(path string) (trace.Hash, bool) {
	if f, ok := t.Lookup(path); ok {
		if c := f.content.Load(); c != nil {
			return c.hash, true
		}
	}
	return trace.Hash{}, false
}
