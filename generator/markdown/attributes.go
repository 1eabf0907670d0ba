package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// parseAttributes reads {#id .class key=value key="a value" key} at the start
// of s, which is within one line. It returns the attributes in the order
// written and the number of bytes read; ok is false where s is not such a list.
func parseAttributes(s []byte) (args []Arg, n int, ok bool) {
	if len(s) == 0 || s[0] != '{' {
		return nil, 0, false
	}
	i := 1
	for {
		for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == ',') {
			i++
		}
		if i == len(s) || s[i] == '\n' {
			return nil, 0, false
		}
		if s[i] == '}' {
			return args, i + 1, true
		}
		arg, size := parseAttribute(s[i:])
		if size == 0 {
			return nil, 0, false
		}
		args = append(args, arg)
		i += size
	}
}

func parseAttribute(s []byte) (Arg, int) {
	switch s[0] {
	case '#':
		n := nameLength(s[1:])
		return Arg{"id", string(s[1 : 1+n])}, sizeOf(1, n)
	case '.':
		n := nameLength(s[1:])
		return Arg{"class", string(s[1 : 1+n])}, sizeOf(1, n)
	}
	n := nameLength(s)
	name := string(s[:n])
	if n == 0 || n == len(s) || s[n] != '=' {
		return Arg{name, "true"}, n
	}
	value := s[n+1:]
	if len(value) > 0 && (value[0] == '"' || value[0] == '\'') {
		end := bytes.IndexByte(value[1:], value[0])
		if end < 0 {
			return Arg{}, 0
		}
		return Arg{name, string(decode(value[1 : 1+end]))}, n + 1 + end + 2
	}
	end := bytes.IndexAny(value, " \t\n}\"'")
	return Arg{name, string(value[:max(end, 0)])}, sizeOf(n+1, end)
}

// sizeOf returns the length of a prefix and what follows, 0 if nothing does.
func sizeOf(prefix, n int) int {
	if n <= 0 {
		return 0
	}
	return prefix + n
}

// nameLength returns the length of the name at the start of s: letters,
// digits, "-", "_" and ":".
func nameLength(s []byte) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRune(s[n:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' && r != ':' {
			break
		}
		n += size
	}
	return n
}
