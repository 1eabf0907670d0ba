// Package icon makes the icons of a site, for themes that link to them
// (icons = true in theme.toml):
//
//	favicon.svg            for browsers that take a drawing
//	favicon.ico            32 pixels, for all others
//	apple-touch-icon.png   180 pixels, to its edges: telephones cut the corners
//	icon-192.png  icon-512.png  icon-maskable-512.png
//	site.webmanifest       names the last three, and the colours of the page
//
// They show the logo of [look]. A logo that is a PNG is scaled. One that is an
// SVG is favicon.svg as it is; nothing here can draw an SVG, so the other icons
// are made from logo_png, and without that show the letter.
//
// The letter is the first of the site's title, in Go Bold, in white or black on
// the accent. A title that begins with no letter which the font has gives a disc.
//
// A file of the same name in static/ takes the place of one that would be made
// here.
package icon
