package fields

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"vizitka/generator/diag"
)

// readTOML decodes a document that [refuse] let pass.
func readTOML(s Source) (tree any, problems diag.List) {
	// The library panics with its own bugs. Whatever a file can do to it, its
	// author gets a message.
	defer func() {
		if r := recover(); r != nil {
			tree, problems = nil, diag.List{unreadable.At(diag.At(s.File, s.Text, s.Start, 0),
				diag.V{"format": TOML.String(), "reason": fmt.Sprint(r)})}
		}
	}()
	var table map[string]any
	_, err := toml.Decode(string(s.Text[s.Start:s.End]), &table)
	if err == nil {
		return ownTable(table), nil
	}
	at, length, reason := s.Start, 0, err.Error()
	var syntax toml.ParseError
	if errors.As(err, &syntax) {
		// Of what the error tells, only Start is always right.
		at, length, reason = s.Start+syntax.Position.Start, syntax.Position.Len, syntax.Message
	}
	reason = strings.ReplaceAll(reason, `'\x00'`, "the end") // there is no NUL in the text
	problems.Add(syntaxError(TOML, reason, diag.At(s.File, s.Text, min(at, s.End), length)))
	return nil, problems
}

// ownTable replaces what the library has types of its own for, in place.
func ownTable(table map[string]any) map[string]any {
	for key, v := range table {
		table[key] = ownValue(v)
	}
	return table
}

func ownValue(v any) any {
	switch v := v.(type) {
	case map[string]any:
		return ownTable(v)
	case []any:
		for i := range v {
			v[i] = ownValue(v[i])
		}
	case []map[string]any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = ownTable(v[i])
		}
		return list
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return strconv.FormatFloat(v, 'g', -1, 64)
		}
	case time.Time:
		// The library marks what has no zone by the name of a zone that has
		// the machine's offset. It is a fixed zone, so the calendar fields are
		// what was written.
		switch v.Location().String() {
		case "date-local":
			return dateOf(v, false, false)
		case "datetime-local":
			return dateOf(v, true, false)
		case "time-local":
			return v.Format("15:04:05.999999999")
		}
		return dateOf(v, true, true)
	}
	return v
}
