// Package themes holds the themes that ship inside the program, as folders of
// files. It knows nothing of what is in them.
package themes

import (
	"embed"
	"io/fs"
	"slices"
)

//go:embed all:plain all:vizitka
var files embed.FS

// Names returns the names of the themes inside the program.
func Names() []string { return []string{"plain", "vizitka"} }

// FS returns the files of a theme, rooted at its folder.
func FS(name string) (fs.FS, bool) {
	if !slices.Contains(Names(), name) {
		return nil, false
	}
	sub, err := fs.Sub(files, name)
	return sub, err == nil
}
