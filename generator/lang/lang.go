// Package lang knows what differs between human languages: the form of a
// plural, the names in a date, the order of a list, the letters of an address,
// what counts as a word.
//
// A language is given by its BCP 47 tag as an author writes it ("ru", "en",
// "pt-BR"). An unknown or malformed tag is no error: it gets the rules of the
// Unicode root, which know no language.
//
//   - [Slug] writes a title as a part of an address: Cyrillic by the project's
//     table, Latin without diacritics, other scripts as they are.
//   - [PluralForm] names the CLDR category of a number: 1 статья is "one", 2
//     статьи is "few", 5 статей is "many".
//   - [Compare] and [CollationKey] put titles in order: digits by value, then
//     the letters of the language's own script, then the others.
//   - [FormatDate] formats a date with the month in the case that the phrase
//     needs: 23 ноября 2026, but ноябрь 2026.
//   - [Words] and [ReadingTime] measure a text.
//   - [Fold] and [NFC] make spellings comparable.
//
// The package does not know Markdown, files or settings; texts in a language
// (the names of months, "5 статей") come from the strings of themes. All
// functions are pure and may be called from several goroutines. They take any
// string, invalid UTF-8 included.
//
// It is the only package that imports golang.org/x/text.
package lang

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// tags caches parsed language tags by the string they were parsed from, which
// is never wrong: parsing is pure. It holds one entry for each language of the
// site.
var tags sync.Map // string → language.Tag

func tag(lang string) language.Tag {
	if t, ok := tags.Load(lang); ok {
		return t.(language.Tag)
	}
	t := language.Make(lang)
	tags.Store(lang, t)
	return t
}

// base returns the language without script, region and variants: "pt" for
// "pt-BR".
func base(lang string) string {
	if i := strings.IndexAny(lang, "-_"); i >= 0 {
		lang = lang[:i]
	}
	return strings.ToLower(lang)
}
