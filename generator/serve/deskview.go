package serve

import (
	"cmp"
	_ "embed"
	"errors"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"

	"vizitka/generator/diag"
	"vizitka/generator/lang"
)

var (
	//go:embed desk/desk.html
	deskHTML string
	//go:embed desk/desk.css
	deskCSS string
	//go:embed desk/desk.js
	deskJS string
)

// deskTemplates are read when the desk is first opened: one for each language.
var deskTemplates = sync.OnceValue(func() map[string]*template.Template {
	out := map[string]*template.Template{}
	for i, language := range []string{"en", "ru"} {
		out[language] = template.Must(template.New("desk").Funcs(template.FuncMap{
			"say": func(name string) (string, error) {
				texts, ok := deskWords[name]
				if !ok {
					return "", errors.New("the desk has no words for " + name)
				}
				return texts[i], nil
			},
			"css": func() template.CSS { return template.CSS(deskCSS) },
			"js":  func() template.JS { return template.JS(deskJS) },
		}).Parse(deskHTML))
	}
	return out
})

// A deskView is what the desk's template sees.
type deskView struct {
	Desk
	Lang, Token string
	Home        template.URL
	Order       order
	Columns     []column
	Rows        []deskRow
	Problems    []problem
	Hidden      int // problems that are not listed
	Errors      int
	Warnings    int
	Asked       NewPage
	Wrong       *problem
}

// A deskRow is a page in the desk's table.
type deskRow struct {
	DeskPage
	Address          template.URL // "" for a page that is not shown
	Errors, Warnings int
}

// A column of the desk's table.
type column struct {
	Name    string
	Number  bool // greatest first when it is clicked at
	compare func(language string, a, b deskRow) int
}

var columns = []column{
	{"title", false, func(language string, a, b deskRow) int { return lang.Compare(language, a.Title, b.Title) }},
	{"state", false, func(_ string, a, b deskRow) int {
		return cmp.Or(cmp.Compare(a.Held, b.Held), a.When.Compare(b.When))
	}},
	{"kind", false, func(_ string, a, b deskRow) int { return cmp.Compare(a.Kind, b.Kind) }},
	{"language", false, func(_ string, a, b deskRow) int {
		return cmp.Or(cmp.Compare(len(b.Missing), len(a.Missing)), cmp.Compare(a.Language, b.Language))
	}},
	{"words", true, func(_ string, a, b deskRow) int { return cmp.Compare(a.Words, b.Words) }},
	{"changed", true, func(_ string, a, b deskRow) int { return a.Changed.Compare(b.Changed) }},
	{"problems", true, func(_ string, a, b deskRow) int {
		return cmp.Or(cmp.Compare(a.Errors, b.Errors), cmp.Compare(a.Warnings, b.Warnings))
	}},
	{"in", true, func(_ string, a, b deskRow) int { return cmp.Compare(a.In, b.In) }},
	{"out", true, func(_ string, a, b deskRow) int { return cmp.Compare(a.Out, b.Out) }},
}

// viewOf makes of a desk what is shown of it.
func (p *Preview) viewOf(s *state, d Desk, by order) *deskView {
	language := "en"
	if p.options.Lang == "ru" {
		language = "ru"
	}
	found := s.Problems()
	v := &deskView{
		Desk: d, Lang: language, Token: p.token, Home: template.URL(escaped(s.base)), Order: by, Columns: columns,
		Problems: p.problems(found), Errors: found.Count(diag.Error), Warnings: found.Count(diag.Warning),
	}
	v.Hidden = v.Errors + v.Warnings - len(v.Problems)
	count := map[string][2]int{} // errors and warnings by source
	for _, problem := range found {
		n := count[problem.Place.File]
		switch problem.Severity() {
		case diag.Error:
			n[0]++
		case diag.Warning:
			n[1]++
		}
		count[problem.Place.File] = n
	}
	for _, page := range d.Pages {
		row := deskRow{DeskPage: page, Errors: count[page.Source][0], Warnings: count[page.Source][1]}
		if page.File != "" {
			row.Address = template.URL(escaped(address(s, page.File)))
		}
		v.Rows = append(v.Rows, row)
	}
	v.sort()
	return v
}

// sort puts the rows in order; those that are equal are in that of their files.
func (v *deskView) sort() {
	i := slices.IndexFunc(columns, func(c column) bool { return c.Name == v.Order.Column })
	slices.SortFunc(v.Rows, func(a, b deskRow) int {
		n := columns[i].compare(v.Lang, a, b)
		if v.Order.Down {
			n = -n
		}
		return cmp.Or(n, cmp.Compare(a.Source, b.Source))
	})
}

// Toggle returns the query that sorts by a column: the other way round if it
// does already.
func (v *deskView) Toggle(c column) string {
	down := c.Number
	if v.Order.Column == c.Name {
		down = !v.Order.Down
	}
	if down {
		return "?sort=" + c.Name + "&order=down"
	}
	return "?sort=" + c.Name
}

// Sorted returns the value of aria-sort of a column.
func (v *deskView) Sorted(c column) string {
	switch {
	case v.Order.Column != c.Name:
		return "none"
	case v.Order.Down:
		return "descending"
	default:
		return "ascending"
	}
}

// Total is the number of all pages, and of their words.
func (v *deskView) Total() (t struct{ Pages, Words int }) {
	for _, row := range v.Rows {
		t.Words += row.Words
	}
	t.Pages = len(v.Rows)
	return t
}

// Spot writes the place of a problem as the form for the editor sends it.
func (p problem) Spot() string { return spot{p.File, p.Line, p.Column}.String() }

// Where writes the place of a problem as people read it.
func (p problem) Where() string {
	where := p.File
	if p.Line > 0 {
		where += ":" + strconv.Itoa(p.Line)
		if p.Column > 0 {
			where += ":" + strconv.Itoa(p.Column)
		}
	}
	return where
}

// Lines returns the excerpt of a problem with its caret.
func (p problem) Lines() string {
	var b strings.Builder
	for _, line := range p.Excerpt {
		number := strconv.Itoa(line.Number)
		b.WriteString(number + " │ " + line.Text + "\n")
		if line.Number == p.Line && p.Caret != "" {
			b.WriteString(strings.Repeat(" ", len(number)) + " │ " + p.Caret + "\n")
		}
	}
	return b.String()
}
