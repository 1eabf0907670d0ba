package trace

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// facts is a world of texts by the names of subjects.
type facts map[string]string

var (
	factTopic = NewTopic("fact", func(w facts, subject string) (string, bool) { v, ok := w[subject]; return v, ok })
	ownText   = Declare(factTopic, Own, "text", func(s string) string { return s }, Text)
	ownLength = Declare(factTopic, Own, "length", func(s string) int { return len(s) }, Int)
	joined    = Declare(factTopic, Joined, "joined", strings.ToUpper, Text)
	derivedQ  = DeclareDerived("fact.derived")
)

func worldOf(f facts) World {
	w := World{}
	Put(w, f)
	return w
}

// inTurn runs work as one worker would.
func inTurn(n int, work func(i int)) {
	for i := range n {
		work(i)
	}
}

// rows are the answers of a table by their questions. The keys must be sorted,
// each once.
func rows(t interface{ Fatalf(string, ...any) }, table *Table) map[Key]string {
	out := map[Key]string{}
	for i, k := range table.keys {
		if i > 0 && table.keys[i-1] >= k {
			t.Fatalf("keys %d and %d of a table are out of order", i-1, i)
		}
		out[k] = fmt.Sprint(table.prints[i], " ", table.texts[i])
	}
	return out
}

func same(t *rapid.T, what string, got, want *Table) {
	if g, w := rows(t, got), rows(t, want); !maps.Equal(g, w) {
		t.Fatalf("%s:\n got %v\nwant %v", what, g, w)
	}
}

var factNames = []string{"a", "b", "c", "d", "e", "f"}

func drawFacts(t *rapid.T, label string) facts {
	return rapid.MapOfN(rapid.SampledFrom(factNames),
		rapid.SampledFrom([]string{"", "x", "y", "длинный", strings.Repeat("long ", 20), strings.Repeat("long ", 20) + "!"}), 0, 6).Draw(t, label)
}

// drawTraces draws what some outputs asked, of questions that are not derived.
func drawTraces(t *rapid.T, n *Notebook, label string) []Trace {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Trace {
		r := NewRecorder(n)
		for range rapid.IntRange(0, 5).Draw(t, "asked") {
			s := n.Subject(rapid.SampledFrom(factNames).Draw(t, "subject"))
			switch rapid.IntRange(0, 2).Draw(t, "question") {
			case 0:
				ownText.Missing(r, s)
			case 1:
				ownLength.Missing(r, s)
			case 2:
				joined.Missing(r, s)
			}
		}
		return r.Trace()
	}), 0, 4).Draw(t, label)
}

// drawDerived draws derived answers that were asked for, and who asked.
func drawDerived(t *rapid.T, n *Notebook, label string) (told map[Key]Hash, asked Trace) {
	out := map[Key]Hash{}
	for _, name := range rapid.SliceOfN(rapid.SampledFrom(factNames), 0, 3).Draw(t, label) {
		out[makeKey(n.Subject(name), derivedQ)] = SumString(name)
	}
	return out, slices.Sorted(maps.Keys(out))
}

func TestATableExtendedIsOneLearned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, w := NewNotebook(), worldOf(drawFacts(t, "facts"))
		some, more := drawTraces(t, n, "some"), drawTraces(t, n, "more")
		derived, asked := drawDerived(t, n, "derived")
		more = append(more, asked)
		all := slices.Concat(some, more)
		want := (&Table{}).Learn(w, n, all, derived, inTurn)
		before := (&Table{}).Learn(w, n, some, nil, inTurn)
		same(t, "Extend", before.Extend(w, n, more, derived), want)
		same(t, "Learn from a table", before.Learn(w, n, all, derived, inTurn), want)
		same(t, "forgetting", want.Learn(w, n, some, nil, inTurn), before)
	})
}

func TestWhatIsNewLaidOverWhatWasIsWhatIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := NewNotebook()
		some, more := drawTraces(t, n, "some"), drawTraces(t, n, "more")
		before := (&Table{}).Learn(worldOf(drawFacts(t, "then")), n, some, nil, inTurn)
		now := (&Table{}).Learn(worldOf(drawFacts(t, "now")), n, slices.Concat(some, more), nil, inTurn)
		since := now.Since(before)
		same(t, "Since and Over", before.Over(since), now)
		same(t, "since itself", now.Since(now), &Table{})
		for i, k := range since.keys {
			if at, ok := slices.BinarySearch(before.keys, k); ok && before.prints[at] == since.prints[i] {
				t.Fatalf("Since tells what was known")
			}
		}
		same(t, "Join", Join([]*Table{before, since}), now)
	})
}

func TestATableComesTogetherOfItsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := NewNotebook()
		derived, asked := drawDerived(t, n, "derived")
		table := (&Table{}).Learn(worldOf(drawFacts(t, "facts")), n, append(drawTraces(t, n, "asked"), asked), derived, inTurn)
		size := rapid.IntRange(1, 5).Draw(t, "size")
		var parts []*Table
		for p := range table.Parts(size) {
			if p.Len() == 0 || p.Len() > size {
				t.Fatalf("a part of %d answers, want 1 to %d", p.Len(), size)
			}
			var e Encoder
			p.Encode(&e)
			d := NewDecoder(e.Buf)
			parts = append(parts, DecodeTable(d))
			if d.Err() != nil || d.More() {
				t.Fatalf("the store has a part otherwise: %v", d.Err())
			}
		}
		same(t, "Join", Join(parts), table)
	})
}

func TestRefreshTellsExactlyWhatChanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := NewNotebook()
		then, now := drawFacts(t, "then"), drawFacts(t, "now")
		traces := drawTraces(t, n, "asked")
		before := (&Table{}).Learn(worldOf(then), n, traces, nil, inTurn)
		want := (&Table{}).Learn(worldOf(now), n, traces, nil, inTurn)
		got, changed := before.Refresh(worldOf(now), n, Edit{
			Joined: true,
			Input: func(subject string) bool {
				old, was := then[subject]
				v, is := now[subject]
				return was != is || old != v
			},
		})
		same(t, "Refresh", got, want)
		for i, k := range before.keys {
			answers, told := changed[k]
			if told != (before.prints[i] != want.prints[i]) {
				t.Fatalf("%s %s is told as changed: %v", declarations[k.question()].name, n.Name(k.subject()), told)
			}
			if wanted := (Answers{before.texts[i], want.texts[i]}); told && answers != wanted {
				t.Fatalf("the answers are %v, want %v", answers, wanted)
			}
		}
	})
}

func TestRefreshAsksOnlyWhatMayHaveChanged(t *testing.T) {
	n := NewNotebook()
	r := NewRecorder(n)
	ownText.Missing(r, n.Subject("a"))
	ownText.Missing(r, n.Subject("b"))
	joined.Missing(r, n.Subject("a"))
	table := (&Table{}).Learn(worldOf(facts{"a": "1", "b": "1"}), n, []Trace{r.Trace()}, nil, inTurn)
	for _, test := range []struct {
		name string
		edit Edit
		want []string
	}{
		{"nothing", Edit{Input: func(string) bool { return false }}, nil},
		{"one input", Edit{Input: func(s string) bool { return s == "b" }}, []string{"fact.text b"}},
		{"joined answers", Edit{Joined: true, Input: func(string) bool { return false }}, []string{"fact.joined a"}},
	} {
		_, changed := table.Refresh(worldOf(facts{"a": "2", "b": "2"}), n, test.edit)
		var got []string
		for k := range changed {
			got = append(got, declarations[k.question()].name+" "+n.Name(k.subject()))
		}
		slices.Sort(got)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v changed, want %v", test.name, got, test.want)
		}
	}
}

func TestADerivedAnswerIsMadeAgainOnlyIfWhatItReadChanged(t *testing.T) {
	n := NewNotebook()
	// outer rests on inner, which rests on the text of a.
	text := makeKey(n.Subject("a"), ownText.number)
	inner, outer := makeKey(n.Subject("inner"), derivedQ), makeKey(n.Subject("outer"), derivedQ)
	traces := map[Key]Trace{inner: {text}, outer: {inner}}
	for _, test := range []struct {
		name    string
		now     string
		answers map[string]string // of the derived questions, made anew
		made    string
		want    []Key
	}{
		{"nothing changed", "1", nil, "", nil},
		{"the inner one is as it was", "2", map[string]string{"inner": "I"}, "inner ", []Key{text}},
		{"both differ", "2", map[string]string{"inner": "J", "outer": "P"}, "inner outer ", []Key{text, inner, outer}},
		{"the inner one differs, the outer not", "2", map[string]string{"inner": "J", "outer": "O"}, "inner outer ", []Key{text, inner}},
		{"the inner one is gone", "2", map[string]string{"outer": "O"}, "inner outer ", []Key{text, inner}},
	} {
		table := (&Table{}).Learn(worldOf(facts{"a": "1"}), n, []Trace{{text, inner, outer}},
			map[Key]Hash{inner: SumString("I"), outer: SumString("O")}, inTurn)
		made := ""
		_, changed := table.Refresh(worldOf(facts{"a": test.now}), n, Edit{
			Input:  func(string) bool { return true },
			Traces: traces,
			Derive: func(subject string, question uint16) (Hash, bool) {
				made += subject + " "
				answer, ok := test.answers[subject]
				return SumString(answer), ok
			},
		})
		got := slices.Sorted(maps.Keys(changed))
		slices.Sort(test.want)
		if made != test.made || !slices.Equal(got, test.want) {
			t.Errorf("%s: made %q and %v changed, want %q and %v", test.name, made, got, test.made, test.want)
		}
	}
}

func TestReasonsNameTheQuestionAndItsAnswers(t *testing.T) {
	n := NewNotebook()
	r := NewRecorder(n)
	ownText.Missing(r, n.Subject("a"))
	ownLength.Missing(r, n.Subject("a"))
	asked := r.Trace()
	long := strings.Repeat("x", textMax+1)
	table := (&Table{}).Learn(worldOf(facts{"a": "old"}), n, []Trace{asked}, nil, inTurn)
	all := Edit{Input: func(string) bool { return true }}
	for _, test := range []struct {
		name string
		now  facts
		want []Reason
	}{
		{"another text", facts{"a": "new"}, []Reason{{"fact.text", "a", Answers{"old", "new"}}}},
		{"a long text", facts{"a": long}, []Reason{{"fact.text", "a", Answers{"old", LongAnswer}}, {"fact.length", "a", Answers{"3", "41"}}}},
		{"nothing", facts{}, []Reason{{"fact.text", "a", Answers{"old", MissingAnswer}}, {"fact.length", "a", Answers{"3", MissingAnswer}}}},
		{"no change", facts{"a": "old"}, nil},
	} {
		_, changed := table.Refresh(worldOf(test.now), n, all)
		if got := changed.Reasons(n, asked); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
		if got := changed.Touches(asked); got != (test.want != nil) {
			t.Errorf("%s: touches %v", test.name, got)
		}
	}
}
