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

// otherTitles are such as pages may have got by others: some order and place
// pages anew, some are named in texts and templates, some neither.
var otherTitles = []string{`"Alpha"`, `"Beta"`, `"beta"`, `"Named"`, `"Gamma"`, `"A"`, `"Ёж"`, ``}

// A state that is laid over another shows what one assembled anew shows, and
// makes no more outputs again.
func TestAnEditOfATextOrATitleIsLaidOverWhatWasMade(t *testing.T) {
	fallback(t, "rapid.checks", "20")
	fallback(t, "rapid.nofailfile", "true") // the seed is told
	top, n, laid, titled := t.TempDir(), 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		dir := filepath.Join(top, fmt.Sprint(n))
		defer os.RemoveAll(dir)
		e := &editor{dir: dir, at: noon, files: map[string]string{}}
		e.begin(t)
		// Fragments that rest on texts, some of which come out the same.
		e.write("themes/mine/partials/foot.html", `{{ with . }}{{ .Title }}{{ range .Pages }}{{ .Summary }}{{ fragment "count" . }}{{ end }}{{ end }}`)
		e.write("themes/mine/partials/count.html", `{{ with . }}{{ if gt .WordCount 3 }}long{{ end }}{{ end }}`)
		// What titles go into, asked by pages and by fragments.
		e.write("themes/mine/partials/head.html", `{{ with site.GetPage "Named" }}{{ .RelPermalink }}{{ end }}{{ range first 2 site.RegularPages.ByTitle }}{{ .RelPermalink }}{{ end }}{{ markdownify "[[beta]]" }}{{ fragment "named" }}`)
		e.write("themes/mine/partials/named.html", `{{ len (where site.Pages "Title" "Alpha") }}{{ range site.Taxonomies }}{{ range . }}{{ range .Pages }}{{ .RelPermalink }} {{ end }}{{ end }}{{ end }}`)
		for _, name := range slices.Sorted(maps.Keys(e.pages)) {
			p := e.pages[name]
			if p.body = plainBodies[0]; rapid.Bool().Draw(t, "leads to "+name) {
				p.body = "See [[a]], [[b#Top]] and [c](/rules/c.md#bottom).\n"
			}
			p.front["title"] = pick(t, "title", otherTitles)
			if rapid.IntRange(0, 3).Draw(t, "has a weight") > 0 { // else its title orders it
				p.front["weight"] = pick(t, "weight", []string{"1", "2", "3", "4", "5", "6", "7"})
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
			switch rapid.IntRange(0, 15).Draw(t, "edit") {
			case 0:
				paths = e.changePage(t, func(p *randomPage) { e.setKey(t, p) })
			case 1:
				paths = e.addPage(t)
			case 2:
				paths = e.remove(e.page(t))
			case 3:
				paths = e.settings(t)
			case 4, 5, 6, 7, 8, 9:
				key := pick(t, "key", []string{"title", "title", "linkTitle", "description"})
				paths = e.changePage(t, func(p *randomPage) { p.front[key] = pick(t, key, otherTitles) })
			default:
				paths = e.changePage(t, func(p *randomPage) { p.body = pick(t, "body", plainBodies) })
			}
			next, err := last.Next(paths, e.at, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			if next.layer != nil {
				if laid++; next.layer.titles != nil {
					titled++
				}
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
	t.Logf("in %d sequences %d states were laid over others, %d with other titles", n, laid, titled)
	if laid < n || titled == 0 {
		t.Errorf("in %d sequences only %d states were laid over others, %d with other titles", n, laid, titled)
	}
}

// What a page asked that was made over a state, and was taken over by the next
// ones, is known when all is assembled anew: here which picture it shows.
func TestAPageThatWasTakenOverKeepsItsQuestions(t *testing.T) {
	const name, other, picture = "content/rules/a.md", "content/rules/b.md", "content/rules/own.svg"
	dir := write(t, small)
	front := func(title, text string) string { return "+++\ntitle = \"" + title + "\"\n+++\n" + text }
	writeFile(t, dir, name, front("A", "Text.\n"))
	writeFile(t, dir, other, front("B", "Text.\n"))
	writeFile(t, dir, picture, pictures[0])
	for i := range 100 { // of a small site all questions are learned anew each time
		writeFile(t, dir, fmt.Sprintf("content/more/%d.md", i), front("More", "Text.\n"))
	}
	last := open(t, dir, Options{Live: true})
	readAll(t, last)
	for i, edit := range []struct{ file, text string }{
		{"static/new.txt", "new"}, // assembled anew; the page is kept
		{name, front("A", "![picture](own.svg)\n")},
		{other, front("B", "Other text.\n")},
		{picture, pictures[1]},
	} {
		writeFile(t, dir, edit.file, edit.text)
		next, err := last.Next([]string{edit.file}, noon, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		if laid := next.layer != nil; laid != (i == 1 || i == 2) {
			t.Fatalf("edit %d, laid over: %v", i, laid)
		}
		if i == 0 && slices.Contains(next.Rendered(), "rules/a/index.html") {
			t.Fatal("the page is not kept")
		}
		readAll(t, next)
		last = next
	}
	clean := open(t, dir, Options{Live: true})
	for path, want := range outputsOf(clean) {
		if got := outputsOf(last)[path]; got != want {
			t.Errorf("%s is\n%s\nwant\n%s", path, got, want)
		}
	}
}

// So is what an output was made with while a title was another, when that is
// again what it was.
func TestATitleThatIsAgainWhatItWasIsSeen(t *testing.T) {
	const name = "content/rules/b.md"
	dir := write(t, small)
	edit(t, dir, "site.toml", `language = "en"`, "language = \"en\"\nthemes = [\"mine\", \"vizitka\"]")
	writeFile(t, dir, "themes/mine/layouts/home.html", `{{ define "main" }}{{ with site.GetPage "Named" }}{{ .RelPermalink }}{{ end }}{{ end }}`)
	writeFile(t, dir, name, "+++\ntitle = \"Other\"\nweight = 1\n+++\n")
	last := open(t, dir, Options{Live: true})
	want := readAll(t, last)["index.html"]
	titles := []string{"Other", "Other", "Named", "Other"}
	for i, title := range titles[1:] {
		edit(t, dir, name, titles[i], title)
		if i != 1 {
			writeFile(t, dir, "static/"+title+titles[i], "new") // so all is assembled anew
		}
		next, err := last.Next(nil, noon, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		if got := readAll(t, next)["index.html"]; (got == want) != (i != 1) || (next.layer == nil) != (i != 1) {
			t.Errorf("edit %d, laid over: %v: %s", i, next.layer != nil, got)
		}
		last = next
	}
}

// A title that more depends on than what shows it makes all be assembled anew.
func TestATitleIsLaidOverOnlyWhereNothingElseDependsOnIt(t *testing.T) {
	const name = "content/rules/b.md"
	for _, test := range []struct {
		what, front, other, settings, title string
		laid                                bool
	}{
		{what: "nothing", title: "Named", laid: true},
		{what: "its place among pages with a weight", front: "weight = 7\n", title: "A", laid: true},
		{what: "its place", title: "0"},
		{what: "a wiki link to the new title", other: "[[Named]]\n", title: "Named"},
		{what: "a wiki link to the old title", other: "[[old]]\n", title: "Named"},
		{what: "its address", settings: "[permalinks]\nrules = \"/:title/\"\n", title: "Named"},
		{what: "a menu of its own", front: "menu = \"main\"\n", title: "Named"},
		{what: "a menu of the settings", settings: "[[menus.main]]\npage = \"rules/b.md\"\n", title: "Named"},
		{what: "a menu that has a word for it", settings: "[[menus.main]]\nname = \"Word\"\npage = \"rules/b.md\"\n", title: "Named", laid: true},
	} {
		dir := write(t, small)
		edit(t, dir, "site.toml", `language = "en"`, "language = \"en\"\n"+test.settings)
		for i, other := range []string{"K", "P"} {
			writeFile(t, dir, fmt.Sprintf("content/rules/o%d.md", i), "+++\ntitle = \""+other+"\"\n+++\n"+test.other)
		}
		front := func(title string) string { return "+++\ntitle = \"" + title + "\"\n" + test.front + "+++\nText.\n" }
		writeFile(t, dir, name, front("Old"))
		last := open(t, dir, Options{Live: true})
		readAll(t, last)
		writeFile(t, dir, name, front(test.title))
		next, err := last.Next([]string{name}, noon, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		if got := next.layer != nil; got != test.laid {
			t.Errorf("%s: laid over: %v", test.what, got)
		}
		clean := open(t, dir, Options{Live: true})
		got := outputsOf(next)
		for path, want := range outputsOf(clean) {
			if got[path] != want {
				t.Errorf("%s: %s is\n%s\nwant\n%s", test.what, path, got[path], want)
			}
		}
		if told(next.Problems()) != told(clean.Problems()) {
			t.Errorf("%s: told:\n%s", test.what, told(next.Problems()))
		}
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
