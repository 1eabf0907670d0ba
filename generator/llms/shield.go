package llms

import (
	"regexp"
	"strings"
	"sync"
)

var mailOrCode = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("`[^`\n]+`|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+")
})

// shielded returns a text of Markdown in which the @ of e-mail addresses is a
// reference: the same to whoever reads it as Markdown, and no address to
// programs that collect them. Code stays as it is.
func shielded(text string) string {
	if !strings.Contains(text, "@") {
		return text
	}
	var b strings.Builder
	fence := ""
	for line := range strings.Lines(text) {
		mark := strings.TrimLeft(line, " >")
		switch {
		case fence == "" && (strings.HasPrefix(mark, "```") || strings.HasPrefix(mark, "~~~")):
			fence = mark[:3]
		case fence != "":
			if strings.HasPrefix(mark, fence) {
				fence = ""
			}
		default:
			line = mailOrCode().ReplaceAllStringFunc(line, func(found string) string {
				if found[0] == '`' {
					return found
				}
				return strings.Replace(found, "@", "&#64;", 1)
			})
		}
		b.WriteString(line)
	}
	return b.String()
}
