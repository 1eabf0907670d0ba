package render

import (
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"
	"time"

	"vizitka/generator/asset"
	"vizitka/generator/diag"
	"vizitka/generator/lang"
	"vizitka/generator/markdown"
	"vizitka/generator/site"
	"vizitka/generator/theme"
)

// siteFunctions ask the site or the theme.
var siteFunctions = []Function{
	{
		"site", "site", "the site in the language of the page", "сайт на языке страницы",
		func(w *worker) any { return func() *site.View { return w.view() } },
	},
	{
		"partial", `partial "NAME" DATA`, "partials/NAME.html made of DATA, for this page", "partials/NAME.html с данными DATA, для этой страницы",
		func(w *worker) any { return w.partial },
	},
	{
		"fragment", `fragment "NAME" [ARG]`, "partials/NAME.html made once for all pages; it sees only ARG and the site", "partials/NAME.html, сделанный один раз для всех страниц; видит только ARG и сайт",
		func(w *worker) any { return w.fragment },
	},
	{
		"i18n", `i18n "KEY" [NUMBER or VALUES]`, "a text of strings/, with its form for NUMBER, and VALUES put in by name", "текст из strings/ в форме для числа NUMBER, со вставленными VALUES",
		func(w *worker) any { return w.i18n },
	},
	{
		"plural", `plural NUMBER "KEY"`, "the form of a text of strings/ for a number: 5 статей", "форма текста из strings/ для числа: 5 статей",
		func(w *worker) any {
			return func(n any, key string) (string, error) { return w.i18n(key, n) }
		},
	},
	{
		"dateFormat", `dateFormat "2 January 2006" DATE`, "a date in words of the language", "дата словами языка",
		func(w *worker) any { return w.dateFormat },
	},
	{
		"asset", `asset "NAME"`, "a file of assets/: .RelPermalink .Permalink .Content", "файл из assets/: .RelPermalink .Permalink .Content",
		func(w *worker) any { return w.asset },
	},
	{
		"image", `image PAGE "FILE"`, "a picture beside a page: .Src .Srcset .Sizes .Width .Height", "картинка рядом со страницей: .Src .Srcset .Sizes .Width .Height",
		func(w *worker) any { return w.image },
	},
	{
		"linkMap", `linkMap LIST [WIDTH HEIGHT]`, "the pages and the links between them as a drawing: .Nodes .Lines .Width .Height .Longest .Average", "страницы и ссылки между ними как рисунок: .Nodes .Lines .Width .Height .Longest .Average",
		func(w *worker) any { return w.linkMap },
	},
	{
		cardFunction, cardFunction + " PAGE", "the picture by which networks show a page, by its whole address: .Src .Width .Height", "картинка, которой страницу показывают соцсети, с полным адресом: .Src .Width .Height",
		func(w *worker) any { return w.card },
	},
	{
		structuredFunction, structuredFunction + " PAGE", "what the page is, for search engines: a script of JSON-LD", "что это за страница, для поисковиков: скрипт JSON-LD",
		func(w *worker) any { return w.structured },
	},
	{
		"citation", `citation PAGE "gost" or "bibtex"`, "how a page is cited: as a reference by GOST R 7.0.5, up to the address, or as an entry of BibTeX", "как сослаться на страницу: ссылка по ГОСТ Р 7.0.5 до адреса включительно или запись BibTeX",
		func(w *worker) any { return citation },
	},
	{
		"link", `link PAGE "PATH"`, "the address of a page or file, as a link of PAGE would name it", "адрес страницы или файла так, как назвала бы его ссылка со страницы PAGE",
		func(w *worker) any { return w.link },
	},
	{
		"relURL", `relURL "PATH"`, "an address of the site below the host", "адрес внутри сайта, от корня хоста",
		func(w *worker) any {
			return func(path string) template.URL {
				if remote(path) {
					return checked(path)
				}
				return template.URL(w.view().Relative(strings.TrimPrefix(path, "/"))) //nolint:gosec // below the site
			}
		},
	},
	{
		"absURL", `absURL "PATH"`, "the whole address of a path of the site", "полный адрес внутри сайта",
		func(w *worker) any {
			return func(path string) template.URL {
				if remote(path) {
					return checked(path)
				}
				return template.URL(w.view().Absolute(strings.TrimPrefix(path, "/"))) //nolint:gosec // below the site
			}
		},
	},
	{
		"markdownify", `markdownify "TEXT"`, "Markdown as HTML; a single paragraph without its tags", "Markdown в HTML; один абзац — без тегов",
		func(w *worker) any { return w.markdownify },
	},
	{
		"highlight", `highlight "CODE" "LANGUAGE"`, "code with its parts marked by classes", "код с разметкой частей классами",
		func(w *worker) any { return w.highlight },
	},
	{
		"live", "live", "whether the page is shown by the preview", "показывает ли страницу предпросмотр",
		func(w *worker) any {
			return func() bool { return qLive.Ask(w.frame.rec, w.frame.rec.Subject(""), fileOf{w.env, ""}) }
		},
	},
}

func (w *worker) view() *site.View {
	if w.frame.page != nil {
		return w.frame.page.Site()
	}
	return w.frame.view
}

// checked lets an address elsewhere pass if its scheme runs no code.
func checked(ref string) template.URL {
	if safe(ref) {
		return template.URL(ref) //nolint:gosec // checked
	}
	return ""
}

// i18n returns a text of the theme. arg may be a number, which chooses the
// plural form and is put in as {n}, or a dict of values put in by name.
func (w *worker) i18n(key string, arg ...any) (string, error) {
	t, language := w.env.Theme, w.view().LanguageCode()
	var text string
	var ok bool
	values := map[string]any{}
	if len(arg) > 0 {
		if m, isMap := arg[0].(map[string]any); isMap {
			values = m
		} else if n, isNumber := toInt(arg[0]); isNumber {
			values["n"] = n
		}
	}
	count := values["n"]
	if count == nil {
		count = values["count"]
	}
	if n, isNumber := toInt(count); isNumber {
		text, ok = t.AskPlural(w.frame.rec, language, key, n)
	}
	if !ok {
		text, ok = t.AskString(w.frame.rec, language, key)
	}
	if !ok {
		return "", theme.Fail(t.NoString(w.frame.rec, language, key))
	}
	return putIn(text, values), nil
}

// putIn puts values in where a text names them. A name within a value is text.
func putIn(text string, values map[string]any) string {
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(values)) {
		pairs = append(pairs, "{"+name+"}", fmt.Sprint(values[name]))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// dateFormat writes a date by a layout of package time, month and day names in
// the language. The zero time gives "".
func (w *worker) dateFormat(layout string, date any) (string, error) {
	var t time.Time
	switch d := date.(type) {
	case time.Time:
		t = d
	case string:
		parsed, err := parseTime(d)
		if err != nil {
			return "", fmt.Errorf("dateFormat: %q is no date", d)
		}
		t = parsed
	case nil:
		return "", nil
	default:
		return "", fmt.Errorf("dateFormat takes a date, not %T", date)
	}
	if t.IsZero() {
		return "", nil
	}
	return lang.FormatDate(t, layout, w.env.Theme.AskNames(w.frame.rec, w.view().LanguageCode())), nil
}

func parseTime(s string) (t time.Time, err error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04", time.DateTime, time.DateOnly} {
		if t, err = time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return t, err
}

// An Asset is a file of the theme's assets/.
type Asset struct {
	RelPermalink template.URL
	Permalink    template.URL
	found        *asset.Asset
}

var missingAsset = diag.Declare(diag.Message{
	Name: "missing-asset", Severity: diag.Error,
	En: `the theme has no file assets/{name}`, Ru: "в теме нет файла assets/{name}",
	HintEn: `did you mean "{near}"?|put the file into assets/ of the site's own theme`, HintRu: "может быть, «{near}»?|положите файл в assets/ собственной темы сайта",
})

func (w *worker) asset(name string) (*Asset, error) {
	a, ok := asset.Find(w.env.Theme, w.frame.rec, name)
	if !ok {
		names := w.env.Theme.AskFiles(w.frame.rec, "assets")
		return nil, theme.Fail(missingAsset.At(diag.Place{}, diag.V{"name": name, "near": diag.Nearest(name, names)}))
	}
	v := w.view()
	return &Asset{
		RelPermalink: template.URL(v.Relative(a.Path)), //nolint:gosec // made of a file's name
		Permalink:    template.URL(v.Absolute(a.Path)), //nolint:gosec // made of a file's name
		found:        a,
	}, nil
}

// String returns the address.
func (a *Asset) String() string { return string(a.RelPermalink) }

// Content returns the text of the asset, minified, to be put into a page.
func (a *Asset) Content() template.HTML {
	b, _ := a.found.Bytes()
	return template.HTML(b) //nolint:gosec // the theme's own file
}

// Style returns the text of the asset for a style element.
func (a *Asset) Style() template.CSS {
	b, _ := a.found.Bytes()
	return template.CSS(b) //nolint:gosec // the theme's own file
}

// Script returns the text of the asset for a script element.
func (a *Asset) Script() template.JS {
	b, _ := a.found.Bytes()
	return template.JS(b) //nolint:gosec // the theme's own file
}

func (w *worker) image(p *site.PageView, ref string) *Image {
	if p == nil || ref == "" {
		return nil
	}
	if remote(ref) {
		return &Image{Src: checked(ref)}
	}
	return w.frame.imageOf(p, p.Follow(ref))
}

func (w *worker) link(p *site.PageView, ref string) template.URL {
	if remote(ref) || p == nil {
		return checked(ref)
	}
	return template.URL(p.Follow(ref).Shown) //nolint:gosec // made of slugs, or escaped
}

// markdownify converts a text by the rules of the page's language.
func (w *worker) markdownify(text any) template.HTML {
	p, language, typography := w.frame.page, w.view().LanguageCode(), true
	if p != nil {
		typography = p.Typography()
	}
	doc, problems := markdown.Fragment(fmt.Sprint(text), w.markdown(language, typography))
	w.frame.problems.Add(problems...)
	var made template.HTML
	if p != nil {
		made = w.frame.Fill(p, &doc.Body, false)
	} else {
		made = template.HTML(doc.Body.HTML) //nolint:gosec // made by the converter
	}
	one := strings.TrimSpace(string(made))
	if strings.HasPrefix(one, "<p>") && strings.HasSuffix(one, "</p>") && strings.Count(one, "<p>") == 1 {
		return template.HTML(one[len("<p>") : len(one)-len("</p>")]) //nolint:gosec // made by the converter
	}
	return made
}

// highlight marks the parts of code; language is the info string of a fence.
func (w *worker) highlight(code, language string) template.HTML {
	made, problems := markdown.Highlight(code, language, w.markdown(w.view().LanguageCode(), false))
	w.frame.problems.Add(problems...)
	return template.HTML(made) //nolint:gosec // escaped by the highlighter
}
