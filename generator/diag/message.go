package diag

import (
	"slices"
	"strings"
)

// A Message is declared once, as a package variable of the stage that gives
// it.
//
// A text may hold values in braces: {key}. A hint may hold alternatives apart
// by "|": the first whose values are all given and not empty is used, and none
// if there is no such one. So `did you mean "{near}"?|the keys are {keys}`
// needs no code that chooses.
type Message struct {
	Name     string // stable, lower case with hyphens: "unknown-key"
	Severity Severity

	En, Ru         string // lower case, no full stop
	HintEn, HintRu string // what to do; may be empty in both, never in one
}

var declared []*Message

// Declare registers a message and returns it. It is called at the start of the
// program only, to set package variables.
func Declare(m Message) *Message {
	declared = append(declared, &m)
	return &m
}

// Messages returns all that were declared, by name. The documentation and the
// test that holds the rules of messages are made from it.
func Messages() []*Message {
	out := slices.Clone(declared)
	slices.SortFunc(out, func(a, b *Message) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// At makes a diagnostic of this message.
func (m *Message) At(p Place, v V) Diagnostic {
	return Diagnostic{Message: m, Values: v, Place: p}
}

func (m *Message) text(lang string) string {
	if lang == "ru" {
		return m.Ru
	}
	return m.En
}

func (m *Message) hint(lang string) string {
	if lang == "ru" {
		return m.HintRu
	}
	return m.HintEn
}

// fill puts values into a text. A name without a value stays as it is
// written, so that a text may show braces.
func fill(text string, values V) string {
	if !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		before, name, after, ok := placeholder(text)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		if v, known := values[name]; known {
			b.WriteString(v)
		} else {
			b.WriteString("{" + name + "}")
		}
		text = after
	}
}

// complete reports whether every value that a text needs is given.
func complete(text string, values V) bool {
	if text == "" {
		return false
	}
	for {
		_, name, after, ok := placeholder(text)
		if !ok {
			return true
		}
		if values[name] == "" {
			return false
		}
		text = after
	}
}

// placeholder cuts a text at its first {name}: ASCII letters only.
func placeholder(text string) (before, name, after string, ok bool) {
	for from := 0; ; {
		i := strings.IndexByte(text[from:], '{')
		if i < 0 {
			return text, "", "", false
		}
		i += from
		n := 0
		for n < len(text)-i-1 && isLetter(text[i+1+n]) {
			n++
		}
		end := i + 1 + n
		if n > 0 && end < len(text) && text[end] == '}' {
			return text[:i], text[i+1 : end], text[end+1:], true
		}
		from = i + 1
	}
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
