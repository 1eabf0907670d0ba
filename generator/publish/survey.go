package publish

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"

	"vizitka/generator/diag"
	"vizitka/generator/trace"
)

// A held is a file of ours in the output folder, as it was found.
type held struct {
	File
	// there: something that is not a folder stands at the path.
	there bool
	// intact: it is a regular file, and Hash is the hash of its bytes.
	intact bool
}

// A slot is the place of one output: what stands there now, and what is to
// become of it.
type slot struct {
	held
	ours bool // the path is in our list
	fate fate
	size int64 // of what was written

	// taken: a file of others with other bytes stands there.
	taken bool
}

// fate is what becomes of an output.
type fate uint8

const (
	undecided fate = iota
	kept           // the bytes that stand there are right
	written        // new bytes are staged, or will be
	broken         // it is left out; what stood there is removed
)

// survey looks at what stands in the output folder, compares it with the
// outputs as far as that goes without opening any, and finds what is in the
// way.
func (p *publishing) survey() error {
	p.slots = make([]slot, len(p.outputs))
	if !p.there {
		return nil
	}
	known := p.Known
	if !p.listed || !p.agrees(known) {
		var err error
		if known, err = p.search(); err != nil || p.diags.Has(diag.Error) {
			return err
		}
	}
	found, err := p.look(known)
	if err != nil {
		return err
	}
	p.found = found
	p.match(found)
	return p.findObstacles()
}

// agrees reports whether a record and the folder's list tell the same.
func (p *publishing) agrees(known Record) bool {
	if len(known) != len(p.list) {
		return false
	}
	for _, f := range known {
		if !p.list.has(f.Path, f.Hash) {
			return false
		}
	}
	return true
}

// search walks the folder for files of ours: the list has no names. Without a
// list it looks for files of others instead.
func (p *publishing) search() (Record, error) {
	var found Record
	var foreign []string
	err := p.folder.walk(func(name string, d fs.DirEntry) error {
		if d.IsDir() {
			return nil
		}
		if h, ok := p.list[trace.SumString(name)]; ok {
			found = append(found, File{Path: name, Hash: h})
		} else if !p.listed && !welcome(name) {
			foreign = append(foreign, name)
		}
		return nil
	})
	if len(foreign) > 0 && !p.Adopt {
		p.diags.Add(outputNotOurs.At(noPlace, diag.V{"dir": p.Dir, "files": firstFive(foreign)}))
	}
	// A walk goes folder by folder, which is not quite the order of paths.
	slices.SortFunc(found, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return found, err
}

// welcome reports whether a file of others may be in a folder before the first
// publishing: what hosts and version control put there.
func welcome(name string) bool {
	return name == "CNAME" || strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
}

func firstFive(names []string) string {
	const most = 5
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + " …"
}

// chunk is how many small pieces of work make one that is worth handing out.
const chunk = 256

// inChunks runs work for every i below n, many at a time.
func (p *publishing) inChunks(n int, work func(i int) error) error {
	var first failure
	p.Run((n+chunk-1)/chunk, func(c int) {
		for i := c * chunk; i < min(n, (c+1)*chunk) && !first.happened(); i++ {
			if err := work(i); err != nil {
				first.note(i, err)
				return
			}
		}
	})
	return first.err
}

// A failure keeps the error with the lowest number, so that the same error is
// told whatever ran first.
type failure struct {
	mu  sync.Mutex
	at  int
	err error
}

func (f *failure) note(i int, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err == nil || i < f.at {
		f.at, f.err = i, err
	}
}

func (f *failure) happened() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err != nil
}

// look compares each known file with the one in the folder: by its stat, and
// by its bytes where that differs or is not known.
func (p *publishing) look(known Record) ([]held, error) {
	found := make([]held, len(known))
	err := p.inChunks(len(known), func(i int) error {
		h := held{File: known[i]}
		fi, err := p.folder.lstat(h.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return err
		case fi.Mode().IsRegular():
			h.there = true
			stat := statOf(fi)
			h.intact = stat == h.Stat
			if !h.intact {
				hash, err := p.folder.hash(h.Path)
				if err != nil {
					return err
				}
				h.intact = hash == h.Hash
			}
			h.Stat = stat
		default:
			h.there = !fi.IsDir()
		}
		found[i] = h
		return nil
	})
	return found, err
}

// match gives each output what was found at its path; what is left is stale.
func (p *publishing) match(found []held) {
	for i := range p.outputs {
		path := p.outputs[i].Path
		for len(found) > 0 && found[0].Path < path {
			p.stale, found = append(p.stale, found[0]), found[1:]
		}
		s := &p.slots[i]
		if len(found) > 0 && found[0].Path == path {
			s.held, s.ours, found = found[0], true, found[1:]
		} else if len(p.list) > 0 && p.list.holds(path) {
			s.ours = true // it was deleted by hand
		}
		s.Path = path
		if s.ours && s.intact && p.outputs[i].Known && p.outputs[i].Hash == s.Hash {
			s.fate = kept
		}
	}
	p.stale = append(p.stale, found...)
}

// findObstacles looks at the place of each output that is not in our list. A
// regular file of others may turn out to have the right bytes; anything else
// but an empty place, or one that our own stale files leave empty, is an
// error.
func (p *publishing) findObstacles() error {
	for i := range p.slots {
		s := &p.slots[i]
		if s.ours && s.there {
			continue
		}
		fi, err := p.folder.lstat(s.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			if by := p.fileAbove(s.Path); by != "" {
				p.inTheWay(by, s.Path)
			}
		case err != nil:
			return err
		case fi.IsDir():
			by, err := p.keptBelow(s.Path)
			if err != nil {
				return err
			}
			if by != "" {
				p.inTheWay(by, s.Path)
			}
		case p.goesAs(fi, s.Path):
		case fi.Mode().IsRegular():
			hash, err := p.folder.hash(s.Path)
			if err != nil {
				return err
			}
			s.there, s.intact, s.Hash, s.Stat = true, true, hash, statOf(fi)
			if o := p.outputs[i]; o.Known && o.Hash == hash {
				s.fate = kept
			}
		default:
			p.inTheWay(s.Path, s.Path)
		}
	}
	return nil
}

func (p *publishing) inTheWay(file, output string) {
	p.diags.Add(outputInTheWay.At(noPlace, diag.V{"file": file, "output": output}))
}

// fileAbove returns what stands, and will stay, where a folder of an output
// belongs; "" for nothing.
func (p *publishing) fileAbove(name string) string {
	for up := parent(name); up != ""; up = parent(up) {
		fi, err := p.folder.lstat(up)
		if err != nil {
			continue
		}
		if fi.IsDir() || p.goes(up) {
			return ""
		}
		return up
	}
	return ""
}

// keptBelow returns a file below a folder that will stay, "" for none.
func (p *publishing) keptBelow(dir string) (string, error) {
	stays := ""
	err := fs.WalkDir(p.folder.root.FS(), dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !p.goes(name) {
			stays = name
			return fs.SkipAll
		}
		return err
	})
	return stays, err
}

// goes reports whether a file is stale and will be removed.
func (p *publishing) goes(name string) bool {
	i, ok := slices.BinarySearchFunc(p.stale, name, func(h held, name string) int {
		return strings.Compare(h.Path, name)
	})
	return ok && p.stale[i].there && p.stale[i].intact
}

// goesAs reports whether what was found at a path is a stale file of ours whose
// name differs in case only: the file system makes no difference.
func (p *publishing) goesAs(fi fs.FileInfo, name string) bool {
	for _, h := range p.stale {
		if h.Path != name && h.there && h.intact && strings.EqualFold(h.Path, name) {
			other, err := p.folder.lstat(h.Path)
			return err == nil && os.SameFile(fi, other)
		}
	}
	return false
}

// record returns what the folder holds once all is done: the outputs with the
// hashes of their bytes. Stats are those that were taken before.
func (p *publishing) record() Record {
	r := make(Record, 0, len(p.slots))
	for i := range p.slots {
		if s := &p.slots[i]; s.fate == kept || s.fate == written {
			r = append(r, s.File)
		}
	}
	return r
}

// settled drops the stats that are too young to trust: a file that has the
// time of the list may change without showing it.
func settled(f *folder, r Record) (Record, error) {
	fi, err := f.lstat(ListName)
	if err != nil {
		return nil, err
	}
	stat := statOf(fi)
	written := max(stat.Modified, stat.Changed)
	for i := range r {
		if s := &r[i].Stat; max(s.Modified, s.Changed) >= written {
			*s = Stat{}
		}
	}
	return r, nil
}

// sameList reports whether the folder's list already says what r says.
func (p *publishing) sameList(r Record) (bool, error) {
	if !p.listed {
		return false, nil
	}
	b, err := p.folder.root.ReadFile(ListName)
	return bytes.Equal(b, encodeList(r)), err
}
