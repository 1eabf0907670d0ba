package fields

import (
	"encoding/json"
	"strconv"
	"strings"
)

// exampleOf returns a line of TOML that gives a field.
func exampleOf(f *Field) string {
	return f.Name + " = " + FormatTOML(f.Sample("en"))
}

// Sample returns a value of the field, to be shown or to begin with: its
// example in a language or in English, or else one made up of its type.
func (f *Field) Sample(lang string) any {
	for _, v := range []any{f.Examples[lang], f.Examples["en"], f.Example} {
		if v != nil {
			return v
		}
	}
	return sampleOf(f)
}

// sampleOf makes up a value of a field's type.
func sampleOf(f *Field) any {
	v := map[Type]any{
		Int: int64(1), Float: 1.5, Bool: true, DateType: Date{Year: 2026, Month: 11, Day: 24},
		URL: "https://example.org/", Email: "name@example.org", Phone: "+7 000 000-00-00",
		File: "photo.jpg", Page: "page.md", Table: map[string]any{},
	}[f.Type]
	switch {
	case len(f.Values) > 0:
		v = f.Values[0]
	case v == nil:
		v = "…"
	case f.Type == Table:
		table := map[string]any{}
		for i := range f.Fields {
			if f.Fields[i].Required {
				table[f.Fields[i].Name] = sampleOf(&f.Fields[i])
			}
		}
		v = table
	}
	if f.List {
		return []any{v}
	}
	return v
}

// FormatTOML writes a value of a tree as TOML, on one line. There is no null
// in TOML: nil is written as empty text.
func FormatTOML(v any) string {
	switch v := v.(type) {
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		s := strconv.FormatFloat(v, 'g', -1, 64)
		if !strings.ContainsAny(s, ".eIN") {
			s += ".0"
		}
		return s
	case Date:
		return v.String()
	case string:
		return quote(v)
	case []any:
		items := make([]string, len(v))
		for i := range v {
			items[i] = FormatTOML(v[i])
		}
		return "[" + strings.Join(items, ", ") + "]"
	case map[string]any:
		var pairs []string
		for _, key := range sortedKeys(v) {
			pairs = append(pairs, FormatKey(key)+" = "+FormatTOML(v[key]))
		}
		if pairs == nil {
			return "{}"
		}
		return "{ " + strings.Join(pairs, ", ") + " }"
	}
	return `""`
}

// FormatKey writes a key as TOML: bare where that is possible.
func FormatKey(key string) string {
	for i := 0; i < len(key); i++ {
		if !isBare(key[i]) {
			return quote(key)
		}
	}
	if key == "" {
		return `""`
	}
	return key
}

// quote writes a basic string. The escapes of JSON are among TOML's.
func quote(s string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return `""`
	}
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\x7f", `\u007f`)
}
