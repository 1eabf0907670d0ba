package fields

import (
	"strconv"

	"vizitka/generator/diag"
)

// JudgeText judges a value that is written as text whatever its type is, as an
// attribute of a directive is: numbers and truth values are read from it. What
// is wrong is reported at the given place.
func (f *Field) JudgeText(s string, at diag.Place) diag.List {
	j := judge{doc: &Doc{unread: true}, path: []any{f.Name}}
	j.value(newEntry(f), f.fromText(s))
	for i := range j.problems {
		j.problems[i].Place = at
	}
	return j.problems
}

// fromText returns the value that a text means for the type of the field; the
// text itself where it means none.
func (f *Field) fromText(s string) any {
	switch f.Type {
	case Bool:
		if s == "true" || s == "false" {
			return s == "true"
		}
	case Int:
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return n
		}
	case Float:
		if n, err := strconv.ParseFloat(s, 64); err == nil {
			return n
		}
	}
	return s
}
