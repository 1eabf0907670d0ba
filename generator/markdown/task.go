package markdown

import (
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// checkbox writes the mark of a task. It cannot be changed by the reader; its
// state is in its name too, for who does not see it.
func (c *conversion) checkbox(n *xast.TaskCheckBox) {
	c.str(`<input type="checkbox" disabled`)
	name := taskOpen
	if n.IsChecked {
		c.str(" checked")
		name = taskDone
	}
	c.attr("aria-label", c.phrase(name))
	c.str("> ")
}

// hasTasks reports whether an item of a list is a task.
func hasTasks(list *ast.List) bool {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if first := item.FirstChild(); first != nil {
			if _, ok := first.FirstChild().(*xast.TaskCheckBox); ok {
				return true
			}
		}
	}
	return false
}
