package fields

import (
	"slices"
	"testing"

	"github.com/BurntSushi/toml"
)

var tomlSeeds = []string{
	"a = 1\n", "[a.b]\nc.d = 2\n[[x]]\n[[x]]\ny = [1, {z = 1}, '''q\n''']\n", "\"k\\u0439\\x41\\e\" = \"\"\"a\"\"\"\"\"\n",
	"a = { b = { c = 1 }, # x\n d = [ ] , }\n", "'' = 1\n", "a = 1979-05-27 07:32:00 # c\r\nb = +inf\r\n", "[ a . 'b' ]\n",
	"a = '''\n'''''\nb = \"\\\"\"\n", "\"\\\\\" = 1\n\"a\\\\\\\"b\" = 2",
	"a = [[[[1]]], 2]\nb = 1.2\n", "[a.b.c] # .\nd.e = {f = 1.5}\n[g]\nh = [{i.j = [1.5]}]\n",
	"[[a.b]]\n[a.b.c]\n[[a.b]]\nd = 1\n", "a = [[{b = 1}], [{c = 2}]]\n",
}

// The scanner that finds places sees the keys that the library sees.
func FuzzScannerSeesTheLibrarysKeys(f *testing.F) {
	for _, seed := range tomlSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := Whole("a", []byte(text), TOML)
		if len(refuse(s)) > 0 || hasPrefixBOM(text) {
			return
		}
		var tree map[string]any
		meta, err := toml.Decode(text, &tree)
		if err != nil {
			return
		}
		var got [][]string
		scan := scanner{text: s.Text, root: &spot{}, seen: func(path []string) { got = append(got, slices.Clone(path)) }}
		scan.document()
		want := meta.Keys()
		if len(got) != len(want) {
			t.Fatalf("%q: %d keys %q, want %d %q", text, len(got), got, len(want), want)
		}
		for i := range want {
			if !slices.Equal(got[i], want[i]) {
				t.Fatalf("%q: key %d is %q, want %q", text, i, got[i], want[i])
			}
		}
		shape(t, text, tree, scan.root)
		if deep := depthOf(tree); deep > 3 != (tooDeepTOML(s.Text, 0, 3) >= 0) {
			t.Fatalf("%q: is %d deep, refused at %d", text, deep, tooDeepTOML(s.Text, 0, 3))
		}
	})
}

// depthOf returns the length of the longest path in a tree, without the
// indexes of arrays of tables.
func depthOf(v any) int {
	deepest := 0
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			deepest = max(deepest, 1+depthOf(v[key]))
		}
	case []map[string]any:
		for i := range v {
			deepest = max(deepest, depthOf(v[i]))
		}
	case []any:
		for i := range v {
			deepest = max(deepest, 1+depthOf(v[i]))
		}
	}
	return deepest
}

func hasPrefixBOM(text string) bool { return len(text) >= 3 && text[:3] == "\uFEFF" }

// shape checks that the tree of places has the shape of the tree of values.
func shape(t *testing.T, text string, v any, at *spot) {
	t.Helper()
	if at == nil {
		t.Fatalf("%q: no place for %v", text, v)
	}
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			shape(t, text, v[key], at.keys[key])
		}
	case []map[string]any:
		if len(at.items) != len(v) {
			t.Fatalf("%q: %d places for %v", text, len(at.items), v)
		}
		for i := range v {
			shape(t, text, v[i], at.items[i])
		}
	case []any:
		if len(at.items) != len(v) {
			t.Fatalf("%q: %d places for %v", text, len(at.items), v)
		}
		for i := range v {
			shape(t, text, v[i], at.items[i])
		}
	}
}

// Whatever the bytes are, reading, judging and asking for places ends, and
// every place is inside the file.
func FuzzParse(f *testing.F) {
	for _, seed := range tomlSeeds {
		f.Add([]byte(seed), uint8(TOML))
	}
	for _, seed := range []string{"a: 1\n", "a: &x [*x]\n", "<<: {a: 1}\nb: |\n  x\n", "? [a]\n: b", "- a\n- b: {c: d}\n", "a: !!int x", "\u2028a: \u0085b: [\r"} {
		f.Add([]byte(seed), uint8(YAML))
	}
	for _, seed := range []string{`{"a": [1, {"b": null}]}`, `{"a" 1}`, "[", `"\ud800"`} {
		f.Add([]byte(seed), uint8(JSON))
	}
	f.Fuzz(func(t *testing.T, text []byte, format uint8) {
		d, _ := Parse(Source{File: "a", Text: text, End: len(text), Format: Format(format%3 + 1), Max: FrontMatterMax, AnyRoot: format > 100})
		if d == nil || d.Tree == nil {
			t.Fatal("no tree")
		}
		_, problems := testSchema.Judge(d)
		problems.Add(testSchema.Missing(d)...)
		everyPlace(t, d, nil, d.Root)
		for _, p := range problems {
			if p.Place.Line < 1 || p.Place.Col < 1 {
				t.Fatalf("%q: %v", text, p.Place)
			}
		}
	})
}

func everyPlace(t *testing.T, d *Doc, path []any, v any) {
	s, whole := d.spots().find(path)
	if s.value.start < 0 || s.value.end > len(d.source.Text) || s.value.end < s.value.start || s.at.end > len(d.source.Text) {
		t.Fatalf("%q: %v is at %v", d.source.Text, path, s)
	}
	_ = whole
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			everyPlace(t, d, step(path, key), v[key])
		}
	case []any:
		for i := range v {
			everyPlace(t, d, step(path, i), v[i])
		}
	}
}
