package cite

import (
	"strings"
	"testing"
)

func TestAPageIsCitedAsTheStandardHasIt(t *testing.T) {
	for name, test := range map[string]struct {
		work Work
		want string
	}{
		"two names": {
			Work{Author: NameOf("Вера Примерова"), Title: "Первый разговор", Site: "Полезные связи", URL: "https://example.org/guide/r/", Year: 2026, Lang: "ru"},
			"Примерова В. Первый разговор [Электронный ресурс] // Полезные связи : [сайт]. 2026. URL: https://example.org/guide/r/",
		},
		"three names, quotes and &": {
			Work{Author: NameOf("Анна-Мария Львовна Примерова"), Title: "«Маркс & Спенсер»", Site: "Связи", URL: "https://example.org/", Year: 2026, Lang: "ru"},
			"Примерова А.-М. Л. «Маркс & Спенсер» [Электронный ресурс] // Связи : [сайт]. 2026. URL: https://example.org/",
		},
		"one name, no year": {
			Work{Author: NameOf("Редакция"), Title: "Слово", Site: "Связи", URL: "https://example.org/", Lang: "ru"},
			"Редакция. Слово [Электронный ресурс] // Связи : [сайт]. URL: https://example.org/",
		},
		"no author, in English": {
			Work{Title: "A word", Site: "Ties", URL: "https://example.org/", Year: 2026, Lang: "en"},
			"A word [Electronic resource] // Ties : [site]. 2026. URL: https://example.org/",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := test.work.Reference(); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestANameOfThreeWordsIsTakenApart(t *testing.T) {
	for name, want := range map[string]Name{
		"Иван Петрович Образцов":    {"Образцов", "Иван", "Петрович"},
		"Образцова Дарья Ильинична": {"Образцова", "Дарья", "Ильинична"},
		"Ян Ильич Шаблон":           {"Шаблон", "Ян", "Ильич"},
		"Mary Ann Sample":           {"Sample", "Mary Ann", ""},
		"  Вера  Примерова ":        {"Примерова", "Вера", ""},
		"":                          {},
	} {
		if got := NameOf(name); got != want {
			t.Errorf("%q: %+v, want %+v", name, got, want)
		}
	}
}

func TestAnEntryOfBibTeXIsEscaped(t *testing.T) {
	got := Work{
		Author: Name{Family: "O’Neil & Co", Given: "А_Б", Additional: "В"}, Title: `100 % {«a» & \b} ~^#$`, Site: "Ties & Co",
		URL: "https://example.org/a_b/?x=1&y=%20", Year: 2026, Slug: "a-b_c,%{я}", Lang: "ru",
	}.BibTeX()
	want := `@misc{a-b_c-2026,
  author       = {O’Neil \& Co, А\_Б В},
  title        = {{100 \% {\textbraceleft}«a» \& {\textbackslash}b{\textbraceright} {\textasciitilde}{\textasciicircum}\#\$}},
  howpublished = {Ties \& Co},
  year         = {2026},
  url          = {https://example.org/a_b/?x=1&y=%20},
  langid       = {russian}
}`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if strings.Count(got, "{") != strings.Count(got, "}") {
		t.Error("braces do not match")
	}
}

func TestAnEntryOfBibTeXHasOnlyWhatIsKnown(t *testing.T) {
	got := Work{Author: NameOf("Редакция"), Title: "Слово", URL: "https://example.org/", Slug: "слово", Lang: "xx"}.BibTeX()
	want := "@misc{page,\n  author       = {{Редакция}},\n  title        = {{Слово}},\n  url          = {https://example.org/}\n}"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
