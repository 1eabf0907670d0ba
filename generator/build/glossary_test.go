package build

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// glossed is a site of two words and of texts that mention one, the other and none.
const glossed = `
-- site.toml --
title = "Words"
base_url = "https://example.org/"
language = "en"
themes = ["small"]
[sections]
words = "word"
-- content/bridge.md --
A bridge, and bridges.
-- content/net.md --
A net.
-- content/none.md --
Nothing. A dam.
-- content/words/bridge.md --
+++
forms = ["bridge"]
+++
-- content/words/net.md --
+++
forms = ["net"]
+++
-- themes/small/theme.toml --
[kinds.word]
linked_by = "forms"
[kinds.word.fields]
forms = { type = "text", list = true }
[components.word]
forms = ["inline"]
ref = "word"
-- themes/small/components/word.html --
<a href="{{ .Target.RelPermalink }}">{{ .Label }}</a>
-- themes/small/layouts/page.html --
{{ .Content }}
-- themes/small/layouts/list.html --
list
`

// A page has links to the words of the glossary that it mentions, and what
// changes of others does not touch it.
func TestAnEditOfAWordsFormsMakesAgainThePagesThatMentionIt(t *testing.T) {
	for _, test := range []struct{ name, file, before, after, again string }{
		{"a form that one page has", "content/words/bridge.md", `["bridge"]`, `["bridges"]`, "bridge/index.html"},
		{"a form that another page has too", "content/words/bridge.md", `["bridge"]`, `["bridge", "dam"]`, "none/index.html"},
		{"a form that no page has", "content/words/net.md", `["net"]`, `["net", "nets"]`, ""},
		{"a form of two words", "content/words/net.md", `["net"]`, `["a net"]`, "net/index.html"},
		{"a text", "content/none.md", "Nothing", "A bridge", "none/index.html"},
		{"the address of a word", "content/words/net.md", "+++\nforms", "+++\nslug = \"netz\"\nforms", "net/index.html words/netz/index.html"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := write(t, glossed)
			first := open(t, dir, Options{})
			readAll(t, first)
			edit(t, dir, test.file, test.before, test.after)
			next, err := first.Next(nil, noon, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			compareSites(t, readAll(t, next), readAll(t, open(t, dir, Options{})))
			var got []string
			for _, path := range next.Rendered() {
				if strings.HasSuffix(path, "/index.html") && (!strings.HasPrefix(path, "words/") || strings.Contains(test.again, path)) {
					got = append(got, path)
				}
			}
			if want := strings.Fields(test.again); !slices.Equal(got, want) {
				t.Errorf("made again: %v, want %v", got, want)
			}
		})
	}
}

// What the preview puts into an open page is what the page shows: the second
// mention of a word is in another block, and no link.
func TestBlocksHaveTheLinksOfThePage(t *testing.T) {
	dir := write(t, glossed)
	writeFile(t, dir, "content/both.md", "A bridge.\n\nA bridge and a net.\n")
	s := open(t, dir, Options{Live: true})
	want := strings.TrimSpace(read(s, "both/index.html"))
	var got strings.Builder
	for _, b := range s.Blocks("both/index.html") {
		got.Write(b.HTML)
	}
	if strings.TrimSpace(got.String()) != want || strings.Count(want, "<a") != 2 {
		t.Errorf("blocks are\n%s\nwant\n%s", got.String(), want)
	}
}
