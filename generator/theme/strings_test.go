package theme

import (
	"testing"

	"vizitka/generator/lang"
)

func stringsTheme(t *testing.T) *Theme {
	return mustLoad(t,
		layer("mine", "strings/ru.toml", `title = "Моё"`),
		layer("vizitka",
			"strings/ru.toml", `
title = "Их"
only = "только"
[nav]
next = "Дальше"
[articles]
one = "{n} статья"
few = "{n} статьи"
many = "{n} статей"
[months]
genitive = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
`,
			"strings/en.toml", `
title = "Theirs"
plain = "{n} plain"
last = "English"
[articles]
one = "{n} article"
other = "{n} articles"
`,
			"strings/en-GB.toml", `title = "British"`))
}

func TestStringsFallBackByLanguage(t *testing.T) {
	th := stringsTheme(t) // the site's default is Russian
	tests := []struct{ lang, key, want, from string }{
		{"ru", "title", "Моё", "ru"},
		{"ru", "nav.next", "Дальше", "ru"},
		{"en", "title", "Theirs", "en"},
		{"en-GB", "title", "British", "en-GB"},
		{"en-gb", "title", "British", "en-GB"},
		{"en-GB", "last", "English", "en"},
		{"en-US", "title", "Theirs", "en"},
		{"de", "title", "Моё", "ru"},
		{"de", "last", "English", "en"},
		{"en", "only", "только", "ru"},
		{"ru", "nothing", "", ""},
	}
	for _, test := range tests {
		got, ok := th.Phrase(test.lang, test.key)
		if got != (Phrase{test.want, test.from}) || ok != (test.from != "") {
			t.Errorf("%s %s: %v %v, want %q from %s", test.lang, test.key, got, ok, test.want, test.from)
		}
	}
}

func TestPluralsHaveTheFormsOfTheirLanguage(t *testing.T) {
	th := stringsTheme(t)
	tests := []struct {
		lang, key string
		n         int
		want      string
	}{
		{"ru", "articles", 1, "1 статья"},
		{"ru", "articles", 3, "3 статьи"},
		{"ru", "articles", 25, "25 статей"},
		{"en", "articles", 1, "1 article"},
		{"en", "articles", 2, "2 articles"},
		{"de", "articles", 2, "2 статьи"},
		{"ru", "plain", 2, "2 plain"},
		{"ru", "nothing", 2, ""},
	}
	for _, test := range tests {
		if got, ok := th.Plural(test.lang, test.key, test.n); got != test.want || ok != (test.want != "") {
			t.Errorf("%s %s %d: %q %v, want %q", test.lang, test.key, test.n, got, ok, test.want)
		}
	}
}

func TestNamesOfMonthsAreOfOneLanguage(t *testing.T) {
	th := stringsTheme(t)
	if n := th.Names("ru"); n.Genitive[10] != "ноября" || n.Nominative != [12]string{} {
		t.Errorf("ru: %v", n)
	}
	if n := mustLoad(t).Names("ru"); n != (lang.Names{}) {
		t.Errorf("no strings: %v", n)
	}
}

func TestMistakesInStringsAreReported(t *testing.T) {
	_, problems := Load([]Layer{layer("mine",
		"strings/ru.toml", "a = 5\n[months]\nshort = [\"янв\"]\n[x]\nlist = [\"a\"]\n",
		"strings/en.toml", "a = ",
		"strings/de.json", "{}")}, names)
	got := listed(problems)
	for _, want := range []string{
		"themes/mine/strings/de.json: theme-not-strings: this file is not used: strings stand in strings/LANGUAGE.toml (name it for its language, as ru.toml)",
		"themes/mine/strings/en.toml:1:",
		"themes/mine/strings/ru.toml:1:5: theme-string-type: a is no text (put quotes around it)",
		"themes/mine/strings/ru.toml:3:9: theme-string-type: months.short is no text (write a list of 12 texts)",
		"themes/mine/strings/ru.toml:5:8: theme-string-type: x.list is no text (put quotes around it)",
	} {
		if !contains(got, want) {
			t.Errorf("%s\nis not in\n%s", want, got)
		}
	}
}
