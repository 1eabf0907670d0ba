package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vizitka/generator/trace"
)

// program stands for the running program's own fingerprint.
var program = trace.SumString("a build of the program")

// kept is a site that is built again and again with one store.
type kept struct {
	dir       string
	published map[string]string // what stands in the output folder
	vanished  string            // what the last build told of addresses that vanish
}

// build builds the site with the store, and publishes as the publisher does:
// an output whose hash is known is not opened if it stands there already.
func (k *kept) build(t *testing.T, o Options) *State {
	t.Helper()
	o.Dir, o.Store, o.Program, o.Now = k.dir, filepath.Join(k.dir, ".vizitka"), program, time.Now().Add(time.Hour)
	if o.Include.At.IsZero() {
		o.Include.At = noon
	}
	if o.Themes == nil {
		o.Themes = themeFS(testTheme)
	}
	s, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	k.vanished = told(s.Vanished())
	next := map[string]string{}
	for _, f := range s.Outputs() {
		if old, ok := k.published[f.Path]; ok && f.Known && trace.SumString(old) == f.Hash {
			next[f.Path] = old
			continue
		}
		b, err := s.ReadFile(f.Path)
		if err != nil {
			b = []byte("broken")
		}
		next[f.Path] = string(b)
	}
	k.published = next
	if problems := s.Save([]byte("record")); problems != nil {
		t.Fatal(told(problems))
	}
	return s
}

func (k *kept) check(t *testing.T, o Options) {
	t.Helper()
	compareSites(t, k.published, readAll(t, open(t, k.dir, o)))
}

func TestABuildWithoutChangesAssemblesNothing(t *testing.T) {
	k := &kept{dir: write(t, small)}
	first := k.build(t, Options{})
	second := k.build(t, Options{})
	if second.asleep == nil || second.awake.Load() {
		t.Error("the site was assembled though nothing changed")
	}
	if string(second.Published()) != "record" {
		t.Errorf("the publisher gets back %q", second.Published())
	}
	if got, want := told(second.Problems()), told(first.Problems()); got != want {
		t.Errorf("problems are\n%s\nwant\n%s", got, want)
	}
	k.check(t, Options{})
}

func TestAnEditMakesAgainOnlyWhatItReachesInTheNextRun(t *testing.T) {
	k := &kept{dir: write(t, small)}
	k.build(t, Options{})
	edit(t, k.dir, "content/rules/a.md", "See", "Look at")
	s := k.build(t, Options{})
	if got := strings.Join(s.Rendered(), " "); got != "rules/a/index.html" {
		t.Errorf("made again: %s", got)
	}
	k.check(t, Options{})
	edit(t, k.dir, "content/rules/c.md", `"C"`, `"Sea"`)
	s = k.build(t, Options{})
	if got, want := strings.Join(s.Rendered(), " "), "rules/a/index.html rules/b/index.html rules/c/index.html rules/old/index.html rules/page/2/index.html"; got != want {
		t.Errorf("made again: %s\nwant: %s", got, want)
	}
	k.check(t, Options{})
}

func TestTheStoreIsNeverNeeded(t *testing.T) {
	k := &kept{dir: write(t, small)}
	damage := func(name string, change func(b []byte) []byte) {
		file := filepath.Join(k.dir, ".vizitka", name)
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, change(b), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	flip := func(at float64) func(b []byte) []byte {
		return func(b []byte) []byte { b[int(at*float64(len(b)-1))] ^= 0x40; return b }
	}
	cut := func(b []byte) []byte { return b[:len(b)/2] }
	for _, name := range []string{"documents", "bodies", "default/state", "default/site"} {
		for what, change := range map[string]func(b []byte) []byte{
			"flipped early": flip(0.1), "flipped in the middle": flip(0.5), "flipped late": flip(0.99), "cut": cut,
			"emptied": func([]byte) []byte { return nil }, "of another program": func(b []byte) []byte { copy(b[8:], "xxxxxxxxxxxxxxxx"); return b },
		} {
			k.build(t, Options{})
			damage(name, change)
			edit(t, k.dir, "content/rules/a.md", "See", "See, see")
			s := k.build(t, Options{})
			if want := name != "bodies" && !strings.HasPrefix(what, "of another"); want != strings.Contains(told(s.Problems()), ".vizitka/"+name) {
				t.Errorf("told: %s", told(s.Problems()))
			}
			if t.Failed() {
				t.Fatalf("%s %s", name, what)
			}
			k.check(t, Options{})
			if t.Failed() {
				t.Fatalf("%s %s", name, what)
			}
		}
		if err := os.Remove(filepath.Join(k.dir, ".vizitka", name)); err != nil {
			t.Fatal(err)
		}
		edit(t, k.dir, "content/rules/b.md", "Text", "Text, text")
		k.build(t, Options{})
		k.check(t, Options{})
	}
}

func TestEnvironmentsShareWhatWasParsed(t *testing.T) {
	k := &kept{dir: write(t, small)}
	writeFile(t, k.dir, "site.other.toml", "title = \"Other\"\n")
	k.build(t, Options{})
	other := k.build(t, Options{Environment: "other"})
	if other.reparsed {
		t.Error("the second environment parsed again")
	}
	k.check(t, Options{Environment: "other"})
	k.build(t, Options{})
	k.check(t, Options{})
}

func edit(t *testing.T, dir, name, before, after string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(b), before) {
		t.Fatalf("%s has no %q", name, before)
	}
	writeFile(t, dir, name, strings.Replace(string(b), before, after, 1))
}
