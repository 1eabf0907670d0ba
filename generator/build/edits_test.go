package build

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"vizitka/generator/site"
)

// The central law: after any edits a state shows byte for byte, and problem
// for problem, what a clean build shows. Each step edits a small site, makes
// the next state, which may then be read only in part, and compares it with a
// site opened anew.
//
// -rapid.checks=N tries N sequences instead of a few.
func TestAfterAnyEditsASiteIsThatOfACleanBuild(t *testing.T) {
	fallback(t, "rapid.checks", "5")
	fallback(t, "rapid.nofailfile", "true") // the seed is told
	const steps = 12
	top, n := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		dir := filepath.Join(top, fmt.Sprint(n))
		defer os.RemoveAll(dir)
		e := &editor{dir: dir, at: noon, files: map[string]string{}}
		e.begin(t)
		last, err := Open(e.options())
		if err != nil {
			t.Fatal(err)
		}
		defer last.Close()
		readSome(t, last, true)
		for range steps {
			var paths []string
			for range rapid.IntRange(1, 2).Draw(t, "edits at once") {
				paths = append(paths, e.edit(t)...)
			}
			if rapid.Bool().Draw(t, "paths unknown") {
				paths = nil
			}
			next, err := last.Next(paths, e.at, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			last = next
			if rapid.IntRange(0, 3).Draw(t, "read in part") == 0 {
				readSome(t, last, false)
				continue
			}
			e.compare(t, last)
		}
	})
}

// fallback sets a flag for one test, unless it is set already.
func fallback(t *testing.T, name, value string) {
	f := flag.Lookup(name)
	if f.Value.String() != f.DefValue {
		return
	}
	if err := f.Value.Set(value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Value.Set(f.DefValue) }) //nolint:errcheck // it was the value
}

// readSome opens the outputs of a state, or about the half of them.
func readSome(t *rapid.T, s *State, whole bool) {
	for _, o := range s.Outputs() {
		if whole || rapid.Bool().Draw(t, "read "+o.Path) {
			s.ReadFile(o.Path) //nolint:errcheck // a broken output is one more state
		}
	}
}

// An editor changes a site on disk at random, and knows what is in it.
type editor struct {
	dir   string
	at    time.Time
	files map[string]string
	pages map[string]*randomPage
}

func (e *editor) options() Options {
	return Options{Dir: e.dir, Live: true, Include: site.Include{At: e.at}, Themes: themeFS(editTheme), Now: time.Now()}
}

func (e *editor) compare(t *rapid.T, s *State) {
	clean, err := Open(e.options())
	if err != nil {
		t.Fatal(err)
	}
	defer clean.Close()
	want, got := outputsOf(clean), outputsOf(s)
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if g, ok := got[path]; !ok {
			t.Errorf("%s is missing", path)
		} else if g != want[path] {
			t.Errorf("%s is\n%s\nwant\n%s", path, g, want[path])
		}
	}
	for _, path := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[path]; !ok {
			t.Errorf("%s should not be there", path)
		}
	}
	if g, w := told(s.Problems()), told(clean.Problems()); g != w {
		t.Errorf("problems are\n%s\nwant\n%s", g, w)
	}
	if t.Failed() {
		for _, name := range slices.Sorted(maps.Keys(e.files)) {
			t.Logf("-- %s --\n%s", name, e.files[name])
		}
		t.FailNow()
	}
}

func outputsOf(s *State) map[string]string {
	out := map[string]string{}
	for _, o := range s.Outputs() {
		b, err := s.ReadFile(o.Path)
		if err != nil {
			b = []byte("broken")
		}
		out[o.Path] = string(b)
	}
	return out
}

// A randomPage is a page with some keys, each of which has a few values.
type randomPage struct {
	front map[string]string
	body  string
}

func (p *randomPage) text() string {
	var b strings.Builder
	b.WriteString("+++\n")
	for _, key := range slices.Sorted(maps.Keys(p.front)) {
		if v := p.front[key]; strings.HasPrefix(v, "[") && strings.Contains(v, "]\n") {
			continue // a table: it comes last
		} else if v != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, v)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(p.front)) {
		if v := p.front[key]; strings.HasPrefix(v, "[") && strings.Contains(v, "]\n") {
			b.WriteString(v)
		}
	}
	return b.String() + "+++\n" + p.body
}

// begin writes a site of some pages.
func (e *editor) begin(t *rapid.T) {
	e.pages = map[string]*randomPage{}
	for range 8 {
		e.addPage(t)
	}
	e.settings(t)
	e.write("data/team.toml", dataTexts[0])
	e.write("content/rules/p.svg", pictures[0])
}

func (e *editor) write(name, text string) []string {
	e.files[name] = text
	file := filepath.Join(e.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		panic(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		panic(err)
	}
	return []string{name}
}

func (e *editor) remove(name string) []string {
	delete(e.files, name)
	delete(e.pages, name)
	if err := os.RemoveAll(filepath.Join(e.dir, filepath.FromSlash(name))); err != nil {
		panic(err)
	}
	return []string{name}
}

func pick(t *rapid.T, what string, from []string) string {
	return rapid.SampledFrom(from).Draw(t, what)
}

// edit changes one thing, and returns the paths it touched.
func (e *editor) edit(t *rapid.T) []string {
	kinds := []struct {
		name string
		do   func(t *rapid.T) []string
	}{
		{"body", func(t *rapid.T) []string {
			return e.changePage(t, func(p *randomPage) { p.body = pick(t, "body", pageBodies) })
		}},
		{"title", func(t *rapid.T) []string {
			return e.changePage(t, func(p *randomPage) { p.front["title"] = pick(t, "title", pageKeys["title"]) })
		}},
		{"key", func(t *rapid.T) []string { return e.changePage(t, func(p *randomPage) { e.setKey(t, p) }) }},
		{"keys", func(t *rapid.T) []string {
			return e.changePage(t, func(p *randomPage) { e.setKey(t, p); e.setKey(t, p); e.setKey(t, p) })
		}},
		{"draft", func(t *rapid.T) []string {
			return e.changePage(t, func(p *randomPage) { p.front["draft"] = pick(t, "draft", []string{"true", ""}) })
		}},
		{"new page", e.addPage},
		{"removed page", func(t *rapid.T) []string { return e.remove(e.page(t)) }},
		{"renamed page", func(t *rapid.T) []string {
			from, to := e.page(t), pick(t, "to", pageNames)
			p := e.pages[from]
			paths := e.remove(from)
			e.pages[to] = p
			return append(paths, e.write(to, p.text())...)
		}},
		{"broken front matter", func(t *rapid.T) []string {
			name := e.page(t)
			return e.write(name, pick(t, "broken", []string{"+++\ntitle = \"Open\n+++\n", "+++\nkind = \"nothing\"\n+++\n", "\xff", "+++\ntittle = \"A\"\n+++\n[x](nowhere.md)\n"}))
		}},
		{"settings", e.settings},
		{"theme", func(t *rapid.T) []string {
			name := pick(t, "file", slices.Sorted(maps.Keys(themeEdits)))
			return e.write("themes/mine/"+name, pick(t, "text", themeEdits[name]))
		}},
		{"removed theme file", func(t *rapid.T) []string {
			return e.remove("themes/mine/" + pick(t, "file", slices.Sorted(maps.Keys(themeEdits))))
		}},
		{"data", func(t *rapid.T) []string { return e.write("data/team.toml", pick(t, "data", dataTexts)) }},
		{"picture", func(t *rapid.T) []string {
			return e.write(pick(t, "name", pictureNames), pick(t, "picture", pictures))
		}},
		{"removed picture", func(t *rapid.T) []string { return e.remove(pick(t, "name", pictureNames)) }},
		{"time", func(t *rapid.T) []string {
			e.at = noon.AddDate(0, 0, rapid.IntRange(-400, 400).Draw(t, "days"))
			return []string{"site.toml"}
		}},
		{"removed folder", func(t *rapid.T) []string {
			dir := pick(t, "folder", []string{"content/rules/deep", "content/tags", "content/bundle"})
			for name := range e.files {
				if strings.HasPrefix(name, dir+"/") {
					delete(e.files, name)
					delete(e.pages, name)
				}
			}
			return e.remove(dir)
		}},
	}
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.name
	}
	name := pick(t, "edit", names)
	return kinds[slices.Index(names, name)].do(t)
}

func (e *editor) page(t *rapid.T) string {
	if len(e.pages) == 0 {
		e.addPage(t)
	}
	return pick(t, "page", slices.Sorted(maps.Keys(e.pages)))
}

func (e *editor) changePage(t *rapid.T, change func(p *randomPage)) []string {
	name := e.page(t)
	change(e.pages[name])
	return e.write(name, e.pages[name].text())
}

func (e *editor) addPage(t *rapid.T) []string {
	name := pick(t, "name", pageNames)
	p := &randomPage{front: map[string]string{"title": pick(t, "title", pageKeys["title"])}, body: pick(t, "body", pageBodies)}
	e.setKey(t, p)
	e.pages[name] = p
	return e.write(name, p.text())
}

func (e *editor) setKey(t *rapid.T, p *randomPage) {
	key := pick(t, "key", slices.Sorted(maps.Keys(pageKeys)))
	p.front[key] = pick(t, "value", pageKeys[key])
}

func (e *editor) settings(t *rapid.T) []string {
	var b strings.Builder
	for _, part := range settingParts {
		b.WriteString(pick(t, "setting", part))
	}
	return e.write("site.toml", b.String())
}
