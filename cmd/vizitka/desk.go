package main

import (
	"errors"
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"vizitka/generator/build"
	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/lang"
	"vizitka/generator/serve"
	"vizitka/generator/site"
)

var (
	newSection = diag.Declare(diag.Message{
		Name: "new-unknown-section", Severity: diag.Error,
		En: `there is no folder "{section}" in content/`, Ru: "в content/ нет папки «{section}»",
		HintEn: "did you mean {near}?|there are: {sections}", HintRu: "может быть, {near}?|есть: {sections}",
	})
	newLanguage = diag.Declare(diag.Message{
		Name: "new-unknown-language", Severity: diag.Error,
		En: `this site has no language "{language}"`, Ru: "у этого сайта нет языка «{language}»",
		HintEn: "did you mean {near}?|there are: {languages}", HintRu: "может быть, {near}?|есть: {languages}",
	})
	newName = diag.Declare(diag.Message{
		Name: "new-no-name", Severity: diag.Error,
		En: `no name of a file can be made of the title "{title}"`, Ru: "из названия «{title}» не сделать имени файла",
		HintEn: "it needs a letter or a digit, and must not be a name that means something else: index, con, aux",
		HintRu: "нужна хотя бы одна буква или цифра, а имена с особым значением (index, con, aux) не подходят",
	})
)

// An author is the one at the preview, as the preview knows him.
type author struct {
	*preview
	visual string // $VISUAL
}

func (a author) Editor() (preset, visual string) {
	return a.state.Load().Settings().Editor, a.visual
}

func (a author) Source(name string) (string, bool) {
	if _, ok := a.state.Load().Tree().Lookup(name); !ok {
		return "", false
	}
	dir, err := a.call.dir()
	return filepath.Join(dir, filepath.FromSlash(name)), err == nil
}

func (a author) Desk() serve.Desk {
	st := a.state.Load()
	d := serve.Desk{
		Title: st.Settings().Title, Languages: languageCodes(st), Sections: folders(st), Kinds: st.Rules().Kinds(),
	}
	views := map[string]*site.View{}
	for _, code := range d.Languages {
		views[code] = st.Site().View(code, nil, nil)
	}
	out := map[string]site.LeftOut{}
	for _, l := range st.LeftOut() {
		out[l.File] = l
	}
	for _, doc := range st.Documents() {
		page := serve.DeskPage{
			Source: doc.File, Title: doc.Meta.Title, Kind: doc.Kind, Language: doc.Name.Lang, File: st.PageOf(doc.File),
			Words: doc.Words, Minutes: lang.ReadingTime(doc.Words, doc.Name.Lang),
		}
		if f, ok := st.Tree().Lookup(doc.File); ok {
			page.Changed = time.Unix(0, f.Stat.Modified).In(st.Settings().Location)
		}
		if l, left := out[doc.File]; left {
			page.Held, page.When = stateNames[l.Reason], l.When
		} else {
			page.Held = stateNames[st.HeldBack(page.File)]
		}
		if id := st.Site().PageAt(page.File); id != "" && page.File != "" {
			join(&page, views[page.Language].PageByID(id), d.Languages)
		}
		d.Pages = append(d.Pages, page)
	}
	return d
}

// join tells of a page on the desk what it is among the others.
func join(page *serve.DeskPage, p *site.PageView, languages []string) {
	page.In, page.Out = p.Backlinks().Len(), p.Links().Len()
	page.Alone = page.In == 0 && !p.IsNode()
	have := map[string]bool{}
	for _, twin := range p.AllTranslations().Items() {
		have[twin.Lang()] = true
	}
	for _, code := range languages {
		if !have[code] {
			page.Missing = append(page.Missing, code)
		}
	}
	if page.Held == stateNames[site.Future] {
		page.When = p.PublishDate()
		if page.When.IsZero() {
			page.When = p.Date()
		}
	}
}

func (a author) NewPage(n serve.NewPage) (string, *diag.Diagnostic) {
	st := a.state.Load()
	languages := languageCodes(st)
	if n.Language == "" {
		n.Language = languages[0]
	}
	if n.Kind == "" {
		n.Kind = kindOfFolder(st, n.Section)
	}
	n.Title = strings.Join(strings.Fields(n.Title), " ")
	base := fileName(n.Language, n.Title)
	var wrong diag.Diagnostic
	switch sections, kinds := folders(st), st.Rules().Kinds(); {
	case !slices.Contains(languages, n.Language):
		wrong = noSuch(newLanguage, "language", n.Language, languages)
	case !slices.Contains(sections, n.Section):
		wrong = noSuch(newSection, "section", n.Section, sections[1:])
	case !slices.Contains(kinds, n.Kind):
		wrong = noSuch(newKind, "kind", n.Kind, kinds)
	case base == "":
		wrong = newName.At(diag.Place{}, diag.V{"title": n.Title})
	default:
		if n.Language != languages[0] {
			base += "." + n.Language
		}
		file, err := a.call.writePage(st, page{kind: kindNamed(st, n.Kind), title: n.Title, language: n.Language}, n.Section, base)
		var told problem
		switch {
		case err == nil:
			return file, nil
		case errors.As(err, &told):
			wrong = told.Diagnostic
		default:
			wrong = machineError.At(diag.Place{}, diag.V{"detail": err.Error()})
		}
	}
	return "", &wrong
}

// longest is how many bytes the name of a file may have that is made of a title.
const longest = 100

// taken are names of files that mean something: the page of a folder, and the
// devices of Windows.
var taken = regexp.MustCompile(`^(index|con|prn|aux|nul|(com|lpt)[0-9])$`)

// fileName makes the name of a file of a title, without ending; "" if none can
// be made. A long one ends with a word.
func fileName(language, title string) string {
	name := lang.Slug(language, title)
	if len(name) > longest {
		end := strings.LastIndexByte(name[:longest+1], '-')
		if end <= 0 {
			for end = longest; !utf8.RuneStart(name[end]); end-- {
			}
		}
		name = name[:end]
	}
	if taken.MatchString(name) {
		return ""
	}
	return name
}

func languageCodes(st *build.State) (codes []string) {
	for _, l := range st.Settings().Languages {
		codes = append(codes, l.Code)
	}
	return codes
}

// folders returns the folders within content/ that have pages, in order, as
// they are on disk; the first is "", content/ itself.
func folders(st *build.State) []string {
	all := map[string]bool{"": true}
	for _, doc := range st.Documents() {
		dir := path.Dir(doc.Name.Path)
		if doc.Name.Role == content.Bundle {
			dir = path.Dir(dir)
		}
		for ; dir != "."; dir = path.Dir(dir) {
			all[dir] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}
