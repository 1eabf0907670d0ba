package render

import (
	"fmt"
	"math"
	"testing"
	"time"
)

func TestNumbersBeyondAnyEndAreTold(t *testing.T) {
	whole := numberFunction("int").(func(any) (int, error))
	for _, test := range []struct {
		name string
		call func() (any, error)
		want string
	}{
		{"seq", func() (any, error) { return sequence(3) }, "[1 2 3]"},
		{"seq", func() (any, error) { return sequence(2, 1) }, "[]"},
		{"seq", func() (any, error) { return sequence(math.MaxInt-1, math.MaxInt) }, fmt.Sprint([]int{math.MaxInt - 1, math.MaxInt})},
		{"seq", func() (any, error) { return sequence(math.MinInt, math.MinInt) }, fmt.Sprint([]int{math.MinInt})},
		{"seq", func() (any, error) { return sequence(math.MinInt, math.MaxInt) }, "seq gives at most 10000 numbers"},
		{"seq", func() (any, error) { return sequence(uint64(math.MaxUint64)) }, "seq takes one or two whole numbers"},
		{"int", func() (any, error) { return whole(-2.7) }, "-2"},
		{"int", func() (any, error) { return whole(1e30) }, "int: 1e+30 is no whole number, or too large for one"},
		{"int", func() (any, error) { return whole(math.Inf(-1)) }, "int: -Inf is no whole number, or too large for one"},
		{"int", func() (any, error) { return whole("NaN") }, "int: NaN is no whole number, or too large for one"},
	} {
		got, err := test.call()
		if err != nil {
			got = err
		}
		if fmt.Sprint(got) != test.want {
			t.Errorf("%s: got %v, want %s", test.name, got, test.want)
		}
	}
}

func numberFunction(name string) any {
	for _, f := range numberFunctions {
		if f.Name == name {
			return f.bind(nil)
		}
	}
	return nil
}

func TestValuesAreNotLookedForInValues(t *testing.T) {
	values := map[string]any{"a": "{b}", "b": "{a}", "n": 3}
	for range 20 { // a map has no order
		if got := putIn("{a} {b} {n} {c}", values); got != "{b} {a} 3 {c}" {
			t.Fatal(got)
		}
	}
}

func TestItemsThatAreEqualCountOnce(t *testing.T) {
	noon := time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
	row := func(n int) any { return map[string]any{"n": n, "tags": []any{"a"}} }
	list := []any{1, 1.0, int64(1), "1", "b", "b", nil, nil, noon, noon.In(time.FixedZone("x", 3600)), row(1), row(2), row(1), true, true, []any{"a b"}, []any{"a", "b"}}
	want := []any{1, "1", "b", nil, noon, row(1), row(2), true, []any{"a b"}, []any{"a", "b"}}
	check := func(name string, got []any, err error, want ...any) {
		if err != nil || fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", append([]any(nil), want...)) {
			t.Errorf("%s: got %v, %v; want %v", name, got, err, want)
		}
	}
	got, err := uniq(list)
	check("uniq", got, err, want...)
	got, err = union([]any{1, 2}, []any{2.0, 3, 3})
	check("union", got, err, 1, 2, 3)
	got, err = intersect([]any{1, 2, 2}, []any{2.0, 3})
	check("intersect", got, err, 2)
	got, err = complement([]any{1}, []any{1.0, 2, 2})
	check("complement", got, err, 2, 2)
}

func BenchmarkUniqOfManyItems(b *testing.B) {
	list := make([]any, 10_000)
	for i := range list {
		list[i] = fmt.Sprint(i)
	}
	b.ReportAllocs()
	for b.Loop() {
		if got, err := uniq(list); err != nil || len(got) != len(list) {
			b.Fatal(err)
		}
	}
}
