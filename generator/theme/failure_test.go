package theme

import (
	"strings"
	"testing"

	"vizitka/generator/diag"
)

// Each file stands at themes/mine/partials/a.html; places are given without it.
func TestMistakesInTemplatesAreFoundWhenTheyAreLoaded(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"unknown function", "<p>{{ uper .Title }}", `1:7: template-function: there is no function "uper" (did you mean "upper"?)`},
		{"all of them", "{{ foo }}\n{{ if bar }}{{ end }}", "1:4: template-function: there is no function \"foo\"\n2:7: template-function: there is no function \"bar\""},
		{"Hugo's function", "я {{ strings.ToUpper .Title }}", `1:6: template-function: there is no function "strings.ToUpper" (write upper)`},
		{"Hugo's function without a field", "{{ partialCached \"x\" . }}", `1:4: template-function: there is no function "partialCached" (write fragment)`},
		{"our functions are not the author's", "{{ _items . }}", `1:4: template-function: there is no function "_items"`},
		{"no end", "a\n{{ if .Home }}\n{{ range .Tags }}x{{ end }}\n", "2:1: template-no-end: this {{if}} has no {{end}}"},
		{"end too many", "a {{ end }}", "1:3: template-stray: {{end}} does not belong here (it closes or divides an if, range, with, define or block, and none is open)"},
		{"else too many", "{{ if .Home }}{{ else }}{{ else }}{{ end }}", "1:25: template-stray: {{else}} does not belong here (it closes or divides an if, range, with, define or block, and none is open)"},
		{"unclosed action", "a\nb {{ .Title\nc\n", "2:3: template-unclosed: this {{ is not closed"},
		{"unclosed action before another", "{{ .Title\n<p>{{ .Tags }}", "1:1: template-unclosed: this {{ is not closed"},
		{"unclosed string", "ы {{ printf \"a }}\n{{ .Title }}", "1:13: template-unclosed: this \" is not closed"},
		{"unclosed comment", "{{/* a", "1:1: template-unclosed: this {{/* is not closed"},
		{"unknown variable", "{{ $page := . }}{{ $pag.Title }}", `1:20: template-variable: the variable $pag is not declared (did you mean $page?)`},
		{"no value", "{{ if }}x{{ end }}", "1:4: template-no-value: a value is missing for if"},
		{"break outside", "x {{ break }}", "1:6: template-outside-range: {{break}} stands outside of a range"},
		{"defined twice", `{{define "x"}}1{{end}}` + "\n" + `{{define "x"}}2{{end}}`, `2:1: template-twice: "x" is defined twice`},
		{"unexpected", "{{ .Title ! }}", `1:11: template-unexpected: unexpected "!"`},
		{"unexpected bracket", "<p>\n{{ upper (.Title }}", "2:10: template-syntax: the template cannot be read: unclosed left paren"},
		{"missing template", `{{ template "partials/b.html" . }}`, `1:13: template-missing: there is no template "partials/b.html" (did you mean "partials/a.html"?)`},
		{"not UTF-8", "a\n\xff", "2:1: template-encoding: this is not valid UTF-8 (save the file in the encoding UTF-8)"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := Load([]Layer{layer("mine", "partials/a.html", test.text)}, names)
			got := strings.ReplaceAll(listed(problems), "themes/mine/partials/a.html:", "")
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestOneRunReportsTheMistakesOfAllTemplates(t *testing.T) {
	_, problems := Load([]Layer{layer("mine",
		"layouts/baseof.html", `<p>{{block "main" .}}{{end}}{{foo}}`,
		"layouts/page.html", `{{define "main"}}{{bar}}{{end}}`,
		"layouts/list.html", `{{define "mian"}}x{{end}}`,
		"layouts/home.html", "{{define \"main\"}}x{{end}}\n\n<b>lost</b>",
		"layouts/rss.xml", "x",
		"partials/a.html", `{{if}}`)}, names)
	want := `themes/mine/layouts/baseof.html:1:31: template-function: there is no function "foo"
themes/mine/layouts/home.html:3:1: template-not-shown: this is not shown: the layout fills blocks of layouts/baseof.html, and only what stands in a define is taken (move it into a define)
themes/mine/layouts/list.html:1:1: template-block: layouts/baseof.html has no block "mian" (did you mean "main"?)
themes/mine/layouts/page.html:1:20: template-function: there is no function "bar"
themes/mine/layouts/rss.xml: theme-not-html: this file is not used: a template's name ends in .html (rename it, or move it into assets/)
themes/mine/partials/a.html:1:3: template-no-value: a value is missing for if`
	if got := listed(problems); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestLayoutsThatFillBlocksNeedBaseof(t *testing.T) {
	_, problems := Load([]Layer{layer("mine", "layouts/page.html", `{{define "main"}}x{{end}}`)}, names)
	if len(problems) != 1 || problems[0].Message != noBase {
		t.Error(listed(problems))
	}
}

func TestFailuresNameTheAuthorsPlace(t *testing.T) {
	data := &page{Title: "T", Tags: []string{"a"}}
	tests := []struct {
		name, text string
		data       any
		want       string
	}{
		{"unknown field", "я\n  {{ .Titel }}", data, `2:7: template-field: page has no field "Titel" (did you mean "Title"?)`},
		{"in a chain", `{{ with . }}{{ .Next.Titel }}{{ end }}`, &page{Next: data}, `1:22: template-field: page has no field "Titel" (did you mean "Title"?)`},
		{"of a variable", `{{ $p := . }}{{ if $p.Titel }}{{ end }}`, data, `1:23: template-field: page has no field "Titel" (did you mean "Title"?)`},
		{"Hugo's field", `{{ .Type }}`, data, `1:5: template-field: page has no field "Type" (write .Kind)`},
		{"of text", `{{ .Title.Foo }}`, data, `1:11: template-field: string has no field "Foo"`},
		{"nothing there", `{{ .Next.Title }}`, data, `1:10: template-empty: .Next is empty here, so it has no Title (put it between {{with .Next}} and {{ end }})`},
		{"nothing there to call", "<a href=\"{{ .Next.Permalink }}\">", data, `1:19: template-empty: .Next is empty here, so it has no Permalink (put it between {{with .Next}} and {{ end }})`},
		{"in a range", "{{ range .Tags }}\n{{ .Foo }}{{ end }}", data, `2:5: template-field: string has no field "Foo"`},
		{"in the list of a range", "{{ range .Tagz }}{{ end }}", data, `1:11: template-field: page has no field "Tagz" (did you mean "Tags"?)`},
		{"not a list", "{{ range .Title }}{{ end }}", data, `1:10: template-range: range cannot go over T`},
		{"len of nothing", "{{ len .Next }}", data, `1:4: template-call: len: no length`},
		{"too many arguments", `{{ upper "a" "b" }}`, data, `1:4: template-arguments: wrong number of arguments for upper: it takes 1, here are 2`},
		{"too few", `{{ partial }}`, data, `1:4: template-few-arguments: too few arguments for partial: it takes at least 1, here are 0`},
		{"arguments of a field", `{{ .Title "a" }}`, data, `1:4: template-no-arguments: Title takes no arguments`},
		{"wrong type", `{{ upper .Home }}`, data, `1:10: template-type: a value of another type is wanted here: string, not bool`},
		{"wrong constant", `{{ upper 5 }}`, data, `1:10: template-type: a value of another type is wanted here: string, not 5`},
		{"a function's error", `{{ if fail }}{{ end }}`, data, `1:7: template-call: fail: no luck`},
		{"missing partial", "<p>\n{{ partial \"b.html\" . }}", data, `2:4: template-missing: there is no template "partials/b.html" (did you mean "partials/a.html"?)`},
		{
			"different branches", "<p>\n<a {{ if .Home }}href=\"{{ end }}x\">", data,
			`2:10: template-branches: the ways through this if end in different parts of the HTML (open and close each tag, attribute and quote on the same way)`,
		},
		{"ends in a tag", `<a href="{{ .Title }}`, data, `template-cut-short: the template ends inside a tag, an attribute, a script, a style or a comment (look for a quote or a > that is missing)`},
		{"bad attribute", "<p>\n<a x=a\"b>", data, `2:6: template-html: the HTML cannot be read: "\"" in unquoted attr: "a\"b"`},
		{"escaper by name", `<a title={{ .Title | html }}>`, data, `1:13: template-escaper: values are escaped by the program; html may not stand here (leave it out)`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			th := mustLoad(t, layer("mine", "partials/a.html", test.text))
			_, problems := show(t, th, "partials/a.html", test.data)
			got := strings.TrimPrefix(strings.ReplaceAll(listed(problems), "themes/mine/partials/a.html:", ""), " ")
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestFailuresInPartialsNameTheirCallers(t *testing.T) {
	th := mustLoad(t, layer("mine",
		"layouts/baseof.html", "<p>\n{{block \"main\" .}}{{end}}",
		"layouts/page.html", "{{define \"main\"}}\n\n {{partial \"a.html\" .}}{{end}}",
		"partials/a.html", "{{template \"partials/b.html\" .}}", "partials/b.html", "{{.Foo}}"))
	_, problems := show(t, th, "layouts/page.html", &page{})
	want := `themes/mine/partials/b.html:1:4: template-field: page has no field "Foo" [themes/mine/layouts/page.html:3:4]`
	if got := listed(problems); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// html/template makes a copy of a template for each part of the HTML that it
// is called in.
func TestFailuresInAttributesHaveTheirPlace(t *testing.T) {
	th := mustLoad(t, layer("mine",
		"layouts/page.html", `<a title="{{template "partials/a.html" .}}" href="/{{template "partials/a.html" .}}">`,
		"layouts/list.html", `<a title="{{template "partials/b.html" .}}">`,
		"layouts/home.html", `<script>let x = {{template "partials/c.html" .}}</script>`,
		"partials/a.html", `{{range .Tags}}{{.}}{{end}}{{if .Home}}{{.Foo}}{{end}}`,
		"partials/b.html", "x\n{{range 10000000}}{{end}}",
		"partials/c.html", `{{template "partials/c.html" .}}`))
	if got, problems := show(t, th, "layouts/page.html", &page{Tags: []string{"a", "b"}}); problems != nil || got != `<a title="ab" href="/ab">` {
		t.Errorf("%q %s", got, listed(problems))
	}
	for name, want := range map[string]string{
		"layouts/page.html": "themes/mine/partials/a.html:1:43: template-field",
		"layouts/list.html": "themes/mine/partials/b.html:2:9: template-endless",
		"layouts/home.html": "themes/mine/partials/c.html:1:12: template-recursion",
	} {
		if _, problems := show(t, th, name, &page{Home: true}); !strings.HasPrefix(listed(problems), want) {
			t.Errorf("%s: %s, want %s", name, listed(problems), want)
		}
	}
}

func TestBrokenTemplatesAreBrokenForThemselves(t *testing.T) {
	th, _ := Load([]Layer{layer("mine", "layouts/page.html", `{{if}}`, "layouts/list.html", `<p>list</p>`,
		"layouts/home.html", `{{template "partials/a.html"}}`, "partials/a.html", `{{foo}}`)}, names)
	for name, broken := range map[string]bool{"layouts/page.html": true, "layouts/list.html": false, "layouts/home.html": true} {
		if _, problems := show(t, th, name, nil); problems.Has(diag.Error) != broken {
			t.Errorf("%s: %s", name, listed(problems))
		}
	}
}

func TestWhatNeverEndsIsStopped(t *testing.T) {
	tests := []struct {
		name  string
		files []string
		want  string
	}{
		{
			"a range",
			[]string{"partials/a.html", "<p>\n{{range 1000000000000}}{{end}}"},
			"themes/mine/partials/a.html:2:9: template-endless",
		},
		{
			"ranges in each other",
			[]string{"partials/a.html", "{{range 100000}}{{range 100000}}{{end}}{{end}}"},
			"themes/mine/partials/a.html:1:25: template-endless",
		},
		{
			"a range over partials",
			[]string{"partials/a.html", `{{range 100000}}{{partial "b.html"}}{{end}}`, "partials/b.html", "{{range 100000}}{{end}}"},
			"themes/mine/partials/b.html:1:9: template-endless",
		},
		{
			"a template that calls itself",
			[]string{"partials/a.html", `<b>{{template "partials/a.html" .}}</b>`},
			"themes/mine/partials/a.html:1:15: template-recursion",
		},
		{
			"a partial that calls itself",
			[]string{"partials/a.html", `<b>{{partial "a.html" .}}</b>`},
			"themes/mine/partials/a.html:1:6: template-recursion",
		},
		{
			"in a circle",
			[]string{"partials/a.html", `{{template "partials/b.html"}}`, "partials/b.html", `{{partial "a.html"}}`},
			"themes/mine/partials/b.html:1:3: template-recursion",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, problems := show(t, mustLoad(t, layer("mine", test.files...)), "partials/a.html", nil)
			if got := listed(problems); !strings.HasPrefix(got, test.want+":") {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// A function of templates may collect what fails and go on.
func TestRecursionEndsWhereFailuresAreSwallowed(t *testing.T) {
	th := mustLoad(t, layer("mine", "partials/a.html", `{{upper "a"}}{{upper "a"}}{{upper "a"}}`))
	var set *Set
	f := functions(&set)
	calls := 0
	f["upper"] = func(string) string {
		calls++
		set.Execute(&strings.Builder{}, "partials/a.html", nil)
		return ""
	}
	set, err := th.NewSet(f)
	if err != nil {
		t.Fatal(err)
	}
	set.Execute(&strings.Builder{}, "partials/a.html", nil)
	if calls > 1000 {
		t.Errorf("%d calls", calls)
	}
}

func TestLimitsHoldForEachExecuteAnew(t *testing.T) {
	th := mustLoad(t, layer("mine", "partials/a.html", "{{range 600000}}{{end}}", "partials/b.html", `{{template "partials/b.html"}}`, "partials/c.html", "c"))
	set := newSet(t, th)
	for range 2 {
		if problems := set.Execute(&strings.Builder{}, "partials/a.html", nil); problems != nil {
			t.Fatal(listed(problems))
		}
		set.Execute(&strings.Builder{}, "partials/b.html", nil)
		if problems := set.Execute(&strings.Builder{}, "partials/c.html", nil); problems != nil {
			t.Fatal(listed(problems))
		}
	}
}
