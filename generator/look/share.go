package look

import (
	"html/template"
	"net/url"
	"strings"
)

// A Service is one by which a page is shared: by a plain link, so that nothing
// is asked of another host before the reader clicks.
type Service struct {
	Name  string
	Label string       // its own name; "" for one that a theme names in each language
	URL   template.URL // for one page
}

// services are patterns: {url} and {title} are put in, escaped.
var services = []struct{ name, label, pattern string }{
	{"telegram", "Telegram", "https://t.me/share/url?url={url}&text={title}"},
	{"vk", "", "https://vk.com/share.php?url={url}&title={title}"},
	{"email", "", "mailto:?subject={title}&body={url}"},
	{"whatsapp", "WhatsApp", "https://wa.me/?text={title}%20{url}"},
	{"viber", "Viber", "viber://forward?text={title}%20{url}"},
	{"ok", "OK", "https://connect.ok.ru/offer?url={url}&title={title}"},
	{"linkedin", "LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"},
	{"facebook", "Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"},
	{"x", "X", "https://x.com/intent/post?url={url}&text={title}"},
	{"bluesky", "Bluesky", "https://bsky.app/intent/compose?text={title}%20{url}"},
	{"reddit", "Reddit", "https://www.reddit.com/submit?url={url}&title={title}"},
}

// Services returns the names of the services.
func Services() (names []string) {
	for _, s := range services {
		names = append(names, s.name)
	}
	return names
}

// Shares returns the services by which the author lets a page be shared, in the
// author's order.
func (l Look) Shares(address template.URL, title string) (out []Service) {
	for name := range strings.SplitSeq(l.Share, ",") {
		for _, s := range services {
			if s.name == name {
				filled := strings.NewReplacer("{url}", escape(string(address)), "{title}", escape(title)).Replace(s.pattern)
				out = append(out, Service{s.name, s.label, template.URL(filled)}) //nolint:gosec // a pattern of ours, filled with escaped text
			}
		}
	}
	return out
}

// DefaultShare are the services of an author who names none.
const DefaultShare = "telegram,vk,email"

// escape writes a text for a query, also of a mailto address, where "+" is no
// space (RFC 6068, 5).
func escape(s string) string { return strings.ReplaceAll(url.QueryEscape(s), "+", "%20") }
