package publish

import (
	"io/fs"
	"os"
	"syscall"
)

func statOf(fi fs.FileInfo) Stat {
	s := Stat{Size: fi.Size(), Modified: fi.ModTime().UnixNano()}
	if sys, ok := fi.Sys().(*syscall.Stat_t); ok {
		s.Changed, s.Inode = sys.Ctim.Nano(), sys.Ino
	}
	return s
}

// sameDevice reports whether two existing paths are on one file system.
func sameDevice(a, b string) bool {
	fa, errA := os.Stat(a)
	fb, errB := os.Stat(b)
	if errA != nil || errB != nil {
		return false
	}
	sa, okA := fa.Sys().(*syscall.Stat_t)
	sb, okB := fb.Sys().(*syscall.Stat_t)
	return okA && okB && sa.Dev == sb.Dev
}

// linkedElsewhere reports whether a file has another name, which a write in
// place would change too.
func linkedElsewhere(fi fs.FileInfo) bool {
	sys, ok := fi.Sys().(*syscall.Stat_t)
	return !ok || sys.Nlink != 1
}
