package contact

import (
	"html/template"
	"net/url"
	"strings"
	"time"
	"unicode"

	"vizitka/generator/render"
	"vizitka/generator/site"
)

// A table holds the values of fields as views give them. What is not there, or
// is of another type, is empty.
type table map[string]any

func (t table) text(name string) string {
	switch v := t[name].(type) {
	case string:
		return plain(v)
	case template.URL:
		return plain(string(v))
	case template.HTML:
		return plain(render.Plain(v))
	}
	return ""
}

func (t table) texts(name string) (out []string) {
	list, _ := t[name].([]any)
	for i := range list {
		if text := (table{"": list[i]}).text(""); text != "" {
			out = append(out, text)
		}
	}
	return out
}

func (t table) time(name string) time.Time {
	v, _ := t[name].(time.Time)
	return v
}

func (t table) table(name string) table {
	v, _ := t[name].(map[string]any)
	return v
}

func (t table) tables(name string) (out []table) {
	list, _ := t[name].([]any)
	for _, item := range list {
		v, _ := item.(map[string]any)
		out = append(out, v)
	}
	return out
}

// plain makes a text one for machines: without the spaces that typography put
// in, and without control characters but line breaks.
func plain(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\u00A0' || r == '\u202F' || r == '\t':
			return ' '
		case r != '\n' && unicode.IsControl(r):
			return -1
		}
		return r
	}, s))
}

// absolute returns the whole address of what a page names, "" for what is no
// address.
func absolute(p *site.PageView, ref string) string {
	base, err := url.Parse(string(p.Permalink()))
	if err != nil || ref == "" {
		return ""
	}
	to, err := base.Parse(ref)
	if err != nil {
		return ""
	}
	return to.String()
}
