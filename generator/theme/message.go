package theme

import "vizitka/generator/diag"

// Messages about layers and their files.
var (
	missingLayer = diag.Declare(diag.Message{
		Name: "theme-missing", Severity: diag.Error,
		En:     `there is no theme "{name}"`,
		Ru:     `нет темы «{name}»`,
		HintEn: `did you mean "{near}"?|a theme is a folder themes/{name}; there are: {names}`,
		HintRu: `может быть, «{near}»?|тема — это папка themes/{name}; есть: {names}`,
	})
	unreadable = diag.Declare(diag.Message{
		Name: "theme-unreadable", Severity: diag.Error,
		En: "cannot read {file}: {detail}",
		Ru: "не читается {file}: {detail}",
	})
	notTemplate = diag.Declare(diag.Message{
		Name: "theme-not-html", Severity: diag.Warning,
		En:     "this file is not used: a template's name ends in .html",
		Ru:     "этот файл не используется: имя шаблона оканчивается на .html",
		HintEn: "rename it, or move it into assets/",
		HintRu: "переименуйте его или перенесите в assets/",
	})
	notUTF8 = diag.Declare(diag.Message{
		Name: "template-encoding", Severity: diag.Error,
		En:     "this is not valid UTF-8",
		Ru:     "это не UTF-8",
		HintEn: "save the file in the encoding UTF-8",
		HintRu: "сохраните файл в кодировке UTF-8",
	})
)

// Messages about strings and theme.toml.
var (
	notStrings = diag.Declare(diag.Message{
		Name: "theme-not-strings", Severity: diag.Warning,
		En:     "this file is not used: strings stand in strings/LANGUAGE.toml",
		Ru:     "этот файл не используется: строки лежат в strings/ЯЗЫК.toml",
		HintEn: "name it for its language, as ru.toml",
		HintRu: "назовите его по языку, например ru.toml",
	})
	badString = diag.Declare(diag.Message{
		Name: "theme-string-type", Severity: diag.Error,
		En:     "{key} is no text",
		Ru:     "{key} — не текст",
		HintEn: "write a list of {count} texts|put quotes around it",
		HintRu: "напишите список из {count} текстов|заключите значение в кавычки",
	})
	unknownString = diag.Declare(diag.Message{
		Name: "theme-string-missing", Severity: diag.Error,
		En:     `the theme has no string "{key}"`,
		Ru:     `в теме нет строки «{key}»`,
		HintEn: `did you mean "{near}"?|add it to a file of strings/`,
		HintRu: `может быть, «{near}»?|добавьте её в файл папки strings/`,
	})
	newerContract = diag.Declare(diag.Message{
		Name: "theme-newer", Severity: diag.Error,
		En:     "the theme was made for contract {contract}; this program knows {known}",
		Ru:     "тема сделана для соглашения {contract}, а эта программа знает {known}",
		HintEn: "take a newer vizitka, or an older version of the theme",
		HintRu: "возьмите vizitka новее или прежнюю версию темы",
	})
	noComponent = diag.Declare(diag.Message{
		Name: "theme-component", Severity: diag.Warning,
		En:     "the component {name} is declared, but there is no components/{name}.html",
		Ru:     "компонент {name} объявлен, но файла components/{name}.html нет",
		HintEn: `did you mean "{near}"?`,
		HintRu: `может быть, «{near}»?`,
	})
)

// Messages about how a template is written.
var (
	unknownFunction = diag.Declare(diag.Message{
		Name: "template-function", Severity: diag.Error,
		En:     `there is no function "{name}"`,
		Ru:     `нет функции «{name}»`,
		HintEn: `write {instead}|did you mean "{near}"?`,
		HintRu: `напишите {instead}|может быть, «{near}»?`,
	})
	unknownTemplate = diag.Declare(diag.Message{
		Name: "template-missing", Severity: diag.Error,
		En:     `there is no template "{name}"`,
		Ru:     `нет шаблона «{name}»`,
		HintEn: `did you mean "{near}"?`,
		HintRu: `может быть, «{near}»?`,
	})
	unclosedBlock = diag.Declare(diag.Message{
		Name: "template-no-end", Severity: diag.Error,
		En: "this {word} has no {{end}}",
		Ru: "у этого {word} нет {{end}}",
	})
	strayWord = diag.Declare(diag.Message{
		Name: "template-stray", Severity: diag.Error,
		En:     "{word} does not belong here",
		Ru:     "{word} здесь лишнее",
		HintEn: "it closes or divides an if, range, with, define or block, and none is open",
		HintRu: "оно закрывает или делит if, range, with, define или block, а здесь ничего не открыто",
	})
	unclosedAction = diag.Declare(diag.Message{
		Name: "template-unclosed", Severity: diag.Error,
		En: "this {word} is not closed",
		Ru: "{word} не закрыто",
	})
	unknownVariable = diag.Declare(diag.Message{
		Name: "template-variable", Severity: diag.Error,
		En:     "the variable {name} is not declared",
		Ru:     "переменная {name} не объявлена",
		HintEn: "did you mean {near}?|a variable is declared by {name} := … and lives until the {{ end }} of where it was",
		HintRu: "может быть, {near}?|переменную объявляет {name} := …, и она живёт до ближайшего {{ end }}",
	})
	missingValue = diag.Declare(diag.Message{
		Name: "template-no-value", Severity: diag.Error,
		En: "a value is missing for {word}",
		Ru: "не хватает значения для {word}",
	})
	outsideRange = diag.Declare(diag.Message{
		Name: "template-outside-range", Severity: diag.Error,
		En: "{word} stands outside of a range",
		Ru: "{word} стоит вне range",
	})
	definedTwice = diag.Declare(diag.Message{
		Name: "template-twice", Severity: diag.Error,
		En: `"{name}" is defined twice`,
		Ru: `«{name}» определено дважды`,
	})
	unexpectedToken = diag.Declare(diag.Message{
		Name: "template-unexpected", Severity: diag.Error,
		En: "unexpected {token}",
		Ru: "неожиданное {token}",
	})
	badSyntax = diag.Declare(diag.Message{
		Name: "template-syntax", Severity: diag.Error,
		En: "the template cannot be read: {detail}",
		Ru: "шаблон не читается: {detail}",
	})
	noBase = diag.Declare(diag.Message{
		Name: "template-no-base", Severity: diag.Error,
		En:     "this layout only fills blocks, and there is no layouts/baseof.html that shows them",
		Ru:     "этот макет только заполняет блоки, но нет файла layouts/baseof.html, который их показывает",
		HintEn: "add layouts/baseof.html, or write the whole page here outside of defines",
		HintRu: "добавьте layouts/baseof.html или напишите здесь всю страницу вне define",
	})
	outsideBlock = diag.Declare(diag.Message{
		Name: "template-not-shown", Severity: diag.Warning,
		En:     "this is not shown: the layout fills blocks of {base}, and only what stands in a define is taken",
		Ru:     "это не будет показано: макет заполняет блоки {base}, и берётся только то, что стоит в define",
		HintEn: "move it into a define",
		HintRu: "перенесите это в define",
	})
	unknownBlock = diag.Declare(diag.Message{
		Name: "template-block", Severity: diag.Warning,
		En:     `{base} has no block "{name}"`,
		Ru:     `в {base} нет блока «{name}»`,
		HintEn: `did you mean "{near}"?|its blocks are {names}`,
		HintRu: `может быть, «{near}»?|его блоки: {names}`,
	})
)

// Messages about what happens while a template is shown.
var (
	unknownField = diag.Declare(diag.Message{
		Name: "template-field", Severity: diag.Error,
		En:     `{type} has no field "{name}"`,
		Ru:     `у {type} нет поля «{name}»`,
		HintEn: `write {instead}|did you mean "{near}"?`,
		HintRu: `напишите {instead}|может быть, «{near}»?`,
	})
	emptyValue = diag.Declare(diag.Message{
		Name: "template-empty", Severity: diag.Error,
		En:     "{value} is empty here, so it has no {name}",
		Ru:     "значение {value} здесь пусто, и у него нет {name}",
		HintEn: "put it between {{with {value}}} and {{ end }}",
		HintRu: "заключите это между {{with {value}}} и {{ end }}",
	})
	wrongCount = diag.Declare(diag.Message{
		Name: "template-arguments", Severity: diag.Error,
		En: "wrong number of arguments for {name}: it takes {want}, here are {got}",
		Ru: "у {name} другое число аргументов: нужно {want}, а здесь {got}",
	})
	tooFew = diag.Declare(diag.Message{
		Name: "template-few-arguments", Severity: diag.Error,
		En: "too few arguments for {name}: it takes at least {want}, here are {got}",
		Ru: "у {name} мало аргументов: нужно не меньше {want}, а здесь {got}",
	})
	noArguments = diag.Declare(diag.Message{
		Name: "template-no-arguments", Severity: diag.Error,
		En: "{name} takes no arguments",
		Ru: "у {name} не бывает аргументов",
	})
	wrongType = diag.Declare(diag.Message{
		Name: "template-type", Severity: diag.Error,
		En: "a value of another type is wanted here: {want}, not {got}",
		Ru: "здесь нужно значение другого типа: {want}, а не {got}",
	})
	notIterable = diag.Declare(diag.Message{
		Name: "template-range", Severity: diag.Error,
		En: "range cannot go over {value}",
		Ru: "range не может обойти {value}",
	})
	callFailed = diag.Declare(diag.Message{
		Name: "template-call", Severity: diag.Error,
		En: "{name}: {detail}",
		Ru: "{name}: {detail}",
	})
	executeFailed = diag.Declare(diag.Message{
		Name: "template-failed", Severity: diag.Error,
		En: "the template stopped: {detail}",
		Ru: "шаблон остановился: {detail}",
	})
	tooManyRounds = diag.Declare(diag.Message{
		Name: "template-endless", Severity: diag.Error,
		En:     "this range was stopped: one page may take {limit} rounds of all its ranges together",
		Ru:     "этот range остановлен: на одной странице все циклы вместе делают не больше {limit} кругов",
		HintEn: "limit the list, for example by first",
		HintRu: "ограничьте список, например функцией first",
	})
	tooDeep = diag.Declare(diag.Message{
		Name: "template-recursion", Severity: diag.Error,
		En:     "templates stand in each other more than {limit} deep here",
		Ru:     "шаблоны здесь вложены друг в друга глубже {limit}",
		HintEn: "a template that shows itself must stop at some point",
		HintRu: "шаблон, который показывает сам себя, должен когда-нибудь остановиться",
	})
	calledFrom = diag.Declare(diag.Message{
		Name: "template-called-here", Severity: diag.Note,
		En: "it was called here",
		Ru: "вызвано отсюда",
	})
)

// Messages of the escaper, which must know for every value in which part of
// the HTML it stands.
var (
	branchesDiffer = diag.Declare(diag.Message{
		Name: "template-branches", Severity: diag.Error,
		En:     "the ways through this {word} end in different parts of the HTML",
		Ru:     "пути через этот {word} заканчиваются в разных местах HTML",
		HintEn: "open and close each tag, attribute and quote on the same way",
		HintRu: "открывайте и закрывайте каждый тег, атрибут и кавычку на одном и том же пути",
	})
	endsInside = diag.Declare(diag.Message{
		Name: "template-cut-short", Severity: diag.Error,
		En:     "the template ends inside a tag, an attribute, a script, a style or a comment",
		Ru:     "шаблон заканчивается внутри тега, атрибута, script, style или комментария",
		HintEn: "look for a quote or a > that is missing",
		HintRu: "поищите, где не хватает кавычки или >",
	})
	badHTML = diag.Declare(diag.Message{
		Name: "template-html", Severity: diag.Error,
		En: "the HTML cannot be read: {detail}",
		Ru: "HTML не читается: {detail}",
	})
	escaperNamed = diag.Declare(diag.Message{
		Name: "template-escaper", Severity: diag.Error,
		En:     "values are escaped by the program; {name} may not stand here",
		Ru:     "значения экранирует сама программа; {name} здесь стоять не может",
		HintEn: "leave it out",
		HintRu: "уберите её",
	})
)
