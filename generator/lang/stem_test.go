package lang

import "testing"

func lettersOf(s string) (words []string) {
	for w := range LettersOf(s) {
		words = append(words, string(w))
	}
	return words
}

func TestFormsOfAWordHaveOneStem(t *testing.T) {
	for _, forms := range [][]string{
		{"ошибка", "ошибки", "ошибок", "ошибками"},
		{"человек", "человека", "люди", "людей", "людьми"},
		{"письмо", "писем", "письма"},
		{"звонок", "звонка", "звонки"},
		{"урок", "уроки", "уроков"},
		{"ребёнок", "ребенка", "дети", "детей"},
		{"Ёлка", "елки"},
		{"time", "times"},
		{"networking", "networks", "Networked"},
		{"person", "people"},
		{"introduce", "introducing", "introductions"},
		{"Café", "cafe"},
	} {
		want := ""
		for i, form := range forms {
			letters := lettersOf(form)
			if len(letters) != 1 {
				t.Fatalf("%s is %d words", form, len(letters))
			}
			stem := Spell(Stem(letters[0]))
			if i == 0 {
				want = stem
			}
			if stem != want {
				t.Errorf("the stem of %s is %s, that of %s is %s", form, stem, forms[0], want)
			}
		}
	}
}

func TestWordsOfASearch(t *testing.T) {
	for text, want := range map[string][]string{
		"за́мок, бизнес-ланч — 25 часов и e2e": {"замок", "бизнес", "ланч", "25", "часов", "e2e"},
		"it's a co\u00ADoperation":             {"it", "cooperation"},
		"ґанок і їжа":                          {"ґанок", "їжа"},
		"日本 ÷ Ångström":                        {"angstrom"},
		"":                                     nil,
	} {
		got := lettersOf(text)
		if len(got) != len(want) {
			t.Errorf("%q has %d words, want %d", text, len(got), len(want))
			continue
		}
		for i, w := range got {
			if Spell(w) != want[i] {
				t.Errorf("%q: word %d is %s, want %s", text, i, Spell(w), want[i])
			}
		}
	}
}
