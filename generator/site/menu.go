package site

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"vizitka/generator/config"
	"vizitka/generator/diag"
)

// An entry of a menu, with those below it.
type entry struct {
	name, url, identifier, parent string
	weight                        int
	page                          *Page
	children                      []*entry
	place                         diag.Place // where it is declared
}

// menu answers the question for a menu, by "language\tname".
func (s *Site) menu(subject string) []*entry {
	code, name, _ := strings.Cut(subject, "\t")
	return nest(s.entries(s.language(code), name))
}

// entries returns the entries of a menu: those of the settings, then those of
// the pages. One whose page is not there is left out.
func (s *Site) entries(l *language, name string) []*entry {
	var all []*entry
	for _, m := range l.Menus[name] {
		if e := s.menuEntry(l, m); e.page != nil || e.url != "" {
			all = append(all, e)
		}
	}
	for _, p := range s.pages {
		if p.lang != l || p.original != nil {
			continue
		}
		for _, m := range p.meta.Menus {
			if m.Menu == name {
				e := &entry{name: m.Name, identifier: m.Identifier, parent: m.Parent, weight: m.Weight, page: p, place: m.Place}
				if e.weight == 0 {
					e.weight = p.meta.Weight
				}
				all = append(all, e)
			}
		}
	}
	return all
}

func (s *Site) menuEntry(l *language, m config.MenuEntry) *entry {
	e := &entry{name: m.Name, url: m.URL, parent: m.Parent, weight: m.Weight, place: m.Place}
	if m.Page != "" {
		e.page = s.called(l, m.Page)
	}
	return e
}

// nest puts entries in order, each below its parent.
func nest(all []*entry) []*entry {
	slices.SortStableFunc(all, func(a, b *entry) int {
		switch {
		case a.weight == b.weight:
			return 0
		case a.weight == 0:
			return 1
		case b.weight == 0:
			return -1
		}
		return a.weight - b.weight
	})
	var top []*entry
	for _, e := range all {
		if e.parent != "" {
			if above := e.above(all); above != nil && above.parent == "" {
				above.children = append(above.children, e)
				continue
			}
		}
		top = append(top, e)
	}
	return top
}

// above returns the entry that e stands under, or nil.
func (e *entry) above(all []*entry) *entry {
	i := slices.IndexFunc(all, func(p *entry) bool {
		return p != e && (p.identifier == e.parent || p.identifier == "" && p.title() == e.parent)
	})
	if i < 0 {
		return nil
	}
	return all[i]
}

func (e *entry) title() string {
	if e.name == "" && e.page != nil {
		return e.page.meta.LinkTitle
	}
	return e.name
}

func writeMenu(b []byte, entries []*entry) []byte {
	for _, e := range entries {
		b = fmt.Appendf(b, "%q %q %q %d (", e.title(), e.url, e.identifier, e.weight)
		if e.page != nil {
			b = append(b, e.page.id+" "+e.page.path...)
		}
		b = append(writeMenu(b, e.children), ')')
	}
	return b
}

// Menus returns the menus of this language by name.
func (v *View) Menus() map[string][]*MenuView {
	names, _ := v.setting(v.inLanguage("menus")).([]string)
	out := make(map[string][]*MenuView, len(names))
	for _, name := range names {
		arg := v.lang.Code + "\t" + name
		out[name] = menuViews(v, qMenu.Ask(v.rec, v.rec.Subject(arg), setting{v.site, arg}))
	}
	return out
}

// menuNames returns the names of the menus that settings and pages of a
// language know.
func (s *Site) menuNames(l *language) []string {
	names := map[string]bool{}
	for name := range l.Menus {
		names[name] = true
	}
	for _, p := range s.pages {
		if p.lang == l {
			for _, m := range p.meta.Menus {
				names[m.Menu] = true
			}
		}
	}
	return sortedKeys(names)
}

// A MenuView is an entry of a menu.
type MenuView struct {
	view  *View
	entry *entry
}

func menuViews(v *View, entries []*entry) []*MenuView {
	out := make([]*MenuView, len(entries))
	for i, e := range entries {
		out[i] = &MenuView{v, e}
	}
	return out
}

// Name returns the entry's text: its own, or the page's short title.
func (m *MenuView) Name() string { return m.entry.title() }

// Title returns the title of the entry's page, or its text.
func (m *MenuView) Title() string {
	if p := m.Page(); p != nil {
		return p.Title()
	}
	return m.entry.name
}

// Identifier returns the name by which other entries are put below this one.
func (m *MenuView) Identifier() string { return m.entry.identifier }

// Weight returns the entry's weight.
func (m *MenuView) Weight() int { return m.entry.weight }

// Page returns the page the entry leads to, or nil.
func (m *MenuView) Page() *PageView { return m.view.page(m.entry.page) }

// URL returns where the entry leads: the page's address, or the one given.
func (m *MenuView) URL() template.URL {
	if p := m.Page(); p != nil {
		return p.RelPermalink()
	}
	u := m.entry.url
	if strings.HasPrefix(u, "/") && !strings.HasPrefix(u, "//") {
		u = m.view.Relative(strings.TrimPrefix(u, "/"))
	}
	return template.URL(u) //nolint:gosec // checked with the settings
}

// Children returns the entries below this one.
func (m *MenuView) Children() []*MenuView { return menuViews(m.view, m.entry.children) }

// HasChildren reports whether there are entries below this one.
func (m *MenuView) HasChildren() bool { return len(m.entry.children) > 0 }

// IsCurrent reports whether the entry leads to a page.
func (m *MenuView) IsCurrent(p *PageView) bool { return m.Page().Equal(p) }

// Has reports whether the entry leads to a page or to a list it is in.
func (m *MenuView) Has(p *PageView) bool {
	own := m.Page()
	return own != nil && (own.Equal(p) || own.IsAncestor(p) && !own.IsHome())
}

// String returns the name: what an author sees who prints an entry.
func (m *MenuView) String() string { return m.Name() }

// IsMenuCurrent reports, by Hugo's name, whether an entry leads to this page.
func (p *PageView) IsMenuCurrent(_ string, m *MenuView) bool { return m.IsCurrent(p) }

// HasMenuCurrent reports, by Hugo's name, whether an entry below m leads to
// this page.
func (p *PageView) HasMenuCurrent(_ string, m *MenuView) bool {
	for _, c := range m.Children() {
		if c.IsCurrent(p) || p.HasMenuCurrent("", c) {
			return true
		}
	}
	return false
}
