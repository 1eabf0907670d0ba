package typography

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// parse reads the notation of the tables: "|" is between two runs, {…} is an
// opaque run, ⏎ a line break, ~ a no-break space.
func parse(s string) []Run {
	var runs []Run
	s = strings.ReplaceAll(s, "~", "\u00A0")
	for s != "" {
		i := strings.IndexAny(s, "|{⏎")
		if i < 0 {
			return append(runs, Run{Text: []byte(s)})
		}
		if i > 0 {
			runs = append(runs, Run{Text: []byte(s[:i])})
		}
		switch s = s[i:]; s[0] {
		case '|':
			s = s[1:]
		case '{':
			end := strings.IndexByte(s, '}')
			runs = append(runs, Run{Text: []byte(s[1:end]), Opaque: true})
			s = s[end+1:]
		default:
			runs = append(runs, Run{Break: true})
			s = s[len("⏎"):]
		}
	}
	return runs
}

// show is the other way round.
func show(runs []Run) string {
	var b strings.Builder
	text := false
	for _, r := range runs {
		switch {
		case r.Break:
			b.WriteString("⏎")
		case r.Opaque:
			b.WriteString("{" + string(r.Text) + "}")
		default:
			if text {
				b.WriteString("|")
			}
			b.Write(r.Text)
		}
		text = !r.Break && !r.Opaque
	}
	return strings.ReplaceAll(b.String(), "\u00A0", "~")
}

type example struct{ in, want string }

var same = "(as typed)"

func check(t *testing.T, lang string, examples []example) {
	t.Helper()
	for _, e := range examples {
		want := e.want
		if want == same {
			want = e.in
		}
		runs := parse(e.in)
		Apply(lang, runs)
		if got := show(runs); got != want {
			t.Errorf("%s: %q\n is %q\nnot %q", lang, e.in, got, want)
		}
		Apply(lang, runs)
		if got := show(runs); got != want {
			t.Errorf("%s: %q twice is %q, once %q", lang, e.in, got, want)
		}
	}
}

func TestRussianQuotes(t *testing.T) {
	check(t, "ru", []example{
		{`"Полезные связи"`, `«Полезные связи»`},
		{`Книга "Сила связей" вышла`, `Книга «Сила связей» вышла`},
		{`"Он сказал: "Приходи" и ушёл"`, `«Он~сказал: „Приходи“ и~ушёл»`},
		{`""Ромашка" и "Лютик""`, `«„Ромашка“ и~„Лютик“»`},
		{`"Раз "два "три" два" раз"`, `«Раз „два «три» два“ раз»`},
		{`«Раз "два" раз»`, `«Раз „два“ раз»`},
		{`«Раз „два“ раз»`, same},
		{`«ООО «Ромашка»`, same},
		{`„Раз "два"“`, `„Раз «два»“`},
		{`"Привет!" - сказал он`, `«Привет!»~— сказал он`},
		{`"Кто здесь?", спросил он`, `«Кто здесь?», спросил он`},
		{`("Ромашка")`, `(«Ромашка»)`},
		{`"Ромашка".`, `«Ромашка».`},
		{`слово-"слово"`, `слово-«слово»`},
		{`"...и ушёл"`, `«…и~ушёл»`},
		{`"?" и "!"`, `«?» и~«!»`},
		{`"5 правил"`, `«5 правил»`},
		{`"Незакрытая цитата`, same},
		{`Незакрытая" цитата`, same},
		{`экран 15"`, same},
		{`экран 15" и "слово"`, `экран 15" и~«слово»`},
		{`" "`, same},
		{`слово " слово`, same},
		{`д'Артаньян и О'Генри`, `д’Артаньян и~О’Генри`},
		{`'слово'`, same},
		{`“Слово” и ‘слово’`, `“Слово” и~‘слово’`},
		{`"|Ромашка|"`, `«|Ромашка|»`},
		{`"Раз |"два"| раз"`, `«Раз |„два“| раз»`},
		{`Это |"слово"|.`, `Это |«слово»|.`},
		{`"Вызови {f()}"`, `«Вызови {f()}»`},
		{`"{f()}"`, `«{f()}»`},
		{`"Раз⏎два"`, `«Раз⏎два»`},
		{`"a" "b" "c"`, `«a» «b» «c»`},
		{`—"Да"`, `—«Да»`},
		{`«"Да"»`, `«„Да“»`},
		{`""`, same},
		{`„Раз“, „два“.`, same},
		{`"Раз „два“, три"`, `«Раз „два“, три»`},
		{`"Раз» два"`, same},
		{`слово"слово и "слово"`, `слово"слово и~«слово»`},
	})
}

func TestRussianDashes(t *testing.T) {
	check(t, "ru", []example{
		{`Москва - столица`, `Москва~— столица`},
		{`Москва -- столица`, `Москва~— столица`},
		{`Москва --- столица`, `Москва~— столица`},
		{`Москва – столица`, `Москва~— столица`},
		{`Москва — столица`, `Москва~— столица`},
		{`Москва~— столица`, same},
		{`Москва~- столица`, `Москва~— столица`},
		{`Москва  -  столица`, `Москва~—  столица`},
		{"Москва\n- столица", "Москва~— столица"},
		{`Просто так, - сказал он.`, `Просто так,~— сказал он.`},
		{`- Просто так, - сказал он.`, `—~Просто так,~— сказал он.`},
		{`— Просто так`, `—~Просто так`},
		{`-- Просто так`, `—~Просто так`},
		{`"- Просто так"`, `«—~Просто так»`},
		{`- Раз.⏎- Два.`, `—~Раз.⏎—~Два.`},
		{`слово -⏎слово`, `слово~—⏎слово`},
		{`кто-то по-моему`, same},
		{`слово- слово`, same},
		{`слово -слово`, same},
		{`слово--слово`, `слово—слово`},
		{`ключ --drafts`, same},
		{`----`, same},
		{`слово ---- слово`, same},
		{`-`, same},
		{`-|слово`, same},
		{`Москва| - |столица`, `Москва|~— |столица`},
		{`Москва |-| столица`, `Москва~|—| столица`},
		{`Москва -|- столица`, same},
		{`{код} - это имя`, `{код}~— это имя`},
		{`5 - 3 = 2`, same},
		{`5 – 3`, `5~– 3`},
		{`В 2021 -- 15`, `В~2021~— 15`},
		{`слово—слово`, same},
	})
}

func TestRussianRanges(t *testing.T) {
	check(t, "ru", []example{
		{`с 9-11`, `с~9–11`},
		{`9-11`, `9–11`},
		{`2021-2026`, `2021–2026`},
		{`2021--2026`, `2021–2026`},
		{`1941-45`, `1941–45`},
		{`2010-12`, same},
		{`2026-11-23`, same},
		{`2026-11`, same},
		{`11-9`, same},
		{`5-5`, same},
		{`10-15 минут`, `10–15 минут`},
		{`10-15 мин`, `10–15~мин`},
		{`10-15км`, `10–15км`},
		{`10-15%`, `10–15%`},
		{`10%-15%`, `10%–15%`},
		{`10 %-15 %`, `10~%–15~%`},
		{`1,5-2`, `1,5–2`},
		{`1,5-1,7`, `1,5–1,7`},
		{`10:00-12:00`, `10:00–12:00`},
		{`01.02-05.02`, `01.02–05.02`},
		{`10:00-12`, same},
		{`1.2-3`, same},
		{`1.26.0-2`, same},
		{`(10-15)`, `(10–15)`},
		{`3-4-летний`, `3–4-летний`},
		{`"10-15"`, `«10–15»`},
		{`№ 5-7`, `№~5–7`},
		{`$5-10`, `$5–10`},
		{`10-15, 20-25.`, `10–15, 20–25.`},
		{`8-800-555-35-35`, same},
		{`+7 495 555-12-34`, same},
		{`+7 (495) 555-1234`, same},
		{`тел. 123-4567`, same},
		{`555-0123`, same},
		{`ISBN 978-5-00-000000-1`, same},
		{`ГОСТ 2.105-95`, same},
		{`ГОСТ 123-2021`, same},
		{`ГОСТ Р 7.0.5-2008`, `ГОСТ Р~7.0.5-2008`},
		{`RFC 10-20`, same},
		{`-5`, same},
		{`от -5 до -3`, `от~-5 до~-3`},
		{`A4-5`, same},
		{`covid19-20`, same},
		{`802-11b`, same},
		{`10-15/20`, same},
		{`1-2-3`, same},
		{`01-02`, same},
		{`10 000-15 000 человек`, `10~000–15~000 человек`},
		{`XIX-XX вв.`, `XIX–XX~вв.`},
		{`I-II`, `I–II`},
		{`I-II-III`, same},
		{`CD-MX`, same},
		{`10—15`, same},
		{`9999999999-99999999999`, same},
		{`5-|10`, `5–|10`},
		{`|9|-|11`, `9|–|11`},
		{`5-{10}`, same},
	})
}

func TestRussianShortWords(t *testing.T) {
	check(t, "ru", []example{
		{`в доме`, `в~доме`},
		{`В доме и на улице`, `В~доме и~на~улице`},
		{"в\nдоме", `в~доме`},
		{`в   доме`, `в~доме`},
		{`в~доме`, same},
		{`|в| доме`, `в|~доме`},
		{`в |доме`, `в~|доме`},
		{`в| |доме`, `в|~|доме`},
		{`в {git}`, `в~{git}`},
		{`в⏎доме`, same},
		{`в «Ромашке»`, `в~«Ромашке»`},
		{`в "Ромашке"`, `в~«Ромашке»`},
		{`(в доме)`, `(в~доме)`},
		{`«и другие»`, `«и~другие»`},
		{`для дома`, same},
		{`кое-в чём`, same},
		{`РФ и ИП работают`, `РФ и~ИП работают`},
		{`IT компания`, same},
		{`a book`, same},
		{`в `, same},
		{`он - друг`, `он~— друг`},
		{`сказал же он`, `сказал~же он`},
		{`знал ли он`, `знал~ли он`},
		{`если бы знать`, `если~бы знать`},
		{`знал б он`, `знал~б он`},
		{`пришёл бы.`, `пришёл~бы.`},
		{`«Ромашка» же`, `«Ромашка»~же`},
		{`{код} же`, `{код}~же`},
		{`я же говорил`, `я~же говорил`},
		{`а) первый б) второй`, same},
		{`класс Б`, same},
		{`Же говорил`, `Же~говорил`},
		{`|если| бы`, `если|~бы`},
	})
}

func TestRussianNumbersAndUnits(t *testing.T) {
	check(t, "ru", []example{
		{`5 кг`, `5~кг`},
		{`10 км в час`, `10~км в~час`},
		{`5 м от дома`, `5~м от~дома`},
		{`в 5 и 6`, `в~5 и~6`},
		{`5 %`, `5~%`},
		{`16,7 % людей`, `16,7~% людей`},
		{`5 ₽`, `5~₽`},
		{`5 руб.`, `5~руб.`},
		{`5 тыс. руб.`, `5~тыс.~руб.`},
		{`3 млн руб.`, `3~млн~руб.`},
		{`2 млрд`, `2~млрд`},
		{`7 шт.`, `7~шт.`},
		{`20 °C`, `20~°C`},
		{`5 лет`, same},
		{`10 километров`, same},
		{`1998 г.`, `1998~г.`},
		{`1998–2001 гг.`, `1998–2001~гг.`},
		{`XIX в.`, `XIX~в.`},
		{`в XIX в. было`, `в~XIX~в. было`},
		{`23 ноября 2026 г.`, `23~ноября 2026~г.`},
		{`10 000 человек`, `10~000 человек`},
		{`1 000 000`, `1~000~000`},
		{`24 163 цепочки`, `24~163 цепочки`},
		{`2021 100`, same},
		{`495 555-12-34`, same},
		{`8 100-й`, `8~100-й`},
		{`10x20`, `10×20`},
		{`10х20 см`, `10×20~см`},
		{`10 x 20`, `10 × 20`},
		{`10x20x30`, `10×20×30`},
		{`1,5x2`, `1,5×2`},
		{`0x10`, same},
		{`v1x2`, same},
		{`10x`, same},
		{`x20`, same},
		{`10X20`, same},
		{`|5| кг`, `5|~кг`},
		{`5| |кг`, `5|~|кг`},
		{`5⏎кг`, same},
		{`5 км-овый`, same},
	})
}

func TestRussianAbbreviations(t *testing.T) {
	check(t, "ru", []example{
		{`№ 5`, `№~5`},
		{`§ 12`, `§~12`},
		{`№ пять`, same},
		{`с. 5`, `с.~5`},
		{`стр. 15`, `стр.~15`},
		{`см. рис. 5`, `см.~рис.~5`},
		{`Рис. 3`, `Рис.~3`},
		{`табл. 2`, `табл.~2`},
		{`п. 3 ст. 5`, `п.~3 ст.~5`},
		{`гл. IV`, `гл.~IV`},
		{`т. 2`, `т.~2`},
		{`рис. пять`, same},
		{`г. Москва`, `г.~Москва`},
		{`в 1998 г. Москва`, `в~1998~г. Москва`},
		{`ул. Ленина, д. 5`, `ул.~Ленина, д.~5`},
		{`им. Горького`, `им.~Горького`},
		{`проф. Иванов`, `проф.~Иванов`},
		{`т. е. так`, `т.~е. так`},
		{`и т. д.`, `и~т.~д.`},
		{`и т. п.`, `и~т.~п.`},
		{`и т. д. Потом`, `и~т.~д. Потом`},
		{`т.е. так`, same},
		{`и др.`, `и~др.`},
		{`до н. э.`, `до~н.~э.`},
		{`А. С. Пушкин`, `А.~С.~Пушкин`},
		{`А.С. Пушкин`, `А.С.~Пушкин`},
		{`А. Пушкин`, `А.~Пушкин`},
		{`И. И. Иванов`, `И.~И.~Иванов`},
		{`Иванов И. И.`, `Иванов~И.~И.`},
		{`Иванов И.И.`, `Иванов~И.И.`},
		{`Поэт А. С. Пушкин`, `Поэт А.~С.~Пушкин`},
		{`|А. С.| Пушкин`, `А.~С.|~Пушкин`},
		{`Конец. Начало`, same},
		{`(см. с. 5)`, `(см.~с.~5)`},
	})
}

func TestEllipsisAndWhatStays(t *testing.T) {
	check(t, "ru", []example{
		{`Так...`, `Так…`},
		{`...и так`, `…и~так`},
		{`Так?..`, same},
		{`Так....`, same},
		{`Так..`, same},
		{`Так.|..`, same},
		{`1...5`, `1…5`},
		{`{...}`, same},
		{`(c) Автор`, same},
		{`(r), (tm), ->`, same},
		{`https://example.org/a--b...c?x=10-15 там`, same},
		{`(https://example.org/10x20)`, same},
		{`"https://example.org/"`, `«https://example.org/»`},
		{`www.example.org/9-11`, same},
		{`a-b9-11@example.org`, same},
		{`в https://example.org`, `в~https://example.org`},
		{`файл 10x20.png`, `файл 10×20.png`},
		{`Правила`, same},
		{``, same},
		{` `, same},
		{`⏎`, same},
		{`{}`, same},
		{"a\xffb - c", "a\xffb~— c"},
	})
}

func TestEnglish(t *testing.T) {
	check(t, "en", []example{
		{`"weak ties"`, `“weak ties”`},
		{`He said, "Come."`, `He said, “Come.”`},
		{`"He said, 'Come' and left"`, `“He said, ‘Come’ and left”`},
		{`"He said, "Come" and left"`, `“He said, ‘Come’ and left”`},
		{`'single'`, `‘single’`},
		{`'She said "yes" twice'`, `‘She said “yes” twice’`},
		{`"'Tis late"`, `“’Tis late”`},
		{`"Get 'er done"`, `“Get 'er done”`},
		{`don't, I'm, it's`, `don’t, I’m, it’s`},
		{`the dogs' bowls`, `the dogs’ bowls`},
		{`the '90s and 1990's`, `the ’90s and 1990’s`},
		{`rock 'n' roll`, `rock ’n’ roll`},
		{`6'2"`, same},
		{`a 15" screen`, same},
		{`“typed” and ‘typed’`, same},
		{`don’t`, same},
		{`"open`, same},
		{`("yes")`, `(“yes”)`},
		{`"|bold|"`, `“|bold|”`},
		{`|don|'t`, `don|’t`},
		{`"{code}"`, `“{code}”`},
		{`ties - weak ones`, `ties~– weak ones`},
		{`ties -- weak ones`, `ties~– weak ones`},
		{`ties--weak ones`, `ties—weak ones`},
		{`ties—weak ones`, same},
		{`ties — weak ones`, `ties~— weak ones`},
		{`ties – weak ones`, `ties~– weak ones`},
		{`- reply`, same},
		{`well-known`, same},
		{`pp. 10-15`, `pp.~10–15`},
		{`2021-2026`, `2021–2026`},
		{`9-11am`, `9–11am`},
		{`10-15 km`, `10–15~km`},
		{`2026-11-23`, same},
		{`5 - 3`, same},
		{`1990-2000s`, `1990–2000s`},
		{`p. 5`, `p.~5`},
		{`Fig. 3`, `Fig.~3`},
		{`No. 7`, `No.~7`},
		{`No. Then`, same},
		{`§ 5`, `§~5`},
		{`5 kg`, `5~kg`},
		{`5 %`, `5~%`},
		{`20 °C`, `20~°C`},
		{`5 in the box`, same},
		{`7 p.m.`, `7~p.m.`},
		{`J. R. R. Tolkien`, `J.~R.~R.~Tolkien`},
		{`So do I. Then`, same},
		{`Mr. Smith`, `Mr.~Smith`},
		{`Dr Smith`, `Dr~Smith`},
		{`a dr smith`, same},
		{`wait...`, `wait…`},
		{`10x20`, `10×20`},
		{`in a house`, same},
	})
}

func TestOtherLanguagesGetWhatIsSafe(t *testing.T) {
	for _, lang := range []string{"", "de", "fr", "uk", "ja", "zh-Hant"} {
		check(t, lang, []example{
			{`"a" - b 'c' d's`, same},
			{`9-11`, same},
			{`в доме`, same},
			{`a...`, `a…`},
			{`10x20`, `10×20`},
			{`№ 5`, `№~5`},
		})
	}
}

func TestLanguageWithRegion(t *testing.T) {
	check(t, "ru-RU", []example{{`"а"`, `«а»`}})
	check(t, "en_GB", []example{{`"a"`, `“a”`}})
}

func TestText(t *testing.T) {
	if got := Text("ru", `Книга "Сила связей" - в 3 частях`); got != "Книга «Сила связей»\u00A0— в\u00A03 частях" {
		t.Errorf("got %q", got)
	}
	for _, s := range []string{"", "Правила", "кто-то"} {
		if got := Text("ru", s); got != s {
			t.Errorf("Text(%q) = %q", s, got)
		}
	}
}

func TestOldBytesAreNotChanged(t *testing.T) {
	old := []byte(`"в доме" - так...`)
	keep := bytes.Clone(old)
	runs := []Run{{Text: old}, {Text: []byte(" - "), Opaque: true}}
	Apply("ru", runs)
	if !bytes.Equal(old, keep) || bytes.Equal(runs[0].Text, keep) {
		t.Errorf("old bytes are %q, new %q", old, runs[0].Text)
	}
	if string(runs[1].Text) != " - " {
		t.Errorf("the opaque run is %q", runs[1].Text)
	}
	// What a caller appends to one run must not reach the next.
	runs = []Run{{Text: []byte("в доме")}, {Text: []byte(" и в лесу")}}
	Apply("ru", runs)
	next := string(runs[1].Text)
	_ = append(runs[0].Text, "XXXXXXXX"...)
	if string(runs[1].Text) != next {
		t.Error("two runs share memory past their ends")
	}
}

func TestHostileTextIsSetInLinearTime(t *testing.T) {
	const n = 100_000
	texts := []string{strings.Repeat(" 'a", n) + strings.Repeat(`b" `, n), strings.Repeat("«", n) + strings.Repeat("b”", n)}
	for _, s := range []string{`"`, `'`, "«", `"a `, "-", ". ", "1-", "a@b", "a://", "www.", "' ", "А. ", "9 000 "} {
		texts = append(texts, strings.Repeat(s, n))
	}
	// One quadratic step among them would take minutes.
	for _, s := range texts {
		Text("ru", s)
		Text("en", s)
	}
	runs := make([]Run, n)
	for i := range runs {
		runs[i].Text = []byte("- --")
	}
	Apply("ru", runs)
}

// essence is what typography may not change: all but signs and spaces, with ×
// for the x that it replaces.
func essence(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Opaque || r.Break {
			b.Write(r.Text)
			continue
		}
		for _, c := range string(r.Text) {
			if c == 'x' || c == 'х' {
				c = '×'
			}
			if c == '×' || c == utf8.RuneError || unicode.In(c, unicode.L, unicode.M, unicode.N) {
				b.WriteRune(c)
			}
		}
	}
	return b.String()
}

// TestRandomTextTwiceIsOnce goes through more odd neighbours than bytes at
// random would give.
func TestRandomTextTwiceIsOnce(t *testing.T) {
	pieces := strings.Split("\"*\"*'*'*«*»*„*“*”*‘*’* * * *~*|*|*⏎*{x}*-*-*--*---*–*—*.*...*,*:*;*(*)*/*%*№*§*°*×*x*х*"+
		"0*5*10*1941*45*000*I*XX*в*и*же*б*А*С*Иванов*дом*кг*г*т*е*тыс*руб*рис*см*ул*ГОСТ*тел*s*tis*dogs*am*Mr*www*@*://*+*\n", "*")
	random := rand.New(rand.NewPCG(1, 2))
	for range 60_000 {
		var b strings.Builder
		for range 1 + random.IntN(24) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		twiceIsOnce(t, b.String())
	}
}

// twiceIsOnce checks what holds for every text.
func twiceIsOnce(t *testing.T, s string) {
	t.Helper()
	for _, lang := range []string{"ru", "en", "de"} {
		runs := parse(s)
		before := essence(runs)
		Apply(lang, runs)
		once := show(runs)
		if after := essence(runs); after != before {
			t.Errorf("%s: %q lost something: %q", lang, s, once)
		}
		Apply(lang, runs)
		if twice := show(runs); twice != once {
			t.Errorf("%s: %q\n once %q\ntwice %q", lang, s, once, twice)
		}
	}
}

func FuzzTwiceIsOnce(f *testing.F) {
	for _, s := range []string{
		`"Раз "два "три" два" раз" - 'так'`, `9-11|, 10 %-15 %{c}⏎- да`, `'tis "a 'b' c" dogs' '90s`,
		`А. С. Пушкин и Иванов И. И. -- т. е. 5 тыс. руб.`, `"a "b 'c d" 5' e"`, `10x20 x 30 10 000-15 000`, `“a ‘b’ ” „c“ ’`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Count(s, "{") != strings.Count(s, "}") || strings.Contains(s, "{") && strings.LastIndexByte(s, '{') > strings.LastIndexByte(s, '}') {
			t.Skip()
		}
		twiceIsOnce(t, s)
	})
}
