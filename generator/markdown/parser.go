package markdown

import (
	"sync"

	emoji "github.com/yuin/goldmark-emoji"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The parsers are set up once, when first needed, and shared: what differs
// from text to text they ask of the conversion in their context. Only emoji
// names have a parser of their own.
var (
	plainParser = sync.OnceValue(func() parser.Parser { return newParser(inlineParsers()) })
	emojiParser = sync.OnceValue(func() parser.Parser {
		return newParser(append(inlineParsers(), util.Prioritized(emoji.NewParser(), 999)))
	})
)

func newParser(inline []util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(parser.WithHeadingAttribute()), 100),
			util.Prioritized(bounded{directives{}}, 90),
			util.Prioritized(privateBlocks{}, 95),
			util.Prioritized(bounded{extension.NewDefinitionListParser()}, 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(definitions{}, 150),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(bounded{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(parser.WithHeadingAttribute()), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(bounded{alerts{parser.NewBlockquoteParser()}}, 790),
			util.Prioritized(bounded{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(bounded{admonitions{}}, 810),
			util.Prioritized(htmlBlocks{parser.NewHTMLBlockParser()}, 900),
			util.Prioritized(bounded{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(labels{}, -1),
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(mentions{}, 1),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

func inlineParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(footnoteRefs{extension.NewFootnoteParser()}, 101),
		util.Prioritized(wikiLinks{}, 150),
		util.Prioritized(shortcodes{}, 150),
		util.Prioritized(inlineDirectives{}, 150),
		util.Prioritized(privateNotes{}, 150),
		util.Prioritized(mkdocs{}, 160),
		util.Prioritized(links{parser.NewLinkParser()}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(jsx{}, 401),
		util.Prioritized(emphasis{parser.NewEmphasisParser()}, 500),
		util.Prioritized(tildes{}, 500),
		util.Prioritized(equals{}, 500),
		util.Prioritized(carets{}, 500),
		util.Prioritized(bareLinks{extension.NewLinkifyParser()}, 999),
	}
}

var conversionKey = parser.NewContextKey()

// conversionOf returns the conversion that a parser works for.
func conversionOf(pc parser.Context) *conversion {
	return pc.Get(conversionKey).(*conversion)
}

// parse returns the tree of the text.
func (c *conversion) parse() *ast.Document {
	p := plainParser()
	if c.o.Emoji {
		p = emojiParser()
	}
	pc := parser.NewContext()
	pc.Set(conversionKey, c)
	return p.Parse(text.NewReader(c.src), parser.WithContext(pc)).(*ast.Document)
}
