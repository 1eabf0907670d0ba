package glossary

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Form is a text by which a page is mentioned.
type Form struct {
	Text string
	Page string // whatever the caller names it by
}

// Words finds forms. It never changes.
type Words struct {
	forms   []Form
	byFirst map[string][]entry // by the first word, as folded makes it; the longest first
	sizes   [64]bool           // of first words, in bytes; the last: that and more
}

type entry struct {
	rest []string // the words behind the first
	form int
}

// New returns what finds forms. Of two that read the same the first counts; one
// without a word is left out.
func New(forms []Form) *Words {
	w := &Words{byFirst: map[string][]entry{}}
	for _, f := range forms {
		words := split(f.Text)
		if len(words) == 0 {
			continue
		}
		first := string(appendFolded(nil, []byte(words[0])))
		same := func(e entry) bool { return slices.Equal(e.rest, words[1:]) }
		if slices.ContainsFunc(w.byFirst[first], same) {
			continue
		}
		w.byFirst[first] = append(w.byFirst[first], entry{words[1:], len(w.forms)})
		w.forms = append(w.forms, f)
		w.sizes[min(len(first), len(w.sizes)-1)] = true
	}
	for _, entries := range w.byFirst {
		slices.SortStableFunc(entries, func(a, b entry) int { return len(b.rest) - len(a.rest) })
	}
	return w
}

// Forms returns the forms that are found.
func (w *Words) Forms() []Form { return w.forms }

// Collect marks in found the forms that html has anywhere, also where they are
// not linked. So what it finds in the parts of a text holds for the whole.
func (w *Words) Collect(html []byte, found map[Form]bool) {
	each(html, true, func(from, to int) {
		w.match(html[from:to], func(_, _ int, form Form) { found[form] = true })
	})
}

// Link appends html to dst, with the first mention of each page written by
// write. Pages of done are not linked, and those that are come to it.
func (w *Words) Link(dst, html []byte, done map[string]bool, write func(dst []byte, page string, text []byte) []byte) []byte {
	copied := 0
	each(html, false, func(from, to int) {
		w.match(html[from:to], func(begin, end int, form Form) {
			if done[form.Page] {
				return
			}
			done[form.Page] = true
			dst = append(dst, html[copied:from+begin]...)
			dst = write(dst, form.Page, html[from+begin:from+end])
			copied = from + end
		})
	})
	return append(dst, html[copied:]...)
}

// match calls found for the forms in a run of text, from left to right.
func (w *Words) match(text []byte, found func(begin, end int, form Form)) {
	var buffer [128]byte
	for at := 0; ; {
		begin, end := nextWord(text, at)
		if begin == end {
			return
		}
		at = end
		if !w.sizes[min(end-begin, len(w.sizes)-1)] {
			continue
		}
		for _, e := range w.byFirst[string(appendFolded(buffer[:0], text[begin:end]))] {
			if stop, ok := follow(text, end, e.rest); ok {
				found(begin, stop, w.forms[e.form])
				at = stop
				break
			}
		}
	}
}

// follow reports whether words stand in text from at on, each behind blanks,
// and where they end.
func follow(text []byte, at int, words []string) (int, bool) {
	for _, word := range words {
		begin, end := nextWord(text, at)
		if string(text[begin:end]) != word || begin == at || len(bytes.TrimSpace(text[at:begin])) > 0 {
			return 0, false
		}
		at = end
	}
	return at, true
}

// split returns the words of a text.
func split(text string) (words []string) {
	t := []byte(strings.ToValidUTF8(text, "?"))
	for at := 0; ; {
		begin, end := nextWord(t, at)
		if begin == end {
			return words
		}
		words = append(words, string(t[begin:end]))
		at = end
	}
}

// nextWord returns the next word of HTML text at or behind an offset; begin
// and end are equal where there is none. A word is made of letters and digits,
// and of hyphens between them. A character that is named (&amp;) is none.
func nextWord(text []byte, at int) (begin, end int) {
	for at < len(text) {
		if letter(text, at) > 0 {
			break
		}
		r, size := utf8.DecodeRune(text[at:])
		if at += size; r == '&' {
			if i := bytes.IndexByte(text[at:min(len(text), at+10)], ';'); i >= 0 {
				at += i + 1
			}
		}
	}
	begin = at
	for at < len(text) {
		size := letter(text, at)
		if size == 0 {
			var r rune
			if r, size = utf8.DecodeRune(text[at:]); !isHyphen(r) || letter(text, at+size) == 0 {
				break
			}
		}
		at += size
	}
	return begin, at
}

// letter returns the size of the letter or digit at an offset, 0 where there
// is none. Latin and Cyrillic need no table.
func letter(text []byte, at int) int {
	if at >= len(text) {
		return 0
	}
	switch b := text[at]; {
	case b < utf8.RuneSelf:
		if 'a' <= b|0x20 && b|0x20 <= 'z' || '0' <= b && b <= '9' {
			return 1
		}
		return 0
	case (b == 0xD0 || b == 0xD1) && at+1 < len(text) && text[at+1]&0xC0 == 0x80: // U+0400 to U+047F
		return 2
	}
	if r, size := utf8.DecodeRune(text[at:]); unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
		return size
	}
	return 0
}

// isHyphen knows the hyphen of the keyboard, and those that may and may not be
// broken at.
func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// appendFolded appends a word whose first letter is small.
func appendFolded(dst, word []byte) []byte {
	first, size := utf8.DecodeRune(word)
	return append(utf8.AppendRune(dst, unicode.ToLower(first)), word[size:]...)
}
