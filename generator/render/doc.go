// Package render makes pages and lists: it chooses the layout, executes it
// over views that record what they are asked, and fills the holes of bodies.
//
// The layout of a page is, in this order: layouts/NAME.html if the front
// matter says layout = "NAME"; the layout of its kind; page.html. A section's
// list uses KIND-list.html of its pages' kind, else list.html; so does a term;
// a taxonomy uses terms.html; the first page home.html; the page for addresses
// that are not there 404.html. A side, which is another view of a page of a kind
// at NAME/ below its address, has layouts/KIND/NAME.html. There is no other rule.
//
// Templates are html/template with the functions of [Functions]. A partial is
// executed for each page that calls it; a fragment sees only its argument and
// the site, is made once and shared by all pages that ask for it.
//
// The package reads no clock and no environment, and starts no goroutine: each
// worker takes its own copy of the templates from [Env].
package render
