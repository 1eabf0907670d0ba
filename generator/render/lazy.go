package render

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"vizitka/generator/site"
)

// items is what a range goes over.
func items(v any) any {
	if l, ok := v.(*site.List); ok {
		if l == nil {
			return nil
		}
		return l.Items()
	}
	return v
}

// length is what len gives.
func length(v any) (int, error) {
	if l, ok := v.(*site.List); ok {
		if l == nil {
			return 0, nil
		}
		return l.Len(), nil
	}
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return r.Len(), nil
	case reflect.Invalid:
		return 0, nil
	}
	return 0, fmt.Errorf("len takes a list, values by name or a text, not %T", v)
}

// truth is what if, with, and, or, not judge: a lazy list without pages counts
// for nothing.
func truth(v any) any {
	if l, ok := v.(*site.List); ok && (l == nil || l.Empty()) {
		return nil
	}
	return v
}

func isTrue(v any) bool {
	v = truth(v)
	r := reflect.ValueOf(v)
	if !r.IsValid() {
		return false
	}
	switch r.Kind() {
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return r.Len() > 0
	}
	return !r.IsZero()
}

// slice makes a list of whatever can be gone over.
func slice(v any) ([]any, error) {
	v = items(v)
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.Invalid:
		return nil, nil
	case reflect.Slice, reflect.Array:
		out := make([]any, r.Len())
		for i := range out {
			out[i] = r.Index(i).Interface()
		}
		return out, nil
	case reflect.Map:
		keys := r.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		out := make([]any, len(keys))
		for i, k := range keys {
			out[i] = r.MapIndex(k).Interface()
		}
		return out, nil
	}
	return nil, fmt.Errorf("a list is wanted, not %T", v)
}

// plain is a list as a slice of values, or the value itself.
func plain(v any) any {
	if l, ok := v.(*site.List); ok {
		all, _ := slice(l)
		return all
	}
	return v
}
