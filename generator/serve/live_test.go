package serve

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"vizitka/generator/diag"
	"vizitka/generator/render"
)

var (
	msgWrong = diag.Declare(diag.Message{Name: "test-wrong", Severity: diag.Error, En: "wrong", Ru: "не так", HintEn: "mend it", HintRu: "исправьте"})
	msgPoor  = diag.Declare(diag.Message{Name: "test-poor", Severity: diag.Warning, En: "poor", Ru: "бедно"})
)

// guide is a site of two pages in a section, with a style sheet and a picture.
func guide() *example {
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return &example{
		MapFS: fstest.MapFS{
			"index.html":     text("<body>home</body>"),
			"404.html":       text("<body>none</body>"),
			"a/index.html":   text("<body>the guide</body>"),
			"a/x/index.html": text(`<link rel="stylesheet" href="/site.css"><body><h1>X</h1><p>one</p><p>two</p><img src="../p.png"><img src="https://a.b/p.png"></body>`),
			"a/y/index.html": text("<body>y</body>"),
			"site.css":       text("p{}"),
			"a/p.png":        text("a picture"),
		},
		pages: map[string]Page{
			"a/x/index.html": {Source: "content/a/x.md", Blocks: []render.Block{{HTML: []byte("<p>one</p>"), Line: 3}, {HTML: []byte("<p>two</p>"), Line: 5}}},
			"a/y/index.html": {Source: "content/a/y.md"},
		},
		sources: map[string]string{"content/a/x.md": "a/x/index.html", "content/a/y.md": "a/y/index.html"},
	}
}

const pageX, pageY = "a/x/index.html", "a/y/index.html"

// edited is the guide after an edit of the page x.
func edited(second string) *example {
	was := guide()
	site := was.with(pageX, strings.Replace(string(was.MapFS[pageX].Data), "two", second, 1))
	site.pages = map[string]Page{
		pageX: {Source: "content/a/x.md", Blocks: []render.Block{{HTML: []byte("<p>one</p>"), Line: 3}, {HTML: []byte("<p>" + second + "</p>"), Line: 5}}},
		pageY: was.pages[pageY],
	}
	return site
}

// opened is a page that is open in a browser.
type opened struct {
	*stream
	t *testing.T
}

func open1(t *testing.T, p *Preview, page string) opened {
	t.Helper()
	s := p.enter(page)
	if s == nil {
		t.Fatal("not let in")
	}
	o := opened{s, t}
	o.heard("hello", "problems")
	return o
}

// heard checks the names of the events that came since it was called, and
// returns the last.
func (o opened) heard(names ...string) (last heard) {
	o.t.Helper()
	var got []string
	for len(o.events) > 0 {
		l := listenTo(o.t, string(<-o.events))
		last = l.next()
		got = append(got, last.name)
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		o.t.Errorf("heard %q, want %q; the last was %s", got, names, last.data)
	}
	return last
}

func TestAnOpenPageHearsOfItsEdit(t *testing.T) {
	p := shows(guide())
	x := open1(t, p, pageX)
	p.Show(edited("second"), []string{"content/a/x.md"})
	c := x.heard("change").change
	if c.Page == nil || c.Page.Gone || c.Page.ETag == "" || c.Follow != "/a/x/" || c.Line != 5 || len(c.Changed) != 1 || c.Styles != nil || c.Images != nil {
		t.Errorf("%+v %+v", c, c.Page)
	}
	text := body(ask(p, "GET", "/a/x/"))
	for _, want := range []string{
		`data-etag="` + c.Page.ETag + `"`, `data-version="` + c.Version + `"`, `data-token="` + p.token + `"`, `data-page="a/x/index.html"`, `data-source="content/a/x.md"`,
		`<p data-vizitka-line="5">second</p>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in\n%s", want, text)
		}
	}
}

func TestASaveThatChangesNothingSendsNothing(t *testing.T) {
	p := shows(guide())
	x, y := open1(t, p, pageX), open1(t, p, pageY)
	p.Show(guide(), []string{"content/a/x.md"})
	p.Show(guide(), nil)
	x.heard()
	y.heard()
}

func TestAnEditOfAnotherPageTellsOnlyWhereItIs(t *testing.T) {
	p := shows(guide())
	y := open1(t, p, pageY)
	p.Show(edited("second"), []string{"content/a/x.md"})
	if c := y.heard("change").change; c.Page != nil || c.Follow != "/a/x/" || c.Line != 5 {
		t.Errorf("%+v", c)
	}
	p.Show(edited("second"), []string{"content/a/x.md"}) // known by now, and the same
	y.heard()
	p.Show(edited("third"), []string{"content/a/x.md", "content/a/y.md"}) // nobody edits two
	y.heard()
}

func TestAMovedLineIsAChangeOfThePage(t *testing.T) {
	p := shows(guide())
	x := open1(t, p, pageX)
	site := edited("two")
	site.pages[pageX].Blocks[1].Line = 9
	p.Show(site, []string{"content/a/x.md"})
	if c := x.heard("change").change; c.Page == nil || c.Line != 0 {
		t.Errorf("%+v", c)
	}
}

func TestStylesAndPicturesThatChangeAtTheirAddress(t *testing.T) {
	p := shows(guide())
	x, y := open1(t, p, pageX), open1(t, p, pageY)
	p.Show(guide().with("site.css", "p{color:red}").with("a/p.png", "another"), []string{"themes/a/assets/site.css", "content/a/p.png"})
	c := x.heard("change").change
	if c.Page != nil || strings.Join(c.Styles, " ") != "/site.css" || strings.Join(c.Images, " ") != "/a/p.png" || c.Follow != "" {
		t.Errorf("%+v", c)
	}
	y.heard()
}

func TestADeletedPageSaysSoAndOffersItsSection(t *testing.T) {
	p := shows(guide())
	x := open1(t, p, pageX)
	site := guide().with(pageX, "")
	site.sources = nil
	p.Show(site, []string{"content/a/x.md"})
	if c := x.heard("change").change; c.Page == nil || !c.Page.Gone || c.Page.Section != "/a/" {
		t.Errorf("%+v", c.Page)
	}
	p.Show(site, nil)
	x.heard()
	p.Show(guide(), []string{"content/a/x.md"})
	if c := x.heard("change").change; c.Page == nil || c.Page.Gone {
		t.Errorf("%+v", c.Page)
	}
	p.Show(site.with("a/index.html", ""), nil)
	if c := x.heard("change").change; c.Page == nil || c.Page.Section != "/" {
		t.Errorf("%+v", c.Page)
	}
}

func TestAPageThatWasMissingComes(t *testing.T) {
	site := guide().with(pageY, "")
	p := shows(site)
	text := body(ask(p, "GET", "/a/y/"))
	if !strings.Contains(text, `data-page="404.html?a/y/index.html"`) {
		t.Fatalf("%s", text)
	}
	y := open1(t, p, "404.html?a/y/index.html")
	p.Show(site, nil)
	y.heard()
	p.Show(guide(), []string{"content/a/y.md"})
	if c := y.heard("change").change; c.Page == nil || c.Page.Gone {
		t.Errorf("%+v", c.Page)
	}
	p.Show(site.with("404.html", ""), nil)
	bare := body(ask(p, "GET", "/a/y/"))
	if !strings.Contains(bare, `data-page="?a/y/index.html"`) {
		t.Errorf("%s", bare)
	}
	z := open1(t, p, "?a/y/index.html")
	p.Show(guide(), nil)
	if c := z.heard("change").change; c.Page == nil || c.Page.Gone {
		t.Errorf("%+v", c.Page)
	}
}

// wrong is a site with a problem in the source of the page x.
func wrong(site *example, m *diag.Message) *example {
	site.problems = diag.List{m.At(diag.Place{File: "content/a/x.md", Line: 3, Col: 2, Excerpt: "\tone", Caret: 1, Width: 3}, nil)}
	return site
}

func TestProblemsAreToldWhenTheyChange(t *testing.T) {
	p := shows(guide())
	p.options.Lang = "ru"
	x, y := open1(t, p, pageX), open1(t, p, pageY)
	p.Show(wrong(guide(), msgWrong), nil)
	got := x.heard("problems", "problems").problems
	if got.Count["error"] != 1 || got.Count["warning"] != 0 || len(got.Page) != 1 || len(got.All) != 1 {
		t.Fatalf("%+v", got)
	}
	d := got.Page[0]
	if d.Severity != "error" || d.Name != "test-wrong" || d.Text != "не так" || d.Hint != "исправьте" || d.File != "content/a/x.md" || d.Line != 3 || d.Column != 2 ||
		len(d.Excerpt) != 1 || d.Excerpt[0] != (excerpt{3, " one"}) || d.Caret != " ^~~" {
		t.Errorf("%+v", d)
	}
	if got := y.heard("problems").problems; len(got.Page) != 0 || len(got.All) != 1 {
		t.Errorf("%+v", got)
	}
	p.Show(wrong(guide(), msgWrong), nil)
	x.heard()
	p.Show(wrong(guide(), msgPoor), nil)
	if got := x.heard("problems", "problems").problems; got.Count["warning"] != 1 {
		t.Errorf("%+v", got)
	}
	p.Show(guide(), nil)
	if got := x.heard("problems", "problems").problems; len(got.All) != 0 || got.Page == nil {
		t.Errorf("%+v", got)
	}
}

func TestAProblemOfManyPagesIsListedOnceWithTheirNumber(t *testing.T) {
	p := shows(guide())
	x := open1(t, p, pageX)
	site := wrong(guide(), msgWrong)
	site.problems[0].Count = 3
	p.Show(site, nil)
	if got := x.heard("problems", "problems").problems; got.Count["error"] != 3 || len(got.All) != 1 || got.All[0].Count != 3 {
		t.Errorf("%+v", got)
	}
}

func TestWhatIsWrongWithAPageIsToldBeforeItsChange(t *testing.T) {
	p := shows(guide())
	x, y := open1(t, p, pageX), open1(t, p, pageY)
	p.Show(wrong(edited("second"), msgPoor), []string{"content/a/x.md"})
	y.heard("change", "problems")
	if first := listenTo(t, string(<-x.events)).next(); first.name != "problems" || len(first.problems.Page) != 1 || first.problems.Count != nil || first.problems.All != nil {
		t.Errorf("%s: %s", first.name, first.data)
	}
	if last := x.heard("change", "problems").problems; last.Count["warning"] != 1 || len(last.All) != 1 {
		t.Errorf("%+v", last)
	}
}

// renamed is the guide after the source of the page x was called content/a/z.md.
func renamed() *example {
	site := guide().with("a/z/index.html", string(guide().MapFS[pageX].Data)).with(pageX, "")
	site.pages = map[string]Page{"a/z/index.html": {Source: "content/a/z.md"}, pageY: guide().pages[pageY]}
	site.sources = map[string]string{"content/a/z.md": "a/z/index.html", "content/a/y.md": pageY}
	return site
}

func TestAPageWhoseFileIsRenamedSaysWhereItIsNow(t *testing.T) {
	p := shows(guide())
	x := open1(t, p, pageX)
	p.Show(renamed(), []string{"content/a/x.md", "content/a/z.md"})
	if c := x.heard("change").change; c.Page == nil || !c.Page.Gone || c.Page.Moved != "/a/z/" || c.Page.Section != "" {
		t.Errorf("%+v", c.Page)
	}
}

func TestAPageThatGoesBesideAnotherEditHasNotMoved(t *testing.T) {
	both := renamed().with(pageX, "<body>x</body>")
	both.pages[pageX] = Page{Source: "content/a/x.md"}
	both.sources["content/a/x.md"] = pageX
	for _, c := range []struct {
		was     *example
		changed []string
	}{
		{both, []string{"content/a/x.md", "content/a/z.md"}}, // z is not new
		{guide(), []string{"content/a/z.md"}},                // the file of x was not touched
	} {
		p := shows(c.was)
		x := open1(t, p, pageX)
		p.Show(renamed(), c.changed)
		if c := x.heard("change").change; c.Page == nil || !c.Page.Gone || c.Page.Moved != "" || c.Page.Section != "/a/" {
			t.Errorf("%+v", c.Page)
		}
	}
}

// broken is a site whose page x cannot be made.
type broken struct{ *example }

func (b broken) Open(name string) (fs.File, error) {
	if name == pageX {
		return nil, fs.ErrPermission
	}
	return b.example.Open(name)
}

func TestAPageThatBreaksKeepsItsLastState(t *testing.T) {
	p := shows(guide())
	x := open1(t, p, pageX)
	p.Show(broken{wrong(guide(), msgWrong)}, []string{"content/a/x.md"})
	x.heard("problems", "problems")
	r := ask(p, "GET", "/a/x/")
	if text := body(r); r.StatusCode != 500 || !strings.Contains(text, "content/a/x.md:3:2: error: wrong") || !strings.Contains(text, `data-page="a/x/index.html"`) {
		t.Errorf("%d\n%s", r.StatusCode, text)
	}
	p.Show(guide(), []string{"content/a/x.md"})
	x.heard("problems", "problems")
	p.Show(edited("second"), []string{"content/a/x.md"})
	x.heard("change")
}

func TestAListThatBreaksIsNotGone(t *testing.T) {
	site := guide()
	delete(site.pages, pageX)
	p := shows(site)
	x := open1(t, p, pageX)
	p.Show(broken{site}, nil)
	x.heard()
}

func TestAPageThatLosesItsAddressByAnErrorIsNotGone(t *testing.T) {
	p := shows(guide())
	x := open1(t, p, pageX)
	site := wrong(guide().with(pageX, ""), msgWrong)
	site.sources = map[string]string{"content/a/x.md": "a/other/index.html"}
	p.Show(site, []string{"content/a/x.md"})
	x.heard("problems", "problems")
	if r := ask(p, "GET", "/a/x/"); r.StatusCode != 500 || !strings.Contains(body(r), "wrong") {
		t.Errorf("status %d", r.StatusCode)
	}
}

// saved is a site that is replaced by the next while a page of it is made.
type saved struct {
	*example
	save func()
}

func (s saved) Open(name string) (fs.File, error) {
	s.save()
	return s.example.Open(name)
}

func TestAPageOfAStateThatIsOldByThenIsThrownAway(t *testing.T) {
	p := shows(guide())
	p.Show(saved{guide(), func() { p.Show(edited("second"), nil) }}, nil)
	if text := body(ask(p, "GET", "/a/x/")); !strings.Contains(text, "second") {
		t.Errorf("old: %s", text)
	}
	n := 0
	var endless saved
	endless = saved{guide(), func() { n++; p.Show(endless, nil) }}
	p.Show(endless, nil)
	if r := ask(p, "GET", "/a/x/"); r.StatusCode != 200 || n != again {
		t.Errorf("status %d after %d saves", r.StatusCode, n)
	}
}

func TestADraftSaysSo(t *testing.T) {
	site := guide()
	site.pages[pageY] = Page{Held: "draft"}
	if text := body(ask(shows(site), "GET", "/a/y/")); !strings.Contains(text, ` data-draft="draft"`) {
		t.Errorf("%s", text)
	}
	if text := body(ask(shows(guide()), "GET", "/a/y/")); strings.Contains(text, "data-draft") {
		t.Errorf("%s", text)
	}
}

func TestLinesStandAtTheBlocksOfTheText(t *testing.T) {
	block := func(line int, html string) render.Block { return render.Block{HTML: []byte(html), Line: line} }
	long := "<p>a paragraph that is long enough to be known</p>\n"
	for _, c := range []struct {
		name, page, want string
		blocks           []render.Block
	}{
		{"together", "<p>a</p><main><p>a</p>\n<h2 id=x>b</h2></main>", `<p>a</p><main><p data-vizitka-line="3">a</p>` + "\n" + `<h2 data-vizitka-line="5" id=x>b</h2></main>`, []render.Block{block(3, "<p>a</p>\n"), block(5, "<h2 id=x>b</h2>")}},
		{"apart", "<p>a</p><div></div>" + long + "!" + long, "<p>a</p><div></div>" + strings.Replace(long, "<p", `<p data-vizitka-line="4"`, 1) + "!" + strings.Replace(long, "<p", `<p data-vizitka-line="6"`, 1), []render.Block{block(2, "<p>a</p>"), block(4, long), block(6, long)}},
		{"not shown", "<p>other</p>", "<p>other</p>", []render.Block{block(1, long)}},
		{"without a tag", "text<!-- c --><b>x</b>", `text<!-- c --><b data-vizitka-line="3">x</b>`, []render.Block{block(1, "text"), block(2, "<!-- c -->"), block(3, "<b>x</b>")}},
		{"no text", "<p>x</p>", "<p>x</p>", nil},
	} {
		if got := string(withLines([]byte(c.page), c.blocks)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestTheEditedLineIsThatOfTheFirstBlockThatChanged(t *testing.T) {
	text := func(s string) (out []render.Block) {
		for i, b := range strings.Fields(s) {
			out = append(out, render.Block{HTML: []byte(b), Line: 2*i + 1})
		}
		return out
	}
	for _, c := range []struct {
		was, is string
		want    int
	}{{"a b c", "a b c", 0}, {"a b c", "a x c", 3}, {"a b", "a b c", 5}, {"a b c", "a b", 3}, {"a", "", 0}, {"", "a", 1}} {
		if got := editedLine(text(c.was), text(c.is)); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.was, c.is, got, c.want)
		}
	}
}
