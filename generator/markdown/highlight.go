package markdown

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// Limits of what is highlighted. chroma stops a regular expression by the
// clock, so that a machine that is slow or busy could give other bytes: what
// is too large is plain on every machine.
const (
	codeMax      = 64 << 10 // bytes of a block
	codeLineMax  = 1 << 10  // bytes of a line: some lexers take its square, or worse
	codeLinesMax = 2_000    // lines of a block
)

// highlightable reports whether a code is within the limits.
func highlightable(code []byte) bool {
	if len(code) > codeMax || lineCount(code) > codeLinesMax {
		return false
	}
	for line := range bytes.Lines(code) {
		if len(line) > codeLineMax {
			return false
		}
	}
	return true
}

// A piece is a part of a line in one colour.
type piece struct {
	class string
	text  string
}

// endless are the lexers whose expressions go back without end on a line of
// a few hundred characters: twenty seconds were not enough.
var endless = map[string]bool{"Jungle": true}

// A language is a lexer of chroma's, and what is quicker than it.
type language struct {
	lexer chroma.Lexer
	uses  atomic.Int32
	quick func() tokeniser
}

// quickAfter is how many blocks of a language are read before its lexer is
// quickened: that costs as much as some of them.
const quickAfter = 16

func (l *language) tokens(code string) (chroma.Iterator, error) {
	var lexer tokeniser = l.lexer
	if l.uses.Add(1) > quickAfter {
		lexer = l.quick()
	}
	return lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, code)
}

// languages are chroma's lexers by their names, aliases and the endings of
// file names, in lower case. chroma's own look-up tries every pattern of file
// names for a name that it does not know, which takes milliseconds.
var languages = sync.OnceValue(func() map[string]*language {
	byName := map[string]*language{}
	add := func(name string, l *language) {
		name = strings.ToLower(name)
		if byName[name] == nil {
			byName[name] = l
		}
	}
	var all []*language
	for _, lexer := range lexers.GlobalLexerRegistry.Lexers {
		if !endless[lexer.Config().Name] {
			all = append(all, &language{lexer: lexer, quick: sync.OnceValue(func() tokeniser { return quicken(lexer) })})
		}
	}
	for _, l := range all {
		add(l.lexer.Config().Name, l)
		for _, alias := range l.lexer.Config().Aliases {
			add(alias, l)
		}
	}
	for _, l := range all {
		for _, pattern := range l.lexer.Config().Filenames {
			if ending, ok := strings.CutPrefix(pattern, "*."); ok && !strings.ContainsAny(ending, "*?[") {
				add(ending, l)
			}
		}
	}
	return byName
})

// languageOf returns the language of a name, nil for one that chroma does not
// know. Lexers are loaded at their first use.
func languageOf(name string) *language { return languages()[strings.ToLower(name)] }

// languageLabel returns what a language is called, or the name as written.
func languageLabel(name string) string {
	if l := languageOf(name); l != nil {
		return l.lexer.Config().Name
	}
	return name
}

// languageNames are all names, for diagnostics.
var languageNames = sync.OnceValue(func() []string {
	names := make([]string, 0, len(languages()))
	for name := range languages() {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
})

// highlight returns code in coloured lines, nil where the lexer gives up.
func highlight(l *language, code string) (lines [][]piece) {
	defer func() {
		// chroma reports some errors of its lexers by panic.
		if recover() != nil {
			lines = nil
		}
	}()
	tokens, err := l.tokens(code)
	if err != nil {
		return nil
	}
	var line []piece
	size := 0
	empty := 0
	for t := range tokens.Stdlib() {
		if t.Value == "" {
			if empty++; empty > len(code)+64 {
				return nil // some lexers stay at a place without end
			}
			continue
		}
		class := classOf(t.Type)
		for text := range strings.Lines(t.Value) {
			if size += len(text); size > len(code) {
				text = text[:max(0, len(text)-(size-len(code)))] // a line end that the lexer added
			}
			if n := len(line); n > 0 && line[n-1].class == class {
				line[n-1].text += text
			} else if text != "" {
				line = append(line, piece{class, text})
			}
			if strings.HasSuffix(text, "\n") {
				lines, line = append(lines, line), nil
			}
		}
	}
	if len(line) > 0 {
		lines = append(lines, line)
	}
	return lines
}

// classOf returns the class of a token, of the short names that all of
// chroma's style sheets use. Sorts that our styles do not tell apart get the
// class of their family, and most text none: that keeps pages small.
func classOf(t chroma.TokenType) string {
	for _, t := range []chroma.TokenType{t, t.SubCategory(), t.Category()} {
		if _, ok := lightColors[t]; ok {
			return chroma.StandardTypes[t]
		}
	}
	return ""
}
