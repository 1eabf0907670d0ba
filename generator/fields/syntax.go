package fields

import (
	"strings"

	"vizitka/generator/diag"
)

// The libraries tell what is wrong in the words of a grammar, and in English.
// What authors do wrong again and again is told here in theirs; the rest keeps
// the library's words.
var (
	openText = diag.Declare(diag.Message{
		Name: "fields-open-text", Severity: diag.Error,
		En: "the text that begins here or before has no closing quote", Ru: "у текста, который начат здесь или раньше, нет закрывающей кавычки",
		HintEn: "close it with the same quote it was opened with, on the same line", HintRu: "закройте его той же кавычкой, которой он открыт, на той же строке",
	})
	noValue = diag.Declare(diag.Message{
		Name: "fields-no-value", Severity: diag.Error,
		En: "a value is wanted here", Ru: "здесь должно стоять значение",
		HintEn: `a text stands between quotes, as in title = "Hello"; true, false, numbers and dates without them`,
		HintRu: `текст пишется в кавычках: title = "Привет"; true, false, числа и даты — без них`,
	})
	noKey = diag.Declare(diag.Message{
		Name: "fields-no-key", Severity: diag.Error,
		En: "a key, an equals sign and a value are wanted here", Ru: "здесь нужны ключ, знак равенства и значение",
		HintEn: `write key = "value"; a key with other letters than a–z, digits, - and _ stands between quotes`,
		HintRu: `пишите ключ = "значение"; ключ не из латинских букв, цифр, - и _ берут в кавычки: "имя" = "Вера"`,
	})
	noDate = diag.Declare(diag.Message{
		Name: "fields-no-date", Severity: diag.Error,
		En: "there is no such date", Ru: "такой даты нет",
		HintEn: "a date is year, month, day: 2026-11-23, with a time 2026-11-23T18:30:00+03:00", HintRu: "дата — это год, месяц, день: 2026-11-23, с временем 2026-11-23T18:30:00+03:00",
	})
	noNumber = diag.Declare(diag.Message{
		Name: "fields-no-number", Severity: diag.Error,
		En: "this begins like a number and is none, or is too large for one", Ru: "начинается как число, но это не число, или оно слишком велико",
		HintEn: "a number is 15 or 1.5; a date is 2026-11-23; anything else stands between quotes", HintRu: "число — это 15 или 1.5; дата — 2026-11-23; всё прочее пишется в кавычках",
	})
	noComma = diag.Declare(diag.Message{
		Name: "fields-no-comma", Severity: diag.Error,
		En: "the list or the braces before this place lack a comma or are not closed", Ru: "в списке или скобках перед этим местом нет запятой, или они не закрыты",
		HintEn: `a list is ["a", "b"], values by name are { a = 1, b = 2 }`, HintRu: `список — это ["а", "б"], значения с именами — { a = 1, b = 2 }`,
	})
	restOfLine = diag.Declare(diag.Message{
		Name: "fields-rest-of-line", Severity: diag.Error,
		En: "the value has ended before this place, and the line goes on", Ru: "значение закончилось перед этим местом, а строка продолжается",
		HintEn: `one key to a line; a quote inside of a text is \", or the text stands between "other quotes"`, HintRu: `на строке один ключ; кавычка внутри текста пишется \", а лучше — «ёлочками»`,
	})
	escape = diag.Declare(diag.Message{
		Name: "fields-escape", Severity: diag.Error,
		En: `a backslash means something in a text with "double" quotes, and not with this letter`, Ru: `обратная косая черта в тексте в "двойных" кавычках что-то значит, но не перед этой буквой`,
		HintEn: `write \\ for one backslash, or put the text between 'single' quotes`, HintRu: `пишите \\ вместо одной черты или возьмите текст в 'одиночные' кавычки`,
	})
	heading = diag.Declare(diag.Message{
		Name: "fields-table-name", Severity: diag.Error,
		En: "the name of a table is not closed or empty", Ru: "имя таблицы не закрыто или пусто",
		HintEn: "it stands on a line of its own, between brackets: [params]", HintRu: "оно стоит на своей строке в квадратных скобках: [params]",
	})
	definedTwice = diag.Declare(diag.Message{
		Name: "fields-defined-twice", Severity: diag.Error,
		En: "this key or table has been given before", Ru: "этот ключ или таблица уже есть выше",
		HintEn: "keep one of the two", HintRu: "оставьте один из двух",
	})
	colon = diag.Declare(diag.Message{
		Name: "fields-colon", Severity: diag.Error,
		En: "a second colon, or a key further in than the one before it", Ru: "второе двоеточие, или ключ стоит правее, чем предыдущий",
		HintEn: `put a text with a colon between quotes: title: "One: two"; begin keys of one table in the same column`,
		HintRu: `текст с двоеточием возьмите в кавычки: title: "Раз: два"; ключи одной таблицы начинайте в одном столбце`,
	})
	reserved = diag.Declare(diag.Message{
		Name: "fields-reserved", Severity: diag.Error,
		En: "a value or a line cannot begin with this character", Ru: "значение или строка не могут начинаться с этого знака",
		HintEn: "put the text between quotes; indent with spaces, not with tabs", HintRu: "возьмите текст в кавычки; отступ делайте пробелами, а не табуляцией",
	})
)

// syntaxErrors tells a message by a piece of what the library says. The first
// that fits counts.
var syntaxErrors = map[Format][]struct {
	said    string
	message *diag.Message
}{
	TOML: {
		{"strings cannot contain newlines", openText},
		{`expected '"'`, openText},
		{`expected "'"`, openText},
		{`expected '"""'`, openText},
		{`expected "'''"`, openText},
		{"invalid datetime", noDate},
		{"Invalid float", noNumber},
		{"Invalid integer", noNumber},
		{"expected a digit", noNumber},
		{"floats must start with a digit", noNumber},
		{"out of range", noNumber},
		{"array terminator", noComma},
		{"inline table terminator", noComma},
		{"unexpected comma", noComma},
		{"to end with a newline", restOfLine},
		{"invalid escape", escape},
		{"table name", heading},
		{"has already been defined", definedTwice},
		{"was already created", definedTwice},
		{"expected value", noValue},
		{"expected '.' or '='", noKey},
		{"expected key separator", noKey},
		{"key name appears blank", noKey},
		{"unexpected '='", noKey},
	},
	YAML: {
		{"mapping values are not allowed", colon},
		{"could not find expected ':'", colon},
		{"cannot start any token", reserved},
		{"unexpected end of stream", openText},
		{"did not find expected ',' or", noComma},
		{"did not find expected node content", noComma},
		{"unknown escape character", escape},
		{"did not find expected key", restOfLine},
	},
}

// syntaxError tells what is wrong at a place, by what the library said.
func syntaxError(format Format, reason string, at diag.Place) diag.Diagnostic {
	for _, e := range syntaxErrors[format] {
		if strings.Contains(reason, e.said) {
			return e.message.At(at, nil)
		}
	}
	return unreadable.At(at, diag.V{"format": format.String(), "reason": reason})
}
