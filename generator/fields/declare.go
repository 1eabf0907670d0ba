package fields

import (
	"cmp"
	"slices"
	"strings"

	"vizitka/generator/diag"
)

// nestingMax is how many tables of declared keys may be within each other.
const nestingMax = 4

// ReadFields reads the declaration of fields that stands at a path:
//
//	[kinds.mistake.fields]
//	error      = { type = "markdown", required = true, doc = { en = "…", ru = "…" } }
//	breaksRule = { type = "page", of = "rule" }
//	consent    = { type = "bool", required = true, must = true }
//	start      = { type = "date", zone = "timezone" }
//	timezone   = { type = "text" }
//	links      = { type = "table", list = true, fields = { url = { type = "url", required = true } } }
//
// It returns them in the order of the document. The declaration is itself
// judged, by [Declaration]; a field that is declared wrongly is left out. A
// bool that must be true is an error where a page says false: nothing is built
// until the author agrees or takes the page away.
func ReadFields(d *Doc, at ...any) ([]Field, diag.List) {
	judged, problems := Declaration().Judge(d, at...)
	tree, _ := judged.(map[string]any)
	r := declarationReader{doc: d}
	out := r.fields(tree, slices.Clone(at))
	return out, append(problems, r.problems...)
}

// Declaration returns the field whose value [ReadFields] reads: what the
// schemas of themes and settings give to editors.
func Declaration() *Field { return declarationOf(nestingMax) }

func declarationOf(depth int) *Field {
	types := make([]string, len(Types))
	for i, t := range Types {
		types[i] = string(t)
	}
	texts := &Field{Type: Text}
	f := &Field{Type: Table, Fields: []Field{
		{Name: "type", Type: Text, Required: true, Values: types, Doc: both("what the value is", "что это за значение")},
		{Name: "required", Type: Bool, Doc: both("whether a page must give it", "обязательно ли оно")},
		{Name: "must", Type: Bool, Doc: both("whether a truth value must be true", "обязано ли логическое значение быть true")},
		{Name: "list", Type: Bool, Doc: both("whether it is a list of such values", "список ли это таких значений")},
		{Name: "values", Type: Text, List: true, Doc: both("the only values of a text", "единственно возможные значения текста")},
		{Name: "of", Type: Text, Doc: both("the kind of page that is referred to", "вид страницы, на которую это ссылка")},
		{Name: "zone", Type: Text, Doc: both("the field with the time zone of a date that is written without one", "поле с часовым поясом даты, записанной без него")},
		{Name: "min", Type: Float, Doc: both("the least number", "наименьшее число")},
		{Name: "max", Type: Float, Doc: both("the greatest number", "наибольшее число")},
		{Name: "default", Type: Any, Doc: both("what is taken where nothing is given", "что берётся, если не задано")},
		{Name: "example", Type: Any, Doc: both("what a new page is given; of what is no table, also by language: { en = …, ru = … }",
			"что получает новая страница; если это не таблица, можно и по языкам: { en = …, ru = … }")},
		{Name: "doc", Type: Table, Each: texts, Doc: both("what it is for, by language", "для чего оно, по языкам")},
		{Name: "label", Type: Table, Each: texts, Doc: both("its word, by language", "его название, по языкам")},
	}}
	if depth > 1 {
		inner := declarationOf(depth - 1)
		inner.Name = "fields"
		inner.Doc = both("the keys of a table", "ключи таблицы")
		f.Fields = append(f.Fields, *inner)
	}
	return &Field{Name: "fields", Type: Table, Each: f}
}

func both(en, ru string) map[string]string { return map[string]string{"en": en, "ru": ru} }

type declarationReader struct {
	doc      *Doc
	problems diag.List
}

// fields turns judged declarations into fields.
func (r *declarationReader) fields(tree map[string]any, at []any) []Field {
	names := sortedKeys(tree)
	slices.SortStableFunc(names, func(a, b string) int {
		return cmp.Compare(r.doc.offset(step(at, a)...), r.doc.offset(step(at, b)...))
	})
	var out []Field
	for _, name := range names {
		path := step(at, name)
		if !isFieldName(name) {
			r.problems.Add(badFieldName.At(r.doc.KeyPlace(path...), diag.V{"key": name}))
			continue
		}
		twin := slices.IndexFunc(out, func(f Field) bool { return Fold(f.Name) == Fold(name) })
		if twin >= 0 {
			other := out[twin].Name
			r.problems.Add(twinKey.At(r.doc.KeyPlace(path...), diag.V{"key": name, "other": other, "name": other}).
				With(firstKey.At(r.doc.KeyPlace(step(at, other)...), nil)))
			continue
		}
		if f, ok := r.field(name, tree[name], path); ok {
			out = append(out, f)
		}
	}
	r.zones(out, at)
	return out
}

// zones takes the name of a zone's field from dates beside which there is none
// of that name.
func (r *declarationReader) zones(declared []Field, at []any) {
	var names []string
	for _, f := range declared {
		if f.Type == Text && !f.List {
			names = append(names, f.Name)
		}
	}
	for i := range declared {
		f := &declared[i]
		if f.Zone != "" && !slices.Contains(names, f.Zone) {
			r.problems.Add(noZoneField.At(r.doc.Place(step(step(at, f.Name), "zone")...),
				diag.V{"name": f.Zone, "near": diag.Nearest(f.Zone, names)}))
			f.Zone = ""
		}
	}
}

func isFieldName(name string) bool {
	for i := 0; i < len(name); i++ {
		if c := name[i] | 0x20; !isBare(name[i]) || i == 0 && (c < 'a' || c > 'z') {
			return false
		}
	}
	return name != ""
}

// optionTypes says which types an option belongs to.
var optionTypes = map[string][]Type{
	"values": {Text, Markdown, URL, Email, Phone, File, Page},
	"of":     {Page},
	"must":   {Bool},
	"zone":   {DateType},
	"min":    {Int, Float},
	"max":    {Int, Float},
	"fields": {Table},
}

func (r *declarationReader) field(name string, declared any, path []any) (Field, bool) {
	tree, _ := declared.(map[string]any)
	kind, _ := tree["type"].(string)
	if kind == "" {
		return Field{}, false // reported by the schema
	}
	f := Field{Name: name, Type: Type(kind), Doc: texts(tree["doc"]), Label: texts(tree["label"])}
	f.Required, _ = tree["required"].(bool)
	f.Must, _ = tree["must"].(bool)
	f.List, _ = tree["list"].(bool)
	f.Of, _ = tree["of"].(string)
	f.Zone, _ = tree["zone"].(string)
	f.Min, f.Max = bound(tree["min"]), bound(tree["max"])
	values, _ := tree["values"].([]any)
	for _, v := range values {
		f.Values = append(f.Values, v.(string))
	}
	for _, option := range sortedKeys(tree) {
		if types := optionTypes[option]; types != nil && !slices.Contains(types, f.Type) {
			r.problems.Add(idleOption.At(r.doc.KeyPlace(step(path, option)...),
				diag.V{"key": option, "type": kind, "types": joinTypes(types)}))
		}
	}
	if f.Min != nil && f.Max != nil && *f.Min > *f.Max {
		r.problems.Add(emptyRange.At(r.doc.Place(step(path, "min")...), nil))
		return Field{}, false
	}
	if inner, ok := tree["fields"].(map[string]any); ok && f.Type == Table {
		f.Fields = r.fields(inner, step(path, "fields"))
	}
	f.Default = r.sample(&f, tree["default"], step(path, "default"))
	if byLanguage, ok := tree["example"].(map[string]any); ok && f.Type != Table && f.Type != Any {
		f.Examples = make(map[string]any, len(byLanguage))
		for _, lang := range sortedKeys(byLanguage) {
			f.Examples[lang] = r.sample(&f, byLanguage[lang], step(step(path, "example"), lang))
		}
	} else {
		f.Example = r.sample(&f, tree["example"], step(path, "example"))
	}
	return f, true
}

// sample judges a default or an example by the field that it is for.
func (r *declarationReader) sample(f *Field, v any, path []any) any {
	j := judge{doc: r.doc, path: path}
	judged, _ := j.value(newEntry(f), v)
	r.problems.Add(j.problems...)
	return judged
}

func joinTypes(types []Type) string {
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = string(t)
	}
	return strings.Join(names, ", ")
}

func texts(v any) map[string]string {
	table, _ := v.(map[string]any)
	if len(table) == 0 {
		return nil
	}
	out := make(map[string]string, len(table))
	for lang, text := range table {
		out[lang] = text.(string)
	}
	return out
}

func bound(v any) *float64 {
	if n, ok := v.(float64); ok {
		return &n
	}
	return nil
}
