package markdown

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"vizitka/generator/diag"
)

func TestPlacesAreThoseOfTheFile(t *testing.T) {
	source := "\uFEFF+++\ntitle = 1\n+++\r\nСвязь [текст](a.md) и ![я](b.png).\n\n:::note[x]\n[[Стр|т]]\n:::\n\n:term[y]\n"
	from := strings.Index(source, "Связь")
	doc, found := Convert("a.md", []byte(source), from, full(HTMLOff))
	if len(found) > 0 {
		t.Error(found)
	}
	var got []string
	var walk func(b *Body)
	walk = func(b *Body) {
		for _, h := range b.Holes {
			got = append(got, source[h.Pos:h.Pos+h.Len])
			if h.Inner != nil {
				walk(h.Inner)
			}
		}
	}
	walk(&doc.Body)
	want := []string{"[текст](a.md)", "![я](b.png)", ":::note[x]", "[[Стр|т]]", ":term[y]"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	_, found = Convert("a.md", []byte("+++\n+++\nТекст <b>.\r\n"), 8, full(HTMLOff))
	if len(found) != 1 || found[0].Place.Line != 3 || found[0].Place.Col != 7 || found[0].Place.Width != 2 {
		t.Errorf("got %+v", found)
	}
}

func TestBlocksTellTheirLines(t *testing.T) {
	source := "# Title\n\nOne\ntwo.\n\n<!-- no block -->\n\n:::note\na\n:::\n\n- x\n- y\n\n[a]: b\n\n## End\n"
	doc, _ := Convert("a.md", []byte(source), 0, full(HTMLOff))
	var got []string
	for _, b := range doc.Body.Blocks {
		rest := doc.Body.HTML[b.At:]
		got = append(got, fmt.Sprintf("%d %s", b.Line, rest[:min(4, len(rest))]))
	}
	want := []string{"3 <p>O", "8 \n<ul", "12 <ul>", "17 <h2 "}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTitle(t *testing.T) {
	for _, test := range []struct{ source, title, html string }{
		{"# A *b*\n\ntext", "A b", "<p>text</p>\n"},
		{"\n\n<!-- x -->\n\nA\n=\n", "A", ""},
		{"text\n\n# A", "", "<p>text</p>\n<h1>A</h1>\n"},
		{"%%x%%\n\n%%\ny\n%%\n\n# A", "A", ""},
		{"## A", "", "<h2>A</h2>\n"},
		{"", "", ""},
	} {
		doc, _ := Convert("a.md", []byte(test.source), 0, &Options{TakeTitle: true, specification: true})
		if got := strings.ReplaceAll(string(doc.Body.HTML), "<!-- x -->\n", ""); doc.Title != test.title || got != test.html {
			t.Errorf("%q: title %q, body %q", test.source, doc.Title, got)
		}
	}
	doc, _ := Convert("a.md", []byte("# A"), 0, &Options{})
	if doc.Title != "A" || len(doc.Headings) != 1 {
		t.Errorf("a title that stays: %q, %v", doc.Title, doc.Headings)
	}
}

func TestSummary(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"One.\n\nTwo.", "One."},
		{"# T\n\n![a](b \"c\")\n\nOne.\n\nTwo.", "One."},
		{"One.\n\nTwo.\n\n<!--more-->\n\nThree.", "One.\nTwo."},
		{"One.\n<!-- more -->\nTwo.", "One."},
		{"One.\n\n<!--more-->\n\nTwo.\n\n<!--more-->\n", "One."},
		{"- item\n", ""},
		{":::note\nIn.\n:::\n\n<!--more-->\n", "In."},
	} {
		doc, _ := Convert("a.md", []byte(test.source), 0, full(HTMLOff))
		if doc.SummaryText != test.want {
			t.Errorf("%q: got %q, want %q", test.source, doc.SummaryText, test.want)
		}
	}
	doc, _ := Convert("a.md", []byte("A[^1] [b](c.md) ![d](e.png).\n\n## H\n\n<!--more-->\n\n[^1]: x\n"), 0, full(HTMLOff))
	if got := filled(&doc.Summary); strings.Contains(got, "id=") || strings.Contains(got, "<sup") || strings.Contains(got, "anchor") {
		t.Errorf("what is unique to a page is in its summary: %s", got)
	}
	if len(doc.Summary.Holes) != 2 || !bytes.HasPrefix(doc.Summary.HTML[doc.Summary.Holes[0].At:], []byte(`">b</a>`)) {
		t.Errorf("holes of the summary: %+v", doc.Summary.Holes)
	}
}

func TestSummaryOfRawHTMLIsBalanced(t *testing.T) {
	doc, _ := Convert("a.md", []byte("<section>\n\n<div>\n\nOne.\n\n<!--more-->\n\nTwo.\n\n</div></section>\n"), 0, full(HTMLSafe))
	balanced(t, &doc.Body)
	balanced(t, &doc.Summary)
}

func TestFragment(t *testing.T) {
	doc, found := Fragment("A *b*[^1] <i>\n\n[^1]: c", full(HTMLOff))
	if len(found) != 1 || found[0].Place != (diag.Place{}) {
		t.Errorf("diagnostics of a fragment: %+v", found)
	}
	if html := string(doc.Body.HTML); strings.Contains(html, `id="fn-1"`) || !strings.Contains(html, `id="fn-`) {
		t.Errorf("identifiers of a page's notes in a fragment: %s", html)
	}
}

func TestPlainText(t *testing.T) {
	doc, _ := Convert("a.md", []byte(`# T

A *b* & "c" <d>[^1] [[Page]] :cite[Work **X**].

:::note[Label]
Inner
text.
:::

![alt](a.png "Caption")

| x | y |
|---|---|
| 1 | 2 |

`+"```go\nfunc main() {}\n```"+`

[^1]: Note.
`), 0, &Options{Highlight: true, TakeTitle: true, Components: theme})
	want := "A b & \"c\" <d> Page Work X.\nLabel\nInner text.\nCaption\nx\ny\n1\n2\nfunc main() {}\nNote."
	if got := PlainText(&doc.Body); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestWordsLeaveCodeOut(t *testing.T) {
	doc, _ := Convert("a.md", []byte("# One two\n\nThree **fo**ur\nfive.\n\n    code here\n\n- six\n\n:::note[seven]\neight\n:::\n"), 0, full(HTMLOff))
	if doc.Words != 6 {
		t.Errorf("%d words, want 6: the title that was taken out is none of the body", doc.Words)
	}
}

func TestOneConversionAtATimeOrMany(t *testing.T) {
	sources := hostile(300)
	convert := func(source string) string {
		doc, found := Convert("a.md", []byte(source), 0, full(HTMLSafe))
		return fmt.Sprint(filled(&doc.Body), doc.Headings, found)
	}
	want := map[string]string{}
	for name, source := range sources {
		want[name] = convert(source)
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for name, source := range sources {
				if got := convert(source); got != want[name] {
					t.Errorf("%s: not the same beside others", name)
				}
			}
		})
	}
	wait.Wait()
}

func TestSourceIsNotChanged(t *testing.T) {
	for name, source := range hostile(300) {
		b := []byte(source)
		Convert("a.md", b, 0, full(HTMLOff))
		if string(b) != source {
			t.Errorf("%s: the source was written to", name)
		}
	}
}

func TestAttributes(t *testing.T) {
	for _, test := range []struct {
		source string
		want   []Arg
		n      int
	}{
		{"{}", nil, 2},
		{"{#id .c .d}", []Arg{{"id", "id"}, {"class", "c"}, {"class", "d"}}, 11},
		{`{a=b c="d e" f='g "h"' i}x`, []Arg{{"a", "b"}, {"c", "d e"}, {"f", `g "h"`}, {"i", "true"}}, 25},
		{"{a=b,c}", []Arg{{"a", "b,c"}}, 7},
		{`{a="b &amp; \"}`, []Arg{{"a", `b & \`}}, 15},
		{"{имя=значение}", []Arg{{"имя", "значение"}}, 25},
		{`{a=""}`, []Arg{{"a", ""}}, 6},
	} {
		got, n, ok := parseAttributes([]byte(test.source))
		if !ok || n != test.n || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %q, %d, %v", test.source, got, n, ok)
		}
	}
	for _, source := range []string{"", "x", "{", "{a", "{a=}", "{#}", "{.}", `{a="b}`, "{a\n}", "{=b}", `{"a"}`} {
		if got, _, ok := parseAttributes([]byte(source)); ok {
			t.Errorf("%s: got %q", source, got)
		}
	}
}

func TestEveryMessageIsOurs(t *testing.T) {
	for _, m := range diag.Messages() {
		if m.En == "" || m.Ru == "" || (m.HintEn == "") != (m.HintRu == "") {
			t.Errorf("%s lacks a language", m.Name)
		}
	}
}

func TestRawAddressesAreHoles(t *testing.T) {
	for _, test := range []struct {
		mode         HTMLMode
		source, want string
	}{
		{HTMLSafe, `<a href="a.md">`, `<a href="[a.md]"></a>`},
		{HTMLSafe, `<a href="javascript:alert(1)">x</a>`, `x`},
		{HTMLSafe, `<img src="a.png" onerror=x>`, `<img src="[a.png]">`},
		{HTMLAll, `<a title="x href=b.md" HREF=a.md>`, `<a title="x href=b.md" HREF="[a.md]">`},
		{HTMLAll, `<img alt=" src=x onerror=alert(1) " src='y&amp;z.png'>`, `<img alt=" src=x onerror=alert(1) " src="[y&z.png]">`},
		{HTMLAll, `<a href="https://example.org">`, `<a href="https://example.org">`},
		{HTMLAll, `<video src=a.mp4 poster="b.png" controls>`, `<video src="[a.mp4]" poster="[b.png]" controls>`},
		{HTMLAll, `<b title="href=x">`, `<b title="href=x">`},
	} {
		doc, _ := Convert("a.md", []byte("x "+test.source), 0, full(test.mode))
		got := string(doc.Body.HTML)
		for i := len(doc.Body.Holes) - 1; i >= 0; i-- {
			h := doc.Body.Holes[i]
			got = got[:h.At] + "[" + h.Ref + "]" + got[h.At:]
		}
		if got != "<p>x "+test.want+"</p>\n" {
			t.Errorf("%s: got %s", test.source, got)
		}
	}
}

func TestEmptyHeadersOfTablesAreCells(t *testing.T) {
	doc, _ := Convert("a.md", []byte("| | A |\n|---|---|\n| b | |\n"), 0, full(HTMLOff))
	html := string(doc.Body.HTML)
	for _, want := range []string{"<td></td>\n<th>A</th>\n", "<td>b</td>\n<td></td>\n"} {
		if !strings.Contains(html, want) {
			t.Errorf("no %q in %s", want, html)
		}
	}
}

func TestWhatSafeHTMLLeavesOutIsReported(t *testing.T) {
	for _, test := range []struct {
		mode         HTMLMode
		source, want string
	}{
		{HTMLSafe, "я <script>alert(1)</script> b", "a.md:1:3 raw-html-unsafe"},
		{HTMLSafe, "<iframe src=\"https://example.org/\"></iframe>\n\nb <form>", "a.md:1:1 raw-html-unsafe a.md:3:3 raw-html-unsafe"},
		{HTMLSafe, `<a href="javascript:alert(1)">x</a>`, "a.md:1:1 raw-html-unsafe"},
		{HTMLSafe, `a <b title="<Card>">x</b> <Card x="1">y</Card>`, "a.md:1:6 raw-html-unsafe a.md:1:27 jsx-component"},
		{HTMLSafe, `<kbd>x</kbd> <a href="a.md">y</a> <br/> <img src="a.png"> <details open></details>`, ""},
		{HTMLSafe, `a <img src="a.png" alt="b" title="c" width="1" height="2" onload='x>'>`, "a.md:1:59 raw-html-unsafe"},
		{HTMLAll, "<script>alert(1)</script>", ""},
	} {
		_, found := Convert("a.md", []byte(test.source), 0, full(test.mode))
		var got []string
		for _, d := range found {
			got = append(got, d.Place.String()+" "+d.Message.Name)
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %q, want %q", test.source, got, test.want)
		}
	}
}
