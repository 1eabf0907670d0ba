package trace

import (
	"sync"
	"testing"
)

// shout answers by what the text of a subject is.
func shout(m *Memo[string], r *Recorder, n *Notebook, subject string, made *int) string {
	return m.Ask(r, subject, func(inner *Recorder) string {
		*made++
		return ownText.Ask(inner, n.Subject(subject), "text") + "!"
	}, SumString)
}

func TestADerivedAnswerIsMadeOnceAndHasATraceOfItsOwn(t *testing.T) {
	n, made := NewNotebook(), 0
	m := NewMemo[string](derivedQ)
	for range 2 {
		r := NewRecorder(n)
		if got := shout(m, r, n, "a", &made); got != "text!" {
			t.Fatalf("the answer is %q", got)
		}
		if got, want := r.Trace(), traceOf([]Key{makeKey(n.Subject("a"), derivedQ)}); got != want {
			t.Errorf("who asks notes %v, want %v", got, want)
		}
	}
	if made != 1 {
		t.Errorf("it was made %d times", made)
	}
	m.Each(func(_ Key, answer string, tr Trace, h Hash) {
		if want := traceOf([]Key{makeKey(n.Subject("a"), ownText.number)}); tr != want || answer != "text!" || h != SumString("text!") {
			t.Errorf("the memo has %q with %v, want %v", answer, tr, want)
		}
	})
}

func TestAMemoIsSeededOnlyWithWhatIsFresh(t *testing.T) {
	n, made := NewNotebook(), 0
	last := NewMemo[string](derivedQ)
	shout(last, NewRecorder(n), n, "a", &made)
	shout(last, NewRecorder(n), n, "b", &made)
	m := NewMemo[string](derivedQ)
	m.Seed(last, func(k Key) bool { return k != makeKey(n.Subject("b"), derivedQ) })
	for _, test := range []struct {
		subject string
		want    int
	}{{"a", 2}, {"b", 3}} {
		if shout(m, NewRecorder(n), n, test.subject, &made); made != test.want {
			t.Errorf("after %s, %d answers were made, want %d", test.subject, made, test.want)
		}
	}
	m.Put(makeKey(n.Subject("c"), derivedQ), "put", "", Hash{})
	if got := shout(m, NewRecorder(n), n, "c", &made); got != "put" || made != 3 {
		t.Errorf("what was put in is %q", got)
	}
}

func TestWorkersThatAskAtOnceShareOneAnswer(t *testing.T) {
	n := NewNotebook()
	m := NewMemo[*int](derivedQ)
	answers := make([]*int, 16)
	var wait sync.WaitGroup
	for i := range answers {
		wait.Go(func() {
			answers[i] = m.Ask(NewRecorder(n), "a", func(*Recorder) *int { return new(int) }, func(*int) Hash { return Hash{} })
		})
	}
	wait.Wait()
	for _, a := range answers {
		if a != answers[0] {
			t.Fatal("two workers got different answers")
		}
	}
}
