package lang

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestSlug(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{
		{"ru", "Правила", "pravila"},
		{"ru", "Моё правило", "moyo-pravilo"},
		{"ru", "Шесть рукопожатий", "shest-rukopozhatiy"},
		{"ru", "Тёплые знакомства", "tyoplye-znakomstva"},
		{"ru", "Спящие связи", "spyaschie-svyazi"},
		{"ru", "Сообщества и соцсети", "soobschestva-i-sotsseti"},
		{"ru", "Сначала отдай!", "snachala-otday"},
		{"ru", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "abvgdeyozhziyklmnoprstufkhtschshschyeyuya"},
		{"ru", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", "abvgdeyozhziyklmnoprstufkhtschshschyeyuya"},
		{"ru", "Подъезд", "podezd"},
		{"ru", "  — 10 правил: «всё» и ещё… ", "10-pravil-vsyo-i-eschyo"},
		{"ru", "C++ и Go 1.26", "c-i-go-1-26"},
		{"ru", "за\u0301мок", "zamok"},
		{"ru", "и\u0306од", "yod"},             // й in two characters
		{"ru", "е\u0308лка", "yolka"},          // ё in two characters
		{"ru", "пере\u00ADнос", "perenos"},     // a soft hyphen
		{"ru", "но\u00A0пробел", "no-probel"},  // a no-break space
		{"ru", "_index", "index"},              //
		{"ru", "a--b__c  d", "a-b-c-d"},        //
		{"en", "Don't Panic", "dont-panic"},    //
		{"en", "Don’t Panic", "dont-panic"},    //
		{"en", "Crème Brûlée", "creme-brulee"}, //
		{"en", "Łódź, Straße, Æther, Ærøskøbing", "lodz-strasse-aether-aeroskobing"},
		{"en", "İstanbul ılık", "istanbul-ilik"},
		{"en", "ﬁnal Ｆｕｌｌ", "final-full"},
		{"en", "100 % sure?!", "100-sure"},
		{"de", "Über Größe", "uber-grosse"},
		{"uk", "Київ", "kyiv"},
		{"uk", "Запоріжжя", "zaporizhzhia"},
		{"uk", "Їжак і щука", "yizhak-i-shchuka"},
		{"uk", "п'ять, об’єкт, ґанок", "piat-obiekt-ganok"},
		{"be", "Гродна, Беларусь, воўк", "hrodna-belarus-vouk"},
		{"kk", "Қазақстан әлемі ңөұүһғ", "qazaqstan-alemi-nouuhg"},
		{"sr", "Ђорђе Љубић Џон", "djordje-ljubic-dzon"},
		{"ru", "Ӑ", "a"}, // a Cyrillic letter with a mark, not in the table
		{"ja", "東京 ガイド", "東京-ガイド"},
		{"el", "Καλημέρα Κόσμε", "καλημέρα-κόσμε"},
		{"hi", "नमस्ते दुनिया", "नमस्ते-दुनिया"},
		{"he", "שלום עולם", "שלום-עולם"},
		{"ka", "საქართველო", "საქართველო"},
		{"ru", "", ""},
		{"ru", "…!?—", ""},
		{"ru", "ьъ", ""},
		{"ru", "\u0301", ""},
		{"ru", "a\xffb\x00c", "a-b-c"},
		{"", "Правила", "pravila"},
		{"no such language", "Правила", "pravila"},
		{"uk-UA", "Гора", "hora"},
	} {
		if got := Slug(c.lang, c.in); got != c.want {
			t.Errorf("Slug(%q, %q) = %q, want %q", c.lang, c.in, got, c.want)
		}
	}
}

func FuzzSlugOfSlugIsItself(f *testing.F) {
	for _, s := range []string{"Моё правило", "п'ять", "नमस्ते", "Ǆ ﬁ Å İ", "a\xff", "ẛ̣", "ͅα", "ᾳΑΙ"} {
		f.Add("ru", s)
		f.Add("uk", s)
	}
	f.Fuzz(func(t *testing.T, lang, s string) {
		got := Slug(lang, s)
		if again := Slug(lang, got); again != got {
			t.Errorf("Slug(%q) = %q, and of that %q", s, got, again)
		}
		if strings.HasPrefix(got, "-") || strings.HasSuffix(got, "-") || strings.Contains(got, "--") {
			t.Errorf("Slug(%q) = %q", s, got)
		}
		if strings.ContainsAny(got, " /\\.%?#\x00") || !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) {
			t.Errorf("Slug(%q) = %q", s, got)
		}
	})
}

func TestPluralForm(t *testing.T) {
	for _, c := range []struct {
		lang, want string
		numbers    []int
	}{
		{"ru", "one", []int{1, 21, 101, 1001, 10_000_001, -1}},
		{"ru", "few", []int{2, 3, 4, 22, 104, 10_000_002, -3}},
		{"ru", "many", []int{0, 5, 10, 11, 12, 14, 19, 20, 111, 112, 1000, 10_000_000, math.MinInt + 8}},
		{"en", "one", []int{1, -1}},
		{"en", "other", []int{0, 2, 11, 21, 10_000_001, math.MinInt, math.MaxInt}},
		{"uk", "few", []int{2, 23}},
		{"kk", "one", []int{1}},
		{"pl", "many", []int{5, 21}},
		{"ar", "zero", []int{0}},
		{"ar", "two", []int{2}},
		{"ja", "other", []int{0, 1, 2}},
		{"no such language", "other", []int{0, 1, 5}},
		{"", "other", []int{1}},
	} {
		for _, n := range c.numbers {
			if got := PluralForm(c.lang, n); got != c.want {
				t.Errorf("PluralForm(%q, %d) = %q, want %q", c.lang, n, got, c.want)
			}
		}
	}
}

func TestOrderOfTitles(t *testing.T) {
	for _, c := range []struct {
		name, lang string
		sorted     []string
	}{
		{"Cyrillic before Latin", "ru", []string{"Анна", "Яна", "Anna", "Zoe", "Ωmega"}},
		{"Latin before Cyrillic", "en", []string{"Anna", "Zoe", "Анна", "Яна"}},
		{"own script first inside, too", "ru", []string{"О Ане", "О Яне", "О Anna"}},
		{"ё next to е", "ru", []string{"еда", "ежи", "ёжик", "ёлка", "ель", "жук"}},
		{"ё after е where nothing else differs", "ru", []string{"все", "всё", "всем"}},
		{"й after и", "ru", []string{"иод", "йод", "кот"}},
		{"digits before letters", "ru", []string{"7 правил", "Анна", "Anna"}},
		{"numbers by value", "ru", []string{"глава 2", "глава 10", "глава 100"}},
		{"versions", "en", []string{"v1.2", "v1.10", "v1.26"}},
		{"numbers by value at the start", "en", []string{"9 lives", "10 rules", "100 days"}},
		{"case matters last", "ru", []string{"анна", "Анна", "анна б"}},
		{"quotation marks are passed over", "ru", []string{"Рука", "«Сила»", "Слабость", "„Яр“"}},
		{"Ukrainian letters in their places", "uk", []string{"ґанок", "дім", "єнот", "жук", "ірис", "їжак", "йод"}},
		{"Greek first in Greek", "el", []string{"αβγ", "ωμέγα", "alpha", "анна"}},
		{"only signs", "ru", []string{"", "!", "а"}},
		{"zeros in front", "en", []string{"7", "007", "8"}},
	} {
		for i := range c.sorted {
			for j := range c.sorted {
				a, b := c.sorted[i], c.sorted[j]
				want := min(max(i-j, -1), 1)
				if c.name == "zeros in front" && want != 0 && i+j == 1 {
					continue // equal by value: any order that is always the same
				}
				if got := Compare(c.lang, a, b); got != want {
					t.Errorf("%s: Compare(%q, %q) = %d, want %d", c.name, a, b, got, want)
				}
				if got := bytes.Compare(CollationKey(c.lang, a), CollationKey(c.lang, b)); got != Compare(c.lang, a, b) {
					t.Errorf("%s: keys of %q and %q compare as %d", c.name, a, b, got)
				}
			}
		}
	}
}

func TestDifferentStringsHaveDifferentKeys(t *testing.T) {
	for _, pair := range [][2]string{{"7", "007"}, {"«а»", "а»"}, {"a\x00", "a"}, {"й", "и\u0306"}, {"\xff", "\xfe"}} {
		if Compare("ru", pair[0], pair[1]) == 0 {
			t.Errorf("%q and %q are one in order", pair[0], pair[1])
		}
	}
}

func TestCollationIsSafeForManyGoroutines(t *testing.T) {
	words := []string{"ёж", "Яна", "anna", "10", "9", "«Сила»"}
	want := make([][]byte, len(words))
	for i, w := range words {
		want[i] = CollationKey("ru", w)
	}
	done := make(chan bool)
	for range 8 {
		go func() {
			ok := true
			for n := range 500 {
				i := n % len(words)
				ok = ok && bytes.Equal(CollationKey("ru", words[i]), want[i])
			}
			done <- ok
		}()
	}
	for range 8 {
		if !<-done {
			t.Error("a key differs when several goroutines ask")
		}
	}
}

func FuzzCompareIsAnOrder(f *testing.F) {
	f.Add("ru", "ёж", "еж", "Anna")
	f.Add("kk", "10", "9", "a9")
	f.Fuzz(func(t *testing.T, lang, a, b, c string) {
		if Compare(lang, a, b) != -Compare(lang, b, a) {
			t.Errorf("Compare(%q, %q) is not the opposite of the other way round", a, b)
		}
		if (Compare(lang, a, b) == 0) != (a == b) {
			t.Errorf("%q and %q have one place", a, b)
		}
		s := []string{a, b, c}
		slices.SortFunc(s, func(x, y string) int { return Compare(lang, x, y) })
		if Compare(lang, s[0], s[2]) > 0 {
			t.Errorf("the order of %q is not transitive", s)
		}
	})
}

var russian = Names{
	Genitive:      [12]string{"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
	Nominative:    [12]string{"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"},
	Short:         [12]string{"янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."},
	Weekdays:      [7]string{"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"},
	WeekdaysShort: [7]string{"вс", "пн", "вт", "ср", "чт", "пт", "сб"},
}

func TestFormatDate(t *testing.T) {
	when := time.Date(2026, time.November, 23, 14, 5, 0, 0, time.UTC)
	onlyLong := Names{Nominative: russian.Nominative, Weekdays: russian.Weekdays}
	for _, c := range []struct {
		layout string
		names  Names
		want   string
	}{
		{"2 January 2006 г.", russian, "23 ноября 2026 г."},
		{"02 January", russian, "23 ноября"},
		{"_2 January", russian, "23 ноября"},
		{"January 2", russian, "ноября 23"},
		{"January 2006", russian, "ноябрь 2026"},
		{"January", russian, "ноябрь"},
		{"January 2006, 15:04", russian, "ноябрь 2026, 14:05"},
		{"January 2006 -0700", russian, "ноябрь 2026 +0000"},
		{"2 Jan 2006", russian, "23 нояб. 2026"},
		{"Monday, 2 January", russian, "понедельник, 23 ноября"},
		{"Mon 02.01.2006", russian, "пн 23.11.2026"},
		{"2006-01-02T15:04:05Z07:00", russian, "2026-11-23T14:05:00Z"},
		{"January–January", russian, "ноябрь–ноябрь"},
		{"Month", russian, "Month"},
		{"Jane", russian, "Jane"},
		{"3 PM", russian, "2 PM"},
		{"2 January 2006", Names{}, "23 November 2026"},
		{"Mon, 2 Jan", Names{}, "Mon, 23 Nov"},
		{"2 January", onlyLong, "23 ноябрь"},
		{"2 Jan, Mon", onlyLong, "23 ноябрь, понедельник"},
		{"", russian, ""},
	} {
		if got := FormatDate(when, c.layout, c.names); got != c.want {
			t.Errorf("FormatDate(%q) = %q, want %q", c.layout, got, c.want)
		}
	}
}

func FuzzFormatDateWithoutNamesIsThatOfPackageTime(f *testing.F) {
	for _, s := range []string{time.RFC850, time.ANSIC, time.RFC1123Z, "PMonday", "JanMonJanuary.000MonZ07Jan", "_2Jan__2Mon", "Junk Monk"} {
		f.Add(s, int64(1764252312))
	}
	f.Fuzz(func(t *testing.T, layout string, unix int64) {
		when := time.Unix(unix%1e11, 0).UTC()
		if got, want := FormatDate(when, layout, Names{}), when.Format(layout); got != want {
			t.Errorf("FormatDate(%q) = %q, want %q", layout, got, want)
		}
	})
}

func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"":       0,
		" — … !": 0,
		"слово":  1,
		"Просто так, — сказал он.":    4,
		"кто-нибудь, по-моему":        2,
		"don't and don’t":             3,
		"'quoted'":                    1,
		"5-й этаж, 10-15 минут":       5,
		"3,14 или 3.14":               3,
		"10 000 человек":              3,
		"конец.Начало":                2,
		"a,b":                         2,
		"2021–2026":                   2,
		"за\u0301мок и пере\u00ADнос": 3,
		"и\u0306од":                   1,
		"тире — не слово":             3,
		"один\u00A0два\nтри\tчетыре":  4,
		"word--word":                  2,
		"нет- да -нет":                3,
		"a\xffb":                      2,
		"https://example.org":         3,
	} {
		if got := Words(text); got != want {
			t.Errorf("Words(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestReadingTime(t *testing.T) {
	for _, c := range []struct {
		words int
		lang  string
		want  int
	}{
		{0, "ru", 0},
		{-5, "ru", 0},
		{1, "ru", 1},
		{192, "ru", 1},
		{287, "ru", 1},
		{288, "ru", 2},
		{1100, "ru", 6},
		{1, "en", 1},
		{238, "en", 1},
		{357, "en", 2},
		{1100, "en", 5},
		{1100, "ru-RU", 6},
		{1100, "de", 5},
	} {
		if got := ReadingTime(c.words, c.lang); got != c.want {
			t.Errorf("ReadingTime(%d, %q) = %d, want %d", c.words, c.lang, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Ёлка": "елка", "Всё Ещё": "все еще", "Е\u0308ж": "еж", "ЙОД": "йод", "Title": "title", "ё\u0308": "е", "": "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFoldTwiceIsFoldOnce(f *testing.F) {
	f.Add("Ёлка")
	f.Add("ё\u0308\u0306")
	f.Add("İI\u0307")
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, then %q", s, once, twice)
		}
		Words(s)
	})
}

func TestNFCMakesSpellingsOne(t *testing.T) {
	if got := NFC("и\u0306 е\u0308"); got != "й ё" {
		t.Errorf("got %q", got)
	}
}

func BenchmarkCollationKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		CollationKey("ru", "Сила слабых связей: 10 правил")
	}
}

func BenchmarkCompare(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Compare("ru", "Сила слабых связей", "Сила слабых знакомств")
	}
}

func BenchmarkSlug(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Slug("ru", "Сила слабых связей: 10 правил")
	}
}

func BenchmarkPluralForm(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		PluralForm("ru", 22)
	}
}

func BenchmarkFormatDate(b *testing.B) {
	b.ReportAllocs()
	when := time.Date(2026, time.November, 23, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		FormatDate(when, "2 January 2006 г.", russian)
	}
}

func BenchmarkWords(b *testing.B) {
	text := strings.Repeat("Просто так, — сказал он и вышел. ", 200)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Words(text)
	}
}

func BenchmarkFold(b *testing.B) {
	text := strings.Repeat("Просто так, — сказал он и вышел. ", 200)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Fold(text)
	}
}
