package render

import (
	"bytes"
	"html/template"

	"vizitka/generator/markdown"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// A Block is a top-level block of a page's text.
type Block struct {
	HTML []byte // as the page shows it
	Line int    // of the source file, from 1
}

// Blocks returns the blocks of a page's text with their holes filled, nil for a
// page without text. It is for the preview, after the page was made: so nothing
// of it is recorded, and no problem told again.
func (e *Env) Blocks(id string) (blocks []Block) {
	w, _ := e.acquire()
	if w == nil {
		return nil
	}
	defer func() {
		if recover() != nil {
			blocks = nil // told when the page itself was made
			return
		}
		e.release(w)
	}()
	f := &blockFiller{frame: w.enter(trace.NewRecorder(e.Site.Notebook()), e.Site.LanguageOf(id))}
	f.view = e.Site.View(e.Site.LanguageOf(id), f.rec, f)
	p := f.view.PageByID(id)
	if p == nil {
		return nil
	}
	f.page = p
	p.Content()
	return f.blocks
}

// blockFiller fills a body block by block.
type blockFiller struct {
	*frame
	blocks []Block
}

func (f *blockFiller) Fill(p *site.PageView, body *markdown.Body, _ bool) template.HTML {
	var buf bytes.Buffer
	hole := 0
	for i, b := range body.Blocks {
		end := len(body.HTML)
		if i+1 < len(body.Blocks) {
			end = body.Blocks[i+1].At
		}
		part := markdown.Body{HTML: body.HTML[b.At:end]}
		last := i+1 == len(body.Blocks)
		for ; hole < len(body.Holes) && (last || body.Holes[hole].At < end); hole++ {
			h := body.Holes[hole]
			h.At -= b.At
			part.Holes = append(part.Holes, h)
		}
		from := buf.Len()
		f.fill(&buf, p, &part, false)
		f.blocks = append(f.blocks, Block{HTML: buf.Bytes()[from:], Line: b.Line})
	}
	return ""
}

// Gloss links words in the blocks, as in the text as a whole.
func (f *blockFiller) Gloss(p *site.PageView, _ template.HTML) template.HTML {
	parts := make([][]byte, len(f.blocks))
	for i, b := range f.blocks {
		parts[i] = b.HTML
	}
	for i, made := range f.gloss(p, parts) {
		f.blocks[i].HTML = made
	}
	return ""
}
