package lang

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// NFC returns s in Unicode Normalization Form C, where й is one character
// whichever way it was typed. A string that is in the form already is returned
// as it is.
func NFC(s string) string { return norm.NFC.String(s) }

// Fold returns s as search and lists of near names compare it: in NFC, lower
// case, with е for ё and no other letter changed. Folding twice is folding
// once.
func Fold(s string) string {
	s = NFC(strings.ToLower(NFC(s)))
	// Once is enough for text; a ё that carries a second diaeresis turns into
	// ё again.
	for strings.Contains(s, "ё") {
		s = NFC(strings.ReplaceAll(s, "ё", "е"))
	}
	return s
}
