package render

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"vizitka/generator/site"
)

// What a layout gets, and all that it can reach from there, are views, values
// and text. A page or a site that could be read without being recorded cannot
// be reached.
func TestLayoutsReachNothingButViews(t *testing.T) {
	views := map[string]bool{}
	for _, v := range []any{
		site.PageView{},
		site.View{},
		site.List{},
		site.Pager{},
		site.MenuView{},
		site.LanguageView{},
		site.AuthorView{},
		site.FileView{},
		site.HeadingView{},
		site.Resource{},
		site.Group{},
		site.Target{},
		Component{},
		Asset{},
		Image{},
		LinkMap{},
		LinkNode{},
	} {
		views[reflect.TypeOf(v).String()] = true
	}
	seen := map[reflect.Type]bool{}
	var walk func(from string, r reflect.Type)
	walk = func(from string, r reflect.Type) {
		for r.Kind() == reflect.Pointer || r.Kind() == reflect.Slice || r.Kind() == reflect.Map {
			r = r.Elem()
		}
		if seen[r] || r.PkgPath() == "" || !strings.HasPrefix(r.PkgPath(), "vizitka/") {
			return
		}
		seen[r] = true
		switch {
		case views[r.String()]:
		case r.Kind() != reflect.Struct:
			return // a named text or number
		case strings.HasPrefix(r.String(), "config."), strings.HasPrefix(r.String(), "look."), strings.HasPrefix(r.String(), "diag."), r.String() == "site.Alias", r.String() == "site.Card":
			return // values of settings and problems, given by an asked question
		default:
			t.Errorf("%s lets a layout reach %s", from, r)
			return
		}
		if _, ok := reflect.PointerTo(r).MethodByName("String"); !ok && views[r.String()] && r != reflect.TypeFor[site.HeadingView]() && r != reflect.TypeFor[site.Target]() {
			t.Errorf("%s has no String: a layout that prints it would show an address in memory", r)
		}
		for i := range reflect.PointerTo(r).NumMethod() {
			m := reflect.PointerTo(r).Method(i)
			for o := range m.Type.NumOut() {
				walk(r.String()+"."+m.Name, m.Type.Out(o))
			}
		}
		for i := range r.NumField() {
			if f := r.Field(i); f.IsExported() {
				walk(r.String()+"."+f.Name, f.Type)
			}
		}
	}
	walk("a layout", reflect.TypeFor[*site.PageView]())
	walk("a component", reflect.TypeFor[*Component]())
	w := &worker{}
	for name, f := range w.functions() {
		r := reflect.TypeOf(f)
		for o := range r.NumOut() {
			walk("the function "+name, r.Out(o))
		}
	}
	if !seen[reflect.TypeFor[site.View]()] || !seen[reflect.TypeFor[site.List]()] {
		t.Error("the walk did not reach the site and its lists")
	}
}

// Names in the list of functions are told once, with both texts.
func TestFunctionsAreDescribed(t *testing.T) {
	last := ""
	for _, f := range Functions() {
		if f.Name == last {
			t.Errorf("%s is there twice", f.Name)
		}
		last = f.Name
		if f.En == "" || f.Ru == "" || !strings.Contains(f.Form, f.Name) {
			t.Errorf("%s is not described", f.Name)
		}
	}
}

// Printing a view prints a name: an address in memory would give other bytes
// with every build.
func TestEveryViewPrintsItsName(t *testing.T) {
	stringer := reflect.TypeFor[fmt.Stringer]()
	for name, r := range dataTypes {
		hidden := r.Kind() == reflect.Struct && slices.ContainsFunc(reflect.VisibleFields(r), func(f reflect.StructField) bool {
			return f.Type.Kind() == reflect.Pointer || !f.IsExported()
		})
		if hidden && !reflect.PointerTo(r).Implements(stringer) {
			t.Errorf("%s has no String", name)
		}
	}
}
