package theme

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"vizitka/generator/diag"
)

// A source is the text of one template file, parsed and rewritten.
//
// Its trees carry the source's number where the template packages put a file
// name in their errors: a number cannot be mistaken for something else, as a
// name with a colon could.
type source struct {
	*File
	number  int
	root    *parse.Tree            // nil where the file does not parse
	defines map[string]*parse.Tree // its {{define}} and {{block}} templates
	names   map[string]bool        // functions, fields and methods that stand in it
	calls   []call                 // its {{template}} and {{block}} actions
	loads   []string               // partials that it names to a function
	keys    []literal              // of strings
	// problems are what keeps the file from being used.
	problems diag.List
}

// A call is a {{template "name"}}.
type call struct {
	node *parse.TemplateNode
	name string
}

// A literal is a text that stands in a template.
type literal struct {
	text   string
	offset int
}

// seed is put behind every text before it is parsed, and taken off the tree
// again: nodes of the parse package cannot be made outside of it with the
// tree they belong to, and without one their errors have no place. So what
// [rewriter] adds are copies of the seed's nodes. It stands at the end, where
// it moves nothing.
const seed = "\n{{- " + tickName + "}}"

// parseSource parses a template file.
func parseSource(f *File, number int, lang language) *source {
	s := &source{File: f, number: number, names: map[string]bool{}}
	if at, bad := s.invalid(); bad {
		s.problems.Add(notUTF8.At(at, nil))
		return s
	}
	text := string(f.Bytes)
	trees, err := parseText(strconv.Itoa(number), text+seed)
	if err != nil {
		// Once more without the seed: it may have changed the error, never
		// whether there is one.
		if _, plain := parseText(strconv.Itoa(number), text); plain != nil {
			err = plain
		}
		s.problems.Add(syntaxProblem(s, err))
		return s
	}
	own := trees[strconv.Itoa(number)]
	delete(trees, own.Name)
	last := len(own.Root.Nodes) - 1
	planted := own.Root.Nodes[last].(*parse.ActionNode)
	own.Root.Nodes = own.Root.Nodes[:last]
	own.Name = f.Path

	s.root, s.defines = own, trees
	r := rewriter{source: s, lang: lang, pipe: planted.Pipe, tree: own}
	squeeze(own.Root, true)
	r.list(own.Root)
	for _, name := range s.defined() {
		squeeze(trees[name].Root, false)
		r.list(trees[name].Root)
	}
	if !strings.HasPrefix(f.Path, "layouts/") {
		// The defines of other files are their own, whatever stands beside them
		// in the page.
		for _, c := range s.calls {
			if trees[c.name] != nil {
				c.node.Name = s.local(c.name)
			}
		}
	}
	s.problems.Add(r.problems...)
	return s
}

func parseText(name, text string) (map[string]*parse.Tree, error) {
	trees := map[string]*parse.Tree{}
	t := parse.New(name)
	// Functions are checked by the rewriter: all of them, with their places.
	t.Mode = parse.SkipFuncCheck
	_, err := t.Parse(text, "", "", trees)
	return trees, err
}

// defined returns the names of the file's {{define}} and {{block}} templates
// in order.
func (s *source) defined() []string { return slices.Sorted(maps.Keys(s.defines)) }

// local returns the name that a define of a partial or component has among the
// templates of a page.
func (s *source) local(define string) string { return s.Path + "#" + define }

// empty reports whether the file has nothing outside of its defines.
func (s *source) empty() bool { return parse.IsEmptyTree(s.root.Root) }

func (s *source) at(offset, length int) diag.Place {
	return diag.At(s.Place, s.Bytes, offset, length)
}

// offset returns the offset of a line (from 1) and a column in bytes (from 0).
func (s *source) offset(line, col int) int {
	at := 0
	for ; line > 1; line-- {
		i := bytes.IndexByte(s.Bytes[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	return min(at+col, len(s.Bytes))
}
