package render

import (
	"html/template"
	"reflect"
	"slices"
	"strings"

	"vizitka/generator/look"
	"vizitka/generator/markdown"
	"vizitka/generator/site"
	"vizitka/generator/theme"
)

// A Function is one that templates may call.
type Function struct {
	Name   string
	Form   string // how it is called: "dateFormat LAYOUT DATE"
	En, Ru string // what it gives
	bind   func(w *worker) any
}

// Functions returns all functions of templates, by name. `vizitka funcs` and
// the documentation are made from it.
func Functions() []Function {
	all := slices.Concat(siteFunctions, contactFunctions, textFunctions, listFunctions, numberFunctions)
	slices.SortFunc(all, func(a, b Function) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// functions binds them to a worker.
func (w *worker) functions() template.FuncMap {
	m := template.FuncMap{
		"_items": items,
		"_len":   length,
		"_truth": truth,
	}
	for _, f := range Functions() {
		m[f.Name] = f.bind(w)
	}
	return m
}

// same is for functions that need no worker.
func same(f any) func(*worker) any { return func(*worker) any { return f } }

// Names is what a theme must know of the language of templates.
func Names(defaultLanguage string) theme.Names {
	n := theme.Names{Renamed: renamed, Members: members, Language: defaultLanguage}
	for _, f := range Functions() {
		n.Functions = append(n.Functions, f.Name)
	}
	return n
}

// members returns the fields and methods of a type of the data, by its name in
// errors.
func members(typeName string) []string {
	t, ok := dataTypes[strings.TrimPrefix(typeName, "*")]
	if !ok {
		return nil
	}
	var names []string
	if t.Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(t) {
			if f.IsExported() {
				names = append(names, f.Name)
			}
		}
	}
	for i := range reflect.PointerTo(t).NumMethod() {
		names = append(names, reflect.PointerTo(t).Method(i).Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

var dataTypes = func() map[string]reflect.Type {
	m := map[string]reflect.Type{}
	for _, t := range []reflect.Type{
		reflect.TypeFor[site.PageView](), reflect.TypeFor[site.View](), reflect.TypeFor[site.List](), reflect.TypeFor[site.Pager](),
		reflect.TypeFor[site.MenuView](), reflect.TypeFor[site.LanguageView](), reflect.TypeFor[site.AuthorView](), reflect.TypeFor[site.FileView](),
		reflect.TypeFor[site.HeadingView](), reflect.TypeFor[site.Resource](), reflect.TypeFor[site.Group](), reflect.TypeFor[Component](),
		reflect.TypeFor[Image](), reflect.TypeFor[LinkMap](), reflect.TypeFor[LinkNode](), reflect.TypeFor[look.Look](), reflect.TypeFor[look.Service](), reflect.TypeFor[Asset](), reflect.TypeFor[markdown.Heading](),
	} {
		m[t.String()] = t
	}
	return m
}()

// renamed tells what to write instead of names that Hugo has and Vizitka has
// not.
var renamed = map[string]string{
	".Type":                     ".Kind",
	".Pagination":               ".Paginate",
	".RSSLink":                  ".Feed, of a list",
	".OutputFormats":            "a link to feed.xml in the head",
	".AlternativeOutputFormats": "a link to feed.xml in the head",
	".Hugo":                     "nothing: it has no counterpart",
	".Scratch":                  "a variable: {{ $x := … }}",
	".Store":                    "a variable: {{ $x := … }}",
	".Sitemap":                  "nothing: the sitemap is made by itself",
	".RawContent":               ".Plain",
	".PlainWords":               ".WordCount",
	".FuzzyWordCount":           ".WordCount",
	".GitInfo":                  ".Lastmod",
	".UniqueID":                 ".ID",
	".BundleType":               ".IsPage",
	".Keywords":                 `.GetTerms "keywords"`,
	".URL":                      ".RelPermalink",
	".ExpiryDateISO":            ".ExpiryDate",
	".LastChange":               ".Lastmod",
	".Copyright":                ".Params.copyright",
	".BuildDrafts":              "nothing: drafts are chosen on the command line",
	".IsServer":                 "live",
	".Social":                   ".Params",
	".Authors":                  ".Author",
	".LanguagePrefix":           ".Home.RelPermalink",
	".RegularPagesRec":          ".RegularPagesRecursive",
	".GroupByDate":              `group "Date"`,
	".GroupBy":                  `group`,
	"partialCached":             "fragment",
	"T":                         "i18n",
	"hugo":                      "nothing: it has no counterpart",
	"resources":                 "asset",
	"resources.Get":             "asset",
	"images":                    "image",
	"warnf":                     "a note in the layout",
	"errorf":                    "a note in the layout",
	"readFile":                  ".Site.Data",
	"readDir":                   ".Resources",
	"getJSON":                   "a file in data/",
	"getCSV":                    "a file in data/",
	"now":                       "nothing: a build does not read the clock; take .Date",
	"time":                      "a date field",
	"os":                        "nothing: a build does not read the system",
	"getenv":                    "a setting under [params]",
	"newScratch":                "dict and variables",
	"apply":                     "range",
	"delimit":                   "join",
	"ref":                       "a relative link to the .md file",
	"relref":                    "a relative link to the .md file",
	"relLangURL":                "relURL",
	"absLangURL":                "absURL",
	"lang":                      ".Lang",
	"strings":                   "the function without the name before the dot",
	"collections":               "the function without the name before the dot",
	"transform":                 "the function without the name before the dot",
	"math":                      "the function without the name before the dot",
	"urls":                      "the function without the name before the dot",
	"templates":                 "the block or partial itself",
	"css":                       "asset",
	"js":                        "asset",
	"minify":                    "asset: it minifies",
	"fingerprint":               "asset: its address holds a hash",
	"toCSS":                     "asset",
	"sha256":                    "asset: its address holds a hash",
	"md5":                       "asset: its address holds a hash",
	"dateFormat.Format":         "dateFormat",
	"where.Where":               "where",
}
