package feed

import (
	"bytes"
	"cmp"
	"encoding/json"
	"time"
)

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	HomePage    string       `json:"home_page_url"`
	Self        string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Authors     []jsonAuthor `json:"authors"`
	Language    string       `json:"language"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// An item has its text as HTML or, where only a summary is wanted, as text: the
// format wants one of them.
type jsonItem struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Title     string   `json:"title"`
	Summary   string   `json:"summary,omitempty"`
	HTML      string   `json:"content_html,omitempty"`
	Text      string   `json:"content_text,omitempty"`
	Published string   `json:"date_published"`
	Updated   string   `json:"date_modified"`
	Tags      []string `json:"tags,omitempty"`
}

func writeJSON(f feed) []byte {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.title, HomePage: f.home, Self: f.self, Description: f.text,
		Authors: []jsonAuthor{{f.author, f.authorURL}}, Language: f.language,
	}
	for _, e := range f.entries {
		item := jsonItem{
			ID: e.id, URL: e.address, Title: e.title, Summary: e.text, HTML: e.html,
			Published: e.published.Format(time.RFC3339), Updated: e.updated.Format(time.RFC3339), Tags: e.terms,
		}
		if e.html == "" {
			item.Summary, item.Text = "", cmp.Or(e.text, e.title)
		}
		out.Items = append(out.Items, item)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // the file is never part of a page
	enc.SetIndent("", " ")
	if err := enc.Encode(out); err != nil {
		panic(err) // structs of texts can be written
	}
	return b.Bytes()
}
