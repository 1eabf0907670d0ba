package diag

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// A Place is where a problem is: a file of the site, and perhaps a line and a
// column in it.
type Place struct {
	File string // relative to the site's folder, with slashes; "" for none
	Line int    // from 1; 0: the file as a whole
	Col  int    // from 1, in characters; 0: the line as a whole

	// Excerpt is the line, or the part of a long line around the column. The
	// caret goes under character Caret of it (from 0) and is Width characters
	// wide.
	Excerpt string
	Caret   int
	Width   int
}

// Lines longer than this are shown as a window around the column.
const excerptMax = 160

// File returns the place that is a file as a whole.
func File(name string) Place { return Place{File: name} }

// At returns the place of the bytes [offset, offset+length) of a file's text.
// An offset outside the text is moved to its nearest end. src may be invalid
// UTF-8: each wrong byte counts as one character.
func At(file string, src []byte, offset, length int) Place {
	offset = min(max(offset, 0), len(src))
	start := bytes.LastIndexByte(src[:offset], '\n') + 1
	end := len(src)
	if i := bytes.IndexByte(src[offset:], '\n'); i >= 0 {
		end = offset + i
	}
	line := bytes.TrimSuffix(src[start:end], []byte("\r"))
	stop := min(max(offset+length, offset), start+len(line))
	text := src[start:offset]
	if start == 0 && bytes.HasPrefix(src, bom) {
		text = bytes.TrimPrefix(text, bom)
		line = bytes.TrimPrefix(line, bom)
	}
	col := utf8.RuneCount(text)
	width := 1
	if stop > offset {
		width = max(1, utf8.RuneCount(src[offset:stop]))
	}
	p := Place{
		File: file,
		Line: 1 + bytes.Count(src[:start], []byte("\n")),
		Col:  col + 1,
	}
	p.Excerpt, p.Caret = window(string(line), col)
	p.Width = min(width, max(1, utf8.RuneCountInString(p.Excerpt)-p.Caret))
	return p
}

var bom = []byte("\xEF\xBB\xBF")

// LineCol returns the place of a column (from 1, in characters) of a line
// (from 1), for readers that give no offsets.
func LineCol(file string, src []byte, line, col int) Place {
	offset := 0
	for n := 1; n < line; n++ {
		i := bytes.IndexByte(src[offset:], '\n')
		if i < 0 {
			break
		}
		offset += i + 1
	}
	if offset == 0 {
		offset = len(src) - len(bytes.TrimPrefix(src, bom))
	}
	for n := 1; n < col && offset < len(src) && src[offset] != '\n'; n++ {
		_, size := utf8.DecodeRune(src[offset:])
		offset += size
	}
	return At(file, src, offset, 0)
}

// window cuts a long line around a column; the result says by "…" where
// something was left out.
func window(line string, col int) (string, int) {
	line = string([]rune(line)) // a sign for each wrong byte, as columns count them
	if utf8.RuneCountInString(line) <= excerptMax {
		return line, col
	}
	runes := []rune(line)
	from := max(0, col-excerptMax/2)
	to := min(len(runes), from+excerptMax)
	out, caret := string(runes[from:to]), col-from
	if from > 0 {
		out, caret = "…"+out, caret+1
	}
	if to < len(runes) {
		out += "…"
	}
	return out, caret
}

// String returns the place as compilers write it: file:line:col, as much of
// it as is known.
func (p Place) String() string {
	s := p.File
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
		if p.Col > 0 {
			s += ":" + strconv.Itoa(p.Col)
		}
	}
	return s
}
