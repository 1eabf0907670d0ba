package fields

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"vizitka/generator/diag"
)

// lines returns diagnostics as "line:col name", in the order of the file.
func lines(l diag.List) []string {
	out := []string{}
	for _, d := range diag.Compact(l) {
		out = append(out, fmt.Sprintf("%d:%d %s", d.Place.Line, d.Place.Col, d.Message.Name))
	}
	return out
}

func parse(t *testing.T, format Format, text string) *Doc {
	t.Helper()
	d, problems := Parse(Whole("a", []byte(text), format))
	if len(problems) > 0 {
		t.Fatalf("%s: %v", text, lines(problems))
	}
	return d
}

func TestThreeFormatsGiveOneTree(t *testing.T) {
	want := map[string]any{
		"title": "Привет", "n": int64(-7), "x": 1.5, "on": true,
		"day":    Date{Year: 2026, Month: 11, Day: 24},
		"local":  Date{Year: 2026, Month: 11, Day: 24, HasTime: true, Hour: 10, Sec: 5},
		"zoned":  Date{Year: 2026, Month: 11, Day: 24, HasTime: true, Hour: 10, HasZone: true, Offset: 3 * 3600},
		"list":   []any{int64(1), "two", map[string]any{"k": "v"}},
		"table":  map[string]any{"inner": map[string]any{"deep": int64(1)}},
		"tables": []any{map[string]any{"a": int64(1)}, map[string]any{"a": int64(2)}},
	}
	toml := `
title = "Привет"
n = -7
x = 1.5
on = true
day = 2026-11-24
local = 2026-11-24 10:00:05
zoned = 2026-11-24T10:00:00+03:00
list = [1, "two", {k = "v"}]
table.inner.deep = 1
[[tables]]
a = 1
[[tables]]
a = 2
`
	yaml := `
title: Привет
n: -7
x: 1.5
on: true
day: 2026-11-24
local: 2026-11-24 10:00:05
zoned: 2026-11-24T10:00:00+03:00
list: [1, two, {k: v}]
table:
  inner:
    deep: 1
tables:
- a: 1
- a: 2
`
	json := `{"title": "Привет", "n": -7, "x": 1.5, "on": true, "list": [1, "two", {"k": "v"}],
"table": {"inner": {"deep": 1}}, "tables": [{"a": 1}, {"a": 2}]}`
	for format, text := range map[Format]string{TOML: toml, YAML: yaml, JSON: json} {
		got := parse(t, format, text).Tree
		for key, v := range want {
			if _, isDate := v.(Date); isDate && format == JSON {
				continue
			}
			if !reflect.DeepEqual(got[key], v) {
				t.Errorf("%v: %s is %#v, want %#v", format, key, got[key], v)
			}
		}
	}
}

func TestPlacesAreThoseOfTheFile(t *testing.T) {
	tests := []struct {
		format Format
		text   string
		path   []any
		key    string // line:col
		value  string
	}{
		{TOML, "a = 1\nbb = \"два\" # c\n", []any{"bb"}, "2:1", "2:6"},
		{TOML, "\"ключ\" = \"ё\"", []any{"ключ"}, "1:1", "1:10"},
		{TOML, "a.b . c = 1", []any{"a", "b", "c"}, "1:7", "1:11"},
		{TOML, "[a.b]\nc = 1\n[[x.y]]\nz = 1\n[[x.y]]\nz = [ 'q', # ]\n 2 ]", []any{"x", "y", 1, "z", 1}, "7:2", "7:2"},
		{TOML, "[[x]]\n[x.sub]\nk = 1\n[[x]]\n[x.sub]\nk = 2\n", []any{"x", 1, "sub", "k"}, "6:1", "6:5"},
		{TOML, "t = { a = { b = '''x\n'''}, c = \"\\\"}\", d = 5 }", []any{"t", "d"}, "2:18", "2:22"},
		{TOML, "k = \"\"\"a\"\"\"\"\"\nz = 1", []any{"z"}, "2:1", "2:5"},
		{TOML, "k = 1\r\nz = 1\r\n", []any{"z"}, "2:1", "2:5"},
		{TOML, "\uFEFFk = 1", []any{"k"}, "1:1", "1:5"},
		{TOML, "a = 1", []any{"a", "nowhere", 3}, "1:5", "1:5"},
		{YAML, "тема:\n  - a: 1\n    ключ: ё\n", []any{"тема", 0, "ключ"}, "3:5", "3:11"},
		{YAML, "a: &x {k: 1}\nb: *x\n", []any{"b", "k"}, "2:4", "2:4"},
		{YAML, "a: 1\r\nb: 'x'\r\n", []any{"b"}, "2:1", "2:4"},
		{JSON, "{\"a\": [1,\n {\"б\" : \"в\"}]}", []any{"a", 1, "б"}, "2:3", "2:9"},
	}
	for _, test := range tests {
		d := parse(t, test.format, test.text)
		key, value := d.KeyPlace(test.path...), d.Place(test.path...)
		if got := fmt.Sprintf("%d:%d", key.Line, key.Col); got != test.key {
			t.Errorf("%q %v: key at %s, want %s", test.text, test.path, got, test.key)
		}
		if got := fmt.Sprintf("%d:%d", value.Line, value.Col); got != test.value {
			t.Errorf("%q %v: value at %s, want %s", test.text, test.path, got, test.value)
		}
	}
}

func TestFrontMatterHasThePlacesOfItsFile(t *testing.T) {
	for format, text := range map[Format]string{
		TOML: "+++\n'а' = 1\n\n'б' = 2\n+++\nbody",
		YAML: "---\nа: 1\n\nб: 2\n---\nbody",
	} {
		end := len(text) - len("+++\nbody")
		d, problems := Parse(Source{File: "a.md", Text: []byte(text), Start: 4, End: end, Format: format})
		if len(problems) > 0 {
			t.Fatal(lines(problems))
		}
		if p := d.KeyPlace("б"); p.Line != 4 || p.Col != 1 {
			t.Errorf("%v: %+v", format, p)
		}
		if p := d.Place("б"); p.Line != 4 || p.Excerpt[p.Caret+1:] == "" {
			t.Errorf("%v: %+v", format, p)
		}
	}
}

func TestWhatCannotBeReadIsReportedAtItsPlace(t *testing.T) {
	long := strings.Repeat("x", 200)
	tests := []struct {
		name   string
		format Format
		text   string
		want   string
	}{
		{"TOML syntax", TOML, "a = 1\nb = \n", "2:5 fields-no-value"},
		{"TOML duplicate", TOML, "'ё' = 1\n'ё' = 2\n", "2:2 fields-defined-twice"},
		{"TOML number out of range", TOML, "a = 1\nb = 99999999999999999999\n", "2:5 fields-no-number"},
		{"TOML open text", TOML, "a = \"x\nb = 1\n", "1:7 fields-open-text"},
		{"TOML open text of many lines", TOML, "a = \"\"\"x\n", "1:9 fields-open-text"},
		{"TOML no quotes", TOML, "a = привет\n", "1:5 fields-no-value"},
		{"TOML no equals sign", TOML, "a \"x\"\n", "1:3 fields-no-key"},
		{"TOML key in Russian", TOML, "имя = 1\n", "1:1 fields-no-key"},
		{"TOML no such day", TOML, "a = 2026-02-30\n", "1:5 fields-no-date"},
		{"TOML date with points", TOML, "a = 12.11.2026\n", "1:5 fields-no-number"},
		{"TOML no comma", TOML, "a = [\"x\" \"y\"]\n", "1:10 fields-no-comma"},
		{"TOML open braces", TOML, "a = {b = 1", "1:10 fields-no-comma"},
		{"TOML quote in a text", TOML, "a = \"x\" \"y\"\n", "1:8 fields-rest-of-line"},
		{"TOML backslash", TOML, "a = \"C:\\dir\"\n", "1:6 fields-escape"},
		{"TOML table twice", TOML, "[a]\n[a]\n", "2:2 fields-defined-twice"},
		{"TOML control character", TOML, "a = \"\x01\"\n", "1:5 fields-syntax"},
		{"YAML second colon", YAML, "a: one: two\n", "1:7 fields-colon"},
		{"YAML further in", YAML, "a: 1\n b: 2\n", "2:3 fields-colon"},
		{"YAML tab", YAML, "\ta: 1\n", "1:1 fields-reserved"},
		{"YAML at", YAML, "a: @x\n", "1:4 fields-reserved"},
		{"YAML open text", YAML, "a: \"x\n", "2:1 fields-open-text"},
		{"YAML backslash", YAML, "a: \"\\q\"\n", "1:5 fields-escape"},
		{"YAML quote in a text", YAML, "a: 'it's'\n", "1:8 fields-rest-of-line"},
		{"YAML anchor", YAML, "a: *x\n", "1:4 fields-syntax"},
		{"TOML no value", TOML, "[a", "1:2 fields-table-name"},
		{"invalid UTF-8", TOML, "a = 1\nб = '\xff'\n", "2:6 fields-utf8"},
		{"UTF-16 mark", TOML, "\xfe\xffa = 1\n", "1:1 fields-utf8"},
		{"NUL", YAML, "a: 1\nб: \x00\n", "2:4 fields-nul"},
		{"nested lists", TOML, "a = " + strings.Repeat("[", 40), "1:37 fields-too-deep"},
		{"nested tables", TOML, "a = " + strings.Repeat("{a=", 40), "1:100 fields-too-deep"},
		{"dotted key", TOML, "a" + strings.Repeat(".a", 40) + " = 1", "1:64 fields-too-deep"},
		{"dotted header", TOML, "[a" + strings.Repeat(".a", 40) + "]", "1:65 fields-too-deep"},
		{"header and key", TOML, "[a" + strings.Repeat(".a", 20) + "]\na" + strings.Repeat(".a", 20) + " = 1", "2:22 fields-too-deep"},
		{"YAML syntax", YAML, "a: 1\nb: [\n", "3:1 fields-no-comma"},
		{"YAML duplicate", YAML, "а: 1\nб: 2\nа: 3\n", "3:1 duplicate-key"},
		{"YAML second document", YAML, "a: 1\n---\nb: 2\n", "2:1 yaml-documents"},
		{"YAML nesting", YAML, "a: " + strings.Repeat("[", 40) + strings.Repeat("]", 40), "1:36 fields-too-deep"},
		{"YAML alias of itself", YAML, "a: &a [*a]\n", "1:8 yaml-alias"},
		{"YAML bomb", YAML, bomb, "2:299 yaml-alias"},
		{"YAML duplicate behind aliases", YAML, "a: &a {x: 1, x: 2}\nb: *a\nc: {<<: *a}\n", "1:14 duplicate-key"},
		{"YAML odd key", YAML, "? [a]\n: 1\n", "1:3 odd-key"},
		{"YAML merge of a word", YAML, "<<: word\n", "1:5 yaml-merge"},
		{"YAML is a list", YAML, "- a\n", "1:1 fields-not-a-table"},
		{"YAML is a word", YAML, "word\n", "1:1 fields-not-a-table"},
		{"JSON syntax", JSON, "{\"a\": 1,\n \"b\" 2}", "2:6 fields-syntax"},
		{"JSON ends", JSON, "{\"a\": 1,\n", "2:1 fields-syntax"},
		{"JSON more", JSON, "{} {}", "1:4 fields-syntax"},
		{"JSON comma after", JSON, "{},", "1:3 fields-syntax"},
		{"JSON duplicate", JSON, "{\"a\": 1,\n \"a\": 2}", "2:2 duplicate-key"},
		{"JSON nesting", JSON, "{\"a\":" + strings.Repeat("[", 40), "1:38 fields-too-deep"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, problems := Parse(Whole("a", []byte(test.text), test.format))
			if got := strings.Join(lines(problems), "; "); got != test.want {
				t.Errorf("got %s, want %s (%s)", got, test.want, problems[0].Text("en"))
			}
			if d == nil || d.Tree == nil || len(d.Tree) > 0 {
				t.Errorf("tree is %v, want empty", d.Tree)
			}
			d.Place("a", 0, "b") // must not fail either
		})
	}
	if _, problems := Parse(Source{File: "a", Text: []byte(long), End: 200, Format: TOML, Max: 100}); lines(problems)[0] != "1:1 fields-too-long" {
		t.Error(lines(problems))
	}
}

// Each alias stands for a hundred values.
var bomb = "a: &a [" + strings.Repeat("x,", 100) + "x]\nz: [" + strings.Repeat("*a,", 200) + "*a]\n"

func TestThirtyTwoLevelsAreTaken(t *testing.T) {
	for format, text := range map[Format]string{
		TOML: "a = " + strings.Repeat("[", 31) + "1" + strings.Repeat("]", 31),
		YAML: "a: " + strings.Repeat("[", 31) + "1" + strings.Repeat("]", 31),
		JSON: "{\"a\":" + strings.Repeat("[", 31) + "1" + strings.Repeat("]", 31) + "}",
	} {
		parse(t, format, text)
	}
	parse(t, TOML, "a"+strings.Repeat(".a", 31)+" = 1")
	parse(t, TOML, "a = 1 # "+strings.Repeat("[", 99)+"\nb = '"+strings.Repeat("[", 99)+"'\nc = 1.5\nd = [1.5, 2.5]\n[e]\nf = 1\n")
}

func TestEmptyDocumentsAreEmptyTrees(t *testing.T) {
	for _, format := range []Format{TOML, YAML, JSON} {
		for _, text := range []string{"", "\n\n", "# only a comment\n"} {
			if format == JSON && strings.HasPrefix(text, "#") {
				continue
			}
			if d := parse(t, format, text); len(d.Tree) != 0 {
				t.Errorf("%v %q: %v", format, text, d.Tree)
			}
		}
	}
}

func TestDataMayHaveAnyRoot(t *testing.T) {
	d, problems := Parse(Source{File: "a", Text: []byte("[1, 2]"), End: 6, Format: JSON, AnyRoot: true})
	if len(problems) > 0 || !reflect.DeepEqual(d.Root, []any{int64(1), int64(2)}) || d.Get(1) != int64(2) {
		t.Error(d.Root, lines(problems))
	}
}

func TestYAMLMergeKeysYieldToOwnKeys(t *testing.T) {
	d := parse(t, YAML, "base: &b {x: 1, y: 2}\nmore: &m {z: 3, y: 9}\nt:\n  y: 5\n  <<: [*b, *m]\n")
	if want := map[string]any{"x": int64(1), "y": int64(5), "z": int64(3)}; !reflect.DeepEqual(d.Tree["t"], want) {
		t.Errorf("%v", d.Tree["t"])
	}
}

func TestParseDate(t *testing.T) {
	for s, want := range map[string]string{
		"2026-11-24":                       "2026-11-24",
		" 2026-11-24 ":                     "2026-11-24",
		"2026-11-24 10:00":                 "2026-11-24T10:00:00",
		"2026-11-24T10:00:05.5":            "2026-11-24T10:00:05.5",
		"2026-11-24t10:00:00z":             "2026-11-24T10:00:00Z",
		"2026-11-24 10:00:00 +03:00":       "2026-11-24T10:00:00+03:00",
		"2026-11-24T10:00:00-0330":         "2026-11-24T10:00:00-03:30",
		"2026-11-24T10:00+03":              "2026-11-24T10:00:00+03:00",
		"2024-02-29":                       "2024-02-29",
		"2026-11-24T10:00:00.123456789123": "2026-11-24T10:00:00.123456789",
	} {
		d, ok := ParseDate(s)
		if !ok || d.String() != want {
			t.Errorf("%q: %v %v, want %s", s, d, ok, want)
		}
		if again, ok := ParseDate(d.String()); !ok || again != d {
			t.Errorf("%q does not come back: %v", s, again)
		}
	}
	for _, s := range []string{
		"", "2026", "24.11.2026", "2026-1-2", "2026-02-30", "2025-02-29", "2026-13-01", "0000-01-01",
		"2026-11-24T", "2026-11-24 24:00", "2026-11-24 10:60", "2026-11-24 10:00x", "2026-11-24T10:00:00+25:00", "2026-11-2410:00", "2026-11-24T10:00:00.",
	} {
		if d, ok := ParseDate(s); ok {
			t.Errorf("%q is taken as %v", s, d)
		}
	}
}

func TestDatesWithoutZoneAreTheSites(t *testing.T) {
	moscow := time.FixedZone("MSK", 3*3600)
	for s, want := range map[string]string{
		"2026-11-24":           "2026-11-24T00:00:00+03:00",
		"2026-11-24T10:00":     "2026-11-24T10:00:00+03:00",
		"2026-11-24T10:00:00Z": "2026-11-24T13:00:00+03:00",
	} {
		d, _ := ParseDate(s)
		if got := d.In(moscow).Format(time.RFC3339); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}

func TestWhatHasNoTypeIsText(t *testing.T) {
	want := map[string]any{"a": "07:32:00", "b": "+Inf", "c": "NaN"}
	if got := parse(t, TOML, "a = 07:32:00\nb = inf\nc = nan\n").Tree; !reflect.DeepEqual(got, want) {
		t.Error(got)
	}
}

func TestDatesDoNotDependOnTheMachinesZone(t *testing.T) {
	want := Date{Year: 2026, Month: 3, Day: 29, HasTime: true, Hour: 2, Min: 30}
	for _, zone := range []string{"UTC", "Europe/Berlin", "Asia/Kamchatka", "America/Los_Angeles"} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Skip(err)
		}
		machine := time.Local
		time.Local = loc
		got := parse(t, TOML, "d = 2026-03-29 02:30:00").Tree["d"] // does not exist in Berlin
		time.Local = machine
		if got != want {
			t.Errorf("%s: %v", zone, got)
		}
	}
}
