package diag

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

func TestNearestIsWhatAPersonMeant(t *testing.T) {
	keys := []string{"title", "linkTitle", "description", "date", "publish_date", "weight", "да", "toc"}
	for _, test := range []struct {
		word, want string
	}{
		{"title", "title"},
		{"tittle", "title"},
		{"titel", "title"}, // two neighbours swapped cost one
		{"itle", "title"},
		{"Title", "title"},
		{"publish-date", "publish_date"},
		{"linktitel", "linkTitle"},
		{"descripton", "description"},
		{"discripshun", ""},
		{"описание", ""},
		{"дa", "да"}, // the second letter is Latin
		{"dte", "date"},
		{"x", ""},
		{"", ""},
		{"toк", "toc"},
		{"tok1", ""},
		{"weighting", "weight"},
		{"weightings", ""},
	} {
		if got := Nearest(test.word, keys); got != test.want {
			t.Errorf("Nearest(%q) is %q, want %q", test.word, got, test.want)
		}
	}
}

func TestOfEquallyNearNamesTheFirstIsTaken(t *testing.T) {
	if got := Nearest("bat", []string{"cat", "hat"}); got != "cat" {
		t.Errorf("it is %q", got)
	}
	if got := Nearest("bat", []string{"cat", "bat"}); got != "bat" {
		t.Errorf("it is %q, although one is equal", got)
	}
	if got := Nearest("bat", nil); got != "" {
		t.Errorf("of no names, it is %q", got)
	}
}

func TestProblemsAreToldInOneOrderOnceEach(t *testing.T) {
	at := func(file string, line, col int) Place { return Place{File: file, Line: line, Col: col} }
	want := List{
		twice.At(Place{}, V{"address": "/"}),
		twice.At(File("a.md"), V{"address": "/"}),
		unknownKey.At(at("a.md", 2, 9), V{"key": "x"}),
		twice.At(at("a.md", 10, 1), V{"address": "/"}),
		unknownKey.At(at("a.md", 10, 1), V{"key": "x"}),
		unknownKey.At(at("a.md", 10, 1), V{"key": "y"}),
		unknownKey.At(at("a.md", 10, 2), V{"key": "a"}),
		unknownKey.At(at("b.md", 1, 1), V{"key": "a"}),
	}
	found := append(slices.Clone(want), want[5], want[5])
	repeated := want[7]
	repeated.Count = 3
	found = append(found, repeated)
	for seed := range uint64(20) {
		shuffled := slices.Clone(found)
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		before := fmt.Sprint(shuffled)
		got := Compact(shuffled)
		if fmt.Sprint(shuffled) != before {
			t.Fatal("the list itself was changed")
		}
		if len(got) != len(want) {
			t.Fatalf("%d problems, want %d: %v", len(got), len(want), got)
		}
		for i, d := range got {
			if d.Place != want[i].Place || d.Text("en") != want[i].Text("en") {
				t.Errorf("%d: %s %s, want %s %s", i, d.Place, d.Text("en"), want[i].Place, want[i].Text("en"))
			}
			if count := map[int]int{5: 3, 7: 4}[i]; d.Count != count {
				t.Errorf("%d: counted %d, want %d", i, d.Count, count)
			}
		}
		if n := got.Count(Warning); n != 10 {
			t.Errorf("%d warnings", n)
		}
	}
}

func TestListsCountBySeverity(t *testing.T) {
	var l List
	if l.Has(Error) {
		t.Error("an empty list has an error")
	}
	l.Add(unknownKey.At(Place{}, nil), Diagnostic{Message: twice, Count: 3}, told.At(Place{}, nil))
	for severity, want := range map[Severity]int{Error: 3, Warning: 1, Notice: 1, Note: 0} {
		if got := l.Count(severity); got != want || l.Has(severity) != (want > 0) {
			t.Errorf("severity %d: %d, want %d", severity, got, want)
		}
	}
}

func TestANoteIsAddedToOneDiagnosticOnly(t *testing.T) {
	d := twice.At(File("a.md"), nil).With(other.At(File("b.md"), nil))
	one, two := d.With(other.At(File("c.md"), nil)), d.With(other.At(File("d.md"), nil))
	if len(d.Notes) != 1 || one.Notes[1].Place.File != "c.md" || two.Notes[1].Place.File != "d.md" {
		t.Errorf("%v, %v, %v", d.Notes, one.Notes, two.Notes)
	}
}

func TestAColumnOfALineIsFound(t *testing.T) {
	src := []byte("\uFEFFимя = 1\nключ = 2\r\n")
	for _, test := range []struct {
		line, col int
		want      string
		excerpt   string
		caret     int
	}{
		{1, 1, "f:1:1", "имя = 1", 0},
		{1, 5, "f:1:5", "имя = 1", 4},
		{2, 6, "f:2:6", "ключ = 2", 5},
		{2, 99, "f:2:10", "ключ = 2", 9}, // never behind the line's end
		{9, 1, "f:3:1", "", 0},
	} {
		p := LineCol("f", src, test.line, test.col)
		if p.String() != test.want || p.Excerpt != test.excerpt || p.Caret != test.caret {
			t.Errorf("%d:%d is %s, %q, %d", test.line, test.col, p, p.Excerpt, p.Caret)
		}
	}
}

func BenchmarkNearestOfManyNames(b *testing.B) {
	names := make([]string, 10_000)
	for i := range names {
		names[i] = fmt.Sprintf("article-%05d-about-things", i*7)
	}
	b.ReportAllocs()
	for b.Loop() {
		if got := Nearest("artcle-00350-of-thinks", names); got == "" {
			b.Fatal("nothing is near")
		}
	}
}
