package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isText reports whether a name is UTF-8 without control characters.
func isText(name string) bool {
	return utf8.ValidString(name) && !strings.ContainsFunc(name, unicode.IsControl)
}

// reserved are the names of DOS devices, which Windows takes with any ending.
var reserved = []string{
	"con", "prn", "aux", "nul",
	"com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
}

// notForWindows returns the part of a name that Windows cannot hold, or ""
// (Microsoft: Naming Files, Paths, and Namespaces).
func notForWindows(name string) string {
	if i := strings.IndexAny(name, `<>:"|?*\`); i >= 0 {
		return name[i : i+1]
	}
	if last := name[len(name)-1]; last == '.' || last == ' ' {
		return string(last)
	}
	stem, _, _ := strings.Cut(name, ".")
	if n := len(stem); n < 3 || n > 4 {
		return ""
	}
	if slices.Contains(reserved, strings.ToLower(stem)) {
		return stem
	}
	return ""
}
