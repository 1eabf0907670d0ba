package theme

import (
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"vizitka/generator/trace"
)

// Each change of a theme changes the answers to the questions about what was
// changed, and to no others.
func TestChangesReachTheQuestionsAboutThem(t *testing.T) {
	files := map[string]string{
		"layouts/baseof.html": `{{block "main" .}}{{end}}`,
		"layouts/page.html":   `{{define "main"}}{{template "partials/a.html"}}{{end}}`,
		"layouts/list.html":   `list`,
		"partials/a.html":     `a`, "partials/b.html": `b`,
		"components/note.html": "n",
		"assets/a.css":         "a",
		"strings/ru.toml":      "a = \"а\"\nb = \"б\"\n[n]\none = \"1\"\n",
	}
	load := func(change, text string) *Theme {
		var l []string
		for name, old := range files {
			if name == change {
				old = text
			}
			l = append(l, name, old)
		}
		if _, known := files[change]; change != "" && !known {
			l = append(l, change, text)
		}
		return mustLoad(t, layer("mine", l...))
	}
	ask := func(th *Theme, r *trace.Recorder) {
		for _, name := range []string{"page", "list", "home"} {
			th.AskTemplate(r, "layouts/"+name+".html")
		}
		th.AskString(r, "ru", "a")
		th.AskString(r, "ru", "c")
		th.AskPlural(r, "ru", "n", 1)
		th.AskNames(r, "ru")
		th.AskAsset(r, "assets/a.css")
		th.AskAsset(r, "assets/b.css")
		th.AskFiles(r, "assets")
		th.AskComponents(r)
	}
	tests := []struct {
		change, text string
		want         string
	}{
		{"", "", ""},
		{"layouts/page.html", `{{define "main"}}x{{end}}`, "template.hash layouts/page.html"},
		{"layouts/baseof.html", `<p>{{block "main" .}}{{end}}`, "template.hash layouts/page.html"},
		{"partials/a.html", "x", "template.hash layouts/page.html"},
		{"partials/b.html", "x", ""},
		{"layouts/home.html", "x", "template.hash layouts/home.html"},
		{"strings/ru.toml", "a = \"x\"\nb = \"б\"\n[n]\none = \"1\"\n", "string.text ru a"},
		{"strings/ru.toml", "a = \"а\"\nb = \"x\"\n[n]\none = \"1\"\n", ""},
		{"strings/en.toml", "c = \"c\"\n", "string.text ru c"},
		{"strings/ru.toml", "a = \"а\"\nb = \"б\"\n[n]\none = \"2\"\n", "plural.forms ru n"},
		{"strings/en.toml", "[weekdays]\nlong = [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"]\n", "names.dates ru"},
		{"assets/a.css", "x", "asset.hash assets/a.css"},
		{"assets/b.css", "x", "asset.hash assets/b.css, folder.names assets"},
		{"components/tip.html", "x", "theme.components"},
		{"components/note.html", "x", ""},
	}
	for _, test := range tests {
		n := trace.NewNotebook()
		r := trace.NewRecorder(n)
		before := load("", "")
		ask(before, r)
		w := trace.World{}
		trace.Put(w, before)
		tr := r.Trace()
		table := new(trace.Table).Learn(w, n, []trace.Trace{tr}, nil, func(n int, work func(i int)) {
			for i := range n {
				work(i)
			}
		})
		trace.Put(w, load(test.change, test.text))
		_, changed := table.Refresh(w, n, trace.Edit{Joined: true})
		var reasons []string
		for _, r := range changed.Reasons(n, tr) {
			reasons = append(reasons, strings.TrimSpace(r.Question+" "+r.Subject))
		}
		slices.Sort(reasons)
		if got := strings.Join(reasons, ", "); got != test.want {
			t.Errorf("%s: %s, want %s", test.change, got, test.want)
		}
	}
}

func TestUsesLooksIntoWhatATemplateIncludes(t *testing.T) {
	th := mustLoad(t, layer("mine",
		"layouts/baseof.html", `{{block "main" .}}{{end}}`,
		"layouts/list.html", `{{define "main"}}{{partial "pages" .}}{{end}}`,
		"layouts/home.html", `{{define "main"}}{{template "partials/pages.html" .}}{{end}}`,
		"layouts/page.html", `{{define "main"}}{{.Title}}{{end}}`,
		"partials/pages.html", `{{$p := .}}{{range $p.Paginate.Pages}}{{upper .Title}}{{end}}`))
	for name, want := range map[string]bool{"list": true, "home": true, "page": false} {
		tmpl, _ := th.Template("layouts/" + name + ".html")
		if tmpl.Uses("Paginate") != want || tmpl.Uses("upper") != want {
			t.Errorf("%s: Uses is not %v", name, want)
		}
	}
}

func TestSetsOfOneThemeWorkAtTheSameTime(t *testing.T) {
	th := mustLoad(t, layer("mine",
		"layouts/baseof.html", `<p>{{block "main" .}}{{end}}</p>`,
		"layouts/page.html", `{{define "main"}}{{range .Tags}}<a href="{{.}}">{{template "partials/a.html" .}}</a>{{end}}{{end}}`,
		"partials/a.html", `{{.}}`))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			var set *Set
			set, err := th.NewSet(functions(&set))
			if err != nil {
				t.Error(err)
				return
			}
			for range 50 {
				if problems := set.Execute(io.Discard, "layouts/page.html", &page{Tags: []string{"a", "b"}}); problems != nil {
					t.Error(listed(problems))
				}
				th.AskString(nil, "ru", "x")
			}
		})
	}
	wg.Wait()
}

func TestAFunctionThatIsNotGivenIsAnError(t *testing.T) {
	var set *Set
	f := functions(&set)
	delete(f, "_truth")
	if _, err := mustLoad(t).NewSet(f); err == nil {
		t.Error("no error")
	}
}
