package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vizitka/generator/trace"
)

// A tree is a hidden folder that is made equal to the site and then takes the
// place of the output folder: by one rename if there was none, else by one
// exchange. Files of others are in both under the same inode (hard links), so
// at no moment is a file of theirs in the store alone.
//
// In the store the tree that was exchanged out stays as the spare, and is
// written over in place next time: that costs a twentieth of making files
// anew. Rules of the spare: what its record says is believed only where the
// stat agrees; the record is removed before the first change and written when
// the spare is at rest; without it every file is written over; a file with a
// second name (a backup made of links) is not written over but made anew. The
// spare and its record may be deleted at any time.
type tree struct {
	*folder
	stays    bool   // it is in the store, and is the spare afterwards
	present  []bool // by output: a file stands there already
	verified []File // by output: bytes and stat of what is known to stand there
}

// errOtherWay says that a tree cannot be made visible here.
var errOtherWay = errors.New("the folder cannot be exchanged")

const (
	// A file costs so much less to write over than to make.
	overwriteShare = 20
	// A change by the journal costs so many tenths of making a file.
	journalTenths = 13
)

// spareDir returns where the spare of an output folder is in the store. It
// depends on where the two are to each other, so that a site may be moved.
func spareDir(store, dir string) string {
	rel, err := filepath.Rel(store, dir)
	if err != nil {
		rel = dir
	}
	return filepath.Join(store, "spare-"+trace.SumString(filepath.ToSlash(rel)).String()[:8])
}

// siblingDir returns where a tree is made if there is no store for it.
func siblingDir(dir string) string {
	parent, name := filepath.Split(dir)
	return filepath.Join(parent, "."+name+".vizitka-next")
}

const recordSuffix = ".record"

// treePays reports whether a tree is possible and cheaper than a journal of so
// many changes.
func (p *publishing) treePays(changes int) bool {
	switch {
	case p.noTree:
		return false
	case !p.there:
		return true
	case changes <= p.limit:
		return false
	case len(p.found) == 0 && !p.exchanges():
		entries, err := os.ReadDir(p.Dir)
		return err == nil && len(entries) == 0
	case !p.exchanges() || !sameDevice(p.Dir, filepath.Dir(p.Dir)):
		return false
	case len(p.found) == 0:
		return true
	case p.Store == "" || !sameDevice(existing(p.Store), p.Dir):
		return false
	}
	if p.limit < 0 {
		return true
	}
	overwritten := p.inSpare()
	cost := len(p.outputs) - overwritten + overwritten/overwriteShare
	return cost*10 < changes*journalTenths
}

func (p *publishing) exchanges() bool { return canExchange && !p.plain }

// existing returns the nearest folder above a path that exists.
func existing(path string) string {
	for {
		if _, err := os.Stat(path); err == nil || filepath.Dir(path) == path {
			return path
		}
		path = filepath.Dir(path)
	}
}

// inSpare counts the outputs for which the spare has a file.
func (p *publishing) inSpare() int {
	f, err := openFolder(spareDir(p.Store, p.Dir), p.fault)
	if err != nil {
		return 0
	}
	defer f.close()
	n := 0
	// What cannot be read is not counted: this is an estimate.
	_ = f.walk(func(name string, d fs.DirEntry) error {
		if _, ok := find(p.outputs, name); ok && d.Type().IsRegular() {
			n++
		}
		return nil
	})
	return n
}

// openTree opens the spare, or makes an empty tree.
func (p *publishing) openTree() (*tree, error) {
	t := &tree{
		stays:    p.exchanges() && p.Store != "" && sameDevice(existing(p.Store), filepath.Dir(p.Dir)),
		present:  make([]bool, len(p.outputs)),
		verified: make([]File, len(p.outputs)),
	}
	dir := spareDir(p.Store, p.Dir)
	// A store that cannot be written keeps no spare; the site is published all
	// the same.
	if t.stays = t.stays && os.MkdirAll(dir, 0o755) == nil; !t.stays {
		dir = siblingDir(p.Dir)
	}
	record, err := p.takeRecord(t, dir)
	if err != nil {
		return nil, err
	}
	if !t.stays {
		if err := removeTree(p.fault, dir); err != nil {
			return nil, err
		}
	}
	if err := os.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	if t.folder, err = openFolder(dir, p.fault); err != nil {
		return nil, err
	}
	return t, t.tidy(p.outputs, record)
}

// takeRecord reads the record of the spare and removes it: from now on it is
// wrong.
func (p *publishing) takeRecord(t *tree, dir string) (Record, error) {
	if !t.stays {
		return nil, nil
	}
	name := dir + recordSuffix
	b, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		if err = check(p.fault, "remove", name); err == nil {
			err = os.Remove(name)
		}
	}
	if err != nil {
		return nil, err
	}
	record, err := ParseRecord(b)
	if err != nil {
		return nil, nil // without a record every file is written over
	}
	return record, nil
}

// tidy removes from the spare all that is no output, and notes what is there.
func (t *tree) tidy(outputs []Output, record Record) error {
	var dirs, litter []string
	err := t.walk(func(name string, d fs.DirEntry) error {
		if d.IsDir() {
			dirs = append(dirs, name)
			return nil
		}
		i, ok := find(outputs, name)
		if !ok || !d.Type().IsRegular() {
			litter = append(litter, name)
			return nil
		}
		t.present[i] = true
		at, ok := slices.BinarySearchFunc(record, name, func(f File, name string) int { return strings.Compare(f.Path, name) })
		if !ok {
			return nil
		}
		fi, err := t.lstat(name)
		if err == nil && statOf(fi) == record[at].Stat {
			t.verified[i] = record[at]
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, name := range litter {
		if err := t.remove(name); err != nil {
			return err
		}
	}
	for _, dir := range slices.Backward(dirs) {
		i, _ := find(outputs, dir+"/")
		if i < len(outputs) && strings.HasPrefix(outputs[i].Path, dir+"/") {
			t.made[dir] = true
		} else if err := t.remove(dir); err != nil {
			return err
		}
	}
	return nil
}

func (t *tree) put(i int, name string, c *content) (trace.Hash, int64, error) {
	t.verified[i] = File{}
	if t.present[i] {
		file, before, ok, err := t.overwrite(name)
		switch {
		case ok:
			return t.fill(file, name, c, before)
		case err == nil:
			err = t.remove(name)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return trace.Hash{}, 0, err
		}
	}
	file, err := t.create(name)
	if err != nil {
		return trace.Hash{}, 0, err
	}
	return t.fill(file, name, c, 0)
}

func (t *tree) drop(_ int, name string) error { return t.remove(name) }

// discard leaves a tree in the store to be the spare, and removes another.
func (t *tree) discard() error {
	if t.stays {
		t.close()
		return nil
	}
	return t.removeWhole()
}

// removeWhole removes the tree.
func (t *tree) removeWhole() error {
	t.close()
	return removeTree(t.fault, t.dir)
}

// keep gives the tree the bytes and the time that output i has in the folder.
func (t *tree) keep(i int, s *slot, from *folder) error {
	if v := t.verified[i]; v.Path != "" && v.Hash == s.Hash {
		if v.Stat.Modified == s.Stat.Modified {
			return nil
		}
		return t.setTime(s.Path, s.Stat.Modified)
	}
	c, err := openContent(from.root.FS(), s.Path)
	if err != nil {
		return err
	}
	defer c.close()
	hash, _, err := t.put(i, s.Path, c)
	if err != nil {
		return err
	}
	if hash != s.Hash {
		return fmt.Errorf("%s changed while it was being published", from.path(s.Path))
	}
	return t.setTime(s.Path, s.Stat.Modified)
}
