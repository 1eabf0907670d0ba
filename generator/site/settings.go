package site

import (
	"path"
	"slices"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/lang"
)

// Messages about settings that name what is not in content/.
var (
	menuNoPage = diag.Declare(diag.Message{
		Name: "menu-no-page", Severity: diag.Warning,
		En: `a menu entry names a page that is not there: "{page}"`, Ru: "пункт меню называет страницу, которой нет: «{page}»",
		HintEn: `did you mean "{near}"?|name the page by its file, from content/ on`, HintRu: "может быть, «{near}»?|укажите файл страницы, считая от content/",
	})
	menuLeftOut = diag.Declare(diag.Message{
		Name: "menu-left-out", Severity: diag.Warning,
		En: `a menu entry names a page that is not published: "{page}"`, Ru: "пункт меню называет страницу, которая не опубликована: «{page}»",
		HintEn: "publish that page (draft, publishDate, expiryDate), or leave the entry out", HintRu: "опубликуйте ту страницу (draft, publishDate, expiryDate) или уберите пункт",
	})
	menuParent = diag.Declare(diag.Message{
		Name: "menu-parent", Severity: diag.Warning,
		En: `the menu "{menu}" has no entry "{parent}"`, Ru: "в меню «{menu}» нет пункта «{parent}»",
		HintEn: `did you mean "{near}"?|name the entry above by its name or identifier`, HintRu: "может быть, «{near}»?|укажите имя или identifier пункта, под которым стоит этот",
	})
	profileNoPage = diag.Declare(diag.Message{
		Name: "profile-no-page", Severity: diag.Warning,
		En: `[author] names a profile that is not there: "{page}"`, Ru: "в [author] назван профиль, которого нет: «{page}»",
		HintEn: `did you mean "{near}"?|name the page by its file, from content/ on`, HintRu: "может быть, «{near}»?|укажите файл страницы, считая от content/",
	})
	logoNoFile = diag.Declare(diag.Message{
		Name: "logo-no-file", Severity: diag.Warning,
		En: `there is no file "{file}" in static/`, Ru: "в static/ нет файла «{file}»",
		HintEn: `did you mean "{near}"?|put the file into static/, and name it from there on`, HintRu: "может быть, «{near}»?|положите файл в static/ и укажите его имя оттуда",
	})
	noFolder = diag.Declare(diag.Message{
		Name: "no-content-folder", Severity: diag.Warning,
		En: `[{table}] names a folder that is not in content/: "{folder}"`, Ru: "в [{table}] названа папка, которой нет в content/: «{folder}»",
		HintEn: `did you mean "{near}"?|make the folder, or leave the line out`, HintRu: "может быть, «{near}»?|создайте папку или уберите строку",
	})
)

// called finds the page that settings or a template call by a path from
// content/ on, a file's name or a title, in a language: a page that is only in
// another is found as its fallback.
func (s *Site) called(l *language, name string) *Page {
	at := strings.Trim(path.Clean("/"+lang.NFC(name)), "/")
	switch at {
	case "", "_index.md", "index.md", "_index", "index":
		return l.home
	}
	if p := s.byName(l.home, name); p != nil {
		if own, ok := s.byKey[pageKey{l.Code, p.key()}]; ok {
			return own // the name was that of a translation: x.en.md
		}
		return p
	}
	return folderIn(l.home, at)
}

// folderIn finds the section of a folder below a page, also one without a page
// of its own.
func folderIn(p *Page, dir string) *Page {
	for _, c := range p.children {
		if c.role != Section {
			continue
		}
		if c.doc.Name.Dir == dir {
			return c
		}
		if strings.HasPrefix(dir, c.doc.Name.Dir+"/") {
			return folderIn(c, dir)
		}
	}
	return nil
}

// judgeSettings reports what settings and menus name that is not there.
func (s *Site) judgeSettings(in Input) (problems diag.List) {
	told := map[diag.Place]bool{} // languages share what they do not say themselves
	once := func(p diag.Place) bool {
		first := !told[p]
		told[p] = true
		return first
	}
	for _, l := range s.languages {
		for _, menu := range s.menuNames(l) {
			problems.Add(s.judgeMenu(l, menu, once)...)
		}
		if name := l.Author.Profile; name != "" && s.called(l, name) == nil {
			place := s.settings.Place("author", "profile")
			if own := s.settings.Place("languages", l.Code, "author", "profile"); own.Line > 0 {
				place = own
			}
			if _, near := s.missing(l.home, name); once(place) {
				problems.Add(profileNoPage.At(place, diag.V{"page": name, "near": near}))
			}
		}
	}
	problems.Add(s.judgeLogo("logo", s.settings.Look.Logo)...)
	problems.Add(s.judgeLogo("logo_png", s.settings.Look.LogoPNG)...)
	return append(problems, s.judgeFolders(in)...)
}

// judgeLogo reports a file of static/ that a key of [look] names in vain.
func (s *Site) judgeLogo(key, name string) (problems diag.List) {
	if _, there := s.files[path.Join("static", path.Clean("/"+lang.NFC(name)))]; name == "" || there {
		return nil
	}
	var names []string
	for _, f := range sortedKeys(s.files) {
		if rest, ok := strings.CutPrefix(f, "static/"); ok {
			names = append(names, rest)
		}
	}
	problems.Add(logoNoFile.At(s.settings.Place("look", key), diag.V{"file": name, "near": diag.Nearest(name, names)}))
	return problems
}

func (s *Site) judgeMenu(l *language, menu string, once func(diag.Place) bool) (problems diag.List) {
	for _, m := range l.Menus[menu] {
		if m.Page == "" || s.called(l, m.Page) != nil || !once(m.Place) {
			continue
		}
		fault, near := s.missing(l.home, strings.Trim(m.Page, "/"))
		message := menuNoPage
		if fault == LeftOutPage {
			message = menuLeftOut
		}
		problems.Add(message.At(m.Place, diag.V{"page": m.Page, "near": near}))
	}
	entries := s.entries(l, menu)
	var names []string
	for _, e := range entries {
		names = append(names, e.name, e.identifier, e.title())
	}
	slices.Sort(names)
	for _, e := range entries {
		if e.parent != "" && e.above(entries) == nil && once(e.place) {
			problems.Add(menuParent.At(e.place, diag.V{"menu": menu, "parent": e.parent, "near": diag.Nearest(e.parent, names)}))
		}
	}
	return problems
}

// judgeFolders reports the folders that [sections] and [permalinks] name in
// vain. A pattern may also go by the address of a section.
func (s *Site) judgeFolders(in Input) (problems diag.List) {
	if len(s.settings.Sections)+len(s.settings.Permalinks) == 0 {
		return nil
	}
	folders := map[string]bool{}
	add := func(dir string) {
		for below := true; below && dir != "" && !folders[dir]; dir, below = parentFolder(dir) {
			folders[dir] = true
		}
	}
	for _, d := range in.Documents {
		add(d.Name.Dir)
	}
	for _, f := range in.Files {
		if rest, ok := strings.CutPrefix(f, "content/"); ok && strings.Contains(rest, "/") {
			add(lang.NFC(path.Dir(rest)))
		}
	}
	names := sortedKeys(folders)
	for _, name := range sortedKeys(s.settings.Sections) {
		if !folders[name] {
			problems.Add(noFolder.At(s.settings.Place("sections", name), diag.V{"table": "sections", "folder": name, "near": diag.Nearest(name, names)}))
		}
	}
	for _, name := range sortedKeys(s.settings.Permalinks) {
		if !folders[name] && s.byPath[name+"/"] == nil {
			problems.Add(noFolder.At(s.settings.Place("permalinks", name), diag.V{"table": "permalinks", "folder": name, "near": diag.Nearest(name, names)}))
		}
	}
	return problems
}
