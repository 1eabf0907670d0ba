package fields

// A Ref is a value that names another page, or a file.
type Ref struct {
	Path   []any  // of keys and indexes; [Doc.Place] finds it in the document
	Type   Type   // Page or File
	Of     string // the kind that the page must be; "": any
	Target string // as the author wrote it
}

// Refs returns the references of a judged tree, also those in lists and in
// tables, in the order of the fields.
func (s *Schema) Refs(tree map[string]any) []Ref {
	return refsIn(nil, s.index(), tree, nil)
}

func refsIn(refs []Ref, ix *index, tree map[string]any, path []any) []Ref {
	for _, e := range ix.entries {
		if v, given := tree[e.Name]; given && e.refers {
			refs = e.refs(refs, v, step(path, e.Name))
		}
	}
	return refs
}

func (e *entry) refs(refs []Ref, v any, path []any) []Ref {
	switch v := v.(type) {
	case []any:
		for i := range v {
			refs = e.refs(refs, v[i], step(path, i))
		}
	case map[string]any:
		if e.within != nil {
			return refsIn(refs, e.within, v, path)
		}
		for _, key := range sortedKeys(v) {
			refs = e.each.refs(refs, v[key], step(path, key))
		}
	case string:
		refs = append(refs, Ref{Path: path, Type: e.Type, Of: e.Of, Target: v})
	}
	return refs
}

// step returns a path that is one longer and shares nothing with path.
func step(path []any, next any) []any {
	return append(path[:len(path):len(path)], next)
}
