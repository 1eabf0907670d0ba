package config

import (
	"maps"
	"slices"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
)

// WithOptions returns the settings with the options that a theme declares
// judged under [params], of the site and of its languages, in every file: a
// wrong value is reported at its place and counts as not given, a declared key
// gets its declared spelling, and what no file gives is the default. A key that
// no option declares stays as it is. The receiver does not change.
func (s *Settings) WithOptions(options []fields.Field) (*Settings, diag.List) {
	if len(options) == 0 {
		return s, nil
	}
	var problems diag.List
	schema := &fields.Schema{Name: "params", Fields: options, Open: true}
	// read returns what all layers give at a path, the upper over the lower.
	read := func(path ...any) map[string]any {
		given := map[string]any{}
		for _, l := range slices.Backward(s.layers) {
			if at, ok := judged.Written(l.doc, path...); ok {
				tree, found := schema.Given(l.doc, at...)
				problems.Add(found...)
				given = lay(given, tree)
			}
		}
		return given
	}
	out := *s
	given := read("params")
	problems.Add(s.missingOptions(options, given)...)
	out.tree = maps.Clone(s.tree)
	out.tree["params"] = schema.Fill(given)
	declared := maps.Clone(table(s.tree, "languages"))
	own := map[string]map[string]any{} // by code
	for _, key := range slices.Sorted(maps.Keys(declared)) {
		if params := read("languages", key, "params"); len(params) > 0 {
			own[strings.ToLower(key)] = params
			declared[key] = lay(table(declared, key), map[string]any{})
			declared[key].(map[string]any)["params"] = params
		}
	}
	if len(declared) > 0 {
		out.tree["languages"] = declared
	}
	out.Languages = slices.Clone(s.Languages)
	for i := range out.Languages {
		l := &out.Languages[i]
		l.Params = schema.Fill(lay(given, own[l.Code]))
	}
	out.Params = out.Languages[0].Params
	return &out, problems
}

// missingOptions reports the required options that no file gives.
func (s *Settings) missingOptions(options []fields.Field, given map[string]any) diag.List {
	absent := slices.DeleteFunc(slices.Clone(options), func(f fields.Field) bool { return given[f.Name] != nil })
	bottom := s.layers[len(s.layers)-1].doc
	at, ok := judged.Written(bottom, "params")
	if !ok {
		at = []any{"params"}
	}
	return (&fields.Schema{Fields: absent}).Missing(bottom, at...)
}
