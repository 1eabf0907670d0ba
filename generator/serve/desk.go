package serve

import (
	"bytes"
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"vizitka/generator/diag"
)

// A Desk is what the author's desk tells of one state of the site.
type Desk struct {
	Title     string
	Languages []string // codes, the default one first
	Sections  []string // folders of content/ where a page can be, "" for content/ itself
	Kinds     []string
	Pages     []DeskPage
}

// A DeskPage is a page that has a source.
type DeskPage struct {
	Source, Title, Kind, Language string

	File    string    // of the site, "" for a page that is not shown
	Held    string    // "draft", "future" or "expired" if it would not be published now
	When    time.Time // of publication or expiry; zero for none
	Changed time.Time // the source

	Words, Minutes int
	In, Out        int      // pages that link to it, pages that it links to
	Alone          bool     // no page links to it, and no list of pages is it
	Missing        []string // languages that it is not translated to
}

// A NewPage is a page that is asked for.
type NewPage struct {
	Title    string
	Section  string // one of Desk.Sections
	Kind     string // one of Desk.Kinds; "" for that of the section
	Language string // one of Desk.Languages; "" for the default one
}

const (
	shownTime = 5 * time.Second // that a new page is waited for
	shownLook = 20 * time.Millisecond
)

// desk is the address of the author's desk.
func (p *Preview) desk(w http.ResponseWriter, r *http.Request) {
	p.sendDesk(w, r, http.StatusOK, nil, NewPage{})
}

// newPage is the address that makes a page, and goes to it. It is told by the
// watch: until then it cannot be shown.
func (p *Preview) newPage(w http.ResponseWriter, r *http.Request) {
	asked := NewPage{
		Title: strings.TrimSpace(r.PostFormValue("title")), Section: r.PostFormValue("section"),
		Kind: r.PostFormValue("kind"), Language: r.PostFormValue("language"),
	}
	source, wrong := p.options.Author.NewPage(asked)
	if wrong != nil {
		p.refuse(w, r, http.StatusConflict, *wrong, asked)
		return
	}
	w.Header().Set("Location", p.shownAt(r.Context(), source))
	w.WriteHeader(http.StatusSeeOther)
}

// shownAt returns the address of the page of a source as soon as there is one;
// that of the desk if none comes.
func (p *Preview) shownAt(ctx context.Context, source string) string {
	look := time.NewTicker(shownLook)
	defer look.Stop()
	late := time.After(shownTime)
	for {
		s := p.newest.Load()
		if page := s.PageOf(source); page != "" {
			return escaped(address(s, page))
		}
		select {
		case <-look.C:
		case <-late:
			return prefix
		case <-ctx.Done():
			return prefix
		}
	}
}

// refuse says what is wrong with a request that acts: in words to a script, on
// the desk to a form, which is filled in as it was.
func (p *Preview) refuse(w http.ResponseWriter, r *http.Request, status int, d diag.Diagnostic, asked NewPage) {
	if !isJSON(r) {
		p.sendDesk(w, r, status, &d, asked)
		return
	}
	text := d.Text(p.options.Lang)
	if hint := d.Hint(p.options.Lang); hint != "" {
		text += "; " + hint
	}
	http.Error(w, text, status)
}

// sendDesk sends the desk, with what is wrong with a request and what it was.
func (p *Preview) sendDesk(w http.ResponseWriter, r *http.Request, status int, wrong *diag.Diagnostic, asked NewPage) {
	view := p.viewOf(p.newest.Load(), p.options.Author.Desk(), orderOf(r.URL.Query()))
	view.Asked = asked
	if wrong != nil {
		told := p.problem(*wrong)
		view.Wrong = &told
	}
	var b bytes.Buffer
	if err := deskTemplates()[view.Lang].Execute(&b, view); err != nil {
		panic(err) // only of the template itself
	}
	// A page of another origin must not lay its own over the desk's buttons.
	w.Header().Set("Content-Security-Policy", "frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
	p.html(w, r, status, b.Bytes())
}

// An order is a column of the desk's table by which it is sorted.
type order struct {
	Column string
	Down   bool
}

// orderOf reads the order from a query: column and perhaps "down". Unless it
// says one, what was changed last comes first.
func orderOf(q map[string][]string) order {
	if by := q["sort"]; len(by) == 1 && slices.ContainsFunc(columns, func(c column) bool { return c.Name == by[0] }) {
		return order{by[0], slices.Contains(q["order"], "down")}
	}
	return order{"changed", true}
}
