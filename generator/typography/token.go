package typography

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// A token is a word, a number, a sign or a space.
type token struct {
	start, end int  // where it was in the text
	r          rune // sign and space: the character, as it is to be
	kind       kind
	count      uint8 // word: letters, number: digits; 255 and more are 255
	upper      bool  // word: it begins with a capital
	changed    bool  // r is not what stands in the text
}

type kind uint8

const (
	edge   kind = iota // a line break, and both ends of the block
	space              // a run of breaking spaces (r is ' '), or one no-break space
	word               // letters of any script
	number             // ASCII digits
	sign               // any other character
	opaque             // an opaque run, or an address in the text
)

const (
	nbsp       = '\u00A0'
	narrowNbsp = '\u202F'
	figureNbsp = '\u2007'
	softHyphen = '\u00AD'
)

func (t *token) become(r rune) {
	if t.kind != sign || t.r != r {
		t.kind, t.r, t.changed = sign, r, true
	}
}

func (t *token) is(r rune) bool { return t.kind == sign && t.r == r }

// blank reports whether a word can neither begin before nor end after t.
func (t *token) blank() bool { return t.kind == space || t.kind == edge }

// content reports whether t is read as a word.
func (t *token) content() bool { return t.kind == word || t.kind == number || t.kind == opaque }

var outside token // an edge

// at returns token i; before the first and after the last there are edges.
func (b *block) at(i int) *token {
	if i < 0 || i >= len(b.tokens) {
		return &outside
	}
	return &b.tokens[i]
}

// bytesOf returns the token as it stands in the text.
func (b *block) bytesOf(t *token) []byte { return b.text[t.start:t.end] }

// classes of ASCII
var ascii = func() (table [utf8.RuneSelf]kind) {
	for c := range table {
		switch {
		case '0' <= c && c <= '9':
			table[c] = number
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			table[c] = word
		case c == ' ', c == '\t', c == '\n', c == '\r':
			table[c] = space
		default:
			table[c] = sign
		}
	}
	return table
}()

func (b *block) tokenize() {
	b.tokens = b.tokens[:0]
	for i := 0; i < len(b.text); {
		c := b.text[i]
		if c < utf8.RuneSelf {
			switch ascii[c] {
			case word:
				i = b.word(i)
			case space:
				i = b.spaces(i)
			case number:
				i = b.number(i)
			default:
				i = b.asciiSign(i, c)
			}
			continue
		}
		switch {
		case c == 0xD0 || c == 0xD1:
			i = b.word(i)
		case c == opaqueByte:
			b.add(token{start: i, end: i + 1, kind: opaque})
			i++
		case c == breakByte:
			b.add(token{start: i, end: i + 1, kind: edge})
			i++
		default:
			i = b.wide(i)
		}
	}
}

func (b *block) add(t token) { b.tokens = append(b.tokens, t) }

// wide reads a token that begins outside ASCII and the first half of Cyrillic.
func (b *block) wide(i int) int {
	r, size := utf8.DecodeRune(b.text[i:])
	switch {
	case r == nbsp || r == narrowNbsp || r == figureNbsp:
		b.add(token{start: i, end: i + size, kind: space, r: r})
	case inWord(r):
		return b.word(i)
	case r == '\u2028' || r == '\u2029':
		b.add(token{start: i, end: i + size, kind: edge})
	default:
		b.add(token{start: i, end: i + size, kind: sign, r: r})
	}
	return i + size
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || unicode.IsDigit(r) || r == softHyphen
}

func (b *block) word(i int) int {
	t := token{start: i, kind: word, upper: isUpper(b.text[i:])}
	n := 0
	for i < len(b.text) {
		c := b.text[i]
		if c < utf8.RuneSelf {
			if ascii[c] != word {
				break
			}
			i++
			n++
			continue
		}
		if (c == 0xD0 || c == 0xD1) && i+1 < len(b.text) && b.text[i+1]&0xC0 == 0x80 {
			i += 2 // U+0400 to U+047F are letters
			n++
			continue
		}
		r, size := utf8.DecodeRune(b.text[i:])
		if size == 1 || !inWord(r) {
			if i == t.start { // a lone lead byte
				b.add(token{start: i, end: i + 1, kind: sign, r: utf8.RuneError})
				return i + 1
			}
			break
		}
		i += size
		if r != softHyphen && !unicode.Is(unicode.M, r) {
			n++
		}
	}
	t.end, t.count = i, uint8(min(n, 255))
	b.add(t)
	return i
}

func isUpper(text []byte) bool {
	if c := text[0]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := utf8.DecodeRune(text)
	return unicode.IsUpper(r)
}

func (b *block) spaces(i int) int {
	t := token{start: i, kind: space, r: ' '}
	for i < len(b.text) && b.text[i] < utf8.RuneSelf && ascii[b.text[i]] == space {
		i++
	}
	t.end = i
	b.add(t)
	return i
}

func (b *block) number(i int) int {
	t := token{start: i, kind: number}
	for i < len(b.text) && '0' <= b.text[i] && b.text[i] <= '9' {
		i++
	}
	t.end, t.count = i, uint8(min(i-t.start, 255))
	b.add(t)
	return i
}

// asciiSign reads a sign; a run of hyphens or dots is one. Three dots are an
// ellipsis, other runs of dots are not touched; two or three hyphens are a
// sign of their own that dashes decides on.
func (b *block) asciiSign(i int, c byte) int {
	t := token{start: i, end: i + 1, kind: sign, r: rune(c)}
	switch c {
	case '.', '-':
		for t.end < len(b.text) && b.text[t.end] == c {
			t.end++
		}
		switch n := t.end - t.start; {
		case c == '.' && n == 3 && !b.parted(&t):
			t.r, t.changed = '…', true
		case c == '-' && n > 1:
			t.r = rule
			if n <= 3 && !b.parted(&t) {
				t.r = hyphens
			}
		}
		if c == '.' && b.isWWW() {
			return b.address(t.start)
		}
	case ':':
		if bytes.HasPrefix(b.text[i:], []byte("://")) && b.at(len(b.tokens)-1).kind == word {
			return b.address(i)
		}
	case '@':
		if r, _ := utf8.DecodeRune(b.text[i+1:]); b.at(len(b.tokens)-1).content() && unicode.IsLetter(r) {
			return b.address(i)
		}
	}
	b.add(t)
	return t.end
}

// What r is for runs of hyphens; negative, so that no character is meant.
const (
	hyphens rune = -2 // two or three, in one run
	rule    rune = -3 // more, or from two runs
)

func (b *block) isWWW() bool {
	t := b.at(len(b.tokens) - 1)
	return t.kind == word && t.count == 3 && bytes.EqualFold(b.bytesOf(t), []byte("www"))
}

// address makes one opaque token of the address that contains text[i]: back to
// the space or the opening signs before it, on to the next space or quotation
// mark, without the punctuation at its end. It returns where reading goes on.
func (b *block) address(i int) int {
	first := len(b.tokens)
	for first > 0 && !b.tokens[first-1].blank() && b.tokens[first-1].kind != opaque {
		first--
	}
	for first < len(b.tokens) && b.tokens[first].kind == sign {
		first++
	}
	start := i
	if first < len(b.tokens) {
		start = b.tokens[first].start
	}
	end := i
	for end < len(b.text) && !endsAddress(b.text[end]) {
		end++
	}
	end = max(i+1, i+len(bytes.TrimRight(b.text[i:end], ".,;:!?)]}'")))
	b.tokens = append(b.tokens[:first], token{start: start, end: end, kind: opaque})
	return end
}

// endsAddress takes the lead bytes of « » “ ” and … for their end, too.
func endsAddress(c byte) bool {
	if c < utf8.RuneSelf {
		return ascii[c] == space || c == '"' || c == '<' || c == '>'
	}
	return c == 0xC2 || c == 0xE2 || c == opaqueByte || c == breakByte
}
