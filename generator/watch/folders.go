package watch

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"vizitka/generator/source"
)

// folders are the watched folders of the site, by path; "." is the site's own.
type folders struct {
	dir     string // of the site
	what    source.Options
	system  *notifier
	watched map[string]bool
}

// add watches a folder and all under it, and returns the paths of what is in
// them that is no folder. A folder is watched first and read after, so that
// nothing that is made meanwhile is missed. What vanishes meanwhile is passed
// over; an error means that the system will not watch.
func (f *folders) add(folder string) (inside []string, err error) {
	for todo := []string{folder}; len(todo) > 0; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if err := f.system.add(f.abs(at)); err != nil {
			if passing(err) {
				continue
			}
			return nil, err
		}
		f.watched[at] = true
		entries, err := os.ReadDir(f.abs(at))
		if err != nil && !passing(err) {
			return nil, err
		}
		for _, e := range entries {
			p := path.Join(at, e.Name())
			switch {
			case !f.what.Belongs(p):
			case e.IsDir():
				todo = append(todo, p)
			default:
				inside = append(inside, p)
			}
		}
	}
	return inside, nil
}

// drop forgets a folder and all under it, and reports whether it was watched.
// The watches of a folder that was renamed are alive, under its old name: they
// must go before it is watched under its new one.
func (f *folders) drop(folder string) bool {
	if !f.watched[folder] {
		return false
	}
	for p := range f.watched {
		if p == folder || strings.HasPrefix(p, folder+"/") {
			delete(f.watched, p)
			f.system.remove(f.abs(p)) // fails if the system has forgotten it by itself
		}
	}
	return true
}

func (f *folders) abs(path string) string { return filepath.Join(f.dir, filepath.FromSlash(path)) }

// passing reports whether a folder could not be watched or read for a reason
// that is its own: it is gone, or not ours to read. The scan of the site says
// so if need be.
func passing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, fs.ErrPermission)
}
