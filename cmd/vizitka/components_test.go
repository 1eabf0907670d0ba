package main

import (
	"io/fs"
	"strings"
	"testing"
)

// The pages of components show each that they describe, and none is left out.
func TestComponentsAreDescribedAndShown(t *testing.T) {
	s := openDocs(t)
	for file, page := range map[string]string{"components.md": "components/index.html", "components.ru.md": "ru/components/index.html"} {
		text := doc(t, file)
		for name := range s.Theme().Components() {
			if !strings.Contains(text, "\n## "+name+"\n") && !strings.Contains(text, "`"+name+"`") {
				t.Errorf("%s does not describe the component %s", file, name)
			}
		}
		html, err := fs.ReadFile(s, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, element := range []string{
			`class="box key"`, `class="gallery"`, `class="tabs"`, `class="tab"`, `class="cols"`, `class="card"`, `class="card" data-kind="rule"`,
			`class="quote"`, `<blockquote cite="`, "data-ticks", `type="checkbox"`, `class="timeline"`,
		} {
			if !strings.Contains(string(html), element) {
				t.Errorf("%s does not show %s", page, element)
			}
		}
	}
}
