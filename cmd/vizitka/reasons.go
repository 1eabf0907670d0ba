package main

import (
	"strings"

	"vizitka/generator/build"
	"vizitka/generator/trace"
)

// questionWords are the questions that outputs ask, in the words of an author:
// {of} is the subject. A test holds the table to [trace.Questions].
var questionWords = map[string][2]string{
	"page.title":         {"title of {of}", "заголовок {of}"},
	"page.linkTitle":     {"short title of {of}", "краткий заголовок {of}"},
	"page.description":   {"description of {of}", "описание {of}"},
	"page.kind":          {"kind of {of}", "вид {of}"},
	"page.layout":        {"layout that {of} names", "макет, названный в {of}"},
	"page.image":         {"image of {of}", "картинка {of}"},
	"page.pictures":      {"pictures of {of}", "картинки {of}"},
	"page.text language": {"language of the text of {of}", "язык текста {of}"},
	"page.summary text":  {"summary of {of}", "анонс {of}"},
	"page.summary":       {"summary of {of}", "анонс {of}"},
	"page.dates":         {"dates of {of}", "даты {of}"},
	"page.weight":        {"weight of {of}", "вес {of}"},
	"page.words":         {"number of words of {of}", "число слов {of}"},
	"page.draft":         {"draft mark of {of}", "пометка черновика {of}"},
	"page.toc":           {"toc of {of}", "toc {of}"},
	"page.glossary":      {"glossary of {of}", "glossary {of}"},
	"page.typography":    {"typography of {of}", "типографика {of}"},
	"page.unlisted":      {"unlisted mark of {of}", "пометка unlisted {of}"},
	"page.params":        {"parameters of {of}", "параметры {of}"},
	"page.fields":        {"fields of {of}", "поля {of}"},
	"page.body":          {"text of {of}", "текст {of}"},
	"page.headings":      {"headings of {of}", "заголовки разделов {of}"},
	"page.terms":         {"words of {of}, for the search", "слова {of}, для поиска"},
	"page.field":         {"field {part} of {of}", "поле {part} в {of}"},
	"page.param":         {"parameter {part} of {of}", "параметр {part} в {of}"},
	"page.anchor":        {"place #{part} in {of}", "место #{part} в {of}"},
	"page.heading id":    {"heading #{part} of {of}", "заголовок #{part} в {of}"},
	"page.heading text":  {"heading #{part} of {of}", "заголовок #{part} в {of}"},

	"place.address":             {"address of {of}", "адрес {of}"},
	"place.first address":       {"first address of {of}", "первый адрес {of}"},
	"place.last commit":         {"last commit of {of}", "последний коммит {of}"},
	"place.role":                {"place of {of} in the site", "место {of} на сайте"},
	"place.language":            {"language of {of}", "язык {of}"},
	"place.parent":              {"list above {of}", "список над {of}"},
	"place.section":             {"section of {of}", "раздел {of}"},
	"place.top section":         {"top section of {of}", "верхний раздел {of}"},
	"place.previous":            {"page before {of}", "страница перед {of}"},
	"place.next":                {"page after {of}", "страница после {of}"},
	"place.previous in section": {"page before {of} in its section", "страница перед {of} в разделе"},
	"place.next in section":     {"page after {of} in its section", "страница после {of} в разделе"},
	"place.place on the route":  {"step of {of} on the route", "шаг {of} на маршруте"},
	"place.files beside":        {"files beside {of}", "файлы рядом с {of}"},
	"place.taxonomy":            {"taxonomy of {of}", "таксономия {of}"},
	"reference.link":            {"where the link {part} of {of} leads", "куда ведёт ссылка {part} из {of}"},
	"reference.wiki link":       {"where [[{part}]] of {of} leads", "куда ведёт [[{part}]] из {of}"},
	"reference.reference":       {"where the reference {part} of {of} leads", "куда ведёт ссылка {part} из {of}"},
	"reference.nearest":         {"what {part} of {of} may have meant", "что могла означать ссылка {part} из {of}"},

	"list.pages":                       {"list: {of}", "список: {of}"},
	"list.how many":                    {"length of the list: {of}", "длина списка: {of}"},
	"list.any":                         {"whether the list has a page: {of}", "есть ли страницы в списке: {of}"},
	"list.kind":                        {"kind of all pages of the list: {of}", "вид всех страниц списка: {of}"},
	"site.setting":                     {"setting {of}", "настройка {of}"},
	"site.kind":                        {"declaration of the kind {of}", "объявление вида {of}"},
	"site.menu":                        {"menu {part} ({of})", "меню {part} ({of})"},
	"site.data":                        {"data/ {of}", "data/ {of}"},
	"site.glossary":                    {"words of the glossary ({of})", "слова словаря ({of})"},
	"site.whether there is a glossary": {"whether there is a glossary ({of})", "есть ли словарь ({of})"},
	"site.aliases":                     {"aliases of all pages", "старые адреса всех страниц"},
	"site.page of this name":           {"page that {part} names ({of})", "страница по имени {part} ({of})"},

	"file.content":      {"file {of}", "файл {of}"},
	"file.picture":      {"picture {of}", "картинка {of}"},
	"file.live":         {"whether this is the preview", "просмотр ли это"},
	"kind.others":       {"which kinds there are", "какие есть виды"},
	"rules.grammar":     {"what texts are converted by", "правила разбора текста"},
	"keys.all":          {"which strings there are ({of})", "какие есть строки ({of})"},
	"folder.names":      {"files in {of} of the theme", "файлы в {of} темы"},
	"kind.label":        {"word for the kind {part} ({of})", "слово для вида {part} ({of})"},
	"template.hash":     {"template {of}", "шаблон {of}"},
	"asset.hash":        {"{of}", "{of}"},
	"string.text":       {"string {part} ({of})", "строка {part} ({of})"},
	"plural.forms":      {"forms of the string {part} ({of})", "формы строки {part} ({of})"},
	"names.dates":       {"names of months and days ({of})", "названия месяцев и дней ({of})"},
	"theme.image sizes": {"width of pictures in the theme", "ширина картинок в теме"},
	"theme.components":  {"components of the theme", "компоненты темы"},
	"fragment":          {"fragment {of}", "фрагмент {of}"},

	build.WhyOrigin:  {"what it is made of", "из чего он сделан"},
	build.WhyProblem: {"the place of a problem in {of}", "место ошибки в {of}"},
}

// fragmentWords are fragments that no partial makes, by their names: {of} is the
// argument and {part} the language.
var fragmentWords = map[string][2]string{
	"mentioned words": {"words of the glossary in {of}", "слова словаря в {of}"},
}

// reasonText says why something was made again: "title of content/a.md: A → B".
func (c *call) reasonText(r trace.Reason) string {
	what := c.questionText(r.Question, r.Subject)
	then, now := c.answerText(r.Question, r.Then), c.answerText(r.Question, r.Now)
	if then == now {
		return what + c.say(": changed", ": изменилось")
	}
	return what + ": " + then + " → " + now
}

// questionText puts a question into words.
func (c *call) questionText(question, subject string) string {
	words, ok := questionWords[question]
	if !ok {
		return question + " " + subject
	}
	of, part, _ := strings.Cut(subject, "\t")
	switch topic, _, _ := strings.Cut(question, "."); topic {
	case "list":
		of = listText(subject)
	case "string", "plural":
		of, part, _ = strings.Cut(subject, " ")
	case "fragment":
		// partials/menu.html, the language, the argument: "page content/x.md".
		language, arg, _ := strings.Cut(part, "\t")
		if made, ok := fragmentWords[of]; ok {
			words, of, part = made, subjectText(arg), language
			break
		}
		if _, value, ok := strings.Cut(arg, " "); ok {
			language += ", " + subjectText(value)
		}
		of += " (" + language + ")"
	case "reference":
		part = strings.TrimPrefix(part, "\t") // behind the kind that it must be of
		if _, name, ok := strings.Cut(part, "\t"); ok {
			part = name
		}
		of = subjectText(of)
	default:
		of = subjectText(of)
	}
	return strings.NewReplacer("{of}", of, "{part}", part).Replace(c.say(words[0], words[1]))
}

// subjectText writes the name of a page: its file, with the language it falls
// back for; the address of a page without one.
func subjectText(id string) string {
	if file, language, ok := strings.Cut(id, "@"); ok && strings.HasPrefix(file, "content/") {
		return file + " (" + language + ")"
	}
	if address, folder, ok := strings.Cut(id, "#"); ok && strings.HasPrefix(address, "/") {
		return address + folder + "/"
	}
	return id
}

// listText writes a query: "pages of content/x.md, sort Date desc, first 5".
func listText(query string) string {
	steps := strings.Split(query, "|")
	base, of, _ := strings.Cut(steps[0], " ")
	if id, taxonomy, ok := strings.Cut(of, "\t"); ok {
		base, of = taxonomy, id
	}
	steps[0] = base + " " + subjectText(of)
	return strings.Join(steps, ", ")
}

// answerText writes an answer for a person. Hashes tell nothing.
func (c *call) answerText(question, answer string) string {
	topic, _, _ := strings.Cut(question, ".")
	switch {
	case answer == trace.MissingAnswer || answer == "":
		return c.say("nothing", "ничего")
	case isHash(answer) || answer == trace.LongAnswer:
		return trace.LongAnswer
	case topic == "reference":
		return c.targetText(answer)
	case question == "place.place on the route":
		return strings.Replace(answer, " of ", c.say(" of ", " из "), 1)
	case answer == "yes":
		return c.say("yes", "да")
	case answer == "no":
		return c.say("no", "нет")
	}
	return strings.ReplaceAll(strings.TrimSpace(answer), "\n", ", ")
}

// isHash reports whether an answer is a fingerprint, as all of 32 digits are.
func isHash(answer string) bool {
	return len(answer) == 32 && strings.Trim(answer, "0123456789abcdef") == ""
}

// targetText writes where a reference leads: of "content/b.md rules/b/#?  0 "
// the address.
func (c *call) targetText(answer string) string {
	head, _, _ := strings.Cut(answer, "#")
	if _, address, ok := strings.Cut(head, " "); ok {
		return "/" + address
	}
	return c.say("nowhere", "никуда")
}
