//go:build unix

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// tryLock takes the lock on a folder, which ends with the process. It is on
// the folder itself, so that no file of ours is left lying about. A file system
// that cannot lock folders (NFS) is used without.
func tryLock(parent, _ string) (unlock func(), busy bool, err error) {
	f, err := os.Open(parent)
	if err != nil {
		return nil, false, err
	}
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		f.Close()
		return nil, true, nil
	}
	return func() { f.Close() }, false, nil
}

// isNotEmpty reports whether a folder stays because something is in it, or is
// mounted on it.
func isNotEmpty(err error) bool {
	return errors.Is(err, unix.ENOTEMPTY) || errors.Is(err, unix.EEXIST) || errors.Is(err, unix.EBUSY)
}

func isNotDir(err error) bool { return errors.Is(err, unix.ENOTDIR) }
