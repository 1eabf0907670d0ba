package markdown

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/dlclark/regexp2/v2"
	"github.com/dlclark/regexp2/v2/syntax"
)

// A tokeniser is what of a lexer is used here.
type tokeniser interface {
	Tokenise(options *chroma.TokeniseOptions, text string) (chroma.Iterator, error)
}

// quicken returns a tokeniser that gives the same tokens as a lexer in less
// time; the lexer itself where that cannot be had.
//
// chroma tries the rules of a state one after another at every place, each by a
// regular expression that allocates whether it matches or not; of each match it
// makes a map and a list of texts, which most rules do not look at. But an
// expression mostly tells the characters that it can begin with. So here only
// those rules of a state are tried that can begin with the character at the
// place, and texts of groups are made where a rule asks for them.
//
// Invariant: rules are only left out where they cannot match.
func quicken(lexer chroma.Lexer) tokeniser {
	slow, ok := lexer.(*chroma.RegexLexer)
	if !ok {
		return lexer
	}
	rules, err := slow.Rules()
	if err != nil || !declared(rules) {
		return lexer
	}
	q := &quick{lexer: slow, states: map[string]*lexState{}}
	twin, err := chroma.NewLexer(slow.Config(), func() chroma.Rules {
		all := rules.Clone()
		all[catcherState] = []chroma.Rule{{Pattern: `$^`, Mutator: catcher{q}}}
		return all
	})
	if err != nil {
		return lexer
	}
	if _, err := twin.Rules(); err != nil { // compiles them, and lets the catcher see them
		return lexer
	}
	for name, rules := range q.rules {
		q.states[name] = &lexState{rules: rules}
	}
	return q
}

// declared reports whether rules do nothing but what chroma's own emitters and
// mutators do: those look at the groups of a match only where tokens are made of
// them.
func declared(rules chroma.Rules) bool {
	for _, state := range rules {
		for _, rule := range state {
			switch rule.Type.(type) {
			case nil, chroma.TokenType, chroma.SerialisableEmitter:
			default:
				return false
			}
			switch rule.Mutator.(type) {
			case nil, chroma.SerialisableMutator, chroma.LexerMutator:
			default:
				return false
			}
		}
	}
	return true
}

// A quick is a lexer's rules, whole and by the characters they begin with.
type quick struct {
	lexer  *chroma.RegexLexer // what a rule means by the lexer itself
	rules  chroma.CompiledRules
	states map[string]*lexState
}

// A lexState is what a lexer tries in one state.
type lexState struct {
	rules  []*chroma.CompiledRule
	read   sync.Once
	begin  []*syntax.Prefix // of each rule; nil for any character, or none
	byChar [128]atomic.Pointer[[]*chroma.CompiledRule]
}

const catcherState = "vizitka: the rules as compiled"

// A catcher takes the compiled rules of a lexer, which chroma shows to nobody
// but mutators.
type catcher struct{ quick *quick }

func (c catcher) Mutate(*chroma.LexerState) error { return nil }

func (c catcher) MutateLexer(rules chroma.CompiledRules, state string, _ int) error {
	delete(rules, state)
	c.quick.rules = rules
	return nil
}

// Tokenise gives the tokens of a text from the state of the options on. Like
// chroma's own it panics where a lexer is wrong.
func (q *quick) Tokenise(options *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	added := q.lexer.Config().EnsureNL && !strings.HasSuffix(text, "\n")
	if added {
		text += "\n"
	}
	l := &chroma.LexerState{
		Lexer: q.lexer, Registry: lexers.GlobalLexerRegistry, Text: []rune(text), Rules: q.rules,
		Stack: []string{options.State}, MutatorContext: map[any]any{},
	}
	end := len(l.Text)
	if added {
		end--
	}
	var nested chroma.Iterator // tokens of the last match
	return func() chroma.Token {
		for {
			if nested != nil {
				if t := nested(); t == chroma.EOF {
					nested = nil
				} else if t.Type != chroma.Ignore {
					return t
				}
				continue
			}
			if l.Pos >= end || len(l.Stack) == 0 {
				break
			}
			var t chroma.Token
			if t, nested = q.step(l, options.State); t != chroma.EOF {
				return t
			}
		}
		if l.Pos != len(l.Text) && len(l.Stack) == 0 {
			rest := string(l.Text[l.Pos:])
			l.Pos = len(l.Text)
			return chroma.Token{Type: chroma.Error, Value: rest}
		}
		return chroma.EOF
	}, nil
}

// step goes over one match: it gives a token, or several, or none.
func (q *quick) step(l *chroma.LexerState, root string) (chroma.Token, chroma.Iterator) {
	l.State = l.Stack[len(l.Stack)-1]
	state := q.states[l.State]
	if state == nil {
		panic("unknown state " + l.State)
	}
	rule, match := find(state.at(l.Text[l.Pos]), l.Text, l.Pos)
	if match == nil {
		// An end of line that no rule takes leads out of all states.
		if l.Text[l.Pos] == '\n' && l.State != root {
			l.Stack = []string{root}
			return chroma.EOF, nil
		}
		l.Pos++
		return chroma.Token{Type: chroma.Error, Value: string(l.Text[l.Pos-1 : l.Pos])}, nil
	}
	from := l.Pos
	l.Pos += match.RuneLength
	plain, isPlain := rule.Type.(chroma.TokenType)
	if rule.Type != nil && !isPlain {
		l.Groups = l.Groups[:0]
		for _, g := range match.Groups() {
			l.Groups = append(l.Groups, g.String())
		}
	}
	if rule.Mutator != nil {
		if err := rule.Mutator.Mutate(l); err != nil {
			panic(err)
		}
	}
	switch {
	case rule.Type == nil || isPlain && plain == chroma.Ignore:
		return chroma.EOF, nil
	case isPlain:
		return chroma.Token{Type: plain, Value: string(l.Text[from : from+match.RuneLength])}, nil
	}
	return chroma.EOF, rule.Type.Emit(slices.Clone(l.Groups), l)
}

// find returns the first rule that matches at a place.
func find(rules []*chroma.CompiledRule, text []rune, at int) (*chroma.CompiledRule, *regexp2.Match) {
	for _, rule := range rules {
		if match, err := rule.Regexp.FindRunesMatchStartingAt(text, at); err == nil && match != nil && match.RuneIndex == at {
			return rule, match
		}
	}
	return nil, nil
}

// at returns the rules that can begin with a character.
func (s *lexState) at(char rune) []*chroma.CompiledRule {
	if char >= 128 {
		return s.rules
	}
	rules := s.byChar[char].Load()
	if rules == nil {
		rules = s.beginning(char)
		s.byChar[char].Store(rules)
	}
	return *rules
}

func (s *lexState) beginning(char rune) *[]*chroma.CompiledRule {
	s.read.Do(func() {
		for _, rule := range s.rules {
			s.begin = append(s.begin, beginOf(rule.Regexp.String()))
		}
	})
	var rules []*chroma.CompiledRule
	for i, rule := range s.rules {
		if p := s.begin[i]; p == nil || p.PrefixSet.CharIn(char) ||
			p.CaseInsensitive && (p.PrefixSet.CharIn(unicode.ToLower(char)) || p.PrefixSet.CharIn(unicode.ToUpper(char))) {
			rules = append(rules, rule)
		}
	}
	return &rules
}

// beginOf returns the characters that an expression can begin with, as its own
// engine knows them.
func beginOf(expression string) *syntax.Prefix {
	tree, err := syntax.Parse(expression, syntax.ParseOptions{})
	if err != nil {
		return nil
	}
	code, err := syntax.Write(tree)
	if err != nil || code.RightToLeft {
		return nil
	}
	return code.FcPrefix
}
