package publish

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

// commitTree makes a tree that is equal to the site visible. errOtherWay says
// that this place cannot do it, and that nothing has changed.
func (p *publishing) commitTree(t *tree, record Record) error {
	err := p.complete(t, record)
	if err == nil {
		err = p.show(t)
	}
	switch {
	case errors.Is(err, errNotSettled):
		// The new site is there; only the old tree is not yet put away.
	case unsupported(err):
		return errOtherWay
	case err != nil:
		return errors.Join(err, t.discard())
	}
	p.report.Published = true
	p.close()
	reopened := p.open()
	if reopened == nil {
		for i := range p.slots {
			p.slots[i].Stat = Stat{} // these are other files now
		}
		reopened = p.finish(record)
	}
	return errors.Join(err, reopened)
}

// complete gives a tree all that is not staged: the list, and what others have
// in the folder. What is broken is taken out.
func (p *publishing) complete(t *tree, record Record) error {
	for i := range p.slots {
		if p.slots[i].fate == broken && t.present[i] {
			name := p.outputs[i].Path
			if err := t.remove(name); err != nil {
				return err
			}
			if err := t.removeEmpty(parentOrTop(name)); err != nil {
				return err
			}
		}
	}
	if err := t.replace(ListName, encodeList(record)); err != nil {
		return err
	}
	if !p.there {
		return nil
	}
	return p.carryOver(t)
}

// carryOver links what is not ours in the folder into the tree, and makes the
// folders of others there, empty ones too.
func (p *publishing) carryOver(t *tree) error {
	gone := make(map[string]bool, len(p.gone))
	for _, h := range p.gone {
		gone[h.Path] = true
	}
	empty := "" // a folder, as long as nothing was seen in it
	err := p.folder.walk(func(name string, d fs.DirEntry) error {
		if empty != "" && !strings.HasPrefix(name, empty+"/") {
			if err := p.carryFolder(t, empty); err != nil {
				return err
			}
		}
		empty = ""
		if d.IsDir() {
			empty = name
			return nil
		}
		if i, ok := find(p.outputs, name); gone[name] || ok && p.slots[i].fate != broken {
			return nil
		}
		if err := p.carryFolder(t, parent(name)); err != nil {
			return err
		}
		return linkAcross(p.folder, t.folder, name)
	})
	if err == nil && empty != "" {
		err = p.carryFolder(t, empty)
	}
	return err
}

// carryFolder makes a folder of others in the tree, with its permissions. One
// that stands where an output belongs was empty, and is not needed.
func (p *publishing) carryFolder(t *tree, dir string) error {
	if dir == "" || t.made[dir] {
		return nil
	}
	if _, ok := find(p.outputs, dir); ok {
		return nil
	}
	if err := p.carryFolder(t, parent(dir)); err != nil {
		return err
	}
	if up := parent(dir); up != "" && !t.made[up] {
		return nil
	}
	fi, err := p.folder.lstat(dir)
	if err != nil {
		return err
	}
	if err := t.mkdirAll(dir); err != nil {
		return err
	}
	return t.root.Chmod(dir, fi.Mode().Perm())
}

// linkAcross gives a file of one folder a second name in another.
func linkAcross(from, to *folder, name string) error {
	if err := check(to.fault, "link", name); err != nil {
		return err
	}
	return os.Link(from.path(name), to.path(name))
}

// errNotSettled says that the new site is in place, but that something was left
// in the old tree.
var errNotSettled = errors.New("the old site is not put away")

// show puts the tree in the place of the output folder.
func (p *publishing) show(t *tree) error {
	if p.there && p.exchanges() {
		return p.swap(t)
	}
	t.close()
	if p.there {
		// It is empty: treePays saw to that.
		p.close()
		if err := removeEmptyDir(p.fault, p.Dir); err != nil {
			return errors.Join(err, p.open())
		}
		p.there = false
	}
	return renameTree(p.fault, t.dir, p.Dir)
}

// swap exchanges the tree and the output folder. A mark goes with the old one,
// so that Recover knows on which side of the exchange the process died.
func (p *publishing) swap(t *tree) error {
	if err := p.folder.replace(exchangeName, []byte(p.Dir+"\n")); err != nil {
		return err
	}
	if err := exchange(p.fault, t.dir, p.Dir); err != nil {
		return errors.Join(err, p.folder.remove(exchangeName))
	}
	t.close()
	if err := settle(t.dir, p.Dir, p.fault); err != nil {
		return errors.Join(errNotSettled, err)
	}
	if !t.stays || len(p.found) == 0 {
		if err := removeTree(p.fault, t.dir); err != nil {
			return errors.Join(errNotSettled, err)
		}
		return nil
	}
	p.leaveRecord(t.dir)
	return nil
}

// leaveRecord writes down what is in the spare. Without it the spare is only
// slower, so that it cannot be written is no error.
func (p *publishing) leaveRecord(spare string) {
	var r Record
	for _, h := range p.found {
		if h.intact {
			r = append(r, h.File)
		}
	}
	name := spare + recordSuffix
	if check(p.fault, "record", name) == nil {
		_ = os.WriteFile(name, r.Append(nil), 0o644)
	}
}

// settle puts an old tree away after the exchange: what is not ours is in the
// new one under the same inode, and loses its name here. What somebody made or
// replaced in the moment before is moved after.
func settle(old, dir string, fault func(op, name string) error) error {
	from, err := openFolder(old, fault)
	if err != nil {
		return err
	}
	defer from.close()
	to, err := openFolder(dir, fault)
	if err != nil {
		return err
	}
	defer to.close()
	before, _, err := readList(from)
	if err != nil {
		return err
	}
	now, _, err := readList(to)
	if err != nil {
		return err
	}
	var foreign []string
	err = from.walk(func(name string, d fs.DirEntry) error {
		if !d.IsDir() && !before.holds(name) {
			foreign = append(foreign, name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, name := range foreign {
		if now.holds(name) {
			continue
		}
		if err := settleOne(from, to, name); err != nil {
			return err
		}
		if err := from.removeEmpty(parentOrTop(name)); err != nil {
			return err
		}
	}
	return from.remove(exchangeName)
}

func settleOne(from, to *folder, name string) error {
	theirs, err := from.lstat(name)
	if err != nil {
		return err
	}
	there, err := to.lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return moveAcross(from, to, name)
	case err != nil:
		return err
	case os.SameFile(theirs, there) || !theirs.ModTime().After(there.ModTime()):
		return from.remove(name)
	}
	return moveAcross(from, to, name)
}

// moveAcross moves a file of one folder into another.
func moveAcross(from, to *folder, name string) error {
	if err := to.mkdirAll(parentOrTop(name)); err != nil {
		return err
	}
	if err := check(to.fault, "rename", name); err != nil {
		return err
	}
	return os.Rename(from.path(name), to.path(name))
}

func removeEmptyDir(fault func(op, name string) error, dir string) error {
	if err := check(fault, "remove", dir); err != nil {
		return err
	}
	return os.Remove(dir)
}
