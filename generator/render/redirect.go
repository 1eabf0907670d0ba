package render

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"vizitka/generator/output"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// redirects returns a page for each alias that leads a reader to the page's
// address, and _redirects, which some hosts read instead.
func (e *Env) redirects() []output.Output {
	aliases := e.Site.Aliases()
	if len(aliases) == 0 {
		return nil
	}
	var out []output.Output
	for _, a := range aliases {
		out = append(out, output.Output{
			Path: site.OutputPath(a.Address), ID: "alias of " + a.Page, Origin: a.Page,
			Make: func(r *trace.Recorder) (result output.Result) {
				result.Problems = e.Read(e.Site.LanguageOf(a.Page), r, func(v *site.View) {
					if p := v.PageByID(a.Page); p != nil {
						result.Bytes = redirectPage(p)
					}
				})
				return result
			},
		})
	}
	return append(out, output.Output{Path: "_redirects", Make: func(r *trace.Recorder) (result output.Result) {
		result.Problems = e.Read("", r, func(v *site.View) {
			var lines []string
			for _, a := range v.Aliases() {
				if p := v.PageByID(a.Page); p != nil {
					lines = append(lines, fmt.Sprintf("%s %s 301\n", v.Relative(site.EscapePath(a.Address)), p.RelPermalink()))
				}
			}
			slices.Sort(lines)
			result.Bytes = []byte(strings.Join(lines, ""))
		})
		return result
	}})
}

func redirectPage(p *site.PageView) []byte {
	to := html.EscapeString(string(p.Permalink()))
	title := html.EscapeString(p.Title())
	return fmt.Appendf(nil, `<!doctype html>
<html lang="%s">
<meta charset="utf-8">
<title>%s</title>
<link rel="canonical" href="%s">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=%s">
<p><a href="%s">%s</a></p>
</html>
`, html.EscapeString(p.Lang()), title, to, to, html.EscapeString(string(p.RelPermalink())), title)
}
