package theme

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"vizitka/generator/diag"
)

// page is what the templates of these tests see.
type page struct {
	Title string
	Tags  []string
	Home  bool
	Next  *page
	Kind  string
}

func (p *page) Permalink() string        { return "/" + p.Title + "/" }
func (p *page) Param(name string) string { return name }

// lazy is a list that is asked only for what is shown.
type lazy struct{ n, asked int }

// Self shows a list to templates under a name.
type lists struct{ Empty, Full *lazy }

var names = Names{
	Functions: []string{"partial", "upper", "fail", "warn"},
	Renamed:   map[string]string{"strings.ToUpper": "upper", "partialCached": "fragment", ".Type": ".Kind"},
	Members: func(typ string) []string {
		if typ != "*theme.page" {
			return nil
		}
		var out []string
		for m := range reflect.TypeFor[*page]().Methods() {
			out = append(out, m.Name)
		}
		for f := range reflect.TypeFor[page]().Fields() {
			out = append(out, f.Name)
		}
		return out
	},
	Language: "ru",
}

func functions(set **Set) template.FuncMap {
	return template.FuncMap{
		"_items": func(v any) any {
			if l, ok := v.(*lazy); ok {
				l.asked++
				return l.n
			}
			return v
		},
		"_len": func(v any) (int, error) {
			switch v := v.(type) {
			case *lazy:
				return v.n, nil
			case []string:
				return len(v), nil
			case string:
				return len(v), nil
			}
			return 0, fmt.Errorf("no length")
		},
		"_truth": func(v any) any {
			if l, ok := v.(*lazy); ok && l.n == 0 {
				return nil
			}
			return v
		},
		"partial": func(name string, data ...any) (template.HTML, error) {
			var b strings.Builder
			var arg any
			if len(data) > 0 {
				arg = data[0]
			}
			if problems := (*set).Execute(&b, "partials/"+name, arg); problems != nil {
				return "", Fail(problems...)
			}
			return template.HTML(b.String()), nil
		},
		"upper": strings.ToUpper,
		"fail":  func() (string, error) { return "", fmt.Errorf("no luck") },
		"warn":  func(s string) string { return s },
	}
}

// layer makes a layer of files given as name, text, name, text.
func layer(name string, files ...string) Layer {
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return Layer{Name: name, FS: fsys, Dir: "themes/" + name}
}

func mustLoad(t testing.TB, layers ...Layer) *Theme {
	t.Helper()
	th, problems := Load(layers, names)
	if len(problems) > 0 {
		t.Fatalf("Load: %s", listed(problems))
	}
	return th
}

func newSet(t testing.TB, th *Theme) *Set {
	t.Helper()
	var set *Set
	set, err := th.NewSet(functions(&set))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// newSet's functions must see the set they belong to.
func show(t testing.TB, th *Theme, name string, data any) (string, diag.List) {
	t.Helper()
	var b strings.Builder
	var set *Set
	set, err := th.NewSet(functions(&set))
	if err != nil {
		t.Fatal(err)
	}
	problems := set.Execute(&b, name, data)
	return b.String(), problems
}

// listed writes diagnostics as the tests expect them.
func listed(l diag.List) string {
	var b strings.Builder
	for _, d := range l {
		fmt.Fprintf(&b, "%s: %s: %s", d.Place, d.Message.Name, d.Text("en"))
		if hint := d.Hint("en"); hint != "" {
			fmt.Fprintf(&b, " (%s)", hint)
		}
		for _, n := range d.Notes {
			fmt.Fprintf(&b, " [%s]", n.Place)
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func TestLayoutsFillTheBlocksOfBaseof(t *testing.T) {
	const base = `<body>{{block "main" .}}nothing{{end}}|{{block "side" .}}side{{end}}</body>`
	tests := []struct {
		name  string
		files []string
		show  string
		want  string
	}{
		{
			"a block is replaced",
			[]string{"layouts/baseof.html", base, "layouts/page.html", `{{define "main"}}<b>{{.Title}}</b>{{end}}`},
			"layouts/page.html", "<body><b>T</b>|side</body>",
		},
		{
			"two layouts do not meet",
			[]string{
				"layouts/baseof.html", base,
				"layouts/page.html", `{{define "main"}}page{{end}}`, "layouts/list.html", `{{define "main"}}list{{end}}`,
			},
			"layouts/list.html", "<body>list|side</body>",
		},
		{
			"a layout without blocks is whole",
			[]string{"layouts/baseof.html", base, "layouts/page.html", `<p>{{.Title}}</p>`},
			"layouts/page.html", "<p>T</p>",
		},
		{
			"a whole layout may have templates of its own",
			[]string{
				"layouts/baseof.html", base,
				"layouts/page.html", `{{define "x"}}x{{end}}<p>{{template "x"}}</p>`,
			},
			"layouts/page.html", "<p>x</p>",
		},
		{"baseof is shown by itself", []string{"layouts/baseof.html", base}, "layouts/baseof.html", "<body>nothing|side</body>"},
		{
			"a block may call templates of its layout",
			[]string{
				"layouts/baseof.html", base,
				"layouts/page.html", `{{define "main"}}{{template "x" .}}{{end}}{{define "x"}}({{.Title}}){{end}}`,
			},
			"layouts/page.html", "<body>(T)|side</body>",
		},
		{
			"partials by template",
			[]string{"layouts/page.html", `<p>{{template "partials/a.html" .}}</p>`, "partials/a.html", "{{.Title}}!\n"},
			"layouts/page.html", "<p>T!</p>",
		},
		{
			"partials by function",
			[]string{"layouts/page.html", `<p>{{partial "a.html" .}}</p>`, "partials/a.html", "{{.Title}}!\n"},
			"layouts/page.html", "<p>T!</p>",
		},
		{
			"defines of two partials do not meet",
			[]string{
				"layouts/page.html", `<p>{{template "partials/a.html" .}}{{template "partials/b.html" .}}</p>`,
				"partials/a.html", `{{define "x"}}a{{end}}{{template "x"}}`, "partials/b.html", `{{define "x"}}b{{end}}{{template "x"}}`,
			},
			"layouts/page.html", "<p>ab</p>",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			th := mustLoad(t, layer("mine", test.files...))
			got, problems := show(t, th, test.show, &page{Title: "T"})
			if problems != nil {
				t.Fatal(listed(problems))
			}
			if got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestUpperLayersReplaceSingleFiles(t *testing.T) {
	th := mustLoad(t,
		layer("mine", "layouts/page.html", `{{define "main"}}mine{{end}}`, "assets/a.css", "mine"),
		layer("vizitka", "layouts/baseof.html", `<p>{{block "main" .}}{{end}}</p>`,
			"layouts/page.html", `{{define "main"}}theirs{{end}}`, "layouts/list.html", `{{define "main"}}list{{end}}`, "assets/a.css", "theirs", "assets/b.css", "b"))
	for name, want := range map[string]string{"layouts/page.html": "<p>mine</p>", "layouts/list.html": "<p>list</p>"} {
		if got, problems := show(t, th, name, nil); got != want || problems != nil {
			t.Errorf("%s: %q %s, want %q", name, got, listed(problems), want)
		}
	}
	if f, ok := th.File("assets/a.css"); !ok || string(f.Bytes) != "mine" || f.Place != "themes/mine/assets/a.css" {
		t.Errorf("assets/a.css: %+v", f)
	}
	if !th.Has("assets/b.css") || th.Has("assets/c.css") {
		t.Error("Has is wrong")
	}
}

func TestListsAreAskedOnlyForWhatIsShown(t *testing.T) {
	tests := []struct{ text, want string }{
		{`{{if .Empty}}yes{{else}}no{{end}}`, "no"},
		{`{{if .Full}}yes{{else}}no{{end}}`, "yes"},
		{`{{with .Empty}}yes{{else}}no{{end}}`, "no"},
		{`{{with .Full}}{{len .}}{{end}}`, "3"},
		{`{{if not .Empty}}none{{end}}`, "none"},
		{`{{if .Empty | not}}none{{end}}`, "none"},
		{`{{if and .Full .Empty}}yes{{else}}no{{end}}`, "no"},
		{`{{if or .Empty .Full}}yes{{end}}`, "yes"},
		{`{{len (or .Empty .Full)}}`, "3"},
		{`{{if $x := .Full}}{{len $x}}{{end}}`, "3"},
		{`{{.Full | len}}`, "3"},
		{`{{range .Full}}{{.}},{{end}}`, "0,1,2,"},
		{`{{range $x := .Full}}{{$x}}{{end}}`, "012"},
		{`{{range .Empty}}x{{else}}none{{end}}`, "none"},
		{`{{range 3}}{{if eq . 1}}{{continue}}{{end}}{{.}}{{end}}`, "02"},
		{`{{range 9}}{{if eq . 2}}{{break}}{{end}}{{.}}{{end}}`, "01"},
		{`<script>let a = [{{range .Full}}{{.}},{{end}}]</script>`, "<script>let a = [0,1,2,]</script>"},
		{`<a class="{{range .Full}}c{{.}} {{end}}">`, `<a class="c0 c1 c2 ">`},
	}
	for _, test := range tests {
		th := mustLoad(t, layer("mine", "partials/a.html", test.text))
		data := lists{Empty: &lazy{}, Full: &lazy{n: 3}}
		got, problems := show(t, th, "partials/a.html", data)
		if problems != nil {
			t.Errorf("%s: %s", test.text, listed(problems))
		}
		if got = strings.ReplaceAll(got, " 0 ", "0"); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(test.want, " ", "") {
			t.Errorf("%s: got %q, want %q", test.text, got, test.want)
		}
	}
}
