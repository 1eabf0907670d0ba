package lang

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// A search compares words letter by letter, keeps very many of them, and does
// so in the browser too. So it has an alphabet of its own, of one byte a letter:
// digits, Latin, Cyrillic, in the order of these.
const (
	digitLetters    = 1
	latinLetters    = digitLetters + 10
	cyrillicLetters = latinLetters + 26
	// Letters is one more than the greatest letter: а–я, ѐ–џ, ґ.
	Letters = cyrillicLetters + 32 + 16 + 1
)

// latin1 are the plain letters of à–ÿ.
const latin1 = "aaaaaaaceeeeiiiidnooooo\x00ouuuuyty"

// letterOf returns a character's letter, 0 for one that has none. Case makes no
// difference, ё is е, and accents of Latin letters are dropped.
func letterOf(r rune) byte {
	switch { // what most text is made of goes first
	case 'а' <= r && r <= 'я':
		return cyrillicLetters + byte(r-'а')
	case 'a' <= r && r <= 'z':
		return latinLetters + byte(r-'a')
	case r < 'A':
		if '0' <= r && r <= '9' {
			return digitLetters + byte(r-'0')
		}
		return 0
	}
	switch r = unicode.ToLower(r); {
	case r == 'ё':
		return letterOf('е')
	case 'а' <= r && r <= 'џ':
		return cyrillicLetters + byte(r-'а')
	case 'a' <= r && r <= 'z':
		return latinLetters + byte(r-'a')
	case r == 'ґ':
		return Letters - 1
	case 'à' <= r && r <= 'ÿ' && r != '÷':
		return letterOf(rune(latin1[r-'à']))
	}
	return 0
}

// wordMax is how many letters of a word count: what is longer is no word that
// anybody types.
const wordMax = 24

// LettersOf gives the words of a text that can be searched for, each in letters,
// without those of one letter. The slice is used again. Signs part words, the
// hyphen and the apostrophe too; accents and soft hyphens stand inside them.
func LettersOf(s string) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		var word [wordMax]byte
		n := 0
		for i := 0; i < len(s); {
			r, size := rune(s[i]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(s[i:])
			}
			i += size
			if l := letterOf(r); l != 0 {
				if n < wordMax {
					word[n] = l
					n++
				}
				continue
			}
			if r == softHyphen || r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r) {
				continue
			}
			if n > 1 && !yield(word[:n]) {
				return
			}
			n = 0
		}
		if n > 1 {
			yield(word[:n])
		}
	}
}

// Spell returns a word in letters as text.
func Spell[T string | []byte](word T) string {
	out := make([]rune, len(word))
	for i := range len(word) {
		switch l := rune(word[i]); {
		case l < latinLetters:
			out[i] = '0' + l - digitLetters
		case l < cyrillicLetters:
			out[i] = 'a' + l - latinLetters
		case l < Letters-1:
			out[i] = 'а' + l - cyrillicLetters
		default:
			out[i] = 'ґ'
		}
	}
	return string(out)
}
