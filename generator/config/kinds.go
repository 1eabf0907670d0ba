package config

import (
	"maps"
	"slices"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
)

// A Kind is a sort of page, with fields of its own.
type Kind struct {
	Name   string
	Label  map[string]string // language → its word
	Doc    map[string]string // language → what such a page is
	Route  bool              // such pages stand on the reading route
	Fields []fields.Field    // in the order of their declaration
}

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
		kind := Kind{Name: name, Label: texts(head["label"]), Doc: texts(head["doc"]), Route: head["route"] != false}
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
