package serve

// deskWords are the texts of the desk in English and in Russian.
var deskWords = map[string][2]string{
	"desk":      {"Author’s desk", "Стол автора"},
	"toSite":    {"To the site", "На сайт"},
	"problems":  {"Problems", "Что не так"},
	"pages":     {"Pages", "Страницы"},
	"newPage":   {"New page", "Новая страница"},
	"noProblem": {"Nothing is wrong with the sources and the pages shown so far.", "В исходниках и в показанных страницах всё в порядке."},
	"more":      {"not listed", "ещё не показано"},

	"errors":   {"errors", "ошибок"},
	"warnings": {"warnings", "предупреждений"},
	"error":    {"error", "ошибка"},
	"warning":  {"warning", "предупреждение"},
	"excerpt":  {"The line", "Строка"},
	"edit":     {"Edit", "Править"},

	"filter":     {"Filter", "Отбор"},
	"filterHint": {"words of the title, the file, the state", "слова из названия, файла, состояния"},
	"shown":      {"shown", "показано"},
	"table":      {"All pages", "Все страницы"},
	"wordsInAll": {"words in all", "слов всего"},

	"title":    {"Page", "Страница"},
	"state":    {"State", "Состояние"},
	"kind":     {"Kind", "Вид"},
	"language": {"Language", "Язык"},
	"words":    {"Words", "Слов"},
	"changed":  {"Changed", "Изменена"},
	"in":       {"Links in", "Ссылок сюда"},
	"out":      {"Links out", "Ссылок отсюда"},

	"ready":    {"ready", "готова"},
	"draft":    {"draft", "черновик"},
	"future":   {"future", "запланирована"},
	"expired":  {"expired", "срок истёк"},
	"notShown": {"not shown", "не показана"},
	"missing":  {"missing:", "нет:"},
	"minutes":  {"min", "мин"},
	"alone":    {"nothing links here", "никто не ссылается"},

	"newTitle":    {"Title", "Название"},
	"section":     {"Section", "Раздел"},
	"top":         {"(top)", "(верхний уровень)"},
	"kindOf":      {"Kind", "Вид"},
	"sectionKind": {"that of the section", "как в разделе"},
	"make":        {"Make it and open it", "Создать и открыть"},
	"makeHint":    {"The name of the file is made of the title. No file is ever written over.", "Имя файла получится из названия. Существующие файлы не перезаписываются."},
}
