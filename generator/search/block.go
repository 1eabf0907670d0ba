package search

import (
	"bytes"
	"encoding/json"
	"strings"

	"vizitka/generator/site"
)

// textMax is how much of a text stands under a title, in characters.
const textMax = 180

// block makes a file of pages: for each an array of its address, its title, the
// title of its section at the top, the text under it, and its headings with
// their ids.
func block(v *site.View, i int) []byte {
	pages := [][]any{}
	for _, p := range site.Searchable(v).After(i * blockPages).First(blockPages).Items() {
		section := ""
		if top := p.FirstSection(); top != nil && !top.Equal(p) {
			section = top.LinkTitle()
		}
		headings := [][2]string{}
		for _, h := range p.Headings() {
			headings = append(headings, [2]string{h.ID, h.Text})
		}
		pages = append(pages, []any{p.RelPermalink(), p.Title(), section, textUnder(p), headings})
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(pages); err != nil {
		panic(err) // texts always encode
	}
	return out.Bytes()
}

// textUnder is the description, or the beginning of the text.
func textUnder(p *site.PageView) string {
	if text := p.Description(); text != "" {
		return text
	}
	text := []rune(strings.ReplaceAll(p.SummaryText(), "\n", " "))
	if len(text) <= textMax {
		return string(text)
	}
	return strings.TrimRight(string(text[:textMax]), " ") + "…"
}
