//go:build unix

package source

import (
	"net"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

func TestPipesAndSocketsAreNeverOpened(t *testing.T) {
	o := site(t, "content/a.md")
	if err := unix.Mkfifo(filepath.Join(o.Root.Name(), "content/pipe.md"), 0o644); err != nil {
		t.Skip(err)
	}
	t.Chdir(o.Root.Name()) // the path of a socket must be short
	l, err := net.Listen("unix", "content/socket")
	if err != nil {
		t.Skip(err)
	}
	defer l.Close()
	tree, problems, err := Scan(o, nil)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "files", paths(tree.Files("")), []string{"content/a.md"})
	same(t, "problems", named(problems), []string{"special-file-left-out content/pipe.md", "special-file-left-out content/socket"})
}

func TestAPipeInPlaceOfAFileDoesNotHang(t *testing.T) {
	o := site(t, "content/a.md")
	tree := scan(t, o, nil)
	o.Root.Remove("content/a.md")
	if err := unix.Mkfifo(filepath.Join(o.Root.Name(), "content/a.md"), 0o644); err != nil {
		t.Skip(err)
	}
	if _, err := tree.Read("content/a.md"); err == nil {
		t.Error("a pipe was read")
	}
	if _, err := tree.Open("content/a.md"); err == nil {
		t.Error("a pipe was opened")
	}
}

func TestAFolderThatCannotBeReadIsAnErrorOfTheDisk(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	o := site(t, "content/closed/a.md")
	o.Root.Chmod("content/closed", 0)
	defer o.Root.Chmod("content/closed", 0o755)
	if _, _, err := Scan(o, nil); err == nil {
		t.Error("no error")
	}
}

func TestBothWalksFindTheSame(t *testing.T) {
	o := site(t, "content/a/x.md", "content/b.md", "content/ё/ж/з.md", "site.toml")
	os.Symlink("b.md", filepath.Join(o.Root.Name(), "content/link"))
	want := scan(t, o, nil)
	w := walk{options: o}
	top, err := rootDir{o.Root}.open(".")
	if err != nil {
		t.Fatal(err)
	}
	defer top.close()
	if err := w.folder(top, nil, 0); err != nil {
		t.Fatal(err)
	}
	same(t, "files", paths(w.files), paths(want.files))
	for i, f := range w.files {
		if f.Size != want.files[i].Size || f.Stat.Modified != want.files[i].Stat.Modified {
			t.Errorf("%s: %+v and %+v", f.Path, f.Stat, want.files[i].Stat)
		}
	}
	if len(w.problems) != 1 {
		t.Errorf("problems: %+v", w.problems)
	}
}
