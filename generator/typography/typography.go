// Package typography sets text as a careful typesetter does, by the rules of
// its language: quotation marks, dashes, ranges, ellipses, no-break spaces.
//
// It gets the text of one block (a paragraph, a heading, a table cell) as
// [Run]s in reading order, because a quotation may begin in plain text and end
// in bold. It changes signs and spaces only: no letter and no digit is lost,
// but for the x of 10x20. What it cannot decide it leaves as it was typed.
// Applying it twice is applying it once.
//
// In Russian ("ru"):
//
//   - "…" is «…», and „…“ inside of «…»; the mark in д'Артаньян is ’. A mark
//     without its pair stays. Marks that were typed as «», „“ or “” stay, too,
//     and count as pairs.
//   - A hyphen, two or three hyphens, or an en dash between spaces is the dash
//     —, with a no-break space before it, or after it where it opens a line of
//     dialogue. Between two numbers a spaced hyphen stays: 5 - 3 may be a
//     difference. Two hyphens between two words are a dash without spaces.
//   - A hyphen between two rising numbers is an en dash: 9–11, 2021–2026,
//     1941–45, 1,5–2, 10:00–12:00, 10 %–15 %, XIX–XX. Telephone numbers, ISO dates,
//     versions, standards (ГОСТ 2.105-95), book numbers and negative numbers
//     stay: they have more than one hyphen, a zero in front, a letter
//     attached, or a word before them that says so.
//   - A no-break space stands after a word of one or two letters (not after a
//     particle, an acronym or a unit) and before же, ли, бы, ж, ль, б; between a
//     number and its sign or abbreviated unit (5 кг, 20 %, 3 млн руб., 1998 г.,
//     XIX в.) and the month of a date (23 ноября); inside a number (10 000); after
//     №, §, and after с., стр., рис., табл. and the like before a number, г., ул., им.
//     and the like before a name; inside т. е., т. д., н. э.; between initials and with
//     their surname on either side. A unit that is a whole word (5 лет,
//     10 километров) may go to the next line, as printers' rules allow.
//
// In English ("en"): “…” and ‘…’ by turns, ’ as the apostrophe (don’t, ’90s,
// dogs’), feet and inches as typed; a spaced hyphen or double hyphen is a
// spaced en dash with a no-break space before it (Bringhurst, The Elements of
// Typographic Style, 5.2.1), a double hyphen between words is an em dash
// without spaces (The Chicago Manual of Style, 6.85), and an em dash stays as
// it was typed; ranges as in Russian; a no-break space after №, §, p., Fig.
// and the like before a number, after Dr. and the like before a name, between
// initials, and between a number and its unit.
//
// In every language: three dots are an ellipsis, x between two numbers is ×,
// and a no-break space follows № and § before a number. That is all that other
// languages get. (c), (r) and -> stay: authors number with (c).
//
// Addresses in the text (https://…, www.…, name@host) are not touched. The
// package knows nothing of Markdown or HTML, and keeps nothing between calls.
package typography

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// A Run is a piece of a block's text.
type Run struct {
	// Text is plain text in UTF-8, not HTML. A line feed in it is a space.
	Text []byte
	// Opaque: not text of the language (code, an image). It is never changed
	// and counts as one word.
	Opaque bool
	// Break: a line break. It is never changed and nothing is kept together
	// across it. What follows is the beginning of a line.
	Break bool
}

// Apply sets the runs of one block. Where something is to be changed it puts a
// new slice in Text; the bytes of the old one stay as they are. An empty
// language, or one that has no rules, gets what is safe in all. It may be
// called from several goroutines, for different runs.
func Apply(lang string, runs []Run) {
	if !worth(runs) {
		return
	}
	b := blocks.Get().(*block)
	defer blocks.Put(b)
	b.load(runs)
	b.set(lang)
	b.store(runs)
}

// Text sets a string that is a block by itself, such as a title.
func Text(lang, s string) string {
	runs := [1]Run{{Text: []byte(s)}}
	Apply(lang, runs[:])
	if out := runs[0].Text; string(out) != s {
		return string(out)
	}
	return s
}

// triggers are the bytes one of which is in every text that can change.
var triggers = [256]bool{
	' ': true, '\t': true, '\n': true, '\r': true,
	'"': true, '\'': true, '-': true, '.': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
	0xE2: true, // the lead byte of dashes and quotation marks
}

func worth(runs []Run) bool {
	for _, r := range runs {
		if r.Opaque || r.Break {
			continue
		}
		for _, c := range r.Text {
			if triggers[c] {
				return true
			}
		}
	}
	return false
}

// A block is the text of one call in one piece, cut into tokens.
type block struct {
	text   []byte
	joined []byte // memory for text where there is more than one run
	ends   []int  // where each run ends in text
	tokens []token
	quotes []quote
}

// blocks keeps the memory of finished calls; nothing is read from it.
var blocks = sync.Pool{New: func() any { return new(block) }}

// Bytes that stand in the joined text for an opaque run and for a line break:
// neither is found in UTF-8.
const (
	opaqueByte = 0xFF
	breakByte  = 0xFE
)

func (b *block) load(runs []Run) {
	b.ends = b.ends[:0]
	if len(runs) == 1 {
		b.text = runs[0].Text
		b.ends = append(b.ends, len(b.text))
		return
	}
	b.joined = b.joined[:0]
	for _, r := range runs {
		switch {
		case r.Break:
			b.joined = append(b.joined, breakByte)
		case r.Opaque:
			b.joined = append(b.joined, opaqueByte)
		default:
			b.joined = append(b.joined, r.Text...)
		}
		b.ends = append(b.ends, len(b.joined))
	}
	b.text = b.joined
}

// set decides all changes. The order makes twice the same as once: signs
// first, by rules that take every space alike, then the spaces.
func (b *block) set(lang string) {
	b.tokenize()
	b.times()
	switch language(lang) {
	case "ru":
		b.dashes(russianDash)
		b.matchQuotes(russianQuotes)
		b.glue(russianGlue)
	case "en":
		b.dashes(englishDash)
		b.matchQuotes(englishQuotes)
		b.glue(englishGlue)
	default:
		b.glue(commonGlue)
	}
}

// language returns the language of a tag without region.
func language(tag string) string {
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	return strings.ToLower(tag)
}

// store writes the changes into new slices, one allocation for all runs.
func (b *block) store(runs []Run) {
	size, changes := 0, 0
	for i := range b.tokens {
		if t := &b.tokens[i]; t.changed {
			if b.parted(t) {
				t.changed = false
				continue
			}
			changes++
			size += utf8.RuneLen(t.r) - (t.end - t.start)
		}
	}
	if changes == 0 {
		b.text = nil
		return
	}
	out := make([]byte, 0, len(b.text)+max(size, 0)+changes*utf8.UTFMax)
	from, next := 0, 0
	for i := range runs {
		end, begin, touched := b.ends[i], len(out), false
		for ; next < len(b.tokens) && b.tokens[next].start < end; next++ {
			t := &b.tokens[next]
			if !t.changed {
				continue
			}
			out = append(out, b.text[from:t.start]...)
			out = utf8.AppendRune(out, t.r)
			from, touched = t.end, true
		}
		if touched {
			out = append(out, b.text[from:end]...)
			runs[i].Text = out[begin:len(out):len(out)]
		}
		from = end
	}
	b.text = nil
}

// parted reports whether a token begins in one run and ends in another. Such a
// sign is not changed: there is no telling which run the new one belongs to.
func (b *block) parted(t *token) bool {
	if t.end-t.start == 1 || len(b.ends) == 1 {
		return false
	}
	lo, hi := 0, len(b.ends)
	for lo < hi {
		if mid := (lo + hi) / 2; b.ends[mid] <= t.start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return b.ends[lo] < t.end
}
