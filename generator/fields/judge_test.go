package fields

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"vizitka/generator/diag"
)

func f64(n float64) *float64 { return &n }

var testSchema = &Schema{Name: "test", Fields: []Field{
	{Name: "title", Type: Text, Required: true, Example: "Проси прямо"},
	{Name: "base_url", Type: URL, Also: []string{"address"}},
	{Name: "weight", Type: Int, Min: f64(0), Max: f64(100)},
	{Name: "ratio", Type: Float},
	{Name: "draft", Type: Bool},
	{Name: "date", Type: DateType},
	{Name: "mail", Type: Email},
	{Name: "phone", Type: Phone},
	{Name: "image", Type: File},
	{Name: "status", Type: Text, Values: []string{"ok", "disputed", "retracted"}, Default: "ok"},
	{Name: "tags", Type: Text, List: true},
	{Name: "breaksRule", Type: Page, Of: "rule", List: true},
	{Name: "links", Type: Table, List: true, Fields: []Field{
		{Name: "rel", Type: Text, Default: "me"},
		{Name: "url", Type: URL, Required: true},
		{Name: "page", Type: Page},
	}},
	{Name: "params", Type: Table},
	{Name: "sections", Type: Table, Each: &Field{Type: Text}},
	{Name: "menu", Type: Any},
}}

// Each document says in comments, on the line that causes it, what is wrong:
// `# ! col name`.
func TestProblemsStandWhereTheyAreCaused(t *testing.T) {
	toml := `tittle = "x"                  # ! 1 unknown-key
title = 1                               # ! 9 not-text
Weight = 101                            # ! 10 too-large
ratio = "1"                             # ! 9 not-float
draft = "yes"                           # ! 9 not-bool
date = "2026-02-30"                     # ! 8 not-date
mail = "Имя <a@b.c>"                    # ! 8 not-email
phone = "позвоните"                     # ! 9 not-phone
image = ""                              # ! 9 not-file
status = "disputd"                      # ! 10 not-in-values
tags = ["a", 1, ["b"]]                  # ! 14 not-text ! 17 not-single
breaksRule = { a = 1 }                  # ! 14 not-page
sections = { a = "x", b = 2 }           # ! 27 not-text
links = [
  { rel = "me", url = "https://x" },
  { rel = "me" },                       # ! 3 missing-key
  { url = "example.org", rell = "x" },  # ! 11 not-url ! 26 unknown-key
  "https://x",                          # ! 3 not-table
]
base_url = "javascript:alert(1)"        # ! 12 not-url
baseURL = "https://x"                   # ! 1 twin-key
`
	yaml := `tittle: x          # ! 1 unknown-key
weight: -1                     # ! 9 too-small
draft: да                      # ! 8 not-bool
tags:
  - a
  - [b]                        # ! 5 not-single
links:
  rel: me                      # ! 3 missing-key
address: x y                   # ! 10 not-url
params: word                   # ! 9 not-table
`
	for format, text := range map[Format]string{TOML: toml, YAML: yaml} {
		d := parse(t, format, text)
		_, problems := testSchema.Judge(d)
		got := map[int][]string{}
		for _, p := range diag.Compact(problems) {
			got[p.Place.Line] = append(got[p.Place.Line], strings.TrimPrefix(p.Place.String(), "a:")+" "+p.Message.Name)
		}
		for i, line := range strings.Split(text, "\n") {
			var want []string
			_, comment, _ := strings.Cut(line, "# !")
			for _, one := range strings.Split(comment, "!") {
				if one = strings.TrimSpace(one); one != "" {
					want = append(want, number(float64(i+1))+":"+one)
				}
			}
			if !reflect.DeepEqual(got[i+1], want) {
				t.Errorf("%v line %d: got %q, want %q", format, i+1, got[i+1], want)
			}
		}
	}
}

func TestJudgedTreesHaveDeclaredSpellingsDatesAndDefaults(t *testing.T) {
	want := map[string]any{
		"title": "007", "base_url": "https://example.org/", "weight": int64(3), "ratio": float64(2),
		"date":   Date{Year: 2026, Month: 11, Day: 24, HasTime: true, Hour: 10},
		"status": "ok", "tags": []any{"one"},
		"links":  []any{map[string]any{"rel": "me", "url": "/x"}},
		"params": map[string]any{"My-Key": int64(1)},
	}
	for format, text := range map[Format]string{
		TOML: "Title = '007'\nBase-URL = 'https://example.org/'\nweight = 3.0\nratio = 2\ndate = '2026-11-24 10:00'\ntags = 'one'\n" +
			"links = { URL = '/x' }\nparams.My-Key = 1\n",
		YAML: "TITLE: 007\naddress: https://example.org/\nweight: 3\nratio: 2\ndate: 2026-11-24 10:00\ntags: one\ndraft:\n" +
			"links: {url: /x}\nparams: {My-Key: 1}\n",
		JSON: `{"title": "007", "baseUrl": "https://example.org/", "weight": 3, "ratio": 2, "date": "2026-11-24T10:00", "tags": ["one"],
			"mail": null, "links": [{"url": "/x"}], "params": {"My-Key": 1}}`,
	} {
		got, problems := testSchema.Judge(parse(t, format, text))
		if len(problems) > 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%v: %v\ngot  %v\nwant %v", format, lines(problems), got, want)
		}
	}
}

func TestYAMLScalarsAreTextAsWritten(t *testing.T) {
	got, problems := testSchema.Judge(parse(t, YAML,
		"title: &t 2026-11-24\ntags: [2024, 1.50, true, 0x1F]\nsections: {a: 7, b: *t, <<: {c: 7}}\n"))
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	if !reflect.DeepEqual(got["sections"], map[string]any{"a": "7", "b": "2026-11-24", "c": "7"}) {
		t.Error(got)
	}
	if got["title"] != "2026-11-24" || !reflect.DeepEqual(got["tags"], []any{"2024", "1.50", "true", "0x1F"}) {
		t.Error(got)
	}
}

func TestRequiredKeysAreAskedForByTheCaller(t *testing.T) {
	for text, want := range map[string]string{
		"":             "1:1 missing-key",
		"title = ' '":  "1:1 missing-key",
		"TITLE = 'x'":  "",
		"title = 1":    "", // Judge has reported it
		"titel = 'x'":  "1:1 missing-key",
		"title = 'ё' ": "",
	} {
		d := parse(t, TOML, text)
		if _, problems := testSchema.Judge(d); strings.Contains(strings.Join(lines(problems), ""), "missing-key") {
			t.Errorf("%q: Judge asks for it", text)
		}
		got := testSchema.Missing(d)
		if strings.Join(lines(got), "; ") != want {
			t.Errorf("%q: %v", text, lines(got))
		}
		if want != "" && got[0].Hint("en") != `for example: title = "Проси прямо"` {
			t.Error(got[0].Hint("en"))
		}
	}
}

func TestSubtreesAreJudgedAtTheirPath(t *testing.T) {
	d := parse(t, TOML, "[x]\n[[x.y]]\n[[x.y]]\nweight = 'w'\n")
	got, problems := testSchema.Judge(d, "x", "y", 1)
	if strings.Join(lines(problems), "") != "4:10 not-int" || len(got) != 1 {
		t.Error(lines(problems), got)
	}
	if _, problems = testSchema.Judge(d, "x", "y"); strings.Join(lines(problems), "") != "2:5 not-table" {
		t.Error(lines(problems))
	}
	if got, problems = testSchema.Judge(d, "nowhere"); len(problems) > 0 || got["status"] != "ok" {
		t.Error(lines(problems), got)
	}
}

func TestUnknownKeysHintAtTheNearest(t *testing.T) {
	_, problems := testSchema.Judge(parse(t, TOML, "tittle = 'x'\nzzzzzz = 1\nstatus = 'retractd'\n"))
	for i, want := range []string{
		`did you mean "title"?`,
		"keys of your own go under params; the keys here are title, base_url, weight, ratio, draft, date, mail, phone, image, status, tags, breaksRule, links, params, sections, menu",
		`did you mean "retracted"? the values are ok, disputed, retracted`,
	} {
		if got := []diag.Diagnostic(problems)[[]int{1, 2, 0}[i]].Hint("en"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestOpenSchemasKeepOtherKeys(t *testing.T) {
	open := &Schema{Open: true, Fields: []Field{{Name: "draft", Type: Bool}}}
	got, problems := open.Judge(parse(t, TOML, "Draft = true\nother-Key = [1]\n"))
	if len(problems) > 0 || got["draft"] != true || !reflect.DeepEqual(got["other-Key"], []any{int64(1)}) {
		t.Error(got, lines(problems))
	}
}

func TestRefsAreFoundWithTheirPlaces(t *testing.T) {
	d := parse(t, TOML, "BreaksRule = ['a.md', 'b.md']\n[[links]]\nurl = '/x'\n[[links]]\nurl = '/y'\npage = 'c.md'\n")
	tree, problems := testSchema.Judge(d)
	if len(problems) > 0 {
		t.Fatal(lines(problems))
	}
	var got []string
	for _, ref := range testSchema.Refs(tree) {
		got = append(got, d.Place(ref.Path...).String()+" "+ref.Of+" "+ref.Target)
	}
	if want := []string{"a:1:15 rule a.md", "a:1:23 rule b.md", "a:6:8  c.md"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFieldsAreReadFromTheirDeclaration(t *testing.T) {
	d := parse(t, TOML, `
[kinds.mistake.fields]
error = { type = "markdown", required = true, doc = { en = "what", ru = "что" } }
breaksRule = { type = "page", of = "rule", list = true }
axis = { type = "text", values = ["a", "b"], default = "a", label = { ru = "Ось" } }
number = { type = "int", min = 1, max = 25, example = 7 }
[kinds.mistake.fields.links]
type = "table"
list = true
fields.url = { type = "url", required = true }
`)
	got, problems := ReadFields(d, "kinds", "mistake", "fields")
	want := []Field{
		{Name: "error", Type: Markdown, Required: true, Doc: map[string]string{"en": "what", "ru": "что"}},
		{Name: "breaksRule", Type: Page, Of: "rule", List: true},
		{Name: "axis", Type: Text, Values: []string{"a", "b"}, Default: "a", Label: map[string]string{"ru": "Ось"}},
		{Name: "number", Type: Int, Min: f64(1), Max: f64(25), Example: int64(7)},
		{Name: "links", Type: Table, List: true, Fields: []Field{{Name: "url", Type: URL, Required: true}}},
	}
	if len(problems) > 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("%v\ngot  %+v\nwant %+v", lines(problems), got, want)
	}
}

func TestWrongDeclarationsAreReported(t *testing.T) {
	for text, want := range map[string]string{
		"a = 'text'":                                              "2:5 not-table",
		"a = { type = 'strng' }":                                  "2:14 not-in-values",
		"a = { required = true }":                                 "2:5 missing-key",
		"'а б' = { type = 'text' }":                               "2:1 field-name",
		"a-b = { type = 'int' }\na_b = { type = 'int' }":          "3:1 twin-key",
		"a = { type = 'int', of = 'x' }":                          "2:21 field-option",
		"a = { type = 'int', min = 2, max = 1 }":                  "2:27 field-range",
		"a = { type = 'int', default = 'x' }":                     "2:31 not-int",
		"a = { type = 'int', list = true, example = [1, 'x'] }":   "2:48 not-int",
		"a = { type = 'int', defalt = 1 }":                        "2:21 unknown-key",
		"a = { type = 'table', fields = { b = { type = 'x' } } }": "2:47 not-in-values",
	} {
		d := parse(t, TOML, "[fields]\n"+text)
		if _, problems := ReadFields(d, "fields"); strings.Join(lines(problems), "; ") != want {
			t.Errorf("%s: got %v, want %s", text, lines(problems), want)
		}
	}
}

func TestTOMLIsWrittenAsItIsRead(t *testing.T) {
	for _, v := range []any{
		true, int64(-3), 1.5, float64(2), 1e300, "тест \"\\\n\t\x7f <&>",
		Date{Year: 2026, Month: 1, Day: 2},
		Date{Year: 2026, Month: 1, Day: 2, HasTime: true, Hour: 3, HasZone: true, Offset: -3600},
		[]any{},
		[]any{int64(1), "x"},
		map[string]any{},
		map[string]any{"ключ": map[string]any{"a-b": int64(1)}, "": "x"},
	} {
		if got := parse(t, TOML, "v = "+FormatTOML(v)).Tree["v"]; !reflect.DeepEqual(got, v) {
			t.Errorf("%s is read as %#v", FormatTOML(v), got)
		}
	}
}

func TestDefaultsInsideTablesAreThereOnlyIfTheTableIs(t *testing.T) {
	size := []Field{{Name: "size", Type: Int, Default: int64(20)}}
	s := &Schema{Fields: []Field{
		{Name: "always", Type: Table, Default: map[string]any{}, Fields: size},
		{Name: "if_given", Type: Table, Fields: size},
		{Name: "list", Type: Table, List: true, Fields: size},
	}}
	full := map[string]any{"size": int64(20)}
	for text, want := range map[string]map[string]any{
		"":                           {"always": full},
		"if-given = {}\nlist = [{}]": {"always": full, "if_given": full, "list": []any{full}},
	} {
		d := parse(t, TOML, text)
		if got, _ := s.Judge(d); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: Judge gives %v", text, got)
		}
		given, _ := s.Given(d)
		if text == "" && len(given) > 0 {
			t.Errorf("Given gives %v", given)
		}
		if got := s.Fill(given); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: Fill gives %v", text, got)
		}
	}
}

func TestWrittenFindsKeysInTheAuthorsWords(t *testing.T) {
	d := parse(t, TOML, "address = '/x'\nlinks = { URL = '/x' }\nsections.A-b = 'x'\nTags = ['a', 'b']\n")
	for want, path := range map[string][]any{
		"[address]":      {"base_url"},
		"[links URL]":    {"links", 0, "url"},
		"[sections A-b]": {"sections", "A-b"},
		"[Tags 1]":       {"tags", 1},
	} {
		if got, ok := testSchema.Written(d, path...); !ok || fmt.Sprint(got) != want {
			t.Errorf("%v is at %v, want %v", path, got, want)
		}
	}
	for _, path := range [][]any{{"title"}, {"sections", "ab"}, {"tags", 2}} {
		if got, ok := testSchema.Written(d, path...); ok {
			t.Errorf("%v is found at %v", path, got)
		}
	}
}

func TestTheLastFieldOfANameCounts(t *testing.T) {
	s := &Schema{Fields: []Field{{Name: "date", Type: DateType}, {Name: "x", Type: Int}, {Name: "Date", Type: DateType, Required: true}}}
	if got := lines(s.Missing(parse(t, TOML, "date = 2026-11-24"))); len(got) > 0 {
		t.Error(got)
	}
	if got := lines(s.Missing(parse(t, TOML, "x = 1"))); len(got) != 1 {
		t.Error(got)
	}
	if required, _ := s.JSON()["required"].([]any); len(required) != 1 {
		t.Error(required)
	}
}
