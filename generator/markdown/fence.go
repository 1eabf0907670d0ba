package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// A fence is what stands behind the opening of a code block:
//
//	go title="main.go" {3,5-7} +2 -9,10 linenos=5
//
// The first word is the language. Lines in braces are marked, those behind +
// are added and those behind - removed. linenos numbers the lines, from 1 or
// from the number given. What Hugo, Starlight, Docusaurus and Material write
// for the same is taken: {hl_lines=[3,"5-7"],linenostart=5}, hl_lines="3 5-7",
// ins={2} del={3}, showLineNumbers, linenums="1".
type fence struct {
	language string
	title    string
	lines    map[int]string // their classes, from 1
	first    int            // number of the first line; 0: no numbers
	unknown  []unknownOption
}

type unknownOption struct {
	name string
	span span
}

// fenceOptions are the names that diagnostics suggest.
var fenceOptions = []string{"title", "linenos", "ins", "del"}

// lineMax is the greatest number of a line that can be marked; no block that
// is highlighted has more.
const lineMax = 10_000

// infoMax is how long the information of a code block may be, in bytes.
const infoMax = 2_000

// parseFence reads the information of a code block. What it does not
// understand is in unknown.
func parseFence(info string) fence {
	f := fence{}
	if len(info) > infoMax {
		f.unknown = []unknownOption{{strings.ToValidUTF8(info[:20], "") + "…", span{0, 20}}}
		return f
	}
	rest := strings.TrimLeft(info, " \t")
	if !strings.HasPrefix(rest, "{") {
		end := strings.IndexAny(rest, " \t{")
		if end < 0 {
			end = len(rest)
		}
		if word := rest[:end]; !strings.ContainsAny(word, "=") {
			f.language, rest = string(decode([]byte(word))), rest[end:]
		}
	}
	for {
		rest = strings.TrimLeft(rest, " \t,")
		if rest == "" {
			return f
		}
		word := rest[:optionLength(rest)]
		from := len(info) - len(rest)
		rest = rest[len(word):]
		if strings.HasPrefix(word, "{") && strings.HasSuffix(word, "}") && f.mark(word[1:len(word)-1], "marked") {
			continue
		}
		if strings.HasPrefix(word, "{") {
			// A list of options in braces: those of Hugo and Pandoc. Blanks take
			// the place of the braces, so that offsets stay what they are.
			inside, closed := strings.CutSuffix(word[1:], "}")
			if closed {
				inside += " "
			}
			rest = " " + inside + rest
			continue
		}
		if !f.option(word) {
			f.unknown = append(f.unknown, unknownOption{word, span{from, from + len(word)}})
		}
	}
}

// optionLength returns the length of the option at the start of s: up to a
// blank or a comma that stands in no quotes or brackets.
func optionLength(s string) int {
	depth := 0
	quote := byte(0)
	for i := range len(s) {
		switch b := s[i]; {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '{' || b == '[':
			depth++
		case b == '}' || b == ']':
			depth--
			if depth == 0 && s[0] == '{' {
				return i + 1
			}
		case (b == ' ' || b == '\t') && depth == 0:
			return i
		case b == ',' && depth == 0 && s[0] != '+' && s[0] != '-':
			return i
		}
	}
	return len(s)
}

// option takes one option and reports whether it knows it.
func (f *fence) option(word string) bool {
	if lines, ok := strings.CutPrefix(word, "+"); ok {
		return f.mark(lines, "added")
	}
	if lines, ok := strings.CutPrefix(word, "-"); ok {
		return f.mark(lines, "removed")
	}
	if class, ok := strings.CutPrefix(word, "."); ok && f.language == "" {
		f.language = class
		return true
	}
	name, value, given := strings.Cut(word, "=")
	value = strings.Trim(value, `"'`)
	switch name {
	case "title", "filename", "name":
		f.title = value
		return given
	case "hl_lines", "mark":
		return f.mark(strings.NewReplacer(`"`, "", "[", "", "]", "", "{", "", "}", "", " ", ",").Replace(value), "marked")
	case "ins":
		return f.mark(strings.Trim(value, "{}"), "added")
	case "del":
		return f.mark(strings.Trim(value, "{}"), "removed")
	case "linenos", "linenums", "lineNos", "showLineNumbers", "linenostart", "startLineNumber":
		return f.number(value)
	}
	return false
}

// number turns line numbers on, from a number or 1. Hugo's names of styles
// (inline, table) turn them on, too.
func (f *fence) number(value string) bool {
	if value == "false" {
		f.first = 0
		return true
	}
	n, err := strconv.Atoi(value)
	if err != nil {
		f.first = max(f.first, 1)
		return slices.Contains([]string{"", "true", "inline", "table", "{true}"}, value)
	}
	if n < 0 || n > 1_000_000 {
		return false
	}
	f.first = n
	return true
}

// mark gives a class to lines: 3,5-7. It reports whether they are such a list.
func (f *fence) mark(list, class string) bool {
	marked := map[int]string{}
	for part := range strings.SplitSeq(list, ",") {
		part = strings.TrimSpace(part)
		low, high, ranged := strings.Cut(part, "-")
		if !ranged {
			high = low
		}
		from, err := strconv.Atoi(low)
		to, err2 := strconv.Atoi(high)
		if err != nil || err2 != nil || from < 1 || to < from || to > lineMax {
			return false
		}
		for n := from; n <= to; n++ {
			marked[n] = class
		}
	}
	if f.lines == nil {
		f.lines = map[int]string{}
	}
	for n, class := range marked {
		f.lines[n] = class
	}
	return true
}

// byLine reports whether lines need elements of their own.
func (f *fence) byLine() bool { return len(f.lines) > 0 || f.first > 0 }

// lineCount returns how many lines a code has.
func lineCount(code []byte) int {
	n := bytes.Count(code, []byte("\n"))
	if len(code) > 0 && code[len(code)-1] != '\n' {
		n++
	}
	return n
}
