package fields

import (
	"maps"
	"slices"
	"strings"
)

// Dialect is the draft of JSON Schema that schemas are written in.
const Dialect = "https://json-schema.org/draft/2020-12/schema"

// JSON returns the schema as JSON Schema, draft 2020-12, for editors. Titles
// and descriptions are in English first, then in the other languages. Names
// that are taken but not taught are there, marked as deprecated. What it
// cannot say is that spellings do not matter, that a date must exist, that an
// address must have a host and not run code, and that of two names of one
// field only one may be given.
func (s *Schema) JSON() map[string]any {
	out := objectOf(s.Fields, s.Open)
	out["$schema"] = Dialect
	if s.Name != "" {
		out["title"] = s.Name
	}
	return out
}

func objectOf(fields []Field, open bool) map[string]any {
	properties := map[string]any{}
	var required []any
	declared := slices.DeleteFunc(effective(fields), func(f *Field) bool { return f.Refused != nil })
	for _, f := range declared {
		for _, name := range f.Also {
			if properties[name] == nil {
				old := f.schema()
				old["deprecated"] = true
				properties[name] = old
			}
		}
	}
	for _, f := range declared {
		properties[f.Name] = f.schema()
		if f.Old {
			properties[f.Name].(map[string]any)["deprecated"] = true
		}
		if f.Required && len(f.Also) == 0 {
			required = append(required, f.Name)
		}
	}
	out := map[string]any{"type": "object", "properties": properties, "additionalProperties": open}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

func (f *Field) schema() map[string]any {
	out := f.single()
	if f.List {
		out = map[string]any{"anyOf": []any{
			map[string]any{"type": "array", "items": f.single()}, f.single(),
		}}
		if f.Required {
			out["anyOf"].([]any)[0].(map[string]any)["minItems"] = 1
		}
	}
	if title := inOrder(f.Label, " · "); title != "" {
		out["title"] = title
	}
	if text := inOrder(f.Doc, "\n\n"); text != "" {
		out["description"] = text
	}
	if f.Default != nil {
		out["default"] = plain(f.Default)
	}
	if examples := f.examples(); len(examples) > 0 {
		out["examples"] = examples
	}
	return out
}

// examples returns all examples of a field, English first.
func (f *Field) examples() []any {
	var out []any
	if f.Example != nil {
		out = append(out, plain(f.Example))
	}
	if en := f.Examples["en"]; en != nil {
		out = append(out, plain(en))
	}
	for _, lang := range sortedKeys(f.Examples) {
		if v := f.Examples[lang]; lang != "en" && v != nil {
			out = append(out, plain(v))
		}
	}
	return out
}

// single returns the schema of one value, list or not.
func (f *Field) single() map[string]any {
	switch f.Type {
	case Any, "":
		return map[string]any{}
	case Bool:
		if f.Must {
			return map[string]any{"type": "boolean", "const": true}
		}
		return map[string]any{"type": "boolean"}
	case Int, Float:
		out := map[string]any{"type": map[Type]string{Int: "integer", Float: "number"}[f.Type]}
		if f.Min != nil {
			out["minimum"] = *f.Min
		}
		if f.Max != nil {
			out["maximum"] = *f.Max
		}
		return out
	case Table:
		switch {
		case len(f.Fields) > 0:
			return objectOf(f.Fields, false)
		case f.Each != nil:
			return map[string]any{"type": "object", "additionalProperties": f.Each.schema()}
		}
		return map[string]any{"type": "object"}
	}
	out := map[string]any{"type": "string"}
	if len(f.Values) > 0 {
		values := make([]any, len(f.Values))
		for i, v := range f.Values {
			values[i] = v
		}
		out["enum"] = values
	}
	if pattern := textPatterns[f.Type]; pattern != "" {
		out["pattern"] = pattern
	} else if f.Required && !f.List {
		out["pattern"] = `\S`
	}
	return out
}

// inOrder joins texts: English, then the other languages by their codes.
func inOrder(texts map[string]string, between string) string {
	var out []string
	if en := texts["en"]; en != "" {
		out = append(out, en)
	}
	for _, lang := range slices.Sorted(maps.Keys(texts)) {
		if lang != "en" && texts[lang] != "" {
			out = append(out, texts[lang])
		}
	}
	return strings.Join(out, between)
}

// plain returns a value as JSON has it: dates as text.
func plain(v any) any {
	switch v := v.(type) {
	case Date:
		return v.String()
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = plain(v[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for key := range v {
			out[key] = plain(v[key])
		}
		return out
	}
	return v
}
