package serve

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"vizitka/generator/diag"
)

// A writer is an author with a site of two pages.
type writer struct {
	preview        *Preview
	preset, visual string
	sources        map[string]string // name → path
	asked          []NewPage
	wrong          *diag.Diagnostic // with what is asked for
}

func (w *writer) Editor() (string, string) { return w.preset, w.visual }

func (w *writer) Source(name string) (string, bool) {
	path, ok := w.sources[name]
	return path, ok
}

func (w *writer) Desk() Desk {
	day := func(d int) time.Time { return time.Date(2026, 11, d, 9, 30, 0, 0, time.UTC) }
	return Desk{
		Title: "Ties <&>", Languages: []string{"ru", "en"}, Sections: []string{"", "rules"}, Kinds: []string{"article", "rule"},
		Pages: []DeskPage{
			{
				Source: "content/b.md", Title: "Бета <b>", Kind: "article", Language: "ru", File: "guide/a b/index.html",
				Changed: day(2), Words: 30, Minutes: 1, In: 4, Out: 1, Missing: []string{"en"},
			},
			{
				Source: "content/a.md", Title: "Альфа", Kind: "rule", Language: "ru", File: "index.html", Held: "draft",
				Changed: day(3), Words: 20, Minutes: 1, Out: 2, Alone: true,
			},
			{
				Source: "content/c.en.md", Title: "Gamma", Kind: "rule", Language: "en", Held: "expired", When: day(1),
				Changed: day(1), Words: 400, Minutes: 2,
			},
		},
	}
}

func (w *writer) NewPage(n NewPage) (string, *diag.Diagnostic) {
	w.asked = append(w.asked, n)
	if w.wrong == nil {
		site := newExample().with("new/index.html", "<body>new</body>")
		site.sources = map[string]string{"content/new.md": "new/index.html"}
		w.preview.Show(site, []string{"content/new.md"})
	}
	return "content/new.md", w.wrong
}

func newDesk(lang string) (*Preview, *writer) {
	w := &writer{sources: map[string]string{"content/a.md": "/site/content/a.md"}}
	p := newPreview(Options{Lang: lang, Author: w})
	w.preview, p.hosts = p, shows(nil).hosts
	site := newExample()
	src := []byte("# A\n\tSee [x](<y>)\n")
	site.problems = diag.List{
		msgNone.At(diag.At("content/a.md", src, 9, 8), diag.V{"path": "<y>"}),
		msgNoEditor.At(diag.Place{}, diag.V{"editor": "e", "programs": "p"}),
	}
	p.Show(site, nil)
	return p, w
}

// act sends what a page of the preview does; header are pairs that are put over
// its own.
func act(p *Preview, method, target, kind, body string, header ...string) *http.Response {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.RemoteAddr = "127.0.0.1:40000"
	r.Host = "localhost:1313"
	r.Header.Set("Origin", "http://localhost:1313")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.Header.Set("Vizitka-Token", p.token)
	r.Header.Set("Content-Type", kind)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	return w.Result()
}

const (
	jsonType = "application/json"
	formType = "application/x-www-form-urlencoded"
)

func text(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTheDeskTellsOfEveryPage(t *testing.T) {
	p, _ := newDesk("ru")
	r := ask(p, "GET", "/__vizitka/")
	body := text(t, r)
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != htmlType || !strings.Contains(r.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
		t.Fatalf("%d %v", r.StatusCode, r.Header)
	}
	for _, want := range []string{
		`<html lang="ru">`, `Ties &lt;&amp;&gt;`,
		`<a lang="ru" href="/guide/a%20b/">Бета &lt;b&gt;</a>`, `value="content/b.md:1:1"`, `нет: en`,
		`черновик`, `ошибок: 1`, `никто не ссылается`,
		`<th scope="row">Gamma<br>`, `срок истёк</span> <time datetime="2026-11-01">`, `не показана`,
		"400<br><small>2 мин", "2026-11-02 09:30",
		`value="content/a.md:2:6"`, "2 │  See [x](&lt;y&gt;)", "  │      ^~~~~~~~", "страницы &lt;y&gt; нет", "установите команду",
		p.token,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the desk does not show %s", want)
		}
	}
	if t.Failed() {
		t.Log(body)
	}
}

func TestTheDeskSpeaksEnglish(t *testing.T) {
	p, _ := newDesk("en")
	body := text(t, ask(p, "GET", "/__vizitka/"))
	head := body[strings.Index(body, "<body>"):strings.Index(body, "<tbody")]
	if strings.ContainsAny(head, "абвгдеиклмнопрст") || !strings.Contains(body, `<html lang="en">`) {
		t.Errorf("Russian on an English desk:\n%s", head)
	}
}

func TestEveryWordOfTheDeskIsUsedAndInBothLanguages(t *testing.T) {
	used := map[string]bool{"draft": true, "future": true, "expired": true, "error": true, "warning": true}
	for _, m := range regexp.MustCompile(`say "([a-zA-Z]+)"`).FindAllStringSubmatch(deskHTML, -1) {
		used[m[1]] = true
	}
	for _, c := range columns {
		used[c.Name] = true
	}
	for name, texts := range deskWords {
		if !used[name] || texts[0] == "" || texts[1] == "" {
			t.Errorf("%s: used %v, %q", name, used[name], texts)
		}
	}
}

func TestTheDeskSortsByEveryColumn(t *testing.T) {
	p, _ := newDesk("ru")
	rows := regexp.MustCompile(`value="content/([abc])[.a-z]*:1:1" aria-label`)
	for query, want := range map[string]string{
		"": "a b c", "?sort=title": "a b c", "?sort=title&order=down": "c b a", "?sort=words&order=down": "c b a", "?sort=words": "a b c",
		"?sort=state": "b a c", "?sort=kind": "b a c", "?sort=language": "b c a", "?sort=changed": "c b a", "?sort=problems&order=down": "a b c",
		"?sort=in": "a c b", "?sort=out&order=down": "a b c", "?sort=nothing": "a b c", "?sort=words&sort=in": "a b c",
	} {
		body := text(t, ask(p, "GET", "/__vizitka/"+query))
		var got []string
		for _, m := range rows.FindAllStringSubmatch(body[strings.Index(body, "<tbody"):], -1) {
			got = append(got, m[1])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", query, got, want)
		}
	}
	body := text(t, ask(p, "GET", "/__vizitka/?sort=words&order=down"))
	if !strings.Contains(body, `aria-sort="descending"><a href="?sort=words#pages">`) || strings.Count(body, `aria-sort="none"`) != len(columns)-1 {
		t.Error("the head of the table does not tell how it is sorted")
	}
}

// Of each field the label is bound to it, each button has a name, no id is
// there twice.
func TestTheDeskIsWellMadeHTML(t *testing.T) {
	p, _ := newDesk("ru")
	doc, err := html.Parse(ask(p, "GET", "/__vizitka/").Body)
	if err != nil {
		t.Fatal(err)
	}
	ids, labels := map[string]int{}, map[string]bool{}
	var fields []string
	for n := range doc.Descendants() {
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		if attr["id"] != "" {
			ids[attr["id"]]++
		}
		switch {
		case n.Data == "label":
			labels[attr["for"]] = true
		case n.Data == "select", n.Data == "input" && attr["type"] != "hidden":
			fields = append(fields, attr["id"])
		case n.Data == "button" && n.FirstChild == nil && attr["aria-label"] == "":
			t.Error("a button without a name")
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("the id %s is there %d times", id, n)
		}
	}
	if len(fields) != 5 {
		t.Errorf("fields: %v", fields)
	}
	for _, id := range fields {
		if !labels[id] {
			t.Errorf("the field %s has no label", id)
		}
	}
}

func TestANewPageIsMadeAndShown(t *testing.T) {
	p, w := newDesk("en")
	form := url.Values{"token": {p.token}, "title": {"  A title "}, "section": {"rules"}, "kind": {"rule"}, "language": {"en"}}
	r := act(p, "POST", "/__vizitka/new", formType, form.Encode(), "Vizitka-Token", "")
	if r.StatusCode != http.StatusSeeOther || r.Header.Get("Location") != "/new/" {
		t.Fatalf("%d %v", r.StatusCode, r.Header)
	}
	if want := []NewPage{{"A title", "rules", "rule", "en"}}; !slices.Equal(w.asked, want) {
		t.Errorf("asked for %+v", w.asked)
	}
}

func TestAFormThatCannotBeFollowedComesBackAsItWas(t *testing.T) {
	p, w := newDesk("en")
	w.wrong = problemOf(msgNone, diag.V{"path": "<here>"})
	form := url.Values{"title": {`A "title"`}, "section": {"rules"}, "kind": {"rule"}, "language": {"en"}}
	for range 2 { // as one who clicks twice
		r := act(p, "POST", "/__vizitka/new", formType, form.Encode())
		body := text(t, r)
		if r.StatusCode != http.StatusConflict {
			t.Fatal(r.Status)
		}
		for _, want := range []string{
			`role="alert"><p><strong>there is no page &lt;here&gt;`, `value="A &#34;title&#34;"`, `<option value="rules" selected>`,
			`<option selected>rule</option>`, `<option selected>en</option>`, `<details class="new" open>`,
		} {
			if !strings.Contains(body, want) {
				t.Errorf("the form has no %s", want)
			}
		}
	}
}

func TestASourceOpensInTheEditor(t *testing.T) {
	p, w := newDesk("en")
	w.visual = os.Args[0] + " -test.run=^$"
	if r := act(p, "POST", "/__vizitka/open", jsonType, `{"file":"content/a.md","line":3,"column":2}`); r.StatusCode != http.StatusNoContent {
		t.Errorf("from a script: %s %s", r.Status, text(t, r))
	}
	form := url.Values{"token": {p.token}, "at": {"content/a.md:3:2"}}
	if r := act(p, "POST", "/__vizitka/open", formType, form.Encode(), "Vizitka-Token", ""); r.StatusCode != http.StatusNoContent {
		t.Errorf("from the desk: %s", r.Status)
	}
}

func TestAnEditorThatCannotBeStartedIsTold(t *testing.T) {
	p, w := newDesk("ru")
	var told diag.List
	p.options.Report = func(d diag.Diagnostic) { told.Add(d) }
	noProgram := filepath.Join(t.TempDir(), "edit.exe")
	if err := os.WriteFile(noProgram, []byte("not a program"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ visual, name, text string }{
		{noProgram + " -x", "editor-failed", "команда была такой: " + noProgram + " -x /site/content/a.md"},
		{"", "editor-not-named", "не указан редактор"},
		{"vim", "editor-in-terminal", "нужен терминал"},
		{"/nowhere/edit", "editor-not-found", "установите команду"},
		{t.TempDir(), "editor-not-found", "не найдена команда"},
	} {
		told, w.visual = nil, test.visual
		r := act(p, "POST", "/__vizitka/open", jsonType, `{"file":"content/a.md"}`)
		if body := text(t, r); r.StatusCode != http.StatusConflict || !strings.Contains(body, test.text) {
			t.Errorf("%q: %s %s", test.visual, r.Status, body)
		}
		if len(told) != 1 || told[0].Message.Name != test.name {
			t.Errorf("%q: the terminal is told %v", test.visual, told)
		}
	}
}

func TestNothingElseIsOpened(t *testing.T) {
	p, w := newDesk("en")
	w.visual = os.Args[0] + " -test.run=^$"
	for _, file := range []string{
		"content/other.md", "/etc/passwd", "/site/content/a.md", "../a.md", "content/../content/a.md", "./content/a.md", `content\\a.md`,
		"content/a.md/", "content", "content/a.md\\u0000", "-x", "https://example.org/",
	} {
		if r := act(p, "POST", "/__vizitka/open", jsonType, `{"file":"`+file+`"}`); r.StatusCode != http.StatusNotFound || !strings.Contains(text(t, r), " is no file of this site") {
			t.Errorf("%s: %s", file, r.Status)
		}
	}
	for _, body := range []string{"", "{", "[]", `{"file":7}`, `{"file":""}`, `{"line":1}`, `{"file":"content/a.md","line":"1"}`} {
		if r := act(p, "POST", "/__vizitka/open", jsonType, body); r.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %s", body, r.Status)
		}
	}
}

func TestOnlyThePreviewsOwnPagesAct(t *testing.T) {
	for _, test := range []struct {
		name, method, kind string
		header             []string
		status             int
	}{
		{"another method", "GET", formType, nil, 404},
		{"another method", "PUT", formType, nil, 405},
		{"no token", "POST", formType, []string{"Vizitka-Token", ""}, 403},
		{"an old token", "POST", formType, []string{"Vizitka-Token", "OLD"}, 403},
		{"another origin", "POST", formType, []string{"Origin", "http://example.org"}, 403},
		{"another port", "POST", formType, []string{"Origin", "http://localhost:1314"}, 403},
		{"an opaque origin", "POST", formType, []string{"Origin", "null"}, 403},
		{"no origin", "POST", formType, []string{"Origin", ""}, 403},
		{"another site", "POST", formType, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"a sibling of the site", "POST", formType, []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"a type that needs no leave", "POST", "text/plain", nil, 415},
	} {
		for _, address := range []string{"new", "open"} {
			p, w := newDesk("en")
			w.visual = "/nowhere/edit"
			p.options.Report = func(diag.Diagnostic) { t.Errorf("%s: the editor was asked for", test.name) }
			r := act(p, test.method, "/__vizitka/"+address, test.kind, "title=x&section=&at=content/a.md:1:1", test.header...)
			if r.StatusCode != test.status || len(w.asked) > 0 {
				t.Errorf("%s to %s: %s, asked for %v", test.name, address, r.Status, w.asked)
			}
		}
	}
	p, w := newDesk("en")
	if r := act(p, "POST", "/__vizitka/new", formType, "title="+strings.Repeat("x", maxBody)); r.StatusCode != http.StatusRequestEntityTooLarge || len(w.asked) > 0 {
		t.Errorf("a body without end: %s", r.Status)
	}
}

func TestAPreviewWithoutAnAuthorHasNoDesk(t *testing.T) {
	p := shows(newExample())
	for _, address := range []string{"", "new", "open"} {
		if r := act(p, "POST", "/__vizitka/"+address, formType, fmt.Sprint("token=", p.token)); r.StatusCode < 400 {
			t.Errorf("%s: %s", address, r.Status)
		}
	}
}
