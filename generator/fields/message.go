package fields

import (
	"strconv"

	"vizitka/generator/diag"
)

// Messages about documents that cannot be read.
var (
	badUTF8 = diag.Declare(diag.Message{
		Name: "fields-utf8", Severity: diag.Error,
		En: "not valid UTF-8", Ru: "неверный UTF-8",
		HintEn: "save the file as UTF-8", HintRu: "сохраните файл в кодировке UTF-8",
	})
	hasNUL = diag.Declare(diag.Message{
		Name: "fields-nul", Severity: diag.Error,
		En: "a NUL character", Ru: "символ NUL",
		HintEn: "remove it; the file may be UTF-16: save it as UTF-8", HintRu: "уберите его; возможно, файл в UTF-16: сохраните его в UTF-8",
	})
	tooLong = diag.Declare(diag.Message{
		Name: "fields-too-long", Severity: diag.Error,
		En: "{size} KiB of fields, and at most {max} are read", Ru: "поля занимают {size} КиБ, а читается не больше {max}",
		HintEn: "move what is long into the body or into data/", HintRu: "перенесите длинное в текст или в data/",
	})
	tooDeep = diag.Declare(diag.Message{
		Name: "fields-too-deep", Severity: diag.Error,
		En: "nested deeper than 32", Ru: "вложенность больше 32",
		HintEn: "make it flatter", HintRu: "сделайте структуру площе",
	})
	unreadable = diag.Declare(diag.Message{
		Name: "fields-syntax", Severity: diag.Error,
		En: "cannot be read as {format}: {reason}", Ru: "не читается как {format}: {reason}",
		HintEn: "check quotes, brackets, commas and indentation at this place; a text is safe between quotes",
		HintRu: "проверьте в этом месте кавычки, скобки, запятые и отступы; текст надёжнее писать в кавычках",
	})
	notDocument = diag.Declare(diag.Message{
		Name: "fields-not-a-table", Severity: diag.Error,
		En: "keys with values are wanted here", Ru: "здесь нужны ключи со значениями",
		HintEn: "write key: value on each line (in TOML, key = value)", HintRu: "пишите в каждой строке ключ: значение (в TOML – ключ = значение)",
	})
	duplicateKey = diag.Declare(diag.Message{
		Name: "duplicate-key", Severity: diag.Error,
		En: "the key \"{key}\" is given twice", Ru: "ключ «{key}» задан дважды",
		HintEn: "keep one of them", HintRu: "оставьте один из них",
	})
	firstKey = diag.Declare(diag.Message{
		Name: "first-key", Severity: diag.Note,
		En: "it is first given here", Ru: "впервые он задан здесь",
	})
	oddKey = diag.Declare(diag.Message{
		Name: "odd-key", Severity: diag.Error,
		En: "a key must be one word or text", Ru: "ключ должен быть словом или текстом",
	})
	aliasBomb = diag.Declare(diag.Message{
		Name: "yaml-alias", Severity: diag.Error,
		En: "aliases that stand for too much or for themselves", Ru: "псевдонимы, которые раскрываются в слишком многое или в самих себя",
		HintEn: "write the values out", HintRu: "выпишите значения",
	})
	secondDocument = diag.Declare(diag.Message{
		Name: "yaml-documents", Severity: diag.Error,
		En: "a second document in one file", Ru: "второй документ в одном файле",
		HintEn: "keep one of them, without ---", HintRu: "оставьте один из них, без ---",
	})
	badMerge = diag.Declare(diag.Message{
		Name: "yaml-merge", Severity: diag.Error,
		En: "\"<<\" takes a table or a list of tables", Ru: "«<<» принимает таблицу или список таблиц",
	})
)

// Messages about values that a schema does not allow.
var (
	unknownKey = diag.Declare(diag.Message{
		Name: "unknown-key", Severity: diag.Warning,
		En: "unknown key \"{key}\"", Ru: "неизвестный ключ «{key}»",
		HintEn: "did you mean \"{near}\"?|keys of your own go under {own}; the keys here are {keys}|the keys here are {keys}",
		HintRu: "может быть, «{near}»?|собственные ключи пишут под {own}; здесь бывают ключи {keys}|здесь бывают ключи {keys}",
	})
	twinKey = diag.Declare(diag.Message{
		Name: "twin-key", Severity: diag.Error,
		En: "\"{key}\" and \"{other}\" are two spellings of one key", Ru: "«{key}» и «{other}» – два написания одного ключа",
		HintEn: "keep \"{name}\"", HintRu: "оставьте «{name}»",
	})
	missing = diag.Declare(diag.Message{
		Name: "missing-key", Severity: diag.Error,
		En: "the key \"{key}\" is required and missing", Ru: "нет обязательного ключа «{key}»",
		HintEn: "for example: {example}", HintRu: "например: {example}",
	})
	notSingle = diag.Declare(diag.Message{
		Name: "not-single", Severity: diag.Error,
		En: "\"{key}\" takes one value, not a list", Ru: "«{key}» принимает одно значение, а не список",
	})
	notInValues = diag.Declare(diag.Message{
		Name: "not-in-values", Severity: diag.Error,
		En: "\"{value}\" is no value of \"{key}\"", Ru: "у «{key}» нет значения «{value}»",
		HintEn: "did you mean \"{near}\"? the values are {values}|the values are {values}",
		HintRu: "может быть, «{near}»? бывает {values}|бывает {values}",
	})
	mustBeTrue = diag.Declare(diag.Message{
		Name: "must-be-true", Severity: diag.Error,
		En: "\"{key}\" is false, and the site is not built without it", Ru: "«{key}» равно false, а без этого сайт не собирается",
		HintEn: "write true once it is so, or take the page out of content/", HintRu: "напишите true, когда это станет так, или уберите страницу из content/",
	})
	tooSmall = diag.Declare(diag.Message{
		Name: "too-small", Severity: diag.Error,
		En: "\"{key}\" is {value}, and must be at least {limit}", Ru: "«{key}» равно {value}, а должно быть не меньше {limit}",
	})
	tooLarge = diag.Declare(diag.Message{
		Name: "too-large", Severity: diag.Error,
		En: "\"{key}\" is {value}, and must be at most {limit}", Ru: "«{key}» равно {value}, а должно быть не больше {limit}",
	})
)

// wrongType has a message for each type: what was wanted is part of the
// sentence, in both languages.
var wrongType = map[Type]*diag.Message{
	Text: wrong(Text, "text", "быть текстом", "put it in quotes", "возьмите его в кавычки"),
	Markdown: wrong(Markdown, "text in Markdown", "быть текстом в Markdown",
		"put it in quotes", "возьмите его в кавычки"),
	Int:   wrong(Int, "a whole number", "быть целым числом", "write it without quotes: 3", "пишите без кавычек: 3"),
	Float: wrong(Float, "a number", "быть числом", "write it without quotes: 1.5", "пишите без кавычек: 1.5"),
	Bool:  wrong(Bool, "true or false", "быть true или false", "write true or false without quotes", "пишите true или false без кавычек"),
	DateType: wrong(DateType, "a date that exists", "быть существующей датой",
		"write 2026-11-24 or 2026-11-24T10:00:00+03:00", "пишите 2026-11-24 или 2026-11-24T10:00:00+03:00"),
	URL: wrong(URL, "an address", "быть адресом",
		"write https://…, mailto:… or a path from the site's root: /…", "пишите https://…, mailto:… или путь от корня сайта: /…"),
	Email: wrong(Email, "an e-mail address", "быть адресом почты", "write name@example.org", "пишите name@example.org"),
	Phone: wrong(Phone, "a telephone number", "быть номером телефона", "write +7 000 000-00-00", "пишите +7 000 000-00-00"),
	File: wrong(File, "the name of a file", "быть именем файла",
		"write it with slashes, from this file's folder or from the root: /…", "пишите через косую черту, от папки этого файла или от корня: /…"),
	Page: wrong(Page, "the name of a page", "быть именем страницы",
		"write the path of its .md file", "укажите путь к её файлу .md"),
	Table: wrong(Table, "a table of keys", "быть таблицей с ключами",
		"write { key = \"value\" } (in YAML, key: value below it)", "пишите { ключ = \"значение\" } (в YAML – ключ: значение под ним)"),
}

func wrong(t Type, en, ru, hintEn, hintRu string) *diag.Message {
	return diag.Declare(diag.Message{
		Name: "not-" + string(t), Severity: diag.Error,
		En: "\"{key}\" must be " + en, Ru: "«{key}» должно " + ru,
		HintEn: hintEn, HintRu: hintRu,
	})
}

// Messages about the declaration of fields.
var (
	badFieldName = diag.Declare(diag.Message{
		Name: "field-name", Severity: diag.Error,
		En: "\"{key}\" cannot be the name of a field", Ru: "«{key}» не может быть именем поля",
		HintEn: "use letters, digits, - and _, a letter first", HintRu: "используйте буквы, цифры, - и _, первой – букву",
	})
	idleOption = diag.Declare(diag.Message{
		Name: "field-option", Severity: diag.Error,
		En: "\"{key}\" means nothing for a field of type {type}", Ru: "«{key}» ничего не значит для поля типа {type}",
		HintEn: "it belongs to a field of type {types}", HintRu: "оно бывает у поля типа {types}",
	})
	noZoneField = diag.Declare(diag.Message{
		Name: "field-zone", Severity: diag.Error,
		En: "there is no field of type text named \"{name}\" beside it", Ru: "рядом нет поля типа text с именем «{name}»",
		HintEn: "did you mean \"{near}\"?|declare it: {name} = { type = \"text\" }", HintRu: "может быть, «{near}»?|объявите его: {name} = { type = \"text\" }",
	})
	emptyRange = diag.Declare(diag.Message{
		Name: "field-range", Severity: diag.Error,
		En: "\"min\" is greater than \"max\"", Ru: "«min» больше «max»",
	})
)

// kib returns a size in whole KiB, rounded up.
func kib(bytes int) string { return strconv.Itoa((bytes + 1023) / 1024) }
