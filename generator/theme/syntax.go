package theme

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"vizitka/generator/diag"
)

// An action is one {{ … }} of a text, as a scanner sees it that knows strings
// and comments and nothing else. It serves messages only: the parser tells the
// line of an error, and for what is not closed the line of the text's end.
type action struct {
	start, end int // end is 0 for one that is not closed
	word       string
	comment    bool
	quote      int // offset of a string that is not closed, or 0
}

// actions returns the actions of a text, up to the first that is not closed.
func actions(text string) []action {
	var list []action
	for i := 0; ; {
		open := strings.Index(text[i:], "{{")
		if open < 0 {
			return list
		}
		a := action{start: i + open}
		inner := a.start + 2
		word := strings.TrimLeft(strings.TrimPrefix(text[inner:], "-"), " \t\r\n")
		if strings.HasPrefix(word, "/*") {
			a.comment = true
			end := strings.Index(text[inner:], "*/")
			if end < 0 {
				return append(list, a)
			}
			inner += end + 2
		}
		a.word = word[:len(word)-len(strings.TrimLeft(word, "abcdefghijklmnopqrstuvwxyz"))]
		a.end, a.quote = actionEnd(text, inner)
		list = append(list, a)
		if a.end == 0 {
			return list
		}
		i = a.end
	}
}

// actionEnd returns the offset behind the "}}" that closes an action, or 0,
// and then the offset of the string that swallowed it.
func actionEnd(text string, i int) (end, quote int) {
	for i < len(text) {
		switch c := text[i]; c {
		case '}':
			if strings.HasPrefix(text[i:], "}}") {
				return i + 2, 0
			}
		case '{':
			if strings.HasPrefix(text[i:], "{{") {
				return 0, 0 // the next one begins before this one ends
			}
		case '"', '\'', '`':
			closed := false
			start := i
			for i++; i < len(text) && (c == '`' || text[i] != '\n'); i++ {
				if text[i] == '\\' && c != '`' {
					i++
				} else if text[i] == c {
					closed = true
					break
				}
			}
			if !closed {
				return 0, start
			}
		}
		i++
	}
	return 0, 0
}

// Patterns of the parser's errors. They are compiled when there is an error.
var (
	parseError     = pattern(`^template: \d+:(\d+): (?s:(.*))$`)
	undefined      = pattern(`^undefined variable "(\$\w*)"`)
	declaration    = pattern(`(\$\w+)\s*(?:,|:=)`)
	multiple       = pattern(`multiple definition of template "(.*)"$`)
	missingFor     = pattern(`^missing value for (.*)$`)
	outside        = pattern(`^(\{\{\w+\}\}) outside \{\{range\}\}`)
	unexpected     = pattern(`^unexpected (?:<(.+?)>|("(?:[^"\\]|\\.)*")|(\S+)) in `)
	unexpectedWord = pattern(`^(?:unexpected|expected end; found) \{\{(\w+)`)
	quoted         = pattern(`"(?:[^"\\]|\\.)*"`)
)

func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// syntaxProblem makes a diagnostic of the parser's error. The parser gives the
// line and a text; the column is that of the token which the text names.
func syntaxProblem(s *source, err error) diag.Diagnostic {
	line, detail := 1, err.Error()
	if m := parseError().FindStringSubmatch(detail); m != nil {
		line, _ = strconv.Atoi(m[1])
		detail = m[2]
	}
	text := string(s.Bytes)
	found := func(token string) diag.Place { return s.token(line, token) }
	all := actions(text)
	if n := len(all); n > 0 && all[n-1].end == 0 && !strings.HasPrefix(detail, "undefined") {
		last := all[n-1]
		switch {
		case last.comment:
			return unclosedAction.At(s.at(last.start, 4), diag.V{"word": "{{/*"})
		case last.quote > 0 && strings.HasPrefix(detail, "unterminated"):
			return unclosedAction.At(s.at(last.quote, 1), diag.V{"word": text[last.quote : last.quote+1]})
		case strings.HasPrefix(detail, "unclosed action") || line >= s.line(last.start):
			return unclosedAction.At(s.at(last.start, 2), diag.V{"word": "{{"})
		}
	}
	if detail == "unexpected EOF" {
		if a, ok := unclosed(all); ok {
			return unclosedBlock.At(s.at(a.start, a.end-a.start), diag.V{"word": "{{" + a.word + "}}"})
		}
	}
	if m := unexpectedWord().FindStringSubmatch(detail); m != nil {
		at := found(m[1])
		for _, a := range all {
			if a.word == m[1] && s.line(a.start) == line {
				at = s.at(a.start, a.end-a.start)
			}
		}
		return strayWord.At(at, diag.V{"word": "{{" + m[1] + "}}"})
	}
	if m := undefined().FindStringSubmatch(detail); m != nil {
		return unknownVariable.At(found(m[1]), diag.V{"name": m[1], "near": diag.Nearest(m[1], declared(text))})
	}
	if m := multiple().FindStringSubmatch(detail); m != nil {
		return definedTwice.At(s.definition(m[1]), diag.V{"name": m[1]})
	}
	if m := missingFor().FindStringSubmatch(detail); m != nil {
		word := strings.TrimSuffix(m[1], " clause")
		return missingValue.At(found(word), diag.V{"word": word})
	}
	if m := outside().FindStringSubmatch(detail); m != nil {
		return outsideRange.At(found(strings.Trim(m[1], "{}")), diag.V{"word": m[1]})
	}
	if m := unexpected().FindStringSubmatch(detail); m != nil {
		token := m[1] + m[2] + m[3]
		plain := unquote(token)
		return unexpectedToken.At(found(plain), diag.V{"token": strconv.Quote(plain)})
	}
	at := found("{{")
	switch q := quoted().FindString(detail); {
	case q != "":
		at = found(unquote(q))
	case strings.Contains(detail, "left paren"):
		at = found("(")
	case strings.Contains(detail, "right paren"):
		at = found(")")
	}
	return badSyntax.At(at, diag.V{"detail": detail})
}

// definition returns the place of the last {{define}} or {{block}} of a name.
func (s *source) definition(name string) diag.Place {
	at, text := diag.File(s.Place), string(s.Bytes)
	for _, a := range actions(text) {
		if (a.word == "define" || a.word == "block") && strings.Contains(text[a.start:a.end], name) {
			at = s.at(a.start, a.end-a.start)
		}
	}
	return at
}

func unquote(token string) string {
	if s, err := strconv.Unquote(token); err == nil {
		return s
	}
	return token
}

// token returns the place of a token in a line: in an action if it stands in
// one, and that of the line's first action if it stands nowhere.
func (s *source) token(line int, token string) diag.Place {
	from := s.offset(line, 0)
	text := string(s.Bytes[from:])
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	start := max(0, strings.Index(text, "{{"))
	if i := indexToken(text[start:], token); i >= 0 {
		return s.at(from+start+i, len(token))
	}
	if i := indexToken(text, token); i >= 0 {
		return s.at(from+i, len(token))
	}
	return s.at(from+start, min(2, len(text)-start))
}

// indexToken returns where a token stands in a text and is not the beginning
// of a longer word, or -1.
func indexToken(text, token string) int {
	if token == "" {
		return -1
	}
	for from := 0; ; {
		i := strings.Index(text[from:], token)
		if i < 0 {
			return -1
		}
		end := from + i + len(token)
		if end == len(text) || !isWord(token[len(token)-1]) || !isWord(text[end]) {
			return from + i
		}
		from = end
	}
}

func (s *source) line(offset int) int {
	return 1 + strings.Count(string(s.Bytes[:offset]), "\n")
}

// unclosed returns the innermost action that waits for its end.
func unclosed(all []action) (action, bool) {
	var open []action
	for _, a := range all {
		switch a.word {
		case "if", "range", "with", "define", "block":
			open = append(open, a)
		case "end":
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	if len(open) == 0 {
		return action{}, false
	}
	return open[len(open)-1], true
}

// declared returns the variables that a text declares anywhere.
func declared(text string) []string {
	var names []string
	for _, m := range declaration().FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	return names
}

// invalid returns the place of the first byte that is not UTF-8.
func (s *source) invalid() (diag.Place, bool) {
	for i := 0; i < len(s.Bytes); {
		r, size := utf8.DecodeRune(s.Bytes[i:])
		if r == utf8.RuneError && size == 1 {
			return s.at(i, 1), true
		}
		i += size
	}
	return diag.Place{}, false
}
