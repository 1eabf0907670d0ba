package build

import (
	"io/fs"
	"path"
	"strings"
	"testing"

	"vizitka/themes"
)

// openGuide opens the guide that the repository holds, in the theme that is
// inside the program.
func openGuide(t *testing.T, jobs int) *State {
	t.Helper()
	theme, ok := themes.FS("vizitka")
	if !ok {
		t.Fatal("the theme is not inside")
	}
	return open(t, "../..", Options{Jobs: jobs, Themes: map[string]fs.FS{"vizitka": theme}})
}

func TestTheGuideIsBuiltWithoutAProblem(t *testing.T) {
	one, many := openGuide(t, 1), openGuide(t, 16)
	got := readAll(t, one)
	compareSites(t, readAll(t, many), got)
	for name, s := range map[string]*State{"one worker": one, "sixteen workers": many} {
		if problems := told(s.Problems()); problems != "" {
			t.Errorf("%s:\n%s", name, problems)
		}
	}
	pages := map[string]int{}
	for file, text := range got {
		if strings.Contains(text, "ZgotmplZ") {
			t.Errorf("%s holds an address or a value that the template refused", file)
		}
		if path.Ext(file) != ".html" || !strings.Contains(text, "<html") {
			continue // an alias is no page
		}
		language := "ru"
		if strings.HasPrefix(file, "en/") {
			language = "en"
		}
		pages[language]++
		if !strings.Contains(text, `<html lang="`+language+`"`) {
			head, _, _ := strings.Cut(text, "<head")
			t.Errorf("%s does not say that it is in %s: %s", file, language, head)
		}
	}
	for _, language := range []string{"ru", "en"} {
		if pages[language] < 10 {
			t.Errorf("there are only %d pages in %s", pages[language], language)
		}
	}
}
