package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

const canExchange = true

// exchange swaps two folders at once: neither path is ever empty.
func exchange(fault func(op, name string) error, a, b string) error {
	if err := check(fault, "exchange", b); err != nil {
		return err
	}
	if err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE); err != nil {
		return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
	}
	return nil
}

// unsupported reports whether an error says that the place cannot do what was
// asked, so that another way should be tried: another file system, a mount
// point, a folder above that may not be written.
func unsupported(err error) bool {
	for _, e := range []unix.Errno{
		unix.EXDEV, unix.EINVAL, unix.ENOSYS, unix.ENOTSUP, unix.EBUSY,
		unix.EPERM, unix.EACCES, unix.EROFS, unix.EMLINK,
	} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
