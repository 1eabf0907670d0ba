package contact

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// unfolded takes breaks out, as a reader does (RFC 6350, 3.2).
func unfolded(s string) string { return strings.ReplaceAll(s, "\r\n ", "") }

// unescaped reads a value as a reader does, part by part.
func unescaped(s string) (parts []string) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			if i++; s[i] == 'n' {
				b.WriteByte('\n')
			} else {
				b.WriteByte(s[i])
			}
		case s[i] == ';':
			parts = append(parts, b.String())
			b.Reset()
		default:
			b.WriteByte(s[i])
		}
	}
	return append(parts, b.String())
}

func FuzzLinesAreShortAndReadBack(f *testing.F) {
	f.Add("Примерова", "Вера")
	f.Add(strings.Repeat("ж", 200), `a;b,c\d`)
	f.Add("x"+strings.Repeat("😀", 40), "two\nlines")
	f.Add(strings.Repeat("a", 74), strings.Repeat("a", 75))
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) || strings.Contains(a+b, "\r") {
			t.Skip("texts of pages are neither")
		}
		if a+b == "" {
			t.Skip("no line is written")
		}
		l := &lines{folded: true}
		l.parts("N", a, b)
		written := l.b.String()
		for line := range strings.SplitSeq(strings.TrimSuffix(written, "\r\n"), "\r\n") {
			if len(line) > lineLength || !utf8.ValidString(line) {
				t.Errorf("a line of %d octets, or with a character cut: %q", len(line), line)
			}
		}
		read, _ := strings.CutPrefix(strings.TrimSuffix(unfolded(written), "\r\n"), "N:")
		if parts := unescaped(read); len(parts) != 2 || parts[0] != a || parts[1] != b {
			t.Errorf("%q and %q are read as %q", a, b, parts)
		}
	})
}

func TestALineOfExactlyTheLengthIsNotFolded(t *testing.T) {
	line := strings.Repeat("a", lineLength)
	if fold(line) != line || fold(line+"b") != line+"\r\n b" {
		t.Errorf("%q, %q", fold(line), fold(line+"b"))
	}
}
