package fields

import (
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vizitka/generator/diag"
)

// scalar judges a value that is no list and no table.
func (j *judge) scalar(f *Field, v any) (any, bool) {
	ok := false
	switch f.Type {
	case Any, "":
		return v, true
	case Bool:
		var given bool
		given, ok = v.(bool)
		if ok && !given && f.Must {
			j.wrong(mustBeTrue, diag.V{})
			return nil, false
		}
	case Int:
		if n, whole := v.(float64); whole && n == math.Trunc(n) && math.Abs(n) < 1<<53 {
			v = int64(n)
		}
		_, ok = v.(int64)
	case Float:
		if n, whole := v.(int64); whole {
			v = float64(n)
		}
		n, isNumber := v.(float64)
		ok = isNumber && !math.IsNaN(n) && !math.IsInf(n, 0)
	case DateType:
		if s, isText := v.(string); isText {
			if d, isDate := ParseDate(s); isDate {
				v = d
			}
		}
		_, ok = v.(Date)
	default:
		return j.text(f, v)
	}
	if !ok {
		j.wrong(wrongType[f.Type], diag.V{})
		return nil, false
	}
	return v, j.inRange(f, v)
}

func (j *judge) inRange(f *Field, v any) bool {
	var n float64
	switch v := v.(type) {
	case int64:
		n = float64(v)
	case float64:
		n = v
	default:
		return true
	}
	switch {
	case f.Min != nil && n < *f.Min:
		j.wrong(tooSmall, diag.V{"value": number(n), "limit": number(*f.Min)})
		return false
	case f.Max != nil && n > *f.Max:
		j.wrong(tooLarge, diag.V{"value": number(n), "limit": number(*f.Max)})
		return false
	}
	return true
}

func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// text judges a value of one of the types that are text.
func (j *judge) text(f *Field, v any) (any, bool) {
	s, ok := v.(string)
	if !ok && j.doc.source.Format == YAML {
		if _, isTable := v.(map[string]any); !isTable {
			s, ok = j.doc.written(j.path, v), true
		}
	}
	if !ok || !textForms[f.Type](s) {
		j.wrong(wrongType[f.Type], diag.V{})
		return nil, false
	}
	if len(f.Values) > 0 && !slices.Contains(f.Values, s) {
		j.wrong(notInValues, diag.V{"value": short(s), "near": diag.Nearest(s, f.Values), "values": strings.Join(f.Values, ", ")})
		return nil, false
	}
	return s, true
}

// textForms are the rules of the types that are text. Where textPatterns has
// a pattern for the type, that pattern is the rule.
var textForms = map[Type]func(string) bool{
	Text:     func(string) bool { return true },
	Markdown: func(string) bool { return true },
	URL:      isURL,
	Email:    isEmail,
	Phone:    isPhone,
	File:     isName,
	Page:     isName,
}

// textPatterns are the same rules for editors, as far as a regular expression
// that all of them understand can say them.
var textPatterns = map[Type]string{
	DateType: `^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}(([Tt]|[ \t]+)[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?([ \t]*([Zz]|[+-][0-9]{2}(:?[0-9]{2})?))?)?\s*$`,
	URL:      `^([A-Za-z][A-Za-z0-9+.-]*:|/|\./|\.\./|#|\?)\S*$`,
	Email:    `^[^\s@<>"(),:;]+@[^\s@<>"(),:;.]+(\.[^\s@<>"(),:;.]+)+$`,
	Phone:    `^\+?[0-9 ().\xa0-]*[0-9][0-9 ().\xa0-]*[0-9][0-9 ().\xa0-]*[0-9][0-9 ().\xa0-]*$`,
	File:     `^[^\\\x00-\x1f]*[^\\\x00-\x1f\s][^\\\x00-\x1f]*$`,
	Page:     `^[^\\\x00-\x1f]*[^\\\x00-\x1f\s][^\\\x00-\x1f]*$`,
}

// isURL takes an address with a scheme, or a reference that says by its first
// sign that it is one: a bare "example.org" is the usual mistake. Schemes that
// run code are refused.
func isURL(s string) bool {
	if strings.ContainsFunc(s, unicode.IsSpace) {
		return false
	}
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "":
		return strings.HasPrefix(s, "/") || strings.HasPrefix(s, "./") || strings.HasPrefix(s, "../") ||
			strings.HasPrefix(s, "#") || strings.HasPrefix(s, "?")
	case "http", "https":
		return u.Hostname() != ""
	case "javascript", "vbscript", "data":
		return false
	}
	return u.Opaque != "" || u.Host != "" || u.Path != ""
}

// Compiled when first needed: most runs judge no address.
var emailPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(textPatterns[Email]) })

func isEmail(s string) bool { return emailPattern().MatchString(s) }

func isPhone(s string) bool {
	digits := 0
	for i, r := range s {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case r == '+' && i == 0, strings.ContainsRune(" ().-\u00A0", r):
		default:
			return false
		}
	}
	return digits >= 3
}

// isName takes what can name a file or a page: something, with slashes, and no
// control characters.
func isName(s string) bool {
	return strings.TrimSpace(s) != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == '\\' })
}

// short cuts a value for a message.
func short(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
