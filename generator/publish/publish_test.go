package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"vizitka/generator/diag"
	"vizitka/generator/output"
	"vizitka/generator/trace"
)

// A testSite is a finished site held in memory: paths and texts. The text
// brokenText stands for an output that is broken.
type testSite struct {
	files   map[string]string
	known   bool // tell the hashes
	mu      sync.Mutex
	opened  []string
	failing string // opening this output fails
}

const brokenText = "\x00broken"

func newSite(pairs ...string) *testSite {
	s := &testSite{files: map[string]string{}, known: true}
	for i := 0; i < len(pairs); i += 2 {
		s.files[pairs[i]] = pairs[i+1]
	}
	return s
}

func (s *testSite) Outputs() []Output {
	var out []Output
	for _, path := range slices.Sorted(maps.Keys(s.files)) {
		o := Output{Path: path}
		if s.known && s.files[path] != brokenText {
			o.Hash, o.Known = trace.SumString(s.files[path]), true
		}
		out = append(out, o)
	}
	return out
}

var errDisk = errors.New("disk is on fire")

func (s *testSite) Open(name string) (fs.File, error) {
	s.mu.Lock()
	s.opened = append(s.opened, name)
	s.mu.Unlock()
	switch text, ok := s.files[name]; {
	case name == s.failing:
		return nil, errDisk
	case !ok:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	case text == brokenText:
		return nil, fmt.Errorf("render %s: %w", name, output.ErrBroken)
	default:
		return fstest.MapFS{name: &fstest.MapFile{Data: []byte(text)}}.Open(name)
	}
}

// snapshot returns all that is in a folder but our bookkeeping; folders end in
// "/".
func snapshot(t testing.TB, dir string) map[string]string {
	t.Helper()
	m := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path == dir {
			return nil
		}
		if err != nil || path == dir {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		rel = filepath.ToSlash(rel)
		switch {
		case Own(rel):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
			m[rel+"/"] = ""
		case d.Type()&fs.ModeSymlink != 0:
			target, _ := os.Readlink(path)
			m[rel] = "-> " + target
		default:
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			m[rel] = string(b)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// tree adds the folders to files, as snapshot tells them.
func treeOf(files map[string]string) map[string]string {
	m := maps.Clone(files)
	for path := range files {
		for up := parent(path); up != ""; up = parent(up) {
			m[up+"/"] = ""
		}
	}
	return m
}

func sameTree(t testing.TB, got, want map[string]string) {
	t.Helper()
	if d := treeDiff(got, want); d != "" {
		t.Fatalf("folder differs:\n%s", d)
	}
}

func treeDiff(got, want map[string]string) string {
	var b strings.Builder
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if g, ok := got[path]; !ok {
			fmt.Fprintf(&b, "missing %s\n", path)
		} else if g != want[path] {
			fmt.Fprintf(&b, "%s: got %.40q, want %.40q\n", path, g, want[path])
		}
	}
	for _, path := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[path]; !ok {
			fmt.Fprintf(&b, "unexpected %s\n", path)
		}
	}
	return b.String()
}

func writeFile(t testing.TB, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tempDir returns a new folder, in memory where the system has such a place:
// there are thousands, and what matters is the order of operations.
func tempDir(t testing.TB) string {
	dir, err := os.MkdirTemp("/dev/shm", "publish-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// place returns options for a folder that does not exist yet.
func place(t testing.TB) Options {
	dir := tempDir(t)
	return Options{Dir: filepath.Join(dir, "public"), Store: filepath.Join(dir, ".vizitka")}
}

// must publishes and fails the test on any problem.
func must(t testing.TB, s Site, o Options) Report {
	t.Helper()
	r, diags, err := Publish(s, o)
	if err != nil || diags.Has(diag.Error) || !r.Published {
		t.Fatalf("published %v, error %v, problems %v", r.Published, err, names(diags))
	}
	return r
}

func names(l diag.List) []string {
	var out []string
	for _, d := range l {
		out = append(out, d.Message.Name+" "+d.Text("en"))
	}
	return out
}

// ways are the ways of publishing, forced on sites of any size.
var ways = []struct {
	name  string
	force func(o *Options)
}{
	{"journal", func(o *Options) { o.limit = 1 << 20 }},
	{"exchange", func(o *Options) { o.limit = -1 }},
	{"without exchange", func(o *Options) { o.plain, o.limit = true, -1 }},
}

// recall returns what a publishing left, or nothing in a test of a lost store.
func recall(t testing.TB, r Report) Record {
	if strings.HasSuffix(t.Name(), "/lost store") {
		return nil
	}
	return r.Known
}

// eachWay runs a test for each way, with what was published known and lost.
func eachWay(t *testing.T, test func(t *testing.T, o Options)) {
	for _, way := range ways {
		for _, known := range []string{"known", "lost store"} {
			t.Run(way.name+"/"+known, func(t *testing.T) {
				o := place(t)
				way.force(&o)
				test(t, o)
			})
		}
	}
}

func TestFolderEqualsSite(t *testing.T) {
	eachWay(t, func(t *testing.T, o Options) {
		for n, pairs := range [][]string{
			{"index.html", "home", "a/index.html", "a", "b/c/index.html", "c", "empty.txt", ""},
			{"index.html", "home", "a/index.html", "a2", "b/d/index.html", "d", "empty.txt", ""},
			{"index.html", "home", "a/index.html", "a2", "b/d/index.html", "d", "empty.txt", ""},
			{"index.html", "h", "a/index.html", "a", "b/c/index.html", "c"},
			{"a", "a folder became a file", "b/c/index.html", "c", "index.html", "h", "x/y", "x"},
			{"a", "same", "b/c/index.html/x", "a file became a folder", "x", "x"},
			{},
			{"index.html", "home"},
		} {
			site := newSite(pairs...)
			site.known = n%2 == 0
			o.Known = recall(t, must(t, site, o))
			sameTree(t, snapshot(t, o.Dir), treeOf(site.files))
			if got, want := len(o.Known), len(site.files); o.Known != nil && got != want {
				t.Fatalf("step %d: record of %d files, want %d", n, got, want)
			}
		}
	})
}

func TestReportCounts(t *testing.T) {
	eachWay(t, func(t *testing.T, o Options) {
		o.Known = recall(t, must(t, newSite("a", "1", "b", "22", "c", "333"), o))
		r := must(t, newSite("a", "1", "b", "4444", "d", "55555"), o)
		if r.Added != 1 || r.Changed != 1 || r.Removed != 1 || r.Kept != 1 || r.Bytes != 9 {
			t.Fatalf("added %d changed %d removed %d kept %d bytes %d", r.Added, r.Changed, r.Removed, r.Kept, r.Bytes)
		}
	})
}

func TestUnchangedFileKeepsItsTime(t *testing.T) {
	eachWay(t, func(t *testing.T, o Options) {
		old := time.Date(2020, 1, 2, 3, 4, 5, 678, time.UTC)
		must(t, newSite("kept", "1", "changed", "1"), o)
		for _, name := range []string{"kept", "changed"} {
			if err := os.Chtimes(filepath.Join(o.Dir, name), old, old); err != nil {
				t.Fatal(err)
			}
		}
		for n := range 4 {
			site := newSite("kept", "1", "changed", fmt.Sprint("v", n))
			site.known = n%2 == 0
			o.Known = recall(t, must(t, site, o))
			if fi, err := os.Stat(filepath.Join(o.Dir, "kept")); err != nil || !fi.ModTime().Equal(old) {
				t.Fatalf("step %d: kept file has time %v, %v", n, fi.ModTime(), err)
			}
			if fi, err := os.Stat(filepath.Join(o.Dir, "changed")); err != nil || fi.ModTime().Equal(old) {
				t.Fatalf("step %d: changed file kept its old time, %v", n, err)
			}
		}
	})
}

func TestNothingChangedOpensAndWritesNothing(t *testing.T) {
	o := place(t)
	o.Known = recall(t, must(t, newSite("a", "1", "b/c", "2"), o))
	site := newSite("a", "1", "b/c", "2")
	o.fault = func(op, name string) error { t.Errorf("%s %s", op, name); return nil }
	r := must(t, site, o)
	if len(site.opened) > 0 || r.Kept != 2 || r.Added+r.Changed+r.Removed > 0 {
		t.Fatalf("opened %v, %+v", site.opened, r)
	}
}

func TestHandMadeChangesArePutRight(t *testing.T) {
	for _, c := range []struct {
		name string
		hand func(t *testing.T, dir string)
	}{
		{"edited", func(t *testing.T, dir string) { writeFile(t, dir, "a/x.html", "MINE") }},
		{"edited to the same size and time", func(t *testing.T, dir string) {
			fi, _ := os.Stat(filepath.Join(dir, "a/x.html"))
			writeFile(t, dir, "a/x.html", "yyy")
			os.Chtimes(filepath.Join(dir, "a/x.html"), fi.ModTime(), fi.ModTime())
		}},
		{"deleted", func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "a/x.html")) }},
		{"folder deleted", func(t *testing.T, dir string) { os.RemoveAll(filepath.Join(dir, "a")) }},
		{"all deleted", func(t *testing.T, dir string) { os.RemoveAll(dir) }},
		{"made a link", func(t *testing.T, dir string) {
			os.Remove(filepath.Join(dir, "a/x.html"))
			if err := os.Symlink("../b", filepath.Join(dir, "a/x.html")); err != nil {
				t.Skip(err)
			}
		}},
		{"made an empty folder", func(t *testing.T, dir string) {
			os.Remove(filepath.Join(dir, "a/x.html"))
			os.MkdirAll(filepath.Join(dir, "a/x.html/deep"), 0o755)
		}},
		{"list deleted too", func(t *testing.T, dir string) {
			os.RemoveAll(filepath.Join(dir, "a"))
			os.Remove(filepath.Join(dir, "b"))
			os.Remove(filepath.Join(dir, ListName))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			eachWay(t, func(t *testing.T, o Options) {
				site := newSite("a/x.html", "xxx", "b", "b")
				r := must(t, site, o)
				c.hand(t, o.Dir)
				o.Known = recall(t, r)
				must(t, site, o)
				sameTree(t, snapshot(t, o.Dir), treeOf(site.files))
			})
		})
	}
}

func TestFilesOfOthersAreCarriedOver(t *testing.T) {
	eachWay(t, func(t *testing.T, o Options) {
		o.Known = recall(t, must(t, newSite("index.html", "1", "p/index.html", "1", "gone/x", "1"), o))
		others := map[string]string{
			"CNAME": "example.org", ".git/objects/aa/bb": "blob", ".nojekyll": "",
			"p/note.txt": "beside ours", "gone/mine": "in a folder that we leave", "own/deep/file": "own",
		}
		for name, text := range others {
			writeFile(t, o.Dir, name, text)
		}
		os.MkdirAll(filepath.Join(o.Dir, "bare/empty"), 0o755)
		os.Chmod(filepath.Join(o.Dir, ".git"), 0o700)
		linked := os.Symlink("CNAME", filepath.Join(o.Dir, "link")) == nil
		for n := range 3 {
			site := newSite("index.html", fmt.Sprint(n), "p/index.html", fmt.Sprint(n), fmt.Sprintf("n%d/x", n), "x")
			o.Known = recall(t, must(t, site, o))
			want := treeOf(site.files)
			maps.Copy(want, treeOf(others))
			want["bare/"], want["bare/empty/"] = "", ""
			if linked {
				want["link"] = "-> CNAME"
			}
			sameTree(t, snapshot(t, o.Dir), want)
			if fi, err := os.Stat(filepath.Join(o.Dir, ".git")); err != nil || fi.Mode().Perm() != 0o700 {
				t.Fatalf("permissions of a carried folder: %v %v", fi.Mode(), err)
			}
			// What lies in the store must not be another name of their files.
			fi, err := os.Lstat(filepath.Join(o.Dir, "CNAME"))
			if err != nil || linkedElsewhere(fi) {
				t.Fatalf("a file of others is left in the store: %v", err)
			}
		}
	})
}

func TestFirstPublishingIntoUsedFolder(t *testing.T) {
	eachWay(t, func(t *testing.T, o Options) {
		for n := range 7 {
			writeFile(t, o.Dir, fmt.Sprintf("mine%d.txt", n), "mine")
		}
		writeFile(t, o.Dir, ".gitignore", "*")
		site := newSite("index.html", "home", "mine3.txt", "mine")
		before := snapshot(t, o.Dir)
		r, diags, err := Publish(site, o)
		if err != nil || r.Published || len(diags) != 1 || diags[0].Message != outputNotOurs {
			t.Fatalf("%v %v %v", r.Published, names(diags), err)
		}
		if text := diags[0].Values["files"]; text != "mine0.txt, mine1.txt, mine2.txt, mine3.txt, mine4.txt …" {
			t.Fatalf("files named: %s", text)
		}
		sameTree(t, snapshot(t, o.Dir), before)

		o.Adopt = true
		must(t, site, o)
		before["index.html"] = "home"
		sameTree(t, snapshot(t, o.Dir), before)

		// Adopted once, they are carried over; the identical one is ours now.
		o.Adopt = false
		must(t, newSite("index.html", "new"), o)
		before["index.html"] = "new"
		delete(before, "mine3.txt")
		sameTree(t, snapshot(t, o.Dir), before)
	})
}

func TestDotFilesAndCNAMEAreWelcome(t *testing.T) {
	eachWay(t, func(t *testing.T, o Options) {
		others := map[string]string{"CNAME": "x", ".gitignore": "*\n", ".git/config": "y", "a/.keep": ""}
		for name, text := range others {
			writeFile(t, o.Dir, name, text)
		}
		site := newSite("index.html", "home", "a/index.html", "a")
		must(t, site, o)
		want := treeOf(site.files)
		maps.Copy(want, treeOf(others))
		sameTree(t, snapshot(t, o.Dir), want)
	})
}

func TestFileOfOthersInTheWay(t *testing.T) {
	for _, c := range []struct{ name, foreign, output string }{
		{"at the path", "a/index.html", "a/index.html"},
		{"where a folder belongs", "a", "a/index.html"},
		{"in a folder where a file belongs", "a/deep/theirs.txt", "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			eachWay(t, func(t *testing.T, o Options) {
				o.Known = recall(t, must(t, newSite("x", "x"), o))
				writeFile(t, o.Dir, c.foreign, "theirs")
				before := snapshot(t, o.Dir)
				for _, known := range []bool{true, false} {
					site := newSite("x", "changed", c.output, "ours")
					site.known = known
					r, diags, err := Publish(site, o)
					if err != nil || r.Published || len(diags) != 1 || diags[0].Message != outputInTheWay ||
						diags[0].Values["file"] != c.foreign || diags[0].Values["output"] != c.output {
						t.Fatalf("published %v, %v, %v", r.Published, names(diags), err)
					}
					sameTree(t, snapshot(t, o.Dir), before)
				}
			})
		})
	}
}

func TestStaleFileChangedByHandIsKeptAndNamed(t *testing.T) {
	eachWay(t, func(t *testing.T, o Options) {
		o.Known = recall(t, must(t, newSite("a", "1", "b", "1", "c", "1"), o))
		writeFile(t, o.Dir, "b", "edited by hand")
		r, diags, err := Publish(newSite("a", "2"), o)
		if err != nil || !r.Published || len(diags) != 1 || diags[0].Message != outputKeptChanged || diags[0].Values["file"] != "b" {
			t.Fatalf("%v %v %v", r.Published, names(diags), err)
		}
		o.Known = r.Known
		for _, text := range []string{"3", "4", "5"} {
			o.Known = recall(t, must(t, newSite("a", text), o))
			sameTree(t, snapshot(t, o.Dir), map[string]string{"a": text, "b": "edited by hand"})
		}
	})
}

func TestPlacesThatAreRefused(t *testing.T) {
	base := t.TempDir()
	for _, dir := range []string{"site/content/deep", "site/static", "home", "elsewhere"} {
		os.MkdirAll(filepath.Join(base, dir), 0o755)
	}
	writeFile(t, base, "file", "x")
	os.Symlink(filepath.Join(base, "elsewhere"), filepath.Join(base, "link"))
	os.Symlink(filepath.Join(base, "site/content"), filepath.Join(base, "alias"))
	for _, c := range []struct {
		dir  string
		want *diag.Message
	}{
		{filepath.VolumeName(base) + string(filepath.Separator), outputIsRoot},
		{"relative", outputIsRoot},
		{filepath.Join(base, "home"), outputIsRoot},
		{filepath.Join(base, "file"), outputIsFile},
		{filepath.Join(base, "link"), outputIsLink},
		{filepath.Join(base, "site"), outputOverlaps},
		{filepath.Join(base, "site/content"), outputOverlaps},
		{filepath.Join(base, "site/content/new/public"), outputOverlaps},
		{filepath.Join(base, "alias/deep"), outputOverlaps},
		{filepath.Join(base, "site/static"), outputOverlaps},
		{filepath.Join(base, "site/.vizitka"), outputOverlaps},
		{base, outputOverlaps},
		{filepath.Join(base, "site/public"), nil},
		{filepath.Join(base, "new/deep/public"), nil},
		{filepath.Join(base, "contents"), nil},
	} {
		o := Options{
			Dir: c.dir, Home: filepath.Join(base, "home"), Store: filepath.Join(base, "site/.vizitka"),
			Sources: []string{filepath.Join(base, "site/content"), filepath.Join(base, "site/static"), filepath.Join(base, "site/data")},
		}
		r, diags, err := Publish(newSite("a", "1"), o)
		switch {
		case err != nil:
			t.Errorf("%s: %v", c.dir, err)
		case c.want == nil && (!r.Published || len(diags) > 0):
			t.Errorf("%s: refused: %v", c.dir, names(diags))
		case c.want != nil && (r.Published || len(diags) != 1 || diags[0].Message != c.want):
			t.Errorf("%s: want %s, got %v", c.dir, c.want.Name, names(diags))
		}
	}
}

func TestPathsThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		paths []string
		want  *diag.Message
	}{
		{[]string{"../x"}, outputBadPath},
		{[]string{"/x"}, outputBadPath},
		{[]string{"a//b"}, outputBadPath},
		{[]string{"."}, outputBadPath},
		{[]string{""}, outputBadPath},
		{[]string{ListName}, outputBadPath},
		{[]string{".Vizitka.Next/x"}, outputBadPath},
		{[]string{"nul\x00"}, outputBadPath},
		{[]string{"a", "a-b", "a/b"}, outputFileAndFolder},
		{[]string{"a/b", "a/b/c/d"}, outputFileAndFolder},
		{[]string{".vizitka-notes"}, nil},
	} {
		s := newSite()
		for _, path := range c.paths {
			s.files[path] = "x"
		}
		o := place(t)
		r, diags, err := Publish(s, o)
		if c.want == nil {
			if err != nil || !r.Published {
				t.Errorf("%q: %v %v", c.paths, names(diags), err)
			}
			continue
		}
		if err != nil || r.Published || len(diags) != 1 || diags[0].Message != c.want {
			t.Errorf("%q: %v %v", c.paths, names(diags), err)
		}
	}
}

func TestBrokenOutputIsLeftOutIfApproved(t *testing.T) {
	eachWay(t, func(t *testing.T, o Options) {
		o.Known = recall(t, must(t, newSite("a", "1", "b/x", "1", "c", "1"), o))
		before := snapshot(t, o.Dir)
		site := newSite("a", "2", "b/x", brokenText, "c", "1", "d/new", brokenText)
		asked := 0
		o.Approve = func() bool { asked++; return false }
		r, _, err := Publish(site, o)
		if err != nil || r.Published || asked != 1 || !slices.Equal(r.Broken, []string{"b/x", "d/new"}) {
			t.Fatalf("published %v, asked %d, broken %v, %v", r.Published, asked, r.Broken, err)
		}
		sameTree(t, snapshot(t, o.Dir), before)
		if _, err := os.Lstat(filepath.Join(o.Dir, workName)); err == nil {
			t.Fatal("the work folder was left")
		}
		o.Approve = func() bool { return true }
		must(t, site, o)
		sameTree(t, snapshot(t, o.Dir), map[string]string{"a": "2", "c": "1"})
	})
}

func TestFailingOutputPublishesNothing(t *testing.T) {
	eachWay(t, func(t *testing.T, o Options) {
		o.Known = recall(t, must(t, newSite("a", "1", "b", "1"), o))
		before := snapshot(t, o.Dir)
		site := newSite("a", "2", "b", "2", "c", "2")
		site.failing = "b"
		if r, _, err := Publish(site, o); !errors.Is(err, errDisk) || r.Published {
			t.Fatalf("%v %v", r.Published, err)
		}
		sameTree(t, snapshot(t, o.Dir), before)
	})
}

func TestLargeFileIsStreamed(t *testing.T) {
	eachWay(t, func(t *testing.T, o Options) {
		large := strings.Repeat("0123456789abcdef", streamFrom/16+1)
		for n, text := range []string{large, large + "x", large + "x", large[1:]} {
			site := newSite("large.bin", text, "small", "s")
			site.known = n%2 == 0
			o.Known = recall(t, must(t, site, o))
			sameTree(t, snapshot(t, o.Dir), site.files)
		}
	})
}

func TestDryRunMakesNoFolder(t *testing.T) {
	o := place(t)
	o.DryRun = true
	above := filepath.Dir(o.Dir)
	o.Dir = filepath.Join(o.Dir, "deep", "public")
	r, diags, err := Publish(newSite("a", "1"), o)
	if err != nil || len(diags) > 0 || len(r.Changes) != 1 || r.Added != 1 {
		t.Fatal(r, names(diags), err)
	}
	sameTree(t, snapshot(t, above), map[string]string{})
}

func TestDryRunTellsChangesAndWritesNothing(t *testing.T) {
	o := place(t)
	o.Known = recall(t, must(t, newSite("a.txt", "one\ntwo\n", "b.txt", "gone\n", "c.bin", "\x00\x01"), o))
	before := snapshot(t, o.Dir)
	o.DryRun = true
	o.fault = func(op, name string) error { t.Errorf("%s %s", op, name); return nil }
	site := newSite("a.txt", "one\nzwei\n", "c.bin", "\x00\x02", "d.txt", "new\n")
	r, diags, err := Publish(site, o)
	if err != nil || len(diags) > 0 || r.Published {
		t.Fatal(r.Published, names(diags), err)
	}
	sameTree(t, snapshot(t, o.Dir), before)
	var got []string
	for _, c := range r.Changes {
		got = append(got, fmt.Sprintf("%s %s %t", c.Kind, c.Path, c.Diff != ""))
	}
	want := []string{"changed a.txt true", "removed b.txt true", "changed c.bin false", "added d.txt true"}
	if !slices.Equal(got, want) {
		t.Fatalf("got %q", got)
	}
	if d := r.Changes[0].Diff; !strings.Contains(d, "\n-two\n+zwei\n") {
		t.Fatalf("difference:\n%s", d)
	}
	if r.Added != 1 || r.Changed != 2 || r.Removed != 1 {
		t.Fatalf("%+v", r)
	}
}

func TestCleanRemovesOnlyWhatIsOurs(t *testing.T) {
	o := place(t)
	must(t, newSite("a", "1", "b/c/d", "2", "e", "3"), o)
	writeFile(t, o.Dir, "b/mine", "mine")
	writeFile(t, o.Dir, "e", "changed by hand")
	removed, diags, err := Clean(o.Dir, o.Store)
	if err != nil || removed != 2 || len(diags) != 1 || diags[0].Message != cleanKept || diags[0].Values["file"] != "e" {
		t.Fatalf("removed %d, %v, %v", removed, names(diags), err)
	}
	sameTree(t, snapshot(t, o.Dir), map[string]string{"b/": "", "b/mine": "mine", "e": "changed by hand"})
	if removed, diags, err := Clean(o.Dir, o.Store); removed > 0 || len(diags) > 0 || err != nil {
		t.Fatalf("again: %d %v %v", removed, names(diags), err)
	}
}

func TestCleanRemovesTheFolderThatIsLeftEmpty(t *testing.T) {
	o := place(t)
	if removed, diags, err := Clean(o.Dir, o.Store); removed > 0 || len(diags) > 0 || err != nil {
		t.Fatalf("no folder: %d %v %v", removed, names(diags), err)
	}
	must(t, newSite("a", "1", "b/c/d", "2"), o)
	if removed, _, err := Clean(o.Dir, o.Store); removed != 2 || err != nil {
		t.Fatal(removed, err)
	}
	if _, err := os.Lstat(o.Dir); !errors.Is(err, fs.ErrNotExist) {
		t.Fatal("the folder is still there")
	}
}

func TestListIsNotBelievedWhenDamaged(t *testing.T) {
	o := place(t)
	must(t, newSite("a", "1", "b", "2"), o)
	name := filepath.Join(o.Dir, ListName)
	good, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(good, []byte("index")) {
		t.Fatal("the list holds names")
	}
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 0x40
		if _, state := decodeList(bad); state == listGood {
			t.Fatalf("byte %d changed, and the list was believed", i)
		}
		if _, state := decodeList(good[:i]); state == listGood {
			t.Fatalf("cut at %d, and the list was believed", i)
		}
	}
	os.WriteFile(name, good[:len(good)/2], 0o644)
	r, diags, err := Publish(newSite("a", "1"), o)
	if err != nil || r.Published || len(diags) != 2 || diags[0].Message != listIsDamaged || diags[1].Message != outputNotOurs {
		t.Fatalf("%v %v %v", r.Published, names(diags), err)
	}
	newer := bytes.Clone(good)
	newer[len(listMagic)]++
	os.WriteFile(name, newer, 0o644)
	r, diags, err = Publish(newSite("a", "1"), o)
	if err != nil || r.Published || len(diags) != 1 || diags[0].Message != listNewerVersion {
		t.Fatalf("%v %v %v", r.Published, names(diags), err)
	}
}

func TestSecondPublishingWaitsAndThenSaysSo(t *testing.T) {
	o := place(t)
	must(t, newSite("a", "1"), o)
	unlock, d, err := lock(o.Dir)
	if err != nil || d != nil {
		t.Fatal(d, err)
	}
	lockTries, lockPause = 2, time.Millisecond
	t.Cleanup(func() { lockTries, lockPause = 50, 100*time.Millisecond })
	r, diags, err := Publish(newSite("a", "2"), o)
	if err != nil || r.Published || len(diags) != 1 || diags[0].Message != outputBusy {
		t.Fatalf("%v %v %v", r.Published, names(diags), err)
	}
	unlock()
	must(t, newSite("a", "2"), o)
}

func TestRecordsAreReadBackWhole(t *testing.T) {
	r := Record{
		{"a/b", trace.SumString("1"), Stat{1, 2, 3, 4}},
		{"a/c", trace.SumString("2"), Stat{}},
		{"б/я", trace.SumString("3"), Stat{1 << 40, -5, 1 << 62, 1 << 63}},
	}
	b := r.Append([]byte("x"))[1:]
	back, err := ParseRecord(b)
	if err != nil || !slices.Equal(back, r) {
		t.Fatal(back, err)
	}
	for i := range b {
		bad := bytes.Clone(b)
		bad[i] ^= 1
		if _, err := ParseRecord(bad); err == nil {
			t.Fatalf("byte %d changed, and the record was believed", i)
		}
	}
}

func TestBackupMadeOfLinksIsNotWrittenOver(t *testing.T) {
	if !canExchange {
		t.Skip("nothing is written over in place here")
	}
	o := place(t)
	o.limit = -1
	backup := t.TempDir()
	for n := range 6 {
		text := fmt.Sprint("text ", n)
		must(t, newSite("a", text, "b/c", text), o)
		name := filepath.Join(backup, fmt.Sprint(n))
		if err := os.Link(filepath.Join(o.Dir, "a"), name); err != nil {
			t.Skip(err)
		}
		for k := range n + 1 {
			if b, _ := os.ReadFile(filepath.Join(backup, fmt.Sprint(k))); string(b) != fmt.Sprint("text ", k) {
				t.Fatalf("after publishing %d the backup %d holds %q", n, k, b)
			}
		}
	}
}

func TestManyUnknownOutputsGoOverToTheSpare(t *testing.T) {
	if !canExchange {
		t.Skip("there is no spare here")
	}
	o := place(t)
	version := func(v string) *testSite {
		s := newSite("kept/x", "kept")
		for i := range 40 {
			s.files[fmt.Sprintf("p%d/x", i)] = fmt.Sprint(v, i)
		}
		return s
	}
	must(t, version("a"), o)
	o.limit = -1
	must(t, version("b"), o)
	o.limit = 5
	exchanged := 0
	o.fault = func(op, _ string) error {
		if op == "exchange" {
			exchanged++
		}
		return nil
	}
	site := version("c")
	site.known = false
	r := must(t, site, o)
	if exchanged != 1 || r.Changed != 40 || r.Kept != 1 {
		t.Fatalf("exchanged %d times, %+v", exchanged, r)
	}
	sameTree(t, snapshot(t, o.Dir), treeOf(site.files))
	// The same again changes nothing, and nothing is staged.
	o.Known = nil
	if r := must(t, site, o); exchanged != 1 || r.Kept != 41 {
		t.Fatalf("exchanged %d times, kept %d", exchanged, r.Kept)
	}
}

func TestSpareIsUsedAndNotBelievedBlindly(t *testing.T) {
	if !canExchange {
		t.Skip("there is no spare here")
	}
	o := place(t)
	o.limit = -1
	sites := []*testSite{
		newSite("a", "a0", "same", "same", "c", "c0"),
		newSite("a", "a1", "same", "same", "c", "c0"),
		newSite("a", "a0", "same", "same", "c", "c0"),
	}
	o.Known = recall(t, must(t, sites[0], o))
	// A hand-made change goes into the spare with the old site.
	writeFile(t, o.Dir, "same", "HAND")
	writeFile(t, o.Dir, "c", "h0")
	o.Known = recall(t, must(t, sites[1], o))
	sameTree(t, snapshot(t, o.Dir), sites[1].files)
	spare := spareDir(o.Store, o.Dir)
	if got := snapshot(t, spare); got["same"] != "HAND" {
		t.Fatalf("the spare holds %v", got)
	}
	for i := range 6 {
		site := sites[1+i%2]
		o.Known = recall(t, must(t, site, o))
		sameTree(t, snapshot(t, o.Dir), site.files)
		writeFile(t, spare, "same", "SPOILT")
	}
}
