package fields

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// An index finds the declared field that a written key means.
type index struct {
	entries []*entry
	byKey   map[string]*entry // names as declared, and folded
	names   []string          // as declared, in order, without old ones
	open    bool
}

// An entry is a field, ready to judge.
type entry struct {
	*Field
	pos    int
	within *index // of a table with fields
	each   *entry // of a table of Each
	refers bool   // it or something inside it is a page or a file
	preset any    // Default, completed
}

type lazyIndex struct {
	once  sync.Once
	index *index
}

func (s *Schema) index() *index {
	s.lazy.once.Do(func() { s.lazy.index = newIndex(s.Fields, s.Open) })
	return s.lazy.index
}

func newIndex(fields []Field, open bool) *index {
	ix := &index{byKey: make(map[string]*entry, 2*len(fields)), open: open}
	for i, f := range effective(fields) {
		e := newEntry(f)
		e.pos = i
		ix.entries = append(ix.entries, e)
		if !e.Old && e.Refused == nil {
			ix.names = append(ix.names, e.Name)
		}
	}
	// Names win over other names, and of two equal ones the first.
	for _, e := range ix.entries {
		ix.add(e.Name, e)
	}
	for _, e := range ix.entries {
		for _, name := range e.Also {
			ix.add(name, e)
		}
	}
	return ix
}

// effective returns the fields in order, of several with one name the last in
// the place of the first: a kind may say more of a common key.
func effective(fields []Field) []*Field {
	out := make([]*Field, 0, len(fields))
	at := make(map[string]int, len(fields))
	for i := range fields {
		f := &fields[i]
		if first, twice := at[Fold(f.Name)]; twice {
			out[first] = f
			continue
		}
		at[Fold(f.Name)] = len(out)
		out = append(out, f)
	}
	return out
}

func (ix *index) add(name string, e *entry) {
	for _, key := range []string{name, Fold(name)} {
		if ix.byKey[key] == nil {
			ix.byKey[key] = e
		}
	}
}

func newEntry(f *Field) *entry {
	e := &entry{Field: f, refers: f.Type == Page || f.Type == File}
	switch {
	case f.Type != Table:
	case len(f.Fields) > 0:
		e.within = newIndex(f.Fields, false)
		for _, inner := range e.within.entries {
			e.refers = e.refers || inner.refers
		}
	case f.Each != nil:
		e.each = newEntry(f.Each)
		e.refers = e.each.refers
	}
	e.preset = e.fill(f.Default)
	return e
}

// find returns the field that a key means, or nil.
func (ix *index) find(key string) *entry {
	if e := ix.byKey[key]; e != nil {
		return e
	}
	return ix.byKey[Fold(key)]
}

// fill returns a judged value with the defaults inside it. It shares with v
// what needs none.
func (e *entry) fill(v any) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = e.fill(v[i])
		}
		return out
	case map[string]any:
		switch {
		case e.within != nil:
			return e.within.fill(v)
		case e.each != nil:
			out := make(map[string]any, len(v))
			for key := range v {
				out[key] = e.each.fill(v[key])
			}
			return out
		}
	}
	return v
}

func (ix *index) fill(tree map[string]any) map[string]any {
	out := maps.Clone(tree)
	for _, e := range ix.entries {
		if v, given := out[e.Name]; given {
			out[e.Name] = e.fill(v)
		} else if e.preset != nil {
			out[e.Name] = e.preset
		}
	}
	return out
}

// Fold returns what is the same in all spellings of a key: base_url, baseURL
// and Base-Url are one.
func Fold(key string) string {
	plain := true
	for i := 0; plain && i < len(key); i++ {
		c := key[i]
		plain = c < 0x80 && c != '-' && c != '_' && (c < 'A' || c > 'Z')
	}
	if plain {
		return key
	}
	return foldReplacer.Replace(strings.ToLower(key))
}

var foldReplacer = strings.NewReplacer("-", "", "_", "")

func sortedKeys(table map[string]any) []string { return slices.Sorted(maps.Keys(table)) }
