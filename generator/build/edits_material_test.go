package build

// What random edits are made of.

var pageNames = []string{
	"content/_index.md", "content/_index.en.md", "content/a.md", "content/a.en.md", "content/404.md",
	"content/rules/_index.md", "content/rules/_index.en.md", "content/rules/a.md", "content/rules/a.en.md", "content/rules/b.md", "content/rules/c.md", "content/rules/Ёж.md",
	"content/rules/deep/_index.md", "content/rules/deep/d.md", "content/rules/deep/deeper/e.md",
	"content/tags/_index.md", "content/tags/x/_index.md", "content/tags/y.md", "content/bundle/index.md", "content/bundle/index.en.md",
}

var pageBodies = []string{
	"", "Text.\n", "Other text, longer than the first.\n", "# Heading of its own\n\nText.\n",
	"See [a](a.md), [b](b.md#top), [up](../a.md) and [all](_index.md).\n",
	"See [[a]], [[B]], [[b#Top]], [[c#Bottom]] and [[ёж]].\n",
	"See [deep](deep/d.md), [address](/rules/a/), [picture](p.svg) and [out](../../../x.md).\n",
	"## Top\n\nText.\n\n## Bottom\n\nText with [here](#top) and [there](#middle).\n",
	"## Bottom\n\nText.\n\n### Middle\n\nText. <!--more--> More.\n\n## Top\n",
	"![picture](p.svg)\n\n![other](q.svg \"Title\")\n\n![own](/files/s.svg)\n",
	"![photo](photo.jpg)\n\n![other](photo.jpg \"Title\")\n", "![photo](photo.jpg) is part of [the whole](photo.jpg).\n", "See [the whole](rules/photo.jpg#x) and ![own](/files/photo.jpg).\n",
	":::note[Look at [a](a.md)]\nInner [b](b.md).\n\n:::note\nDeeper [[c]].\n:::\n:::\n", ":::unknown\nText.\n:::\n",
	"Term :term[a], :term[nothing].\n", "```go\nfunc main() {}\n```\n", "```nolang\nx\n```\n",
	"First paragraph with [[a]].\n\nSecond \"quoted\" - text.\n",
	"[x](a)\n", "[[a]]\n", "Text[^1].\n\n[^1]: Note with [a](a.md).\n",
}

var pageKeys = map[string][]string{
	"title":          {`"A"`, `"B"`, `"Ёж и \"слово\""`, `"Top"`, `""`},
	"linkTitle":      {`"a"`, `"short"`, ``},
	"description":    {`"About"`, `""`, ``},
	"summary":        {`"In *short*"`, ``},
	"date":           {`2026-01-02`, `2025-05-05T10:00:00+03:00`, `2026-12-31`, ``},
	"lastmod":        {`2026-02-03`, ``},
	"publishDate":    {`2026-06-01`, `2027-01-01`, ``},
	"expiryDate":     {`2026-10-10`, `2027-02-02`, ``},
	"draft":          {`true`, `false`, ``},
	"unlisted":       {`true`, ``},
	"weight":         {`1`, `2`, `3`, ``},
	"slug":           {`"own"`, `"б"`, ``},
	"url":            {`"/elsewhere/"`, `"page.html"`, ``},
	"aliases":        {`["old"]`, `["/older/", "old"]`, ``},
	"tags":           {`["x"]`, `["y", "x"]`, `["Ёлка"]`, ``},
	"layout":         {`"special"`, `"nothing"`, ``},
	"kind":           {`"rule"`, `"article"`, `"own"`, ``},
	"menu":           {`"main"`, `["main", "foot"]`, ``},
	"translationKey": {`"k"`, ``},
	"typography":     {`false`, ``},
	"toc":            {`false`, ``},
	"image":          {`"p.svg"`, `"photo.jpg"`, ``},
	"breaks":         {`"a.md"`, `"b"`, `"nothing.md"`, ``},
	"number":         {`1`, `2`, `"three"`, ``},
	"words":          {`["text", "inner"]`, `["other text", "term"]`, `["longer"]`, ``},
	"glossary":       {`false`, ``},
	"about":          {`"Text with [a](a.md)."`, `"Other."`, ``},
	"params":         {"[params]\ncolour = \"red\"\n", "[params]\ncolour = [\"red\", \"blue\"]\n", "[params]\ncolour = [\"red blue\"]\n", "[params]\ncolour = 1\n", "[params]\ncolour = \"1\"\n", ``},
	"cascade":        {"[cascade]\nunlisted = true\n", "[cascade]\ndraft = true\n", "[cascade]\ntags = [\"x\"]\n", "[cascade.params]\ncolour = \"green\"\n", "[cascade]\nlayout = \"special\"\n", "[cascade]\nglossary = false\n", ``},
}

var settingParts = [][]string{
	{"themes = [\"mine\", \"vizitka\"]\n"},
	{"title = \"Small\"\n", "title = \"Little\"\n"},
	{"base_url = \"https://example.org/\"\n", "base_url = \"https://example.org/sub/\"\n", "base_url = \"https://example.com/\"\n"},
	{"language = \"ru\"\n", "language = \"ru\"\n", "language = \"en\"\n"},
	{"", "timezone = \"Europe/Moscow\"\n", "timezone = \"Asia/Tokyo\"\n"},
	{"", "llms = true\n"},
	{"", "feeds.size = 1\n", "feeds.content = \"full\"\n"},
	{"[author]\nname = \"Ann\"\n", "[author]\nname = \"Bob\"\nprofile = \"a.md\"\n", ""},
	{"[languages.ru]\n[languages.en]\n", "[languages.ru]\nname = \"Русский\"\n[languages.en]\ntitle = \"English\"\n", "[languages.ru]\nname = \"По-русски\"\n[languages.en]\nweight = 1\n", ""},
	{"", "[sections]\nrules = \"rule\"\n", "[sections]\nrules = \"own\"\n"},
	{"", "[permalinks]\nrules = \"/:section/:title/\"\n"},
	{"", "[pagination]\nsize = 1\n", "[pagination]\nsize = 3\n"},
	{"", "[markdown]\ntypography = false\n", "[markdown]\nhighlight = false\n", "[markdown]\nhtml = \"safe\"\n", "[markdown]\nhtml = \"all\"\n"},
	{"", "", "[taxonomies]\ntags = \"label\"\n", "[taxonomies]\nsubjects = \"subject\"\n"},
	{"", "[[menus.main]]\nname = \"A\"\nurl = \"/a/\"\n", "[[menus.main]]\npage = \"a.md\"\nweight = 2\n[[menus.main]]\nname = \"Under\"\nurl = \"https://example.com/\"\nparent = \"A\"\n"},
	{"", "[kinds.own]\n[kinds.own.label]\nen = \"Own\"\n", "[kinds.own]\nroute = false\n[kinds.own.fields]\nnumber = { type = \"int\", required = true }\n"},
	{"", "[look]\naccent = \"#0b6e4f\"\n", "[look]\nlogo = \"files/s.svg\"\nlogo_png = \"files/photo.jpg\"\n"},
	{"", "[params]\ncolour = \"black\"\n", "[params]\ncolour = [\"a b\"]\n", "[params]\ncolour = [\"a\", \"b\"]\n"},
}

var pictureNames = []string{"content/rules/p.svg", "content/rules/q.svg", "content/p.svg", "content/rules/p.en.svg", "content/rules/photo.jpg", "content/photo.jpg", "content/rules/photo.en.jpg", "static/files/photo.jpg", "static/files/s.svg", "content/bundle/Файл.svg", "static/rules/a/index.html"}

var pictures = []string{
	`<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>`, `<svg xmlns="http://www.w3.org/2000/svg" width="5" height="4"/>`, `no picture`,
	photographOf(500, 1), photographOf(500, 2), photographOf(2000, 1), photographOf(2000, 2), photographOf(2000, 1)[:300],
}

var dataTexts = []string{"name = \"Ann\"\n[deep]\nx = 1\n", "name = \"Bob\"\n", "name = [\"a\", \"b\"]\n", "name = [\"a b\"]\n", "name = \n"}

// editTheme shows whatever can be asked, so that a question too few shows.
var editTheme = map[string]string{
	"theme.toml": "name = \"small\"\n[kinds.rule]\nlabel = { en = \"Rule\", ru = \"Правило\" }\nlinked_by = \"words\"\n[kinds.rule.fields]\nwords = { type = \"text\", list = true }\nnumber = { type = \"int\" }\nbreaks = { type = \"page\", of = \"rule\" }\nabout = { type = \"markdown\" }\n" +
		"[components.note]\nforms = [\"container\"]\n[components.term]\nforms = [\"inline\"]\nref = \"rule\"\n",
	"layouts/baseof.html": `<!doctype html><html lang="{{ .Lang }}"><title>{{ .Title }} {{ site.Title }}</title><link href="{{ (asset "style.css").RelPermalink }}"><body>{{ partial "head.html" . }}{{ fragment "menu" }}{{ block "main" . }}{{ end }}{{ fragment "foot" .CurrentSection }}`,
	"layouts/page.html": `{{ define "main" }}<main>{{ .Content }}</main>{{ .TableOfContents }}{{ .Summary }}{{ .Description }} {{ .WordCount }} {{ .ReadingTime }} {{ .KindLabel }} {{ dateFormat "2 January 2006 -07" .Date }} {{ .Lastmod }} {{ .ShowTOC }}
{{ with .Next }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}{{ with .Prev }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}{{ with .NextInSection }}{{ .Title }}{{ end }}{{ with .PrevInSection }}{{ .Title }}{{ end }} {{ .RouteStep }}/{{ .RouteLength }}
{{ range .Related.First 3 }}r{{ .Title }} {{ end }}{{ range .Backlinks }}b{{ .Title }} {{ end }}{{ range .Ancestors.Reverse }}a{{ .LinkTitle }} {{ end }}{{ range .GetTerms "tags" }}t{{ .Title }} {{ .RelPermalink }}{{ end }}
{{ range .Resources }}f{{ .Name }} {{ .RelPermalink }} {{ end }}{{ with .Param "colour" }}{{ printf "%T %v" . . }}{{ end }}{{ printf "%v" .Params }}{{ with .Image }}{{ $i := image $ . }}{{ $i.Width }}{{ $i.Src }}{{ $i.Srcset }}{{ $i.Sizes }}{{ link $ . }}{{ end }}
{{ with .Fields.breaks }}{{ .Title }}{{ end }}{{ .Fields.number }}{{ .Fields.about }}{{ with .File }}{{ .Path }}{{ end }}{{ range .Headings }}{{ .Level }}{{ .Text }}{{ end }}{{ end }}`,
	"layouts/special.html":      `{{ define "main" }}special {{ .Content }}{{ range site.RegularPages.ByTitle }}{{ .Title }} {{ end }}{{ range where site.Pages "Params.colour" "red" }}{{ .LinkTitle }} {{ end }}{{ end }}`,
	"layouts/list.html":         `{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ $p := .Paginate .Pages 2 }}{{ range $p.Pages }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ .Summary }} {{ .Kind }}{{ end }}{{ range $p.Pagers }}{{ .URL }} {{ end }}{{ $p.PageNumber }}/{{ $p.TotalPages }} {{ len .RegularPagesRecursive }}{{ end }}`,
	"layouts/rule-list.html":    `{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Paginator.Pages }}{{ .Fields.number }}{{ .Title }}{{ end }}{{ end }}`,
	"layouts/home.html":         `{{ define "main" }}{{ .Content }}{{ range site.Sections }}{{ .Title }} {{ len .Pages }}{{ end }}{{ with site.GetPage "rules/a.md" }}{{ .Title }}{{ end }}{{ site.Data.team.name }}{{ printf "%q" site.Data.team.name }}{{ printf "%q" (site.Param "colour") }}{{ site.Author.Name }}{{ with site.Author.Profile }}{{ .Title }}{{ end }}{{ range first 2 (where site.RegularPages "Kind" "rule") }}{{ .Title }}{{ end }}{{ end }}`,
	"layouts/rule/side.html":    `{{ .Title }} {{ .RelPermalink }} {{ .Fields.number }} {{ .WordCount }}`,
	"layouts/terms.html":        `{{ define "main" }}{{ range .Pages }}{{ .Title }} {{ len .Pages }}{{ end }}{{ range $name, $terms := site.Taxonomies }}{{ $name }}{{ len $terms }}{{ end }}{{ end }}`,
	"layouts/404.html":          `{{ define "main" }}{{ i18n "missing" }}{{ .Content }}{{ end }}`,
	"partials/head.html":        `<link rel="canonical" href="{{ .Permalink }}">{{ range .AllTranslations }}{{ .Lang }}{{ .Permalink }} {{ end }}{{ range .InLanguages }}{{ .Language.LanguageName }} {{ .RelPermalink }} {{ .Fallback }}{{ end }}{{ range site.Languages }}{{ .LanguageName }}{{ .Title }}{{ end }}`,
	"partials/menu.html":        `<nav>{{ range site.Sections }}{{ .LinkTitle }} {{ end }}{{ range $name, $menu := site.Menus }}{{ $name }}{{ range $menu }}{{ .Name }} {{ .URL }} {{ .Title }}{{ range .Children }}({{ .Name }} {{ .URL }}){{ end }}{{ end }}{{ end }}</nav>{{ i18n "menu" }}`,
	"partials/foot.html":        `{{ with . }}{{ .Title }} {{ range .Sections }}{{ .Title }}{{ end }}{{ end }}{{ fragment "count" }}`,
	"partials/count.html":       `{{ plural (len site.RegularPages) "pages" }}`,
	"components/note.html":      `<aside>{{ .Ordinal }}{{ .Label }}{{ .Inner }}</aside>`,
	"components/term.html":      `{{ with .Target }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ else }}{{ .Text }}{{ end }}`,
	"components/figure.html":    `<figure><img src="{{ .URL "src" }}" srcset="{{ (.Image "src").Srcset }}" alt="{{ .Attr "alt" }}">{{ .Attr "caption" }}</figure>`,
	"strings/en.toml":           "missing = \"not here\"\nmenu = \"menu\"\n[pages]\none = \"{n} page\"\nother = \"{n} pages\"\n",
	"strings/ru.toml":           "missing = \"нет\"\n[pages]\none = \"{n} страница\"\nfew = \"{n} страницы\"\nmany = \"{n} страниц\"\nother = \"{n} страницы\"\n",
	"assets/style.css":          "body { color : red }",
	"assets/feed.css":           "feed { color : red }",
	"assets/fonts/note.txt":     "text",
	"components/unused.html":    `unused`,
	"layouts/unused-by-us.html": `unused`,
}

// themeEdits are files of the site's own layer, with what may be in them.
var themeEdits = map[string][]string{
	"layouts/page.html":        {`{{ define "main" }}{{ .Content }}{{ end }}`, `{{ define "main" }}{{ .Contents }}{{ end }}`, "{{ define \"main\" }}\n\n{{ .Title }}{{ nofunc }}{{ end }}", `{{ define "main" }}{{ .Summary }}{{ partial "own.html" . }}{{ end }}`},
	"layouts/rule.html":        {`{{ define "main" }}rule {{ .Content }}{{ end }}`, `{{ define "main" }}{{ eq .Kind "section" }}{{ end }}`},
	"layouts/rule/side.html":   {`{{ .Content }}`, `{{ .Wrong }}`},
	"layouts/article/own.html": {`{{ .Title }}{{ mailto "a@b.org" }}`},
	"layouts/list.html":        {`{{ define "main" }}{{ range .Pages }}{{ .Title }}{{ end }}{{ end }}`, `{{ define "main" }}{{ range (.Paginate .RegularPages).Pages }}{{ .Content }}{{ end }}{{ end }}`},
	"partials/menu.html":       {`<nav>{{ range site.Sections.ByWeight }}{{ .LinkTitle }} {{ end }}</nav>`, `{{ i18n "nothing" }}`, "\n\n{{ i18n \"nothing\" }}", `{{ range site.RegularPages }}{{ .RelPermalink }}{{ end }}`},
	"partials/own.html":        {`own {{ .Title }}`, `own {{ .Parent.Parent.Parent.Title }}`},
	"partials/count.html":      {`{{ len site.Pages }}`, `{{ fragment "foot" }}`},
	"components/note.html":     {`<p>{{ .Inner }}</p>`, `{{ .Label }} {{ .Page.Title }}`, `{{ .Wrong }}`},
	"components/own.html":      {`own`},
	"theme.toml":               {"[kinds.rule]\n[kinds.rule.fields]\nnumber = { type = \"text\" }\n", "[components.unknown]\nforms = [\"container\"]\n", "name = \"mine\"\n", "image_sizes = \"50vw\"\nicons = true\n", "nane = 1\n"},
	"components/unknown.html":  {`<b>{{ .Inner }}</b>`},
	"strings/ru.toml":          {"menu = \"меню\"\n", "missing = \"увы\"\n", "nothing = \"ничего\"\n"},
	"strings/en.toml":          {"nothing = \"nothing\"\n", "[names]\n", "missing = 1\n"},
	"assets/style.css":         {"a { b : c }", "a {"},
	"assets/own.js":            {"let a = 1", "let a ="},
	"assets/highlight.css":     {"b{}"},
}
