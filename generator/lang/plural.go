package lang

import "golang.org/x/text/feature/plural"

// PluralForm returns the category that CLDR's cardinal rules give a whole
// number in a language: "zero", "one", "two", "few", "many" or "other". A
// negative number has the form of its absolute value. An unknown language has
// "other" for all.
func PluralForm(lang string, n int) string {
	// The rules look at no more than the last seven digits, save for being
	// zero or small; the sum keeps that and has no overflow at the least int.
	const million10 = 10_000_000
	i := n % million10
	if i < 0 {
		i = -i
	}
	if n >= million10 || n <= -million10 {
		i += million10
	}
	switch plural.Cardinal.MatchPlural(tag(lang), i, 0, 0, 0, 0) {
	case plural.Zero:
		return "zero"
	case plural.One:
		return "one"
	case plural.Two:
		return "two"
	case plural.Few:
		return "few"
	case plural.Many:
		return "many"
	default:
		return "other"
	}
}
