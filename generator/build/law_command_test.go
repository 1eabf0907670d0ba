package build

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"vizitka/generator/publish"
)

// lawProgram builds the program, and returns its path.
func lawProgram(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds the program")
	}
	name := filepath.Join(t.TempDir(), "vizitka")
	if out, err := exec.Command("go", "build", "-o", name, "vizitka/cmd/vizitka").CombinedOutput(); err != nil { //nolint:gosec // a file of our own
		t.Fatalf("%v\n%s", err, out)
	}
	return name
}

// lawSteps is how often something is done, by an environment variable.
func lawSteps(t *testing.T, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// once lets rapid draw one case.
func once(t *testing.T, check func(t *rapid.T)) {
	t.Helper()
	lawRuns(t, 1)
	rapid.Check(t, check)
}

// withTheme writes the lower layer into the site, because the program has
// another one of that name.
func (s *lawSite) withTheme() {
	for name, f := range lawFiles() {
		s.write("themes/vizitka/"+name, lawFile{text: f})
	}
}

// runBuild runs the command on a folder; status 1 is a site that has problems.
func runBuild(t *rapid.T, name, dir string, o Options) {
	out, err := buildCommand(context.Background(), name, dir, o).CombinedOutput()
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) && failed.ExitCode() == 1 {
		return
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func buildCommand(ctx context.Context, name, dir string, o Options) *exec.Cmd {
	args := []string{"build", "--source", dir, "--output", filepath.Join(dir, "public"), "--keep-going", "--at", o.Include.At.Format(time.RFC3339)}
	for flag, given := range map[string]bool{"--drafts": o.Include.Drafts, "--future": o.Include.Future, "--expired": o.Include.Expired} {
		if given {
			args = append(args, flag)
		}
	}
	if o.BaseURL != "" {
		args = append(args, "--base-url", o.BaseURL)
	}
	if o.Environment != "" {
		args = append(args, "--environment", o.Environment)
	}
	return exec.CommandContext(ctx, name, args...) //nolint:gosec // the program under test
}

// cleanly builds a copy of the site with the command from nothing.
func (s *lawSite) cleanly(name string, o Options) map[string]string {
	dir, err := os.MkdirTemp(filepath.Dir(s.dir), "clean")
	s.must(err)
	defer os.RemoveAll(dir)
	for file, f := range s.files {
		to := filepath.Join(dir, filepath.FromSlash(file))
		s.must(os.MkdirAll(filepath.Dir(to), 0o755))
		s.must(os.WriteFile(to, f.bytes(), 0o644))
	}
	runBuild(s.t, name, dir, o)
	return folder(s.t, filepath.Join(dir, "public"))
}

// folder reads what is published: all but the list of what is ours.
func folder(t *rapid.T, dir string) map[string]string {
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == ".vizitka" {
			return err
		}
		b, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		files[rel] = string(b)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}

func compareFolders(t *rapid.T, got, want map[string]string) {
	for path, text := range want {
		if got[path] != text {
			t.Errorf("%s is\n%s\nwant\n%s", path, got[path], text)
		}
	}
	for path := range got {
		if _, ok := want[path]; !ok {
			t.Errorf("%s should not be there", path)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
}

// What the command publishes with its store is what it publishes from nothing:
// 20 steps, or as many as VIZITKA_LAW_COMMANDS says.
func TestTheCommandPublishesWhatACleanBuildDoes(t *testing.T) {
	name, top := lawProgram(t), t.TempDir()
	steps := lawSteps(t, "VIZITKA_LAW_COMMANDS", 20)
	once(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp(top, "site")
		if err != nil {
			t.Fatal(err)
		}
		s := newLawSite(t, dir)
		s.withTheme()
		o := Options{}
		o.Include.At = noon
		for done := 0; done < steps; {
			for _, edit := range rapid.Permutation(lawEdits).Draw(t, "edits") {
				if edit.inProcess || done == steps {
					continue
				}
				edit.do(s, &o)
				t.Log("edit:", edit.name)
				runBuild(t, name, dir, o)
				compareFolders(t, folder(t, filepath.Join(dir, "public")), s.cleanly(name, o))
				done++
			}
		}
	})
}

// A build that is killed at any moment leaves the old site or the new one, and
// the next build is as if nothing had been: 50 kills, or as many as
// VIZITKA_LAW_KILLS says.
func TestAKilledBuildLeavesTheOldSiteOrTheNewOne(t *testing.T) {
	name, top := lawProgram(t), t.TempDir()
	kills := lawSteps(t, "VIZITKA_LAW_KILLS", 50)
	once(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp(top, "site")
		if err != nil {
			t.Fatal(err)
		}
		s := newLawSite(t, dir)
		s.withTheme()
		o := Options{}
		o.Include.At = noon
		public, old := filepath.Join(dir, "public"), map[string]string{}
		longest := 200 * time.Millisecond
		for killed := 0; killed < kills; {
			for _, edit := range rapid.Permutation(lawEdits).Draw(t, "edits") {
				if edit.inProcess || killed == kills {
					continue
				}
				edit.do(s, &o)
				t.Log("edit:", edit.name)
				fresh := s.cleanly(name, o)
				cmd := buildCommand(context.Background(), name, dir, o)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(time.Duration(rapid.Int64Range(0, int64(longest)).Draw(t, "after")))
				// It may have ended by itself: that is a moment, too.
				_ = cmd.Process.Kill()
				_ = cmd.Wait()
				if _, err := publish.Recover(public, filepath.Join(dir, ".vizitka")); err != nil {
					t.Fatal(err)
				}
				if now := folder(t, public); !maps.Equal(now, old) {
					compareFolders(t, now, fresh)
				}
				start := time.Now()
				runBuild(t, name, dir, o)
				longest = time.Since(start)
				compareFolders(t, folder(t, public), fresh)
				old = fresh
				killed++
			}
		}
	})
}
