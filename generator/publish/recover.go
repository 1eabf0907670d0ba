package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"vizitka/generator/diag"
)

// Recover finishes or undoes what an interrupted publishing left in dir, so
// that the folder holds the old site or the new one. Every command that looks
// at an output folder calls it first; where nothing was left it costs a few
// stats. The note says what was done; with an error among it the folder is not
// to be relied on. A publishing that is still under way is waited for.
func Recover(dir, store string) (note diag.List, err error) {
	if pending, err := left(dir, store); !pending || err != nil {
		return nil, err
	}
	unlock, note, err := lock(dir)
	if err != nil || note != nil {
		return note, err
	}
	defer unlock()
	note, damaged, err := recoverLocked(dir, store, nil)
	if damaged {
		note.Add(recoverDamaged.At(noPlace, diag.V{"dir": dir}))
	}
	return note, err
}

// trees returns the places where a tree of an output folder may be.
func trees(dir, store string) []string {
	t := []string{siblingDir(dir)}
	if store != "" {
		t = append(t, spareDir(store, dir))
	}
	return t
}

// left reports whether a publishing was interrupted, or is under way.
func left(dir, store string) (bool, error) {
	places := []string{
		filepath.Join(dir, workName), filepath.Join(dir, exchangeName), siblingDir(dir),
	}
	for _, t := range trees(dir, store) {
		places = append(places, filepath.Join(t, exchangeName))
	}
	for _, place := range places {
		_, err := os.Lstat(place)
		if err == nil {
			return true, nil
		}
		if !errors.Is(err, fs.ErrNotExist) && !isNotDir(err) {
			return false, err
		}
	}
	return false, nil
}

// recoverLocked is Recover while the lock is held. damaged says that there is a
// journal that cannot be read; it is left as it is.
func recoverLocked(dir, store string, fault func(op, name string) error) (note diag.List, damaged bool, err error) {
	if pending, err := left(dir, store); !pending || err != nil {
		return nil, false, err
	}
	finished, undone := false, false
	for _, t := range trees(dir, store) {
		if _, err := os.Lstat(filepath.Join(t, exchangeName)); err != nil {
			continue
		}
		if err := settle(t, dir, fault); err != nil {
			return nil, false, err
		}
		finished = true
	}
	if sibling := siblingDir(dir); exists(sibling) {
		if err := removeTree(fault, sibling); err != nil {
			return nil, false, err
		}
		undone = true
	}
	f, err := openFolder(dir, fault)
	switch {
	case err == nil:
		defer f.close()
		replayed := false
		replayed, damaged, err = recoverFolder(f)
		finished, undone = finished || replayed, undone || !replayed
	case errors.Is(err, fs.ErrNotExist):
		err = nil
	}
	switch v := (diag.V{"dir": dir}); {
	case err != nil || damaged:
	case finished:
		note.Add(recoverFinished.At(noPlace, v))
	case undone:
		note.Add(recoverUndone.At(noPlace, v))
	}
	return note, damaged, err
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// recoverFolder puts in order what is in the output folder itself: a mark of an
// exchange that did not come about, and the work folder.
func recoverFolder(f *folder) (replayed, damaged bool, err error) {
	for _, name := range []string{exchangeName + partSuffix, exchangeName} {
		if err := f.remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, false, err
		}
	}
	w := &work{folder: f}
	b, err := f.root.ReadFile(journalName)
	if errors.Is(err, fs.ErrNotExist) {
		return false, false, w.discard()
	}
	if err != nil {
		return false, false, err
	}
	j, ok := decodeJournal(b)
	if !ok {
		return false, true, nil
	}
	if err := j.carryOut(f, true); err != nil {
		// What cannot be finished is undone; what cannot be undone is left for
		// a time when it can.
		if undo := j.undo(f); undo != nil {
			return false, false, errors.Join(err, undo)
		}
		return false, false, w.discard()
	}
	return true, false, w.discard()
}
