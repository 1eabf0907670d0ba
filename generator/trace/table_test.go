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

// rowsOf are the answers of a table by their questions. The keys must be
// sorted, each once, and each be found.
func rowsOf(t interface{ Fatalf(string, ...any) }, table *Table) map[Key]string {
	out := map[Key]string{}
	last := Key(0)
	for k, a := range table.all() {
		if len(out) > 0 && last >= k {
			t.Fatalf("keys %d and %d of a table are out of order", last, k)
		}
		if found, ok := table.find(k); !ok || found != a {
			t.Fatalf("key %d is not found, but %v", k, found)
		}
		last = k
		out[k] = fmt.Sprint(a.print, " ", a.text)
	}
	return out
}

func same(t *rapid.T, what string, got, want *Table) {
	if g, w := rowsOf(t, got), rowsOf(t, want); !maps.Equal(g, w) {
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
	return out, traceOf(slices.Collect(maps.Keys(out)))
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
		w := worldOf(drawFacts(t, "now"))
		refreshed, _ := before.Refresh(w, n, Edit{Inputs: everySubject(n), Joined: true})
		now := refreshed.Extend(w, n, more, nil)
		since, ok := now.Since(before)
		if !ok {
			if len(before.pages) > 0 {
				t.Fatal("a table that was refreshed has nothing in common with what it was")
			}
			since = now
		}
		same(t, "Since and lay", before.lay(since.over), now)
		for k, a := range since.all() {
			if was, known := before.find(k); known && was.print == a.print {
				t.Fatal("Since tells what was known")
			}
		}
		same(t, "from the store", stored(t, before, since), now)
	})
}

func TestATableComesTogetherOfItsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := NewNotebook()
		derived, asked := drawDerived(t, n, "derived")
		table := (&Table{}).Learn(worldOf(drawFacts(t, "facts")), n, append(drawTraces(t, n, "asked"), asked), derived, inTurn)
		same(t, "from the store", stored(t, table), table)
	})
}

// stored returns what the store gives back of tables, each laid over those
// before it.
func stored(t *rapid.T, tables ...*Table) *Table {
	out := &Table{}
	for _, table := range tables {
		for p := range table.Parts() {
			var e Encoder
			p.Encode(&e)
			d := NewDecoder(e.Buf)
			if out.Decode(d); d.Err() != nil || d.More() {
				t.Fatalf("the store has a part otherwise: %v", d.Err())
			}
		}
	}
	return out
}

// everySubject returns all subjects of a notebook.
func everySubject(n *Notebook) []Subject {
	all := make([]Subject, n.Len())
	for i := range all {
		all[i] = Subject(i) //nolint:gosec // a handful
	}
	return all
}

// subjectsOf returns the subjects of a notebook whose names f takes.
func subjectsOf(n *Notebook, f func(name string) bool) []Subject {
	return slices.DeleteFunc(everySubject(n), func(s Subject) bool { return !f(n.Name(s)) })
}

func TestALargeTableIsFoundThroughItsPages(t *testing.T) {
	n := NewNotebook()
	r := NewRecorder(n)
	facts := facts{}
	for i := range 3 * pageSize {
		name := fmt.Sprint(i)
		facts[name] = name
		ownText.Missing(r, n.Subject(name))
		joined.Missing(r, n.Subject(name))
	}
	asked := r.Trace()
	before := (&Table{}).Learn(worldOf(facts), n, []Trace{asked}, nil, inTurn)
	if got := len(rowsOf(t, before)); got != asked.Len() || got != 6*pageSize || len(before.pages) != 6 {
		t.Fatalf("%d answers in %d pages", got, len(before.pages))
	}
	facts["7"], facts["700"] = "x", "y"
	inputs := subjectsOf(n, func(name string) bool { return name == "7" || name == "700" })
	table, changed := before.Refresh(worldOf(facts), n, Edit{Inputs: inputs})
	if a, _ := table.find(makeKey(n.Subject("700"), ownText.number)); a.text != "y" || len(changed) != 2 {
		t.Errorf("the answer is %v, and %d changed", a, len(changed))
	}
	many := rows{}
	for k := range before.all() {
		many.add(k, 1, "")
	}
	if all := before.lay(many); len(all.over.keys) > 0 || len(rowsOf(t, all)) != 6*pageSize {
		t.Error("so many new answers are not written down anew")
	}
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
			Inputs: subjectsOf(n, func(subject string) bool {
				old, was := then[subject]
				v, is := now[subject]
				return was != is || old != v
			}),
		})
		same(t, "Refresh", got, want)
		for k, was := range before.all() {
			is, _ := want.find(k)
			answers, told := changed[k]
			if told != (was.print != is.print) {
				t.Fatalf("%s %s is told as changed: %v", declarations[k.question()].name, n.Name(k.subject()), told)
			}
			if wanted := (Answers{was.text, is.text}); told && answers != wanted {
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
		{"nothing", Edit{}, nil},
		{"one input", Edit{Inputs: []Subject{n.Subject("b")}}, []string{"fact.text b"}},
		{"joined answers", Edit{Joined: true}, []string{"fact.joined a"}},
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
	traces := map[Key]Trace{inner: traceOf([]Key{text}), outer: traceOf([]Key{inner})}
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
		table := (&Table{}).Learn(worldOf(facts{"a": "1"}), n, []Trace{traceOf([]Key{text, inner, outer})},
			map[Key]Hash{inner: SumString("I"), outer: SumString("O")}, inTurn)
		made := ""
		refreshed, changed := table.Refresh(worldOf(facts{"a": test.now}), n, Edit{Inputs: everySubject(n)})
		if stale := changed.Spread(traces); len(stale) != 0 && len(stale) != 2 || (len(stale) == 0) != (test.made == "") {
			t.Errorf("%s: %v may differ", test.name, stale)
		}
		refreshed.Derive(n, traces, changed, func(subject string, _ uint16) (Hash, bool) {
			made += subject + " "
			answer, ok := test.answers[subject]
			return SumString(answer), ok
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
	all := Edit{Inputs: everySubject(n)}
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
