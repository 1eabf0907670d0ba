//go:build !linux && !darwin

package publish

import (
	"io/fs"
	"path/filepath"
	"strings"
)

// statOf knows no inode and no time of change here: size and time of
// modification must do.
func statOf(fi fs.FileInfo) Stat {
	return Stat{Size: fi.Size(), Modified: fi.ModTime().UnixNano()}
}

// sameDevice reports whether two paths are on one volume, as far as their names
// tell. A rename that fails for it is no harm: the journal takes over.
func sameDevice(a, b string) bool {
	return strings.EqualFold(filepath.VolumeName(a), filepath.VolumeName(b))
}

// linkedElsewhere cannot be told here, so nothing is written in place.
func linkedElsewhere(fs.FileInfo) bool { return true }
