package fields

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"vizitka/generator/diag"
)

// compile gives the JSON Schema of a schema to the library that editors'
// schemas are meant for.
func compile(t testing.TB, s *Schema) *jsonschema.Schema {
	t.Helper()
	text, err := json.Marshal(s.JSON())
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// drawValue makes values that are now and then what the field wants.
func drawValue(t *rapid.T, f *Field, depth int) any {
	texts := []string{
		"x", "", " ", "ok", "disputed", "disputd", "https://example.org/", "/path", "example.org", "#a", "mailto:a@b.example",
		"a@b.example", "a@b", "a b@c.example", "+7 000 000-00-00", "12", "(495) 1-2", "photo.jpg", "a\\b", "2026-11-24",
		"2026-11-24 10:00", "2026-11-24T10:00:00+03:00", "24.11.2026", "2026-11-24T", "//", "http:x", "?q", "tg:x",
	}
	if f != nil && f.Type == Table && depth > 0 && rapid.IntRange(0, 3).Draw(t, "fit") > 0 {
		one := func() any {
			switch {
			case len(f.Fields) > 0:
				return drawTable(t, f.Fields, depth-1)
			case f.Each != nil:
				return map[string]any{"k": drawValue(t, f.Each, depth-1)}
			}
			return map[string]any{"k": int64(1)}
		}
		if rapid.Bool().Draw(t, "list") {
			return []any{one(), one()}
		}
		return one()
	}
	switch rapid.IntRange(0, 9).Draw(t, "sort") {
	case 0:
		return rapid.Bool().Draw(t, "bool")
	case 1:
		return int64(rapid.IntRange(-2, 102).Draw(t, "int"))
	case 2:
		return rapid.SampledFrom([]float64{-0.5, 1.5, 2, 101, 1e9}).Draw(t, "float")
	case 3:
		if depth == 0 {
			return []any{}
		}
		n := rapid.IntRange(0, 2).Draw(t, "n")
		list := make([]any, n)
		for i := range list {
			list[i] = drawValue(t, nil, depth-1)
		}
		return list
	case 4:
		return map[string]any{"k": "v"}
	}
	return rapid.SampledFrom(texts).Draw(t, "text")
}

func drawTable(t *rapid.T, fields []Field, depth int) map[string]any {
	tree := map[string]any{}
	chosen := rapid.IntRange(0, len(fields)-1).Draw(t, "chosen")
	for i := range fields {
		f := &fields[i]
		switch {
		case i == chosen:
			tree[f.Name] = drawValue(t, f, depth)
		case f.Required && rapid.IntRange(0, 9).Draw(t, "required") > 0:
			tree[f.Name] = sampleOf(f)
		}
	}
	if rapid.IntRange(0, 19).Draw(t, "extra") == 0 {
		tree["zzz"] = "x"
	}
	return tree
}

// beyondPatterns reports whether all problems are of the two sorts that a
// pattern cannot tell: a day that does not exist, an address without a host or
// with a scheme that runs code.
func beyondPatterns(l diag.List) bool {
	for _, d := range l {
		if d.Message != wrongType[DateType] && d.Message != wrongType[URL] {
			return false
		}
	}
	return true
}

// The schema that editors get says what the fields say, for every document
// whose keys are spelled as declared.
func TestEditorsSchemaAgreesWithTheJudge(t *testing.T) {
	schemas := []*Schema{testSchema, {Name: "declaration", Fields: Declaration().Each.Fields}}
	for _, schema := range schemas {
		compiled := compile(t, schema)
		good, bad := 0, 0
		t.Run(schema.Name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				tree := drawTable(rt, schema.Fields, 3)
				text, _ := json.Marshal(tree)
				d, problems := Parse(Whole("a", text, JSON))
				if len(problems) > 0 {
					rt.Fatal(lines(problems))
				}
				_, problems = schema.Judge(d)
				problems.Add(schema.Missing(d)...)
				doc, _ := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
				err := compiled.Validate(doc)
				if (err == nil) != (len(problems) == 0) && !(err == nil && beyondPatterns(problems)) {
					rt.Fatalf("%s\nwe say: %v\nthe schema says: %v", text, lines(problems), err)
				}
				if err == nil {
					good++
				} else {
					bad++
				}
			})
			if good == 0 || bad == 0 {
				t.Errorf("%s: %d good and %d bad documents prove little", schema.Name, good, bad)
			}
		})
	}
}
