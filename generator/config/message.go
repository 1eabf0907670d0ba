package config

import "vizitka/generator/diag"

var (
	noSite = diag.Declare(diag.Message{
		Name: "no-site", Severity: diag.Error,
		En: "there is no site.toml in this folder, so it is not a site", Ru: "в этой папке нет site.toml, значит, это не сайт",
		HintEn: "{hugo} looks like settings of Hugo: rename it to site.toml, its names are taken|make a site with `vizitka new site DIR`, or name its folder with --source",
		HintRu: "{hugo} похож на настройки Hugo: переименуйте его в site.toml, его имена понятны|создайте сайт командой `vizitka new site ПАПКА` или укажите его папку через --source",
	})
	unreadable = diag.Declare(diag.Message{
		Name: "settings-unreadable", Severity: diag.Error,
		En: "the settings cannot be read: {reason}", Ru: "настройки не читаются: {reason}",
	})
	noTitle = diag.Declare(diag.Message{
		Name: "no-title", Severity: diag.Error,
		En: "the site has no title", Ru: "у сайта нет названия",
		HintEn: "add title = \"…\"", HintRu: "добавьте title = \"…\"",
	})
	badName = diag.Declare(diag.Message{
		Name: "bad-name", Severity: diag.Error,
		En: "\"{name}\" cannot be a name here", Ru: "«{name}» не может быть именем",
		HintEn: "use letters, digits, - and _", HintRu: "используйте буквы, цифры, - и _",
	})
	badFolder = diag.Declare(diag.Message{
		Name: "bad-folder", Severity: diag.Error,
		En: "\"{name}\" is no folder of content/", Ru: "«{name}» – не папка в content/",
		HintEn: "write it from content/ on, with slashes", HintRu: "пишите путь от content/, через косую черту",
	})
	badBaseURL = diag.Declare(diag.Message{
		Name: "bad-base-url", Severity: diag.Error,
		En: "\"{value}\" cannot be the site's address", Ru: "«{value}» не может быть адресом сайта",
		HintEn: "write it whole: https://example.org/ or https://example.org/guide/", HintRu: "пишите целиком: https://example.org/ или https://example.org/guide/",
	})
	badLanguage = diag.Declare(diag.Message{
		Name: "bad-language", Severity: diag.Error,
		En: "\"{code}\" is no code of a language", Ru: "«{code}» – не код языка",
		HintEn: "write ru, en or pt-br", HintRu: "пишите ru, en или pt-br",
	})
	twoLanguages = diag.Declare(diag.Message{
		Name: "two-languages", Severity: diag.Error,
		En: "\"{key}\" and \"{other}\" are one language", Ru: "«{key}» и «{other}» – один язык",
		HintEn: "keep the one in lower case", HintRu: "оставьте написанный строчными буквами",
	})
	twiceTheme = diag.Declare(diag.Message{
		Name: "twice-theme", Severity: diag.Error,
		En: "the theme \"{name}\" is named twice", Ru: "тема «{name}» названа дважды",
		HintEn: "keep one of them", HintRu: "оставьте одну",
	})
	badPermalink = diag.Declare(diag.Message{
		Name: "bad-permalink", Severity: diag.Error,
		En: "\"{value}\" cannot be a pattern of addresses", Ru: "«{value}» не может быть образцом адреса",
		HintEn: "write it from the site's root: /:section/:slug/", HintRu: "пишите от корня сайта: /:section/:slug/",
	})
	badToken = diag.Declare(diag.Message{
		Name: "bad-permalink-token", Severity: diag.Error,
		En: "{token} means nothing in an address", Ru: "{token} ничего не значит в адресе",
		HintEn: "did you mean {near}? there are {tokens}|there are {tokens}",
		HintRu: "может быть, {near}? есть {tokens}|есть {tokens}",
	})
	samePermalink = diag.Declare(diag.Message{
		Name: "same-permalink", Severity: diag.Error,
		En: "\"{value}\" gives all pages one address", Ru: "«{value}» даёт всем страницам один адрес",
		HintEn: "add :slug", HintRu: "добавьте :slug",
	})
	commonTaxonomy = diag.Declare(diag.Message{
		Name: "common-taxonomy", Severity: diag.Error,
		En: "\"{name}\" is a key of every page and cannot be a taxonomy", Ru: "«{name}» – ключ любой страницы и не может быть таксономией",
		HintEn: "choose another name", HintRu: "выберите другое имя",
	})
	twoTaxonomies = diag.Declare(diag.Message{
		Name: "two-taxonomies", Severity: diag.Error,
		En: "the taxonomy \"{name}\" is declared twice", Ru: "таксономия «{name}» объявлена дважды",
		HintEn: "keep one of them", HintRu: "оставьте одну",
	})
	cascadeKind = diag.Declare(diag.Message{
		Name: "cascade-kind", Severity: diag.Warning,
		En:     "\"{key}\" cannot be handed down: a page is read by its kind, before the sections above it are known",
		Ru:     "«{key}» нельзя передать вниз: страница читается по её виду раньше, чем известны разделы над ней",
		HintEn: "give the folder its kind under [sections] in site.toml", HintRu: "задайте вид папке в [sections] файла site.toml",
	})
	cascadeReading = diag.Declare(diag.Message{
		Name: "cascade-reading", Severity: diag.Warning,
		En:     "\"{key}\" cannot be handed down: a page is read by it, before the sections above it are known",
		Ru:     "«{key}» нельзя передать вниз: по нему страница читается раньше, чем известны разделы над ней",
		HintEn: "write it in each page, or under [markdown] in site.toml for all", HintRu: "пишите его на каждой странице или для всех – в [markdown] файла site.toml",
	})
	cascadeOwn = diag.Declare(diag.Message{
		Name: "cascade-own", Severity: diag.Warning,
		En: "\"{key}\" cannot be handed down: each page has its own", Ru: "«{key}» нельзя передать вниз: у каждой страницы он свой",
		HintEn: "write it in the pages that need it", HintRu: "пишите его на страницах, которым он нужен",
	})
	commonKey = diag.Declare(diag.Message{
		Name: "common-key", Severity: diag.Error,
		En: "\"{name}\" is a key of every page, of type {type}", Ru: "«{name}» – ключ любой страницы, типа {type}",
		HintEn: "choose another name, or the same type", HintRu: "выберите другое имя или тот же тип",
	})
	menuNowhere = diag.Declare(diag.Message{
		Name: "menu-nowhere", Severity: diag.Error,
		En: "a menu entry that leads nowhere", Ru: "пункт меню никуда не ведёт",
		HintEn: "give it a page or a url", HintRu: "укажите page или url",
	})
	menuTwoWays = diag.Declare(diag.Message{
		Name: "menu-two-ways", Severity: diag.Error,
		En: "a menu entry with both a page and a url", Ru: "у пункта меню и page, и url",
		HintEn: "keep one of them", HintRu: "оставьте что-то одно",
	})
	menuNameless = diag.Declare(diag.Message{
		Name: "menu-nameless", Severity: diag.Error,
		En: "a menu entry with a url needs a name", Ru: "пункту меню с url нужно имя",
		HintEn: "add name = \"…\"", HintRu: "добавьте name = \"…\"",
	})
	menuCircle = diag.Declare(diag.Message{
		Name: "menu-circle", Severity: diag.Error,
		En: "a menu entry below itself, by way of \"{parent}\"", Ru: "пункт меню стоит под самим собой, через «{parent}»",
		HintEn: "remove one of the parents", HintRu: "уберите одного из родителей",
	})
)
