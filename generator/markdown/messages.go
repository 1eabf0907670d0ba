package markdown

import "vizitka/generator/diag"

var (
	nestedTooDeep = diag.Declare(diag.Message{
		Name: "markdown-too-deep", Severity: diag.Error,
		En:     "quotes and lists are nested deeper than 100",
		Ru:     "цитаты и списки вложены глубже 100 уровней",
		HintEn: "write the inner ones as text of their own",
		HintRu: "вынесите внутренние уровни в отдельный текст",
	})
	componentsTooDeep = diag.Declare(diag.Message{
		Name: "components-too-deep", Severity: diag.Error,
		En:     "components are nested deeper than 40",
		Ru:     "компоненты вложены глубже 40 уровней",
		HintEn: "write the inner ones behind the outer ones",
		HintRu: "поставьте внутренние после внешних",
	})
	tooLarge = diag.Declare(diag.Message{
		Name: "markdown-too-large", Severity: diag.Warning,
		En:     "this block has more links, marks or table cells than can be worked out; a part is shown as it is written",
		Ru:     "в этом блоке слишком много ссылок, знаков или ячеек; часть показана так, как написана",
		HintEn: "split it into paragraphs or tables of a usual size",
		HintRu: "разбейте его на абзацы или таблицы обычного размера",
	})
	duplicateID = diag.Declare(diag.Message{
		Name: "duplicate-heading-id", Severity: diag.Warning,
		En:     `another heading has the identifier "{id}" too`,
		Ru:     "идентификатор «{id}» уже есть у другого заголовка",
		HintEn: "give this one another: {#other}",
		HintRu: "дайте этому другой: {#other}",
	})
	headingAttribute = diag.Declare(diag.Message{
		Name: "heading-attribute", Severity: diag.Warning,
		En:     `a heading takes no attribute "{name}"`,
		Ru:     "у заголовка не бывает атрибута «{name}»",
		HintEn: "an identifier and classes are taken: {#id .class}",
		HintRu: "можно указать идентификатор и классы: {#id .class}",
	})
	dangerousLink = diag.Declare(diag.Message{
		Name: "dangerous-link", Severity: diag.Warning,
		En:     `an address that begins with "{scheme}:" can harm the reader, so it is left out`,
		Ru:     "адрес, который начинается с «{scheme}:», может навредить читателю, поэтому он опущен",
		HintEn: "link to a page or to a file beside it",
		HintRu: "сошлитесь на страницу или на файл рядом с ней",
	})
	rawHTMLOff = diag.Declare(diag.Message{
		Name: "raw-html-off", Severity: diag.Warning,
		En:     "raw HTML is off, so <{tag}> is shown as text",
		Ru:     "HTML в тексте выключен, поэтому <{tag}> показан как текст",
		HintEn: `write {instead} in Markdown|write it in Markdown, or allow it: html = "safe" under [markdown] in site.toml`,
		HintRu: `напишите средствами Markdown: {instead}|напишите средствами Markdown или разрешите: html = "safe" в разделе [markdown] файла site.toml`,
	})
	rawHTMLUnsafe = diag.Declare(diag.Message{
		Name: "raw-html-unsafe", Severity: diag.Warning,
		En:     "{what} as it stands is not among the harmless elements and attributes, so it is left out",
		Ru:     "{what} в таком виде не входит в список безвредных элементов и атрибутов, поэтому не показывается",
		HintEn: `write it in Markdown or as a component, or allow all: html = "all" under [markdown] in site.toml`,
		HintRu: `напишите средствами Markdown или компонентом или разрешите всё: html = "all" в разделе [markdown] файла site.toml`,
	})
	jsxComponent = diag.Declare(diag.Message{
		Name: "jsx-component", Severity: diag.Warning,
		En:     "<{name}> is a component of MDX, which does not run here",
		Ru:     "<{name}> — компонент MDX, здесь он не работает",
		HintEn: "write a directive of the theme: :::name[Title] … :::",
		HintRu: "используйте директиву темы: :::имя[Заголовок] … :::",
	})
)

var (
	unknownDirective = diag.Declare(diag.Message{
		Name: "unknown-directive", Severity: diag.Warning,
		En:     `the theme has no component "{name}", so this is shown as it is written`,
		Ru:     "в теме нет компонента «{name}», поэтому это показано так, как написано",
		HintEn: `did you mean "{near}"?|the components are {names}; if this is text, write a backslash before the first colon`,
		HintRu: "может быть, «{near}»?|есть компоненты {names}; если это текст, поставьте обратную косую черту перед первым двоеточием",
	})
	wrongForm = diag.Declare(diag.Message{
		Name: "directive-form", Severity: diag.Warning,
		En:     `the component "{name}" cannot stand like this, so this is shown as it is written`,
		Ru:     "компонент «{name}» так не пишется, поэтому это показано так, как написано",
		HintEn: "write {forms}",
		HintRu: "напишите {forms}",
	})
	unclosedDirective = diag.Declare(diag.Message{
		Name: "unclosed-directive", Severity: diag.Warning,
		En:     `":::{name}" is not closed, so it reaches to the end of the text around it`,
		Ru:     "«:::{name}» не закрыт и продолжается до конца окружающего текста",
		HintEn: "put a line {colons} where it ends",
		HintRu: "поставьте строку {colons} там, где он кончается",
	})
	strayFence = diag.Declare(diag.Message{
		Name: "stray-directive-end", Severity: diag.Warning,
		En:     "these colons close nothing",
		Ru:     "эти двоеточия ничего не закрывают",
		HintEn: "delete the line, or open a directive above: :::name",
		HintRu: "удалите строку или откройте директиву выше: :::имя",
	})
	unknownAlert = diag.Declare(diag.Message{
		Name: "unknown-alert", Severity: diag.Warning,
		En:     `there is no alert "{name}", so this is shown as a quote`,
		Ru:     "выноски «{name}» нет, поэтому это показано как цитата",
		HintEn: `did you mean "{near}"?|the alerts are {names}`,
		HintRu: "может быть, «{near}»?|есть выноски {names}",
	})
	abbrTitle = diag.Declare(diag.Message{
		Name: "abbreviation-without-title", Severity: diag.Warning,
		En:     `the abbreviation "{text}" is not spelled out`,
		Ru:     "сокращение «{text}» не расшифровано",
		HintEn: `write :abbr[{text}]{title="…"}, or a line *[{text}]: …`,
		HintRu: `напишите :abbr[{text}]{title="…"} или строку *[{text}]: …`,
	})
	wikiEmbed = diag.Declare(diag.Message{
		Name: "wiki-embed", Severity: diag.Warning,
		En:     "a wiki link cannot embed a file, so this is shown as it is written",
		Ru:     "вики-ссылка не может вставить файл, поэтому это показано так, как написано",
		HintEn: "show an image with ![what is seen]({file}); link to a page with [[{file}]]",
		HintRu: "покажите изображение так: ![что на нём]({file}); сошлитесь на страницу так: [[{file}]]",
	})
	shortcode = diag.Declare(diag.Message{
		Name: "hugo-shortcode", Severity: diag.Warning,
		En:     `"{name}" is a shortcode of Hugo, which does not run here, so it is shown as it is written`,
		Ru:     "«{name}» — шорткод Hugo, здесь он не работает и показан так, как написан",
		HintEn: "write {instead}|write a component of the theme, as :::name[Title] … ::: or ::name{…} in one line; there are {names}",
		HintRu: "напишите {instead}|напишите компонент темы: :::имя[Заголовок] … ::: или ::имя{…} одной строкой; есть {names}",
	})
	zolaShortcode = diag.Declare(diag.Message{
		Name: "zola-shortcode", Severity: diag.Warning,
		En:     `"{name}" is a shortcode as Zola has them, which does not run here, so it is shown as it is written`,
		Ru:     "«{name}» — шорткод, какие бывают в Zola, здесь он не работает и показан так, как написан",
		HintEn: "write {instead}|write a component of the theme, as :::name[Title] … ::: or ::name{…} in one line; there are {names}",
		HintRu: "напишите {instead}|напишите компонент темы: :::имя[Заголовок] … ::: или ::имя{…} одной строкой; есть {names}",
	})
	mkdocsMarkup = diag.Declare(diag.Message{
		Name: "mkdocs-markup", Severity: diag.Warning,
		En:     "{form} is markup of MkDocs, which means nothing here, so it is shown as it is written",
		Ru:     "{form} — разметка MkDocs, здесь она ничего не значит и показана так, как написана",
		HintEn: "write {instead}|write a component of the theme, as :::name[Title] … ::: or ::name{…} in one line; there are {names}",
		HintRu: "напишите {instead}|напишите компонент темы: :::имя[Заголовок] … ::: или ::имя{…} одной строкой; есть {names}",
	})
	mdxModule = diag.Declare(diag.Message{
		Name: "mdx-module", Severity: diag.Warning,
		En:     `"{word}" is a line of MDX, which does not run here, so it is shown as it is written`,
		Ru:     "«{word}» — строка MDX, здесь она не работает и показана так, как написана",
		HintEn: "delete it: components of the theme need no import",
		HintRu: "удалите её: компоненты темы не нужно подключать",
	})
)

var (
	unknownLanguage = diag.Declare(diag.Message{
		Name: "unknown-language", Severity: diag.Warning,
		En:     `there is no highlighting for the language "{name}"`,
		Ru:     "нет подсветки для языка «{name}»",
		HintEn: `did you mean "{near}"?|write "text" for code without colours`,
		HintRu: "может быть, «{near}»?|напишите «text», если цвета не нужны",
	})
	codeTooLarge = diag.Declare(diag.Message{
		Name: "code-too-large", Severity: diag.Notice,
		En:     "this block of code ({lines} lines) is too large to highlight, so it has no colours",
		Ru:     "этот блок кода (строк: {lines}) слишком велик для подсветки, поэтому он без цветов",
		HintEn: "colours are for up to 2000 lines, 64 KiB, and 1 KiB in a line; a shorter part reads better",
		HintRu: "цвета бывают до 2000 строк, 64 КиБ и 1 КиБ в строке; короткий отрывок читается лучше",
	})
	unknownFence = diag.Declare(diag.Message{
		Name: "unknown-code-option", Severity: diag.Warning,
		En:     `a block of code has no option "{name}"`,
		Ru:     "у блока кода нет параметра «{name}»",
		HintEn: `did you mean "{near}"?|write title="…", {3,5-7} for marked lines, +2 for added, -4 for removed, linenos`,
		HintRu: `может быть, «{near}»?|есть title="…", {3,5-7} для выделенных строк, +2 для добавленных, -4 для удалённых, linenos`,
	})
)

var (
	malformedDirective = diag.Declare(diag.Message{
		Name: "malformed-directive", Severity: diag.Warning,
		En:     `what follows "{name}" cannot be read, so this is shown as it is written`,
		Ru:     "то, что стоит после «{name}», не разобрать, поэтому это показано так, как написано",
		HintEn: `write {name}[Title]{key="value"}, with each bracket and quote closed`,
		HintRu: `напишите {name}[Заголовок]{key="value"} и закройте все скобки и кавычки`,
	})
	undefinedFootnote = diag.Declare(diag.Message{
		Name: "undefined-footnote", Severity: diag.Warning,
		En:     `there is no footnote "{name}", so this is shown as it is written`,
		Ru:     "сноски «{name}» нет, поэтому это показано так, как написано",
		HintEn: "add a line [^{name}]: …",
		HintRu: "добавьте строку [^{name}]: …",
	})
)
