package trace

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
)

// ledgerOf makes a ledger with records, and leaves it committed in a folder of
// its own.
func ledgerOf(t *testing.T, program Hash, records ...string) (root *os.Root, l *Ledger) {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	l, err = NewLedger(root, "l", program, 7)
	if err != nil {
		t.Fatal(err)
	}
	put(t, l, records...)
	if err := l.Take(root, "l"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close(); root.Close() })
	return root, l
}

func put(t *testing.T, l *Ledger, records ...string) {
	t.Helper()
	for _, r := range records {
		l.Put([]byte(r))
	}
	if err := l.Commit(); err != nil {
		t.Fatal(err)
	}
}

// reopened returns what a ledger on the disk holds.
func reopened(t *testing.T, root *os.Root, program Hash) ([]string, error) {
	t.Helper()
	l, err := OpenLedger(root, "l", program, true)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	if l.Generation != 7 {
		t.Errorf("the generation is %d", l.Generation)
	}
	var got []string
	err = l.Records(l.End(), func(b []byte) error { got = append(got, string(b)); return nil })
	return got, err
}

var ledgerProgram = SumString("this program")

func TestALedgerKeepsItsRecordsInOrder(t *testing.T) {
	large := strings.Repeat("x", pendingMax) // is written before it is committed
	root, l := ledgerOf(t, ledgerProgram, "one", "", large, "два")
	put(t, l, "three")
	got, err := reopened(t, root, ledgerProgram)
	if want := []string{"one", "", large, "два", "three"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("there are %d records, %v", len(got), err)
	}
}

func TestALedgerThatWasCutGoesOnFromThere(t *testing.T) {
	root, l := ledgerOf(t, ledgerProgram, "one")
	end := l.End()
	put(t, l, "two", "three")
	l.Cut(end)
	if got, err := reopened(t, root, ledgerProgram); err != nil || !slices.Equal(got, []string{"one", "two", "three"}) {
		t.Errorf("before the next commit: %q, %v", got, err)
	}
	put(t, l, "four")
	if got, err := reopened(t, root, ledgerProgram); err != nil || !slices.Equal(got, []string{"one", "four"}) {
		t.Errorf("after it: %q, %v", got, err)
	}
	var early []string
	if err := l.Records(end, func(b []byte) error { early = append(early, string(b)); return nil }); err != nil || !slices.Equal(early, []string{"one"}) {
		t.Errorf("up to an earlier end: %q, %v", early, err)
	}
}

func TestRecordsThatWereNotCommittedDoNotCount(t *testing.T) {
	root, l := ledgerOf(t, ledgerProgram, "one")
	l.Put([]byte(strings.Repeat("half", pendingMax))) // written, the head is not
	if got, err := reopened(t, root, ledgerProgram); err != nil || !slices.Equal(got, []string{"one"}) {
		t.Fatalf("there are %d records, %v", len(got), err)
	}
	// Another process goes on and writes over them.
	next, err := OpenLedger(root, "l", ledgerProgram, false)
	if err != nil {
		t.Fatal(err)
	}
	defer next.Close()
	put(t, next, "two")
	if got, err := reopened(t, root, ledgerProgram); err != nil || !slices.Equal(got, []string{"one", "two"}) {
		t.Errorf("there are %d records, %v", len(got), err)
	}
}

func TestADamagedLedgerIsNotBelieved(t *testing.T) {
	root, _ := ledgerOf(t, ledgerProgram, "one", "two")
	whole, err := root.ReadFile("l")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		file []byte
		want error
	}{
		{"whole", whole, nil},
		{"bytes behind its end", append(slices.Clone(whole), "torn"...), nil},
		{"another program", changed(whole, 8), ErrForeign},
		{"the generation", changed(whole, 24), ErrDamaged},
		{"the end", changed(whole, 32), ErrDamaged},
		{"the length of a record", changed(whole, ledgerHead), ErrDamaged},
		{"the checksum of a record", changed(whole, ledgerHead+4), ErrDamaged},
		{"a byte of a record", changed(whole, ledgerHead+recordHead), ErrDamaged},
		{"the last byte", changed(whole, len(whole)-1), ErrDamaged},
		{"cut in the last record", whole[:len(whole)-1], ErrDamaged},
		{"cut in the head", whole[:ledgerHead-1], ErrDamaged},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := root.WriteFile("l", test.file, 0o644); err != nil {
				t.Fatal(err)
			}
			got, err := reopened(t, root, ledgerProgram)
			if !errors.Is(err, test.want) {
				t.Errorf("it is %v, want %v", err, test.want)
			}
			if err == nil && !slices.Equal(got, []string{"one", "two"}) {
				t.Errorf("it holds %q", got)
			}
		})
	}
}

func TestAnEndThatIsNotOfTheLedgerIsAMistake(t *testing.T) {
	_, l := ledgerOf(t, ledgerProgram, "one", "two")
	for _, end := range []int64{0, ledgerHead - 1, ledgerHead + 1, l.End() - 1, l.End() + 1} {
		if err := l.Records(end, func([]byte) error { return nil }); !errors.Is(err, ErrDamaged) {
			t.Errorf("up to %d of %d: %v", end, l.End(), err)
		}
	}
}

func TestTheReadersMistakeIsReturned(t *testing.T) {
	_, l := ledgerOf(t, ledgerProgram, "one", "two")
	stop, n := errors.New("stop"), 0
	if err := l.Records(l.End(), func([]byte) error { n++; return stop }); !errors.Is(err, stop) || n != 1 {
		t.Errorf("after %d records: %v", n, err)
	}
}
