package config

import (
	"net/url"
	"strings"
	"time"

	"vizitka/generator/diag"
	"vizitka/generator/look"
)

// Editors are the values of editor. Which program each of them starts is not
// for a site to say: whoever looks at a site of others would run it.
var Editors = []string{"cursor", "emacs", "jetbrains", "sublime", "vim", "vscode", "vscodium", "windsurf", "zed"}

// Settings are what a site's files of settings say. They never change; maps
// and lists are shared and only to be read.
type Settings struct {
	Title    string
	BaseURL  string // absolute, always ends in "/"; https://example.org/ if unset
	Location *time.Location
	Themes   []string // layers, top first; at least one
	Editor   string   // one of Editors; "": none is named

	Language  string     // the default one
	Languages []Language // the default one first, then by weight and code

	Author     Author // of the default language
	Look       look.Look
	Social     Social
	Verified   Verification
	Markdown   Markdown
	Contact    Contact
	Sections   map[string]string // folder → kind of its pages
	Permalinks map[string]string // section → pattern of addresses
	PageSize   int               // pages of a list; at least 1
	Feeds      Feeds
	Sitemap    Sitemap
	Search     bool       // pages can be searched
	LLMs       bool       // llms.txt and Markdown copies are made
	Taxonomies []Taxonomy // by name
	Menus      map[string][]MenuEntry
	Kinds      map[string]Kind // the site's own
	Params     map[string]any

	layers []layer // the files that were read, top first
	tree   map[string]any
}

// A Language is one of a site's languages. What it does not say itself is the
// site's.
type Language struct {
	Code   string // lower case: ru, en, pt-br
	Name   string // in itself: Русский; the code if not given
	Title  string // of the site
	Weight int
	Author Author
	Menus  map[string][]MenuEntry
	Params map[string]any
}

// An Author is the person a site belongs to. All may be empty.
type Author struct {
	Name, Headline string
	Email          string
	Profile        string // file of the profile page, from content/
}

// Social says what social networks show.
type Social struct {
	Cards bool   // a card for each page
	Font  string // of cards: a file in static/; "": the program's own
}

// Verification holds the codes by which search engines know the owner of a
// site; "" for none.
type Verification struct{ Google, Yandex, Bing string }

// Contact says how contacts are shown.
type Contact struct {
	Shield bool // e-mail addresses are written so that harvesters miss them
}

// Markdown says how bodies are read.
type Markdown struct {
	HTML       string // off, safe, all
	Typography bool
	Highlight  bool
	Emoji      bool // :name:
}

// Feeds say what feeds hold.
type Feeds struct {
	Full bool // the whole text of pages, not only their summary
	Size int  // pages of a feed, 1 to 100
}

// Sitemap says what the sitemap tells.
type Sitemap struct {
	Git bool // a page without a date changed when its file was last committed
}

// A Taxonomy is a way to sort pages by terms.
type Taxonomy struct {
	Plural   string // the key in front matter, and the folder of its addresses
	Singular string
}

// A MenuEntry is one line of a menu. It has a page or an address.
type MenuEntry struct {
	Name   string // "": the page's title
	Page   string // file, from content/
	URL    string
	Parent string // the name of the entry above it
	Weight int
	Place  diag.Place // where it was declared
}

// IsExample reports whether the site's address is at a host that is reserved
// for examples (RFC 2606) or at the machine itself.
func (s *Settings) IsExample() bool {
	u, err := url.Parse(s.BaseURL)
	if err != nil {
		return false
	}
	host := "." + strings.ToLower(u.Hostname())
	for _, reserved := range []string{".example.org", ".example.com", ".example.net", ".example", ".invalid", ".test", ".localhost", ".127.0.0.1"} {
		if strings.HasSuffix(host, reserved) {
			return true
		}
	}
	return false
}
