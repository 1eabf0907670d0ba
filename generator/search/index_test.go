package search_test

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vizitka/generator/build"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// openSmall opens a site of some files in a folder, which may have been opened
// before.
func openSmall(t *testing.T, dir string, files map[string]string) *build.State {
	t.Helper()
	for name, text := range files {
		writeFile(t, dir, name, text)
	}
	s, err := build.Open(build.Options{
		Dir: dir, Store: filepath.Join(dir, ".vizitka"), Themes: map[string]fs.FS{"vizitka": searchTheme}, Now: time.Now(), Program: trace.SumString("test"),
		Include: site.Include{At: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// searching returns the paths of the pages that queries find, in order.
func searching(t *testing.T, s *build.State, base string, queries ...string) [][]string {
	t.Helper()
	var a asked
	for _, q := range queries {
		a.Queries = append(a.Queries, query{base, q})
	}
	var out [][]string
	for _, f := range ask(t, indexFiles(t, s), a).Found {
		out = append(out, f.Pages)
	}
	return out
}

const bilingual = "title = \"T\"\nbase_url = \"https://example.org/\"\nlanguage = \"ru\"\n[languages.ru]\n[languages.en]\n"

func TestASearchFindsWhatListsShowInItsLanguage(t *testing.T) {
	s := openSmall(t, t.TempDir(), map[string]string{
		"site.toml":                bilingual,
		"content/both.md":          "+++\ntitle = \"Оба\"\n+++\nЖираф.\n",
		"content/both.en.md":       "+++\ntitle = \"Both\"\n+++\nGiraffe.\n",
		"content/one.md":           "+++\ntitle = \"Одна\"\n+++\nЖирафы.\n",
		"content/draft.md":         "+++\ntitle = \"Черновик\"\ndraft = true\n+++\nЖираф.\n",
		"content/hidden.md":        "+++\ntitle = \"Скрыта\"\nunlisted = true\n+++\nЖираф.\n",
		"content/folder/_index.md": "+++\ntitle = \"Раздел\"\n+++\nО жирафе.\n",
	})
	defer s.Close()
	ru := searching(t, s, "search/", "жираф", "giraffe", "both")
	slices.Sort(ru[0])
	if want := []string{"/both/", "/folder/", "/one/"}; !slices.Equal(ru[0], want) || len(ru[1])+len(ru[2]) > 0 {
		t.Errorf("the Russian search finds %v, want %v", ru, want)
	}
	en := searching(t, s, "en/search/", "giraffes", "жираф")
	if want := []string{"/en/both/"}; !slices.Equal(en[0], want) || len(en[1]) > 0 {
		t.Errorf("the English search finds %v, want %v", en, want)
	}
}

func TestWhatIsTypedFindsWhatIsMeant(t *testing.T) {
	s := openSmall(t, t.TempDir(), map[string]string{
		"site.toml":       bilingual,
		"content/tie.md":  "+++\ntitle = \"Рекомендация коллегам\"\n+++\nСлова о ёлках и networking.\n",
		"content/text.md": "+++\ntitle = \"Иное\"\n+++\n## Про ель\n\nРекомендации, рекомендации, рекомендации.\n",
	})
	defer s.Close()
	queries := []string{
		"рекомендациями", "рекоменд", "рекомедация", "рекомендацяи", "елка", "htrjvtylfwbz", "тyetworking", "туецщклштп", "ркомндация", "", "  ", "!?", "ель ",
		strings.Repeat("я", 200), "рекомендация рекомендация", "\x00 <b>", "networkign", "елюш",
	}
	both, tie, text := []string{"/tie/", "/text/"}, []string{"/tie/"}, []string{"/text/"}
	wants := [][]string{both, both, both, both, tie, both, nil, tie, both, nil, nil, nil, text, nil, both, nil, tie, nil}
	for i, got := range searching(t, s, "search/", queries...) {
		if !slices.Equal(got, wants[i]) {
			t.Errorf("%q finds %v, want %v", queries[i], got, wants[i])
		}
	}
}

func TestASearchThatIsSwitchedOffLeavesNothing(t *testing.T) {
	s := openSmall(t, t.TempDir(), map[string]string{"site.toml": bilingual + "[search]\nenabled = false\n", "content/a.md": "Текст.\n"})
	defer s.Close()
	for _, o := range s.Outputs() {
		if strings.Contains(o.Path, "search") {
			t.Errorf("there is %s", o.Path)
		}
	}
}

func TestAPageOfTheAuthorsTakesThePlaceOfTheSearchs(t *testing.T) {
	s := openSmall(t, t.TempDir(), map[string]string{"site.toml": bilingual, "content/search.md": "+++\ntitle = \"Ищите\"\n+++\n"})
	defer s.Close()
	if b, err := s.ReadFile("search/index.html"); string(b) != "Ищите" || err != nil {
		t.Errorf("search/ is %q, %v", b, err)
	}
	if b, err := s.ReadFile("en/search/index.html"); string(b) != "Ищите" || err != nil {
		t.Errorf("en/search/ is %q, %v", b, err)
	}
	if problems := s.Problems(); problems != nil {
		t.Error(problems)
	}
	if s.ReadFile("search/index.json"); len(indexFiles(t, s)) == 0 {
		t.Error("there is no index")
	}
}

// builds opens the site in a folder, makes all of it, leaves the memory to the
// next, and returns the files of the index and which of them were made.
func builds(t *testing.T, dir string, files map[string]string) (index map[string]string, made []string) {
	t.Helper()
	s := openSmall(t, dir, files)
	defer s.Close()
	known := map[string]bool{}
	for _, name := range s.Made() {
		known[name] = true
	}
	index = indexFiles(t, s)
	for _, o := range s.Outputs() {
		if _, err := s.ReadFile(o.Path); err != nil {
			t.Fatal(err)
		}
	}
	for name := range index {
		if !known[name] {
			made = append(made, path.Base(name))
		}
	}
	if problems := s.Save(nil); problems != nil {
		t.Fatal(problems)
	}
	slices.Sort(made)
	return index, made
}

func TestAnEditMakesAgainTheFilesOfItsWords(t *testing.T) {
	dir := t.TempDir()
	w := newWriter(5000)
	files := map[string]string{"site.toml": "title = \"T\"\nbase_url = \"https://example.org/\"\nlanguage = \"ru\"\n"}
	for i := range 200 {
		files["content/s/p"+string(rune('a'+i/20))+string(rune('a'+i%20))+".md"] = w.page()
	}
	before, made := builds(t, dir, files)
	if len(made) != len(before) {
		t.Fatalf("the first build made %d of %d files", len(made), len(before))
	}
	const edited = "content/s/pcc.md"
	text := files[edited]
	for _, step := range []struct {
		name, text string
		most       int // files made
		none       bool
	}{
		{"nothing", text, 0, true},
		{"what is no word", strings.Replace(text, ".", " .", 1), 0, true},
		{"one more word of the text", text + "\nмотоцикл.\n", 1, false},
		{"none again", text, 1, false},
		{"a word that stands out", strings.Replace(text, "## ", "## мотоцикл ", 1), 3, false},
	} {
		after, made := builds(t, dir, map[string]string{edited: step.text})
		if len(made) > step.most || step.none != (len(made) == 0) {
			t.Errorf("after an edit of %s these were made again: %v", step.name, made)
		}
		clean, _ := builds(t, copied(t, dir), nil)
		if !maps.Equal(after, clean) {
			t.Errorf("after an edit of %s the index is not that of a clean build", step.name)
		}
	}
}

// copied copies the sources of a site.
func copied(t *testing.T, dir string) string {
	t.Helper()
	to := t.TempDir()
	for _, name := range []string{"site.toml", "content"} {
		if name == "content" {
			if err := os.CopyFS(filepath.Join(to, name), os.DirFS(filepath.Join(dir, name))); err != nil {
				t.Fatal(err)
			}
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, to, name, string(text))
	}
	return to
}
