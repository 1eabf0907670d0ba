// Package sitemap makes sitemap.xml (the protocol of sitemaps.org, version
// 0.9) and robots.txt.
//
// An address stands there with its translations as alternates, of which
// x-default is the one in the first language that has it, and with the pictures
// of its page (Google's image extension 1.1). Pages that are unlisted or not
// translated, and the page for addresses that are not there, are left out.
//
// lastmod is that of the front matter; if [sitemap] lastmod is "git", else when
// the page's file was last committed; else the page's date; a page without any
// has none. What git knows is passed in: nothing here runs it.
//
// A sitemap holds at most 50,000 addresses. A larger site gets an index in
// sitemap.xml and the addresses in sitemap-1.xml, sitemap-2.xml …
//
// A file robots.txt in static/ takes the place of the one made here.
package sitemap

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"

	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// limit is how many addresses the protocol allows in one file. Tests lower it.
var limit = 50_000

const (
	mapName    = "sitemap.xml"
	robotsName = "robots.txt"
)

type page struct {
	XMLName    xml.Name    `xml:"url"`
	Loc        string      `xml:"loc"`
	LastMod    string      `xml:"lastmod,omitempty"`
	Alternates []alternate `xml:"xhtml:link"`
	Pictures   []picture   `xml:"image:image"`
}

type alternate struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

type picture struct {
	Loc string `xml:"image:loc"`
}

type part struct {
	XMLName xml.Name `xml:"sitemap"`
	Loc     string   `xml:"loc"`
}

// Outputs returns the sitemap and robots.txt. A site without an address of its
// own (one at an example host) gets them all the same: they are right as soon
// as base_url is.
func Outputs(e *render.Env) []output.Output {
	parts := (e.Site.PageCount() + limit - 1) / limit
	var out []output.Output
	add := func(path, id string, write func(v *site.View, b *bytes.Buffer)) {
		out = append(out, output.Output{Path: path, ID: id, Make: func(r *trace.Recorder) (result output.Result) {
			var b bytes.Buffer
			result.Problems = e.Read("", r, func(v *site.View) { write(v, &b) })
			result.Bytes = b.Bytes()
			return result
		}})
	}
	if !e.Site.Publishes(robotsName) {
		add(robotsName, "", func(v *site.View, b *bytes.Buffer) {
			fmt.Fprintf(b, "User-agent: *\nAllow: /\n\nSitemap: %s\n", v.Absolute(mapName))
		})
	}
	if parts <= 1 {
		add(mapName, "sitemap 0", func(v *site.View, b *bytes.Buffer) { writePages(b, v, 0) })
		return out
	}
	for n := range parts {
		add(partName(n), fmt.Sprint("sitemap ", n), func(v *site.View, b *bytes.Buffer) { writePages(b, v, n) })
	}
	add(mapName, fmt.Sprint("index of ", parts), func(v *site.View, b *bytes.Buffer) {
		write(b, "sitemapindex", "", func(item func(any)) {
			for n := range parts {
				item(part{Loc: v.Absolute(partName(n))})
			}
		})
	})
	return out
}

func partName(n int) string { return fmt.Sprintf("sitemap-%d.xml", n+1) }

// writePages writes the n-th fifty thousand addresses, one after the other.
func writePages(b *bytes.Buffer, v *site.View, n int) {
	const more = ` xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml"`
	git := v.Sitemap().Git
	write(b, "urlset", more, func(item func(any)) {
		at := 0
		for _, l := range v.Languages() {
			for _, p := range l.Pages().Items() {
				if p.Fallback() || p.Unlisted() {
					continue
				}
				if at/limit == n {
					item(describe(p, git))
				}
				at++
			}
		}
	})
}

func describe(p *site.PageView, git bool) page {
	u := page{Loc: string(p.Permalink())}
	if t := changed(p, git); !t.IsZero() {
		u.LastMod = t.Format(time.RFC3339)
	}
	// The list names the page itself too, as the protocol wants.
	if all := p.AllTranslations().Items(); len(all) > 1 {
		for _, t := range all {
			u.Alternates = append(u.Alternates, alternate{"alternate", t.Lang(), string(t.Permalink())})
		}
		u.Alternates = append(u.Alternates, alternate{"alternate", "x-default", string(all[0].Permalink())})
	}
	for _, address := range p.Pictures() {
		u.Pictures = append(u.Pictures, picture{string(address)})
	}
	return u
}

// changed returns when a page changed. Where the front matter tells of no
// change, its lastmod is its date.
func changed(p *site.PageView, git bool) time.Time {
	told := p.Lastmod()
	if !git || told.After(p.Date()) {
		return told
	}
	if commit := p.Committed(); !commit.IsZero() {
		return commit
	}
	return told
}

// write writes a document of the protocol, its items one by one: a long list is
// never held as a tree.
func write(b *bytes.Buffer, root, namespaces string, items func(item func(any))) {
	b.WriteString(xml.Header + "<" + root + ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"` + namespaces + ">\n")
	enc := xml.NewEncoder(b)
	enc.Indent(" ", " ")
	items(func(v any) {
		if err := enc.Encode(v); err != nil {
			panic(err) // structs of texts can be written
		}
	})
	b.WriteString("\n</" + root + ">\n")
}
