package theme

import (
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"vizitka/generator/diag"
	"vizitka/generator/trace"
)

// baseName is the layout that holds the page around the blocks of others.
const baseName = "layouts/baseof.html"

// A Template is a layout, a partial or a component with all it is made of.
type Template struct {
	Name string // "layouts/page.html"
	File string // as messages name it: "themes/mine/layouts/page.html"
	// Hash is that of everything that decides the template's result besides
	// its data: its own text, baseof.html, what it includes by {{template}},
	// and what keeps it from being shown.
	Hash trace.Hash

	theme   *Theme
	sources []*source // its own first
	root    *parse.Tree
	trees   map[string]*parse.Tree // what {{template}} finds, by name
	// problems keep the template from being shown. Load has given them too.
	problems diag.List
}

// Uses reports whether a function, field or method of this name stands in the
// template, in what it includes, or in a partial that these load by a literal
// name.
func (t *Template) Uses(name string) bool {
	seen := map[*source]bool{}
	var uses func(s *source) bool
	uses = func(s *source) bool {
		if seen[s] {
			return false
		}
		seen[s] = true
		if s.names[name] {
			return true
		}
		for _, load := range s.loads {
			if p := t.theme.loaded(load); p != nil && slices.ContainsFunc(p.sources, uses) {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(t.sources, uses)
}

// MadeOf reports whether a template is made of a file of the theme, by their
// paths: its own, baseof.html, or one that it includes.
func (t *Theme) MadeOf(template, file string) bool {
	found, ok := t.templates[template]
	return ok && slices.ContainsFunc(found.sources, func(s *source) bool { return s.Path == file })
}

// loaded returns the partial that a template names to the function partial.
func (t *Theme) loaded(name string) *Template {
	if p, ok := t.templates["partials/"+name]; ok {
		return p
	}
	return t.templates["partials/"+name+".html"]
}

// compose puts a template together from its source and those it includes.
func (t *Theme) compose(s *source) *Template {
	c := &Template{Name: s.Path, File: s.Place, theme: t, trees: map[string]*parse.Tree{}}
	c.include(s)
	if s.root != nil {
		c.root = s.root
		if strings.HasPrefix(s.Path, "layouts/") {
			c.layout(s)
		}
		for i := 0; i < len(c.sources); i++ {
			c.follow(c.sources[i])
		}
	}
	hash := trace.NewHasher()
	for _, s := range c.sources {
		hash.WriteString(s.Path)
		hash.Write(s.Hash.Append([]byte{0}))
		c.problems.Add(s.problems...)
	}
	// What is wrong may be mended elsewhere: by a string, or by another file.
	if len(c.problems) > 0 {
		diag.Print(hash, c.problems, diag.Style{Lang: "en"}) //nolint:errcheck // a Hasher never fails
	}
	c.Hash = hash.Sum()
	return c
}

// include adds a source, unless it is there.
func (t *Template) include(s *source) {
	if !slices.Contains(t.sources, s) {
		t.sources = append(t.sources, s)
	}
}

// layout lets a layout fill the blocks of baseof.html, if it defines any.
func (t *Template) layout(s *source) {
	maps.Copy(t.trees, s.defines)
	base := t.theme.sources[baseName]
	if s == base || len(s.defines) == 0 {
		return
	}
	if base == nil {
		if s.empty() {
			t.problems.Add(noBase.At(diag.File(s.Place), nil))
		}
		return
	}
	if base.root == nil {
		t.include(base)
		return
	}
	blocks := base.called()
	fills := slices.ContainsFunc(s.defined(), func(name string) bool { return slices.Contains(blocks, name) })
	if !fills && !s.empty() {
		return // whole by itself, with templates of its own
	}
	t.include(base)
	t.root = base.root
	for name, tree := range base.defines {
		if own := t.trees[name]; own == nil {
			t.trees[name] = tree
		}
	}
	t.unused(s, base, blocks)
}

// unused warns of what a layout that fills blocks has in vain.
func (t *Template) unused(s, base *source, blocks []string) {
	v := diag.V{"base": base.Path}
	for _, n := range s.root.Root.Nodes {
		if !parse.IsEmptyTree(n) {
			at := int(n.Position())
			for at < len(s.Bytes)-1 && isSpace(s.Bytes[at]) {
				at++
			}
			t.theme.problems.Add(outsideBlock.At(s.at(at, 1), v))
			break
		}
	}
	known := append(s.called(), blocks...)
	for _, name := range s.defined() {
		if !slices.Contains(known, name) {
			t.theme.problems.Add(unknownBlock.At(s.definition(name), diag.V{
				"base": base.Path, "name": name,
				"near": diag.Nearest(name, blocks), "names": strings.Join(blocks, ", "),
			}))
		}
	}
}

// called returns the names that a source calls by {{template}} or {{block}}.
func (s *source) called() []string {
	var names []string
	for _, c := range s.calls {
		names = append(names, c.name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// follow adds what a source calls. Names are looked for in the file itself, in
// the layout and its baseof.html, and then among partials and components.
func (t *Template) follow(s *source) {
	if !strings.HasPrefix(s.Path, "layouts/") {
		t.trees[s.Path] = s.root
		for name, tree := range s.defines {
			t.trees[s.local(name)] = tree
		}
	}
	for _, c := range s.calls {
		if t.trees[c.node.Name] != nil {
			continue
		}
		if called := t.theme.sources[c.name]; called != nil && !strings.HasPrefix(c.name, "layouts/") {
			t.include(called)
			continue
		}
		names := s.defined()
		for path := range t.theme.sources {
			if !strings.HasPrefix(path, "layouts/") {
				names = append(names, path)
			}
		}
		slices.Sort(names)
		t.problems.Add(unknownTemplate.At(s.callPlace(c), diag.V{"name": c.name, "near": diag.Nearest(c.name, names)}))
	}
}

// callPlace is the place of the name in a {{template}} action.
func (s *source) callPlace(c call) diag.Place {
	return s.at(int(c.node.Pos), len(c.name)+2)
}
