package build

import (
	"io/fs"
	"os"
	"path"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// What the guide promises of its texts, whoever writes them.

var guideTexts = os.DirFS("../../content")

// parts are the folders of the reading route, with how many articles each has.
var parts = map[string]int{"nachalo": 4, "vidy": 4, "pravila": 5, "metody": 5, "oshibki": 5, "praktika": 2}

// readText reads the front matter of a page of the guide and returns its body.
func readText(t *testing.T, name string, front any) string {
	t.Helper()
	text, err := fs.ReadFile(guideTexts, name)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.SplitN(string(text), "+++\n", 3)
	if len(parts) != 3 {
		t.Fatalf("%s has no front matter", name)
	}
	if _, err := toml.Decode(parts[1], front); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return parts[2]
}

// texts are the names of the pages in Russian.
func texts(t *testing.T) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(guideTexts, ".", func(name string, d fs.DirEntry, err error) error {
		if path.Ext(name) == ".md" && !strings.HasSuffix(name, ".en.md") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func english(name string) string { return strings.TrimSuffix(name, ".md") + ".en.md" }

// isArticle reports whether a page is a step of the reading route.
func isArticle(name string) bool {
	return parts[path.Dir(name)] > 0 && !strings.HasPrefix(path.Base(name), "_")
}

// A translation says as much as its original: it has the same fields, but for
// the word in English, and the same marks that others may link to.
func TestEachTextOfTheGuideHasItsTranslation(t *testing.T) {
	for _, name := range texts(t) {
		if _, err := fs.Stat(guideTexts, english(name)); err != nil {
			t.Errorf("%s is not translated", name)
			continue
		}
		var russian, translated map[string]any
		readText(t, name, &russian)
		readText(t, english(name), &translated)
		for key := range russian {
			if _, ok := translated[key]; !ok && key != "en" {
				t.Errorf("%s has no %s", english(name), key)
			}
		}
		var a, b marked
		readText(t, name, &a)
		readText(t, english(name), &b)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s has the entries %v, and its translation %v", name, a, b)
		}
	}
}

// marked is a page whose entries have marks to link to.
type marked struct{ Items, Questions []struct{ ID string } }

var (
	// What is no word of the text: names of sources, addresses, code.
	noWords = regexp.MustCompile("(?s):cite\\[[^]]*\\]|\\]\\([^)]*\\)|```.*?```|`[^`]*`")
	// An example says that it is one.
	anExample = regexp.MustCompile(`(?i)пример|example`)
	aWord     = regexp.MustCompile(`[\pL\pN][\pL\pN’'-]*`)
)

func TestArticlesOfTheGuideAreOfTheirLengthNameASourceAndGiveAnExample(t *testing.T) {
	found := map[string]int{}
	for _, name := range texts(t) {
		if !isArticle(name) {
			continue
		}
		found[path.Dir(name)]++
		for _, name := range []string{name, english(name)} {
			var front struct{ ExampleGood string }
			body := readText(t, name, &front)
			if n := len(aWord.FindAllString(noWords.ReplaceAllString(body, " "), -1)); n < 500 || n > 1100 {
				t.Errorf("%s has %d words, not 500 to 1,100", name, n)
			}
			if !strings.Contains(body, ":cite[") {
				t.Errorf("%s names no source", name)
			}
			if front.ExampleGood == "" && !anExample.MatchString(body) {
				t.Errorf("%s gives no example", name)
			}
		}
	}
	for part, want := range parts {
		if found[part] != want {
			t.Errorf("%s has %d articles, not %d", part, found[part], want)
		}
	}
}

func TestTheGuideHasAllPagesThatItPromises(t *testing.T) {
	found := map[string]int{}
	for _, name := range texts(t) {
		if !strings.HasPrefix(path.Base(name), "_") {
			found[path.Dir(name)]++
		}
	}
	for folder, least := range map[string]int{"slovar": 25, "chek-listy": 3, "istochniki": 28, "proekty": 6, "vystupleniya": 5, "otzyvy": 4, "istorii": 6} {
		if found[folder] < least {
			t.Errorf("%s has %d pages, not %d", folder, found[folder], least)
		}
	}
	var tags struct{ Title string }
	if readText(t, "tags/_index.md", &tags); tags.Title == "" || tags.Title == "tags" {
		t.Error("the list of tags has no Russian name to stand in titles, ways and cards")
	}
	var page struct{ Questions []map[string]any }
	readText(t, "voprosy.md", &page)
	if n := len(page.Questions); n != 12 {
		t.Errorf("there are %d questions, not 12", n)
	}
}
