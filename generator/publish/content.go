package publish

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"vizitka/generator/trace"
)

// streamFrom is the size from which a file is not held in memory.
const streamFrom = 4 << 20

// A content is the bytes of one output: in memory, or to be read from a file.
type content struct {
	data   []byte
	hash   trace.Hash    // of data
	buffer *bytes.Buffer // what data lies in, to be used again
	file   fs.File       // open; nil if data is all
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// pieces are what files are read through to be hashed.
var pieces = sync.Pool{New: func() any { b := make([]byte, 64<<10); return &b }}

// openContent opens an output. The caller closes it.
func openContent(site fs.FS, name string) (*content, error) {
	file, err := site.Open(name)
	if err != nil {
		return nil, err
	}
	fi, err := file.Stat()
	if err == nil && !fi.Mode().IsRegular() {
		err = fmt.Errorf("output %s is not a file", name)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	if fi.Size() > streamFrom {
		return &content{file: file}, nil
	}
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	b.Grow(int(fi.Size()) + bytes.MinRead)
	_, err = b.ReadFrom(file)
	file.Close()
	if err != nil {
		buffers.Put(b)
		return nil, fmt.Errorf("read output %s: %w", name, err)
	}
	c := newContent(b.Bytes())
	c.buffer = b
	return c, nil
}

func newContent(data []byte) *content {
	return &content{data: data, hash: trace.Sum(data)}
}

func (c *content) close() {
	if c.file != nil {
		c.file.Close()
	}
	if c.buffer != nil {
		buffers.Put(c.buffer)
		c.buffer, c.data = nil, nil
	}
}

// streamed says that the hash is known only after the bytes went by.
func (c *content) streamed() bool { return c.file != nil }

// writeTo writes the bytes, once, and returns their hash and number.
func (c *content) writeTo(w io.Writer) (trace.Hash, int64, error) {
	if c.file == nil {
		n, err := w.Write(c.data)
		return c.hash, int64(n), err
	}
	h := trace.NewHasher()
	n, err := io.Copy(io.MultiWriter(w, h), c.file)
	return h.Sum(), n, err
}

// hashOf returns the hash of all that r gives.
func hashOf(r io.Reader) (trace.Hash, error) {
	h := trace.NewHasher()
	piece := pieces.Get().(*[]byte)
	defer pieces.Put(piece)
	// The plain reader hides the file's own WriteTo, which would make a new
	// buffer for each file.
	if _, err := io.CopyBuffer(h, struct{ io.Reader }{r}, *piece); err != nil {
		return trace.Hash{}, err
	}
	return h.Sum(), nil
}
