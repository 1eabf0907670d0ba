package trace

import (
	"testing"
	"time"
)

func TestValuesAreWrittenForAuthors(t *testing.T) {
	type named struct {
		Name string
		size int
	}
	for _, test := range []struct {
		value any
		want  string
	}{
		{nil, ""},
		{"a \"b\"", `"a \"b\""`},
		{"", `""`},
		{int64(5), "5"},
		{1.5, "1.5"},
		{true, "true"},
		{[]any{"a b", int64(1), nil}, `["a b", 1, null]`},
		{[]string{"a", "b"}, `["a", "b"]`},
		{[2]int{9, 13}, "[9, 13]"},
		{map[string]any{"b": []any{}, "a": map[string]any{"x": "y"}}, `{"a": {"x": "y"}, "b": []}`},
		{[]named{{"a", 1}, {"b", 2}}, `[{Name: "a", size: 1}, {Name: "b", size: 2}]`},
		{time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC), "2026-11-24T10:00:00Z UTC"},
	} {
		if got := string(Any(nil, test.value)); got != test.want {
			t.Errorf("%#v is written %s, want %s", test.value, got, test.want)
		}
	}
}
