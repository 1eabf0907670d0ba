package build

import (
	"regexp"
	"slices"
	"testing"

	"golang.org/x/tools/txtar"

	"vizitka/generator/render"
)

// The golden site of all functions has a line for each of them.
func TestEveryFunctionIsShown(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/functions.txtar")
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "themes/mine/layouts/page.html" })
	if i < 0 {
		t.Fatal("there is no layout")
	}
	for _, f := range render.Functions() {
		called := regexp.MustCompile(`(?m)^` + f.Name + `: .*\{\{[^}]*\b` + f.Name + `\b`)
		if !called.Match(archive.Files[i].Data) {
			t.Errorf("%s (%s) has no line that calls it", f.Name, f.Form)
		}
	}
}
