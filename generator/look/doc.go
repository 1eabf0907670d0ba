// Package look turns what an author changes about the look of a site into
// custom properties of CSS, and knows the services that pages are shared by.
//
// A theme that takes part reads these properties, all of them set at :root and
// in no layer, so that they win over what a theme sets in one:
//
//	--accent --on-accent           links and buttons, and the text on a button
//	--brand                        the accent as it was written
//	--paper --sheet --fill         the page, what lies on it, what is set off
//	--line --edge                  a quiet border, and one that must be seen
//	--ink --soft                   text, and text of less weight
//	--ui --reading                 fonts of headings and menus, and of texts
//	--corner --unit --leading      roundness, space, distance of lines
//
// Colours are pairs for light and dark, as light-dark() of CSS takes them. Only
// what the author gave is set: all else is the theme's choice.
//
// # Contrast
//
// An accent is text: it must have the contrast AA of WCAG 2.2 (4.5) on paper,
// sheet and fill of the palette. One for light that does not is told of, with
// the nearest colour of its hue that does, and that colour is taken. One for
// dark is made from it in the same way, unless the author gives it. The
// palettes themselves have AAA (7) for text, and 3 for edges.
package look
