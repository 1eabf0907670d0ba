package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"

	"vizitka/generator/trace"
)

// ErrChanged is the error of a reading that gives other bytes than an earlier
// one through the same tree, or of a file that is none any more. The remedy is
// to scan again.
var ErrChanged = errors.New("changed while it was being read")

// content is what the first reading of an entry found.
type content struct {
	hash trace.Hash
	// trusted: a file with the stat of the entry has this hash, and so the
	// next tree may take it over.
	trusted bool
}

// Read returns the bytes of a file; they are the caller's.
func (t *Tree) Read(path string) ([]byte, error) {
	in, err := t.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	f, _ := t.Lookup(path)
	b := make([]byte, 0, f.Size+1) // one more, to see the end without growing
	for {
		n, err := in.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		if len(b) > maxSize {
			return nil, failed(path, ErrChanged)
		}
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
	}
	if err := t.fix(f, in, trace.Sum(b)); err != nil {
		return nil, err
	}
	return b, nil
}

// Hash returns the hash of a file's content, from the entry where it is known.
func (t *Tree) Hash(path string) (trace.Hash, error) {
	f, ok := t.Lookup(path)
	if ok {
		if c := f.content.Load(); c != nil {
			return c.hash, nil
		}
	}
	in, err := t.Open(path)
	if err != nil {
		return trace.Hash{}, err
	}
	defer in.Close()
	hash, err := hashOf(in)
	if err != nil {
		return trace.Hash{}, err
	}
	return hash, t.fix(f, in, hash)
}

// hashOf reads by pieces: a large file takes no memory. Mapping it would end
// the program if somebody cut the file meanwhile.
func hashOf(in io.Reader) (trace.Hash, error) {
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	n, err := io.ReadFull(in, s[:])
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return trace.Sum(s[:n]), nil
	} else if err != nil {
		return trace.Hash{}, err
	}
	h := trace.NewHasher()
	for err == nil {
		h.Write(s[:n])
		n, err = in.Read(s[:])
	}
	if err != io.EOF {
		return trace.Hash{}, err
	}
	return h.Sum(), nil
}

type scratch [64 << 10]byte

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// Open opens a file for reading piece by piece, such as a film. What is read so
// is not compared with what was read before. Nothing that took the place of the
// file, a link out of the site or a pipe, is read.
func (t *Tree) Open(path string) (*os.File, error) {
	if _, ok := t.Lookup(path); !ok {
		return nil, failed(path, fs.ErrNotExist)
	}
	in, err := t.options.Root.OpenFile(path, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	i, err := lookOpen(in)
	if err == nil && i.kind != regular {
		err = failed(path, ErrChanged)
	}
	if err != nil {
		in.Close()
		return nil, err
	}
	return in, nil
}

// fix makes the hash that a reading found that of the entry, or fails if
// another reading found another one.
func (t *Tree) fix(f *File, in *os.File, hash trace.Hash) error {
	c := f.content.Load()
	if c == nil {
		after, err := lookOpen(in)
		if err != nil {
			return err
		}
		same := after.stat == f.Stat && after.size == f.Size
		c = &content{hash, same && f.Stat.settledAt(t.options.Now)}
		if !f.content.CompareAndSwap(nil, c) {
			c = f.content.Load()
		}
	}
	if c.hash != hash {
		return failed(f.Path, ErrChanged)
	}
	return nil
}

func failed(path string, err error) error {
	return &fs.PathError{Op: "read", Path: path, Err: err}
}
