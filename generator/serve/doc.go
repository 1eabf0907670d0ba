// Package serve is the preview: it shows the newest state of a site over HTTP,
// as a host would, and tells open pages when there is a newer one.
//
// [Serve] asks for the site, a file system, at each request: it knows nothing
// of how the site is made, and keeps nothing of it.
//
// # The site
//
//   - A path is looked up in the file system, under the path of the base URL
//     if it has one; anything above that is redirected to it.
//   - A folder shows its index.html; without the slash at its end it is
//     redirected (301). Folders are never listed.
//   - What is not there gets the 404.html of the nearest folder above, so that
//     each language has its own, with status 404.
//   - Content types come from a table of the package's own, never from the
//     machine's. Each file has an ETag, the hash of its bytes; conditional and
//     range requests are answered.
//   - A file that cannot be opened is a page with status 500 that says why, and
//     so is a panic. While there is no site yet a page says that, with 503.
//   - Nothing is kept by browsers without asking again.
//
// # Who may ask
//
// Only GET and HEAD (405), and only under the server's own names: localhost,
// the loopback addresses, the address it listens at, and the machine's own
// addresses if it listens at all of them. Any other Host is refused with 421,
// so that no foreign name can be pointed at it (DNS rebinding). Every answer
// forbids being read across origins and guessed at.
//
// # Live pages
//
// HTML gets one script, put in when it is sent and no part of the site. It
// carries the version of the site that the page was sent from, and listens to
// /__vizitka/events, server-sent events that each tell the newest version: the
// first at once, so a page that slept or outlived the server catches up. A page
// of another version loads itself anew. Hidden pages do not listen, because a
// browser has only six connections for all its pages.
//
// Invariant: preview code is added here and nowhere else; the file system is
// never written to.
package serve
