package theme

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"vizitka/generator/diag"
	"vizitka/generator/trace"
)

// A Layer is one folder of a theme's files.
type Layer struct {
	Name    string
	FS      fs.FS  // rooted at the layer's folder
	Dir     string // how messages name that folder: "themes/mine"
	BuiltIn bool   // it ships inside the program
}

// A File is a file of the merged layers.
type File struct {
	Path  string // below the layer: "assets/main.css"
	Place string // as messages name it: "themes/mine/assets/main.css"
	Layer string // name of the layer it was taken from
	Bytes []byte // not to be changed
	Hash  trace.Hash
	made  sync.Once
	kept  any
}

// Once returns what make makes of the file. It is made once, so all who call
// Once on a file must make the same.
func (f *File) Once(make func() any) any {
	f.made.Do(func() { f.kept = make() })
	return f.kept
}

// Find returns the layers of the given names, top first. A folder of that name
// in folder, the site's own themes, is taken before the layer inside the
// program. A name that is neither is an error at the place that at gives for
// its index, and is left out.
func Find(names []string, folder fs.FS, builtIn map[string]fs.FS, at func(i int) diag.Place) ([]Layer, diag.List) {
	var layers []Layer
	var problems diag.List
	for i, name := range names {
		own := folder != nil && fs.ValidPath(name) && isDir(folder, name)
		inside, ok := builtIn[name]
		switch {
		case own:
			sub, err := fs.Sub(folder, name)
			if err != nil {
				problems.Add(unreadable.At(at(i), diag.V{"file": "themes/" + name, "detail": err.Error()}))
				continue
			}
			layers = append(layers, Layer{Name: name, FS: sub, Dir: "themes/" + name})
		case ok:
			layers = append(layers, Layer{Name: name, FS: inside, Dir: "themes/" + name, BuiltIn: true})
		default:
			known := layerNames(folder, builtIn)
			problems.Add(missingLayer.At(at(i), diag.V{
				"name": name, "near": diag.Nearest(name, known), "names": strings.Join(known, ", "),
			}))
		}
	}
	return layers, problems
}

func isDir(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.IsDir()
}

func layerNames(folder fs.FS, builtIn map[string]fs.FS) []string {
	var names []string
	for name := range builtIn {
		names = append(names, name)
	}
	if folder != nil {
		// A folder that cannot be listed has no names to suggest.
		entries, _ := fs.ReadDir(folder, ".")
		for _, e := range entries {
			if e.IsDir() && !hidden(e.Name()) {
				names = append(names, e.Name())
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// folders of a layer that are read. Whatever else stands in it (a licence, a
// picture for a catalogue) is nobody's business.
var folders = []string{"layouts", "partials", "components", "strings", "assets"}

// merge reads the layers. Files that replace each other by path are read from
// the uppermost layer alone; files of strings/ and theme.toml are wanted of
// every layer, so they are returned apart, by layer.
func merge(layers []Layer) (files map[string]*File, each []map[string]*File, problems diag.List) {
	files = map[string]*File{}
	for _, layer := range layers {
		own := map[string]*File{}
		take := func(name string) {
			apart := name == manifestName || strings.HasPrefix(name, "strings/")
			if _, replaced := files[name]; replaced && !apart {
				return
			}
			file := &File{Path: name, Place: path.Join(layer.Dir, name), Layer: layer.Name}
			text, err := fs.ReadFile(layer.FS, name)
			if err != nil {
				if name != manifestName || !errors.Is(err, fs.ErrNotExist) {
					problems.Add(unreadable.At(diag.File(file.Place), diag.V{"file": file.Place, "detail": err.Error()}))
				}
				return
			}
			file.Bytes, file.Hash = text, trace.Sum(text)
			if apart {
				own[name] = file
			}
			if files[name] == nil {
				files[name] = file
			}
		}
		take(manifestName)
		for _, folder := range folders {
			// An error is given to the function for the folder it is about.
			_ = fs.WalkDir(layer.FS, folder, func(name string, e fs.DirEntry, err error) error {
				switch {
				case err != nil:
					if name != folder || !errors.Is(err, fs.ErrNotExist) {
						place := path.Join(layer.Dir, name)
						problems.Add(unreadable.At(diag.File(place), diag.V{"file": place, "detail": err.Error()}))
					}
					return fs.SkipDir
				case hidden(e.Name()) && name != folder:
					if e.IsDir() {
						return fs.SkipDir
					}
				case e.Type().IsRegular():
					take(name)
				}
				return nil
			})
		}
		each = append(each, own)
	}
	return files, each, problems
}

// hidden reports whether a file is no part of a theme: a dot file or what an
// editor leaves behind.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#")
}
