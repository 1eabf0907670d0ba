package fields

import "vizitka/generator/diag"

// A spot is where a value and its key stand, and what is inside it. The
// readers of the three formats build a tree of spots that has the shape of the
// tree of values.
type spot struct {
	at    span // the key; empty for an item of a list
	value span
	text  string // of a single value in YAML: as written, without quotes
	keys  map[string]*spot
	items []*spot
}

// A span is a stretch of bytes of the whole file.
type span struct{ start, end int }

// child returns the spot of a key, made where it is missing.
func (s *spot) child(name string, key span) *spot {
	if c := s.keys[name]; c != nil {
		return c
	}
	c := &spot{at: key, value: key}
	if s.keys == nil {
		s.keys = map[string]*spot{}
	}
	s.keys[name] = c
	return c
}

// key returns the spot of a key, in the given spelling or else in the first
// other one.
func (s *spot) key(name string) *spot {
	if c := s.keys[name]; c != nil {
		return c
	}
	var found *spot
	for other, c := range s.keys {
		if Fold(other) == Fold(name) && (found == nil || c.at.start < found.at.start) {
			found = c
		}
	}
	return found
}

// find returns the spot at a path of keys and indexes, or the nearest one
// above it.
func (s *spot) find(path []any) (found *spot, whole bool) {
	for _, step := range path {
		var next *spot
		switch step := step.(type) {
		case string:
			next = s.key(step)
		case int:
			if step >= 0 && step < len(s.items) {
				next = s.items[step]
			}
		}
		if next == nil {
			return s, false
		}
		s = next
	}
	return s, true
}

// Place returns where the value at a path of keys (string) and indexes (int)
// stands; where there is no such value, the nearest one above it. The document
// as a whole is at its first byte. A key is found in any spelling.
func (d *Doc) Place(path ...any) diag.Place {
	s, _ := d.spots().find(path)
	return d.at(s.value)
}

// Bytes returns where the value of Place stands in the whole file, in bytes.
func (d *Doc) Bytes(path ...any) (start, length int) {
	s, _ := d.spots().find(path)
	return s.value.start, s.value.end - s.value.start
}

// KeyPlace returns where the key of the value at a path stands. An item of a
// list has no key: its value's place is returned. Where there is no such
// value it is the place of the nearest one above.
func (d *Doc) KeyPlace(path ...any) diag.Place {
	s, whole := d.spots().find(path)
	if !whole || s.at == (span{}) {
		return d.at(s.value)
	}
	return d.at(s.at)
}

// Written returns the path at which the document gives what a judged tree has
// at path: the keys as the author spelled or named them. It is false where the
// document does not give it.
func (s *Schema) Written(d *Doc, path ...any) ([]any, bool) {
	out := make([]any, 0, len(path))
	var v any = d.Tree
	at := &entry{Field: &Field{Type: Table}, within: s.index()}
	for _, step := range path {
		switch step := step.(type) {
		case int:
			list, isList := v.([]any)
			if !isList && step == 0 && at.List {
				continue // a single value that stands for a list
			}
			if step >= len(list) {
				return nil, false
			}
			out, v = append(out, step), list[step]
		case string:
			table, _ := v.(map[string]any)
			key, inner, found := at.written(table, step)
			if !found {
				return nil, false
			}
			out, v, at = append(out, key), table[key], inner
		}
	}
	return out, true
}

// written finds the key of a table that gives a name of the judged tree.
func (e *entry) written(table map[string]any, name string) (key string, inner *entry, found bool) {
	if e.within == nil {
		_, found = table[name]
		if inner = e.each; inner == nil {
			inner = anything
		}
		return name, inner, found
	}
	for _, key := range sortedKeys(table) {
		if of := e.within.find(key); of != nil && of.Name == name {
			return key, of, true
		}
	}
	_, found = table[name]
	return name, anything, found && e.within.open
}

var anything = &entry{Field: &Field{Type: Any}}

func (d *Doc) at(s span) diag.Place {
	return diag.At(d.File, d.source.Text, s.start, s.end-s.start)
}

// offset returns the byte of the file at which the key at a path stands; keys
// sorted by it are in the order of the document.
func (d *Doc) offset(path ...any) int {
	s, _ := d.spots().find(path)
	return s.at.start
}

// written returns a single value of a YAML document as it stands there; one
// that came by a merge key has only its value.
func (d *Doc) written(path []any, v any) string {
	if s, whole := d.spots().find(path); whole && s.text != "" {
		return s.text
	}
	return FormatTOML(v)
}

// spots builds the tree of places when it is first asked for.
func (d *Doc) spots() *spot {
	d.once.Do(func() {
		root := &spot{value: span{d.source.Start, d.source.Start}}
		d.root = root
		if d.unread {
			return
		}
		switch d.source.Format {
		case TOML:
			scan := scanner{text: d.source.Text[:d.source.End], pos: d.source.Start, root: root}
			scan.document()
		case YAML:
			readYAML(d.source, root)
		case JSON:
			readJSON(d.source, root)
		}
	})
	return d.root
}
