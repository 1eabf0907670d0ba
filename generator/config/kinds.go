package config

import (
	"maps"
	"slices"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/look"
)

// A Kind is a sort of page, with fields of its own.
type Kind struct {
	Name     string
	Label    map[string]string // language → its word
	Doc      map[string]string // language → what such a page is
	Route    bool              // such pages stand on the reading route
	LinkedBy string            // the field whose texts mention such a page; "" if texts link to it only by themselves
	Schema   string            // what such a page is to search engines: one of Schemas
	Hue      int               // of such pages' cards, in degrees of OKLCH; NoHue: none of its own
	Icon     string            // as the path of an SVG of 24×24, which is stroked; "" for none
	Fields   []fields.Field    // in the order of their declaration
}

// NoHue is the hue of a kind that has none.
const NoHue = -1

// Schemas are what a page can be to search engines: types of schema.org that
// they read.
var Schemas = []string{"Article", "CreativeWork", "DefinedTerm", "Event", "ProfilePage", "VideoObject", "WebPage"}

var badIcon = diag.Declare(diag.Message{
	Name: "bad-icon", Severity: diag.Error,
	En: "the icon of the kind {kind} is no path of an SVG", Ru: "значок вида {kind} – не путь SVG",
	HintEn: "write the attribute d of a path in a square of 24×24: \"M5 21V4h14\"", HintRu: "впишите атрибут d элемента path в квадрате 24×24: \"M5 21V4h14\"",
})

var badLinkedBy = diag.Declare(diag.Message{
	Name: "bad-linked-by", Severity: diag.Error,
	En: `the kind {kind} has no field of texts "{field}"`, Ru: "у вида {kind} нет поля с текстами «{field}»",
	HintEn: `did you mean "{near}"?|declare it: {field} = { type = "text", list = true }`, HintRu: "может быть, «{near}»?|объявите его: {field} = { type = \"text\", list = true }",
})

// KindField returns the declaration of what stands in [kinds.NAME], for the
// schemas of site.toml and theme.toml.
func KindField() *fields.Field {
	declared := *fields.Declaration()
	declared.Doc = both("fields of such pages beyond the common ones", "поля таких страниц помимо общих")
	return &fields.Field{Type: fields.Table, Fields: append(kindFields(), declared)}
}

func kindFields() []fields.Field {
	text := &fields.Field{Type: fields.Text}
	return []fields.Field{
		{Name: "label", Type: fields.Table, Each: text, Doc: both("the kind's word, by language", "название вида, по языкам")},
		{Name: "doc", Type: fields.Table, Each: text, Doc: both("what such a page is, by language", "что это за страница, по языкам")},
		{Name: "route", Type: fields.Bool, Default: true, Doc: both("whether such pages stand on the reading route", "стоят ли такие страницы на маршруте чтения")},
		{Name: "linked_by", Type: fields.Text, Doc: both("the field with the forms of a word: a text links to such a page where it first mentions one of them", "поле с формами слова: текст ссылается на такую страницу там, где впервые упоминает одну из них")},
		{Name: "schema", Type: fields.Text, Values: Schemas, Doc: both("what search engines take such a page for: a type of schema.org; by default Article on the route and WebPage beside it", "чем считать такую страницу поисковикам: тип schema.org; по умолчанию Article на маршруте и WebPage вне его")},
		{Name: "hue", Type: fields.Int, Min: bound(0), Max: bound(360), Doc: both("hue of such pages' social cards, in degrees of OKLCH", "оттенок карточек таких страниц для соцсетей, в градусах OKLCH")},
		{Name: "icon", Type: fields.Text, Doc: both("icon on those cards: the attribute d of an SVG path of 24×24, drawn as lines", "значок на этих карточках: атрибут d пути SVG 24×24, линиями")},
	}
}

// kindHead is the schema of a kind without its fields.
var kindHead = &fields.Schema{Fields: append(kindFields(), fields.Field{Name: "fields", Type: fields.Table})}

// ReadKinds reads the kinds that a document declares at a path:
//
//	[kinds.recipe]
//	label = { en = "recipe", ru = "рецепт" }
//	[kinds.recipe.fields]
//	minutes = { type = "int", required = true, min = 1 }
//
// Declarations are themselves judged. A field may have the name of a common
// key of front matter only if it is of the same type: it then says more of
// that key.
func ReadKinds(d *fields.Doc, at ...any) (map[string]Kind, diag.List) {
	tree, _ := d.Get(at...).(map[string]any)
	kinds := make(map[string]Kind, len(tree))
	var problems diag.List
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		path := append(slices.Clone(at), name)
		if !IsName(name) {
			problems.Add(badName.At(d.KeyPlace(path...), diag.V{"name": name}))
			continue
		}
		head, found := kindHead.Judge(d, path...)
		problems.Add(found...)
		kind := Kind{Name: name, Label: texts(head["label"]), Doc: texts(head["doc"]), Route: head["route"] != false, Hue: NoHue}
		kind.Schema, _ = head["schema"].(string)
		if hue, given := head["hue"].(int64); given {
			kind.Hue = int(hue)
		}
		if icon, _ := head["icon"].(string); icon != "" {
			if _, ok := look.ParsePath(icon); ok {
				kind.Icon = icon
			} else {
				problems.Add(badIcon.At(d.Place(append(slices.Clone(path), "icon")...), diag.V{"kind": name}))
			}
		}
		if inside, given := fieldsKey(tree[name]); given {
			path := append(slices.Clone(path), inside)
			kind.Fields, found = fields.ReadFields(d, path...)
			problems.Add(found...)
			kind.Fields = slices.DeleteFunc(kind.Fields, func(f fields.Field) bool {
				common, is := commonKeys()[fields.Fold(f.Name)]
				if !is || common.Type == f.Type && common.List == f.List {
					return false
				}
				problems.Add(commonKey.At(d.KeyPlace(append(slices.Clone(path), f.Name)...),
					diag.V{"name": f.Name, "type": string(common.Type)}))
				return true
			})
		}
		if by, _ := head["linked_by"].(string); by != "" {
			var near []string
			for _, f := range kind.Fields {
				if f.Type != fields.Text {
					continue
				}
				if near = append(near, f.Name); fields.Fold(f.Name) == fields.Fold(by) {
					kind.LinkedBy = f.Name
				}
			}
			if kind.LinkedBy == "" {
				problems.Add(badLinkedBy.At(d.Place(append(slices.Clone(path), "linked_by")...),
					diag.V{"kind": name, "field": by, "near": diag.Nearest(by, near)}))
			}
		}
		kinds[name] = kind
	}
	return kinds, problems
}

// fieldsKey returns the key "fields" of a kind as it is spelled.
func fieldsKey(kind any) (string, bool) {
	table, _ := kind.(map[string]any)
	for key := range table {
		if fields.Fold(key) == "fields" {
			return key, true
		}
	}
	return "", false
}

func texts(v any) map[string]string {
	table, _ := v.(map[string]any)
	if len(table) == 0 {
		return nil
	}
	out := make(map[string]string, len(table))
	for lang := range table {
		out[lang], _ = table[lang].(string)
	}
	return out
}
