package contact

import "strings"

// The least and the most digits of an international number (ITU-T E.164).
const (
	leastDigits = 7
	mostDigits  = 15
)

// international returns a telephone number as E.164 has it, "+74950000000",
// and false for one that does not begin with + and the code of a country.
func international(value string) (string, bool) {
	rest, plus := strings.CutPrefix(strings.TrimSpace(value), "+")
	digits, ok := digitsOf(rest)
	if !plus || !ok || len(digits) < leastDigits || len(digits) > mostDigits || digits[0] == '0' {
		return "", false
	}
	return "+" + digits, true
}

// digitsOf returns the digits of a number, and false where other things stand
// between them than people put there.
func digitsOf(value string) (string, bool) {
	ok := true
	digits := strings.Map(func(r rune) rune {
		switch {
		case '0' <= r && r <= '9':
			return r
		case !strings.ContainsRune(" ().-–‑\u00A0\u202F", r):
			ok = false
		}
		return -1
	}, value)
	return digits, ok && digits != ""
}

// nearestNumber is what a number may mean that is written as it is dialled
// within Russia and Kazakhstan: with 8, or with the code of the country alone.
// Of other countries the number does not tell the code; "" then.
func nearestNumber(value string) string {
	d, ok := digitsOf(value)
	if !ok || len(d) != 11 || d[0] != '8' && d[0] != '7' || strings.HasPrefix(value, "+") {
		return ""
	}
	return "+7 " + d[1:4] + " " + d[4:7] + "-" + d[7:9] + "-" + d[9:]
}
