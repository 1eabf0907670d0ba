package publish

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"vizitka/generator/trace"
)

// A folder is a tree of files that publishing reads and changes. All changes go
// through its methods, and through the two functions below it for what
// concerns two trees: that is where tests put faults.
//
// Names have slashes and are relative. They go through an os.Root, so that no
// symbolic link in the tree leads a write out of it. Only looking (stat,
// walk) and what concerns two trees take the short way by the whole path.
type folder struct {
	dir   string
	root  *os.Root
	fault func(op, name string) error // called before each change; an error stops it. nil: none

	mu   sync.Mutex
	made map[string]bool // folders that are known to exist
}

// openFolder opens a folder that exists.
func openFolder(dir string, fault func(op, name string) error) (*folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &folder{dir: dir, root: root, fault: fault, made: map[string]bool{".": true}}, nil
}

func (f *folder) close() { f.root.Close() }

func check(fault func(op, name string) error, op, name string) error {
	if fault == nil {
		return nil
	}
	return fault(op, name)
}

// path returns the whole path of a name.
func (f *folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// lstat returns what stands at a name, without following a link. What stands
// under a file does not exist.
func (f *folder) lstat(name string) (fs.FileInfo, error) {
	fi, err := os.Lstat(f.path(name))
	if err != nil && isNotDir(err) {
		err = &fs.PathError{Op: "lstat", Path: name, Err: fs.ErrNotExist}
	}
	return fi, err
}

func (f *folder) exists(name string) (bool, error) {
	_, err := f.lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// hash returns the hash of a regular file's bytes.
func (f *folder) hash(name string) (trace.Hash, error) {
	file, err := f.root.Open(name)
	if err != nil {
		return trace.Hash{}, err
	}
	defer file.Close()
	return hashOf(file)
}

// create makes a new file; there must be none.
func (f *folder) create(name string) (*os.File, error) {
	if err := f.mkdirAll(path.Dir(name)); err != nil {
		return nil, err
	}
	if err := check(f.fault, "create", name); err != nil {
		return nil, err
	}
	return f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

// fill writes the content into an open file, which held so many bytes before,
// cuts it where those were more, and closes it.
func (f *folder) fill(file *os.File, name string, c *content, before int64) (hash trace.Hash, size int64, err error) {
	defer func() {
		if e := file.Close(); err == nil {
			err = e
		}
	}()
	if err := check(f.fault, "write", name); err != nil {
		// A write that fails leaves some of the bytes.
		file.Write(c.data[:len(c.data)/2])
		return trace.Hash{}, 0, err
	}
	hash, size, err = c.writeTo(file)
	if err == nil && size < before {
		err = file.Truncate(size)
	}
	return hash, size, err
}

// write makes a new file of some bytes.
func (f *folder) write(name string, data []byte) error {
	file, err := f.create(name)
	if err != nil {
		return err
	}
	_, _, err = f.fill(file, name, newContent(data), 0)
	return err
}

// replace puts bytes at a name at once: a new file, renamed.
func (f *folder) replace(name string, data []byte) error {
	part := name + partSuffix
	if err := f.remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := f.write(part, data); err != nil {
		return err
	}
	return f.rename(part, name)
}

const partSuffix = ".part"

func (f *folder) mkdirAll(dir string) error {
	f.mu.Lock()
	made := f.made[dir]
	f.mu.Unlock()
	if made {
		return nil
	}
	if err := f.mkdirAll(path.Dir(dir)); err != nil {
		return err
	}
	if err := check(f.fault, "mkdir", dir); err != nil {
		return err
	}
	if err := f.root.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	f.mu.Lock()
	f.made[dir] = true
	f.mu.Unlock()
	return nil
}

// overwrite opens a file to write over what it holds. ok is false if that must
// not be: it is no regular file, or has another name somewhere.
func (f *folder) overwrite(name string) (file *os.File, before int64, ok bool, err error) {
	if err := check(f.fault, "overwrite", name); err != nil {
		return nil, 0, false, err
	}
	file, err = f.root.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return nil, 0, false, err
	}
	fi, err := file.Stat()
	if err != nil || !fi.Mode().IsRegular() || linkedElsewhere(fi) {
		file.Close()
		return nil, 0, false, err
	}
	return file, fi.Size(), true, nil
}

func (f *folder) rename(from, to string) error {
	if err := check(f.fault, "rename", to); err != nil {
		return err
	}
	return f.root.Rename(from, to)
}

func (f *folder) link(from, to string) error {
	if err := check(f.fault, "link", to); err != nil {
		return err
	}
	return f.root.Link(from, to)
}

// remove removes a file, or an empty folder.
func (f *folder) remove(name string) error {
	if err := check(f.fault, "remove", name); err != nil {
		return err
	}
	return f.root.Remove(name)
}

// removeEmpty removes a folder if it is one and is empty, and so its parents.
// Asking first matters: a file may stand there by now.
func (f *folder) removeEmpty(dir string) error {
	for ; dir != "."; dir = path.Dir(dir) {
		if fi, err := f.lstat(dir); errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return err
		} else if !fi.IsDir() {
			return nil
		}
		f.forget(dir)
		switch err := f.remove(dir); {
		case err == nil || errors.Is(err, fs.ErrNotExist):
		case isNotEmpty(err):
			return nil
		default:
			return err
		}
	}
	return nil
}

// removeEmptyBelow removes a folder that holds nothing but folders.
func (f *folder) removeEmptyBelow(dir string) error {
	var dirs []string
	err := fs.WalkDir(f.root.FS(), dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			dirs = append(dirs, name)
		}
		return err
	})
	for _, dir := range slices.Backward(dirs) {
		if err == nil {
			f.forget(dir)
			err = f.remove(dir)
		}
	}
	return err
}

// forget drops what is known of folders when one of them goes.
func (f *folder) forget(dir string) {
	f.mu.Lock()
	delete(f.made, dir)
	f.mu.Unlock()
}

func (f *folder) removeAll(name string) error {
	if err := check(f.fault, "remove-all", name); err != nil {
		return err
	}
	f.mu.Lock()
	clear(f.made)
	f.made["."] = true
	f.mu.Unlock()
	return f.root.RemoveAll(name)
}

// setTime gives a file the time of modification, in nanoseconds.
func (f *folder) setTime(name string, modified int64) error {
	if err := check(f.fault, "time", name); err != nil {
		return err
	}
	t := time.Unix(0, modified)
	return f.root.Chtimes(name, t, t)
}

// walk calls visit for every file and folder below the folder, by path, but for
// our own bookkeeping. It does not follow links. visit may return fs.SkipDir.
func (f *folder) walk(visit func(name string, d fs.DirEntry) error) error {
	return fs.WalkDir(os.DirFS(f.dir), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".":
			return nil
		case Own(name):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		return visit(name, d)
	})
}

// renameTree moves a tree to a place where there is nothing.
func renameTree(fault func(op, name string) error, from, to string) error {
	if err := check(fault, "rename-tree", to); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// removeTree removes a tree, or what is left of it.
func removeTree(fault func(op, name string) error, dir string) error {
	if err := check(fault, "remove-tree", dir); err != nil {
		return err
	}
	return os.RemoveAll(dir)
}
