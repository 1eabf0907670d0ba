package fields

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"vizitka/generator/diag"
)

// aliasMax is how many values all aliases of a document may stand for.
const aliasMax = 10_000

// readYAML decodes a document by way of the library's nodes, which know their
// places. With root it also builds the spots.
func readYAML(s Source, root *spot) (tree any, problems diag.List) {
	r := yamlReader{source: s, lines: lineStarts(s.Text, s.Start, s.End)}
	defer func() {
		if caught := recover(); caught != nil {
			tree, problems = nil, diag.List{r.unreadable(s.Start, fmt.Sprint(caught))}
		}
	}()
	loader, err := yaml.NewLoader(bytes.NewReader(s.Text[s.Start:s.End]))
	if err != nil {
		return nil, diag.List{r.syntax(err)}
	}
	var node, more yaml.Node
	if err := loader.Load(&node); err == io.EOF {
		return nil, nil // nothing, or comments alone
	} else if err != nil {
		return nil, diag.List{r.syntax(err)}
	}
	if err := loader.Load(&more); err == nil {
		r.report(secondDocument, &more, nil)
		return nil, r.problems
	} else if err != io.EOF {
		return nil, diag.List{r.syntax(err)}
	}
	v := r.value(&node, root, 0)
	return v, r.problems
}

type yamlReader struct {
	source   Source
	lines    []int // where the lines start, in the file
	problems diag.List
	aliases  []*yaml.Node // being resolved
	expanded int          // values that aliases stood for
	deep     bool         // it was reported that the document is too deep
}

func (r *yamlReader) syntax(err error) diag.Diagnostic {
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return r.unreadable(r.source.Start, err.Error())
	}
	return r.unreadable(r.offset(load.Mark.Line, load.Mark.Column), load.Message)
}

func (r *yamlReader) unreadable(at int, reason string) diag.Diagnostic {
	return syntaxError(YAML, reason, diag.At(r.source.File, r.source.Text, at, 0))
}

// report reports a node. What is wrong with a node itself was reported when it
// was read in its own place, so it is not repeated for each alias of it.
func (r *yamlReader) report(m *diag.Message, n *yaml.Node, v diag.V, notes ...diag.Diagnostic) {
	if len(r.aliases) > 0 && m != tooDeep && m != aliasBomb {
		return
	}
	d := m.At(r.place(n), v)
	d.Notes = notes
	r.problems.Add(d)
}

func (r *yamlReader) place(n *yaml.Node) diag.Place {
	at := r.span(n)
	return diag.At(r.source.File, r.source.Text, at.start, at.end-at.start)
}

// value returns the value of a node; at is its spot, or nil.
func (r *yamlReader) value(n *yaml.Node, at *spot, depth int) any {
	if depth > depthMax {
		if !r.deep {
			r.report(tooDeep, n, nil)
			r.deep = true
		}
		return nil
	}
	if len(r.aliases) > 0 {
		r.expanded++
	}
	if at != nil && n.Kind != yaml.DocumentNode && len(r.aliases) == 0 {
		at.value = r.span(n)
	}
	switch n.Kind {
	case yaml.DocumentNode:
		if len(n.Content) == 0 {
			return nil
		}
		return r.value(n.Content[0], at, depth)
	case yaml.AliasNode:
		return r.alias(n, at, depth)
	case yaml.SequenceNode:
		list := make([]any, 0, len(n.Content))
		for _, item := range n.Content {
			var spotOf *spot
			if at != nil {
				spotOf = &spot{value: at.value}
				at.items = append(at.items, spotOf)
			}
			list = append(list, r.value(item, spotOf, depth+1))
		}
		return list
	case yaml.MappingNode:
		return r.table(n, at, depth)
	}
	if at != nil {
		at.text = n.Value
	}
	return r.scalar(n)
}

// alias resolves *name, unless it stands within itself or the document's
// aliases have become too many.
func (r *yamlReader) alias(n *yaml.Node, at *spot, depth int) any {
	for _, open := range r.aliases {
		if open == n.Alias {
			r.report(aliasBomb, n, nil)
			return nil
		}
	}
	if r.expanded > aliasMax {
		return nil
	}
	r.aliases = append(r.aliases, n.Alias)
	v := r.value(n.Alias, at, depth)
	r.aliases = r.aliases[:len(r.aliases)-1]
	if r.expanded > aliasMax && len(r.aliases) == 0 {
		r.report(aliasBomb, n, nil)
	}
	return v
}

func (r *yamlReader) table(n *yaml.Node, at *spot, depth int) any {
	table := make(map[string]any, len(n.Content)/2)
	first := make(map[string]*yaml.Node, len(n.Content)/2)
	var merged []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind == yaml.AliasNode {
			key = key.Alias
		}
		if key.Kind != yaml.ScalarNode {
			r.report(oddKey, n.Content[i], nil)
			continue
		}
		if key.ShortTag() == "!!merge" {
			merged = append(merged, value)
			continue
		}
		name := key.Value
		if earlier := first[name]; earlier != nil {
			r.report(duplicateKey, key, diag.V{"key": name}, firstKey.At(r.place(earlier), nil))
			continue
		}
		first[name] = key
		table[name] = r.value(value, r.keySpot(at, name, key), depth+1)
	}
	for _, from := range merged {
		r.merge(table, from, at, depth)
	}
	return table
}

func (r *yamlReader) keySpot(at *spot, name string, key *yaml.Node) *spot {
	if at == nil {
		return nil
	}
	s := r.span(key)
	if len(r.aliases) > 0 {
		s = at.value // what an alias stands for is reported where it is used
	}
	return at.child(name, s)
}

// merge adds what "<<" names; keys that are there already win.
func (r *yamlReader) merge(table map[string]any, from *yaml.Node, at *spot, depth int) {
	switch v := r.value(from, nil, depth+1).(type) {
	case map[string]any:
		r.mergeTable(table, v, from, at)
	case []any:
		for _, item := range v {
			if t, ok := item.(map[string]any); ok {
				r.mergeTable(table, t, from, at)
			} else {
				r.report(badMerge, from, nil)
			}
		}
	default:
		r.report(badMerge, from, nil)
	}
}

func (r *yamlReader) mergeTable(table, more map[string]any, from *yaml.Node, at *spot) {
	for key, v := range more {
		if _, taken := table[key]; taken {
			continue
		}
		table[key] = v
		if at != nil {
			at.child(key, r.span(from))
		}
	}
}

// scalar returns a single value. A tag that is not of YAML's core is passed
// over.
func (r *yamlReader) scalar(n *yaml.Node) any {
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!timestamp":
		if d, ok := ParseDate(n.Value); ok {
			return d
		}
		return n.Value
	case "!!bool", "!!int", "!!float":
		var v any
		if err := n.Decode(&v); err != nil {
			r.problems.Add(r.unreadable(r.span(n).start, err.Error()))
			return nil
		}
		switch v := v.(type) {
		case int:
			return int64(v)
		case uint64:
			return float64(v)
		case float64:
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return n.Value
			}
			return v
		default:
			return v
		}
	}
	return n.Value
}

// span returns the bytes of a node. The library knows where a node starts; a
// plain word is as long as it is, of anything else the first byte is taken.
func (r *yamlReader) span(n *yaml.Node) span {
	start := r.offset(n.Line, n.Column)
	if n.Kind == yaml.ScalarNode && start+len(n.Value) <= r.source.End &&
		string(r.source.Text[start:start+len(n.Value)]) == n.Value {
		return span{start, start + len(n.Value)}
	}
	return span{start, start}
}

// offset turns a line and a column in characters, both from 1, into an offset
// in the file.
func (r *yamlReader) offset(line, col int) int {
	line = min(max(line, 1), len(r.lines))
	at, end := r.lines[line-1], r.source.End
	if line < len(r.lines) {
		end = r.lines[line]
	}
	for ; col > 1 && at < end; col-- {
		_, size := utf8.DecodeRune(r.source.Text[at:end])
		at += size
	}
	return min(at, r.source.End)
}

// lineStarts returns where lines start as YAML 1.1 counts them: after LF,
// CRLF, CR, NEL, LS and PS.
func lineStarts(text []byte, start, end int) []int {
	lines := []int{start}
	for i := start; i < end; {
		r, size := utf8.DecodeRune(text[i:end])
		i += size
		switch r {
		case '\r':
			if i < end && text[i] == '\n' {
				i++
			}
			lines = append(lines, i)
		case '\n', '\u0085', '\u2028', '\u2029':
			lines = append(lines, i)
		}
	}
	return lines
}
