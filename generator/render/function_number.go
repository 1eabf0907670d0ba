package render

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
)

// numberFunctions calculate. Whole numbers stay whole, except in div, which
// divides whole numbers without a rest only if told so by its name in Go's
// sense: 7 div 2 is 3, 7.0 div 2 is 3.5.
var numberFunctions = []Function{
	{"add", "add A B …", "the sum, or joined texts", "сумма или соединённые тексты", same(func(a any, rest ...any) (any, error) { return fold("add", a, rest) })},
	{"sub", "sub A B", "the difference", "разность", same(func(a any, rest ...any) (any, error) { return fold("sub", a, rest) })},
	{"mul", "mul A B …", "the product", "произведение", same(func(a any, rest ...any) (any, error) { return fold("mul", a, rest) })},
	{"div", "div A B", "the quotient; of whole numbers a whole one", "частное; у целых — целое", same(func(a any, rest ...any) (any, error) { return fold("div", a, rest) })},
	{"mod", "mod A B", "the rest of a division", "остаток от деления", same(func(a any, rest ...any) (any, error) { return fold("mod", a, rest) })},
	{"max", "max A B …", "the largest", "наибольшее", same(func(a any, rest ...any) (any, error) { return fold("max", a, rest) })},
	{"min", "min A B …", "the smallest", "наименьшее", same(func(a any, rest ...any) (any, error) { return fold("min", a, rest) })},
	{"round", "round A", "the nearest whole number", "ближайшее целое", same(func(a any) (float64, error) { x, err := toFloat(a); return math.Round(x), err })},
	{"floor", "floor A", "the whole number below", "целое снизу", same(func(a any) (float64, error) { x, err := toFloat(a); return math.Floor(x), err })},
	{"ceil", "ceil A", "the whole number above", "целое сверху", same(func(a any) (float64, error) { x, err := toFloat(a); return math.Ceil(x), err })},
	{"int", "int VALUE", "the value as a whole number", "значение целым числом", same(func(v any) (int, error) {
		if n, ok := toInt(v); ok {
			return n, nil
		}
		x, err := toFloat(v)
		if err == nil && !(math.MinInt64 <= x && x < math.MaxInt64) {
			return 0, fmt.Errorf("int: %v is no whole number, or too large for one", x)
		}
		return int(x), err
	})},
	{"float", "float VALUE", "the value as a number", "значение числом", same(toFloat)},
	{"seq", "seq [FIRST] LAST", "the whole numbers from 1 or FIRST to LAST", "целые числа от 1 или FIRST до LAST", same(sequence)},
}

// sequenceMax bounds seq: a page with more rows is a mistake.
const sequenceMax = 10_000

func sequence(args ...any) ([]int, error) {
	first, last := 1, 0
	var ok bool
	switch len(args) {
	case 1:
		last, ok = toInt(args[0])
	case 2:
		if first, ok = toInt(args[0]); ok {
			last, ok = toInt(args[1])
		}
	}
	if !ok {
		return nil, fmt.Errorf("seq takes one or two whole numbers")
	}
	if first > last {
		return nil, nil
	}
	// Without a sign, because the difference of the ends may have no place in
	// an int.
	length := uint64(last) - uint64(first) //nolint:gosec // meant
	if length >= sequenceMax {
		return nil, fmt.Errorf("seq gives at most %d numbers", sequenceMax)
	}
	out := make([]int, length+1)
	for i := range out {
		out[i] = first + i
	}
	return out, nil
}

func fold(op string, a any, rest []any) (any, error) {
	if s, ok := a.(string); ok && op == "add" {
		for _, b := range rest {
			s += fmt.Sprint(b)
		}
		return s, nil
	}
	if whole, ok := wholes(a, rest); ok {
		return foldInts(op, whole)
	}
	x, err := toFloat(a)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", op, err)
	}
	for _, b := range rest {
		y, err := toFloat(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", op, err)
		}
		switch op {
		case "add":
			x += y
		case "sub":
			x -= y
		case "mul":
			x *= y
		case "div":
			if y == 0 {
				return nil, fmt.Errorf("div: division by zero")
			}
			x /= y
		case "mod":
			if y == 0 {
				return nil, fmt.Errorf("mod: division by zero")
			}
			x = math.Mod(x, y)
		case "max":
			x = max(x, y)
		case "min":
			x = min(x, y)
		}
	}
	return x, nil
}

func foldInts(op string, n []int) (any, error) {
	x := n[0]
	for _, y := range n[1:] {
		switch op {
		case "add":
			x += y
		case "sub":
			x -= y
		case "mul":
			x *= y
		case "div", "mod":
			if y == 0 {
				return nil, fmt.Errorf("%s: division by zero", op)
			}
			if op == "div" {
				x /= y
			} else {
				x %= y
			}
		case "max":
			x = max(x, y)
		case "min":
			x = min(x, y)
		}
	}
	return x, nil
}

func wholes(a any, rest []any) ([]int, bool) {
	out := make([]int, 0, 1+len(rest))
	for _, v := range append([]any{a}, rest...) {
		if _, isText := v.(string); isText {
			return nil, false
		}
		n, ok := toInt(v)
		if !ok {
			return nil, false
		}
		out = append(out, n)
	}
	return out, true
}

// toInt reads a whole number, of a text too.
func toInt(v any) (int, bool) {
	r := reflect.ValueOf(v)
	switch {
	case !r.IsValid():
		return 0, false
	case r.CanInt():
		return int(r.Int()), true
	case r.CanUint():
		return int(r.Uint()), r.Uint() <= math.MaxInt //nolint:gosec // told by the second result
	case r.Kind() == reflect.String:
		n, err := strconv.Atoi(strings.TrimSpace(r.String()))
		return n, err == nil
	}
	return 0, false
}

func toFloat(v any) (float64, error) {
	r := reflect.ValueOf(v)
	switch {
	case !r.IsValid():
	case r.CanInt():
		return float64(r.Int()), nil
	case r.CanUint():
		return float64(r.Uint()), nil
	case r.CanFloat():
		return r.Float(), nil
	case r.Kind() == reflect.String:
		if x, err := strconv.ParseFloat(strings.TrimSpace(r.String()), 64); err == nil {
			return x, nil
		}
	}
	return 0, fmt.Errorf("%v is no number", v)
}
