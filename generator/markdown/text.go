package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// appendEscaped appends text as HTML. Line ends become "\n".
func appendEscaped[T string | []byte](dst []byte, text T) []byte {
	from := 0
	for i := range len(text) {
		var escaped string
		switch text[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '"':
			escaped = "&quot;"
		case 0:
			escaped = "\uFFFD"
		case '\r':
			if i+1 == len(text) || text[i+1] != '\n' {
				escaped = "\n"
			}
		default:
			continue
		}
		dst = append(dst, text[from:i]...)
		dst = append(dst, escaped...)
		from = i + 1
	}
	return append(dst, text[from:]...)
}

// decode returns the text that Markdown source stands for: backslash escapes
// and character references resolved (CommonMark 2.4 and 2.5). The result is
// the source itself where there is nothing to resolve.
func decode(source []byte) []byte {
	if bytes.IndexByte(source, '\\') < 0 && bytes.IndexByte(source, '&') < 0 {
		return source
	}
	var out []byte
	for len(source) > 0 {
		text, escaped, rest := nextEscape(source)
		out = append(append(out, text...), escaped...)
		source = rest
	}
	return out
}

// nextEscape cuts source at its first backslash escape: the text before it,
// with references resolved, and the escaped character, empty at the end.
func nextEscape(source []byte) (text, escaped, rest []byte) {
	copied := false
	from := 0
	flush := func(to int, with []byte) {
		text, copied = append(append(text, source[from:to]...), with...), true
	}
	for i := 0; i < len(source); i++ {
		switch source[i] {
		case '\\':
			if i+1 < len(source) && util.IsPunct(source[i+1]) {
				if !copied {
					return source[:i], source[i+1 : i+2], source[i+2:]
				}
				flush(i, nil)
				return text, source[i+1 : i+2], source[i+2:]
			}
		case '&':
			if character, n := reference(source[i:]); n > 0 {
				flush(i, character)
				from = i + n
				i = from - 1
			}
		}
	}
	if !copied {
		return source, nil, nil
	}
	flush(len(source), nil)
	return text, nil, nil
}

// reference reads a character reference at the start of s: what it stands for
// and its length, 0 where there is none.
func reference(s []byte) ([]byte, int) {
	end := bytes.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return nil, 0
	}
	name := string(s[1:end])
	if name[0] != '#' {
		entity, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return nil, 0
		}
		return entity.Characters, end + 1
	}
	digits, base, most := name[1:], 10, 7
	if strings.HasPrefix(digits, "x") || strings.HasPrefix(digits, "X") {
		digits, base, most = digits[1:], 16, 6
	}
	if digits == "" || len(digits) > most || digits[0] == '+' || digits[0] == '_' {
		return nil, 0
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return nil, 0
	}
	return utf8.AppendRune(nil, util.ToValidRune(rune(n))), end + 1
}

// valid returns src with each byte that is not UTF-8 as "?", so that places
// stay what they are.
func valid(src []byte) []byte {
	if utf8.Valid(src) {
		return src
	}
	out := bytes.Clone(src)
	for i := 0; i < len(out); {
		r, size := utf8.DecodeRune(out[i:])
		if r == utf8.RuneError && size == 1 {
			out[i] = '?'
		}
		i += size
	}
	return out
}

// plain returns the text of inline nodes, before typography: what an image's
// alt says.
func (c *conversion) plain(n ast.Node) string {
	var b strings.Builder
	c.writePlain(&b, n)
	return b.String()
}

func (c *conversion) writePlain(b *strings.Builder, parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			if n.IsRaw() {
				b.Write(n.Value(c.src))
			} else {
				b.Write(decode(n.Value(c.src)))
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte('\n')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(c.src))
		default:
			c.writePlain(b, n)
		}
	}
}

// lineCounter tells the line of a position; it is asked mostly in order.
type lineCounter struct {
	src  []byte
	from int // where the text begins in src
	at   int
	line int
}

func newLineCounter(src []byte, from int) lineCounter {
	return lineCounter{src: src, from: from, line: 1}
}

// of returns the line, from 1, of a position of the text.
func (l *lineCounter) of(pos int) int {
	pos = min(max(pos+l.from, 0), len(l.src))
	if pos < l.at {
		l.at, l.line = 0, 1
	}
	l.line += bytes.Count(l.src[l.at:pos], []byte("\n"))
	l.at = pos
	return l.line
}

// runeAt returns the character at an offset of a line, a blank behind its end.
func runeAt(line []byte, at int) rune {
	if at >= len(line) {
		return ' '
	}
	r, _ := utf8.DecodeRune(line[at:])
	return r
}
