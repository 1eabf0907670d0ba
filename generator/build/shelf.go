package build

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"sync"

	"vizitka/generator/image"
	"vizitka/generator/source"
	"vizitka/generator/trace"
)

// A shelf keeps what was learned of pictures, and the smaller sizes that were
// made of photographs, so that each is made once: in the folder pictures of the
// store, one file for each size.
//
// What is in the key: the hash of the picture's bytes, the width, and the
// program's own bytes. When it is wrong: never silently, as in all of the store.
// What belongs to no file of the site any more is forgotten when the state is
// saved. Without a store, or with one that is only read, nothing is kept but
// what was learned, as long as the program runs.
type shelf struct {
	store *store

	mu    sync.Mutex
	facts map[string]image.Facts // by hash and ending
	saved map[string]image.Facts // as they are in the store; nil before they were read
}

const (
	shelfFolder = "pictures"
	shelfFacts  = shelfFolder + "/facts"
)

// factsKey is what the facts of a picture depend on: whether it is an SVG is
// for its name to say.
func factsKey(h trace.Hash, name string) string { return h.String() + strings.ToLower(path.Ext(name)) }

// look returns the facts of a file; read is called where they are not known.
func (c *shelf) look(h trace.Hash, name string, read func() ([]byte, error)) image.Facts {
	key := factsKey(h, name)
	c.mu.Lock()
	c.load()
	f, ok := c.facts[key]
	c.mu.Unlock()
	if ok {
		return f
	}
	b, err := read()
	if err != nil {
		return image.Facts{}
	}
	f = image.Look(name, b)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.facts[key] = f
	return f
}

// load reads what the last run learned, once. c is locked.
func (c *shelf) load() {
	if c.saved != nil {
		return
	}
	c.saved, c.facts = map[string]image.Facts{}, map[string]image.Facts{}
	if c.store == nil {
		return
	}
	sealed := c.store.read(shelfFacts)
	if sealed == nil {
		return
	}
	d, err := sealed.Section(0)
	if err != nil {
		c.store.damaged(shelfFacts)
		return
	}
	for range d.Count() {
		key, f := d.Text(), image.Facts{Size: image.Size{Width: d.Int(), Height: d.Int()}, Scalable: d.Bool()}
		c.facts[key], c.saved[key] = f, f
	}
}

func sizeFile(h trace.Hash, width int) string {
	return fmt.Sprintf("%s/%s-%d", shelfFolder, h, width)
}

// keeps reports whether sizes are kept.
func (c *shelf) keeps() bool { return c.store != nil && !c.store.readOnly }

// size returns a size of a photograph, if it was kept.
func (c *shelf) size(h trace.Hash, width int) ([]byte, bool) {
	if c.store == nil {
		return nil, false
	}
	sealed := c.store.read(sizeFile(h, width))
	if sealed == nil {
		return nil, false
	}
	d, err := sealed.Section(0)
	if err != nil {
		return nil, false
	}
	b := d.Bytes()
	return b, d.Err() == nil
}

// keep puts a size of a photograph on the shelf. What cannot be written is made
// anew the next time.
func (c *shelf) keep(h trace.Hash, width int, b []byte) {
	if !c.keeps() || c.store.root.MkdirAll(shelfFolder, 0o755) != nil {
		return
	}
	var e trace.Encoder
	e.Bytes(b)
	_ = trace.WriteFile(c.store.root, sizeFile(h, width), trace.Seal(c.store.program, e.Buf))
}

// save writes what was learned of the pictures of a tree, and forgets what
// belongs to others. Where that is what the store holds, nothing is done.
func (c *shelf) save(tree *source.Tree) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.load()
	kept, alive, changed := map[string]image.Facts{}, map[string]bool{}, false
	for _, folder := range pictureFolders {
		for _, file := range tree.Files(folder) {
			h, known := tree.Known(file.Path)
			if f, ok := c.facts[factsKey(h, file.Path)]; known && ok {
				key := factsKey(h, file.Path)
				kept[key], alive[h.String()] = f, true
				if c.saved[key] != f {
					changed = true
				}
			}
		}
	}
	if !changed && len(kept) == len(c.saved) {
		return nil
	}
	if err := c.store.root.MkdirAll(shelfFolder, 0o755); err != nil {
		return err
	}
	var e trace.Encoder
	e.Uint(uint64(len(kept)))
	for _, key := range sortedKeys(kept) {
		f := kept[key]
		e.Text(key)
		e.Int(f.Size.Width)
		e.Int(f.Size.Height)
		e.Bool(f.Scalable)
	}
	if err := trace.WriteFile(c.store.root, shelfFacts, trace.Seal(c.store.program, e.Buf)); err != nil {
		return err
	}
	c.saved = kept
	return c.sweep(alive)
}

// sweep removes the sizes of photographs that are no more.
func (c *shelf) sweep(alive map[string]bool) error {
	dir, err := c.store.root.Open(shelfFolder)
	if err != nil {
		return err
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	if err != nil {
		return err
	}
	for _, name := range names {
		hash, width, isSize := strings.Cut(name, "-")
		if _, err := strconv.Atoi(width); !isSize || err != nil || alive[hash] {
			continue
		}
		if err := c.store.root.Remove(shelfFolder + "/" + name); err != nil {
			return err
		}
	}
	return nil
}
