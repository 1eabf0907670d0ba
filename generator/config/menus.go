package config

import (
	"cmp"
	"maps"
	"slices"

	"vizitka/generator/diag"
)

// menus reads the menus that are declared at a path: entries by weight, those
// of one weight in their order.
func (r *reader) menus(declared map[string]any, at ...any) map[string][]MenuEntry {
	out := make(map[string][]MenuEntry, len(declared))
	for _, menu := range slices.Sorted(maps.Keys(declared)) {
		list, _ := declared[menu].([]any)
		var entries []MenuEntry
		for i, v := range list {
			path := append(slices.Clone(at), menu, i)
			if e, ok := r.menuEntry(v, path); ok {
				entries = append(entries, e)
			}
		}
		out[menu] = r.withoutCircles(entries)
		slices.SortStableFunc(out[menu], func(a, b MenuEntry) int { return cmp.Compare(a.Weight, b.Weight) })
	}
	return out
}

func (r *reader) menuEntry(v any, path []any) (MenuEntry, bool) {
	t, _ := v.(map[string]any)
	text := func(key string) string { s, _ := t[key].(string); return s }
	e := MenuEntry{Name: text("name"), Page: text("page"), URL: text("url"), Parent: text("parent"), Place: r.place(path...)}
	weight, _ := t["weight"].(int64)
	e.Weight = int(weight)
	switch {
	case e.Page == "" && e.URL == "":
		r.report(menuNowhere, e.Place, nil)
	case e.Page != "" && e.URL != "":
		r.report(menuTwoWays, r.keyPlace(append(slices.Clone(path), "url")...), nil)
	case e.Page == "" && e.Name == "":
		r.report(menuNameless, e.Place, nil)
	default:
		return e, true
	}
	return e, false
}

// withoutCircles leaves out the entries that stand below themselves. Whether a
// parent is there is known when the pages have put theirs into the menus.
func (r *reader) withoutCircles(entries []MenuEntry) []MenuEntry {
	parents := map[string]string{}
	for _, e := range entries {
		if e.Name != "" {
			parents[e.Name] = e.Parent
		}
	}
	return slices.DeleteFunc(entries, func(e MenuEntry) bool {
		if e.Parent == "" {
			return false
		}
		up := e.Parent
		for range entries {
			if up = parents[up]; up == "" {
				return false
			}
		}
		r.report(menuCircle, e.Place, diag.V{"parent": e.Parent})
		return true
	})
}
