package theme

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"vizitka/generator/config"
	"vizitka/generator/diag"
	"vizitka/generator/fields"
)

// Contract is the number of the contract between the program and themes: what
// templates see, and what theme.toml may say. It grows when something that a
// theme may rest on is changed.
const Contract = 1

const manifestName = "theme.toml"

// defaultSizes is what a theme says of the width of pictures that says
// nothing: as wide as the window.
const defaultSizes = "100vw"

// A Form is a way in which a directive stands in the text.
type Form string

const (
	Container Form = "container" // :::name … :::
	Leaf      Form = "leaf"      // ::name{…} alone in its line
	Inline    Form = "inline"    // :name[…]{…}
)

// A Component is what a directive of an article is shown by.
type Component struct {
	Name  string
	Forms []Form         // that its directive may take, at least one
	Args  []fields.Field // its attributes
	// Ref is the kind of page that the text of an inline directive names; ""
	// if it names none.
	Ref string
}

// manifest is the schema that judges theme.toml. Kinds, options and a
// component's args are judged where they are read.
var manifest = &fields.Schema{Name: manifestName, Fields: manifestFields(nil, nil)}

// manifestFields declares theme.toml. kind is what stands in a table of kinds
// and field what stands in a table of declared fields; nil is anything.
func manifestFields(kind, field *fields.Field) []fields.Field {
	forms := []string{string(Container), string(Leaf), string(Inline)}
	return []fields.Field{
		{Name: "name", Type: fields.Text, Doc: both("what the theme is called", "как тема называется")},
		{Name: "description", Type: fields.Text, Doc: both("what it is like, in a sentence", "какая она, одним предложением")},
		{Name: "contract", Type: fields.Int, Min: new(1.0), Doc: both("the number of the contract it was made for", "номер соглашения, для которого она сделана")},
		{
			Name: "image_sizes", Type: fields.Text, Example: defaultSizes,
			Doc: both("how wide it shows a picture of a text: the attribute sizes of HTML", "какой ширины в ней картинка в тексте: атрибут sizes из HTML"),
		},
		{Name: "icons", Type: fields.Bool, Doc: both("whether it links to the icons that the program makes", "ссылается ли она на значки, которые делает программа")},
		{Name: "kinds", Type: fields.Table, Each: kind, Doc: both("the kinds of page it can show", "виды страниц, которые она показывает")},
		{Name: "options", Type: fields.Table, Each: field, Doc: both("what a site may set", "что может настроить сайт")},
		{Name: "components", Type: fields.Table, Doc: both("its components", "её компоненты"), Each: &fields.Field{
			Type: fields.Table, Fields: []fields.Field{
				{Name: "description", Type: fields.Text, Doc: both("what it is for", "для чего он")},
				{Name: "forms", Type: fields.Text, List: true, Values: forms, Doc: both("how its directive may stand", "как может стоять его директива")},
				{Name: "ref", Type: fields.Text, Doc: both("the kind of page that its text names", "вид страницы, которую называет её текст")},
				{Name: "args", Type: fields.Table, Each: field, Doc: both("its attributes", "его атрибуты")},
			},
		}},
	}
}

// Schema returns the JSON Schema of theme.toml, for editors.
func Schema() map[string]any {
	s := &fields.Schema{Name: manifestName, Fields: manifestFields(config.KindField(), fields.Declaration().Each)}
	return s.JSON()
}

func both(en, ru string) map[string]string { return map[string]string{"en": en, "ru": ru} }

// readManifests reads theme.toml of all layers, the lowest first. Without one
// a layer declares nothing.
func (t *Theme) readManifests(layers []map[string]*File) {
	t.Kinds, t.imageSizes = map[string]config.Kind{}, defaultSizes
	t.components = map[string]Component{}
	for _, layer := range slices.Backward(layers) {
		if file := layer[manifestName]; file != nil {
			t.readManifest(file)
		}
	}
	for name := range t.templates {
		if name, ok := componentName(name); ok && len(t.components[name].Forms) == 0 {
			t.components[name] = Component{Name: name, Forms: []Form{Container}}
		}
	}
}

func (t *Theme) readManifest(file *File) {
	doc, problems := fields.Parse(fields.Whole(file.Place, file.Bytes, fields.TOML))
	t.problems.Add(problems...)
	tree, problems := manifest.Judge(doc)
	t.problems.Add(problems...)
	if made, ok := tree["contract"].(int64); ok && made > Contract {
		t.problems.Add(newerContract.At(doc.Place("contract"), diag.V{
			"contract": strconv.FormatInt(made, 10), "known": strconv.Itoa(Contract),
		}))
	}
	if icons, ok := tree["icons"].(bool); ok {
		t.Icons = icons
	}
	if sizes, ok := tree["image_sizes"].(string); ok && sizes != "" {
		t.imageSizes = sizes
	}
	if at, ok := manifest.Written(doc, "kinds"); ok {
		kinds, problems := config.ReadKinds(doc, at...)
		t.problems.Add(problems...)
		maps.Copy(t.Kinds, kinds)
	}
	if at, ok := manifest.Written(doc, "options"); ok {
		options, problems := fields.ReadFields(doc, at...)
		t.problems.Add(problems...)
		for _, o := range options {
			t.Options = slices.DeleteFunc(t.Options, func(lower fields.Field) bool { return fields.Fold(lower.Name) == fields.Fold(o.Name) })
			t.Options = append(t.Options, o)
		}
	}
	components, _ := tree["components"].(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(components)) {
		t.readComponent(doc, name, components[name])
	}
}

func (t *Theme) readComponent(doc *fields.Doc, name string, declared any) {
	if t.templates["components/"+name+".html"] == nil {
		var names []string
		for path := range t.templates {
			if known, ok := componentName(path); ok {
				names = append(names, known)
			}
		}
		slices.Sort(names)
		t.problems.Add(noComponent.At(doc.KeyPlace("components", name), diag.V{"name": name, "near": diag.Nearest(name, names)}))
		return
	}
	c := Component{Name: name}
	tree, _ := declared.(map[string]any)
	c.Ref, _ = tree["ref"].(string)
	forms, _ := tree["forms"].([]any)
	for _, form := range forms {
		c.Forms = append(c.Forms, Form(form.(string)))
	}
	if len(c.Forms) == 0 {
		c.Forms = []Form{Container}
	}
	if at, ok := manifest.Written(doc, "components", name, "args"); ok {
		args, problems := fields.ReadFields(doc, at...)
		t.problems.Add(problems...)
		c.Args = args
	}
	t.components[name] = c
}

// componentName returns the name of the component that a template is.
func componentName(path string) (string, bool) {
	name, inside := strings.CutPrefix(path, "components/")
	name, isHTML := strings.CutSuffix(name, ".html")
	return name, inside && isHTML
}
