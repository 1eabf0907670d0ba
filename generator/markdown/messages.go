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
	jsxComponent = diag.Declare(diag.Message{
		Name: "jsx-component", Severity: diag.Warning,
		En:     "<{name}> is a component of MDX, which does not run here",
		Ru:     "<{name}> — компонент MDX, здесь он не работает",
		HintEn: "write a directive of the theme: :::name[Title] … :::",
		HintRu: "используйте директиву темы: :::имя[Заголовок] … :::",
	})
)
