package site

import (
	"html/template"

	"vizitka/generator/markdown"
)

// MarkdownName is the file of a page's copy in Markdown, beside it.
const MarkdownName = "index.md"

// HasMarkdown reports whether a copy of the page in Markdown is published: if the
// settings say so, of each page that has a file, is in its own language and in
// lists.
func (p *PageView) HasMarkdown() bool {
	return p.File() != nil && !p.Fallback() && p.view.LLMs() && !p.IsNotFound() && !p.Unlisted()
}

// Markdown returns the address of the page's copy in Markdown, "" where it has
// none.
func (p *PageView) Markdown() template.URL {
	if !p.HasMarkdown() {
		return ""
	}
	return template.URL(p.view.Relative(EscapePath(p.Beside(MarkdownName)))) //nolint:gosec // escaped
}

// BodyOf returns the body of a page as it was parsed, with its holes.
func BodyOf(p *PageView) *markdown.Body { return &askOwn(p, qBody).Body().Body }
