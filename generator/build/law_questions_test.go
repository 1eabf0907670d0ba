package build

import (
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vizitka/generator/trace"
)

// probed is a site in which one page, the probe, asks one thing of others.
const probed = `
-- site.toml --
title = "Probed"
base_url = "https://example.org/"
language = "ru"
themes = ["small"]
[languages.en]
[languages.de]
[sections]
s = "rule"
[taxonomies]
tags = "tag"
[[menus.main]]
name = "Start"
url = "/"
-- content/_index.md --
-- content/probe.md --
+++
title = "Probe"
layout = "probe"
+++
[body]
-- content/tags/_index.md --
+++
title = "Tags"
+++
-- content/s/_index.md --
+++
title = "S"
+++
-- content/s/first.md --
+++
title = "First"
weight = 1
+++
-- content/s/target.md --
+++
title = "Target"
linkTitle = "Short"
description = "Words"
date = 2026-01-02
weight = 2
layout = "plain"
image = "p.svg"
aliases = ["was"]
number = 3
tags = ["x"]
[params]
colour = "red"
+++
First paragraph.

Second paragraph.

## Heading {#place}
-- content/s/last.md --
+++
title = "Last"
weight = 3
+++
-- content/s/p.svg --
<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>
-- data/numbers.toml --
one = 1
-- themes/small/theme.toml --
[kinds.rule]
label = { ru = "Правило" }
linked_by = "names"
[kinds.rule.fields]
number = { type = "int" }
names = { type = "text" }
breaks = { type = "page" }
[kinds.other]
[components.term]
forms = ["inline"]
ref = "rule"
-- themes/small/layouts/plain.html --
plain
-- themes/small/layouts/plainer.html --
plainer
-- themes/small/layouts/page.html --
page
-- themes/small/layouts/list.html --
list
-- themes/small/layouts/search.html --
search
-- themes/small/layouts/rule-list.html --
rules
-- themes/small/components/term.html --
{{ with .Target }}{{ .ID }}{{ end }}
-- themes/small/partials/part.html --
part
-- themes/small/assets/style.css --
a{b:c}
-- themes/small/strings/ru.toml --
word = "слово"
[page]
one = "страница"
other = "страниц"
`

// photograph is a grey picture.
func photograph(grey uint8) string { return photographOf(500, grey) }

func photographOf(width int, grey uint8) string {
	var b strings.Builder
	picture := image.NewGray(image.Rect(0, 0, width, 8))
	for i := range picture.Pix {
		picture.Pix[i] = grey
	}
	if err := jpeg.Encode(&b, picture, nil); err != nil {
		panic(err)
	}
	return b.String()
}

// Each question is needed: one that is not recorded leaves a page stale.
func TestEachQuestionIsNeeded(t *testing.T) {
	const (
		target  = "content/s/target.md"
		theme   = "themes/small/"
		strs    = theme + "strings/ru.toml"
		oneOf   = `{{ with .Site.GetPage "s/target" }}`
		end     = `{{ end }}`
		newPage = "+++\ntitle = \"New\"\nunlisted = true\n+++\n## Heading {#place}\n"
	)
	of := func(what string) string { return oneOf + what + end }
	tests := map[string]struct {
		shows               string // what the probe shows
		body                string // of the probe
		given               string // front matter of one more page that is there from the start
		file, before, after string // the edit
		option              func(o *Options)
	}{
		"page.title":                       {shows: of(`{{ .Title }}`), file: target, before: `"Target"`, after: `"Aim"`},
		"page.linkTitle":                   {shows: of(`{{ .LinkTitle }}`), file: target, before: `"Short"`, after: `"Brief"`},
		"page.description":                 {shows: of(`{{ .Description }}`), file: target, before: `"Words"`, after: `"Text"`},
		"page.kind":                        {shows: of(`{{ .Kind }}`), file: target, before: `number = 3`, after: `kind = "other"`},
		"page.layout":                      {file: target, before: `"plain"`, after: `"plainer"`},
		"page.image":                       {shows: of(`{{ .Image }}`), file: target, before: `"p.svg"`, after: `"q.svg"`},
		"page.pictures":                    {file: "content/s/first.md", before: "weight = 1\n+++\n", after: "weight = 1\n+++\n![](p.svg)\n"},
		"page.text language":               {shows: `{{ .TextLang }}`, file: "site.toml", before: `language = "ru"`, after: `language = "de"`},
		"page.summary text":                {shows: of(`{{ .SummaryText }}`), file: target, before: `First`, after: `1st`},
		"page.dates":                       {shows: of(`{{ .Date }}`), file: target, before: `2026-01-02`, after: `2026-01-03`},
		"page.weight":                      {shows: of(`{{ .Weight }}`), file: target, before: `weight = 2`, after: `weight = 1`},
		"page.words":                       {shows: of(`{{ .WordCount }}`), file: target, before: `Second`, after: `Second or`},
		"page.draft":                       {shows: of(`{{ .Draft }}`), file: target, before: `number = 3`, after: `draft = true`, option: func(o *Options) { o.Include.Drafts = true }},
		"page.toc":                         {shows: of(`{{ .ShowTOC }}`), file: target, before: `number = 3`, after: `toc = false`},
		"page.typography":                  {shows: of(`{{ .Typography }}`), file: target, before: `number = 3`, after: `typography = false`},
		"page.glossary":                    {shows: `{{ .Content }}`, body: "words", given: "names = \"words\"", file: "content/probe.md", before: `layout = "probe"`, after: "layout = \"probe\"\nglossary = false"},
		"page.unlisted":                    {shows: of(`{{ .Unlisted }}`), file: target, before: `number = 3`, after: `unlisted = true`},
		"page.params":                      {shows: of(`{{ .Params }}`), file: target, before: `"red"`, after: `"blue"`},
		"page.param":                       {shows: of(`{{ .Param "colour" }}`), file: target, before: `"red"`, after: `"blue"`},
		"page.field":                       {shows: of(`{{ .Field "number" }}`), file: target, before: `number = 3`, after: `number = 4`},
		"page.fields":                      {shows: of(`{{ .Fields.number }}`), file: target, before: `number = 3`, after: `number = 4`},
		"page.body":                        {shows: of(`{{ .Content }}`), file: target, before: `Second`, after: `2nd`},
		"page.summary":                     {shows: of(`{{ .Summary }}`), file: target, before: `First`, after: `1st`},
		"page.headings":                    {shows: of(`{{ .TableOfContents }}{{ range .Headings }}{{ .Text }}{{ end }}`), file: target, before: `Heading`, after: `Head`},
		"page.terms":                       {file: target, before: `Second`, after: `Third`},
		"page.anchor":                      {shows: `{{ .Content }}`, body: "[x](s/target.md#place)", file: target, before: `{#place}`, after: `{#spot}`},
		"page.heading id":                  {shows: `{{ .Content }}`, body: "[[target#Heading|x]]", file: target, before: `{#place}`, after: "{#spot}\n\n## Other {#place}"},
		"page.heading text":                {shows: `{{ .Content }}`, body: "[[target#place]]", file: target, before: `## Heading`, after: "## Head"},
		"place.address":                    {shows: of(`{{ .RelPermalink }}`), file: target, before: `number = 3`, after: `slug = "other"`},
		"place.first address":              {shows: of(`{{ .FirstPath }}`), file: target, before: `"was"`, after: `"before"`},
		"place.last commit":                {shows: of(`{{ .Committed }}`), option: func(o *Options) { o.Commits = map[string]time.Time{target: noon} }},
		"place.language":                   {shows: `{{ with .Original }}{{ .Lang }}{{ end }}`, file: "site.toml", before: `language = "ru"`, after: `language = "de"`},
		"place.role":                       {shows: `{{ with .Site.GetPage "tags" }}{{ .IsTaxonomy }}{{ end }}`, file: "site.toml", before: `tags = "tag"`, after: `labels = "label"`},
		"place.parent":                     {shows: of(`{{ .Parent.ID }}`), file: "content/s/_index.md"},
		"place.section":                    {shows: of(`{{ .CurrentSection.ID }}`), file: "content/s/_index.md"},
		"place.top section":                {shows: of(`{{ .FirstSection.ID }}`), file: "content/s/_index.md"},
		"place.previous":                   {shows: of(`{{ .Prev.ID }}`), file: "content/s/last.md", before: `weight = 3`, after: `weight = 1`},
		"place.next":                       {shows: of(`{{ .Next.ID }}`), file: "content/s/first.md", before: `weight = 1`, after: `weight = 2`},
		"place.previous in section":        {shows: of(`{{ .PrevInSection.ID }}`), file: "content/s/last.md", before: `weight = 3`, after: `weight = 1`},
		"place.next in section":            {shows: of(`{{ .NextInSection.ID }}`), file: "content/s/first.md", before: `weight = 1`, after: `weight = 2`},
		"place.place on the route":         {shows: of(`{{ .RouteStep }}`), file: "content/s/first.md", before: `weight = 1`, after: `weight = 9`},
		"place.files beside":               {shows: of(`{{ range .Resources }}{{ .Name }}{{ end }}`), file: "content/s/q.svg", after: picture(1)},
		"place.taxonomy":                   {shows: `{{ with .Site.GetPage "tags" }}{{ .Singular }}{{ end }}`, file: "site.toml", before: `tags = "tag"`, after: `tags = "label"`},
		"reference.link":                   {shows: `{{ link . "s/new.md" }}`, file: "content/s/new.md", after: newPage},
		"reference.wiki link":              {shows: `{{ .Content }}`, body: "[[new]]", file: "content/s/new.md", after: newPage},
		"reference.reference":              {shows: `{{ with .GetPage "new" }}{{ .ID }}{{ end }}`, file: "content/s/new.md", after: newPage},
		"reference.nearest":                {shows: `{{ .Content }}`, body: "[x](s/nev.md)", file: "content/s/new.md", after: newPage},
		"list.pages":                       {shows: `{{ range .Site.RegularPages }}{{ .ID }}{{ end }}`, file: "content/s/new.md", after: strings.Replace(newPage, "unlisted = true", "", 1)},
		"list.how many":                    {shows: `{{ len .Site.RegularPages }}`, file: "content/s/new.md", after: strings.Replace(newPage, "unlisted = true", "", 1)},
		"list.any":                         {shows: of(`{{ if .Backlinks }}some{{ end }}`), file: "content/s/first.md", before: "+++\n", after: "+++\nbreaks = \"target.md\"\n"},
		"list.kind":                        {file: target, before: "number = 3", after: `kind = "other"`},
		"site.setting":                     {shows: `{{ .Site.Title }}`, file: "site.toml", before: `"Probed"`, after: `"Probe"`},
		"site.kind":                        {shows: of(`{{ (.Site.Declared .Kind).Hue }}`), file: theme + "theme.toml", before: "[kinds.rule]", after: "[kinds.rule]\nhue = 3"},
		"site.menu":                        {shows: `{{ range .Site.Menus.main }}{{ .Name }}{{ end }}`, file: "site.toml", before: `"Start"`, after: `"Home"`},
		"site.data":                        {shows: `{{ .Site.Data.numbers.one }}`, file: "data/numbers.toml", before: `1`, after: `2`},
		"site.glossary":                    {shows: `{{ .Content }}`, body: "words", given: "names = \"others\"", file: target, before: `number = 3`, after: `names = "words"`},
		"site.whether there is a glossary": {shows: `{{ .Content }}`, body: "words", file: target, before: `number = 3`, after: `names = "words"`},
		"site.aliases":                     {file: "content/s/first.md", before: `weight = 1`, after: "weight = 1\naliases = [\"before\"]"},
		"site.page of this name":           {shows: `{{ with .Site.GetPage "new" }}{{ .ID }}{{ end }}`, file: "content/s/new.md", after: newPage},
		"template.hash":                    {file: theme + "layouts/plain.html", before: "plain", after: "simple"},
		"asset.hash":                       {shows: `{{ (asset "style.css").RelPermalink }}`, file: theme + "assets/style.css", before: "c", after: "d"},
		"string.text":                      {shows: `{{ i18n "word" }}`, file: strs, before: "слово", after: "речь"},
		"plural.forms":                     {shows: `{{ i18n "page" 1 }}`, file: strs, before: "страница", after: "лист"},
		"keys.all":                         {shows: `{{ $k := "wort" }}{{ i18n $k }}`, file: strs, before: "word", after: "wortt"},
		"names.dates":                      {shows: `{{ dateFormat "January" "2026-01-02" }}`, file: strs, before: "word", after: "months.genitive = [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\",\"l\"]\nword"},
		"theme.components":                 {shows: `{{ .Content }}`, body: ":term[target]", file: theme + "theme.toml", before: `ref = "rule"`, after: `ref = "other"`},
		"theme.image sizes":                {shows: of(`{{ (image . "photo.jpg").Sizes }}`), file: theme + "theme.toml", before: "[kinds.rule]", after: "image_sizes = \"50vw\"\n[kinds.rule]"},
		"folder.names":                     {shows: `{{ $n := "side" }}{{ partial $n . }}`, file: theme + "partials/sidf.html", after: "x"},
		"fragment":                         {shows: `{{ fragment "part" }}`, file: theme + "partials/part.html", before: "part", after: "piece"},
		"file.content":                     {file: "content/s/photo.jpg", after: photograph(200)},
		"file.picture":                     {shows: of(`{{ (image . "p.svg").Width }}`), file: "content/s/p.svg", before: `"3"`, after: `"5"`},
		"file.live":                        {shows: `{{ live }}`, option: func(o *Options) { o.Live = true }},
		"kind.label":                       {shows: of(`{{ .KindLabel }}`), file: theme + "theme.toml", before: "Правило", after: "Закон"},
		"kind.others":                      {shows: `{{ eq .Kind "fresh" }}`, file: theme + "theme.toml", before: "[kinds.other]", after: "[kinds.other]\n[kinds.fresh]"},
		"rules.grammar":                    {shows: `{{ markdownify ":smile:" }}`, file: "site.toml", before: "[sections]", after: "[markdown]\nemoji = true\n[sections]"},
	}
	for _, question := range trace.Questions() {
		test, ok := tests[question]
		if !ok {
			t.Errorf("%s is not tried", question)
			continue
		}
		t.Run(question, func(t *testing.T) {
			// differs tells what an incremental build gives otherwise than a
			// clean one if a question was not recorded.
			differs := func(deaf string) bool {
				dir := write(t, probed)
				writeFile(t, dir, theme+"layouts/probe.html", test.shows)
				writeFile(t, dir, "content/s/photo.jpg", photograph(100))
				edit(t, dir, "content/probe.md", "+++\n[body]", "+++\n"+test.body)
				if test.given != "" {
					writeFile(t, dir, "content/s/given.md", "+++\nunlisted = true\n"+test.given+"\n+++\n")
				}
				o := Options{Dir: dir, Store: filepath.Join(dir, ".vizitka"), Program: program, Now: time.Now()}
				o.Include.Drafts = true
				first := open(t, dir, o)
				first.notebook.Deafen(deaf)
				readAll(t, first)
				if problems := first.Save(nil); problems != nil {
					t.Fatal(told(problems))
				}
				first.Close()
				switch {
				case test.before != "":
					edit(t, dir, test.file, test.before, test.after)
				case test.after != "":
					writeFile(t, dir, test.file, test.after)
				case test.file != "":
					if err := os.Remove(filepath.Join(dir, test.file)); err != nil {
						t.Fatal(err)
					}
				}
				if test.option != nil {
					test.option(&o)
				}
				o.Now = time.Now()
				next := open(t, dir, o)
				defer next.Close()
				o.Store = ""
				clean := open(t, dir, o)
				want := readAll(t, clean)
				for _, f := range next.Outputs() {
					if f.Known && f.Hash != trace.SumString(want[f.Path]) || !f.Known && read(next, f.Path) != want[f.Path] {
						return true
					}
				}
				return len(next.Outputs()) != len(want) || told(next.Problems()) != told(clean.Problems())
			}
			if differs("") {
				t.Error("an output is stale though all is recorded")
			}
			if !differs(question) {
				t.Error("nothing is stale though it is not recorded")
			}
		})
	}
}
