package render

import (
	"fmt"
	"reflect"
	"time"

	"vizitka/generator/site"
)

// distinct numbers different items of a list, in the order in which they came.
// Items are compared only with those of one key, so that long lists do not
// take the square of their length.
type distinct struct {
	items []any
	byKey map[any][]int
}

// find returns the number of an item that equals v, and -1 where there is none.
func (d *distinct) find(v any) int {
	for _, i := range d.byKey[itemKey(v)] {
		if sameItem(d.items[i], v) {
			return i
		}
	}
	return -1
}

func (d *distinct) has(v any) bool { return d.find(v) >= 0 }

// add returns the number of v, and whether it is a new one.
func (d *distinct) add(v any) (number int, anew bool) {
	if i := d.find(v); i >= 0 {
		return i, false
	}
	if d.byKey == nil {
		d.byKey = map[any][]int{}
	}
	key := itemKey(v)
	d.byKey[key] = append(d.byKey[key], len(d.items))
	d.items = append(d.items, v)
	return len(d.items) - 1, true
}

// distinctOf returns the different items of a list.
func distinctOf(list any) (*distinct, error) {
	all, err := slice(list)
	d := &distinct{}
	for _, v := range all {
		d.add(v)
	}
	return d, err
}

// itemKey is the same for items that are equal: texts and numbers of all types
// count by their value, dates by their moment. Views print their names, so
// lists and values that hold some have the same text if they are equal.
func itemKey(v any) any {
	switch v := v.(type) {
	case nil:
		return nil
	case *site.PageView:
		if v == nil {
			return nil
		}
		return v.ID()
	case time.Time:
		return [2]int64{v.Unix(), int64(v.Nanosecond())}
	}
	r := reflect.ValueOf(v)
	switch {
	case r.CanInt():
		return float64(r.Int())
	case r.CanUint():
		return float64(r.Uint())
	case r.CanFloat():
		return r.Float()
	case r.Kind() == reflect.String:
		return r.String()
	}
	return fmt.Sprintf("%T %v", v, v)
}

// sameItem compares items of lists; pages by which they are.
func sameItem(a, b any) bool { return site.Compare(a, "eq", b) }

func uniq(list any) ([]any, error) {
	d, err := distinctOf(list)
	return d.items, err
}

func union(a, b any) ([]any, error) {
	x, err := distinctOf(a)
	if err != nil {
		return nil, err
	}
	y, err := slice(b)
	for _, v := range y {
		x.add(v)
	}
	return x.items, err
}

func intersect(a, b any) ([]any, error) {
	x, err := distinctOf(a)
	if err != nil {
		return nil, err
	}
	y, err := distinctOf(b)
	var out []any
	for _, v := range x.items {
		if y.has(v) {
			out = append(out, v)
		}
	}
	return out, err
}

func complement(a, b any) ([]any, error) {
	x, err := distinctOf(a)
	if err != nil {
		return nil, err
	}
	y, err := slice(b)
	var out []any
	for _, v := range y {
		if !x.has(v) {
			out = append(out, v)
		}
	}
	return out, err
}

// group puts pages of one value together, in the order in which the values
// first come.
func group(list any, field string) ([]*site.Group, error) {
	all, err := slice(list)
	if err != nil {
		return nil, err
	}
	var out []*site.Group
	var keys distinct
	for _, item := range all {
		p, ok := item.(*site.PageView)
		if !ok {
			return nil, fmt.Errorf("group takes a list of pages, not of %T", item)
		}
		key, err := valueOf(p, field)
		if err != nil {
			return nil, err
		}
		i, anew := keys.add(key)
		if anew {
			out = append(out, &site.Group{Key: key})
		}
		out[i].Pages = append(out[i].Pages, p)
	}
	return out, nil
}
