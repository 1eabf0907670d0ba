// Package sitemap makes sitemap.xml (the protocol of sitemaps.org, version
// 0.9), with the translations of each page as alternates, and robots.txt.
//
// Pages that are unlisted or not translated, and the page for addresses that
// are not there, are left out. lastmod is that of the front matter; a page
// without a date has none.
//
// A sitemap holds at most 50,000 addresses. A larger site gets an index in
// sitemap.xml and the addresses in sitemap-1.xml, sitemap-2.xml …
package sitemap

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// limit is how many addresses the protocol allows in one file.
const limit = 50_000

type urlset struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	XHTML   string   `xml:"xmlns:xhtml,attr,omitempty"`
	URLs    []entry  `xml:"url"`
}

type entry struct {
	Loc        string      `xml:"loc"`
	LastMod    string      `xml:"lastmod,omitempty"`
	Alternates []alternate `xml:"xhtml:link"`
}

type alternate struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

type index struct {
	XMLName  xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Sitemaps []entry  `xml:"sitemap"`
}

// Outputs returns the sitemap and robots.txt. A site without an address of its
// own (one at an example host) gets them all the same: they are right as soon
// as base_url is.
func Outputs(e *render.Env) []output.Output {
	parts := (e.Site.PageCount() + limit - 1) / limit
	out := []output.Output{{Path: "robots.txt", Make: func(r *trace.Recorder) (result output.Result) {
		result.Problems = e.Read("", r, func(v *site.View) {
			result.Bytes = fmt.Appendf(nil, "User-agent: *\nAllow: /\n\nSitemap: %s\n", v.Absolute("sitemap.xml"))
		})
		return result
	}}}
	if parts <= 1 {
		return append(out, part(e, "sitemap.xml", 0))
	}
	for n := range parts {
		out = append(out, part(e, partName(n), n))
	}
	return append(out, output.Output{Path: "sitemap.xml", ID: fmt.Sprint("index of ", parts), Make: func(r *trace.Recorder) (result output.Result) {
		result.Problems = e.Read("", r, func(v *site.View) {
			var x index
			for n := range parts {
				x.Sitemaps = append(x.Sitemaps, entry{Loc: v.Absolute(partName(n))})
			}
			result.Bytes = encode(x)
		})
		return result
	}})
}

func partName(n int) string { return fmt.Sprintf("sitemap-%d.xml", n+1) }

// part returns the output of the n-th fifty thousand addresses.
func part(e *render.Env, path string, n int) output.Output {
	return output.Output{Path: path, ID: fmt.Sprint("sitemap ", n), Make: func(r *trace.Recorder) (result output.Result) {
		result.Problems = e.Read("", r, func(v *site.View) {
			set := urlset{}
			at := 0
			for _, l := range v.Languages() {
				for _, p := range l.Pages().Items() {
					if p.Fallback() || p.Unlisted() {
						continue
					}
					if at/limit == n {
						set.URLs = append(set.URLs, describe(p))
					}
					at++
				}
			}
			for _, u := range set.URLs {
				if len(u.Alternates) > 0 {
					set.XHTML = "http://www.w3.org/1999/xhtml"
				}
			}
			result.Bytes = encode(set)
		})
		return result
	}}
}

func describe(p *site.PageView) entry {
	e := entry{Loc: string(p.Permalink())}
	if t := p.Lastmod(); !t.IsZero() {
		e.LastMod = t.Format("2006-01-02T15:04:05Z07:00")
	}
	// The list names the page itself too, as the protocol wants.
	if all := p.AllTranslations().Items(); len(all) > 1 {
		for _, t := range all {
			e.Alternates = append(e.Alternates, alternate{"alternate", t.Lang(), string(t.Permalink())})
		}
	}
	return e
}

// encode writes a document. Structs of texts always encode.
func encode(v any) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", " ")
	if err := enc.Encode(v); err != nil {
		panic(err)
	}
	b.WriteByte('\n')
	return b.Bytes()
}
