package build

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"
)

// A lawPage is a page of a site that the law is tried on.
type lawPage struct {
	title, date, layout, extra string
	weight                     int
	tags                       []string
	draft, broken              bool
	body                       []string // paragraphs
}

func (p lawPage) text() string {
	var b strings.Builder
	b.WriteString("+++\n")
	if p.broken {
		b.WriteString("title = \n")
	}
	fmt.Fprintf(&b, "title = %q\n", p.title)
	if p.date != "" {
		fmt.Fprintf(&b, "date = %s\n", p.date)
	}
	if p.layout != "" {
		fmt.Fprintf(&b, "layout = %q\n", p.layout)
	}
	if p.weight != 0 {
		fmt.Fprintf(&b, "weight = %d\n", p.weight)
	}
	if p.tags != nil {
		fmt.Fprintf(&b, "tags = [%q]\n", strings.Join(p.tags, `", "`))
	}
	if p.draft {
		b.WriteString("draft = true\n")
	}
	b.WriteString(p.extra)
	b.WriteString("\n+++\n" + strings.Join(p.body, "\n\n") + "\n")
	return strings.ReplaceAll(b.String(), `\"`, `"`)
}

// A lawFile is a file of the site: a page, or any text.
type lawFile struct {
	page *lawPage
	text string
}

func (f lawFile) bytes() []byte {
	if f.page != nil {
		return []byte(f.page.text())
	}
	return []byte(f.text)
}

// A lawSite is a site in a folder, with what is needed to edit it.
type lawSite struct {
	t      *rapid.T
	dir    string
	files  map[string]lawFile
	past   map[string][]lawVersion
	number int // of the next page
	edits  int // makes every edit write something new
}

type lawVersion struct {
	file lawFile
	time time.Time
}

var (
	lawFolders = []string{"", "rules", "rules/deep", "rules/deep/er", "notes", "notes/old", "recipes"}
	lawTags    = []string{"красный", "blue", "green tea", "one", "two"}
	lawDates   = []string{"", "2026-01-02", "2026-03-04", "2026-05-06T07:08:09Z", "2027-01-01"}
	lawExtras  = []string{
		"", "", "", `description = "words"`, `unlisted = true`, `image = "p.svg"`, `linkTitle = "Short"`, `toc = false`, `typography = false`,
		`summary = "In short"`, `aliases = ["was"]`, `slug = "other"`, `expiryDate = 2026-12-01`, `publishDate = 2026-02-02`, `lastmod = 2026-06-06`,
		"kind = \"profile\"\nname = \"Анна Иванова\"\nphoto = \"p.svg\"\nbio = \"see [p2](p2.md)\"\ncontacts = [{ type = \"phone\", value = \"8 495 000-00-00\" }]",
		"kind = \"talk\"\nstart = 2027-03-28", "kind = \"talk\"\nstart = 2027-03-28T01:30:00\nstatus = \"cancelled\"",
		"[menu.main]\nweight = 3\nidentifier = \"m\"", "[params]\ncolour = \"red\"\nlist = [\"a b\"]", "[params]\ncolour = \"blue\"\nlist = [\"a\", \"b\"]",
	}
	lawRules = []string{"", "number = 3", "number = 5", "breaks = \"p4.md\"", "breaks = \"p1\"", `why = "see [p2](p2.md)"`}
)

func draw[T any](s *lawSite, from []T, label string) T {
	return rapid.SampledFrom(from).Draw(s.t, label)
}

// newLawSite draws a site and writes it.
func newLawSite(t *rapid.T, dir string) *lawSite {
	s := &lawSite{t: t, dir: dir, files: map[string]lawFile{}, past: map[string][]lawVersion{}}
	s.settings(lawSettings)
	for name, text := range map[string]string{
		"site.second.toml":                      "title = \"Second\"\n[params]\ncolour = \"green\"\n",
		"data/numbers.toml":                     "one = 1\n",
		"data/people.csv":                       "name,age\nAnna,30\n",
		"themes/mine/theme.toml":                "name = \"mine\"\n",
		"themes/mine/partials/menu.html":        lawTheme["partials/menu.html"] + "mine",
		"themes/mine/strings/en.toml":           "extra = \"extra\"\n",
		"themes/mine/strings/ru.toml":           "extra = \"ещё\"\n",
		"static/robots.css":                     "x",
		"content/rules/p.svg":                   picture(3),
		"content/p.svg":                         picture(4),
		"content/notes/old/p.svg":               picture(5),
		"content/notes/p.en.svg":                picture(6),
		"content/rules/deep/attached photo.txt": "text",
	} {
		s.write(name, lawFile{text: text})
	}
	for _, folder := range []string{"", "rules", "notes", "rules/deep"} {
		s.write(path.Join("content", folder, "_index.md"), lawFile{page: &lawPage{title: "Раздел " + folder, body: []string{"Введение."}}})
	}
	for range rapid.IntRange(20, 60).Draw(t, "pages") {
		s.create()
	}
	return s
}

func picture(width int) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="4"/>`, width)
}

// lawSettings are the lines of site.toml, by key: each may be changed.
var lawSettings = map[string][]string{
	"1 title":       {`title = "Law"`, `title = "Закон"`},
	"1 base_url":    {`base_url = "https://law.test/"`, `base_url = "https://law.test/sub/"`},
	"1 language":    {`language = "ru"`},
	"1 timezone":    {`timezone = "UTC"`, `timezone = "Europe/Moscow"`},
	"1 themes":      {`themes = ["mine", "vizitka"]`, `themes = ["vizitka"]`},
	"2 author":      {"[author]\nname = \"Anna\"\nprofile = \"p2.md\"", "[author]\nname = \"Boris\""},
	"2 languages":   {"[languages.en]\ntitle = \"The law\"", "[languages.en]\ntitle = \"Law\"\nname = \"English (en)\"\n[languages.en.params]\ncolour = \"white\""},
	"2 look":        {"", "[look]\naccent = \"#123456\""},
	"2 markdown":    {"", "[markdown]\ntypography = false", "[markdown]\nemoji = true"},
	"2 sections":    {"[sections]\nrules = \"rule\"\nrecipes = \"recipe\"", "[sections]\nrules = \"rule\"", "[sections]\nrules = \"rule\"\nnotes = \"recipe\""},
	"2 permalinks":  {"", "[permalinks]\nnotes = \"/:year/:slug/\""},
	"2 pagination":  {"[pagination]\nsize = 4", "[pagination]\nsize = 3"},
	"2 taxonomies":  {"[taxonomies]\ntags = \"tag\"", "[taxonomies]\ntags = \"label\"", "[taxonomies]\ntags = \"tag\"\ntopics = \"topic\""},
	"2 params":      {"", "[params]\ncolour = \"black\""},
	"2 social":      append(slices.Repeat([]string{"[social]\ncards = false"}, 9), ""), // drawing cards takes most of the time
	"3 menu":        {"[[menus.main]]\nname = \"Home\"\nurl = \"/\"\n[[menus.main]]\npage = \"rules\"\nweight = 2", "[[menus.main]]\nname = \"Start\"\nurl = \"/\"", "[[menus.main]]\nname = \"Start\"\nurl = \"/\"\n[[menus.foot]]\nname = \"x\"\nurl = \"/x/\""},
	"4 kinds.quote": {"", "[kinds.quote]\nlabel = { ru = \"Цитата\" }", "[kinds.quote]\nhue = 5\nschema = \"Event\""},
}

// settings writes site.toml with one drawn value of each given key; of the
// others it keeps what is there.
func (s *lawSite) settings(which map[string][]string) {
	now := map[string]string{}
	for key, values := range lawSettings {
		now[key] = values[0]
	}
	old := strings.Split(s.files["site.toml"].text, "\n#")
	for _, part := range old[1:] {
		key, value, _ := strings.Cut(part, "\n")
		now[key] = value
	}
	for _, key := range slices.Sorted(maps.Keys(which)) {
		now[key] = draw(s, which[key], key)
	}
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(now)) {
		b.WriteString("\n#" + key + "\n" + now[key])
	}
	s.write("site.toml", lawFile{text: b.String()})
}

func (s *lawSite) must(err error) {
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *lawSite) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// write writes a file, and remembers what it was.
func (s *lawSite) write(name string, f lawFile) {
	s.remember(name)
	s.files[name] = f
	s.must(os.MkdirAll(filepath.Dir(s.path(name)), 0o755))
	s.must(os.WriteFile(s.path(name), f.bytes(), 0o644))
}

func (s *lawSite) remember(name string) {
	if f, ok := s.files[name]; ok {
		info, err := os.Stat(s.path(name))
		s.must(err)
		s.past[name] = append(s.past[name], lawVersion{f, info.ModTime()})
	}
}

func (s *lawSite) remove(name string) {
	s.remember(name)
	delete(s.files, name)
	s.must(os.Remove(s.path(name)))
}

// names returns the files whose names f wants, sorted.
func (s *lawSite) names(f func(name string) bool) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(s.files)), func(name string) bool { return !f(name) })
}

func isPage(name string) bool { return strings.HasSuffix(name, ".md") }

func isRegularPage(name string) bool { return isPage(name) && !strings.Contains(name, "_index") }

// onPage changes a page.
func (s *lawSite) onPage(change func(p *lawPage)) {
	name := draw(s, s.names(isPage), "page")
	p := *s.files[name].page
	p.tags, p.body = slices.Clone(p.tags), slices.Clone(p.body)
	change(&p)
	s.write(name, lawFile{page: &p})
}

// paragraph draws a paragraph of a body.
func (s *lawSite) paragraph() string {
	s.edits++
	other := fmt.Sprintf("p%d", rapid.IntRange(0, s.number+2).Draw(s.t, "other"))
	folder := draw(s, []string{"", "", "../", "/", "rules/", "../notes/"}, "folder")
	return fmt.Sprintf(draw(s, []string{
		`Слово "%d" -- и [ссылка](%s).`, "## Heading %d\n\n[%[2]s]", "Wiki [[%[3]s]] %[1]d", "Anchor [x](%[2]s#heading-1) %[1]d", "[[%[3]s#Heading 1]] %[1]d",
		"![picture](p.svg) %d", ":::note[Note %d]\nInner [[%[3]s]]\n:::", ":term[%[3]s] %[1]d", "::pic{src=p.svg}\n\n%d", "%d words :smile:", "## Heading 1", "[own](#heading-1) %d",
		"Title [[Page %[1]d]]", "<!--more-->", "[^1] %d\n\n[^1]: Footnote [a](%[2]s)",
	}, "paragraph"), rapid.IntRange(0, 3).Draw(s.t, "n")+s.edits%2, folder+other+".md", other)
}

// clean removes what fmt.Sprintf says of arguments that a form has no place
// for.
func cleanForm(text string) string {
	before, _, _ := strings.Cut(text, "%!(EXTRA")
	return before
}

// create makes a page of its own.
func (s *lawSite) create() {
	folder := draw(s, lawFolders, "folder")
	name := fmt.Sprintf("p%d", s.number)
	if rapid.IntRange(0, 3).Draw(s.t, "gap") == 3 {
		s.number++ // a name that links may name, and nobody has
	}
	s.number++
	ending := draw(s, []string{".md", ".md", ".md", ".en.md"}, "language")
	s.write(path.Join("content", folder, name+ending), lawFile{page: s.page(folder)})
}

func (s *lawSite) page(folder string) *lawPage {
	p := &lawPage{
		title: fmt.Sprintf("Page %d", rapid.IntRange(0, 30).Draw(s.t, "title")), date: draw(s, lawDates, "date"),
		weight: rapid.IntRange(0, 4).Draw(s.t, "weight"), extra: draw(s, lawExtras, "extra"), draft: rapid.IntRange(0, 9).Draw(s.t, "draft") == 9,
	}
	if strings.HasPrefix(folder, "rules") {
		p.extra = draw(s, lawRules, "rule") + "\n" + p.extra
	}
	if rapid.Bool().Draw(s.t, "tagged") {
		p.tags = []string{draw(s, lawTags, "tag")}
	}
	if n := rapid.IntRange(0, 2*len(lawSnippets)).Draw(s.t, "layout"); n < len(lawSnippets) {
		p.layout = fmt.Sprintf("s%d", n)
	}
	for range rapid.IntRange(0, 4).Draw(s.t, "paragraphs") {
		p.body = append(p.body, cleanForm(s.paragraph()))
	}
	return p
}
