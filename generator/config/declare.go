package config

import (
	"vizitka/generator/fields"
	"vizitka/generator/look"
)

// ExampleURL is the address of a site whose settings give none.
const ExampleURL = "https://example.org/"

// settingFields declares every key of site.toml. kinds is what stands in
// [kinds.NAME].
func settingFields(kinds *fields.Field) []fields.Field {
	text := &fields.Field{Type: fields.Text}
	return []fields.Field{
		{
			Name: "title", Type: fields.Text, Example: "Полезные связи",
			Doc: both("the site's title", "название сайта"),
		},
		{
			Name: "base_url", Type: fields.URL, Default: ExampleURL,
			Doc: both("the address at which the site is published", "адрес, по которому сайт опубликован"),
		},
		{
			Name: "language", Type: fields.Text, Also: []string{"defaultContentLanguage"}, Default: "en", Example: "ru",
			Doc: both("the default language, as a code", "основной язык, кодом"),
		},
		{Name: "languageCode", Type: fields.Text, Old: true},
		{
			Name: "timezone", Type: fields.Text, Default: "UTC", Example: "Europe/Moscow",
			Doc: both("the zone of dates that are written without one", "часовой пояс дат, у которых он не указан"),
		},
		{
			Name: "themes", Type: fields.Text, List: true, Also: []string{"theme"}, Default: []any{"vizitka"},
			Doc: both("themes in layers, the top one first", "темы слоями, верхняя первой"),
		},
		{
			Name: "editor", Type: fields.Text, Values: Editors, Example: "vscode",
			Doc: both("the editor that the preview opens sources in", "редактор, в котором просмотр открывает исходники"),
		},
		{Name: "author", Type: fields.Table, Fields: authorFields(), Doc: both("whose site it is", "чей это сайт")},
		{
			Name: "languages", Type: fields.Table, Each: &fields.Field{Type: fields.Table, Fields: languageFields()},
			Doc: both("the site's languages by their codes", "языки сайта по их кодам"),
		},
		{Name: "social", Type: fields.Table, Default: map[string]any{}, Fields: []fields.Field{
			{Name: "cards", Type: fields.Bool, Default: true, Doc: both("a picture of each page for social networks, where the theme links to one", "картинка каждой страницы для социальных сетей, если тема на неё ссылается")},
			{Name: "font", Type: fields.File, Example: "fonts/name.ttf", Doc: both("font of those pictures, a TTF or OTF in static/", "шрифт этих картинок, TTF или OTF в static/")},
		}, Doc: both("what social networks show of the site", "что показывают о сайте социальные сети")},
		{Name: "verification", Type: fields.Table, Fields: []fields.Field{
			{Name: "google", Type: fields.Text, Doc: both("code of Google Search Console", "код Google Search Console")},
			{Name: "yandex", Type: fields.Text, Doc: both("code of Yandex Webmaster", "код Яндекс Вебмастера")},
			{Name: "bing", Type: fields.Text, Doc: both("code of Bing Webmaster Tools", "код Bing Webmaster Tools")},
		}, Doc: both("codes that show search engines whose site it is", "коды, которые подтверждают поисковикам, чей это сайт")},
		{Name: "look", Type: fields.Table, Fields: lookFields(), Doc: both("how the site looks", "внешний вид сайта")},
		{Name: "markdown", Type: fields.Table, Default: map[string]any{}, Fields: []fields.Field{
			{
				Name: "html", Type: fields.Text, Values: []string{"off", "safe", "all"}, Default: "off",
				Doc: both("HTML in Markdown: shown as text, a list of harmless elements, or all", "HTML в Markdown: показан текстом, безвредные элементы по списку или весь"),
			},
			{
				Name: "typography", Type: fields.Bool, Default: true,
				Doc: both("quotes, dashes and no-break spaces by the rules of the language", "кавычки, тире и неразрывные пробелы по правилам языка"),
			},
			{Name: "highlight", Type: fields.Bool, Default: true, Doc: both("colours in code", "подсветка кода")},
			{Name: "emoji", Type: fields.Bool, Default: false, Doc: both(":name: is a picture", ":name: становится значком")},
		}, Doc: both("how bodies are read", "как читаются тексты")},
		{Name: "contact", Type: fields.Table, Default: map[string]any{}, Fields: []fields.Field{
			{
				Name: "shield", Type: fields.Bool, Default: true,
				Doc: both("e-mail addresses in pages are written so that programs which collect them miss them", "почтовые адреса на страницах записаны так, чтобы сборщики их не нашли"),
			},
		}, Doc: both("how contacts are shown", "как показаны контакты")},
		{Name: "sections", Type: fields.Table, Each: text, Doc: both("folder = kind of its pages", "папка = вид её страниц")},
		{Name: "permalinks", Type: fields.Table, Each: text, Doc: both("section = pattern of its pages' addresses", "раздел = образец адресов его страниц")},
		{Name: "pagination", Type: fields.Table, Default: map[string]any{}, Fields: []fields.Field{
			{
				Name: "size", Type: fields.Int, Also: []string{"pagerSize"}, Min: bound(1), Max: bound(1000), Default: int64(20),
				Doc: both("how many pages a list shows at once", "сколько страниц список показывает сразу"),
			},
		}, Doc: both("long lists in parts", "длинные списки по частям")},
		{Name: "paginate", Type: fields.Int, Old: true, Min: bound(1), Max: bound(1000)},
		{Name: "feeds", Type: fields.Table, Default: map[string]any{}, Fields: []fields.Field{
			{
				Name: "content", Type: fields.Text, Values: []string{"summary", "full"}, Default: "summary",
				Doc: both("what of a page a feed holds: its summary, or its whole text", "что из страницы попадает в ленту: анонс или весь текст"),
			},
			{
				Name: "size", Type: fields.Int, Min: bound(1), Max: bound(100), Default: int64(20),
				Doc: both("how many pages a feed holds", "сколько страниц в ленте"),
			},
		}, Doc: both("feeds", "ленты")},
		{Name: "sitemap", Type: fields.Table, Default: map[string]any{}, Fields: []fields.Field{
			{
				Name: "lastmod", Type: fields.Text, Values: []string{"page", "git"}, Default: "page",
				Doc: both("when a page changed: as it says itself; git: else when its file was last committed", "когда страница менялась: как сказано в ней самой; git: а иначе по последнему коммиту файла"),
			},
		}, Doc: both("the list of pages for search engines", "список страниц для поисковых систем")},
		{Name: "search", Type: fields.Table, Default: map[string]any{}, Fields: []fields.Field{
			{Name: "enabled", Type: fields.Bool, Default: true, Doc: both("readers can search the pages, where the theme has a layout for it", "страницы можно искать, если в теме есть для этого макет")},
		}, Doc: both("search", "поиск")},
		{
			Name: "llms", Type: fields.Bool, Default: false,
			Doc: both("llms.txt, and each page as Markdown beside it", "llms.txt и рядом с каждой страницей её Markdown"),
		},
		{
			Name: "taxonomies", Type: fields.Table, Each: text, Default: map[string]any{"tags": "tag"},
			Doc: both("key of front matter = word for one term", "ключ шапки = слово для одного термина"),
		},
		{Name: "menus", Type: fields.Table, Also: []string{"menu"}, Each: menuField(), Doc: both("menus by their names", "меню по их именам")},
		{Name: "kinds", Type: fields.Table, Each: kinds, Doc: both("kinds of page of the site's own", "собственные виды страниц")},
		{Name: "params", Type: fields.Table, Doc: both("whatever the site's layouts want", "всё, что нужно шаблонам сайта")},
	}
}

func authorFields() []fields.Field {
	return []fields.Field{
		{Name: "name", Type: fields.Text, Doc: both("first name and surname", "имя и фамилия")},
		{Name: "headline", Type: fields.Text, Doc: both("one line about the person", "одна строка о человеке")},
		{Name: "email", Type: fields.Email, Doc: both("address for letters", "адрес для писем")},
		{
			Name: "profile", Type: fields.Page, Of: "profile", Example: "profile.md",
			Doc: both("file of the profile page in content/", "файл страницы профиля в content/"),
		},
	}
}

func languageFields() []fields.Field {
	return []fields.Field{
		{
			Name: "name", Type: fields.Text, Also: []string{"languageName"}, Example: "English",
			Doc: both("the language's name in itself", "название языка на нём самом"),
		},
		{Name: "title", Type: fields.Text, Doc: both("the site's title in this language", "название сайта на этом языке")},
		{Name: "weight", Type: fields.Int, Doc: both("place among the languages; the default one is first", "место среди языков; основной всегда первый")},
		{Name: "author", Type: fields.Table, Fields: authorFields(), Doc: both("whose site it is, in this language", "чей это сайт, на этом языке")},
		{
			Name: "menus", Type: fields.Table, Also: []string{"menu"}, Each: menuField(),
			Doc: both("menus that replace those of the same names", "меню, которые заменяют одноимённые"),
		},
		{Name: "params", Type: fields.Table, Doc: both("laid over the site's params", "накладываются на params сайта")},
	}
}

func lookFields() []fields.Field {
	return []fields.Field{
		{Name: "accent", Type: fields.Text, Example: "#0b6e4f", Doc: both("colour of links and buttons", "цвет ссылок и кнопок")},
		{Name: "accent_dark", Type: fields.Text, Example: "#66c0a0", Doc: both("the same on the dark page; without it, made from accent", "он же на тёмной странице; без него выводится из accent")},
		{Name: "palette", Type: fields.Text, Values: look.Palettes(), Example: "warm", Doc: both("colours of the page and its text", "цвета страницы и текста")},
		{Name: "fonts", Type: fields.Text, Example: "serif", Doc: both("font of the reading text: system, serif, sans or a list of fonts", "шрифт текста для чтения: system, serif, sans или список шрифтов")},
		{Name: "fonts_ui", Type: fields.Text, Example: "sans", Doc: both("font of headings and menus", "шрифт заголовков и меню")},
		{Name: "corner", Type: fields.Text, Values: look.Corners, Doc: both("corners of cards and buttons", "углы карточек и кнопок")},
		{Name: "density", Type: fields.Text, Values: look.Densities, Doc: both("how much space is left around things", "сколько воздуха вокруг")},
		{Name: "logo", Type: fields.File, Example: "logo.svg", Doc: both("picture beside the title, and the site's icon", "картинка рядом с названием и значок сайта")},
		{Name: "logo_png", Type: fields.File, Example: "logo.png", Doc: both("the logo as a square PNG of at least 512 pixels, for icons", "логотип квадратным PNG от 512 пикселей, для значков")},
		{Name: "share", Type: fields.Text, List: true, Values: look.Services(), Doc: both("services by which a page can be shared, in order", "сервисы, через которые можно поделиться страницей, по порядку")},
	}
}

func menuField() *fields.Field {
	return &fields.Field{Type: fields.Table, List: true, Fields: []fields.Field{
		{Name: "name", Type: fields.Text, Doc: both("what is shown; without it, the page's title", "что показать; без него – название страницы")},
		{Name: "page", Type: fields.Page, Also: []string{"pageRef"}, Doc: both("file in content/", "файл в content/")},
		{Name: "url", Type: fields.URL, Doc: both("address, for what is no page of the site", "адрес того, что не страница сайта")},
		{Name: "weight", Type: fields.Int, Doc: both("lighter entries come first", "лёгкие идут раньше")},
		{Name: "parent", Type: fields.Text, Doc: both("name of the entry that it stands under", "имя пункта, под которым он стоит")},
	}}
}

func both(en, ru string) map[string]string { return map[string]string{"en": en, "ru": ru} }

func bound(n float64) *float64 { return &n }

// judged is the schema that files of settings are judged by. What stands in
// [kinds.NAME] is left to [ReadKinds], which knows the order of the fields.
var judged = &fields.Schema{Name: "site.toml", Fields: settingFields(&fields.Field{Type: fields.Table})}

// Schema returns the JSON Schema of site.toml, for editors.
func Schema() map[string]any {
	s := fields.Schema{Name: "site.toml", Fields: settingFields(KindField())}
	return s.JSON()
}
