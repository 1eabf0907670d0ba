package search_test

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vizitka/generator/lang"
)

// All queries find the page that is expected among three, and almost all of them
// find it first.
func TestQueriesFindTheirPagesInTheGuide(t *testing.T) {
	text, err := os.ReadFile("testdata/queries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var a asked
	var wants []string
	kinds := map[string]int{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		kind, language := cells[0], cells[1]
		base := "search/"
		if language != "ru" {
			base = language + "/search/"
		}
		kinds[kind]++
		a.Queries = append(a.Queries, query{base, cells[2]})
		wants = append(wants, guide(language, cells[3]))
	}
	for kind, n := range kinds {
		if n < 10 {
			t.Errorf("there are %d queries of %s", n, kind)
		}
	}
	s := openSite(t, "../..")
	titles := titlesOf(t)
	first := 0
	for i, f := range ask(t, indexFiles(t, s), a).Found {
		if titles[folded(f.Query)] || f.Meant != "" && titles[folded(f.Meant)] {
			t.Errorf("%q is a whole title", f.Query)
		}
		switch at := slices.Index(f.Pages, wants[i]); {
		case at == 0:
			first++
		case at < 0 || at > 2:
			t.Errorf("%q (%v) finds %v, and not %s", f.Query, f.Terms, f.Pages[:min(len(f.Pages), 3)], wants[i])
		default:
			t.Logf("%q finds %s at place %d, behind %s", f.Query, wants[i], at+1, f.Pages[0])
		}
	}
	if few := len(wants) * 55 / 60; first < few || len(wants) < 60 {
		t.Errorf("of %d queries %d find their page first, want %d", len(wants), first, few)
	}
}

// titlesOf returns the folded titles of all pages of the guide.
func titlesOf(t *testing.T) map[string]bool {
	t.Helper()
	titles := map[string]bool{}
	eachText(t, func(text string) {
		for line := range strings.Lines(text) {
			if title, ok := strings.CutPrefix(line, `title = "`); ok {
				titles[folded(title)] = true
			}
		}
	})
	return titles
}

func folded(s string) string {
	var words []string
	for w := range lang.LettersOf(s) {
		words = append(words, lang.Spell(w))
	}
	return strings.Join(words, " ")
}

func eachText(t *testing.T, f func(text string)) {
	t.Helper()
	err := filepath.WalkDir("../../content", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) != ".md" {
			return err
		}
		text, err := os.ReadFile(name)
		f(string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The browser has stems of its own: each word of the guide has the same there.
func TestTheBrowserKnowsTheSameStems(t *testing.T) {
	seen := map[string]bool{}
	var a asked
	var wants []string
	add := func(text string) {
		for w := range lang.LettersOf(text) {
			if !seen[string(w)] {
				seen[string(w)] = true
				a.Words = append(a.Words, lang.Spell(w))
				wants = append(wants, lang.Spell(lang.Stem(string(w))))
			}
		}
	}
	eachText(t, add)
	// What the guide lacks: each ending behind all sorts of beginnings.
	for beginnings, endings := range map[string]string{
		"работ книг чита говор син красн длинн знаком люби гуля стро взаим бе у вс день отец писем людь": russianEndings,
		"connect hop relat happ control agre generat commun arsen say cri fal troub quick skill b":       englishEndings,
	} {
		for beginning := range strings.FieldsSeq(beginnings) {
			for ending := range strings.FieldsSeq(endings) {
				add(beginning + ending + " ")
			}
		}
	}
	add(unlikeOthers)
	for i, got := range ask(t, nil, a).Stems {
		if got != wants[i] {
			t.Errorf("the stem of %s is %q there, %q here", a.Words[i], got, wants[i])
		}
	}
	// Texts as they are typed.
	texts := []string{"Ёлка и ёж", "за́мок co\u00ADop", "Café à l'été", "ÅNGSTRÖM ÷ 2", "ґанок їжа", "日本 e2e a1 б", "Ünicode ß ÿ þ"}
	for i, got := range ask(t, nil, asked{Words: texts}).Stems {
		var stems []string
		for w := range lang.LettersOf(texts[i]) {
			stems = append(stems, lang.Spell(lang.Stem(string(w))))
		}
		if want := strings.Join(stems, " "); got != want {
			t.Errorf("%q is %q there, %q here", texts[i], got, want)
		}
	}
}

const (
	russianEndings = `ивши ывши вши вшись ив ыв в ся сь ими его ому ее ие ая яя ую юю ых ивш ывш ующий ающий анный ущая ла ете йте ли ем но ют ны ть ешь нно
		ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ены ит ыт ишь ую ев ов иями ями ами ией ием иям ью ья ость остью ейше ейший нн нна ь и ок ек ец он енок очка`
	englishEndings = `s es ed edly ing ingly eed eedly ies ied sses us ss y ying ational tional enci anci izer ization ational ator alism aliti alli fulness ousli
		ousness iveness iviti biliti bli ogi logy fulli lessli li ally ation alize icate iciti ical ful ness ative ance ence er ic able ible ant ement ment ent ism ate
		ous ive ize ion sion tion e ee ll le at bl iz pp nn tt uct uction`
	unlikeOthers = `skis skies dying lying tying idly gently ugly early only singly sky news howe atlas cosmos bias andes innings outing cannings herring earrings
		proceeds exceeded succeeding y yy eyy sayyid ay быв яв ъъъ`
)

// What the dialog loads when it is opened first.
func TestTheScriptsOfTheSearchAreLight(t *testing.T) {
	s := openSite(t, "../..")
	size, scripts := 0, 0
	for _, o := range s.Outputs() {
		if !strings.HasPrefix(o.Path, "assets/search") || filepath.Ext(o.Path) != ".js" {
			continue
		}
		text, err := s.ReadFile(o.Path)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(text); err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		size += b.Len()
		scripts++
	}
	if scripts != 3 || size > 6<<10 {
		t.Errorf("%d scripts are %d bytes together, compressed; at most %d are allowed", scripts, size, 6<<10)
	}
}

// Where scripts do not run the button leads to all pages, part by part.
func TestThePageOfTheSearchListsThePartsAndTheirPages(t *testing.T) {
	s := openSite(t, "../..")
	for _, language := range []string{"ru", "en"} {
		prefix := strings.TrimPrefix(guide(language, ""), "/guide/")
		b, err := s.ReadFile(prefix + "search/index.html")
		if err != nil {
			t.Fatal(err)
		}
		home, err := s.ReadFile(prefix + "index.html")
		if err != nil {
			t.Fatal(err)
		}
		if form := `action="` + guide(language, "search/") + `"`; !strings.Contains(string(home), form) {
			t.Errorf("the first page has no form with %s", form)
		}
		_, main, _ := strings.Cut(string(b), "<main")
		for _, page := range []string{"pravila/", "pravila/prosi-pryamo/", "slovar/most/", "voprosy/", "proekty/"} {
			if !strings.Contains(main, `href="`+guide(language, page)+`"`) {
				t.Errorf("%ssearch/ does not lead to %s", prefix, page)
			}
		}
		if !strings.Contains(string(b), `content="noindex"`) {
			t.Errorf("%ssearch/ wants to be found by search engines", prefix)
		}
	}
}
