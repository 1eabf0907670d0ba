package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Slug writes s as one part of an address: in lower case, with "-" for every
// run of characters that are neither letters nor digits, and none at the ends.
//
// Cyrillic letters are written by the project's table, which Ukrainian and
// Belarusian change where the same letter sounds different (lang "uk", "be").
// Latin letters lose their diacritics. So Russian and English give ASCII.
// Letters and digits of other scripts are kept, in NFC, rather than lost. The
// apostrophe inside a word is no character of an address (п'ять, don't). The
// result is "" if nothing is left. Slug of a slug is the slug itself.
func Slug(lang, s string) string {
	w := slugWriter{special: cyrillicOf[base(lang)]}
	w.Grow(len(s))
	for _, r := range NFC(s) {
		w.rune(r)
	}
	if w.other {
		return NFC(w.String())
	}
	return w.String()
}

type slugWriter struct {
	strings.Builder
	special map[rune]spelling
	gap     bool // something that is no letter was passed over since the last
	other   bool // a letter of a script that is kept was written
	kept    bool // the last letter was one
}

func (w *slugWriter) rune(r rune) {
	if r < utf8.RuneSelf {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			w.ascii(byte(r))
		case 'A' <= r && r <= 'Z':
			w.ascii(byte(r) + 'a' - 'A')
		case r == '\'':
		default:
			w.gap, w.kept = true, false
		}
		return
	}
	switch {
	case r == '’' || r == 'ʼ' || r == softHyphen:
		return
	case unicode.Is(unicode.M, r):
		// An accent is lost with its letter's script; a vowel sign of a script
		// that is kept belongs to the word.
		if w.kept && !w.gap {
			w.WriteRune(r)
		}
		return
	}
	lower := unicode.ToLower(r)
	if text, ok := w.letter(lower); ok {
		w.text(text)
		return
	}
	// A letter that the tables do not have, without its mark.
	if unicode.In(lower, unicode.Latin, unicode.Cyrillic) {
		if parts := norm.NFKD.String(string(lower)); parts != string(lower) {
			for _, part := range parts {
				w.rune(part)
			}
			return
		}
	}
	w.keep(lower)
}

// letter looks a lower-case letter up in the tables.
func (w *slugWriter) letter(r rune) (string, bool) {
	if s, ok := w.special[r]; ok {
		if w.gap || w.Len() == 0 {
			return s.first, true
		}
		return s.inner, true
	}
	if 'а' <= r && r <= 'я' {
		return cyrillic[r-'а'], true
	}
	text, ok := letters[r]
	return text, ok
}

func (w *slugWriter) text(s string) {
	for i := range len(s) {
		w.ascii(s[i])
	}
}

func (w *slugWriter) ascii(c byte) {
	w.hyphen()
	w.WriteByte(c)
	w.kept = false
}

func (w *slugWriter) keep(r rune) {
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		w.gap, w.kept = true, false
		return
	}
	w.hyphen()
	w.WriteRune(r)
	w.other, w.kept = true, true
}

func (w *slugWriter) hyphen() {
	if w.gap && w.Len() > 0 {
		w.WriteByte('-')
	}
	w.gap = false
}

// cyrillic is the project's table for а to я; ё is among the letters.
var cyrillic = [...]string{
	"a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p",
	"r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya",
}

// letters are those outside the Russian alphabet and ASCII that are not
// written as themselves without a mark.
var letters = map[rune]string{
	'ё': "yo",
	// Ukrainian and Belarusian
	'є': "ye", 'і': "i", 'ї': "yi", 'ґ': "g", 'ў': "u",
	// Kazakh, as its Latin alphabet of 2021 without diacritics
	'ә': "a", 'ғ': "g", 'қ': "q", 'ң': "n", 'ө': "o", 'ұ': "u", 'ү': "u", 'һ': "h",
	// Serbian and Macedonian
	'ђ': "dj", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "c", 'џ': "dz", 'ѓ': "gj", 'ќ': "kj", 'ѕ': "dz",
	// Latin letters that Unicode does not take apart
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i",
	'ħ': "h", 'ŋ': "n", 'ŧ': "t", 'ə': "a",
}

// A spelling is how a letter is written at the beginning of a word and inside
// it.
type spelling struct{ first, inner string }

// cyrillicOf are the letters that a language writes otherwise than the table:
// Ukrainian as the Cabinet's resolution 55 of 2010 has it, Belarusian where г
// is not the Russian one.
var cyrillicOf = map[string]map[rune]spelling{
	"uk": {
		'г': {"h", "h"}, 'и': {"y", "y"}, 'щ': {"shch", "shch"},
		'є': {"ye", "ie"}, 'ї': {"yi", "i"}, 'й': {"y", "i"}, 'ю': {"yu", "iu"}, 'я': {"ya", "ia"},
	},
	"be": {'г': {"h", "h"}},
}
