package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vizitka/generator/site"
)

const movable = small + `
-- content/rules/long.md --
+++
title = "Long"
aliases = ["/older/"]
+++
One paragraph.

Another paragraph.

A third one, with [a link](a.md).

- a list

The fourth paragraph of many.

## A heading

The last paragraph.
-- content/plain.md --
---
title: Plain
---
Plain text.
`

// rename moves a file of a site.
func rename(t *testing.T, dir, from, to string) {
	t.Helper()
	target := filepath.Join(dir, to)
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, from), target); err != nil {
		t.Fatal(err)
	}
}

func TestAnAddressThatWouldVanishIsToldWithItsNewHome(t *testing.T) {
	for _, test := range []struct {
		name  string
		edit  func(t *testing.T, dir string)
		wants []string // in what is told; none: nothing is told
	}{
		{"nothing", func(*testing.T, string) {}, nil},
		{"an edit", func(t *testing.T, dir string) { edit(t, dir, "content/rules/a.md", "See", "Look at") }, nil},
		{
			"a file renamed", func(t *testing.T, dir string) { rename(t, dir, "content/rules/long.md", "content/rules/short.md") },
			[]string{"content/rules/short.md", "/rules/long/ ", "/rules/short/", `aliases = ["/older/", "/rules/long/"]`},
		},
		{"a file renamed, retitled and edited a little", func(t *testing.T, dir string) {
			rename(t, dir, "content/rules/long.md", "content/rules/short.md")
			edit(t, dir, "content/rules/short.md", `"Long"`, `"Short"`)
			edit(t, dir, "content/rules/short.md", "Another paragraph", "A second paragraph")
		}, []string{"content/rules/short.md", "/rules/short/", `aliases = ["/older/", "/rules/long/"]`}},
		{
			"a page in YAML moved to another section", func(t *testing.T, dir string) { rename(t, dir, "content/plain.md", "content/rules/plain.md") },
			[]string{"content/rules/plain.md", "/plain/ ", "/rules/plain/", `aliases: ["/plain/"]`},
		},
		{
			"a slug", func(t *testing.T, dir string) {
				edit(t, dir, "content/rules/a.md", "weight", "slug = \"first\"\nweight")
			},
			[]string{"content/rules/a.md", "/rules/a/ ", "/rules/first/", `aliases = ["/rules/a/"]`},
		},
		{"a section moved", func(t *testing.T, dir string) {
			edit(t, dir, "site.toml", `rules = "rule"`, `laws = "rule"`)
			rename(t, dir, "content/rules", "content/laws")
		}, []string{
			"content/laws/_index.md", "/laws/", `aliases = ["/rules/"]`, "content/laws/a.md", `aliases = ["/rules/a/"]`,
			"content/laws/b.md", `aliases = ["/rules/b/"]`, "content/laws/c.md", `aliases = ["old", "/rules/c/"]`,
		}},
		{"a page deleted", func(t *testing.T, dir string) {
			if err := os.Remove(filepath.Join(dir, "content/rules/long.md")); err != nil {
				t.Fatal(err)
			}
		}, []string{"content/rules/long.md", "/rules/long/ was published and would vanish: its page is no more"}},
		{
			"a page that is a draft now", func(t *testing.T, dir string) { edit(t, dir, "content/plain.md", "title:", "draft: true\ntitle:") },
			[]string{"/plain/ ", "its page is a draft now"},
		},
		{"a page dated in the future", func(t *testing.T, dir string) {
			edit(t, dir, "content/plain.md", "title:", "publishDate: 2030-01-02\ntitle:")
		}, []string{"/plain/ ", "2030-01-02"}},
		{"a page that expired", func(t *testing.T, dir string) {
			edit(t, dir, "content/plain.md", "title:", "expiryDate: 2020-01-02\ntitle:")
		}, []string{"notice", "/plain/ ", "2020-01-02"}},
		{"an address kept by an alias", func(t *testing.T, dir string) {
			edit(t, dir, "content/plain.md", "title:", "slug: other\naliases: [/plain/]\ntitle:")
		}, nil},
		{"what is no page: a picture, a term, an alias", func(t *testing.T, dir string) {
			edit(t, dir, "content/rules/a.md", `tags = ["x"]`, "")
			edit(t, dir, "content/rules/c.md", "old", "older")
			rename(t, dir, "content/rules/p.svg", "content/rules/q.svg")
		}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			k := &kept{dir: write(t, movable)}
			if got := k.tells(t, Options{}); got != "" {
				t.Fatalf("a first build says\n%s", got)
			}
			test.edit(t, k.dir)
			got := k.tells(t, Options{})
			if test.wants == nil && got != "" {
				t.Errorf("told:\n%s", got)
			}
			for _, want := range test.wants {
				if !strings.Contains(got, want) {
					t.Errorf("told:\n%s\nwithout %s", got, want)
				}
			}
			edit(t, k.dir, "content/_index.md", "Hello", "Hello, hello")
			if again := k.tells(t, Options{}); again != "" {
				t.Errorf("told again:\n%s", again)
			}
		})
	}
}

func TestWhatTheAuthorAskedForIsNotToldAsVanished(t *testing.T) {
	k := &kept{dir: write(t, movable)}
	edit(t, k.dir, "content/plain.md", "title:", "draft: true\ntitle:")
	k.build(t, Options{Include: site.Include{Drafts: true, At: noon}})
	if got := k.tells(t, Options{}); got != "" {
		t.Errorf("without the drafts of the build before:\n%s", got)
	}
	rename(t, k.dir, "content/rules/a.md", "content/rules/z.md")
	if got := k.tells(t, Options{Output: filepath.Join(k.dir, "elsewhere")}); got != "" {
		t.Errorf("in another output folder:\n%s", got)
	}
}

func TestAPageThatExpiresByItselfIsTold(t *testing.T) {
	k := &kept{dir: write(t, movable)}
	edit(t, k.dir, "content/plain.md", "title:", "expiryDate: 2026-11-25\ntitle:")
	k.build(t, Options{})
	got := k.tells(t, Options{Include: site.Include{At: noon.Add(24 * time.Hour)}})
	if !strings.Contains(got, "expired on 2026-11-25") {
		t.Errorf("told: %q", got)
	}
}

// tells builds, and returns what is told of addresses that vanish.
func (k *kept) tells(t *testing.T, o Options) string {
	t.Helper()
	k.build(t, o)
	return k.vanished
}
