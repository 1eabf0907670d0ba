package main

import (
	"strconv"
	"strings"
	"time"

	"vizitka/generator/lang"
)

// A noun is a word with its forms beside a number, by the categories of CLDR:
// one, other; one, few, many.
type noun struct {
	en [2]string
	ru [3]string
}

var (
	nounPage    = noun{[2]string{"page", "pages"}, [3]string{"страница", "страницы", "страниц"}}
	nounFile    = noun{[2]string{"file", "files"}, [3]string{"файл", "файла", "файлов"}}
	nounDraft   = noun{[2]string{"draft", "drafts"}, [3]string{"черновик", "черновика", "черновиков"}}
	nounFuture  = noun{[2]string{"page dated in the future", "pages dated in the future"}, [3]string{"страница с будущей датой", "страницы с будущей датой", "страниц с будущей датой"}}
	nounExpired = noun{[2]string{"expired page", "expired pages"}, [3]string{"страница с истёкшим сроком", "страницы с истёкшим сроком", "страниц с истёкшим сроком"}}
	nounError   = noun{[2]string{"error", "errors"}, [3]string{"ошибка", "ошибки", "ошибок"}}
	nounWarning = noun{[2]string{"warning", "warnings"}, [3]string{"предупреждение", "предупреждения", "предупреждений"}}
	nounMore    = noun{[2]string{"more problem", "more problems"}, [3]string{"проблема", "проблемы", "проблем"}}
	nounMade    = noun{[2]string{"output made", "outputs made"}, [3]string{"файл сделан", "файла сделано", "файлов сделано"}}

	nounQuestion = noun{[2]string{"question", "questions"}, [3]string{"вопрос", "вопроса", "вопросов"}}

	// Of files; Russian has them agree with the number.
	nounAdded   = noun{[2]string{"added", "added"}, [3]string{"новый", "новых", "новых"}}
	nounChanged = noun{[2]string{"changed", "changed"}, [3]string{"изменён", "изменено", "изменено"}}
	nounRemoved = noun{[2]string{"removed", "removed"}, [3]string{"удалён", "удалено", "удалено"}}
	nounAnew    = noun{[2]string{"made", "made"}, [3]string{"сделан", "сделано", "сделано"}}
	nounKept    = noun{[2]string{"kept", "kept"}, [3]string{"прежний", "прежних", "прежних"}}
)

// count writes a number with a noun in the form that goes with it.
func (c *call) count(n int, word noun) string {
	form := word.en[1]
	switch category := lang.PluralForm(c.lang, n); {
	case c.lang == "ru" && category == "one":
		form = word.ru[0]
	case c.lang == "ru" && category == "few":
		form = word.ru[1]
	case c.lang == "ru":
		form = word.ru[2]
	case category == "one":
		form = word.en[0]
	}
	return strconv.Itoa(n) + " " + form
}

// counts joins those numbers that are not zero.
func (c *call) counts(parts ...counted) string {
	var out []string
	for _, p := range parts {
		if p.n > 0 {
			out = append(out, c.count(p.n, p.word))
		}
	}
	return strings.Join(out, ", ")
}

type counted struct {
	n    int
	word noun
}

// duration writes how long something took: "34 ms", "1.2 s".
func (c *call) duration(d time.Duration) string {
	if d < time.Second {
		return strconv.FormatInt(d.Milliseconds(), 10) + c.say(" ms", " мс")
	}
	s := strconv.FormatFloat(d.Seconds(), 'f', 1, 64)
	return c.say(s+" s", strings.Replace(s, ".", ",", 1)+" с")
}
