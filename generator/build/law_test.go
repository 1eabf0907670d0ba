package build

import (
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/diff"
	"pgregory.net/rapid"

	"vizitka/generator/trace"
)

// A lawStore is a site that is built again and again with one store, and what
// stands in its output folder.
type lawStore struct {
	site      *lawSite
	published map[string]string
}

// build builds the site with the store as the command does: an output whose
// hash is known is not opened if it stands there already. It returns the
// problems.
func (k *lawStore) build(o Options) (problems string, s *State) {
	t := k.site.t
	o.Dir, o.Store, o.Program, o.Now = k.site.dir, k.site.path(".vizitka"), program, time.Now()
	s, err := Open(o)
	k.site.must(err)
	defer s.Close()
	s.MakeLists()
	next := map[string]string{}
	for _, f := range s.Outputs() {
		if old, ok := k.published[f.Path]; ok && f.Known && trace.SumString(old) == f.Hash {
			next[f.Path] = old
			continue
		}
		next[f.Path] = read(s, f.Path)
	}
	k.published = next
	if problems := s.Save([]byte("record")); problems != nil {
		t.Fatal(told(problems))
	}
	return told(s.Problems()), s
}

func read(s *State, path string) string {
	b, err := s.ReadFile(path)
	if err != nil {
		return "broken"
	}
	return string(b)
}

// clean opens the site from nothing.
func (s *lawSite) clean(o Options) *State {
	o.Dir, o.Store = s.dir, ""
	c, err := Open(o)
	s.must(err)
	return c
}

// compareStates holds a state to a clean one, which it closes.
func compareStates(t *rapid.T, got, clean *State) {
	defer clean.Close()
	files := map[string]string{}
	for _, f := range got.Outputs() {
		files[f.Path] = read(got, f.Path)
	}
	compareToClean(t, files, told(got.Problems()), got, clean)
}

// compareToClean fails where a site is not what a clean build gives.
func compareToClean(t *rapid.T, files map[string]string, problems string, s, clean *State) {
	want := map[string]string{}
	for _, f := range clean.Outputs() {
		want[f.Path] = read(clean, f.Path)
	}
	bad := false
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if have, ok := files[path]; !ok || have != want[path] {
			t.Logf("%s", diff.Diff(path+" should be", []byte(want[path]), path+" is", []byte(have)))
			bad = true
		}
	}
	for path := range files {
		if _, ok := want[path]; !ok {
			t.Logf("%s should not be there", path)
			bad = true
		}
	}
	if cleanly := told(clean.Problems()); problems != cleanly {
		t.Logf("%s", diff.Diff("problems should be", []byte(cleanly), "are", []byte(problems)))
		bad = true
	}
	if got, want := fmt.Sprint(s.LeftOut(), s.NextChange(), s.PageCount(), s.IsExample()), fmt.Sprint(clean.LeftOut(), clean.NextChange(), clean.PageCount(), clean.IsExample()); got != want {
		t.Logf("told: %s, want %s", got, want)
		bad = true
	}
	if bad {
		t.Fatal("an incremental build is not a clean one")
	}
}

// lawRuns is how many sites are drawn; each goes through almost all kinds of
// edits. At most so many are drawn. VIZITKA_LAW=10000 asks for so many steps, VIZITKA_LAW_SEED for a seed.
func lawRuns(t *testing.T, most int) (runs int) {
	t.Helper()
	steps, seed := 300, uint64(time.Now().UnixNano())
	for name, to := range map[string]func(n uint64){
		"VIZITKA_LAW": func(n uint64) { steps = int(n) }, "VIZITKA_LAW_SEED": func(n uint64) { seed = n }, //nolint:gosec // a number of steps
	} {
		if text := os.Getenv(name); text != "" {
			n, err := strconv.ParseUint(text, 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			to(n)
		}
	}
	runs = max(1, steps/len(lawEdits)+1)
	for name, value := range map[string]string{"checks": strconv.Itoa(min(runs, most)), "seed": strconv.FormatUint(seed, 10), "nofailfile": "true"} {
		f := flag.Lookup("rapid." + name)
		was := f.Value.String()
		if err := f.Value.Set(value); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Value.Set(was) }) //nolint:errcheck // it was the value
	}
	t.Logf("VIZITKA_LAW=%d VIZITKA_LAW_SEED=%d", steps, seed)
	return runs
}

// After any sequence of edits, flags and environments the bytes and the
// problems are those of a clean build.
func TestIncrementalEqualsClean(t *testing.T) {
	runs := lawRuns(t, math.MaxInt)
	drawn := map[string]int{}
	top := t.TempDir()
	ran := 0
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp(top, "site")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		ran++
		s := newLawSite(t, dir)
		k := &lawStore{site: s}
		o := Options{Themes: lawThemes()}
		o.Include.At = noon
		check := func() {
			o.Jobs = rapid.SampledFrom([]int{1, 4}).Draw(t, "jobs")
			problems, built := k.build(o)
			clean := s.clean(o)
			defer clean.Close()
			compareToClean(t, k.published, problems, built, clean)
		}
		check()
		for _, edit := range rapid.Permutation(lawEdits).Draw(t, "edits") {
			// Almost always done: a failing sequence becomes shorter by
			// those that are not.
			if skip(t) {
				continue
			}
			edit.do(s, &o)
			drawn[edit.name]++
			t.Log("edit:", edit.name)
			check()
		}
	})
	if t.Failed() {
		return
	}
	for _, edit := range lawEdits {
		if runs >= 9 && drawn[edit.name] < 5 {
			t.Errorf("%q was drawn %d times", edit.name, drawn[edit.name])
		}
	}
}

// skip is true once in 32 times, and the more often the shorter a failing
// sequence is to become.
func skip(t *rapid.T) bool {
	for range 5 {
		if rapid.Bool().Draw(t, "do") {
			return false
		}
	}
	return true
}
