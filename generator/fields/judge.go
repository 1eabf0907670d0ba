package fields

import (
	"slices"
	"strings"

	"vizitka/generator/diag"
)

// Judge returns what the document holds at a path of keys and indexes, with
// keys in their declared spelling, dates as [Date] and defaults filled in.
// Values that are wrong are left out and reported, all of them; a default
// takes their place. A list with a wrong item is left out whole, so that the
// indexes of those that stay are the document's. Where nothing stands at the
// path, the result is the defaults.
//
// Required keys of the schema itself are asked for by [Schema.Missing] alone:
// the caller knows whether they are due. Those of a table inside are asked for
// here, because the table was given. The result shares lists, tables without
// declared keys and defaults with the document and the schema: it is to be
// read, not changed.
func (s *Schema) Judge(d *Doc, at ...any) (map[string]any, diag.List) {
	return s.judge(d, at, true)
}

// Given is as Judge, without the defaults: for documents that are laid over
// others before [Schema.Fill] completes the result.
func (s *Schema) Given(d *Doc, at ...any) (map[string]any, diag.List) {
	return s.judge(d, at, false)
}

// Fill returns a judged tree with defaults where nothing is given.
func (s *Schema) Fill(tree map[string]any) map[string]any { return s.index().fill(tree) }

func (s *Schema) judge(d *Doc, at []any, fill bool) (map[string]any, diag.List) {
	j := judge{doc: d, path: slices.Clone(at), fill: fill}
	value := d.Get(at...)
	tree, ok := value.(map[string]any)
	if !ok && value != nil {
		j.report(wrongType[Table], d.Place(at...), diag.V{"key": j.name()})
	}
	return j.table(s.index(), tree, false), j.problems
}

// Missing reports the required keys that the document does not give at a path.
// An empty text or list is missing; a wrong value is not, for [Schema.Judge]
// has reported it.
func (s *Schema) Missing(d *Doc, at ...any) diag.List {
	j := judge{doc: d, path: slices.Clone(at)}
	tree, _ := d.Get(at...).(map[string]any)
	j.missing(s.index(), tree)
	return j.problems
}

// Judge returns the value that stands at a path, judged as Schema.Judge does;
// the Default where there is none or a wrong one.
func (f *Field) Judge(d *Doc, at ...any) (any, diag.List) {
	j := judge{doc: d, path: slices.Clone(at), fill: true}
	if v, ok := j.value(newEntry(f), d.Get(at...)); ok {
		return v, j.problems
	}
	return f.Default, j.problems
}

// judge is one walk over a tree.
type judge struct {
	doc      *Doc
	path     []any // where the walk is
	fill     bool  // with defaults
	problems diag.List
}

func (j *judge) report(m *diag.Message, p diag.Place, v diag.V) {
	j.problems.Add(m.At(p, v))
}

// wrong reports the value where the walk is.
func (j *judge) wrong(m *diag.Message, v diag.V) {
	v["key"] = j.name()
	j.report(m, j.doc.Place(j.path...), v)
}

// name returns the nearest key on the path.
func (j *judge) name() string {
	for i := len(j.path) - 1; i >= 0; i-- {
		if key, ok := j.path[i].(string); ok {
			return key
		}
	}
	return j.doc.File
}

func (j *judge) table(ix *index, tree map[string]any, inner bool) map[string]any {
	out := make(map[string]any, len(tree))
	written := make([]string, len(ix.entries))
	for _, key := range sortedKeys(tree) {
		e := ix.find(key)
		j.path = append(j.path, key)
		switch {
		case e == nil && ix.open:
			out[key] = tree[key]
		case e == nil:
			j.unknown(key, ix)
		case e.Refused != nil:
			j.report(e.Refused, j.doc.KeyPlace(j.path...), diag.V{"key": key})
		case written[e.pos] != "":
			j.twins(key, written[e.pos], e)
			j.value(e, tree[key]) // for what is wrong with it
		default:
			written[e.pos] = key
			if v, ok := j.value(e, tree[key]); ok {
				out[e.Name] = v
			}
		}
		j.path = j.path[:len(j.path)-1]
	}
	if inner {
		j.missing(ix, tree)
	}
	if j.fill {
		for _, e := range ix.entries {
			if _, given := out[e.Name]; !given && e.preset != nil {
				out[e.Name] = e.preset
			}
		}
	}
	return out
}

func (j *judge) unknown(key string, ix *index) {
	values := diag.V{"key": key, "near": diag.Nearest(key, ix.names), "keys": strings.Join(ix.names, ", ")}
	if own := ix.find("params"); own != nil {
		values["own"] = own.Name
	}
	j.report(unknownKey, j.doc.KeyPlace(j.path...), values)
}

// twins reports the second of two keys, in the order of the document, that
// mean one field. Neither is better than the other, so it is an error.
func (j *judge) twins(key, other string, e *entry) {
	parent := j.path[:len(j.path)-1]
	second, first := slices.Clone(j.path), append(slices.Clone(parent), other)
	if j.doc.offset(second...) < j.doc.offset(first...) {
		first, second, key, other = second, first, other, key
	}
	j.problems.Add(twinKey.At(j.doc.KeyPlace(second...), diag.V{"key": key, "other": other, "name": e.Name}).
		With(firstKey.At(j.doc.KeyPlace(first...), nil)))
}

func (j *judge) missing(ix *index, tree map[string]any) {
	var given []bool
	for key, v := range tree {
		if e := ix.find(key); e != nil && e.Required && !isEmpty(v) {
			if given == nil {
				given = make([]bool, len(ix.entries))
			}
			given[e.pos] = true
		}
	}
	for _, e := range ix.entries {
		if e.Required && (given == nil || !given[e.pos]) {
			j.report(missing, j.doc.Place(j.path...), diag.V{"key": e.Name, "example": exampleOf(e.Field)})
		}
	}
}

func isEmpty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(v) == ""
	case []any:
		return len(v) == 0
	}
	return false
}

// value judges the value where the walk is; false: it was left out.
func (j *judge) value(e *entry, v any) (any, bool) {
	if v == nil {
		return nil, false
	}
	list, isList := v.([]any)
	if !e.List {
		if isList && e.Type != Any && e.Type != "" {
			j.wrong(notSingle, diag.V{})
			return nil, false
		}
		return j.single(e, v)
	}
	if !isList {
		if v, ok := j.single(e, v); ok {
			return []any{v}, true
		}
		return nil, false
	}
	out, sound := make([]any, len(list)), true
	for i, item := range list {
		j.path = append(j.path, i)
		v, ok := j.item(e, item)
		out[i], sound = v, sound && ok
		j.path = j.path[:len(j.path)-1]
	}
	return out, sound
}

func (j *judge) item(e *entry, v any) (any, bool) {
	if _, nested := v.([]any); nested && e.Type != Any && e.Type != "" {
		j.wrong(notSingle, diag.V{})
		return nil, false
	}
	return j.single(e, v)
}

func (j *judge) single(e *entry, v any) (any, bool) {
	if e.Type == Table {
		tree, ok := v.(map[string]any)
		switch {
		case !ok:
			j.wrong(wrongType[Table], diag.V{})
			return nil, false
		case e.within != nil:
			return j.table(e.within, tree, true), true
		case e.each != nil:
			return j.eachOf(e.each, tree), true
		}
		return tree, true
	}
	return j.scalar(e.Field, v)
}

func (j *judge) eachOf(e *entry, tree map[string]any) map[string]any {
	out := make(map[string]any, len(tree))
	for _, key := range sortedKeys(tree) {
		j.path = append(j.path, key)
		if v, ok := j.value(e, tree[key]); ok {
			out[key] = v
		}
		j.path = j.path[:len(j.path)-1]
	}
	return out
}
