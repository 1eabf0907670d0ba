package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"vizitka/generator/build"
	"vizitka/generator/config"
	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/fields"
	"vizitka/generator/lang"
)

var (
	newKind = diag.Declare(diag.Message{
		Name: "new-unknown-kind", Severity: diag.Error,
		En: `this site has no kind of page "{kind}"`, Ru: "на этом сайте нет вида страниц «{kind}»",
		HintEn: "did you mean {near}?|its kinds are: {kinds}", HintRu: "может быть, {near}?|есть виды: {kinds}",
	})
	newOutside = diag.Declare(diag.Message{
		Name: "new-outside", Severity: diag.Error,
		En: `"{path}" is not in content/`, Ru: "«{path}» – не в content/",
		HintEn: "write the path from content/ on: rules/ask-plainly", HintRu: "пишите путь от content/: pravila/prosi-pryamo",
	})
	newExists = diag.Declare(diag.Message{
		Name: "new-exists", Severity: diag.Error,
		En: `"{file}" exists already`, Ru: "«{file}» уже есть",
		HintEn: "choose another name, or edit that file", HintRu: "выберите другое имя или правьте этот файл",
	})
)

// noSuch says that a word is none of those there are.
func noSuch(m *diag.Message, what, word string, words []string) diag.Diagnostic {
	return m.At(diag.Place{}, diag.V{what: word, "near": diag.Nearest(word, words), what + "s": strings.Join(words, ", ")})
}

// newPage makes a page of a kind, at a path within content/.
func (c *call) newPage(kind, name string) error {
	st, err := c.look(nil)
	if err != nil {
		return err
	}
	defer st.Close()
	kinds := st.Rules().Kinds()
	if !slices.Contains(kinds, kind) {
		return wrongUse{noSuch(newKind, "kind", kind, kinds)}
	}
	language := st.Settings().Language
	dir, base, ok := splitPath(name)
	if !ok {
		return wrongUse{newOutside.At(diag.Place{}, diag.V{"path": name})}
	}
	title := titleOf(base)
	if slug := lang.Slug(language, base); slug != "" && base != "_index" {
		base = slug
	}
	for i, part := range dir {
		if slug := lang.Slug(language, part); slug != "" {
			dir[i] = slug
		}
	}
	file, err := c.writePage(st, page{kind: kindNamed(st, kind), title: title, language: language}, path.Join(dir...), base)
	if err != nil {
		return err
	}
	c.tellWritten([]string{file})
	return nil
}

// splitPath takes a path within content/ apart. It may begin with content/ and
// end in .md, as completion in a shell gives it.
func splitPath(name string) (dir []string, base string, ok bool) {
	name = strings.ReplaceAll(filepath.ToSlash(name), `\`, "/")
	name = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(name, "./"), "content/"), ".md")
	if !filepath.IsLocal(filepath.FromSlash(name)) || strings.HasSuffix(name, "/") || strings.Contains(name, "\x00") {
		return nil, "", false
	}
	name = path.Clean(name)
	if name == "." {
		return nil, "", false
	}
	parts := strings.Split(name, "/")
	return parts[:len(parts)-1], parts[len(parts)-1], true
}

// titleOf makes a title of a file's name: "ask-plainly" is "Ask plainly".
func titleOf(base string) string {
	if !strings.Contains(base, " ") {
		base = strings.NewReplacer("-", " ", "_", " ").Replace(base)
	}
	base = strings.TrimSpace(base)
	runes := []rune(base)
	if len(runes) == 0 {
		return base
	}
	return strings.ToUpper(string(runes[0])) + string(runes[1:])
}

// writePage writes the file of a page that is not there yet, into a folder
// within content/, and returns its name.
func (c *call) writePage(st *build.State, p page, folder, base string) (file string, err error) {
	dir, err := c.dir()
	if err != nil {
		return "", err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", err
	}
	defer root.Close()
	p.kindGiven = kindOfFolder(st, folder) == p.kind.Name
	p.date = c.now().In(st.Settings().Location)
	file = path.Join(contentFolder, folder, base+".md")
	err = writeNew(root, file, []byte(frontMatter(p)))
	if errors.Is(err, fs.ErrExist) {
		return "", problem{newExists.At(diag.Place{}, diag.V{"file": file})}
	}
	return file, err
}

// kindOfFolder returns the kind that a page in a folder within content/ has
// without naming one.
func kindOfFolder(st *build.State, folder string) string {
	if kind, ok := st.Rules().FolderKind(folder); ok {
		return kind
	}
	return content.DefaultKind
}

// kindNamed returns a kind of the site: its own, or the theme's.
func kindNamed(st *build.State, name string) config.Kind {
	if kind, ok := st.Settings().Kinds[name]; ok {
		return kind
	}
	kind := st.Theme().Kinds[name]
	kind.Name = name // a theme need not declare the default kind
	return kind
}

// A page is what front matter is written for.
type page struct {
	kind            config.Kind
	kindGiven       bool // its folder says the kind already
	title, language string
	date            time.Time
}

// frontMatter writes the front matter of a new page: title, date and kind, and
// the fields of the kind, each with what it is for: those that are required
// filled with an example, the others as comments.
func frontMatter(p page) string {
	var b strings.Builder
	b.WriteString("+++\n")
	b.WriteString("title = " + fields.FormatTOML(p.title) + "\n")
	b.WriteString("date = " + p.date.Format(time.DateOnly) + "\n")
	if !p.kindGiven {
		b.WriteString("kind = " + fields.FormatTOML(p.kind.Name) + "\n")
	}
	own := map[string]bool{"title": true, "date": true}
	for i := range p.kind.Fields {
		own[p.kind.Fields[i].Name] = true
	}
	for _, f := range config.FrontMatter(nil).Fields {
		if (f.Name == "description" || f.Name == "draft") && !own[f.Name] {
			b.WriteString(fieldLine(&f, p.language))
		}
	}
	for i := range p.kind.Fields {
		if f := &p.kind.Fields[i]; f.Name != "title" && f.Name != "date" {
			b.WriteString(fieldLine(f, p.language))
		}
	}
	b.WriteString("+++\n\n")
	return b.String()
}

// fieldLine gives a field a value, as a comment unless it is required, and
// says what it is for in a language, else in English.
func fieldLine(f *fields.Field, language string) string {
	line := fields.FormatKey(f.Name) + " = " + fields.FormatTOML(f.Sample(language))
	if !f.Required {
		line = "# " + line
	}
	if doc := cmp.Or(f.Doc[language], f.Doc["en"]); doc != "" {
		line += "  # " + doc
	}
	return line + "\n"
}
