package markdown

import (
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark/util"
)

// goldmarkFile returns a file of goldmark's module: the specification's
// examples are there.
func goldmarkFile(t *testing.T, name string) []byte {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skip("the module's folder is not known: ", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// filled returns a body's HTML with its holes filled as a browser's plain
// Markdown viewer would.
func filled(b *Body) string {
	var out strings.Builder
	at := 0
	for _, h := range b.Holes {
		out.Write(b.HTML[at:h.At])
		at = h.At
		escaped := html.EscapeString(string(util.URLEscape([]byte(h.Ref), false)))
		escaped = strings.NewReplacer("&#39;", "'", "&#34;", "&quot;").Replace(escaped)
		switch h.Kind {
		case HoleLink, HoleWiki:
			out.WriteString(escaped)
		case HoleWikiText:
			out.WriteString(html.EscapeString(h.Ref))
		case HoleImage:
			out.WriteString(`src="` + escaped + `"`)
		case HoleComponent:
			out.WriteString("{{" + h.Name)
			for _, a := range h.Args {
				out.WriteString(" " + a.Name + "=" + a.Value)
			}
			if h.Label != nil {
				out.WriteString(" [" + filled(h.Label) + "]")
			}
			if h.Inner != nil {
				out.WriteString("\n" + filled(h.Inner))
			}
			out.WriteString("}}")
		}
	}
	out.Write(b.HTML[at:])
	return out.String()
}

var specification = &Options{HTML: HTMLAll, specification: true}

func TestCommonMark(t *testing.T) {
	var examples []struct {
		Markdown, HTML string
		Example        int
	}
	if err := json.Unmarshal(goldmarkFile(t, "_test/spec.json"), &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) != 652 {
		t.Errorf("%d examples, want the 652 of CommonMark 0.31.2", len(examples))
	}
	for _, e := range examples {
		doc, _ := Convert("spec.md", []byte(e.Markdown), 0, specification)
		got := filled(&doc.Body)
		want := strings.ReplaceAll(e.HTML, " />", ">")
		got = strings.NewReplacer(` loading="lazy" decoding="async">`, ">", " />", ">").Replace(got)
		if got != want {
			t.Errorf("example %d\n--- source\n%s\n--- got\n%s\n--- want\n%s", e.Example, e.Markdown, got, want)
		}
	}
}
