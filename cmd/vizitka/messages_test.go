package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"vizitka/generator/diag"
)

var declaration = regexp.MustCompile(`(\w+)\s*= diag\.Declare\(diag\.Message\{\s*Name: "([a-z0-9-]+)"`)

// unprovoked are messages that no input of ours leads to, and what would.
var unprovoked = map[string]string{
	"settings-unreadable": "settings that the disk refuses",
	"publishing-finished": "a kill while files are moved: the tests of publish judge by the folder",
	"page-not-made":       "an output that the preview cannot open: the disk, or a mistake of the program",
	"program-mistake":     "a mistake of the program",
	"template-failed":     "a failure of html/template that no other message tells",
	"theme-unreadable":    "a theme's file that the disk refuses",
	"unreadable-file":     "a file of the site that the disk refuses",
	"store-unwritable":    "a store that the disk refuses",
	"markdown-too-large":  "a block that is longer than a test should be",
}

// Each message that the program can give is seen by a test: a script or a
// fixture names it or has its words, or a test of its package uses it.
func TestEachMessageIsTested(t *testing.T) {
	tests := map[string]string{"": ""} // by package, and all
	variables := map[string][2]string{}
	err := filepath.WalkDir("../..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "docs_test.go" {
			return err
		}
		dir := filepath.Dir(name)
		switch {
		case strings.HasSuffix(name, "_test.go"), strings.Contains(filepath.ToSlash(name), "/testdata/"):
			text, err := os.ReadFile(name)
			tests[dir] += string(text) + "\n"
			tests[""] += string(text) + "\n"
			return err
		case strings.HasSuffix(name, ".go"):
			text, err := os.ReadFile(name)
			for _, m := range declaration.FindAllStringSubmatch(string(text), -1) {
				variables[m[2]] = [2]string{dir, m[1]}
			}
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range diag.Messages() {
		if unprovoked[m.Name] != "" {
			continue
		}
		v := variables[m.Name]
		used := v[1] != "" && regexp.MustCompile(`\b`+v[1]+`\b`).MatchString(tests[v[0]])
		all := tests[""]
		if !used && !strings.Contains(all, m.Name) && !strings.Contains(all, words(m.En)) && !strings.Contains(all, words(m.Ru)) {
			t.Errorf("no test sees %s: %s", m.Name, m.En)
		}
	}
}

// words returns the longest part of a message's text that is the same whatever
// its values are.
func words(text string) string {
	longest := ""
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == '{' || r == '}' || r == '"' || r == '`' }) {
		if len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}

// program-panic: what the program does when it meets a mistake of its own.
func TestPanicIsTold(t *testing.T) {
	var told strings.Builder
	status := run([]string{"build", "-s", "testdata"}, machine{
		out: &told, err: &told, now: func() time.Time { panic("no clock") }, getenv: func(string) string { return "" },
	})
	if status != statusProblem || !strings.Contains(told.String(), "the program made a mistake: no clock") || !strings.Contains(told.String(), "(*call).build") {
		t.Errorf("status %d: %s", status, told.String())
	}
}
