package fields

import (
	"bytes"
	"sync"
	"unicode/utf8"

	"vizitka/generator/diag"
)

// A Format is a notation for trees of values.
type Format uint8

const (
	// TOML is TOML 1.1.
	TOML Format = iota + 1
	// YAML is YAML 1.2, with merge keys; one document.
	YAML
	// JSON is RFC 8259.
	JSON
)

func (f Format) String() string {
	return map[Format]string{TOML: "TOML", YAML: "YAML", JSON: "JSON"}[f]
}

const (
	// FrontMatterMax is how long front matter may be, in bytes.
	FrontMatterMax = 64 << 10

	// depthMax is how long the path to a value may be.
	depthMax = 32
)

// A Source is a document to read: Text is the whole file, the document is
// Text[Start:End]. Text must not change as long as the [Doc] is used.
type Source struct {
	File       string // relative to the site's folder
	Text       []byte
	Start, End int
	Format     Format

	// Max is how long the document may be, in bytes; 0 is no limit.
	Max int
	// AnyRoot allows a document that is not a table at its top, as files of
	// data may be. It is then in [Doc.Root].
	AnyRoot bool
}

// Whole returns the source that is a file as a whole.
func Whole(file string, text []byte, format Format) Source {
	return Source{File: file, Text: text, End: len(text), Format: format}
}

// A Doc is a document that was read. It may be used by several goroutines.
type Doc struct {
	File string
	Tree map[string]any // the values by their keys, as written; never nil
	Root any            // Tree, or what stands at the top instead of a table

	source Source
	unread bool // the text cannot be read, so nothing in it has a place
	once   sync.Once
	root   *spot
}

// Parse reads a document. The Doc is never nil: one that cannot be read has an
// empty tree, and an error is in the list.
func Parse(s Source) (*Doc, diag.List) {
	if s.Start == 0 {
		s.Start = len(s.Text[:s.End]) - len(bytes.TrimPrefix(s.Text[:s.End], []byte("\uFEFF")))
	}
	d := &Doc{File: s.File, source: s}
	problems := refuse(s)
	var root any
	if len(problems) == 0 {
		switch s.Format {
		case TOML:
			root, problems = readTOML(s)
		case YAML:
			root, problems = readYAML(s, nil)
		case JSON:
			root, problems = readJSON(s, nil)
		}
	}
	d.unread = len(problems) > 0
	if d.unread {
		root = nil
	}
	tree, isTable := root.(map[string]any)
	if !isTable && root != nil && !s.AnyRoot {
		problems.Add(notDocument.At(diag.At(s.File, s.Text, s.Start, 0), nil))
		root = nil
	}
	if tree == nil {
		tree = map[string]any{}
	}
	if root == nil {
		root = tree
	}
	d.Tree, d.Root = tree, root
	return d, problems
}

// Get returns the value at a path of keys (string) and indexes (int), nil
// where there is none.
func (d *Doc) Get(path ...any) any {
	v := d.Root
	for _, step := range path {
		switch step := step.(type) {
		case string:
			table, _ := v.(map[string]any)
			v = table[step]
		case int:
			list, _ := v.([]any)
			if step < 0 || step >= len(list) {
				return nil
			}
			v = list[step]
		}
	}
	return v
}

// refuse reports what no library is given.
func refuse(s Source) diag.List {
	var problems diag.List
	text := s.Text[s.Start:s.End]
	if s.Max > 0 && len(text) > s.Max {
		problems.Add(tooLong.At(diag.At(s.File, s.Text, s.Start, 0), diag.V{"size": kib(len(text)), "max": kib(s.Max)}))
		return problems
	}
	if !utf8.Valid(text) {
		at := s.Start + firstInvalid(text)
		problems.Add(badUTF8.At(diag.At(s.File, s.Text, at, 1), nil))
		return problems
	}
	if i := bytes.IndexByte(text, 0); i >= 0 {
		problems.Add(hasNUL.At(diag.At(s.File, s.Text, s.Start+i, 1), nil))
		return problems
	}
	if s.Format == TOML {
		if at := tooDeepTOML(s.Text[:s.End], s.Start, depthMax); at >= 0 {
			problems.Add(tooDeep.At(diag.At(s.File, s.Text, at, 0), nil))
		}
	}
	return problems
}

func firstInvalid(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(text)
}
