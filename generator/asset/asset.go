// Package asset publishes the assets of a theme: style sheets, scripts,
// pictures. Text is minified; the address holds a part of the source's hash,
// so that a browser may keep a file for ever.
//
// All files below assets/ are published, each layer replacing those below it by
// path.
//
// The style sheet of highlighted code, highlight.css, is made by the program
// unless the theme has a file of that name.
package asset

import (
	"bytes"
	"mime"
	"path"
	"strings"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"

	"vizitka/generator/diag"
	"vizitka/generator/markdown"
	"vizitka/generator/output"
	"vizitka/generator/theme"
	"vizitka/generator/trace"
)

// highlightName is the asset that the program makes.
const highlightName = "highlight.css"

// An Asset is one file, ready to be published.
type Asset struct {
	Name string // below assets/: "style.css"
	Path string // in the finished site: "assets/style.1f0c8a2b.css"
	file *theme.File
}

// Find returns the asset of a name, and false where the theme has none. r
// notes the question.
func Find(t *theme.Theme, r *trace.Recorder, name string) (*Asset, bool) {
	name = path.Clean("/" + name)[1:]
	file, ok := t.AskAsset(r, "assets/"+name)
	if !ok {
		if name != highlightName {
			return nil, false
		}
		file = highlight()
	}
	ext := path.Ext(name)
	return &Asset{
		Name: name,
		Path: "assets/" + strings.TrimSuffix(name, ext) + "." + file.Hash.String()[:8] + ext,
		file: file,
	}, true
}

var highlight = sync.OnceValue(func() *theme.File {
	text := []byte(markdown.HighlightCSS())
	return &theme.File{Path: "assets/" + highlightName, Place: highlightName, Bytes: text, Hash: trace.Sum(text)}
})

var notMinified = diag.Declare(diag.Message{
	Name: "asset-syntax", Severity: diag.Warning,
	En: "{file} has a mistake, so it is published as it is: {detail}", Ru: "в {file} ошибка, поэтому файл опубликован как есть: {detail}",
	HintEn: "mend the file", HintRu: "исправьте файл",
})

// Bytes returns what is published: minified, or as it is where there is
// nothing to minify or the file has a mistake, which is then reported.
func (a *Asset) Bytes() ([]byte, diag.List) {
	p := a.file.Once(func() any { return publish(a.file) }).(published)
	return p.bytes, p.problems
}

// published is what is published of a file.
type published struct {
	bytes    []byte
	problems diag.List
}

func publish(f *theme.File) published {
	if path.Ext(f.Path) == ".css" {
		if problems := styleProblem(f.Place, f.Bytes); problems != nil {
			return published{f.Bytes, problems}
		}
	}
	b, err := Minify(f.Path, f.Bytes)
	if err != nil {
		return published{b, diag.List{notMinified.At(diag.File(f.Place), diag.V{"file": f.Place, "detail": err.Error()})}}
	}
	return published{b, nil}
}

// Minify returns a file without what is for its authors, by the ending of its
// name. With an error, and where there is nothing to minify, it returns the text
// as it is.
func Minify(name string, text []byte) ([]byte, error) {
	kind, _, _ := mime.ParseMediaType(types[path.Ext(name)])
	var out bytes.Buffer
	err := minifier().Minify(kind, &out, bytes.NewReader(text))
	if err == minify.ErrNotExist {
		return text, nil
	}
	if err != nil {
		return text, err
	}
	return out.Bytes(), nil
}

// types are the endings that are minified. The system's own table is not
// asked: it differs between machines.
var types = map[string]string{
	".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript",
	".json": "application/json", ".svg": "image/svg+xml", ".webmanifest": "application/json",
}

var minifier = sync.OnceValue(func() *minify.M {
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("text/javascript", js.Minify)
	m.AddFunc("application/json", json.Minify)
	m.Add("image/svg+xml", &svg.Minifier{KeepComments: false})
	return m
})

// Outputs returns an output for each asset of the theme and for
// highlight.css.
func Outputs(t *theme.Theme) []output.Output {
	names := []string{highlightName}
	for _, f := range t.Files() {
		if name, ok := strings.CutPrefix(f, "assets/"); ok && name != highlightName {
			names = append(names, name)
		}
	}
	var out []output.Output
	for _, name := range names {
		a, ok := Find(t, nil, name)
		if !ok {
			continue
		}
		origin := a.file.Place
		if name == highlightName {
			origin = ""
		}
		out = append(out, output.Output{Path: a.Path, Origin: origin, Make: func(r *trace.Recorder) output.Result {
			a, ok := Find(t, r, name)
			if !ok {
				return output.Result{}
			}
			b, problems := a.Bytes()
			return output.Result{Bytes: b, Problems: problems}
		}})
	}
	return out
}
