package config

import (
	"slices"
	"sync"

	"vizitka/generator/fields"
)

// FrontMatter returns the schema of the keys that every page may have: the
// common ones and the site's taxonomies. With nil it has no taxonomies.
func FrontMatter(s *Settings) *fields.Schema {
	keys := commonFields()
	if s != nil {
		var terms []fields.Field
		for _, t := range s.Taxonomies {
			terms = append(terms, fields.Field{
				Name: t.Plural, Type: fields.Text, List: true,
				Doc: both("terms of the taxonomy", "термины таксономии"),
			})
		}
		cascade := slices.IndexFunc(keys, func(f fields.Field) bool { return f.Name == "cascade" })
		keys[cascade].Fields = append(keys[cascade].Fields, terms...)
		keys = append(keys, terms...)
	}
	return &fields.Schema{Name: "front matter", Fields: keys}
}

// handedDown are the keys that a section may hand down. The others a page has
// for itself; of those that decide how it is read, a person may expect
// otherwise.
var handedDown = []string{
	"description", "date", "lastmod", "publishDate", "expiryDate", "draft", "weight", "layout", "image", "params", "toc", "glossary", "unlisted",
}

func cascadeFields(common []fields.Field) []fields.Field {
	var out []fields.Field
	for _, f := range common {
		switch {
		case slices.Contains(handedDown, f.Name):
		case f.Name == "kind":
			f.Refused = cascadeKind
		case f.Name == "typography":
			f.Refused = cascadeReading
		default:
			f.Refused = cascadeOwn
		}
		out = append(out, f)
	}
	return out
}

// PageSchema returns the schema of the front matter of pages of a kind.
func PageSchema(s *Settings, k Kind) *fields.Schema {
	return &fields.Schema{Name: k.Name, Fields: slices.Concat(FrontMatter(s).Fields, k.Fields)}
}

// commonKeys are the common fields by their folded names.
var commonKeys = sync.OnceValue(func() map[string]fields.Field {
	out := map[string]fields.Field{}
	for _, f := range commonFields() {
		for _, name := range append([]string{f.Name}, f.Also...) {
			out[fields.Fold(name)] = f
		}
	}
	return out
})

// commonFields are the keys of every page.
func commonFields() []fields.Field {
	keys := pageFields()
	return append(keys, fields.Field{
		Name: "cascade", Type: fields.Table, Fields: cascadeFields(keys),
		Doc: both("front matter for all pages below", "шапка для всех страниц ниже"),
	})
}

// pageFields are what a page says of itself.
func pageFields() []fields.Field {
	return []fields.Field{
		{Name: "title", Type: fields.Text, Doc: both("title of the page", "название страницы")},
		{Name: "linkTitle", Type: fields.Text, Doc: both("shorter title for menus and lists", "короткое название для меню и списков")},
		{Name: "description", Type: fields.Text, Doc: both("one sentence for search engines and cards", "одно предложение для поисковиков и карточек")},
		{Name: "summary", Type: fields.Markdown, Doc: both("what lists show of the page", "что показывают о странице списки")},
		{Name: "date", Type: fields.DateType, Doc: both("when it was written", "когда написана")},
		{Name: "lastmod", Type: fields.DateType, Doc: both("when it was last changed", "когда изменена в последний раз")},
		{Name: "publishDate", Type: fields.DateType, Doc: both("not published before", "раньше не публикуется")},
		{Name: "expiryDate", Type: fields.DateType, Doc: both("not published from then on", "с этого времени не публикуется")},
		{Name: "draft", Type: fields.Bool, Doc: both("not finished, so not published", "не закончена и не публикуется")},
		{Name: "weight", Type: fields.Int, Doc: both("place in its section: lighter pages come first", "место в разделе: лёгкие идут раньше")},
		{Name: "slug", Type: fields.Text, Doc: both("last part of the address", "последняя часть адреса")},
		{Name: "url", Type: fields.Text, Doc: both("the whole address, from the site's root", "весь адрес, от корня сайта")},
		{Name: "aliases", Type: fields.Text, List: true, Doc: both("old addresses that lead here", "старые адреса, которые ведут сюда")},
		{Name: "layout", Type: fields.Text, Doc: both("layout other than the kind's", "шаблон вместо шаблона вида")},
		{Name: "kind", Type: fields.Text, Also: []string{"type"}, Doc: both("what sort of page it is", "вид страницы")},
		{Name: "image", Type: fields.File, Doc: both("picture for cards and social networks", "картинка для карточек и социальных сетей")},
		{Name: "menu", Type: fields.Any, Also: []string{"menus"}, Doc: both("menus that the page is in", "меню, в которых есть страница")},
		{Name: "params", Type: fields.Table, Doc: both("keys of one's own", "собственные ключи")},
		{Name: "translationKey", Type: fields.Text, Doc: both("what joins translations with different names", "что связывает переводы с разными именами")},
		{Name: "typography", Type: fields.Bool, Doc: both("quotes, dashes and spaces by rule", "кавычки, тире и пробелы по правилам")},
		{Name: "toc", Type: fields.Bool, Doc: both("show a table of contents", "показывать оглавление")},
		{Name: "glossary", Type: fields.Bool, Doc: both("link the words of the glossary where the text mentions them first", "ссылаться на слова из словаря там, где текст впервые их упоминает")},
		{Name: "unlisted", Type: fields.Bool, Doc: both("published, but in no list, feed or sitemap", "опубликована, но не попадает в списки, ленты и карту сайта")},
	}
}
