package diag_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"vizitka/generator/diag"
)

// The caret stands under the character that the place names, whatever stands
// before it on the line.
func TestCaretStandsUnderItsCharacter(t *testing.T) {
	tests := []struct {
		name, src string // § marks the place and is no part of the text
		col       int
	}{
		{"Latin", "abc §x", 5},
		{"Cyrillic", "привет §x", 8},
		{"a second line", "one\nдва §x", 5},
		{"CRLF", "one\r\ntwo §x\r\n", 5},
		{"a byte order mark", "\xEF\xBB\xBFдва §x", 5},
		{"one wrong byte", "a\xff §x", 4},
		{"wrong bytes in a row", "abc\xff\xfe\xfd §x", 8},
		{"a character cut short", "\xd0\xd0\xbf §x", 4},
		{"a long line", strings.Repeat("я", 500) + "§x" + strings.Repeat("я", 500), 501},
		{"a long line with wrong bytes", strings.Repeat("\xff", 500) + "§x" + strings.Repeat("\xff", 500), 501},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before, after, _ := strings.Cut(test.src, "§")
			p := diag.At("f", []byte(before+after), len(before), 1)
			if p.Col != test.col || p.Width != 1 {
				t.Errorf("column %d, width %d, want column %d, width 1", p.Col, p.Width, test.col)
			}
			if !utf8.ValidString(p.Excerpt) {
				t.Errorf("the excerpt %q is not valid UTF-8", p.Excerpt)
			}
			if runes := []rune(p.Excerpt); p.Caret >= len(runes) || runes[p.Caret] != 'x' {
				t.Errorf("the caret is at %d of %q, not at the x", p.Caret, p.Excerpt)
			}
		})
	}
}
