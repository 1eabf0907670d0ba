package site

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"time"

	"vizitka/generator/lang"
)

// order compares two values of one field. Values of different sorts compare as
// text; nothing comes last.
func order(a, b any, language string) int {
	if a == nil || b == nil {
		switch {
		case a == nil && b == nil:
			return 0
		case a == nil:
			return 1
		}
		return -1
	}
	if x, ok := a.(time.Time); ok {
		if y, ok := b.(time.Time); ok {
			return x.Compare(y)
		}
	}
	if x, ok := number(a); ok {
		if y, ok := number(b); ok {
			return cmp.Compare(x, y)
		}
	}
	if x, ok := a.(bool); ok {
		if y, ok := b.(bool); ok {
			return cmp.Compare(fmt.Sprint(x), fmt.Sprint(y))
		}
	}
	return lang.Compare(language, fmt.Sprint(a), fmt.Sprint(b))
}

func number(v any) (float64, bool) {
	r := reflect.ValueOf(v)
	switch {
	case r.CanInt():
		return float64(r.Int()), true
	case r.CanUint():
		return float64(r.Uint()), true
	case r.CanFloat():
		return r.Float(), true
	}
	return 0, false
}

// Operators are those that where takes.
var Operators = []string{"eq", "ne", "lt", "le", "gt", "ge", "in", "not in", "intersect", "like"}

// Compare answers one condition of where.
func Compare(have any, op string, want any) bool { return compare(have, op, want) }

func compare(have any, op string, want any) bool {
	switch op {
	case "eq", "=", "==":
		return equal(have, want)
	case "ne", "!=", "<>":
		return !equal(have, want)
	case "in":
		return contains(want, have)
	case "not in":
		return !contains(want, have)
	case "intersect":
		return intersects(have, want)
	case "like":
		return strings.Contains(lang.Fold(fmt.Sprint(have)), lang.Fold(fmt.Sprint(want)))
	}
	if have == nil || want == nil {
		return false
	}
	c := order(have, want, "en")
	switch op {
	case "lt", "<":
		return c < 0
	case "le", "<=":
		return c <= 0
	case "gt", ">":
		return c > 0
	case "ge", ">=":
		return c >= 0
	}
	return false
}

func equal(a, b any) bool {
	if a == nil || b == nil {
		return a == b
	}
	if p, ok := a.(*PageView); ok {
		q, ok := b.(*PageView)
		return ok && (p == q || p.Equal(q))
	}
	if x, ok := number(a); ok {
		if y, ok := number(b); ok {
			return x == y
		}
	}
	if x, ok := a.(time.Time); ok {
		if y, ok := b.(time.Time); ok {
			return x.Equal(y)
		}
	}
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	if x.Kind() == reflect.String && y.Kind() == reflect.String {
		return x.String() == y.String()
	}
	return reflect.DeepEqual(a, b)
}

// contains reports whether a list has a value, or a text a piece.
func contains(list, v any) bool {
	r := reflect.ValueOf(list)
	switch r.Kind() {
	case reflect.String:
		piece, ok := v.(string)
		return ok && strings.Contains(r.String(), piece)
	case reflect.Slice, reflect.Array:
		for i := range r.Len() {
			if equal(r.Index(i).Interface(), v) {
				return true
			}
		}
	}
	return false
}

func intersects(a, b any) bool {
	r := reflect.ValueOf(a)
	if r.Kind() != reflect.Slice {
		return contains(b, a)
	}
	for i := range r.Len() {
		if contains(b, r.Index(i).Interface()) {
			return true
		}
	}
	return false
}

// Order compares two values of one field for sorting; see the query's own.
func Order(a, b any, language string) int { return order(a, b, language) }
