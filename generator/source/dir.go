package source

import (
	"io/fs"
	"os"
)

// dir is an open folder, one level of a walk. Nothing under it is reached
// through a symbolic link.
type dir interface {
	names() ([]string, error) // in no order
	look(name string) (info, error)
	open(name string) (dir, error)
	close()
}

// rootDir is the dir of systems without openat.
type rootDir struct{ root *os.Root }

func (d rootDir) names() ([]string, error) {
	f, err := d.root.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdirnames(-1)
}

func (d rootDir) look(name string) (info, error) {
	fi, err := d.root.Lstat(name)
	if err != nil {
		return info{}, err
	}
	return infoOf(fi), nil
}

// infoOf is for systems that have no more to tell than fs.FileInfo.
func infoOf(fi fs.FileInfo) info {
	i := info{kind: special, size: fi.Size(), stat: Stat{Modified: fi.ModTime().UnixNano()}}
	switch t := fi.Mode().Type(); {
	case t.IsRegular():
		i.kind = regular
	case t.IsDir():
		i.kind = folder
	case t&fs.ModeSymlink != 0:
		i.kind = link
	}
	return i
}

func (d rootDir) open(name string) (dir, error) {
	root, err := d.root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return rootDir{root}, nil
}

func (d rootDir) close() { d.root.Close() }
