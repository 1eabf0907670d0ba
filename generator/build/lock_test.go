package build

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vizitka/generator/trace"
)

// holdEnv names the lock that the helper process of the test holds.
const holdEnv = "VIZITKA_TEST_HOLD"

// TestHelperHoldsTheLock is no test: it is what another process does.
func TestHelperHoldsTheLock(t *testing.T) {
	name := os.Getenv(holdEnv)
	if name == "" {
		t.Skip("it is run by the tests of the lock")
	}
	unlock, holder, err := tryLock(name)
	if holder != "" || err != nil {
		t.Fatal(holder, err)
	}
	defer unlock()
	fmt.Println("held")
	_, _ = io.Copy(io.Discard, os.Stdin) // until the test closes it
}

// hold lets another process hold the lock of a store; release ends it.
func hold(t *testing.T, store string) (pid int, release func()) {
	t.Helper()
	if err := os.MkdirAll(store, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestHelperHoldsTheLock$")
	cmd.Env = append(os.Environ(), holdEnv+"="+filepath.Join(store, "lock"))
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	release = func() { in.Close() }
	t.Cleanup(func() { release(); _ = cmd.Wait() })
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "held\n" {
		t.Fatalf("the helper says %q, %v", line, err)
	}
	return cmd.Process.Pid, release
}

func lockedOptions(dir string) Options {
	return Options{Dir: dir, Store: filepath.Join(dir, ".vizitka"), Program: program, Themes: themeFS(testTheme), Now: noon}
}

func TestASecondBuildSaysWhoHoldsTheStore(t *testing.T) {
	o := lockedOptions(write(t, small))
	pid, _ := hold(t, o.Store)
	s, err := Open(o)
	var refused *Refused
	if !errors.As(err, &refused) {
		if err == nil {
			s.Close()
		}
		t.Fatalf("the second build is not refused: %v", err)
	}
	if got := told(refused.Problems); !strings.Contains(got, fmt.Sprintf("another vizitka is building this site: pid %d", pid)) {
		t.Errorf("told: %s", got)
	}
}

func TestASecondBuildWaitsAMoment(t *testing.T) {
	o := lockedOptions(write(t, small))
	_, release := hold(t, o.Store)
	time.AfterFunc(3*lockPause, release)
	s, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
}

func TestAPreviewAndAQuestionNeedNoLock(t *testing.T) {
	k := &kept{dir: write(t, small)}
	k.build(t, Options{})
	o := lockedOptions(k.dir)
	hold(t, o.Store)
	before := stored(t, o.Store)
	edit(t, k.dir, "content/rules/a.md", "See", "Look at")
	for _, way := range []func(o *Options){func(o *Options) { o.Live = true }, func(o *Options) { o.Look = true }} {
		o := lockedOptions(k.dir)
		o.Include.At = noon
		way(&o)
		s, err := Open(o)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(s.Site().LeftOut()); n != 0 {
			t.Errorf("%d pages are left out", n)
		}
		if _, err := s.ReadFile("rules/a/index.html"); err != nil {
			t.Error(err)
		}
		if problems := s.Save(nil); problems != nil {
			t.Error(told(problems))
		}
		s.Close()
	}
	if after := stored(t, o.Store); after != before {
		t.Errorf("the store was\n%s\nand is\n%s", before, after)
	}
}

// stored lists the files of a store with their hashes.
func stored(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		fmt.Fprintln(&b, name, trace.Sum(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A preview takes what a build parsed, and a build that goes on beside it
// takes nothing away from it.
func TestAPreviewAndABuildLiveSideBySide(t *testing.T) {
	k := &kept{dir: write(t, small)}
	k.build(t, Options{})
	o := lockedOptions(k.dir)
	o.Live, o.Include.At = true, noon
	live, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer live.Close()
	if live.reparsed {
		t.Error("the preview parsed again what a build had parsed")
	}
	for i := range 4 {
		edit(t, k.dir, "content/rules/a.md", "See", "See, see")
		edit(t, k.dir, "content/rules/c.md", `"C`, `"CC`)
		if i == 2 { // all is parsed again, to a new file of bodies
			edit(t, k.dir, "site.toml", "[sections]", "[markdown]\nemoji = false\n[sections]")
		}
		k.build(t, Options{})
		next, err := live.Next(nil, noon, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		clean := lockedOptions(k.dir)
		clean.Store, clean.Live = "", true
		compareSites(t, readAll(t, next), readAll(t, open(t, k.dir, clean)))
		live = next
	}
}

func TestAStoreThatCannotBeMadeIsDoneWithout(t *testing.T) {
	dir := write(t, small)
	writeFile(t, dir, ".vizitka", "a file")
	o := lockedOptions(dir)
	o.Include.At = noon
	s, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	compareSites(t, readAll(t, s), readAll(t, open(t, dir, Options{})))
	if problems := s.Save(nil); problems != nil {
		t.Errorf("told again: %s", told(problems))
	}
	if got := told(s.Problems()); !strings.Contains(got, "notice: nothing is remembered for the next build") {
		t.Errorf("told: %s", got)
	}
}
