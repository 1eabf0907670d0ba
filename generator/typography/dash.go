package typography

import "bytes"

// A dashStyle says what becomes of a hyphen that was typed for a dash.
type dashStyle struct {
	spaced rune // between two spaces
	en     bool // a spaced en dash becomes it, too
	opens  bool // at the beginning of a line it opens a reply
}

var (
	russianDash = dashStyle{spaced: '—', en: true, opens: true}
	englishDash = dashStyle{spaced: '–'}
)

func (b *block) dashes(style dashStyle) {
	for i := range b.tokens {
		t := &b.tokens[i]
		if t.kind != sign || t.r != '-' && t.r != hyphens && t.r != '–' {
			continue
		}
		prev, next := b.at(i-1), b.at(i+1)
		switch {
		case prev.kind == space && next.blank():
			// Between numbers it may be a minus.
			if t.r != hyphens && b.at(i-2).kind == number && b.at(i+2).kind == number {
				break
			}
			if t.r != '–' || style.en {
				t.become(style.spaced)
			}
		case next.kind == space && style.opens && b.opensLine(i):
			t.become(style.spaced)
		case t.r == hyphens && prev.kind == word && next.kind == word:
			t.become('—')
		case t.r != '–' && (b.isRange(i) || b.isRomanRange(i)):
			t.become('–')
		}
	}
}

// opensLine reports whether token i is the first of a line, save for a
// quotation mark.
func (b *block) opensLine(i int) bool {
	switch t := b.at(i - 1); {
	case t.kind == edge:
		return true
	case t.kind == sign && (t.r == '"' || t.r == '«' || t.r == '„' || t.r == '“'):
		return b.at(i-2).kind == edge
	}
	return false
}

// times makes × of an x between two numbers.
func (b *block) times() {
	for i := range b.tokens {
		t := &b.tokens[i]
		if t.kind != word || t.count != 1 {
			continue
		}
		if s := b.bytesOf(t); string(s) != "x" && string(s) != "х" {
			continue
		}
		l, r := i-1, i+1
		if b.at(l).kind == space && b.at(r).kind == space {
			l, r = l-1, r+1
		}
		left, right := b.at(l), b.at(r)
		if left.kind != number || right.kind != number || b.text[left.start] == '0' && left.count == 1 {
			continue // 0x10 is a number in another base
		}
		if before := b.at(l - 1); before.blank() || opensNumber(before) || before.is('×') || before.is(',') {
			t.become('×')
		}
	}
}

// A figure is a number of one or two parts: 5, 1,5, 10:30, 12.05.
type figure struct {
	first, last int  // tokens
	sep         rune // between the parts, or 0
}

// isRange reports whether hyphen i stands between the ends of a range.
func (b *block) isRange(i int) bool {
	l := i - 1
	if b.at(l).is('%') {
		l--
		if b.at(l).kind == space {
			l--
		}
	}
	if b.at(l).kind != number || b.at(i+1).kind != number {
		return false
	}
	left, right := figure{first: l, last: l}, figure{first: i + 1, last: i + 1}
	if s := b.at(l - 1); separates(s) && b.at(l-2).kind == number {
		left.first, left.sep = l-2, s.r
	}
	if s := b.at(i + 2); separates(s) && b.at(i+3).kind == number {
		right.last, right.sep = i+3, s.r
	}
	if before := b.at(left.first - 1); !before.blank() && !opensNumber(before) {
		return false
	}
	if !b.endsRange(right.last + 1) {
		return false
	}
	if grouped, ok := b.grouped(left, right); grouped {
		return ok
	}
	return !b.afterCode(left.first) && b.rises(left, right)
}

func separates(t *token) bool {
	return t.kind == sign && (t.r == '.' || t.r == ',' || t.r == ':')
}

// opensNumber reports whether a number may follow t directly and still be one
// by itself.
func opensNumber(t *token) bool {
	if t.kind != sign {
		return false
	}
	switch t.r {
	case '(', '[', '"', '\'', '«', '„', '“', '‘', '~', '≈', '<', '>', '≤', '≥', '№', '§', '$', '€', '£', '₽':
		return true
	}
	return false
}

// endsRange reports whether a range can be over before token i: nothing that
// continues a telephone number, a version, a path or a name is attached.
func (b *block) endsRange(i int) bool {
	t, next := b.at(i), b.at(i+1)
	switch t.kind {
	case opaque:
		return false
	case word:
		// 10-15км and 9-11am, but not 802.11-2b.
		return b.text[t.start] >= 0x80 || b.class(t, english)&unit != 0
	case sign:
		switch t.r {
		case '.', ',', ':':
			return next.kind != number
		case '-':
			return next.kind == word // 3-4-летний
		case '–', '—', hyphens, rule, '/', '\\', '_', '@', '+', '=', '#', '*':
			return false
		}
	}
	return true
}

// grouped judges a range that has more numbers before it: 10 000–15 000 is
// one, +7 495 555-12 is not.
func (b *block) grouped(left, right figure) (grouped, ok bool) {
	if b.at(left.first-1).kind != space {
		return false, false
	}
	switch before := b.at(left.first - 2); {
	case before.kind == number:
		after := b.at(right.last + 2)
		return true, left.sep == 0 && right.sep == 0 && b.at(left.first).count == 3 && b.at(right.first).count <= 3 &&
			b.at(right.last+1).kind == space && after.kind == number && after.count == 3
	case before.is(')'): // 78(6) 1360–1380 is one, (495) 555-1234 is not
		code := b.at(left.first - 3)
		return code.kind == number && code.count > 2, false
	}
	return false, false
}

// afterCode reports whether the word before token i tells that a standard, a
// telephone number or the like follows.
func (b *block) afterCode(i int) bool {
	if b.at(i-1).kind != space {
		return false
	}
	i -= 2
	if b.at(i).is('.') || b.at(i).is(':') {
		i--
	}
	t := b.at(i)
	return t.kind == word && codes[string(b.bytesOf(t))]
}

var codes = map[string]bool{
	"ГОСТ": true, "ОСТ": true, "ТУ": true, "СТО": true, "СНиП": true, "СП": true, "Р": true, "ИСО": true, "МЭК": true,
	"ИНН": true, "ОКВЭД": true, "ISO": true, "IEC": true, "IEEE": true, "RFC": true, "ISBN": true, "ISSN": true,
	"DOI": true, "CVE": true,
	"тел": true, "Тел": true, "телефон": true, "Телефон": true, "факс": true, "Факс": true,
	"tel": true, "Tel": true, "phone": true, "Phone": true, "fax": true, "Fax": true,
}

// rises reports whether the numbers go up, as the ends of a range do.
func (b *block) rises(left, right figure) bool {
	if left.sep == ':' || right.sep == ':' || left.sep == '.' || right.sep == '.' {
		return left.sep == right.sep // times; dates without a year or decimals
	}
	from, ok1 := b.value(left.first)
	to, ok2 := b.value(right.first)
	if !ok1 || !ok2 {
		return false
	}
	if from < to || from == to && left.sep == ',' {
		return true
	}
	// 1941-45; but 2010-12 may be a month.
	return b.at(left.first).count == 4 && b.at(right.first).count == 2 && left.sep == 0 && right.sep == 0 &&
		to > from%100 && to > 12
}

// value reads a number of at most nine digits without a zero in front.
func (b *block) value(i int) (n int, ok bool) {
	digits := b.bytesOf(b.at(i))
	if len(digits) > 9 || len(digits) > 1 && digits[0] == '0' {
		return 0, false
	}
	for _, d := range digits {
		n = n*10 + int(d-'0')
	}
	return n, true
}

// isRomanRange reports whether hyphen i stands between two Roman numbers of
// centuries or chapters.
func (b *block) isRomanRange(i int) bool {
	before, after := b.at(i-2), b.at(i+2)
	return b.isRoman(b.at(i-1)) && b.isRoman(b.at(i+1)) &&
		(before.blank() || opensNumber(before)) && (after.blank() || after.kind == sign && !isDash(after))
}

func (b *block) isRoman(t *token) bool {
	return t.kind == word && t.count <= 6 && len(bytes.Trim(b.bytesOf(t), "IVX")) == 0
}
