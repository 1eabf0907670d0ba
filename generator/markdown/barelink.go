package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// bareLinks is goldmark's reader of addresses that stand in the text without
// brackets. They are GitHub's; to CommonMark they are text.
type bareLinks struct{ parser.InlineParser }

func (p bareLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if conversionOf(pc).o.specification {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}
