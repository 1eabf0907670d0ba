package config

import (
	"maps"
	"slices"
	"strconv"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
)

// An Origin is one key of the settings, its value and where it comes from.
type Origin struct {
	Key   string // dotted: markdown.html; keys that are no words in quotes
	Value string // as TOML
	From  string // default, site.toml:3, site.production.toml:1, --base-url
}

// Origins returns every key that has a value, sorted. A list is one value.
func (s *Settings) Origins() []Origin {
	var out []Origin
	s.walk(s.tree, "", nil, func(key string, path []any, v any) {
		out = append(out, Origin{Key: key, Value: fields.FormatTOML(v), From: s.from(path)})
	})
	return out
}

// Values returns the value of every key, as TOML, by its dotted key: the
// answers to questions after single settings. Two settings are the same if
// and only if their values are.
func (s *Settings) Values() map[string]string {
	out := map[string]string{}
	s.walk(s.tree, "", nil, func(key string, _ []any, v any) { out[key] = fields.FormatTOML(v) })
	return out
}

func (s *Settings) walk(tree map[string]any, prefix string, path []any, each func(key string, path []any, v any)) {
	for _, key := range slices.Sorted(maps.Keys(tree)) {
		dotted, path := prefix+fields.FormatKey(key), append(path[:len(path):len(path)], key)
		if t, ok := tree[key].(map[string]any); ok && len(t) > 0 {
			s.walk(t, dotted+".", path, each)
			continue
		}
		each(dotted, path, tree[key])
	}
}

// from returns the highest source that gives the value at a path.
func (s *Settings) from(path []any) string {
	for _, l := range s.layers {
		if _, given := l.tree[path[0].(string)]; given && l.doc.File == "" {
			return l.from
		}
		if written, ok := judged.Written(l.doc, path...); ok {
			return l.from + ":" + strconv.Itoa(l.doc.KeyPlace(written...).Line)
		}
	}
	for _, old := range oldPlaces[path[0].(string)] {
		if from := s.from([]any{old}); from != byDefault {
			return from
		}
	}
	return byDefault
}

const byDefault = "default"

// oldPlaces are the names under which a key may be given besides its own.
var oldPlaces = map[string][]string{"language": {"languageCode"}, "pagination": {"paginate"}}

// Files returns the files that the settings were read from, top first.
func (s *Settings) Files() []string {
	var out []string
	for _, l := range s.layers {
		if l.doc.File != "" {
			out = append(out, l.from)
		}
	}
	return out
}

// Place returns where a key is given, in the highest file that gives it; the
// file of settings as a whole for a default.
func (s *Settings) Place(path ...any) diag.Place {
	for _, l := range s.layers {
		if written, ok := judged.Written(l.doc, path...); ok {
			return l.doc.Place(written...)
		}
	}
	return diag.File(File)
}
