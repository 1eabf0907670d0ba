package build

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"vizitka/generator/output"
	"vizitka/generator/source"
	"vizitka/generator/trace"
)

// Open implements fs.FS: it makes the output of that path, or returns it where
// it is fresh.
func (s *State) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	o, ok := s.output(name)
	if !ok {
		return s.openDir(name)
	}
	if o.Copy != "" {
		return s.tree.Open(o.Copy)
	}
	b, err := s.bytes(o)
	if err != nil {
		return nil, err
	}
	return &file{info: info{name: path.Base(name), size: int64(len(b))}, Reader: bytes.NewReader(b)}, nil
}

// ReadFile implements fs.ReadFileFS.
func (s *State) ReadFile(name string) ([]byte, error) {
	o, ok := s.output(name)
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if o.Copy != "" {
		return s.tree.Read(o.Copy)
	}
	return s.bytes(o)
}

// Outputs implements publish.Site.
func (s *State) Outputs() []output.File {
	if s.isAsleep() {
		return s.asleep.outputs
	}
	s.MakeLists()
	s.mu.Lock()
	outputs := s.outputs // all are known, so it does not change
	s.mu.Unlock()
	out := make([]output.File, 0, len(outputs))
	for _, p := range sortedKeys(outputs) {
		o := outputs[p]
		entry := output.File{Path: p}
		if m, ok := s.known(p); ok && !s.isBroken(o, m) {
			entry.Hash, entry.Known = m.hash, true
		} else if o.Copy != "" && !s.broken[o.Origin] {
			if h, err := s.tree.Hash(o.Copy); err == nil {
				entry.Hash, entry.Known = h, true
			}
		}
		out = append(out, entry)
	}
	return out
}

// openDir opens a folder of the finished site.
func (s *State) openDir(name string) (fs.File, error) {
	prefix := name + "/"
	if name == "." {
		prefix = ""
	}
	s.MakeLists()
	s.mu.Lock()
	outputs := s.outputs // all are known, so it does not change
	s.mu.Unlock()
	var entries []fs.DirEntry
	last := ""
	for _, p := range sortedKeys(outputs) {
		rest, ok := strings.CutPrefix(p, prefix)
		if !ok {
			continue
		}
		first, _, deeper := strings.Cut(rest, "/")
		if first == last {
			continue
		}
		last = first
		entries = append(entries, fs.FileInfoToDirEntry(s.info(outputs[p], first, deeper)))
	}
	if entries == nil && name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &dir{info: info{name: path.Base(name), dir: true}, entries: entries}, nil
}

// info tells of an output without making it: the size of one that was not
// made is not known, and 0.
func (s *State) info(o *output.Output, name string, folder bool) info {
	if folder {
		return info{name: name, dir: true}
	}
	i := info{name: name}
	if m, ok := s.known(o.Path); ok {
		i.size = int64(m.size)
	} else if f, ok := s.tree.Lookup(o.Copy); ok {
		i.size = f.Size
	}
	return i
}

// file is an opened output.
type file struct {
	info
	*bytes.Reader
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

// Size is that of the info: both embedded types have one.
func (f *file) Size() int64 { return f.info.size }

// dir is an opened folder.
type dir struct {
	info
	entries []fs.DirEntry
	at      int
}

func (d *dir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *dir) Close() error               { return nil }
func (d *dir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.name, Err: fs.ErrInvalid}
}

func (d *dir) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := d.entries[d.at:]
	if n > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		rest = rest[:min(n, len(rest))]
	}
	d.at += len(rest)
	return rest, nil
}

// info is what is told of a file. A finished site has no times: its bytes
// depend on none.
type info struct {
	name string
	size int64
	dir  bool
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.dir }
func (i info) Sys() any           { return nil }
func (i info) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o755
	}
	return 0o644
}

// treeFS shows the sources as an fs.FS: what is hidden or no plain file is not
// there.
type treeFS struct{ tree *source.Tree }

func (t treeFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if _, ok := t.tree.Lookup(name); ok {
		b, err := t.tree.Read(name)
		if err != nil {
			return nil, err
		}
		return &file{info: info{name: path.Base(name), size: int64(len(b))}, Reader: bytes.NewReader(b)}, nil
	}
	prefix := ""
	if name != "." {
		prefix = name
	}
	var entries []fs.DirEntry
	last := ""
	for _, f := range t.tree.Files(prefix) {
		rest := strings.TrimPrefix(strings.TrimPrefix(f.Path, prefix), "/")
		first, _, deeper := strings.Cut(rest, "/")
		if first == last {
			continue
		}
		last = first
		i := info{name: first, dir: deeper}
		if !deeper {
			i.size = f.Size
		}
		entries = append(entries, fs.FileInfoToDirEntry(i))
	}
	if entries == nil && name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &dir{info: info{name: path.Base(name), dir: true}, entries: entries}, nil
}

// Hash returns the hash of an output's bytes, which it makes if need be.
func (s *State) Hash(name string) (trace.Hash, bool) {
	o, ok := s.output(name)
	if !ok {
		return trace.Hash{}, false
	}
	if o.Copy != "" {
		h, err := s.tree.Hash(o.Copy)
		return h, err == nil
	}
	return s.make(o).hash, true
}
