package publish

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"vizitka/generator/trace"
)

// A journal says how the old site becomes the new one, file by file. Once it
// stands in the work folder the publishing is decided: it can be replayed to
// the end from any state that a death may leave, and undone.
//
// What was done is told by the files themselves: a new file that still waits
// in the work folder was not moved, an old one that stands there was.
//
// On disk it is journalMagic, a byte of the version, the removals, the writes
// and the folders (each: their number, and for each its number, path and hash
// as far as it has them), and the hash of everything before.
type journal struct {
	removals []change // Hash is that of the bytes that are to go
	writes   []change // the list is the last
	made     []string // folders that are not there before, each after the one it is in
}

// A change is one file; Number is where it waits in the work folder.
type change struct {
	number int
	path   string
	hash   trace.Hash
}

const (
	journalName    = workName + "/journal"
	journalMagic   = "vizitka journal\n"
	journalVersion = 1
)

func (j *journal) encode() []byte {
	b := append([]byte(journalMagic), journalVersion)
	for _, changes := range [][]change{j.removals, j.writes} {
		b = binary.AppendUvarint(b, uint64(len(changes)))
		for _, c := range changes {
			b = binary.AppendUvarint(b, uint64(c.number))
			b = binary.AppendUvarint(b, uint64(len(c.path)))
			b = append(b, c.path...)
			b = c.hash.Append(b)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(j.made)))
	for _, dir := range j.made {
		b = binary.AppendUvarint(b, uint64(len(dir)))
		b = append(b, dir...)
	}
	return trace.Sum(b).Append(b)
}

// decodeJournal reads a journal; ok is false for anything else.
func decodeJournal(b []byte) (j *journal, ok bool) {
	body, ok := checked(b)
	rest, isJournal := strings.CutPrefix(string(body), journalMagic)
	if !ok || !isJournal || rest == "" || rest[0] != journalVersion {
		return nil, false
	}
	d := decoder{rest: []byte(rest[1:])}
	j = new(journal)
	for _, changes := range []*[]change{&j.removals, &j.writes} {
		for range d.uvarint() {
			number := d.uvarint()
			*changes = append(*changes, change{int(number), string(d.bytes(d.uvarint())), d.hash()})
			if d.bad || number > 1<<40 {
				return nil, false
			}
		}
	}
	for range d.uvarint() {
		j.made = append(j.made, string(d.bytes(d.uvarint())))
		if d.bad {
			return nil, false
		}
	}
	return j, !d.bad && len(d.rest) == 0
}

// commitJournal writes the journal and carries it out. If that fails, all is
// undone; if that fails too, it is left to the next command.
func (p *publishing) commitJournal(w *work, record Record) error {
	j := new(journal)
	for i := range p.slots {
		if p.slots[i].fate == written {
			j.writes = append(j.writes, change{i, p.slots[i].Path, p.slots[i].Hash})
		}
	}
	number := len(p.slots)
	for _, h := range p.gone {
		j.removals = append(j.removals, change{number, h.Path, h.Hash})
		number++
	}
	err := j.findMade(w.folder)
	if err == nil {
		err = w.write(newName(number), encodeList(record))
	}
	j.writes = append(j.writes, change{number: number, path: ListName})
	if err == nil {
		err = w.replace(journalName, j.encode())
	}
	if err != nil {
		return errors.Join(err, w.discard())
	}
	if err := j.carryOut(w.folder, false); err != nil {
		if undo := j.undo(w.folder); undo != nil {
			return errors.Join(err, undo)
		}
		return errors.Join(err, w.discard())
	}
	return w.discard()
}

// findMade notes the folders that the writes will make.
func (j *journal) findMade(f *folder) error {
	seen := map[string]bool{}
	for _, c := range j.writes {
		var missing []string
		for dir := parent(c.path); dir != "" && !seen[dir]; dir = parent(dir) {
			seen[dir] = true
			fi, err := f.lstat(dir)
			if err == nil && fi.IsDir() {
				continue
			}
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			missing = append(missing, dir)
		}
		slices.Reverse(missing)
		j.made = append(j.made, missing...)
	}
	return nil
}

// carryOut does what the journal says and is not yet done. Removals come first:
// a file may become a folder, a folder a file, and a name another case of
// itself. again says that time may have passed since it was begun: what a
// person has put at a path meanwhile is not removed.
func (j *journal) carryOut(f *folder, again bool) error {
	for _, c := range j.removals {
		if err := j.removeOne(f, c, again); err != nil {
			return err
		}
	}
	for _, c := range j.removals {
		if err := f.removeEmpty(parentOrTop(c.path)); err != nil {
			return err
		}
	}
	for _, c := range j.writes {
		if err := j.writeOne(f, c); err != nil {
			return err
		}
	}
	return nil
}

func (j *journal) removeOne(f *folder, c change, again bool) error {
	if done, err := f.exists(oldName(c.number)); done || err != nil {
		return err
	}
	fi, err := f.lstat(c.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if again {
		if !fi.Mode().IsRegular() {
			return nil
		}
		if hash, err := f.hash(c.path); err != nil || hash != c.hash {
			return err
		}
	}
	return f.rename(c.path, oldName(c.number))
}

// writeOne keeps the old file under another name and renames the new one over
// it, so that one of them is always there.
func (j *journal) writeOne(f *folder, c change) error {
	if waits, err := f.exists(newName(c.number)); !waits || err != nil {
		return err
	}
	fi, err := f.lstat(c.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := f.mkdirAll(parentOrTop(c.path)); err != nil {
			return err
		}
	case err != nil:
		return err
	case fi.IsDir():
		// Only empty folders are left where a file belongs.
		if err := f.removeEmptyBelow(c.path); err != nil {
			return err
		}
	default:
		if err := keepOld(f, c); err != nil {
			return err
		}
	}
	return f.rename(newName(c.number), c.path)
}

func keepOld(f *folder, c change) error {
	if kept, err := f.exists(oldName(c.number)); kept || err != nil {
		return err
	}
	if f.link(c.path, oldName(c.number)) == nil {
		return nil
	}
	// A file system without links shows a gap of a moment here.
	return f.rename(c.path, oldName(c.number))
}

// undo takes back what was done, in the opposite order. It too can be stopped
// anywhere, and be followed by itself or by carryOut.
func (j *journal) undo(f *folder) error {
	for _, c := range slices.Backward(j.writes) {
		if err := j.unwriteOne(f, c); err != nil {
			return err
		}
	}
	for _, dir := range slices.Backward(j.made) {
		fi, err := f.lstat(dir)
		if err == nil && fi.IsDir() {
			f.forget(dir)
			err = f.remove(dir)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) && !isNotEmpty(err) {
			return err
		}
	}
	for _, c := range slices.Backward(j.removals) {
		old, err := f.exists(oldName(c.number))
		if err == nil && old {
			if err = f.mkdirAll(parentOrTop(c.path)); err == nil {
				err = f.rename(oldName(c.number), c.path)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (j *journal) unwriteOne(f *folder, c change) error {
	waits, err := f.exists(newName(c.number))
	if err != nil {
		return err
	}
	if !waits {
		if err := f.rename(c.path, newName(c.number)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	old, err := f.exists(oldName(c.number))
	if err != nil || !old {
		return err
	}
	if there, err := f.exists(c.path); err != nil {
		return err
	} else if there {
		// It was only linked so far.
		return f.remove(oldName(c.number))
	}
	return f.rename(oldName(c.number), c.path)
}
