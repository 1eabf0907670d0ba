package site

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/lang"
)

var sameAddress = diag.Declare(diag.Message{
	Name: "same-address", Severity: diag.Error,
	En: "two outputs have the address {address}", Ru: "у двух страниц или файлов один адрес: {address}",
	HintEn: `the name of {twin} differs only in Unicode form, so both look alike: delete one|rename one of the files, or give one a "slug" or "url" of its own`,
	HintRu: "имя {twin} отличается только формой Юникода, поэтому выглядит так же: удалите один из файлов|переименуйте один из файлов или задайте одному из них slug или url",
})

var otherOne = diag.Declare(diag.Message{
	Name: "same-address-other", Severity: diag.Note,
	En: "the other one is here", Ru: "второй здесь",
})

var undatedAddress = diag.Declare(diag.Message{
	Name: "undated-address", Severity: diag.Warning,
	En: `the address by "{pattern}" in [permalinks] is made of a date, and the page has none`, Ru: "адрес по образцу «{pattern}» из [permalinks] составляется из даты, а у страницы её нет",
	HintEn: `add "date" to the front matter; without it these parts are left out of the address`, HintRu: "добавьте date в начало файла; без неё этих частей в адресе нет",
})

// address gives a page and those below it their addresses.
func (s *Site) address(p *Page) (problems diag.List) {
	var undated string
	if p.path, undated = s.addressOf(p); undated != "" && p.original == nil {
		problems.Add(undatedAddress.At(diag.File(p.source()), diag.V{"pattern": undated}))
	}
	for _, c := range p.children {
		problems.Add(s.address(c)...)
	}
	return problems
}

// addressOf returns the address of a page, and the pattern of it, where that
// asks for a date that the page does not have.
func (s *Site) addressOf(p *Page) (address, undated string) {
	l := p.lang
	if p.role == Home {
		return l.prefix, ""
	}
	if u := p.meta.URL; u != "" {
		address := l.prefix + cleanAddress(u)
		if p.role == Section && !strings.HasSuffix(address, "/") {
			address += "/" // what is in the section goes below it
		}
		return address, ""
	}
	if pattern, ok := s.permalink(p); ok && p.role == Regular {
		if p.meta.Date.IsZero() && datePart.MatchString(pattern) {
			undated = pattern
		}
		return l.prefix + cleanAddress(s.fillPermalink(pattern, p)), undated
	}
	return p.parent.path + p.slug() + "/", ""
}

// datePart is a part of a pattern that the date fills, with what joins it to
// the part behind it.
var datePart = regexp.MustCompile(`:(?:year|month|day)[-_.]?`)

// cleanAddress makes an author's address one of ours: no leading slash, a
// trailing one unless it names a file. "v1.0" is a file, "v1.0/" is none.
func cleanAddress(u string) string {
	clean := strings.TrimPrefix(path.Clean("/"+u), "/")
	if clean != "" && (path.Ext(clean) == "" || strings.HasSuffix(u, "/")) {
		clean += "/"
	}
	return clean
}

// slug is the last step of a page's address.
func (p *Page) slug() string {
	if p.meta.Slug != "" {
		return orName(lang.Slug(p.lang.Code, p.meta.Slug), p.meta.Slug)
	}
	name := p.doc.Name.Base
	if name == "" {
		name = lastStep(p.doc.Name.Dir)
	}
	return orName(lang.Slug(p.doc.Name.Lang, name), name)
}

// orName takes a name as it is where nothing is left of it as a slug.
func orName(slug, name string) string {
	if slug != "" {
		return slug
	}
	return strings.ReplaceAll(name, "/", "-")
}

func (s *Site) permalink(p *Page) (string, bool) {
	for q := p.parent; q != nil && q.role == Section; q = q.parent {
		for _, name := range []string{q.doc.Name.Dir, strings.Trim(strings.TrimPrefix(q.path, q.lang.prefix), "/")} {
			if pattern, ok := s.settings.Permalinks[name]; ok {
				return pattern, true
			}
		}
	}
	return "", false
}

// fillPermalink replaces the names of a pattern such as "/:year/:slug/". Those
// of a date that is not there are left out.
func (s *Site) fillPermalink(pattern string, p *Page) string {
	section := ""
	if top := p.top(); top != nil {
		section = lastSegment(top.path)
	}
	sections := strings.Trim(strings.TrimPrefix(p.parent.path, p.lang.prefix), "/")
	title := orName(lang.Slug(p.lang.Code, p.meta.Title), p.slug())
	date := p.meta.Date
	if date.IsZero() {
		pattern = datePart.ReplaceAllString(pattern, "")
	}
	return strings.NewReplacer(
		":year", fmt.Sprintf("%04d", date.Year()), ":month", fmt.Sprintf("%02d", int(date.Month())), ":day", fmt.Sprintf("%02d", date.Day()),
		":sections", sections, ":section", section, ":slug", p.slug(), ":title", title, ":filename", orName(lang.Slug(p.doc.Name.Lang, p.doc.Name.Base), p.doc.Name.Base),
	).Replace(pattern)
}

func lastSegment(address string) string { return lastStep(strings.TrimSuffix(address, "/")) }

// outputPath is where the page stands in the finished site.
func (p *Page) outputPath() string { return OutputPath(p.path) }

// OutputPath returns the file of the finished site that an address is served
// from: "pravila/" from "pravila/index.html".
func OutputPath(address string) string {
	if address == "" || strings.HasSuffix(address, "/") {
		return address + "index.html"
	}
	return address
}

// aliasPath returns the address that an alias of a page means: relative to the
// page's own parent, or from the top.
func (p *Page) aliasPath(alias string) string {
	if strings.HasPrefix(alias, "/") {
		return cleanAddress(alias)
	}
	own := strings.TrimSuffix(p.path, "/")
	return cleanAddress(own[:len(own)-len(lastStep(own))] + alias)
}

// collisions reports outputs that meet at one address, and fills the table of
// pages by address. Case and Unicode form make no difference, because on some
// systems they make none.
func (s *Site) collisions() (problems diag.List) {
	type claim struct{ name, file string }
	claims := map[string]claim{}
	var order []string
	put := func(output, address, file string) bool {
		key := strings.ToLower(lang.NFC(output))
		first, taken := claims[key]
		if !taken {
			claims[key], order = claim{address, file}, append(order, key)
			return true
		}
		problems.Add(meeting(address, file, first.file))
		return false
	}
	for _, p := range s.pages {
		if put(p.outputPath(), p.path, p.source()) {
			s.byPath[p.path] = p
		}
	}
	for _, name := range sortedKeys(s.files) {
		if f := s.files[name]; f.output != "" {
			put(f.output, f.output, f.source)
		}
	}
	for _, p := range s.pages {
		if p.original != nil {
			continue
		}
		for _, alias := range p.meta.Aliases {
			put(OutputPath(p.aliasPath(alias)), p.aliasPath(alias), p.source())
		}
	}
	// A file cannot stand where a folder must.
	for _, output := range order {
		for i, c := range output {
			if first, taken := claims[output[:i]]; c == '/' && taken {
				problems.Add(meeting(first.name, claims[output].file, first.file))
			}
		}
	}
	return problems
}

// meeting tells of a file at an address that another has.
func meeting(address, file, first string) diag.Diagnostic {
	values := diag.V{"address": "/" + address}
	if first != file && lang.NFC(first) == lang.NFC(file) {
		values["twin"] = first
	}
	return sameAddress.At(diag.File(file), values).With(otherOne.At(diag.File(first), nil))
}

// source names the file a page comes from; a page without one is named by
// what makes it.
func (p *Page) source() string {
	switch {
	case p.doc.File != "":
		return p.doc.File
	case p.role == Term || p.role == Taxonomy:
		return "site.toml"
	}
	return path.Join("content", p.doc.Name.Dir)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// walkRoute lines up the regular pages of a language along the reading route.
func (s *Site) walkRoute(l *language) {
	var last *Page
	var walk func(p *Page)
	walk = func(p *Page) {
		for _, c := range p.children {
			if c.role == Regular && c.listed() {
				l.regular = append(l.regular, c)
				if s.onRoute(c) {
					if c.prev = last; last != nil {
						last.next = c
					}
					l.steps++
					c.step = l.steps
					last = c
				}
			}
			walk(c)
		}
	}
	walk(l.home)
}

// onRoute reports whether pages of this kind belong to the reading route.
func (s *Site) onRoute(p *Page) bool {
	kind, ok := s.kinds[p.doc.Kind]
	return !ok || kind.Route
}
