package config

import (
	"errors"
	"io/fs"
	"maps"
	"slices"

	"vizitka/generator/diag"
	"vizitka/generator/fields"
)

// File is the name of the file of settings, in the site's folder.
const File = "site.toml"

// fileMax is how long a file of settings may be, in bytes.
const fileMax = 1 << 20

// Options are what a command line says about settings.
type Options struct {
	Environment string // lays site.ENVIRONMENT.toml over site.toml; "": nothing
	BaseURL     string // instead of base_url; "": as it is
}

// A layer is one source of settings.
type layer struct {
	from   string // the file, or the flag
	doc    *fields.Doc
	tree   map[string]any // what it gives, judged
	unread bool           // its text cannot be understood, so it gives nothing
}

// Load reads the settings of the site in fsys. They are never nil, and usable
// even where there are errors. A missing site.ENVIRONMENT.toml is no problem.
func Load(fsys fs.FS, o Options) (*Settings, diag.List) {
	var problems diag.List
	base, found := loadLayer(fsys, File)
	problems.Add(found...)
	if base == nil {
		if len(found) == 0 {
			problems.Add(noSettings(fsys))
		}
		base = &layer{from: File, doc: emptyDoc(File), unread: true}
	}
	layers := []layer{*base}
	if o.Environment != "" && !IsName(o.Environment) {
		problems.Add(badName.At(diag.Place{}, diag.V{"name": o.Environment}))
	} else if o.Environment != "" {
		over, found := loadLayer(fsys, "site."+o.Environment+".toml")
		problems.Add(found...)
		if over != nil {
			layers = append([]layer{*over}, layers...)
		}
	}
	if o.BaseURL != "" {
		flag := layer{from: "--base-url", doc: emptyDoc(""), tree: map[string]any{"base_url": o.BaseURL}}
		layers = append([]layer{flag}, layers...)
	}
	r := reader{layers: layers, tree: map[string]any{}}
	for _, l := range slices.Backward(layers) {
		r.tree = lay(r.tree, l.tree)
	}
	s := r.settings()
	if s.Title == "" && len(problems) == 0 {
		r.report(noTitle, base.doc.Place(), nil)
	}
	return s, append(problems, r.problems...)
}

// loadLayer reads and judges one file; nil if there is none.
func loadLayer(fsys fs.FS, name string) (*layer, diag.List) {
	text, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, diag.List{unreadable.At(diag.File(name), diag.V{"reason": reason(err)})}
	}
	source := fields.Whole(name, text, fields.TOML)
	source.Max = fileMax
	doc, problems := fields.Parse(source)
	unread := problems.Has(diag.Error)
	tree, found := judged.Given(doc)
	problems.Add(found...)
	return &layer{from: name, doc: doc, tree: tree, unread: unread}, problems
}

// Unread reports whether a file of settings is not there or cannot be
// understood: what the author meant is not known then.
func (s *Settings) Unread() bool {
	return slices.ContainsFunc(s.layers, func(l layer) bool { return l.unread })
}

// reason returns what went wrong without the path, which the place tells.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// noSettings says that a folder is no site, and knows the names under which
// Hugo's settings go.
func noSettings(fsys fs.FS) diag.Diagnostic {
	values := diag.V{}
	for _, name := range []string{"hugo.toml", "config.toml"} {
		if info, err := fs.Stat(fsys, name); err == nil && info.Mode().IsRegular() {
			values["hugo"] = name
			break
		}
	}
	return noSite.At(diag.Place{}, values)
}

func emptyDoc(file string) *fields.Doc {
	doc, _ := fields.Parse(fields.Whole(file, nil, fields.TOML))
	return doc
}

// lay returns tables laid over each other; anything else in the upper one
// replaces the lower.
func lay(lower, upper map[string]any) map[string]any {
	out := maps.Clone(lower)
	for key, v := range upper {
		over, isTable := v.(map[string]any)
		under, wasTable := out[key].(map[string]any)
		if isTable && wasTable {
			v = lay(under, over)
		}
		out[key] = v
	}
	return out
}
