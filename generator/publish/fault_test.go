package publish

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"vizitka/generator/diag"
	"vizitka/generator/trace"
)

var errFault = errors.New("injected fault")

// A saboteur lets operations on files pass until the n-th.
type saboteur struct {
	n, seen int
	dies    bool // from then on every operation fails: the process is dead
	op      string
}

func (s *saboteur) fault(op, name string) error {
	s.seen++
	if s.seen == s.n {
		s.op = op + " " + name
	}
	if s.seen == s.n || s.dies && s.seen > s.n {
		return errFault
	}
	return nil
}

// A scene is an output folder with a past, and the site that is published next.
type scene struct {
	options Options
	site    *testSite
	before  map[string]string // what is in the folder
	after   map[string]string // what is to be in it
}

// newScene makes a folder in which everything happens at once: outputs that
// are new, changed, kept, gone and edited by hand, a file that becomes a folder
// and one the other way round, and files of others.
func newScene(t testing.TB, force func(o *Options), first bool) scene {
	dir := tempDir(t)
	o := Options{Dir: filepath.Join(dir, "public"), Store: filepath.Join(dir, "store")}
	force(&o)
	others := map[string]string{"CNAME": "example.org", ".git/config": "theirs"}
	if !first {
		// Twice, so that there is a spare.
		o.Known = must(t, newSite("index.html", "older", "kept/x", "older", "spare/only", "1"), o).Known
		o.Known = must(t, newSite("index.html", "old", "kept/x", "kept", "gone/deep/x", "gone",
			"swap/x", "was in a folder", "plain", "was a file", "edited", "by us", "stale", "stale"), o).Known
		writeFile(t, o.Dir, "edited", "by hand")
		writeFile(t, o.Dir, "gone/mine", "theirs")
		writeFile(t, o.Dir, "stale", "by hand")
		others["gone/mine"], others["stale"] = "theirs", "by hand"
	}
	writeFile(t, o.Dir, "CNAME", "example.org")
	writeFile(t, o.Dir, ".git/config", "theirs")
	os.Mkdir(filepath.Join(o.Dir, "bare"), 0o755)
	site := newSite("index.html", "new", "kept/x", "kept", "swap", "is a file", "plain/x", "is in a folder",
		"edited", "by us", "added/a/b", "added", "added/a/c", "added")
	after := treeOf(site.files)
	maps.Copy(after, treeOf(others))
	after["bare/"] = ""
	return scene{o, site, snapshot(t, o.Dir), after}
}

// whole tells which site the folder holds, and fails if it is neither.
func (s scene) whole(t *testing.T, when string) (isNew bool) {
	t.Helper()
	got := snapshot(t, s.options.Dir)
	if treeDiff(got, s.after) == "" {
		return true
	}
	if d := treeDiff(got, s.before); d != "" {
		t.Fatalf("%s: neither site. Against the old:\n%sagainst the new:\n%s", when, d, treeDiff(got, s.after))
	}
	return false
}

var faultWays = []struct {
	name  string
	force func(o *Options)
	first bool
}{
	{"fresh", func(o *Options) { o.limit = -1 }, true},
	{"journal", func(o *Options) { o.limit = 1 << 20 }, false},
	{"journal, first", func(o *Options) { o.limit = 1 << 20 }, true},
	{"spare exchanged", func(o *Options) { o.limit = -1 }, false},
	{"new tree exchanged", func(o *Options) { o.limit, o.Store = -1, "" }, false},
	{"without exchange", func(o *Options) { o.plain, o.limit = true, -1 }, false},
}

// mostOps is far above what one publishing of a scene takes.
const mostOps = 2000

func TestFaultAtEveryOperation(t *testing.T) {
	for _, way := range faultWays {
		for _, dies := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/dies=%t", way.name, dies), func(t *testing.T) {
				olds, news := 0, 0
				for n := 1; ; n++ {
					s := newScene(t, way.force, way.first)
					sab := &saboteur{n: n, dies: dies}
					s.options.fault = sab.fault
					_, diags, err := Publish(s.site, s.options)
					if sab.seen < n {
						if err != nil || !s.whole(t, "no fault") {
							t.Fatalf("without a fault: %v, %v", err, names(diags))
						}
						break
					}
					if n > mostOps {
						t.Fatal("no end of operations")
					}
					when := fmt.Sprintf("operation %d, %s", n, sab.op)
					if !dies && err != nil {
						s.whole(t, when+", before recovery")
					}
					note, err := Recover(s.options.Dir, s.options.Store)
					if err != nil || note.Has(diag.Error) {
						t.Fatalf("%s: recovery: %v, %v", when, err, names(note))
					}
					if s.whole(t, when) {
						news++
					} else {
						olds++
					}
					nothingLeft(t, s.options, when)
					s.options.fault = nil
					must(t, s.site, s.options)
					sameTree(t, snapshot(t, s.options.Dir), s.after)
				}
				if olds == 0 || dies && news == 0 {
					t.Fatalf("%d times the old site, %d times the new one: the test does not reach both", olds, news)
				}
			})
		}
	}
}

// nothingLeft fails if a recovery leaves something that would want another.
func nothingLeft(t *testing.T, o Options, when string) {
	t.Helper()
	if pending, err := left(o.Dir, o.Store); pending || err != nil {
		t.Fatalf("%s: something is left after recovery: %v", when, err)
	}
}

// TestDeathInRecovery lets the process die in publishing, and then again at
// each operation of the recovery. With -short it tries every fifth of the first.
func TestDeathInRecovery(t *testing.T) {
	for _, way := range faultWays {
		t.Run(way.name, func(t *testing.T) {
			step := 1
			if testing.Short() {
				step = 5
			}
			for n, more := 1, true; more && n < mostOps; n += step {
				for m := 1; ; m++ {
					s := newScene(t, way.force, way.first)
					sab := &saboteur{n: n, dies: true}
					s.options.fault = sab.fault
					Publish(s.site, s.options)
					if more = sab.seen >= n; !more {
						break
					}
					second := &saboteur{n: m, dies: true}
					_, _, err := recoverLocked(s.options.Dir, s.options.Store, second.fault)
					note, again := Recover(s.options.Dir, s.options.Store)
					if again != nil || note.Has(diag.Error) {
						t.Fatalf("%s, then %s: %v %v", sab.op, second.op, again, names(note))
					}
					s.whole(t, sab.op+", then "+second.op)
					nothingLeft(t, s.options, sab.op+", then "+second.op)
					if err == nil && second.seen < m {
						break
					}
				}
			}
		})
	}
}

// TestJournalIsUndoneWhenItCannotBeFinished lets the process die at one rename, and
// that rename fail again in the recovery.
func TestJournalIsUndoneWhenItCannotBeFinished(t *testing.T) {
	for _, target := range []string{"index.html", "swap", "plain/x", "added/a/b", ListName} {
		s := newScene(t, func(o *Options) { o.limit = 1 << 20 }, false)
		dead := false
		s.options.fault = func(op, name string) error {
			if dead || op == "rename" && name == target {
				dead = true
				return errFault
			}
			return nil
		}
		if _, _, err := Publish(s.site, s.options); !errors.Is(err, errFault) {
			t.Fatal(err)
		}
		failed := false
		note, damaged, err := recoverLocked(s.options.Dir, s.options.Store, func(op, name string) error {
			if !failed && op == "rename" && name == target {
				failed = true
				return errFault
			}
			return nil
		})
		if err != nil || damaged {
			t.Fatalf("%s: %v", target, err)
		}
		if s.whole(t, target) {
			t.Fatalf("%s: finished although it could not be", target)
		}
		if len(note) != 1 || note[0].Message != recoverUndone {
			t.Fatalf("%s: %v", target, names(note))
		}
	}
}

func TestPlaceThatCannotExchangeTakesTheJournal(t *testing.T) {
	if !canExchange {
		t.Skip("nothing is exchanged here")
	}
	for _, op := range []string{"exchange", "link"} {
		s := newScene(t, func(o *Options) { o.limit = -1 }, false)
		asked := false
		s.options.fault = func(got, name string) error {
			if got == op && !Own(name) { // the journal links too, in its work folder
				asked = true
				return syscall.EXDEV
			}
			return nil
		}
		must(t, s.site, s.options)
		if !asked || !s.whole(t, op) {
			t.Fatalf("%s: asked %t", op, asked)
		}
	}
}

func TestDamagedJournalIsToldAndTheNextPublishingMends(t *testing.T) {
	s := newScene(t, func(o *Options) { o.limit = 1 << 20 }, false)
	dead := false
	s.options.fault = func(op, name string) error {
		if dead = dead || op == "rename" && name == "plain/x"; dead {
			return errFault
		}
		return nil
	}
	Publish(s.site, s.options)
	name := filepath.Join(s.options.Dir, filepath.FromSlash(journalName))
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	os.WriteFile(name, b, 0o644)
	for range 2 {
		note, err := Recover(s.options.Dir, s.options.Store)
		if err != nil || len(note) != 1 || note[0].Message != recoverDamaged {
			t.Fatal(names(note), err)
		}
	}
	s.options.fault = nil
	must(t, s.site, s.options)
	if !s.whole(t, "after damage") {
		t.Fatal("the old site is back")
	}
}

func TestJournalsAreReadBackWhole(t *testing.T) {
	j := &journal{
		removals: []change{{3, "a/б", trace.SumString("1")}},
		writes:   []change{{0, "x", trace.SumString("2")}, {4, ListName, trace.SumString("")}},
		made:     []string{"q", "q/r"},
	}
	b := j.encode()
	back, ok := decodeJournal(b)
	if !ok || fmt.Sprint(*back) != fmt.Sprint(*j) {
		t.Fatalf("%v %v", back, ok)
	}
	for i := range b {
		if _, ok := decodeJournal(b[:i]); ok {
			t.Fatalf("cut at %d, and the journal was believed", i)
		}
	}
}

func FuzzFilesOfOurOwn(f *testing.F) {
	f.Add((&journal{made: []string{"a"}, writes: []change{{1, "x", trace.SumString("1")}}}).encode())
	f.Add(encodeList(Record{{Path: "a"}}))
	f.Add(Record{{Path: "a"}, {Path: "ab"}}.Append(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, sealed := range [][]byte{b, trace.SumString(string(b)).Append(b[:len(b):len(b)])} {
			if j, ok := decodeJournal(sealed); ok && string(j.encode()) == "" {
				t.Fatal("empty")
			}
			decodeList(sealed)
			if r, err := ParseRecord(sealed); err == nil {
				if again, err := ParseRecord(r.Append(nil)); err != nil || len(again) != len(r) {
					t.Fatalf("a record does not come back: %v", err)
				}
			}
		}
	})
}
