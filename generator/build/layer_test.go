package build

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// plainBodies lead to no other page, or to the same: an edit from one to another
// changes the text alone, or only where it stands.
var plainBodies = []string{
	"Text.\n", "Other text, longer than the first.\n", "Text.\n\n## Top\n\nMore.\n\n## Bottom\n\nMore.\n",
	"Text.\n\n## Bottom\n\nMore words.\n", "Short. <!--more--> More.\n", "![picture](p.svg)\n", "Text. :unknown[x]\n\n```nolang\nx\n```\n", "",
	"[x](gone.md)\n", "\n\n[x](gone.md)\n", "Other.\n\n[x](gone.md)\n",
}

// A state that is laid over another shows what one assembled anew shows, and
// makes no more outputs again.
func TestAnEditOfATextIsLaidOverWhatWasMade(t *testing.T) {
	fallback(t, "rapid.checks", "10")
	fallback(t, "rapid.nofailfile", "true") // the seed is told
	top, n, laid := t.TempDir(), 0, 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		dir := filepath.Join(top, fmt.Sprint(n))
		defer os.RemoveAll(dir)
		e := &editor{dir: dir, at: noon, files: map[string]string{}}
		e.begin(t)
		// Fragments that rest on texts, some of which come out the same.
		e.write("themes/mine/partials/foot.html", `{{ with . }}{{ .Title }}{{ range .Pages }}{{ .Summary }}{{ fragment "count" . }}{{ end }}{{ end }}`)
		e.write("themes/mine/partials/count.html", `{{ with . }}{{ if gt .WordCount 3 }}long{{ end }}{{ end }}`)
		for _, name := range slices.Sorted(maps.Keys(e.pages)) {
			p := e.pages[name]
			if p.body = plainBodies[0]; rapid.Bool().Draw(t, "leads to "+name) {
				p.body = "See [[a]], [[b#Top]] and [c](/rules/c.md#bottom).\n"
			}
			e.write(name, p.text())
		}
		last, err := Open(e.options())
		if err != nil {
			t.Fatal(err)
		}
		defer last.Close()
		whole := true
		readSome(t, last, true)
		for range 12 {
			var paths []string
			switch rapid.IntRange(0, 9).Draw(t, "edit") {
			case 0:
				paths = e.changePage(t, func(p *randomPage) { e.setKey(t, p) })
			case 1:
				paths = e.addPage(t)
			default:
				paths = e.changePage(t, func(p *randomPage) { p.body = pick(t, "body", plainBodies) })
			}
			next, err := last.Next(paths, e.at, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			if next.layer != nil {
				laid++
			}
			anew := &State{options: next.options, root: next.root, notebook: next.notebook, tree: next.tree, shelf: next.shelf}
			anew.assemble(last.remember())
			last = next
			switch rapid.IntRange(0, 3).Draw(t, "read") {
			case 0:
				readSome(t, last, false)
				whole = false
				continue
			case 1:
				last.ReadFile("rules/index.html") //nolint:errcheck // it may not be there
				whole = false
				continue
			}
			e.compare(t, last)
			outputsOf(anew)
			// Where a text is again what it was in the state below, what was made
			// there serves again, so they may be fewer.
			for _, path := range last.Rendered() {
				if whole && !slices.Contains(anew.Rendered(), path) {
					t.Fatalf("after an edit of %v %s is made again, in vain", paths, path)
				}
			}
			whole = true
		}
	})
	if laid < 2*n {
		t.Errorf("in %d sequences only %d states were laid over others", n, laid)
	}
}

// A text that only moved shows the same, but what is wrong with it stands
// elsewhere.
func TestProblemsMoveWithTheTextTheyStandIn(t *testing.T) {
	const name = "content/rules/a.md"
	dir := write(t, small)
	writeFile(t, dir, name, "+++\ntitle = \"A\"\n+++\n[x](gone.md)\n")
	last := open(t, dir, Options{})
	readAll(t, last)
	for i, text := range []string{"\n\n[x](gone.md)\n", "\n\n\n[x](gone.md)\n", "Text.\n\n[x](gone.md)\n", "[x](gone.md)\n"} {
		writeFile(t, dir, name, "+++\ntitle = \"A\"\n+++\n"+text)
		next, err := last.Next([]string{name}, noon, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		readAll(t, next)
		clean := open(t, dir, Options{})
		readAll(t, clean)
		if next.layer == nil || told(next.Problems()) != told(clean.Problems()) {
			t.Errorf("edit %d, laid over: %v, told:\n%s\nwant\n%s", i, next.layer != nil, told(next.Problems()), told(clean.Problems()))
		}
		last = next
	}
}
