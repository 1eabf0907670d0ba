package main

import (
	"strings"
	"testing"

	"vizitka/generator/trace"
)

func TestEveryQuestionHasWords(t *testing.T) {
	c := &call{lang: "en"}
	known := map[string]bool{}
	for _, name := range trace.Questions() {
		known[name] = true
		words, ok := questionWords[name]
		if !ok {
			t.Errorf("%q has no words", name)
			continue
		}
		if strings.Contains(words[0], "{of}") != strings.Contains(words[1], "{of}") || strings.Contains(words[0], "{part}") != strings.Contains(words[1], "{part}") {
			t.Errorf("%q: the languages tell different things", name)
		}
		if text := c.questionText(name, "a\tb"); strings.ContainsAny(text, "{}") {
			t.Errorf("%q: %q", name, text)
		}
	}
	for name := range questionWords {
		if strings.Contains(name, ".") && !known[name] {
			t.Errorf("there is no question %q", name)
		}
	}
}

func TestAReasonIsToldInWords(t *testing.T) {
	reason := func(question, subject, then, now string) trace.Reason {
		return trace.Reason{Question: question, Subject: subject, Answers: trace.Answers{Then: then, Now: now}}
	}
	for _, test := range []struct {
		reason trace.Reason
		en, ru string
	}{
		{reason("page.title", "content/a.md", "A", "B"), "title of content/a.md: A → B", "заголовок content/a.md: A → B"},
		{reason("page.body", "content/a.md", trace.LongAnswer, trace.LongAnswer), "text of content/a.md: changed", "текст content/a.md: изменилось"},
		{reason("place.next", "content/a.md@en", "", "content/b.md"), "page after content/a.md (en): nothing → content/b.md", "страница после content/a.md (en): ничего → content/b.md"},
		{reason("page.anchor", "content/a.md\ttop", "yes", "no"), "place #top in content/a.md: yes → no", "место #top в content/a.md: да → нет"},
		{reason("reference.link", "content/a.md\tb.md", "#? 1 ", "content/b.md b/#? 0 "), "where the link b.md of content/a.md leads: nowhere → /b/", "куда ведёт ссылка b.md из content/a.md: никуда → /b/"},
		{reason("list.pages", `pages /#rules|where Kind eq "rule"|first 2`, trace.LongAnswer, "content/a.md\ncontent/b.md\n"), `list: pages /rules/, where Kind eq "rule", first 2: … → content/a.md, content/b.md`, `список: pages /rules/, where Kind eq "rule", first 2: … → content/a.md, content/b.md`},
		{reason("template.hash", "layouts/page.html", strings.Repeat("ab", 16), strings.Repeat("cd", 16)), "template layouts/page.html: changed", "шаблон layouts/page.html: изменилось"},
		{reason("template.hash", "layouts/rule.html", trace.MissingAnswer, strings.Repeat("cd", 16)), "template layouts/rule.html: nothing → …", "шаблон layouts/rule.html: ничего → …"},
		{reason("fragment", "mentioned words\ten\tcontent/a.md", "", ""), "words of the glossary in content/a.md: changed", "слова словаря в content/a.md: изменилось"},
		{reason("fragment", "partials/menu.html\ten\tpage content/a.md", "", ""), "fragment partials/menu.html (en, content/a.md): changed", "фрагмент partials/menu.html (en, content/a.md): изменилось"},
		{reason("place.place on the route", "content/a.md", "9 of 13", "9 of 12"), "step of content/a.md on the route: 9 of 13 → 9 of 12", "шаг content/a.md на маршруте: 9 из 13 → 9 из 12"},
		{reason("string.text", "en missing", "a", "b"), "string missing (en): a → b", "строка missing (en): a → b"},
	} {
		for lang, want := range map[string]string{"en": test.en, "ru": test.ru} {
			if got := (&call{lang: lang}).reasonText(test.reason); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
	}
}
