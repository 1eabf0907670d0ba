package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"vizitka/generator/diag"
)

// Clean removes what publishing made: the files that are ours, the folders that
// become empty by that, the list, and the spare tree; the output folder itself
// if nothing is left in it. A file that a person changed is kept and named. It
// returns how many files were removed. Stopped half-way, it can be called
// again: the list goes last.
func Clean(dir, store string) (removed int, diags diag.List, err error) {
	if _, err := os.Lstat(filepath.Dir(dir)); errors.Is(err, fs.ErrNotExist) {
		return 0, nil, nil
	}
	unlock, diags, err := lock(dir)
	if err != nil || diags != nil {
		return 0, diags, err
	}
	defer unlock()
	diags, damaged, err := recoverLocked(dir, store, nil)
	if err != nil {
		return 0, diags, err
	}
	for _, t := range trees(dir, store) {
		if err := errors.Join(os.RemoveAll(t), os.RemoveAll(t+recordSuffix)); err != nil {
			return 0, diags, err
		}
	}
	f, err := openFolder(dir, nil)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, diags, nil
	}
	if err != nil {
		return 0, diags, err
	}
	defer f.close()
	if damaged {
		if err := (&work{folder: f}).discard(); err != nil {
			return 0, diags, err
		}
	}
	l, state, err := readList(f)
	switch {
	case err != nil || state == listMissing:
		return 0, diags, err
	case state == listNewer:
		return 0, append(diags, listNewerVersion.At(noPlace, diag.V{"file": f.path(ListName)})), nil
	case state == listDamaged:
		return 0, append(diags, listIsDamaged.At(noPlace, diag.V{"file": f.path(ListName)})), nil
	}
	removed, kept, err := cleanFiles(f, l)
	for _, name := range kept {
		diags.Add(cleanKept.At(noPlace, diag.V{"file": name}))
	}
	if err == nil {
		err = f.remove(ListName)
	}
	if err == nil {
		// It stays if anything is in it, or may not go.
		_ = os.Remove(dir)
	}
	return removed, diags, err
}

// cleanFiles removes the files of a list that have the bytes it says.
func cleanFiles(f *folder, l list) (removed int, kept []string, err error) {
	var ours []string
	err = f.walk(func(name string, d fs.DirEntry) error {
		switch {
		case d.IsDir() || !l.holds(name):
		case d.Type().IsRegular():
			ours = append(ours, name)
		default:
			kept = append(kept, name)
		}
		return nil
	})
	if err != nil {
		return 0, nil, err
	}
	for _, name := range ours {
		hash, err := f.hash(name)
		if err != nil {
			return removed, kept, err
		}
		if !l.has(name, hash) {
			kept = append(kept, name)
			continue
		}
		if err := f.remove(name); err != nil {
			return removed, kept, err
		}
		removed++
		if err := f.removeEmpty(parentOrTop(name)); err != nil {
			return removed, kept, err
		}
	}
	return removed, kept, nil
}
