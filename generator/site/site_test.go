package site

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"vizitka/generator/config"
	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// assemble joins the files of a txtar archive to a site, as of noon. What is
// wrong in a file by itself fails the test; what the site finds is returned.
func assemble(t *testing.T, archive string) (*Site, diag.List) {
	t.Helper()
	disk := fstest.MapFS{}
	files := txtar.Parse([]byte(archive)).Files
	for _, f := range files {
		disk[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	settings, problems := config.Load(disk, config.Options{})
	kinds := map[string]config.Kind{content.DefaultKind: {Name: content.DefaultKind, Route: true}}
	for name, kind := range settings.Kinds {
		kinds[name] = kind
	}
	rules := content.NewRules(settings, kinds, map[string]markdown.Component{"cite": {Forms: []markdown.Form{markdown.Inline}, Ref: "source"}})
	in := Input{Settings: settings, Kinds: kinds, Include: Include{At: noon}, Notebook: trace.NewNotebook()}
	for _, f := range files {
		switch {
		case content.IsMarkdown(f.Name):
			d, found := content.Parse(f.Name, f.Data, rules)
			problems.Add(found...)
			in.Documents = append(in.Documents, d)
		case f.Name != config.File:
			in.Files = append(in.Files, f.Name)
		}
	}
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	return Assemble(in)
}

func told(l diag.List) string {
	var b strings.Builder
	if err := diag.Print(&b, l, diag.Style{Lang: "en"}); err != nil {
		panic(err)
	}
	return b.String()
}
