package render

import (
	"bytes"
	"fmt"
	"html"
	"html/template"
	"net/mail"
	"regexp"
	"strings"
	"sync"

	"vizitka/generator/site"
)

// contactFunctions write how a person can be reached.
var contactFunctions = []Function{
	{
		"mailto", `mailto "ADDRESS" ["CLASS"]`, "a link to write to an e-mail address, shielded from harvesters as [contact] says", "ссылка на электронный адрес, укрытая от сборщиков адресов, как сказано в [contact]",
		func(w *worker) any {
			return func(address string, class ...string) template.HTML {
				return mailto(address, strings.Join(class, " "), w.view().Contact().Shield)
			}
		},
	},
	{
		"telephone", `telephone "NUMBER"`, "the address that calls a number: tel:+74950000000", "адрес, по которому звонят на номер: tel:+74950000000",
		same(func(number string) template.URL {
			digits := strings.Map(func(r rune) rune {
				if '0' <= r && r <= '9' {
					return r
				}
				return -1
			}, number)
			if strings.HasPrefix(strings.TrimSpace(number), "+") {
				digits = "+" + digits
			}
			return template.URL("tel:" + digits) //nolint:gosec // digits
		}),
	},
}

// mailto writes a link to an e-mail address. A shielded one is the same to
// whoever reads, copies or follows it; in the source each of its characters is
// a reference, and an empty comment stands on both sides of the @. So no script
// is needed, a screen reader reads the address whole, and programs that search
// pages for addresses without parsing them find none.
func mailto(address, class string, shield bool) template.HTML {
	if parsed, err := mail.ParseAddress(address); err != nil || parsed.Address != address {
		return template.HTML(html.EscapeString(address)) //nolint:gosec // escaped
	}
	href, text := html.EscapeString("mailto:"+address), html.EscapeString(address)
	if shield {
		name, host, _ := strings.Cut(address, "@")
		href = referenced("mailto:" + address)
		text = referenced(name) + "<!-- -->" + referenced("@") + "<!-- -->" + referenced(host)
	}
	if class != "" {
		class = ` class="` + html.EscapeString(class) + `"`
	}
	return template.HTML("<a" + class + ` href="` + href + `">` + text + "</a>") //nolint:gosec // escaped
}

// linked finds a link to write in a body, with the text that it begins with.
var linked = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`href="(mailto:[^"]+)"([^>]*)>([^<]*)`)
})

// shield shields the links to write in the text of a page, as [contact] says.
func (f *frame) shield(p *site.PageView, text []byte) template.HTML {
	if bytes.Contains(text, []byte(`href="mailto:`)) && p.Site().Contact().Shield {
		text = linked().ReplaceAllFunc(text, func(link []byte) []byte {
			parts := linked().FindSubmatch(link)
			shown := string(parts[3])
			if strings.Contains(shown, "@") {
				shown = referenced(html.UnescapeString(shown))
			}
			return fmt.Appendf(nil, `href="%s"%s>%s`, referenced(html.UnescapeString(string(parts[1]))), parts[2], shown)
		})
	}
	return template.HTML(text) //nolint:gosec // made by the converter and components
}

// referenced writes each character as a reference, in decimal and hexadecimal
// by turns: what looks for one form alone misses half.
func referenced(text string) string {
	var b strings.Builder
	for i, r := range []rune(text) {
		format := "&#%d;"
		if i%2 == 1 {
			format = "&#x%x;"
		}
		fmt.Fprintf(&b, format, r)
	}
	return b.String()
}
