package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"vizitka/generator/diag"
)

// A mkdocsForm is something that MkDocs reads and we do not: it is text, and
// told of once in a file.
type mkdocsForm struct {
	written *regexp.Regexp
	form    string                 // as a diagnostic names it
	instead string                 // see conversion.available
	start   func(before rune) bool // whether it may begin behind a character
}

// mkdocsForms are tabs, included files, attributes, keys and icons, by the
// first byte of each.
var mkdocsForms = map[byte]mkdocsForm{
	'=': {regexp.MustCompile(`^===[+!]?[ \t]+"[^"\n]*"[ \t]*\r?\n?$`), `=== "…"`, ":::tab[…] … :::", beginsLine},
	'-': {regexp.MustCompile(`^-+8<-+[^\r\n]*`), "--8<--", "the text itself", beginsLine},
	'{': {regexp.MustCompile(`^\{:[ \t]*[.#\w][^}\r\n]*\}`), "{: … }", "attributes of a directive, :::name{…}, or of a heading, {#id .class}", anywhere},
	'+': {regexp.MustCompile(`^\+\+[a-z0-9]+(?:-[a-z0-9]+)*(?:\+[a-z0-9]+(?:-[a-z0-9]+)*)*\+\+`), "++…++", "`…`", beginsWord},
	':': {regexp.MustCompile(`^:(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:`), ":material-…:", "the character itself, or an image", beginsWord},
}

func anywhere(rune) bool          { return true }
func beginsLine(before rune) bool { return before == '\n' }
func beginsWord(before rune) bool { return !unicode.IsLetter(before) && !unicode.IsDigit(before) }

// mkdocs reads them.
type mkdocs struct{}

func (mkdocs) Trigger() []byte { return []byte("=-{+:") }

func (mkdocs) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	f := mkdocsForms[line[0]]
	if !f.start(block.PrecendingCharacter()) {
		return nil
	}
	size := len(bytes.TrimRight(f.written.Find(line), " \t\r\n"))
	if size == 0 {
		return nil
	}
	conversionOf(pc).markup(f.form, f.instead, segment.Start-segment.Padding, size)
	n := &foreign{lines: text.NewSegments()}
	n.lines.Append(segment.WithStop(segment.Start - segment.Padding + size))
	block.Advance(size)
	return n
}

// markup reports a form of MkDocs once in a file.
func (c *conversion) markup(form, instead string, at, length int) {
	if c.forms[form] {
		return
	}
	if c.forms == nil {
		c.forms = map[string]bool{}
	}
	c.forms[form] = true
	c.warn(mkdocsMarkup, at, length, diag.V{"form": form, "instead": c.available(instead), "names": strings.Join(c.componentNames(), ", ")})
}
