package contact

import (
	"strings"
	"unicode/utf8"
)

// lineLength is how many octets a line of a card has at most, without its end
// (RFC 6350, 3.2; RFC 2426, 2.6).
const lineLength = 75

// lines are the content lines of a card.
type lines struct {
	b      strings.Builder
	folded bool
}

// raw adds a line whose value needs no escaping.
func (l *lines) raw(name, value string) {
	line := name + ":" + value
	if l.folded {
		line = fold(line)
	}
	l.b.WriteString(line + "\r\n")
}

// text adds a line with a text, none for an empty one.
func (l *lines) text(name, value string) {
	if value != "" {
		l.raw(name, escape(value))
	}
}

// parts adds a line whose value has parts, empty ones too; none where all are
// empty.
func (l *lines) parts(name string, parts ...string) {
	if strings.Join(parts, "") == "" {
		return
	}
	escaped := make([]string, len(parts))
	for i, part := range parts {
		escaped[i] = escape(part)
	}
	l.raw(name, strings.Join(escaped, ";"))
}

var escaper = strings.NewReplacer(`\`, `\\`, `,`, `\,`, `;`, `\;`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// escape writes a text as a value, or as a part of one (RFC 6350, 3.4).
func escape(s string) string { return escaper.Replace(s) }

// fold breaks a line that is too long, never within a character: what follows
// a break begins with a space, which readers take out.
func fold(line string) string {
	var b strings.Builder
	for most := lineLength; len(line) > most; most = lineLength - 1 {
		cut := most
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		b.WriteString(line[:cut] + "\r\n ")
		line = line[cut:]
	}
	b.WriteString(line)
	return b.String()
}
