package content

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"vizitka/generator/diag"
	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

func TestTheTitleIsThatOfTheFrontMatterElseTheFirstHeadingElseTheName(t *testing.T) {
	rules := testRules(t)
	for _, test := range []struct{ src, title, link, body string }{
		{"+++\ntitle = \"A\"\nlinkTitle = \"L\"\n+++\n# H\n", "A", "L", "<h1"},
		{"+++\ntitle = \"A\"\n+++\n# H\n", "A", "A", "<h1"},
		{"+++\ntitle = \"A\"\n+++\n# a\n\nText.\n", "A", "A", "<p>Text.</p>"},
		{"+++\ntitle = \"Say “Yes” – now\"\n+++\n\n# Say \"yes\" — *now*\n\nText.\n", "Say “Yes”\u00a0— now", "Say “Yes”\u00a0— now", "<p>Text.</p>"},
		{"+++\ntitle = \"C\"\n+++\n# C++\n", "C", "C", "<h1"},
		{"+++\ntitle = \"A\"\n+++\nText.\n\n# A\n", "A", "A", "<p>Text.</p>\n<h1"},
		{"+++\ntitle = \"A\"\n+++\n## A\n", "A", "A", "<h2"},
		{"# H\n\nText.\n", "H", "H", "<p>Text.</p>"},
		{"\uFEFF# H\r\n\r\nText.\r\n", "H", "H", "<p>Text.</p>"},
		{"Text.\n\n# H\n", "My page", "My page", "<p>Text.</p>"},
		{"", "My page", "My page", ""},
	} {
		d, problems := Parse("content/my-page.md", []byte(test.src), rules)
		if problems != nil {
			t.Errorf("%q: %v", test.src, problems)
		}
		if d.Meta.Title != test.title || d.Meta.LinkTitle != test.link {
			t.Errorf("%q is called %q, in short %q; want %q and %q", test.src, d.Meta.Title, d.Meta.LinkTitle, test.title, test.link)
		}
		if got := d.Body().Body.HTML; !bytes.HasPrefix(got, []byte(test.body)) {
			t.Errorf("the body of %q is %s, want %s first", test.src, got, test.body)
		}
	}
}

// What others may see of a document is what its Joined hash is of: the body's
// text is not among it, its links are.
func TestJoinedChangesOnlyWithWhatOthersMaySee(t *testing.T) {
	rules := testRules(t)
	joined := func(src string) trace.Hash {
		d, _ := Parse("content/a.md", []byte(src), rules)
		return d.Joined
	}
	was := joined("+++\ntitle = \"A\"\n+++\nText with [b](b.md).\n")
	for _, test := range []struct {
		name, src string
		same      bool
	}{
		{"another text", "+++\ntitle = \"A\"\n+++\nOther words with [c](b.md).\n", true},
		{"blanks around the front matter", "+++\n\ntitle = \"A\"\n\n+++\nText with [b](b.md).\n", true},
		{"another title", "+++\ntitle = \"B\"\n+++\nText with [b](b.md).\n", false},
		{"another key", "+++\ntitle = \"A\"\nweight = 1\n+++\nText with [b](b.md).\n", false},
		{"another link", "+++\ntitle = \"A\"\n+++\nText with [b](c.md).\n", false},
		{"a link less", "+++\ntitle = \"A\"\n+++\nText.\n", false},
	} {
		if got := joined(test.src) == was; got != test.same {
			t.Errorf("%s: the same is %v", test.name, got)
		}
	}
}

// FuzzParse: whatever the bytes, there is a document and no panic; the same
// bytes give the same document, and the store gives it back.
func FuzzParse(f *testing.F) {
	for _, src := range documents {
		f.Add([]byte(src))
	}
	for _, src := range []string{
		"\uFEFF+++\r\ntitle = \"A\"\r\n+++\r\n# A\r\n", "---\n- a\n", "---\nmenu: {main: {parent: x}}\n---\n", "+++\nkind = 5\ntags = 1\n+++\n",
		"+++\nkind = \"rule\"\nbreaks = [[]]\nlinks = [1]\n+++\n", "---\na: &a [*a]\n---\n", "\xFF", "a\x00b", ":::note\n:::note", "[[]]", "+++",
	} {
		f.Add([]byte(src))
	}
	rules := testRules(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		d, problems := Parse("content/a/b.md", src, rules)
		if d == nil || d.Meta.Title == "" || d.Body() == nil {
			t.Fatal("the document is not whole")
		}
		if !utf8.Valid(src) && !problems.Has(diag.Error) {
			t.Error("bytes that are no text are not told")
		}
		for _, p := range problems {
			if p.Place.File != "content/a/b.md" || p.Place.Line > bytes.Count(src, []byte("\n"))+1 {
				t.Errorf("a problem is told at %s", p.Place)
			}
		}
		var e, again trace.Encoder
		d.Encode(&e)
		d.EncodeBody(&e)
		second, _ := Parse("content/a/b.md", src, rules)
		second.Encode(&again)
		second.EncodeBody(&again)
		if !bytes.Equal(e.Buf, again.Buf) {
			t.Error("the same bytes gave another document")
		}
		dec := trace.NewDecoder(e.Buf)
		got := Decode(dec, func() *markdown.Document { return nil }, nil)
		DecodeBody(dec)
		if dec.Err() != nil || dec.More() || got.Joined != d.Joined || got.Meta.Title != d.Meta.Title {
			t.Errorf("the store gives it back otherwise: %v", dec.Err())
		}
	})
}
