package publish

import (
	"errors"
	"io/fs"
	"os"
	"strconv"

	"vizitka/generator/trace"
)

// A work is the folder inside the output folder where the journal's way
// stages. It holds the new files, by number, while they wait; the old ones
// while they may have to come back; and the journal. It is made when the first
// file comes, so a publishing without changes leaves the folder untouched.
type work struct {
	*folder
}

// newName and oldName are where the file with a number waits.
func newName(number int) string { return workName + "/n" + strconv.Itoa(number) }
func oldName(number int) string { return workName + "/o" + strconv.Itoa(number) }

func (w *work) put(i int, _ string, c *content) (trace.Hash, int64, error) {
	name := newName(i)
	file, err := w.create(name)
	if err != nil {
		return trace.Hash{}, 0, err
	}
	return w.fill(file, name, c, 0)
}

func (w *work) drop(i int, _ string) error { return w.remove(newName(i)) }

// discard removes the work folder; the journal first, so that what is left of
// the rest is never taken for a publishing under way.
func (w *work) discard() error {
	if w.folder == nil {
		return nil
	}
	if there, err := w.exists(workName); err != nil || !there {
		return err
	}
	if err := w.remove(journalName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return w.removeAll(workName)
}

// count tells how many outputs are staged.
func (w *work) count(slots []slot) int {
	n := 0
	for i := range slots {
		if slots[i].fate == written {
			n++
		}
	}
	return n
}

// moveTo hands what is staged over to a tree.
func (w *work) moveTo(t *tree, slots []slot) error {
	if w.folder == nil {
		return nil
	}
	for i := range slots {
		if slots[i].fate != written {
			continue
		}
		if err := t.take(w.path(newName(i)), slots[i].Path); err != nil {
			return err
		}
	}
	return w.discard()
}

// take moves a file from elsewhere on the file system into the tree.
func (t *tree) take(from, name string) error {
	if err := t.mkdirAll(parentOrTop(name)); err != nil {
		return err
	}
	if err := check(t.fault, "rename", name); err != nil {
		return err
	}
	return os.Rename(from, t.path(name))
}

// parentOrTop returns the folder of a path, "." for one at the top.
func parentOrTop(name string) string {
	if up := parent(name); up != "" {
		return up
	}
	return "."
}
