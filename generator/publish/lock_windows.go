package publish

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

const (
	fileFlagDeleteOnClose syscall.Errno = 0x04000000
	errorDirNotEmpty      syscall.Errno = 145
	errorSharingViolation syscall.Errno = 32
)

// tryLock opens a file beside the output folder that nobody else may open. The
// system removes it when the process ends.
func tryLock(parent, name string) (unlock func(), busy bool, err error) {
	path, err := syscall.UTF16PtrFromString(filepath.Join(parent, "."+name+".vizitka-lock"))
	if err != nil {
		return nil, false, err
	}
	h, err := syscall.CreateFile(path, syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS,
		syscall.FILE_ATTRIBUTE_HIDDEN|uint32(fileFlagDeleteOnClose), 0)
	switch {
	case errors.Is(err, errorSharingViolation):
		return nil, true, nil
	case err != nil:
		return nil, false, &os.PathError{Op: "lock", Path: filepath.Join(parent, name), Err: err}
	}
	return func() { syscall.CloseHandle(h) }, false, nil
}

func isNotEmpty(err error) bool { return errors.Is(err, errorDirNotEmpty) }

func isNotDir(err error) bool { return errors.Is(err, syscall.ENOTDIR) }
