package search_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vizitka/generator/build"
	"vizitka/generator/site"
	"vizitka/themes"
)

// openSite opens a site in a folder with the theme of the program.
func openSite(t *testing.T, dir string) *build.State {
	t.Helper()
	theme, ok := themes.FS("vizitka")
	if !ok {
		t.Fatal("the theme is not inside")
	}
	s, err := build.Open(build.Options{
		Dir: dir, Themes: map[string]fs.FS{"vizitka": theme},
		Include: site.Include{At: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// indexFiles returns the files of all indexes of a site.
func indexFiles(t *testing.T, s *build.State) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, o := range s.Outputs() {
		if path.Base(path.Dir(o.Path)) == "search" && path.Ext(o.Path) != ".html" {
			b, err := s.ReadFile(o.Path)
			if err != nil {
				t.Fatal(err)
			}
			files[o.Path] = string(b)
		}
	}
	return files
}

// asked is what the scripts are asked, answered what they say.
type (
	asked struct {
		Words   []string `json:"words,omitempty"`
		Queries []query  `json:"queries,omitempty"`
	}
	query struct {
		Base  string `json:"base"`
		Query string `json:"query"`
	}
	answered struct {
		Stems []string `json:"stems"`
		Found []found  `json:"found"`
	}
	found struct {
		Query   string         `json:"query"`
		Pages   []string       `json:"pages"`
		Terms   []string       `json:"terms"`
		Meant   string         `json:"meant"`
		ToFirst int            `json:"toFirst"`
		Files   map[string]int `json:"files"`
	}
)

// ask puts questions to the scripts of the theme, over the files of an index.
// Where there is no Node the test is skipped, but in continuous integration it
// fails.
func ask(t *testing.T, files map[string]string, a asked) answered {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"search-stem", "search-find"} {
		text, err := os.ReadFile("../../themes/vizitka/assets/" + name + ".js")
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, dir, name+".mjs", string(text))
	}
	for name, text := range files {
		writeFile(t, dir, name, text)
	}
	in, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	var wrong bytes.Buffer
	cmd := exec.CommandContext(t.Context(), node, "testdata/find.mjs", dir)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), &wrong
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, &wrong)
	}
	var answer answered
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

func writeFile(t testing.TB, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// guide returns the address of a page of the guide, told by its path.
func guide(language, path string) string {
	if language != "ru" {
		path = language + "/" + path
	}
	return "/guide/" + strings.TrimPrefix(path, "/")
}
