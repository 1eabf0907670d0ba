package source

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

func TestUpdateLooksOnlyAtItsPaths(t *testing.T) {
	o := site(t, "content/a/x.md", "content/a/y.md", "content/b.md")
	last := scan(t, o, nil)
	write(t, o, "content/a/x.md", "new")
	write(t, o, "content/b.md", "new")
	write(t, o, "content/a-b.md", "new")
	next, _, err := Update(o, last, []string{"content/a/x.md", "content/a-b.md", "README.md", "../content/b.md", "content/.b.md", "/etc"})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "files", paths(next.Files("")), []string{"content/a-b.md", "content/a/x.md", "content/a/y.md", "content/b.md"})
	for i, kept := range []bool{false, true, true} {
		if got := next.files[i+1] == last.files[i]; got != kept {
			t.Errorf("%s: taken over = %v", last.files[i].Path, got)
		}
	}
}

func TestUpdateOfTheWholeSiteIsAScan(t *testing.T) {
	o := site(t, "content/a.md")
	last := scan(t, o, nil)
	write(t, o, "data/x.toml", "")
	next, _, err := Update(o, last, []string{"."})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "files", paths(next.Files("")), []string{"content/a.md", "data/x.toml"})
}

// The law of Update: after any edits, with the paths that were touched, it
// gives what a scan gives.
func TestUpdateEqualsScan(t *testing.T) {
	for seed := range uint64(60) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 1))
			o := site(t, "content/a/a.md", "content/b", "site.toml")
			tree := scan(t, o, nil)
			for range 25 {
				var touched []string
				for range 1 + r.IntN(4) {
					touched = append(touched, edit(r, o)...)
				}
				next, got, err := Update(o, tree, touched)
				if err != nil {
					t.Fatal(err)
				}
				fresh, want, err := Scan(o, nil)
				if err != nil {
					t.Fatal(err)
				}
				same(t, fmt.Sprintf("files after %q", touched), paths(next.Files("")), paths(fresh.Files("")))
				same(t, fmt.Sprintf("problems after %q", touched), named(got), named(want))
				for i, f := range fresh.files {
					if i < len(next.files) && f.Stat != next.files[i].Stat {
						t.Errorf("after %q the stat of %s is old", touched, f.Path)
					}
				}
				if t.Failed() {
					return
				}
				tree = next
			}
		})
	}
}

// edit does one thing to a random path and returns what it touched.
func edit(r *rand.Rand, o Options) []string {
	random := func() string {
		p := "content"
		for range 1 + r.IntN(3) {
			p += "/" + []string{"a", "a.md", "a-b", "b", "b?", ".hidden", "x~", "\xff"}[r.IntN(8)]
		}
		return p
	}
	p := random()
	switch r.IntN(6) {
	case 0:
		o.Root.RemoveAll(p)
	case 1:
		q := random()
		o.Root.Rename(p, q)
		return []string{p, q}
	case 2:
		o.Root.RemoveAll(p)
		os.Symlink("/etc", filepath.Join(o.Root.Name(), p)) // out of the site: nothing is written through it
	case 3:
		if o.Root.MkdirAll(p, 0o755) == nil {
			o.Root.WriteFile(p+"/a.md", nil, 0o644)
		}
		return []string{p + "/a.md"}
	default:
		o.Root.WriteFile(p, []byte(p), 0o644)
	}
	return []string{p}
}

func FuzzUpdateTakesAnyPath(f *testing.F) {
	for _, s := range []string{"content/a.md", "", ".", "..", "/", "content//a.md", "content/a.md/x", "content/\x00", "content/../../etc/passwd", "content/" + string(make([]byte, 300))} {
		f.Add(s)
	}
	o := site(f, "content/a.md", "content/b/c.md", "site.toml")
	last := scan(f, o, nil)
	f.Fuzz(func(t *testing.T, p string) {
		next, _, err := Update(o, last, []string{p})
		if err != nil {
			t.Fatalf("%q: %v", p, err)
		}
		same(t, p, paths(next.Files("")), paths(last.Files("")))
	})
}
