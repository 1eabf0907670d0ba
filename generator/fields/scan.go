package fields

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// A scanner finds where the keys and values of a TOML document stand. It
// assumes that the library has accepted the document; on any other it stops
// early and finds less, and that is all. Its list of keys equals the one the
// library gives.
type scanner struct {
	text []byte // up to the document's end
	pos  int
	root *spot

	seen func(path []string) // told of each key in the order of the document; may be nil
}

type part struct {
	name string
	at   span
}

func (s *scanner) document() {
	table, path := s.root, []string(nil)
	for s.blank(); s.pos < len(s.text); s.blank() {
		before := s.pos
		if s.text[s.pos] == '[' {
			table, path = s.header()
		} else {
			s.pair(table, path)
		}
		if s.pos == before {
			return
		}
	}
}

// header reads [a.b] or [[a.b]] and returns the table it opens.
func (s *scanner) header() (*spot, []string) {
	start := s.pos
	s.pos++
	list := s.peek() == '['
	if list {
		s.pos++
	}
	parts := s.dotted()
	for s.peek() == ']' {
		s.pos++
	}
	table, path := s.root, make([]string, 0, len(parts))
	for i, p := range parts {
		path = append(path, p.name)
		table = table.child(p.name, p.at)
		last := i == len(parts)-1
		if last {
			table.at = p.at
		}
		switch {
		case last && list:
			item := &spot{value: span{start, s.pos}}
			table.items = append(table.items, item)
			table = item
		case last:
			table.value = span{start, s.pos}
		case len(table.items) > 0:
			table = table.items[len(table.items)-1]
		}
	}
	s.tell(path)
	return table, path
}

// pair reads key = value into a table.
func (s *scanner) pair(table *spot, path []string) {
	for _, p := range s.dotted() {
		table = table.child(p.name, p.at)
		path = append(path[:len(path):len(path)], p.name)
	}
	s.tell(path)
	s.spaces()
	if s.peek() == '=' {
		s.pos++
		s.value(table, path)
	}
}

// value reads a value and what is inside it.
func (s *scanner) value(at *spot, path []string) {
	s.spaces()
	start := s.pos
	switch s.peek() {
	case '"', '\'':
		s.pos = skipString(s.text, s.pos)
	case '[':
		s.inside(']', func() {
			item := &spot{}
			at.items = append(at.items, item)
			s.value(item, path)
		})
	case '{':
		s.inside('}', func() { s.pair(at, path) })
	default:
		for s.pos < len(s.text) && !bytes.ContainsRune([]byte(",]}#\r\n"), rune(s.text[s.pos])) {
			s.pos++
		}
		s.pos = start + len(bytes.TrimRight(s.text[start:s.pos], " \t"))
	}
	at.value = span{start, s.pos}
}

// inside reads what stands between brackets, apart by commas.
func (s *scanner) inside(closing byte, one func()) {
	s.pos++
	for s.blank(); s.pos < len(s.text); s.blank() {
		before := s.pos
		switch s.text[s.pos] {
		case closing:
			s.pos++
			return
		case ',':
			s.pos++
		default:
			one()
		}
		if s.pos == before {
			return
		}
	}
}

// dotted reads a key of one or more parts.
func (s *scanner) dotted() []part {
	var parts []part
	for {
		s.spaces()
		start := s.pos
		var name string
		switch c := s.peek(); c {
		case '"', '\'':
			s.pos = skipString(s.text, s.pos)
			if inner := s.text[start:s.pos]; len(inner) >= 2 {
				name = string(inner[1 : len(inner)-1])
			}
			if c == '"' {
				name = unescape(name)
			}
		default:
			for s.pos < len(s.text) && isBare(s.text[s.pos]) {
				s.pos++
			}
			name = string(s.text[start:s.pos])
		}
		if s.pos == start {
			return parts
		}
		parts = append(parts, part{name, span{start, s.pos}})
		s.spaces()
		if s.peek() != '.' {
			return parts
		}
		s.pos++
	}
}

func (s *scanner) tell(path []string) {
	if s.seen != nil {
		s.seen(path)
	}
}

// peek returns the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.pos < len(s.text) {
		return s.text[s.pos]
	}
	return 0
}

func (s *scanner) spaces() {
	for s.peek() == ' ' || s.peek() == '\t' {
		s.pos++
	}
}

// blank passes over blanks, ends of lines and comments.
func (s *scanner) blank() {
	for {
		switch s.peek() {
		case ' ', '\t', '\r', '\n':
			s.pos++
		case '#':
			s.pos = lineEnd(s.text, s.pos)
		default:
			return
		}
	}
}

func isBare(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-'
}

func lineEnd(text []byte, pos int) int {
	if i := bytes.IndexByte(text[pos:], '\n'); i >= 0 {
		return pos + i
	}
	return len(text)
}

// skipString returns where the string that starts at pos ends: one of TOML's
// four kinds. An unfinished one ends with its line, or with the text.
func skipString(text []byte, pos int) int {
	quote := text[pos]
	if pos+2 < len(text) && text[pos+1] == quote && text[pos+2] == quote {
		return skipLongString(text, pos+3, quote)
	}
	for pos++; pos < len(text) && text[pos] != '\n'; pos++ {
		switch {
		case text[pos] == quote:
			return pos + 1
		case text[pos] == '\\' && quote == '"':
			pos++
		}
	}
	return min(pos, len(text))
}

// skipLongString reads on from behind the opening quotes. Up to two quotes
// before the closing three belong to the string.
func skipLongString(text []byte, pos int, quote byte) int {
	run := 0
	for ; pos < len(text); pos++ {
		switch {
		case text[pos] == quote:
			run++
			if run >= 3 && (run == 5 || pos+1 >= len(text) || text[pos+1] != quote) {
				return pos + 1
			}
			continue
		case text[pos] == '\\' && quote == '"':
			pos++
		}
		run = 0
	}
	return len(text)
}

// unescape resolves the escapes of a basic string.
func unescape(s string) string {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			out = append(out, s[i])
			continue
		}
		i++
		if digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[i]]; digits > 0 && i+digits < len(s) {
			r, _ := strconv.ParseUint(s[i+1:i+1+digits], 16, 32)
			out = utf8.AppendRune(out, rune(r))
			i += digits
			continue
		}
		if c, ok := map[byte]byte{'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', 'e': 0x1B}[s[i]]; ok {
			out = append(out, c)
			continue
		}
		out = append(out, s[i])
	}
	return string(out)
}
