// Package social draws the cards by which social networks show pages: a PNG of
// 1200×630 pixels for each page that has no picture of its own which they can
// show, if the theme calls socialCard or structuredData and [social] cards is not switched off.
//
// A card has, from the top: the icon and the word of the page's kind, in its
// hue (a list has the site's title); the title; the author's portrait, flat and
// in that hue, with the name and the site's title. Behind them lies a network,
// whose places come from the title alone. Colours are those of the palette in
// light.
//
// The title stands in at most four lines of about the same length, in the
// largest of five sizes in which it has room. No word is cut but one that is
// longer than a line, and a title that is longer than the card: both end in "…".
//
// Letters are those of the Go fonts, which have Latin and Cyrillic, or of the
// font that [social] font names. A letter that the font lacks is reported at its
// place, and drawn as a box; another sign, an emoji, is left out.
//
// A file of the same name in static/ takes the place of one that would be made
// here.
//
// A card is made again if what it says changed: its title, kind, author, or the
// look. It reads no text, so writing makes no cards, but for one of which there
// is a problem to tell.
//
// # Size and speed
//
// One layer after another is drawn into a mask and laid on a picture of 16
// colours: a ground, and steps from it to the colours of the text, of the kind,
// of what is said by the way, and of the network.
// Full colours would cost several times the bytes and the time.
package social
