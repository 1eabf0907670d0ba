package render

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"vizitka/generator/site"
)

// listFunctions work on lists and values. Given a lazy list of pages they stay
// lazy where they can, so that only what is shown is asked.
var listFunctions = []Function{
	{"where", `where LIST "FIELD" ["OPERATOR"] VALUE`, "the items whose field compares so: eq ne lt le gt ge in, not in, intersect, like", "элементы, у которых поле так относится к значению: eq ne lt le gt ge in, not in, intersect, like", same(where)},
	{
		"sort", `sort LIST ["FIELD" ["desc"]]`, "the items in order", "элементы по порядку",
		func(w *worker) any { return w.sort },
	},
	{"reverse", "reverse LIST", "the items in the opposite order", "элементы в обратном порядке", same(reverse)},
	{"first", "first N LIST", "the first items", "первые элементы", same(first)},
	{"last", "last N LIST", "the last items", "последние элементы", same(last)},
	{"after", "after N LIST", "the items behind the first N", "элементы после первых N", same(after)},
	{"group", `group LIST "FIELD"`, "groups of items with one value: .Key .Pages", "группы с общим значением: .Key .Pages", same(group)},
	{"uniq", "uniq LIST", "each item once", "каждый элемент один раз", same(uniq)},
	{"union", "union A B", "the items of both lists", "элементы обоих списков", same(union)},
	{"intersect", "intersect A B", "the items that both lists have", "общие элементы списков", same(intersect)},
	{"complement", "complement A B", "the items of B that A has not", "элементы B, которых нет в A", same(complement)},
	{"append", "append VALUE … LIST", "the list with values added", "список с добавленными значениями", same(appendTo)},
	{"slice", "slice VALUE …", "a list", "список", same(func(v ...any) []any { return v })},
	{"dict", `dict "KEY" VALUE …`, "values by name", "значения по именам", same(dict)},
	{"merge", "merge A B", "the values of both, those of B first", "значения обоих; у B первенство", same(merge)},
	{"index", "index LIST KEY …", "an item by number or name; nothing where there is none", "элемент по номеру или имени; пусто, если его нет", same(index)},
	{"in", "in LIST VALUE", "whether the list has the value, or the text the piece", "есть ли значение в списке или кусок в тексте", same(func(list, v any) bool { return site.Compare(v, "in", plain(list)) })},
	{"isset", "isset VALUES KEY", "whether there is a value of this name", "есть ли значение с таким именем", same(isset)},
	{
		"default", "default OTHERWISE VALUE", "the value, or OTHERWISE where it is empty", "значение или OTHERWISE, если оно пусто",
		same(func(otherwise any, v ...any) any {
			if len(v) == 0 || !isTrue(v[0]) {
				return otherwise
			}
			return v[0]
		}),
	},
	{
		"cond", "cond TEST A B", "A if the test holds, else B", "A, если условие верно, иначе B",
		same(func(test, a, b any) any {
			if isTrue(test) {
				return a
			}
			return b
		}),
	},
	{
		"eq", "eq A B …", "whether A equals one of the others", "равно ли A одному из остальных",
		func(w *worker) any {
			return func(a any, others ...any) (bool, error) {
				for _, b := range others {
					same, err := w.equal(a, b)
					if same || err != nil {
						return same, err
					}
				}
				return false, nil
			}
		},
	},
	{
		"ne", "ne A B", "whether A and B differ", "различны ли A и B",
		func(w *worker) any {
			return func(a, b any) (bool, error) {
				same, err := w.equal(a, b)
				return !same, err
			}
		},
	},
	{"lt", "lt A B", "whether A is less", "меньше ли A", same(func(a, b any) bool { return site.Compare(a, "lt", b) })},
	{"le", "le A B", "whether A is not more", "не больше ли A", same(func(a, b any) bool { return site.Compare(a, "le", b) })},
	{"gt", "gt A B", "whether A is more", "больше ли A", same(func(a, b any) bool { return site.Compare(a, "gt", b) })},
	{"ge", "ge A B", "whether A is not less", "не меньше ли A", same(func(a, b any) bool { return site.Compare(a, "ge", b) })},
}

func where(list any, field string, rest ...any) (any, error) {
	op, value := "eq", any(nil)
	switch len(rest) {
	case 1:
		value = rest[0]
	case 2:
		text, ok := rest[0].(string)
		op = map[string]string{"=": "eq", "==": "eq", "!=": "ne", "<>": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}[text]
		if op == "" {
			op = text
		}
		if !ok || !slices.Contains(site.Operators, op) {
			return nil, fmt.Errorf("where knows no operator %v; it knows %s", rest[0], strings.Join(site.Operators, ", "))
		}
		value = rest[1]
	default:
		return nil, fmt.Errorf("where takes a list, a field, perhaps an operator, and a value")
	}
	if l, ok := list.(*site.List); ok && l != nil {
		if some, ok := l.Where(field, op, value); ok {
			return some, nil
		}
	}
	all, err := slice(list)
	if err != nil {
		return nil, err
	}
	var out []any
	for _, item := range all {
		have, err := valueOf(item, field)
		if err != nil {
			return nil, err
		}
		if site.Compare(plain(have), op, plain(value)) {
			out = append(out, item)
		}
	}
	return out, nil
}

// valueOf follows a dotted name from an item: methods of pages, keys of
// values.
func valueOf(item any, name string) (any, error) {
	at := item
	for step := range strings.SplitSeq(strings.TrimPrefix(name, "."), ".") {
		r := reflect.ValueOf(at)
		if !r.IsValid() {
			return nil, nil
		}
		if m := r.MethodByName(step); m.IsValid() && m.Type().NumIn() == 0 && m.Type().NumOut() >= 1 {
			out := m.Call(nil)
			if len(out) == 2 && !out[1].IsNil() {
				return nil, out[1].Interface().(error)
			}
			at = out[0].Interface()
			continue
		}
		switch r = reflect.Indirect(r); r.Kind() {
		case reflect.Map:
			v := r.MapIndex(reflect.ValueOf(step))
			if !v.IsValid() {
				return nil, nil
			}
			at = v.Interface()
		case reflect.Struct:
			v := r.FieldByName(step)
			if !v.IsValid() {
				return nil, fmt.Errorf("%T has no field %q", at, step)
			}
			at = v.Interface()
		default:
			return nil, fmt.Errorf("%T has no field %q", at, step)
		}
	}
	return at, nil
}

func (w *worker) sort(list any, by ...string) (any, error) {
	field, descending := "", false
	if len(by) > 0 {
		field = by[0]
	}
	if len(by) > 1 {
		if by[1] != "asc" && by[1] != "desc" {
			return nil, fmt.Errorf(`sort goes "asc" or "desc", not %q`, by[1])
		}
		descending = by[1] == "desc"
	}
	if l, ok := list.(*site.List); ok && l != nil {
		if field == "" {
			return l.ByWeight(), nil
		}
		if sorted, ok := l.Sort(field, descending); ok {
			return sorted, nil
		}
	}
	all, err := slice(list)
	if err != nil {
		return nil, err
	}
	keys := make([]any, len(all))
	order := make([]int, len(all))
	for i, item := range all {
		order[i] = i
		if keys[i] = item; field != "" && field != "value" {
			if keys[i], err = valueOf(item, field); err != nil {
				return nil, err
			}
		}
	}
	language := w.view().LanguageCode()
	slices.SortStableFunc(order, func(a, b int) int {
		if descending {
			a, b = b, a
		}
		return site.Order(keys[a], keys[b], language)
	})
	out := make([]any, len(all))
	for i, at := range order {
		out[i] = all[at]
	}
	return out, nil
}

func reverse(list any) (any, error) {
	if l, ok := list.(*site.List); ok && l != nil {
		return l.Reverse(), nil
	}
	all, err := slice(list)
	slices.Reverse(all)
	return all, err
}

// cut takes a part of a list: lazily of a lazy one.
func cut(n, list any, lazy func(*site.List, int) *site.List, part func([]any, int) []any) (any, error) {
	count, ok := toInt(n)
	if !ok || count < 0 {
		return nil, fmt.Errorf("a number of items is wanted, not %v", n)
	}
	if l, ok := list.(*site.List); ok && l != nil {
		return lazy(l, count), nil
	}
	all, err := slice(list)
	if err != nil {
		return nil, err
	}
	return part(all, min(count, len(all))), nil
}

func first(n, list any) (any, error) {
	return cut(n, list, (*site.List).First, func(all []any, n int) []any { return all[:n] })
}

func last(n, list any) (any, error) {
	return cut(n, list, (*site.List).Last, func(all []any, n int) []any { return all[len(all)-n:] })
}

func after(n, list any) (any, error) {
	return cut(n, list, (*site.List).After, func(all []any, n int) []any { return all[n:] })
}

// appendTo adds values to a list, which stands first or last.
func appendTo(args ...any) ([]any, error) {
	if len(args) == 0 {
		return nil, nil
	}
	end := len(args) - 1
	if all, err := slice(args[end]); err == nil {
		return append(all, args[:end]...), nil
	}
	all, err := slice(args[0])
	return append(all, args[1:]...), err
}

func dict(args ...any) (map[string]any, error) {
	if len(args)%2 != 0 {
		return nil, fmt.Errorf("dict takes names and values in pairs; here a value is missing")
	}
	out := make(map[string]any, len(args)/2)
	for i := 0; i < len(args); i += 2 {
		key, ok := args[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict takes texts as names, not %T", args[i])
		}
		out[key] = args[i+1]
	}
	return out, nil
}

func merge(maps ...map[string]any) map[string]any {
	out := map[string]any{}
	for _, m := range maps {
		for k, v := range m {
			out[k] = v
		}
	}
	return out
}

func index(list any, keys ...any) (any, error) {
	at := list
	for _, key := range keys {
		if l, ok := at.(*site.List); ok && l != nil {
			n, ok := toInt(key)
			if !ok {
				return nil, fmt.Errorf("a list of pages is indexed by a number, not %T", key)
			}
			some := l.After(max(n, 0)).First(1).Items()
			if n < 0 || len(some) == 0 {
				return nil, nil
			}
			at = some[0]
			continue
		}
		r := reflect.Indirect(reflect.ValueOf(at))
		switch r.Kind() {
		case reflect.Invalid:
			return nil, nil
		case reflect.Map:
			k := reflect.ValueOf(key)
			if !k.IsValid() || !k.CanConvert(r.Type().Key()) {
				return nil, nil
			}
			v := r.MapIndex(k.Convert(r.Type().Key()))
			if !v.IsValid() {
				return nil, nil
			}
			at = v.Interface()
		case reflect.Slice, reflect.Array, reflect.String:
			n, ok := toInt(key)
			if !ok {
				return nil, fmt.Errorf("a list is indexed by a number, not %T", key)
			}
			if n < 0 || n >= r.Len() {
				return nil, nil
			}
			at = r.Index(n).Interface()
		default:
			return nil, fmt.Errorf("index takes a list or values by name, not %T", at)
		}
	}
	return at, nil
}

func isset(values, key any) (bool, error) {
	v, err := index(values, key)
	return err == nil && v != nil, nil
}
