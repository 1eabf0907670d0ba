package build

import (
	"fmt"
	"io/fs"
	"maps"
)

// lawTheme is the lower layer of the sites that hold the law: each layout asks
// some things, so that what one forgets another does not ask again for it.
var lawTheme = map[string]string{
	"theme.toml": `name = "law"
[kinds.rule]
label = { ru = "Правило", en = "Rule" }
[kinds.rule.fields]
number = { type = "int" }
breaks = { type = "page", of = "rule" }
why = { type = "markdown" }
[kinds.recipe]
route = false
schema = "DefinedTerm"
hue = 40
[kinds.profile.fields]
name = { type = "text" }
photo = { type = "file" }
bio = { type = "markdown" }
contacts = { type = "table", list = true, fields = { type = { type = "text" }, value = { type = "text" } } }
[kinds.talk.fields]
start = { type = "date" }
status = { type = "text" }
[components.note]
forms = ["container"]
[components.term]
forms = ["inline"]
ref = "rule"
[components.pic]
forms = ["leaf"]
`,
	"layouts/baseof.html": `<!doctype html><html lang="{{ .Lang }}"><title>{{ .Title }}</title>` +
		`<link rel="stylesheet" href="{{ (asset "style.css").RelPermalink }}">{{ fragment "menu" }}{{ block "main" . }}{{ end }}`,
	"layouts/page.html": `{{ define "main" }}{{ .Content }}{{ with .Prev }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}` +
		`{{ with .Next }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}{{ fragment "card" .Parent }}{{ end }}`,
	"layouts/rule.html": `{{ define "main" }}{{ .KindLabel }} {{ .Fields.number }} {{ with .Fields.breaks }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}` +
		`{{ with .Fields.why }}{{ . }}{{ end }}{{ structuredData . }}{{ .Content }}{{ .TableOfContents }}{{ end }}`,
	"layouts/list.html": `{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ $p := .Paginate .Pages }}` +
		`{{ with socialCard . }}{{ .Src }}{{ end }}{{ range $p.Pages }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ .Summary }}{{ end }}{{ $p.PageNumber }}/{{ $p.TotalPages }}` +
		`{{ with $p.Next }}<a href="{{ .URL }}">next</a>{{ end }}{{ i18n "pages" $p.TotalNumberOfElements }}{{ end }}`,
	"layouts/rule-list.html": `{{ define "main" }}{{ range sort (where .RegularPages "Fields.number" "gt" 3) "Title" "desc" }}{{ .Title }} {{ .Weight }};{{ end }}{{ len .Pages }}{{ end }}`,
	"layouts/home.html": `{{ define "main" }}{{ .Site.Title }}{{ range first 3 (sort .Site.RegularPages "Date" "desc") }}{{ .Title }} {{ dateFormat "2 January 2006" .Date }};{{ end }}` +
		`{{ range .Site.Sections }}{{ .Title }} {{ .RegularPages.Len }};{{ end }}{{ with .Site.Author.Profile }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ .Site.Author.Name }}{{ .Site.Look.Accent }}{{ end }}`,
	"layouts/terms.html":   `{{ define "main" }}{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }};{{ end }}{{ .Plural }}{{ end }}`,
	"layouts/404.html":     `{{ define "main" }}{{ i18n "missing" }}{{ range .Site.Taxonomies.tags }}{{ .Title }}{{ end }}{{ end }}`,
	"layouts/search.html":  `{{ define "main" }}{{ range .Site.RegularPages }}{{ .Title }};{{ end }}{{ end }}`,
	"partials/menu.html":   `<nav>{{ range .Menus.main }}<a href="{{ .URL }}">{{ .Name }}</a>{{ range .Children }}{{ .Name }}{{ end }}{{ end }}</nav>`,
	"partials/card.html":   `<aside>{{ with . }}{{ .Title }} {{ .RegularPages.Len }}{{ end }}</aside>`,
	"components/note.html": `<aside>{{ .Label }}{{ .Inner }}</aside>`,
	"components/term.html": `{{ with .Target }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ else }}{{ .Text }}{{ end }}`,
	"components/pic.html":  `{{ with .Image "src" }}<img src="{{ .Src }}" width="{{ .Width }}">{{ end }}`,
	"strings/ru.toml":      "missing = \"нет\"\n[pages]\none = \"{n} страница\"\nfew = \"{n} страницы\"\nmany = \"{n} страниц\"\nother = \"{n} страницы\"\n",
	"strings/en.toml":      "missing = \"not here\"\n[pages]\none = \"{n} page\"\nother = \"{n} pages\"\n",
	"assets/style.css":     "body { color : red }",
}

// lawSnippets are layouts that pages of the law's sites choose by name: s0 to
// s99, each asking little.
var lawSnippets = []string{
	`{{ range .Ancestors.Reverse }}{{ .LinkTitle }}/{{ end }}{{ .RouteStep }} {{ .RouteLength }}`,
	`{{ range .Related }}{{ .Title }};{{ end }}{{ range .Backlinks }}{{ .Title }};{{ end }}`,
	`{{ range .Translations }}{{ .Lang }} {{ .RelPermalink }};{{ end }}{{ range .InLanguages }}{{ .Language.LanguageName }} {{ .Fallback }};{{ end }}`,
	`{{ range .GetTerms "tags" }}{{ .Title }} {{ .RelPermalink }} {{ len .Pages }};{{ end }}{{ range $name, $terms := .Site.Taxonomies }}{{ $name }}{{ range $terms }}{{ .Title }}{{ end }}{{ end }}`,
	`{{ .WordCount }} {{ .ReadingTime }} {{ .Date }} {{ .Lastmod }} {{ .PublishDate }} {{ .ExpiryDate }} {{ .Draft }} {{ .Unlisted }} {{ .ShowTOC }}`,
	`{{ with .NextInSection }}{{ .Title }}{{ .Summary }}{{ end }}{{ with .PrevInSection }}{{ .SummaryText }}{{ end }}{{ .FirstSection.Title }} {{ .Section }} {{ .CurrentSection.Title }}`,
	`{{ range .Resources }}{{ .Name }} {{ .RelPermalink }};{{ end }}{{ with .Image }}{{ with image $ . }}{{ .Src }} {{ .Width }}{{ end }}{{ end }}`,
	`{{ .Params }} {{ .Param "colour" }} {{ .Site.Params.colour }} {{ .Description }} {{ .File }} {{ .Weight }}`,
	`{{ .Site.Data.numbers.one }} {{ range .Site.Data.people }}{{ .name }};{{ end }}`,
	`{{ with .GetPage "p3" }}{{ .Title }}{{ end }}{{ with .Site.GetPage "p5.md" }}{{ .RelPermalink }}{{ end }}{{ link . "p1.md" }}`,
	`{{ markdownify "**a** -- \"b\" :smile:" }}{{ if eq .Kind "rule" }}rule{{ end }}{{ if .Parent.IsHome }}top{{ end }}`,
	`{{ range .Site.Languages }}{{ .LanguageName }} {{ .Title }} {{ len .Pages }};{{ end }}{{ .Site.BaseURL }}`,
	`{{ range where .Site.Pages "Section" "rules" }}{{ .Title }} {{ .Kind }};{{ end }}{{ range where .Site.RegularPages "Params.colour" "red" }}{{ .Title }};{{ end }}`,
	`{{ range group .Site.RegularPages "Kind" }}{{ .Key }} {{ len .Pages }};{{ end }}{{ i18n "pages" (len .Site.RegularPages) }}{{ i18n "extra" }}`,
	`{{ range last 2 .Site.RegularPages }}{{ .Content }}{{ end }}{{ if .Site.Home.Pages }}some{{ end }}{{ .Site.Home.Title }}`,
	`{{ with .Original }}{{ .Title }}{{ .TextLang }}{{ end }}{{ range .Headings }}{{ .Level }}{{ .ID }}{{ end }}{{ partial "menu.html" site }}{{ if live }}LIVE{{ end }}`,
	`{{ range .Site.Menus.main }}{{ .Identifier }} {{ .Title }} {{ .Weight }};{{ end }}{{ .Site.Menus.foot }}{{ range .Site.TaxonomyNames }}{{ . }}{{ end }}`,
}

// lawFiles returns the files of the lower layer, with the snippets.
func lawFiles() map[string]string {
	files := maps.Clone(lawTheme)
	for i, text := range lawSnippets {
		files[fmt.Sprintf("layouts/s%d.html", i)] = `{{ define "main" }}` + text + `{{ end }}`
	}
	return files
}

// lawThemes returns the lower layer as the program gives it.
func lawThemes() map[string]fs.FS { return themeFS(lawFiles()) }
