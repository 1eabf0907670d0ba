// Package markdown turns one Markdown text into HTML with holes.
//
// The language is CommonMark 0.31 and GitHub's extensions (tables, task
// lists, strikethrough, bare links), and beyond them:
//
//   - headings with identifiers made from their text, or given: {#id .class};
//   - footnotes, definition lists, abbreviations (*[ГОСТ]: …);
//   - ==mark==, ~sub~, ^sup^;
//   - alerts (> [!NOTE] Title), which fold with [!NOTE]- and [!NOTE]+, also
//     as MkDocs writes them (!!! note "Title", ??? and ???+) above a block that
//     is indented by four;
//   - directives, shown by the theme's components: :::kind[Title]{key="value"}
//     to :::, ::leaf{…} alone in its line, :text[…]{…} within a line;
//   - wiki links: [[page]], [[page|text]], [[page#heading]];
//   - code blocks with a title, line numbers, marked, added and removed lines:
//     go title="main.go" {3,5-7} +2 -9,10 linenos=5 behind the fence;
//   - an image alone in its paragraph, with a title, is a figure;
//   - %%a private note%%, in a line or over several, is left out.
//
// What only looks like one of these is text: 12:30, http://…, {, <, :). What
// an author brings from elsewhere and we do not run (shortcodes, components
// of JSX, tabs and keys of MkDocs, raw HTML where it is off) is shown as written and reported at its
// place, with what to write instead.
//
// Some Markdown asks for components of the theme without naming them: an alert,
// also one written as a directive that the theme has not (:::caution), for note, tip, warning or danger, with the arguments alert (its name as
// written, in lower case) and fold ("closed" or "open", if it folds); a figure
// for figure, with src, alt and caption. A theme without them gets plain HTML.
//
// A [Body] has a hole wherever the answer depends on another file or on the
// theme: the address of a link, the size of an image, a component. So a text
// is converted knowing nothing but itself.
//
// Invariant: a conversion depends on its arguments alone, and does not panic
// or hang, whatever the text. Containers nested deeper than 100 are an error,
// and components deeper than 40; what would cost more than linear time is cut off at limits (limits.go) that
// no author meets. Raw HTML aside, and with the list of safe elements too,
// every element that is opened is closed.
//
// The package does not know pages, addresses, files or templates. It alone
// imports goldmark, chroma, goldmark-emoji and bluemonday.
package markdown

import (
	"bytes"

	"vizitka/generator/diag"
)

// HTMLMode says what becomes of raw HTML.
type HTMLMode uint8

const (
	// HTMLOff shows raw HTML as text and reports it.
	HTMLOff HTMLMode = iota
	// HTMLSafe keeps elements and attributes of a list that cannot run
	// anything or reach out of their place; the rest is left out, and a tag
	// of JSX shown as text. Elements that the author did not close are closed.
	HTMLSafe
	// HTMLAll keeps it as written, balanced or not.
	HTMLAll
)

// A Component is what the converter must know of a component of the theme:
// the forms it may take.
type Component struct {
	Forms []Form
	// Ref is the kind of page that the text of an inline directive names; ""
	// if it names none. What stands behind "|" in such a text is what is
	// shown: :term[page|text].
	Ref string
}

func (c Component) takes(f Form) bool {
	for _, form := range c.Forms {
		if form == f {
			return true
		}
	}
	return false
}

// Options are those of a site or a page. The zero value is plain Markdown
// without raw HTML, highlighting, typography and components.
type Options struct {
	HTML       HTMLMode
	Typography bool   // see package typography
	Highlight  bool   // colours in code blocks, as classes; see HighlightCSS
	Emoji      bool   // :smile: becomes a character
	Lang       string // of the text: for typography, slugs and words of our own
	// TakeTitle takes the first heading of level one out of the body when
	// nothing stands before it: it is the page's title.
	TakeTitle bool
	// Title is that of the page where it has one already: then the heading is
	// taken out only if it says the same, which would be shown twice. Case and
	// typography make no difference.
	Title string
	// Components of the theme, by name.
	Components map[string]Component

	// specification renders as the examples of CommonMark want it: comments
	// stay, headings have no identifiers, bare addresses are text. For tests.
	specification bool
}

// Convert converts src[from:]; what stands before is front matter. All
// positions are those of the whole file. It returns what could be made of the
// text, whatever was found.
func Convert(file string, src []byte, from int, o *Options) (*Document, diag.List) {
	c := newConversion(file, src, from, o)
	return c.document(), c.found
}

// Fragment converts a text that stands in no Markdown file of its own: a
// field of front matter, or what a template hands over. Diagnostics have no
// place. Footnotes get identifiers that do not meet those of a page.
func Fragment(text string, o *Options) (*Document, diag.List) {
	c := newConversion("", []byte(text), 0, o)
	c.fragment = true
	return c.document(), c.found
}

// A conversion is one run over one text: what its parsers and its renderer
// share.
type conversion struct {
	writer
	o        *Options
	file     string
	whole    []byte // the file
	from     int    // where the text begins in it
	src      []byte // the text
	fragment bool

	found    diag.List
	reported map[report]bool
	times    map[*diag.Message]int
	forms    map[string]bool // of MkDocs, told of

	abbreviations map[string]string  // by name
	pending       []*inlineDirective // whose text is to be parsed
	label         *inlineDirective   // the next

	headings headings
	sentence sentence
	notes    footnotes
	words    int
	lines    lineCounter
	limits   limits
	stops    stops
	raw      rawElements
}

// A report is a problem at a place; the parser may look at one place twice.
type report struct {
	message *diag.Message
	at      int
}

func newConversion(file string, src []byte, from int, o *Options) *conversion {
	src = valid(src)
	from = min(max(from, 0), len(src))
	if from == 0 && bytes.HasPrefix(src, []byte("\uFEFF")) {
		from = len("\uFEFF")
	}
	c := &conversion{o: o, file: file, whole: src, from: from, src: src[from:]}
	c.lines = newLineCounter(src, from)
	return c
}

// repeatMax is how often one message is reported of one text. Who mends that
// many sees the others then.
const repeatMax = 100

// told reports whether there is no use in reporting a message at a place: it
// was, or often enough elsewhere. It saves the search for nearest names.
func (c *conversion) told(m *diag.Message, at int) bool {
	return c.times[m] == repeatMax || c.reported[report{m, at}]
}

// warn reports a message at a place of the text, once.
func (c *conversion) warn(m *diag.Message, at, length int, v diag.V) {
	r := report{m, at}
	if c.told(m, at) {
		return
	}
	if c.reported == nil {
		c.reported, c.times = map[report]bool{}, map[*diag.Message]int{}
	}
	c.reported[r] = true
	c.times[m]++
	place := diag.Place{}
	if !c.fragment {
		place = diag.At(c.file, c.whole, c.from+at, length)
	}
	c.found.Add(m.At(place, v))
}
