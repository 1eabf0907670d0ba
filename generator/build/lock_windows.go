package build

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// errorSharingViolation: somebody else has the file open.
const errorSharingViolation syscall.Errno = 32

// tryLock opens a file that nobody else may open for writing meanwhile. busy
// names who holds it.
func tryLock(name string) (unlock func(), busy string, err error) {
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, "", err
	}
	h, err := syscall.CreateFile(path, syscall.GENERIC_WRITE, syscall.FILE_SHARE_READ, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	switch {
	case errors.Is(err, errorSharingViolation):
		b, _ := os.ReadFile(name)
		return nil, orOther(string(b), "?"), nil
	case err != nil:
		return nil, "", &os.PathError{Op: "lock", Path: name, Err: err}
	}
	f := os.NewFile(uintptr(h), name)
	fmt.Fprintf(f, "pid %d", os.Getpid())
	return func() { f.Close() }, "", nil
}
