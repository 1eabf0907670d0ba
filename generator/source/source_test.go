package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vizitka/generator/diag"
	"vizitka/generator/trace"
)

var folders = []string{"content", "data", "static", "themes", "site*.toml"}

// site makes a folder with these files; each holds its own path.
func site(t testing.TB, paths ...string) Options {
	t.Helper()
	o := Options{Folders: folders, Now: time.Now().Add(time.Hour)}
	var err error
	if o.Root, err = os.OpenRoot(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Root.Close() })
	for _, p := range paths {
		write(t, o, p, p)
	}
	return o
}

func write(t testing.TB, o Options, path, text string) {
	t.Helper()
	if err := o.Root.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := o.Root.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func scan(t testing.TB, o Options, last *Tree) *Tree {
	t.Helper()
	tree, _, err := Scan(o, last)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func paths(files []*File) []string {
	var out []string
	for _, f := range files {
		out = append(out, f.Path)
	}
	return out
}

func named(l diag.List) []string {
	var out []string
	for _, d := range l {
		out = append(out, d.Message.Name+" "+d.Place.File)
	}
	return out
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

func TestScanTakesTheSitesFilesInOrderOfPaths(t *testing.T) {
	o := site(t,
		"content/a/x.md", "content/a-b.md", "content/a.md", "content/Ёж/Правило.md",
		"static/.well-known/security.txt", "static/.nojekyll", "site.toml", "site.production.toml", "data/a.csv",
		// and not:
		"README.md", "public/index.html", ".vizitka/state", "contents/x.md", "site.toml.d/x",
		"content/.git/HEAD", "content/.a.md.swp", "content/a.md~", "content/#a.md#", "content/.#a.md", "content/4913",
		"content/.goutputstream-ABC", "content/a.md___jb_tmp___", "content/a.md___jb_old___", "content/~$a.docx",
		"static/out/index.html", "static/out/deep/x")
	o.Skip = []string{"static/out"}
	tree := scan(t, o, nil)
	same(t, "files", paths(tree.Files("")), []string{
		"content/a-b.md", "content/a.md", "content/a/x.md", "content/Ёж/Правило.md", "data/a.csv",
		"site.production.toml", "site.toml", "static/.nojekyll", "static/.well-known/security.txt",
	})
	same(t, "files under a folder", paths(tree.Files("content/a")), []string{"content/a/x.md"})
	same(t, "files under none", paths(tree.Files("content/none")), nil)
	if _, ok := tree.Lookup("content/a.md"); !ok {
		t.Error("content/a.md is not found")
	}
	for _, p := range []string{"content/a", "content/none.md", "README.md", "static/out/index.html", ""} {
		if _, ok := tree.Lookup(p); ok {
			t.Errorf("Lookup(%q) finds a file", p)
		}
	}
}

func TestLitter(t *testing.T) {
	for name, want := range map[string]bool{
		"a.md": false, "_index.md": false, ".well-known": false, ".nojekyll": false, ".htaccess": false, "#": false,
		"#1.md": false, "c#": false, "~a": false, "49130": false, "notes.swp.md": false, "CNAME": false,
		".git": true, ".env": true, ".DS_Store": true, "4913": true, "a.swp": true, "a~": true, "#a#": true, ".#a": true,
		".goutputstream-1": true, "a___jb_tmp___": true, "Thumbs.db": true, "~$a.docx": true,
	} {
		if got := Litter(name); got != want {
			t.Errorf("Litter(%q) = %v", name, got)
		}
	}
}

func TestWhatIsNoFileIsLeftOutWithAWarning(t *testing.T) {
	o := site(t, "content/a.md", "outside/secret.md")
	for _, l := range [][2]string{{"a.md", "content/link.md"}, {"../outside", "content/folder"}, {"/etc", "static"}, {"nowhere", "content/broken.md"}} {
		if err := os.Symlink(l[0], filepath.Join(o.Root.Name(), l[1])); err != nil {
			t.Skip(err)
		}
	}
	tree, problems, err := Scan(o, nil)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "files", paths(tree.Files("")), []string{"content/a.md"})
	same(t, "problems", named(problems), []string{
		"symlink-left-out content/broken.md", "symlink-left-out content/folder", "symlink-left-out content/link.md", "symlink-left-out static",
	})
}

func TestNamesThatNeedAWord(t *testing.T) {
	deep := "content" + strings.Repeat("/d", maxDepth)
	o := site(t, "content/a\tb.md", "content/\xff.md", "content/\x85/x.md", "content/почему?.md", "content/aux.md", "content/COM1",
		"content/dot.", "content/auxiliary.md", deep+"/x.md")
	tree, problems, err := Scan(o, nil)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "files", paths(tree.Files("")), []string{"content/COM1", "content/aux.md", "content/auxiliary.md", "content/dot.", "content/почему?.md"})
	same(t, "problems", named(problems), []string{
		"name-not-for-windows content/COM1", `bad-file-name content/a\tb.md`, "name-not-for-windows content/aux.md",
		"folder-too-deep " + deep, "name-not-for-windows content/dot.",
		`bad-file-name content/\x85`, "name-not-for-windows content/почему?.md", `bad-file-name content/\xff.md`,
	})
}

func TestAFileOverTheLimitIsLeftOut(t *testing.T) {
	o := site(t, "static/small.bin", "static/large.mp4")
	if err := os.Truncate(filepath.Join(o.Root.Name(), "static/large.mp4"), maxSize+1); err != nil {
		t.Skip(err)
	}
	tree, problems, err := Scan(o, nil)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "files", paths(tree.Files("")), []string{"static/small.bin"})
	same(t, "problems", named(problems), []string{"file-too-large static/large.mp4"})
}

func TestReadAndHashAgree(t *testing.T) {
	o := site(t)
	for _, n := range []int{0, 1, 64<<10 - 1, 64 << 10, 64<<10 + 1, 300_000} {
		p := fmt.Sprintf("data/%d", n)
		text := strings.Repeat("Ы", n)[:n]
		write(t, o, p, text)
		for _, first := range []string{"read", "hash"} {
			tree := scan(t, o, nil)
			hash := func() {
				if h, err := tree.Hash(p); err != nil || h != trace.Sum([]byte(text)) {
					t.Errorf("%s first: Hash = %v, %v", first, h, err)
				}
			}
			if first == "hash" {
				hash()
			}
			if b, err := tree.Read(p); err != nil || string(b) != text {
				t.Errorf("%s first: %d bytes, %v", first, len(b), err)
			}
			hash()
		}
	}
	tree := scan(t, o, nil)
	if _, err := tree.Read("data/none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
	if _, err := tree.Hash("../data/1"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a path outside: %v", err)
	}
}

func TestTheFirstReadingFixesTheContent(t *testing.T) {
	o := site(t, "content/a.md")
	tree := scan(t, o, nil)
	first, err := tree.Hash("content/a.md")
	if err != nil {
		t.Fatal(err)
	}
	write(t, o, "content/a.md", "something else")
	if _, err := tree.Read("content/a.md"); !errors.Is(err, ErrChanged) {
		t.Errorf("reading a file that changed: %v", err)
	}
	if again, err := tree.Hash("content/a.md"); err != nil || again != first {
		t.Errorf("the hash became %v, %v", again, err)
	}
	next := scan(t, o, tree)
	if b, err := next.Read("content/a.md"); err != nil || string(b) != "something else" {
		t.Errorf("through the next tree: %q, %v", b, err)
	}
}

func TestATreeThatOutlivedItsFileSaysSo(t *testing.T) {
	o := site(t, "content/a.md", "content/b.md")
	tree := scan(t, o, nil)
	o.Root.Remove("content/a.md")
	if _, err := tree.Read("content/a.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a removed file: %v", err)
	}
	o.Root.Remove("content/b.md")
	o.Root.Mkdir("content/b.md", 0o755)
	if _, err := tree.Hash("content/b.md"); !errors.Is(err, ErrChanged) {
		t.Errorf("a folder in its place: %v", err)
	}
}

func TestAHashIsTakenOverOnlyIfItsStatIsTrusted(t *testing.T) {
	o := site(t, "content/a.md")
	written := time.Unix(0, scan(t, o, nil).files[0].Stat.Modified)
	for _, c := range []struct {
		name string
		now  time.Time
		read bool
		want bool
	}{
		{"never read", written, false, true},
		{"read long after it was written", written.Add(time.Hour), true, true},
		{"read within the tick", written.Add(fineTick / 2), true, false},
		{"a clock behind the file's", written.Add(-time.Hour), true, false},
		{"no clock", time.Time{}, true, false},
	} {
		o.Now = c.now
		last := scan(t, o, nil)
		if c.read {
			if _, err := last.Hash("content/a.md"); err != nil {
				t.Fatal(err)
			}
		}
		next := scan(t, o, last)
		if got := next.files[0] == last.files[0]; got != c.want {
			t.Errorf("%s: taken over = %v", c.name, got)
		}
		if c.read && !next.Changed(last).Empty() {
			t.Errorf("%s: the same content counts as changed", c.name)
		}
	}
}

func TestAFileChangedBetweenScanAndReadingIsReadAgain(t *testing.T) {
	o := site(t, "content/a.md")
	last := scan(t, o, nil)
	write(t, o, "content/a.md", "content/b.md")
	if _, err := last.Hash("content/a.md"); err != nil {
		t.Fatal(err)
	}
	next := scan(t, o, last)
	if next.files[0] == last.files[0] {
		t.Error("the entry was taken over")
	}
}

func TestSettledAt(t *testing.T) {
	second := time.Unix(1_800_000_000, 0)
	odd := second.Add(123 * time.Nanosecond)
	for _, c := range []struct {
		stat Stat
		now  time.Time
		want bool
	}{
		{Stat{Modified: odd.UnixNano()}, odd.Add(fineTick + 1), true},
		{Stat{Modified: odd.UnixNano()}, odd.Add(fineTick), false},
		{Stat{Modified: odd.UnixNano(), Changed: odd.Add(time.Minute).UnixNano()}, odd.Add(time.Second), false},
		{Stat{Modified: second.UnixNano()}, second.Add(time.Second), false},
		{Stat{Modified: second.UnixNano()}, second.Add(coarseTick + 1), true},
		{Stat{}, time.Time{}, false},
	} {
		if got := c.stat.settledAt(c.now); got != c.want {
			t.Errorf("%+v at %v: %v", c.stat, c.now, got)
		}
	}
}

func TestChangedIsByContent(t *testing.T) {
	o := site(t, "content/same.md", "content/touched.md", "content/edited.md", "content/gone.md", "content/unread.md")
	last := scan(t, o, nil)
	for _, f := range last.Files("") {
		if f.Path != "content/unread.md" {
			if _, err := last.Hash(f.Path); err != nil {
				t.Fatal(err)
			}
		}
	}
	long := time.Unix(1_000_000_000, 5)
	o.Root.Chtimes("content/touched.md", long, long)
	o.Root.Chtimes("content/unread.md", long, long)
	write(t, o, "content/edited.md", "content/EDITED.md")
	write(t, o, "content/new.md", "")
	o.Root.Remove("content/gone.md")
	c := scan(t, o, last).Changed(last)
	same(t, "added", c.Added, []string{"content/new.md"})
	same(t, "removed", c.Removed, []string{"content/gone.md"})
	same(t, "modified", c.Modified, []string{"content/edited.md", "content/unread.md"})
	if c := last.Changed(nil); len(c.Added) != 5 {
		t.Errorf("from nothing: %+v", c)
	}
	if c := last.Changed(last); !c.Empty() {
		t.Errorf("from itself: %+v", c)
	}
}
