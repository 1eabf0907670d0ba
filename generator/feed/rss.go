package feed

import (
	"encoding/xml"
	"time"
)

// The elements of other namespaces are named by prefixes that the root
// declares: readers of RSS know these prefixes, and some know only them.
type rss struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Content string     `xml:"xmlns:content,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string `xml:"title"`
	Description string `xml:"description"`
	Page        *pageHead
	Link        string    `xml:"link"`
	Self        atomLink  `xml:"atom:link"`
	Language    string    `xml:"language"`
	Updated     string    `xml:"lastBuildDate"`
	Items       []rssItem `xml:"item"`
}

type rssItem struct {
	Title       string `xml:"title"`
	Page        *anchor
	Link        string   `xml:"link"`
	GUID        rssGUID  `xml:"guid"`
	Published   string   `xml:"pubDate"`
	Author      string   `xml:"dc:creator"`
	Terms       []string `xml:"category"`
	Description string   `xml:"description,omitempty"`
	Content     string   `xml:"content:encoded,omitempty"`
}

type rssGUID struct {
	IsPermaLink bool   `xml:"isPermaLink,attr"`
	Text        string `xml:",chardata"`
}

func writeRSS(f feed) []byte {
	out := rss{
		Version: "2.0", Atom: "http://www.w3.org/2005/Atom", DC: "http://purl.org/dc/elements/1.1/",
		Content: "http://purl.org/rss/1.0/modules/content/",
		Channel: rssChannel{
			Title: f.title, Description: f.text, Page: f.pageHead(), Link: f.home,
			Self: atomLink{"self", "application/rss+xml", f.self}, Language: f.language, Updated: f.updated.Format(time.RFC1123Z),
		},
	}
	if f.text == "" {
		out.Channel.Description = f.title // the format wants one
	}
	for _, e := range f.entries {
		out.Channel.Items = append(out.Channel.Items, rssItem{
			Title: e.title, Page: f.pageLink(e), Link: e.address, GUID: rssGUID{Text: e.id, IsPermaLink: e.id == e.address},
			Published: e.published.Format(time.RFC1123Z), Author: f.author, Terms: e.terms, Description: e.text, Content: e.html,
		})
	}
	return f.xmlDocument(out)
}
