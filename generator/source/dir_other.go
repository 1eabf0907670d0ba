//go:build !unix

package source

import "os"

const nonblock = 0

func openDir(root *os.Root) (dir, error) { return rootDir{root}.open(".") }

// lookOpen is the look at a file that is open.
func lookOpen(f *os.File) (info, error) {
	fi, err := f.Stat()
	if err != nil {
		return info{}, err
	}
	return infoOf(fi), nil
}
