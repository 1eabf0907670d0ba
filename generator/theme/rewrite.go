package theme

import (
	"strings"
	"text/template/parse"

	"vizitka/generator/diag"
)

// Functions that rewritten templates call and no author may. The first three
// are given to [Theme.NewSet] by whoever knows the lists; the others are the
// Set's.
const (
	itemsName = "_items" // what a range goes over
	lenName   = "_len"
	truthName = "_truth" // the value, or nil for an empty list
	tickName  = "_tick"
	enterName = "_enter"
	leaveName = "_leave"
)

// language is what may be written in a template.
type language struct {
	functions map[string]bool
	nearest   []string
	renamed   map[string]string
}

func newLanguage(n Names) language {
	l := language{map[string]bool{}, append([]string(nil), n.Functions...), n.Renamed}
	l.nearest = append(l.nearest, builtins...)
	for _, name := range l.nearest {
		l.functions[name] = true
	}
	return l
}

// builtins are the functions of text/template itself.
var builtins = []string{
	"and", "call", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt",
	"ne", "not", "or", "print", "printf", "println", "slice", "urlquery",
}

// judges are the functions whose answer is a truth of its own.
var judges = map[string]bool{
	"and": true, "eq": true, "ge": true, "gt": true, "le": true, "lt": true,
	"ne": true, "not": true, "or": true,
}

// A rewriter goes once through the trees of a file. It collects what the file
// names, reports functions that do not exist, and changes the trees:
//
//   - `range PIPE` becomes `range PIPE | _items`, `len` becomes `_len`, and
//     what if, with, and, or, not judge goes through `_truth`: a lazy list is
//     asked only for what is shown;
//   - a range body begins with a call of `_tick`, which stops one that never
//     ends;
//   - a {{template}} stands between `_enter` and `_leave`, which stop one that
//     calls itself for ever.
//
// What it adds stands at the position of what the author wrote, so errors name
// the author's place.
type rewriter struct {
	source   *source
	lang     language
	pipe     *parse.PipeNode // of the seed
	tree     *parse.Tree     // of the file
	problems diag.List
}

// list rewrites a list of nodes and those inside them.
func (r *rewriter) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	var nodes []parse.Node
	for i, n := range l.Nodes {
		call, isCall := n.(*parse.TemplateNode)
		if isCall && nodes == nil {
			nodes = append(make([]parse.Node, 0, len(l.Nodes)+2), l.Nodes[:i]...)
		}
		switch {
		case isCall:
			if call.Pipe != nil {
				r.pipeline(call.Pipe)
			}
			r.source.calls = append(r.source.calls, callOf(call))
			nodes = append(nodes, r.action(call.Pos, enterName), n, r.action(call.Pos, leaveName))
		default:
			r.node(n)
			if nodes != nil {
				nodes = append(nodes, n)
			}
		}
	}
	if nodes != nil {
		l.Nodes = nodes
	}
}

func callOf(n *parse.TemplateNode) call { return call{node: n, name: n.Name} }

func (r *rewriter) node(n parse.Node) {
	switch n := n.(type) {
	case *parse.ActionNode:
		r.pipeline(n.Pipe)
	case *parse.IfNode:
		r.branch(&n.BranchNode)
	case *parse.WithNode:
		r.branch(&n.BranchNode)
	case *parse.RangeNode:
		r.pipeline(n.Pipe)
		n.Pipe.Cmds = append(n.Pipe.Cmds, r.command(n.Pipe.Pos, itemsName))
		r.list(n.List)
		n.List.Nodes = append([]parse.Node{r.action(n.Pos, tickName)}, n.List.Nodes...)
		r.list(n.ElseList)
	}
}

func (r *rewriter) branch(b *parse.BranchNode) {
	r.pipeline(b.Pipe)
	last := b.Pipe.Cmds[len(b.Pipe.Cmds)-1].Args[0]
	if id, ok := last.(*parse.IdentifierNode); !ok || !judges[id.Ident] {
		b.Pipe.Cmds = append(b.Pipe.Cmds, r.command(b.Pipe.Pos, truthName))
	}
	r.list(b.List)
	r.list(b.ElseList)
}

func (r *rewriter) pipeline(p *parse.PipeNode) {
	for i := 0; i < len(p.Cmds); i++ {
		c := p.Cmds[i]
		r.collect(c)
		for _, arg := range c.Args {
			r.operand(arg)
		}
		id, ok := c.Args[0].(*parse.IdentifierNode)
		if !ok {
			continue
		}
		if id.Ident != "and" && id.Ident != "or" && id.Ident != "not" {
			continue
		}
		for k, arg := range c.Args[1:] {
			c.Args[k+1] = r.judged(arg)
		}
		if i > 0 {
			// The value that is piped in is an argument too.
			p.Cmds = append(p.Cmds[:i], append([]*parse.CommandNode{r.command(id.Pos, truthName)}, p.Cmds[i:]...)...)
			i++
		}
	}
}

// judged returns the argument with its truth seen through: (_truth ARG).
func (r *rewriter) judged(arg parse.Node) parse.Node {
	switch arg.(type) {
	case *parse.FieldNode, *parse.VariableNode, *parse.ChainNode, *parse.PipeNode, *parse.DotNode, *parse.IdentifierNode:
	default:
		return arg
	}
	p := r.pipe.CopyPipe()
	p.Pos = arg.Position()
	c := r.command(arg.Position(), truthName)
	c.Args = append(c.Args, arg)
	p.Cmds = []*parse.CommandNode{c}
	return p
}

func (r *rewriter) operand(n parse.Node) {
	switch n := n.(type) {
	case *parse.IdentifierNode:
		r.function(n, n.Ident)
	case *parse.FieldNode:
		r.note(n.Ident)
	case *parse.VariableNode:
		r.note(n.Ident[1:])
	case *parse.ChainNode:
		r.note(n.Field)
		if id, ok := n.Node.(*parse.IdentifierNode); ok {
			r.function(id, id.Ident+"."+strings.Join(n.Field, "."))
		} else {
			r.operand(n.Node)
		}
	case *parse.PipeNode:
		r.pipeline(n)
	}
}

func (r *rewriter) note(names []string) {
	for _, name := range names {
		r.source.names[name] = true
	}
}

// function checks the name of a function. whole is what the author wrote, with
// the fields behind it: Hugo's functions have names like strings.ToUpper.
func (r *rewriter) function(id *parse.IdentifierNode, whole string) {
	r.source.names[id.Ident] = true
	switch {
	case id.Ident == "len":
		id.Ident = lenName
	case !r.lang.functions[id.Ident]:
		instead, name := r.lang.renamed[whole], whole
		if instead == "" {
			instead, name = r.lang.renamed[id.Ident], id.Ident
		}
		v := diag.V{"name": name, "instead": instead}
		if instead == "" {
			v["near"] = diag.Nearest(name, r.lang.nearest)
		}
		r.problems.Add(unknownFunction.At(r.source.at(int(id.Pos), len(name)), v))
	}
}

// collect notes what a command tells of the file: the partials it loads and
// the strings it shows.
func (r *rewriter) collect(c *parse.CommandNode) {
	id, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || len(c.Args) < 2 {
		return
	}
	switch id.Ident {
	case "partial", "fragment":
		if name, ok := c.Args[1].(*parse.StringNode); ok {
			r.source.loads = append(r.source.loads, name.Text)
		}
	case "i18n":
		if key, ok := c.Args[1].(*parse.StringNode); ok {
			r.source.keys = append(r.source.keys, literal{key.Text, int(key.Pos)})
		}
	}
}

// command returns a call of one of our functions.
func (r *rewriter) command(pos parse.Pos, name string) *parse.CommandNode {
	c := r.pipe.Cmds[0].Copy().(*parse.CommandNode)
	c.Pos = pos
	c.Args = []parse.Node{parse.NewIdentifier(name).SetTree(r.tree).SetPos(pos)}
	return c
}

// action returns an action that calls one of our functions and prints nothing:
// it is written as a declaration, because the value of any other action would
// be escaped for its place, and nothing is "" in a script.
func (r *rewriter) action(pos parse.Pos, name string) *parse.ActionNode {
	p := r.pipe.CopyPipe()
	p.Pos = pos
	// The blank keeps the variable apart from all that an author can write.
	p.Decl = []*parse.VariableNode{{NodeType: parse.NodeVariable, Pos: pos, Ident: []string{"$ "}}}
	p.Cmds = []*parse.CommandNode{r.command(pos, name)}
	return &parse.ActionNode{NodeType: parse.NodeAction, Pos: pos, Pipe: p}
}
