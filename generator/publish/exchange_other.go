//go:build !linux

package publish

import (
	"errors"
	"io/fs"
)

const canExchange = false

func exchange(_ func(op, name string) error, a, b string) error { return errors.ErrUnsupported }

// unsupported reports whether an error says that the place cannot do what was
// asked, so that another way should be tried. A rename across volumes has no
// error of its own on every system; whatever it was, the journal is not
// harmed by trying.
func unsupported(err error) bool {
	var link interface{ Unwrap() error }
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) || errors.As(err, &link)
}
