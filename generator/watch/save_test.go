package watch

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vizitka/generator/source"
)

var folderNames = []string{"content", "data", "static", "themes", "site*.toml"}

// site is a real folder that is watched.
type site struct {
	t       *testing.T
	dir     string
	batches <-chan Batch
}

const oldText, newText = "the old text of the page", "the new text"

func watched(t *testing.T, o Options, files ...string) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir()}
	for _, f := range files {
		s.write(f, oldText)
	}
	root, err := os.OpenRoot(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	tree, _, err := source.Scan(source.Options{Root: root, Folders: folderNames}, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Dir, o.Folders = s.dir, folderNames
	o.Known = func(p string) (int64, bool) {
		f, ok := tree.Lookup(p)
		if !ok {
			return 0, false
		}
		return f.Size, true
	}
	ctx, cancel := context.WithCancel(context.Background())
	if s.batches, err = Watch(ctx, o); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		for range s.batches {
		}
	})
	return s
}

func (s *site) path(p string) string { return filepath.Join(s.dir, p) }

func (s *site) write(p, text string) {
	s.t.Helper()
	s.do(os.MkdirAll(filepath.Dir(s.path(p)), 0o755))
	s.do(os.WriteFile(s.path(p), []byte(text), 0o644))
}

func (s *site) rename(from, to string) {
	s.t.Helper()
	s.do(os.Rename(s.path(from), s.path(to)))
}

func (s *site) remove(p string) {
	s.t.Helper()
	s.do(os.RemoveAll(s.path(p)))
}

func (s *site) do(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// until takes batches until all these paths have come, and returns every path
// that came.
func (s *site) until(paths ...string) []string {
	s.t.Helper()
	var came []string
	late := time.After(20 * time.Second)
	for {
		select {
		case b := <-s.batches:
			came = append(came, b.Paths...)
			if b.All {
				came = append(came, everything)
			}
		case <-late:
			s.t.Fatalf("waited for %q, came %q", paths, came)
		}
		if !slices.ContainsFunc(paths, func(p string) bool { return !slices.Contains(came, p) }) {
			return came
		}
	}
}

// silent checks that nothing comes.
func (s *site) silent() {
	s.t.Helper()
	select {
	case b := <-s.batches:
		s.t.Errorf("a batch came: %q", show(b))
	case <-time.After(600 * time.Millisecond):
	}
}

func TestEditorsSave(t *testing.T) {
	const page = "content/page.md"
	pause := func() { time.Sleep(60 * time.Millisecond) }
	for name, save := range map[string]func(s *site){
		"in place": func(s *site) { s.write(page, newText) },
		"truncate, pause, write": func(s *site) {
			s.do(os.Truncate(s.path(page), 0))
			pause()
			s.write(page, newText)
		},
		"hidden temporary file and rename": func(s *site) {
			s.write("content/.goutputstream-X1", newText)
			s.rename("content/.goutputstream-X1", page)
		},
		"temporary file and rename": func(s *site) {
			s.write("content/page.md.tmp", newText)
			pause()
			s.rename("content/page.md.tmp", page)
		},
		"vim: backup by rename": func(s *site) {
			s.write("content/4913", "")
			s.remove("content/4913")
			s.write("content/.page.md.swp", "swap")
			s.rename(page, "content/page.md~")
			pause()
			s.write(page, newText)
			s.remove("content/page.md~")
			s.remove("content/.page.md.swp")
		},
		"backup of another name": func(s *site) {
			s.rename(page, "content/page.md.bak")
			pause()
			s.write(page, newText)
		},
		"delete and create": func(s *site) {
			s.remove(page)
			pause()
			s.write(page, newText)
		},
		"JetBrains: safe write": func(s *site) {
			s.write(page+"___jb_tmp___", newText)
			s.rename(page, page+"___jb_old___")
			pause()
			s.rename(page+"___jb_tmp___", page)
			s.remove(page + "___jb_old___")
		},
		"Emacs: autosave, lock, backup": func(s *site) {
			s.write("content/#page.md#", newText)
			os.Symlink("me@host", s.path("content/.#page.md"))
			s.rename(page, "content/page.md~")
			s.write(page, newText)
			s.remove("content/.#page.md")
			s.remove("content/#page.md#")
		},
		"touch and chmod": func(s *site) {
			s.write(page, newText)
			s.do(os.Chmod(s.path(page), 0o600))
			s.do(os.Chtimes(s.path(page), time.Unix(1, 0), time.Unix(1, 0)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := watched(t, Options{}, page, "content/other.md")
			go func() {
				// Another save meanwhile is not kept waiting, and is no excuse
				// for showing the first half-written.
				s.write("content/other.md", newText)
			}()
			saved := make(chan struct{})
			go func() {
				save(s)
				close(saved)
			}()
			for _, p := range s.until(page) {
				if source.Litter(filepath.Base(p)) {
					t.Errorf("litter came: %s", p)
				}
			}
			if b, err := os.ReadFile(s.path(page)); err != nil || string(b) != newText {
				t.Errorf("shown half-written: %q, %v", b, err)
			}
			<-saved
		})
	}
}

func TestADeletedPageComesAfterPatience(t *testing.T) {
	s := watched(t, Options{}, "content/a.md", "content/b.md")
	begin := time.Now()
	s.remove("content/a.md")
	s.write("content/b.md", newText)
	if came := s.until("content/b.md"); slices.Contains(came, "content/a.md") {
		t.Errorf("came with the other: %q", came)
	}
	s.until("content/a.md")
	if took := time.Since(begin); took < 350*time.Millisecond {
		t.Errorf("came after %v", took)
	}
}

func TestARenamedPageIsOneBatch(t *testing.T) {
	s := watched(t, Options{}, "content/a.md", "content/part/x.md")
	s.rename("content/a.md", "content/b.md")
	if got := show(<-s.batches); got != "content/a.md content/b.md" {
		t.Errorf("batch %q", got)
	}
	s.rename("content/part", "content/piece")
	if got := show(<-s.batches); got != "content/part content/piece/x.md" {
		t.Errorf("batch of a folder %q", got)
	}
	s.silent()
}

func TestNewFoldersAreFollowed(t *testing.T) {
	s := watched(t, Options{}, "site.toml")
	s.write("content/one/two/three/deep.md", newText)
	s.until("content/one/two/three/deep.md")
	s.write("content/one/two/three/deep.md", newText+"!")
	s.until("content/one/two/three/deep.md")
	s.write("outside.md", newText)
	s.write("draft/four/five/in.md", newText)
	s.rename("draft/four", "content/four")
	s.until("content/four/five/in.md")
	s.write("content/four/five/more.md", newText)
	s.until("content/four/five/more.md")
	s.write("site.production.toml", newText)
	s.until("site.production.toml")
}

func TestARenamedFolderIsFollowedUnderItsNewName(t *testing.T) {
	s := watched(t, Options{}, "content/a/b/c.md", "content/z.md")
	s.rename("content/a", "content/new")
	s.until("content/a", "content/new/b/c.md")
	s.write("content/new/b/c.md", newText)
	if came := s.until("content/new/b/c.md"); slices.ContainsFunc(came, func(p string) bool { return strings.HasPrefix(p, "content/a") }) {
		t.Errorf("the old name came: %q", came)
	}
	s.write("content/a/b/c.md", newText) // made again
	s.until("content/a/b/c.md")
	s.write("content/a/b/c.md", newText+"!")
	s.until("content/a/b/c.md")
}

func TestADeletedTreeComes(t *testing.T) {
	s := watched(t, Options{}, "content/a/b/c.md", "content/a/d.md", "content/z.md")
	s.remove("content/a")
	s.until("content/a", "content/a/b/c.md")
	s.write("content/a/b/c.md", newText)
	s.until("content/a/b/c.md")
}

func TestWhatDoesNotBelongIsSilent(t *testing.T) {
	s := watched(t, Options{Skip: []string{"static/out"}}, "content/a.md", "static/out/x", "public/index.html", ".vizitka/state", ".git/HEAD")
	for _, p := range []string{"static/out/x", "static/out/new/y", "public/index.html", "public/new/z", ".vizitka/state", ".git/HEAD", "content/.git/x", "content/a.md~", "README.md"} {
		s.write(p, newText)
	}
	s.silent()
}

func TestLinksAreNotFollowed(t *testing.T) {
	s := watched(t, Options{}, "content/a.md", "outside/x.md")
	if err := os.Symlink("../outside", s.path("content/link")); err != nil {
		t.Skip(err)
	}
	s.until("content/link")
	s.write("outside/x.md", newText)
	s.silent()
}

func TestPollingSeesTheSame(t *testing.T) {
	s := watched(t, Options{Poll: true}, "content/a.md", "content/b.md", "content/c.md")
	s.write("content/a.md", newText)
	s.write("content/new/d.md", newText)
	s.remove("content/b.md")
	came := s.until("content/a.md", "content/b.md", "content/new/d.md")
	if slices.Contains(came, "content/c.md") {
		t.Error("content/c.md did not change")
	}
}

func TestACheckoutIsOneBatch(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		c := exec.Command("git", args...)
		c.Dir = dir
		c.Env = append(os.Environ(), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
	}
	s := &site{t: t, dir: dir}
	fill := func(text string) {
		for i := range 900 {
			s.write(fmt.Sprintf("content/part-%d/page-%d.md", i%30, i), fmt.Sprint(text, i))
		}
	}
	git("init", "-q", "-b", "main")
	fill("one ")
	git("add", ".")
	git("commit", "-q", "-m", "one")
	git("checkout", "-q", "-b", "other")
	fill("another ")
	git("commit", "-q", "-a", "-m", "two")
	// Ten times the usual times: a busy machine may stop git in between.
	batches, err := Watch(t.Context(), Options{
		Dir: dir, Folders: folderNames, Known: func(string) (int64, bool) { return 5, true },
		Quiet: 100 * time.Millisecond, Latest: time.Second, Patience: 4 * time.Second,
	})
	if err != nil {
		t.Fatal(err)
	}
	s.batches = batches
	git("checkout", "-q", "main")
	if b := <-batches; len(b.Paths) != 900 {
		t.Errorf("%d paths, all: %v", len(b.Paths), b.All)
	}
	s.silent()
}

func TestNothingIsLeftRunning(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	batches, err := Watch(ctx, Options{Dir: t.TempDir(), Folders: folderNames})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	select {
	case _, open := <-batches:
		if open {
			t.Error("a batch after the end")
		}
	case <-time.After(10 * time.Second):
		t.Error("the channel is not closed")
	}
}
