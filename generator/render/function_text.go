package render

import (
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	xhtml "golang.org/x/net/html"

	"vizitka/generator/lang"
)

// textFunctions work on texts.
var textFunctions = []Function{
	{"plainify", "plainify HTML", "the text without tags", "текст без тегов", same(plainify)},
	{"truncate", `truncate LENGTH ["…"] TEXT`, "the text cut between words", "текст, обрезанный между словами", same(truncate)},
	{"humanize", "humanize TEXT", "a name as words: my-page is My page", "имя словами: my-page — My page", same(humanize)},
	{
		"urlize", "urlize TEXT", "the text as a part of an address", "текст как часть адреса",
		func(w *worker) any {
			return func(s any) string { return lang.Slug(w.view().LanguageCode(), fmt.Sprint(s)) }
		},
	},
	{
		"anchorize", "anchorize TEXT", "the id that a heading of this text has", "якорь, который получил бы такой заголовок",
		func(w *worker) any {
			return func(s any) string { return lang.Slug(w.view().LanguageCode(), fmt.Sprint(s)) }
		},
	},
	{"lower", "lower TEXT", "the text in small letters", "текст строчными буквами", same(func(s any) string { return strings.ToLower(fmt.Sprint(s)) })},
	{"upper", "upper TEXT", "the text in capitals", "текст заглавными буквами", same(func(s any) string { return strings.ToUpper(fmt.Sprint(s)) })},
	{"title", "title TEXT", "the text with a capital first letter", "текст с заглавной буквы", same(func(s any) string { return capital(fmt.Sprint(s)) })},
	{
		"trim", `trim TEXT "CHARACTERS"`, "the text without these characters at its ends", "текст без этих знаков по краям",
		same(func(s any, cut ...string) string {
			if len(cut) == 0 {
				return strings.TrimSpace(fmt.Sprint(s))
			}
			return strings.Trim(fmt.Sprint(s), cut[0])
		}),
	},
	{"trimPrefix", `trimPrefix "START" TEXT`, "the text without its start", "текст без начала", same(func(prefix string, s any) string { return strings.TrimPrefix(fmt.Sprint(s), prefix) })},
	{"trimSuffix", `trimSuffix "END" TEXT`, "the text without its end", "текст без конца", same(func(suffix string, s any) string { return strings.TrimSuffix(fmt.Sprint(s), suffix) })},
	{"hasPrefix", `hasPrefix TEXT "START"`, "whether the text starts so", "начинается ли текст так", same(func(s any, prefix string) bool { return strings.HasPrefix(fmt.Sprint(s), prefix) })},
	{"hasSuffix", `hasSuffix TEXT "END"`, "whether the text ends so", "кончается ли текст так", same(func(s any, suffix string) bool { return strings.HasSuffix(fmt.Sprint(s), suffix) })},
	{"replace", `replace TEXT "OLD" "NEW"`, "the text with OLD replaced", "текст с заменой OLD на NEW", same(func(s any, before, after string) string { return strings.ReplaceAll(fmt.Sprint(s), before, after) })},
	{"split", `split TEXT "BY"`, "the parts of a text", "части текста", same(func(s any, by string) []string { return strings.Split(fmt.Sprint(s), by) })},
	{"join", `join LIST "BY" ["LAST"]`, "the items as one text", "элементы одним текстом", same(join)},
	{"countrunes", "countrunes TEXT", "the number of characters", "число знаков", same(func(s any) int { return utf8.RuneCountInString(fmt.Sprint(s)) })},
	{"countwords", "countwords TEXT", "the number of words", "число слов", same(func(s any) int { return lang.Words(plainify(s)) })},
	{"safeHTML", "safeHTML TEXT", "the text taken as HTML", "текст принимается за HTML", same(func(s any) template.HTML { return template.HTML(fmt.Sprint(s)) })},
	{"safeHTMLAttr", "safeHTMLAttr TEXT", "the text taken as an attribute", "текст принимается за атрибут", same(func(s any) template.HTMLAttr { return template.HTMLAttr(fmt.Sprint(s)) })},
	{"safeURL", "safeURL TEXT", "the text taken as an address", "текст принимается за адрес", same(func(s any) template.URL { return template.URL(fmt.Sprint(s)) })},
	{"safeCSS", "safeCSS TEXT", "the text taken as CSS", "текст принимается за CSS", same(func(s any) template.CSS { return template.CSS(fmt.Sprint(s)) })},
	{"safeJS", "safeJS TEXT", "the text taken as a script", "текст принимается за скрипт", same(func(s any) template.JS { return template.JS(fmt.Sprint(s)) })},
	{"htmlEscape", "htmlEscape TEXT", "the text with &lt; for <", "текст с &lt; вместо <", same(func(s any) string { return html.EscapeString(fmt.Sprint(s)) })},
	{"htmlUnescape", "htmlUnescape TEXT", "the text with < for &lt;", "текст с < вместо &lt;", same(func(s any) string { return html.UnescapeString(fmt.Sprint(s)) })},
	{"urlquery", "urlquery TEXT", "the text for the query of an address", "текст для запроса в адресе", same(func(s any) string { return url.QueryEscape(fmt.Sprint(s)) })},
	{"jsonify", "jsonify VALUE", "the value as JSON", "значение в виде JSON", same(jsonify)},
	{"string", "string VALUE", "the value as text", "значение текстом", same(func(v any) string { return fmt.Sprint(v) })},
}

// Plain returns HTML as text.
func Plain(h template.HTML) string { return plainify(h) }

// plainify takes the tags out of HTML.
func plainify(v any) string {
	s := fmt.Sprint(v)
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	var b strings.Builder
	z := xhtml.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return b.String()
		case xhtml.TextToken:
			b.Write(z.Text())
		}
	}
}

// truncate cuts a text to at most n characters, between words, and adds "…".
func truncate(n any, rest ...any) (string, error) {
	limit, ok := toInt(n)
	if !ok || len(rest) == 0 || len(rest) > 2 {
		return "", fmt.Errorf("truncate takes a length, perhaps an end, and a text")
	}
	end := "…"
	if len(rest) == 2 {
		end = fmt.Sprint(rest[0])
	}
	text := plainify(rest[len(rest)-1])
	runes := []rune(text)
	if len(runes) <= limit {
		return text, nil
	}
	cut := max(limit, 0)
	for cut > 0 && !unicode.IsSpace(runes[cut]) {
		cut--
	}
	if cut == 0 {
		cut = max(limit, 0)
	}
	return strings.TrimRightFunc(string(runes[:cut]), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;:—–-", r)
	}) + end, nil
}

func humanize(v any) string {
	return capital(strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(fmt.Sprint(v))))
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// join joins the items of a list; last stands before the last one if given.
func join(list any, by string, last ...string) (string, error) {
	all, err := slice(list)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i, v := range all {
		switch {
		case i == 0:
		case i == len(all)-1 && len(last) > 0:
			b.WriteString(last[0])
		default:
			b.WriteString(by)
		}
		b.WriteString(fmt.Sprint(v))
	}
	return b.String(), nil
}

// jsonify writes a value as JSON that is safe within a script element.
func jsonify(v any) (template.JS, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	return template.JS(b), nil //nolint:gosec // package json escapes <, > and &
}
