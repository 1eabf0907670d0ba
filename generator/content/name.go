package content

import (
	"path"
	"slices"
	"strings"

	"vizitka/generator/lang"
)

// Role says what a Markdown file is to its folder.
type Role uint8

const (
	// Leaf is a page of its own: content/pravila/prosi-pryamo.md.
	Leaf Role = iota + 1
	// Index is a section's own page: _index.md. It stands at the folder's
	// address and lists what is in the folder.
	Index
	// Bundle is index.md: a page at the folder's address, with the files
	// beside it for its own.
	Bundle
)

// A Name is what the path of a Markdown file says by itself.
type Name struct {
	Path string // within content/, as it is on disk: "pravila/prosi-pryamo.en.md"
	Dir  string // "pravila", "" for the top; NFC
	Base string // "prosi-pryamo": without language and ending; NFC; "" for Index and Bundle
	Lang string // "en": the default language where the name has none
	Role Role
}

// Key is what the translations of a page have in common: its path without
// language and ending.
func (n Name) Key() string {
	switch n.Role {
	case Index:
		return path.Join(n.Dir, "_index")
	case Bundle:
		return path.Join(n.Dir, "index")
	}
	return path.Join(n.Dir, n.Base)
}

// IsMarkdown reports whether a file of this name is a page.
func IsMarkdown(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".md" || ext == ".markdown"
}

// ParseName reads the path of a Markdown file within content/. languages are
// the codes of the site, the default one first; an ending like ".fr" that is
// none of them belongs to the name.
func ParseName(file string, languages []string) Name {
	n := Name{Path: file, Dir: lang.NFC(path.Dir(file)), Lang: languages[0], Role: Leaf}
	if n.Dir == "." {
		n.Dir = ""
	}
	n.Base, n.Lang = SplitLang(lang.NFC(strings.TrimSuffix(path.Base(file), path.Ext(file))), languages)
	switch n.Base {
	case "_index":
		n.Role, n.Base = Index, ""
	case "index":
		n.Role, n.Base = Bundle, ""
	}
	return n
}

// SplitLang cuts the language off a name without ending: "photo.en" is "photo"
// in "en". A name without language is in the default one.
func SplitLang(base string, languages []string) (name, code string) {
	if i := strings.LastIndexByte(base, '.'); i > 0 && slices.Contains(languages, base[i+1:]) {
		return base[:i], base[i+1:]
	}
	return base, languages[0]
}
