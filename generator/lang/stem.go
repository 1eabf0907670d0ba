package lang

import (
	"strings"

	snowenglish "github.com/kljensen/snowball/english"
	snowrussian "github.com/kljensen/snowball/russian"
)

// Stem returns what the forms of a word in letters (see [LettersOf]) have in
// common, in letters: the Snowball stem for Russian of a Cyrillic word and for
// English of a Latin one, whatever the language of the text. A word with digits
// is its own stem.
//
// What Snowball leaves apart and readers do not is joined after it: a vowel that
// comes and goes (ошибок, ошибка), and the words in sameStem.
func Stem(word string) string {
	latin, cyrillic := true, true
	for i := range len(word) {
		latin = latin && latinLetters <= word[i] && word[i] < cyrillicLetters
		cyrillic = cyrillic && cyrillicLetters <= word[i]
	}
	var stem string
	switch {
	case latin:
		stem = snowenglish.Stem(Spell(word), true)
		if strings.HasSuffix(stem, "uct") { // introduction, introduce
			stem = strings.TrimSuffix(stem, "t")
		}
	case cyrillic:
		stem = withoutFleeting(snowrussian.Stem(Spell(word), true))
	default:
		return word
	}
	if other, ok := sameStem[stem]; ok {
		stem = other
	}
	for letters := range LettersOf(stem + "  ") {
		return string(letters)
	}
	return word // its stem is a single letter
}

// sameStem joins stems of forms that share none.
var sameStem = map[string]string{
	"люд": "человк", "людьм": "человк", "друз": "друг", "дет": "ребенк", "пис": "письм", "денег": "деньг",
	"ден": "дн", "времн": "врем", "peopl": "person", "children": "child",
}

// withoutFleeting drops the vowel before a last к, ц or н that other forms of
// the word lack: ошибок is ошибк, as in ошибка. It asks no dictionary: a stem
// that always has the vowel loses it in all of its forms.
func withoutFleeting(stem string) string {
	r := []rune(stem)
	n := len(r)
	if n < 5 || !isOneOf(r[n-1], "кцн") || !isOneOf(r[n-2], "ое") || isOneOf(r[n-3], "аеиоуыэюяйьъ") {
		return stem
	}
	return string(append(r[:n-2], r[n-1]))
}

func isOneOf(r rune, some string) bool {
	for _, s := range some {
		if r == s {
			return true
		}
	}
	return false
}
