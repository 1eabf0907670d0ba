package theme

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"vizitka/generator/diag"
)

func TestFoldersOfTheSiteAreTakenBeforeThoseInTheProgram(t *testing.T) {
	folder := fstest.MapFS{"mine/theme.toml": {}, "both/theme.toml": {Data: []byte("own")}, ".hidden/theme.toml": {}}
	builtIn := map[string]fs.FS{"vizitka": fstest.MapFS{"theme.toml": {}}, "both": fstest.MapFS{"theme.toml": {}}}
	at := func(i int) diag.Place { return diag.Place{File: "site.toml", Line: i + 1} }
	layers, problems := Find([]string{"mine", "both", "vizitka", "viztka", "../x", "none"}, folder, builtIn, at)
	want := `site.toml:4: theme-missing: there is no theme "viztka" (did you mean "vizitka"?)
site.toml:5: theme-missing: there is no theme "../x" (a theme is a folder themes/../x; there are: both, mine, vizitka)
site.toml:6: theme-missing: there is no theme "none" (a theme is a folder themes/none; there are: both, mine, vizitka)`
	if got := listed(problems); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(layers) != 3 || layers[1].BuiltIn || !layers[2].BuiltIn || layers[0].Dir != "themes/mine" {
		t.Errorf("%+v", layers)
	}
	if text, err := fs.ReadFile(layers[1].FS, "theme.toml"); err != nil || string(text) != "own" {
		t.Errorf("%q %v", text, err)
	}
}

func TestFilesThatAreNotOfAThemeAreLeftOut(t *testing.T) {
	th := mustLoad(t, layer("mine", "README.md", "x", "assets/.DS_Store", "x", "assets/a.css~", "x", "layouts/.page.html.swp", "x", "assets/a.css", "x"))
	if got := th.Files(); len(got) != 1 || got[0] != "assets/a.css" {
		t.Error(got)
	}
}
