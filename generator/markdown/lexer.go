package markdown

import (
	"sync"
	"sync/atomic"
	"unicode"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/dlclark/regexp2/v2"
	"github.com/dlclark/regexp2/v2/syntax"
)

// quicken returns a lexer that gives the same tokens as another in less time;
// the other itself where that cannot be had.
//
// chroma tries the rules of a state one after another at every place, each by a
// regular expression that allocates whether it matches or not. But an
// expression mostly tells the characters that it can begin with. So after each
// match the rules of the state that comes next are cut down to those that can
// begin with the character that comes next.
//
// Invariant: rules are only left out where they cannot match. At an end of line
// none is, because chroma has a rule of its own there if none matches.
func quicken(lexer chroma.Lexer) chroma.Lexer {
	slow, ok := lexer.(*chroma.RegexLexer)
	if !ok {
		return lexer
	}
	rules, err := slow.Rules()
	if err != nil || !declared(rules) {
		return lexer
	}
	q := &quick{states: map[string]*lexState{}}
	fast, err := chroma.NewLexer(slow.Config(), func() chroma.Rules {
		all := rules.Clone()
		all[catcherState] = []chroma.Rule{{Pattern: `$^`, Mutator: catcher{q}}}
		return all
	})
	if err != nil {
		return lexer
	}
	fast.SetRegistry(lexers.GlobalLexerRegistry)
	if _, err := fast.Rules(); err != nil { // compiles them, and lets the catcher see them
		return lexer
	}
	q.attach()
	return fast
}

// declared reports whether rules do nothing but what chroma's own emitters and
// mutators do: those do not move the lexer when their tokens are read.
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

// A quick is the rules of one lexer, whole and cut down.
type quick struct {
	rules  chroma.CompiledRules // the lexer's own
	states map[string]*lexState
}

// A lexState is what a lexer tries in one state.
type lexState struct {
	name   string
	rules  []*chroma.CompiledRule
	none   *chroma.CompiledRule // takes the character that no rule takes
	read   sync.Once
	begin  []*syntax.Prefix                          // of each rule; nil for any character, or none
	byChar [128]atomic.Pointer[chroma.CompiledRules] // of this state alone
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

// attach lets each rule choose the rules that are tried after it.
func (q *quick) attach() {
	none := &chroma.CompiledRule{
		Rule:   chroma.Rule{Type: thenChoose{chroma.Error, q}},
		Regexp: regexp2.MustCompile(`\G[\s\S]`),
	}
	for name, rules := range q.rules {
		own := make([]*chroma.CompiledRule, len(rules))
		for i, rule := range rules {
			with := *rule
			if with.Type != nil {
				with.Type = thenChoose{with.Type, q}
			} else {
				with.Mutator = moveAndChoose{with.Mutator, q}
			}
			own[i] = &with
		}
		q.rules[name] = own
		q.states[name] = &lexState{name: name, rules: own, none: none}
	}
}

// choose sets the rules that are tried next.
func (q *quick) choose(l *chroma.LexerState) {
	l.Rules = q.rules
	if l.Pos >= len(l.Text) || len(l.Stack) == 0 {
		return
	}
	char := l.Text[l.Pos]
	state := q.states[l.Stack[len(l.Stack)-1]]
	if state == nil || char >= 128 || char == '\n' {
		return
	}
	rules := state.byChar[char].Load()
	if rules == nil {
		rules = state.beginning(char)
		state.byChar[char].Store(rules)
	}
	l.Rules = *rules
}

// beginning returns the rules that can begin with a character, and one behind
// them for a character that none takes: what chroma does of itself then would
// leave these rules in place.
func (s *lexState) beginning(char rune) *chroma.CompiledRules {
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
	return &chroma.CompiledRules{s.name: append(rules, s.none)}
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

// thenChoose is an emitter that chooses the next rules.
type thenChoose struct {
	chroma.Emitter
	quick *quick
}

func (t thenChoose) Emit(groups []string, l *chroma.LexerState) chroma.Iterator {
	tokens := t.Emitter.Emit(groups, l)
	t.quick.choose(l)
	return tokens
}

// moveAndChoose is a mutator that chooses the next rules.
type moveAndChoose struct {
	chroma.Mutator
	quick *quick
}

func (m moveAndChoose) Mutate(l *chroma.LexerState) error {
	if m.Mutator != nil {
		if err := m.Mutator.Mutate(l); err != nil {
			return err
		}
	}
	m.quick.choose(l)
	return nil
}
