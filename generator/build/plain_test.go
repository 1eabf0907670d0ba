package build

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vizitka/themes"
)

// Nothing in the program knows the theme vizitka: the guide has the same pages
// in another one, and no problem.
func TestTheGuideIsBuiltInAnotherTheme(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	settings, err := os.ReadFile("../../site.toml")
	if err != nil {
		t.Fatal(err)
	}
	other := bytes.Replace(settings, []byte(`["vizitka"]`), []byte(`["plain"]`), 1)
	if bytes.Equal(other, settings) {
		t.Fatal("site.toml names its theme in another way")
	}
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), other, 0o644); err != nil {
		t.Fatal(err)
	}
	theme, ok := themes.FS("plain")
	if !ok {
		t.Fatal("the theme is not inside")
	}
	s := open(t, dir, Options{Jobs: 2, Themes: map[string]fs.FS{"plain": theme}})
	got := readAll(t, s)
	if problems := told(s.Problems()); problems != "" {
		t.Errorf("the guide in the theme plain:\n%s", problems)
	}
	guide := openGuide(t, 2)
	for file := range readAll(t, guide) {
		if guide.outputs[file].Beside || strings.HasSuffix(file, "search/index.html") {
			continue // a theme decides what sides a page has, and whether readers can search
		}
		if text, ok := got[file]; strings.HasSuffix(file, ".html") && (!ok || !strings.Contains(text, "<html") && !strings.Contains(text, "refresh")) {
			t.Errorf("in the theme plain %s is missing or no page", file)
		}
	}
}

// The theme plain is an example, which somebody is to read whole.
func TestTheThemePlainIsShort(t *testing.T) {
	theme, _ := themes.FS("plain")
	lines := 0
	err := fs.WalkDir(theme, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(theme, name)
		lines += bytes.Count(text, []byte("\n"))
		return err
	})
	if err != nil || lines == 0 || lines >= 300 {
		t.Errorf("the theme plain has %d lines, %v", lines, err)
	}
}
