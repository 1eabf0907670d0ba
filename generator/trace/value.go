package trace

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Any is a write function for trees of values: maps, slices, strings, numbers,
// times, structs without pointers. They are written much as in JSON, which
// authors can read: ["a", "b"], {size: 5}. Texts are quoted, because ["a b"]
// and ["a", "b"], 1 and "1" are different answers. Maps are written in the
// order of their keys. Nothing is written for nil.
func Any[A any](b []byte, a A) []byte {
	v := reflect.ValueOf(a)
	if !v.IsValid() {
		return b
	}
	return writeValue(b, v)
}

func writeValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			return append(b, "null"...)
		}
		return writeValue(b, v.Elem())
	case reflect.String:
		return strconv.AppendQuote(b, v.String())
	case reflect.Slice, reflect.Array:
		b = append(b, '[')
		for i := range v.Len() {
			b = writeValue(comma(b, i), v.Index(i))
		}
		return append(b, ']')
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) })
		b = append(b, '{')
		for i, key := range keys {
			b = append(writeValue(comma(b, i), key), ": "...)
			b = writeValue(b, v.MapIndex(key))
		}
		return append(b, '}')
	case reflect.Struct:
		if v.CanInterface() {
			if t, ok := v.Interface().(time.Time); ok {
				b = append(t.AppendFormat(b, time.RFC3339Nano), ' ')
				return append(b, t.Location().String()...)
			}
		}
		b = append(b, '{')
		for i := range v.NumField() {
			b = append(append(comma(b, i), v.Type().Field(i).Name...), ": "...)
			b = writeValue(b, v.Field(i))
		}
		return append(b, '}')
	}
	return fmt.Appendf(b, "%v", v)
}

// comma parts an item from the one before it.
func comma(b []byte, i int) []byte {
	if i == 0 {
		return b
	}
	return append(b, ", "...)
}
