package source

import (
	"slices"
	"strings"
)

// Litter reports whether a file or folder of this name (one part of a path) is
// no part of a site: hidden, or left behind by an editor, an office program or
// the system while it saves. Hidden names that a host or a standard asks for
// (.well-known, .nojekyll, .htaccess, .domains) are no litter.
func Litter(name string) bool {
	switch {
	case strings.HasPrefix(name, "."):
		return !slices.Contains(wanted, name)
	case slices.Contains(left, name):
		return true
	case strings.HasPrefix(name, "~$"): // Word, Excel: the owner of an open file
		return true
	case strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") && len(name) > 1: // Emacs: autosave
		return true
	}
	return slices.ContainsFunc(endings, func(end string) bool { return strings.HasSuffix(name, end) })
}

var (
	// .well-known is from RFC 8615; the others are read by GitHub Pages, Apache
	// and Codeberg Pages.
	wanted = []string{".well-known", ".nojekyll", ".htaccess", ".domains"}
	// Vim tries with 4913 whether it may write in a folder.
	left = []string{"4913", "Thumbs.db", "desktop.ini"}
	// Backups; Vim's and Kate's swap files, which are hidden only beside files
	// that are not; JetBrains' safe write.
	endings = []string{"~", ".swp", ".swo", ".swx", "___jb_tmp___", "___jb_old___", ".kate-swp"}
)
