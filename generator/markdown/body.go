package markdown

// A Body is HTML with holes: places whose content depends on other files or
// on the theme, and is filled in when the body is rendered. So a file is
// parsed knowing nothing but itself.
type Body struct {
	HTML  []byte
	Holes []Hole // in the order of At
	// Blocks tells the source line of each top-level block, for the preview's
	// way from the page to the source. It never reaches an output of a build.
	Blocks []Block
}

// Each calls f for the HTML of the body and of those inside its components, in
// no order that a reader sees.
func (b *Body) Each(f func(html []byte)) {
	f(b.HTML)
	for i := range b.Holes {
		for _, inner := range []*Body{b.Holes[i].Label, b.Holes[i].Inner} {
			if inner != nil {
				inner.Each(f)
			}
		}
	}
}

// A Block is where a block of the source begins in the HTML.
type Block struct {
	At   int // offset in HTML of its first tag
	Line int // line of the source file, from 1
}

// A HoleKind says what belongs into a hole.
type HoleKind uint8

const (
	// HoleLink takes the escaped value of an href attribute. Ref is the
	// destination as written: relative to the source file, "#anchor" of the
	// page itself, or "/from/the/root".
	HoleLink HoleKind = iota + 1
	// HoleWiki takes an href as HoleLink does. Ref is what stands before "|"
	// in a wiki link: "page", "page#Heading as written", "#Heading".
	HoleWiki
	// HoleWikiText takes the escaped text of a wiki link that gives none: the
	// title of the page or the text of the heading that Ref (as in HoleWiki) names.
	HoleWikiText
	// HoleImage takes the attributes src, width, height (and srcset, sizes) of
	// an img element. Ref is the source as written.
	HoleImage
	// HoleComponent takes what the theme's component Name makes of Args, Label
	// and Inner.
	HoleComponent
)

// A Hole is one place of a body that is filled when it is rendered.
type Hole struct {
	At   int
	Kind HoleKind
	// Ref is what is asked for; see the kinds. Of a component that takes text
	// (cite, term) it is the plain text between its brackets, or what stands
	// before "|" in the text of one that names a page.
	Ref string
	// Pos and Len are the bytes of the source file that asked, for diagnostics.
	Pos, Len int

	// The rest is for components.
	Name  string
	Form  Form
	Args  []Arg
	Label *Body // inline content of [ … ], or what stands behind its "|"; nil for none
	Split bool  // the text of an inline directive has a "|" that ends Ref
	Inner *Body // block content between ::: and :::, nil for none
}

// Form is how a component stands in the text.
type Form uint8

const (
	Container Form = iota + 1 // :::name … :::, an alert, a figure
	Leaf                      // ::name{…} alone in its line
	Inline                    // :name[…]{…}
)

// An Arg is an attribute of a directive, in the order written. An attribute
// without a value has the value "true".
type Arg struct{ Name, Value string }

// A Heading of a body, h1 to h6, in order.
type Heading struct {
	Level int
	ID    string
	Text  string // plain, after typography
	HTML  []byte // inline HTML without links and holes, after typography
	Line  int    // of the source file
}

// A Document is what one Markdown text becomes.
type Document struct {
	Body Body
	// Title is the body's first level-one heading when nothing but blank lines
	// stands before it; Options.TakeTitle says when it is taken out of Body.
	Title    string
	Headings []Heading // without the title that was taken out
	// Summary is what stands before <!--more-->, or the first paragraph.
	Summary     Body
	SummaryText string // the summary as plain text
	Words       int    // words of the text, code blocks left out
}
