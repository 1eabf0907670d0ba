package build

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"
)

// A lawEdit is one kind of change of a site.
type lawEdit struct {
	name string
	do   func(s *lawSite, o *Options)
	// inProcess: it builds by itself, with a store of this process.
	inProcess bool
}

var onMine = "themes/mine/"

// change writes a text of a theme's file with a mark of its own.
func (s *lawSite) change(files map[string][]string) {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	name := draw(s, names, "file")
	text := draw(s, files[name], "text")
	if _, there := s.files[name]; text == "" {
		if there {
			s.remove(name)
		}
		return
	}
	s.edits++
	s.write(name, lawFile{text: strings.ReplaceAll(text, "#", fmt.Sprint(s.edits%3))})
}

// lawEdits are all kinds of edits; each is drawn equally often.
var lawEdits = []lawEdit{
	{name: "create a page", do: func(s *lawSite, _ *Options) { s.create() }},
	{name: "edit a body", do: func(s *lawSite, _ *Options) {
		s.onPage(func(p *lawPage) {
			if len(p.body) > 0 && rapid.Bool().Draw(s.t, "replace") {
				p.body[0] = cleanForm(s.paragraph())
			} else {
				p.body = append(p.body, cleanForm(s.paragraph()))
			}
		})
	}},
	{name: "cut a body", do: func(s *lawSite, _ *Options) { s.onPage(func(p *lawPage) { p.body = p.body[:len(p.body)/2] }) }},
	{name: "edit a title", do: func(s *lawSite, _ *Options) {
		s.onPage(func(p *lawPage) { p.title = fmt.Sprintf("Page %d", rapid.IntRange(0, 40).Draw(s.t, "title")) })
	}},
	{name: "rename a page", do: func(s *lawSite, _ *Options) {
		name := draw(s, s.names(isRegularPage), "page")
		s.number++
		s.move(name, path.Join(path.Dir(name), fmt.Sprintf("p%d", rapid.IntRange(0, s.number).Draw(s.t, "name"))+ending(name)))
	}},
	{name: "move a page", do: func(s *lawSite, _ *Options) {
		name := draw(s, s.names(isRegularPage), "page")
		s.move(name, path.Join("content", draw(s, lawFolders, "folder"), path.Base(name)))
	}},
	{name: "delete a page", do: func(s *lawSite, _ *Options) {
		if names := s.names(isPage); len(names) > 10 {
			s.remove(draw(s, names, "page"))
		}
	}},
	{name: "add a translation", do: func(s *lawSite, _ *Options) {
		name := draw(s, s.names(func(n string) bool { return isPage(n) && !strings.HasSuffix(n, ".en.md") }), "page")
		p := *s.files[name].page
		p.title, p.broken = "Translated "+p.title, false
		s.write(strings.TrimSuffix(name, ".md")+".en.md", lawFile{page: &p})
	}},
	{name: "change a date", do: func(s *lawSite, _ *Options) { s.onPage(func(p *lawPage) { p.date = draw(s, lawDates, "date") }) }},
	{name: "change a weight", do: func(s *lawSite, _ *Options) {
		s.onPage(func(p *lawPage) { p.weight = rapid.IntRange(0, 9).Draw(s.t, "weight") })
	}},
	{name: "change a tag", do: func(s *lawSite, _ *Options) {
		s.onPage(func(p *lawPage) {
			if p.tags = append(p.tags, draw(s, lawTags, "tag")); len(p.tags) > 2 {
				p.tags = nil
			}
		})
	}},
	{name: "change a draft flag", do: func(s *lawSite, _ *Options) { s.onPage(func(p *lawPage) { p.draft = !p.draft }) }},
	{name: "change other front matter", do: func(s *lawSite, _ *Options) {
		s.onPage(func(p *lawPage) { p.extra = draw(s, append(lawExtras, lawRules...), "extra") })
	}},
	{name: "choose a layout", do: func(s *lawSite, _ *Options) {
		s.onPage(func(p *lawPage) {
			p.layout = draw(s, []string{"", "nothing", "s0", "s3", "s9", "s14", "rule"}, "layout")
		})
	}},
	{name: "change what is handed down", do: func(s *lawSite, _ *Options) {
		name := draw(s, []string{"content/rules/_index.md", "content/notes/_index.md", "content/_index.md"}, "section")
		s.write(name, lawFile{page: &lawPage{title: "Раздел", extra: draw(s, []string{
			"", "[cascade]\ndraft = true", "[cascade]\nlayout = \"s7\"", "[cascade]\ndescription = \"handed down\"\n[cascade.params]\ncolour = \"red\"", "[cascade]\ntags = [\"one\"]", "[cascade]\nunlisted = true",
		}, "cascade")}})
	}},
	{name: "change a layout", do: func(s *lawSite, _ *Options) {
		s.change(map[string][]string{
			onMine + "layouts/page.html":    {"", `{{ define "main" }}#{{ .Content }}{{ end }}`, lawTheme["layouts/page.html"] + "<!-- -->"},
			onMine + "layouts/list.html":    {"", strings.Replace(lawTheme["layouts/list.html"], "<h1>", "<h1>#", 1)},
			onMine + "layouts/baseof.html":  {"", lawTheme["layouts/baseof.html"] + "#"},
			onMine + "layouts/s3.html":      {"", `{{ define "main" }}#{{ .Title }}{{ end }}`, `{{ define "main" }}{{ .Titel }}{{ end }}`},
			onMine + "layouts/recipe.html":  {"", `{{ define "main" }}#{{ .Title }}{{ partial "side" . }}{{ end }}`},
			onMine + "layouts/nothink.html": {"", `{{ define "main" }}{{ end }}`},
		})
	}},
	{name: "change a fragment", do: func(s *lawSite, _ *Options) {
		s.change(map[string][]string{
			onMine + "partials/menu.html": {"", lawTheme["partials/menu.html"] + "#", lawTheme["partials/menu.html"], lawTheme["partials/menu.html"] + "{{/* same */}}", `{{ range site.Sections }}{{ .Title }} {{ .Pages.Len }}{{ end }}`, `{{ (index site.Pages 0).Foo }}`},
			onMine + "partials/card.html": {"", lawTheme["partials/card.html"] + "#", `{{ with . }}{{ .Content }}{{ end }}`, `{{ fragment "menu" }}`},
			onMine + "partials/side.html": {"", `{{ .Title }}`},
			onMine + "partials/sidf.html": {"", `{{ .Title }}`},
		})
	}},
	{name: "change a component", do: func(s *lawSite, _ *Options) {
		s.change(map[string][]string{
			onMine + "components/note.html": {"", `<p>#{{ .Inner }}</p>`, `{{ .Page.Title }}{{ .Ordinal }}{{ .Label }}`},
			onMine + "components/term.html": {"", `<i>{{ .Text }}</i>`},
			onMine + "components/tip.html":  {"", `<p>#</p>`},
		})
	}},
	{name: "change theme.toml", do: func(s *lawSite, _ *Options) {
		s.change(map[string][]string{onMine + "theme.toml": {
			"name = \"mine\"\n", "name = \"mine\"\n[components.term]\nforms = [\"inline\"]\nref = \"recipe\"\n", "name = \"mine\"\n[components.note]\nforms = [\"leaf\"]\n",
			"name = \"mine\"\n[kinds.rule]\nlabel = { ru = \"Закон\" }\n[kinds.rule.fields]\nnumber = { type = \"int\" }\nbreaks = { type = \"page\" }\nwhy = { type = \"text\" }\n",
			"name = \"mine\"\n[kinds.recipe]\nroute = true\n",
		}})
	}},
	{name: "change strings", do: func(s *lawSite, _ *Options) {
		s.change(map[string][]string{
			onMine + "strings/ru.toml": {"", "extra = \"ещё #\"\n", "missing = \"нету\"\nextra = \"x\"\n", "[months]\ngenitive = [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\",\"l\"]\n"},
			onMine + "strings/en.toml": {"", "extra = \"extra #\"\n", "[pages]\none = \"{n} p\"\nother = \"{n} ps\"\n"},
		})
	}},
	{name: "change a style", do: func(s *lawSite, _ *Options) {
		s.change(map[string][]string{
			onMine + "assets/style.css": {"", "body { color: # }", "body { /* # */ color: blue }"},
			onMine + "assets/more.css":  {"", "p { margin: # }"},
		})
	}},
	{name: "change a key of site.toml", do: func(s *lawSite, _ *Options) {
		keys := make([]string, 0, len(lawSettings))
		for key := range lawSettings {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		key := draw(s, keys, "key")
		s.settings(map[string][]string{key: lawSettings[key]})
	}},
	{name: "change data", do: func(s *lawSite, _ *Options) {
		s.change(map[string][]string{
			"data/numbers.toml": {"one = #\n", "one = \"#\"\n", "two = 2\n", "one = \n"}, "data/people.csv": {"", "name,age\nAnna,31\nBoris,#\n", "name\na,b\n"},
		})
	}},
	{name: "change a picture", do: func(s *lawSite, _ *Options) {
		s.change(map[string][]string{
			"content/rules/p.svg": {"", picture(3), picture(30), picture(3) + "\n"}, "content/p.svg": {"", picture(4), picture(40)}, "content/notes/p.en.svg": {"", picture(6)},
			"content/rules/Q.SVG": {"", picture(7)}, "static/robots.css": {"", "x#"}, "content/notes/file.txt": {"", "#"},
		})
	}},
	{name: "touch", do: func(s *lawSite, _ *Options) {
		at := time.Now()
		s.must(os.Chtimes(s.path(draw(s, s.names(any_), "file")), at, at))
	}},
	{name: "restore an older file", do: func(s *lawSite, _ *Options) {
		names := make([]string, 0, len(s.past))
		for name := range s.past {
			names = append(names, name)
		}
		if len(names) == 0 {
			return
		}
		slices.Sort(names)
		name := draw(s, names, "file")
		old := draw(s, s.past[name], "version")
		s.write(name, old.file)
		s.must(os.Chtimes(s.path(name), old.time, old.time))
	}},
	{name: "swap two files", do: func(s *lawSite, _ *Options) {
		names := s.names(isPage)
		a, b := draw(s, names, "a"), draw(s, names, "b")
		if a == b {
			return
		}
		s.remember(a)
		s.remember(b)
		s.files[a], s.files[b] = s.files[b], s.files[a]
		s.must(os.Rename(s.path(a), s.path("content/between")))
		s.must(os.Rename(s.path(b), s.path(a)))
		s.must(os.Rename(s.path("content/between"), s.path(b)))
	}},
	{name: "replace by as long a text with the same time", do: func(s *lawSite, _ *Options) {
		name := draw(s, s.names(isPage), "page")
		info, err := os.Stat(s.path(name))
		s.must(err)
		p := *s.files[name].page
		last, _ := strings.CutSuffix(p.title, "0")
		if last == p.title {
			last = p.title[:len(p.title)-1]
			p.title = last + "0"
		} else {
			p.title = last + "1"
		}
		s.write(name, lawFile{page: &p})
		s.must(os.Chtimes(s.path(name), info.ModTime(), info.ModTime()))
	}},
	{name: "break a page", do: func(s *lawSite, _ *Options) { s.onPage(func(p *lawPage) { p.broken = true }) }},
	{name: "repair the pages", do: func(s *lawSite, _ *Options) {
		for _, name := range s.names(isPage) {
			if p := *s.files[name].page; p.broken {
				p.broken = false
				s.write(name, lawFile{page: &p})
			}
		}
	}},
	{name: "other flags", do: func(s *lawSite, o *Options) {
		switch rapid.IntRange(0, 4).Draw(s.t, "flag") {
		case 0:
			o.Include.Drafts = !o.Include.Drafts
		case 1:
			o.Include.Future = !o.Include.Future
		case 2:
			o.Include.Expired = !o.Include.Expired
		case 3:
			o.BaseURL = draw(s, []string{"", "https://flag.test/x/"}, "base")
		case 4:
			o.Include.At = draw(s, []time.Time{noon, noon.AddDate(0, 1, 0), noon.AddDate(0, -8, 0), noon.AddDate(2, 0, 0)}, "at")
		}
	}},
	{name: "another environment", do: func(s *lawSite, o *Options) { o.Environment = draw(s, []string{"", "second", "third"}, "environment") }},
	{name: "another environment and back", do: func(s *lawSite, o *Options) {
		s.onPage(func(p *lawPage) { p.title += "!" })
		other := *o
		other.Environment = "second"
		if o.Environment == "second" {
			other.Environment = ""
		}
		(&lawStore{site: s}).build(other)
	}, inProcess: true},
	{name: "after the preview", do: func(s *lawSite, o *Options) {
		live := *o
		live.Live, live.Dir, live.Store, live.Program, live.Now, live.Include.Drafts = true, s.dir, s.path(".vizitka"), program, time.Now(), true
		first, err := Open(live)
		s.must(err)
		defer first.Close()
		first.MakeLists()
		for last, i := first, 0; i < 4; i++ {
			s.onPage(func(p *lawPage) {
				if i%2 == 0 {
					p.body = append(p.body, "live")
				} else {
					p.title = fmt.Sprintf("Page %d", rapid.IntRange(0, 40).Draw(s.t, "title"))
				}
			})
			next, err := last.Next(nil, live.Include.At, time.Now())
			s.must(err)
			compareStates(s.t, next, s.clean(live))
			last = next
		}
	}, inProcess: true},
	{name: "nothing", do: func(*lawSite, *Options) {}},
}

func any_(string) bool { return true }

func ending(name string) string {
	if strings.HasSuffix(name, ".en.md") {
		return ".en.md"
	}
	return ".md"
}

// move gives a file another name; what was there is written over.
func (s *lawSite) move(from, to string) {
	if from == to {
		return
	}
	s.remember(from)
	s.remember(to)
	s.files[to] = s.files[from]
	delete(s.files, from)
	s.must(os.MkdirAll(path.Dir(s.path(to)), 0o755))
	s.must(os.Rename(s.path(from), s.path(to)))
}
