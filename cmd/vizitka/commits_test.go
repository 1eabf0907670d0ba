package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"vizitka/generator/diag"
)

// A repository has a site in a folder of it, with two commits a day apart.
func repository(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	commit := func(day string, files map[string]string) {
		for name, text := range files {
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x"}} {
			cmd := exec.CommandContext(t.Context(), "git", args...)
			cmd.Dir, cmd.Env = dir, append(os.Environ(), "GIT_AUTHOR_DATE="+day, "GIT_COMMITTER_DATE=2026-12-31T00:00:00Z")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
		}
	}
	const settings = "title = \"A\"\n[sitemap]\nlastmod = \"git\"\n"
	commit("2026-01-01T00:00:00Z", map[string]string{"site/site.toml": settings, "site/content/старая \"1\".md": "a", "site/content/b.md": "b", "content/b.md": "else"})
	commit("2026-01-02T03:00:00+03:00", map[string]string{"site/content/b.md": "changed"})
	return dir
}

func TestGitTellsWhenFilesWereCommitted(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("git is not installed")
	}
	repo := repository(t)
	shallow, bare := t.TempDir(), t.TempDir()
	if out, err := exec.CommandContext(t.Context(), "git", "clone", "-q", "--depth", "1", "file://"+filepath.ToSlash(repo), shallow).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := os.CopyFS(bare, os.DirFS(filepath.Join(repo, "site"))); err != nil {
		t.Fatal(err)
	}
	old, last := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name, dir, environment string
		want                   map[string]time.Time
		told                   *diag.Message
	}{
		{"a folder of a repository", filepath.Join(repo, "site"), "", map[string]time.Time{"site.toml": old, "content/старая \"1\".md": old, "content/b.md": last}, nil},
		{"a shallow clone, whose one commit seems to have made all", filepath.Join(shallow, "site"), "", nil, gitShallow},
		{"no repository", bare, "", nil, gitUnread},
		{"another environment", filepath.Join(repo, "site"), "page", nil, nil},
	} {
		if test.environment != "" {
			over := filepath.Join(test.dir, "site."+test.environment+".toml")
			if err := os.WriteFile(over, []byte("[sitemap]\nlastmod = \"page\"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, found := (&call{}).commits(test.dir, test.environment)
		if !maps.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
		if len(found) > 1 || test.told == nil != (len(found) == 0) || test.told != nil && found[0].Message != test.told {
			t.Errorf("%s: told %v", test.name, found)
		}
	}
}
