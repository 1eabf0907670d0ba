//go:build unix

package build

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
)

// tryLock takes the lock of the store; it ends with the process. busy names
// who holds it.
func tryLock(name string) (unlock func(), busy string, err error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, "", err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) //nolint:gosec // a descriptor
	if errors.Is(err, syscall.EWOULDBLOCK) {
		b, _ := os.ReadFile(name)
		f.Close()
		return nil, orOther(strings.TrimSpace(string(b)), "?"), nil
	}
	// A file system without locks (NFS) is used without.
	if err := f.Truncate(0); err != nil {
		f.Close()
		return nil, "", err
	}
	fmt.Fprintf(f, "pid %d\n", os.Getpid())
	return func() { f.Close() }, "", nil
}
