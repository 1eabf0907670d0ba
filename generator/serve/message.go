package serve

import "vizitka/generator/diag"

var (
	msgPort = diag.Declare(diag.Message{
		Name: "port-taken", Severity: diag.Notice,
		En: "the address {taken} is taken: {addr} is used", Ru: "адрес {taken} занят: используется {addr}",
		HintEn: "another preview may still be running; --addr HOST:PORT chooses an address",
		HintRu: "возможно, ещё работает другой просмотр; адрес выбирает --addr ХОСТ:ПОРТ",
	})
	msgBroken = diag.Declare(diag.Message{
		Name: "page-not-made", Severity: diag.Error,
		En: "{path} cannot be shown: {error}", Ru: "{path} нельзя показать: {error}",
		HintEn: "mend it and save: this page loads itself anew", HintRu: "исправьте и сохраните: эта страница обновится сама",
	})
	msgNone = diag.Declare(diag.Message{
		Name: "page-not-found", Severity: diag.Error,
		En: "there is no page {path}", Ru: "страницы {path} нет",
		HintEn: "a site's own page for this is the layout 404.html", HintRu: "собственная страница сайта для этого – макет 404.html",
	})
	msgNotYet = diag.Declare(diag.Message{
		Name: "site-not-ready", Severity: diag.Notice,
		En: "the site is not ready yet", Ru: "сайт ещё не готов",
		HintEn: "this page loads itself anew when it is", HintRu: "эта страница обновится сама",
	})
	msgNameEditor = diag.Declare(diag.Message{
		Name: "editor-not-named", Severity: diag.Warning,
		En: "no editor is named that could open sources", Ru: "не указан редактор, который открывал бы исходники",
		HintEn: "write editor = \"NAME\" into site.toml, with one of {editors}, or set $VISUAL to a command of your own",
		HintRu: "напишите в site.toml editor = \"ИМЯ\", где имя – одно из {editors}, или задайте свою команду в $VISUAL",
	})
	msgNoEditor = diag.Declare(diag.Message{
		Name: "editor-not-found", Severity: diag.Warning,
		En: "the editor {editor} is not on this machine: there is no command {programs}", Ru: "редактора {editor} на этом компьютере нет: не найдена команда {programs}",
		HintEn: "install the command (many editors have an item for it in their menu), or name another editor",
		HintRu: "установите команду (во многих редакторах для этого есть пункт меню) или укажите другой редактор",
	})
	msgInTerminal = diag.Declare(diag.Message{
		Name: "editor-in-terminal", Severity: diag.Warning,
		En: "{program} of $VISUAL needs a terminal, and the preview has none for it", Ru: "программе {program} из $VISUAL нужен терминал, а у просмотра его для неё нет",
		HintEn: "set $VISUAL to an editor with a window (gvim, \"emacsclient -c\", code), or name one in site.toml",
		HintRu: "укажите в $VISUAL редактор с окном (gvim, «emacsclient -c», code) или назовите его в site.toml",
	})
	msgEditorFailed = diag.Declare(diag.Message{
		Name: "editor-failed", Severity: diag.Warning,
		En: "the editor did not open {file}: {detail}", Ru: "редактор не открыл {file}: {detail}",
		HintEn: "this was the command: {command}", HintRu: "команда была такой: {command}",
	})
	msgNoSource = diag.Declare(diag.Message{
		Name: "not-a-source", Severity: diag.Warning,
		En: "\"{file}\" is no file of this site", Ru: "«{file}» – не файл этого сайта",
		HintEn: "only files that the site is made of are opened", HintRu: "открываются только файлы, из которых сделан сайт",
	})
)
