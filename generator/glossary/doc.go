// Package glossary finds the words of a glossary in the HTML of a text, and
// links each where it is mentioned first.
//
// A word is known by its forms, as they are listed for it: «слабая связь»,
// «слабой связью». A form is found where its words stand whole, one behind the
// other; the case of its first letter makes no difference, a no-break space is
// a space, and a hyphen joins two words to one. Where two forms begin at one
// place the longer one counts.
//
// Nothing is linked in headings, links, code, captions of buttons and of what
// unfolds, abbreviations, and elements that have the attribute data-no-terms,
// by which a theme keeps its own words and what is a link as a whole.
//
// The package knows no pages and no theme: what a link looks like is for the
// caller to say.
package glossary
