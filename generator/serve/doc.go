// Package serve is the preview: it shows the newest state of a site over HTTP,
// as a host would, and tells open pages what a save changed.
//
// A [Preview] listens as soon as it is opened. It is given each new state of the
// site by [Preview.Show], and knows nothing of how a site is made: it opens its
// files, which may make them, and asks what stands in [Site]. A request that
// comes before the first state waits a little for it.
//
// # The site
//
//   - A path is looked up in the site, under the path of the base URL if it has
//     one; anything above that is redirected to it. The desk is found there too.
//   - A folder shows its index.html; without the slash at its end it is
//     redirected (301). Folders are never listed.
//   - What is not there gets the 404.html of the nearest folder above, so that
//     each language has its own, with status 404.
//   - Content types come from a table of the package's own, never from the
//     machine's. Each file has an ETag, the hash of what is sent; conditional
//     and range requests are answered.
//   - A page that is newer by the time it is made is made again, so that what is
//     sent is of the newest state.
//   - A file that cannot be made is a page with status 500 that tells its
//     problems, and so is a panic. A page whose address is not known because its
//     file has an error counts as one that cannot be made. While there is no
//     site a page says that, with 503.
//   - Nothing is kept by browsers without asking again.
//
// # Who may ask
//
// The site and the event stream take GET and HEAD only (405), and only under
// the server's own names: localhost, the loopback addresses, the address it
// listens at, and the machine's own addresses if it listens at all of them. Any
// other Host is refused with 421, so that no foreign name can be pointed at it
// (DNS rebinding). The event stream wants the token and refuses another origin
// (403). What acts wants a POST from the machine that the preview runs on,
// exactly this origin, and the token; a body of another type or size is refused
// (415, 413). Every answer forbids being read across origins and guessed at.
//
// The token is made anew at each start and stands in every page. A page with an
// old one is told {"error":"token"} with 403, and finds the new one at its own
// address.
//
// Connections, streams, headers and the events waiting for a client are limited;
// a client that does not read is dropped. It catches up when it connects again.
//
// # Live pages
//
// HTML gets, when it is sent, the line of the source at each block of the text
// (data-vizitka-line) and one script before </body>, whose attributes tell what
// the page is: token, version of the site, etag, file of the site and its
// source, and why it would not be published yet (draft, future, expired). The
// etag is the hash of the page with its lines and without the script. Of a page
// that is missing data-page is the file shown, "?", and the file asked for; the
// etag of a page that cannot be made is "".
//
// The script listens to /__vizitka/events, which sends:
//
//   - hello {version, token}, at once: a page of another version looks at its
//     address.
//   - problems {count, page, all}, at once and when they changed: those of the
//     page, and those of the site as far as it was made. After a save those of
//     the page come alone and before its change, so that it is shown beside
//     them; the others when all open pages are made.
//   - change {version, changed, page, styles, images, follow, line} after a
//     save: page {etag, gone, section, moved} if the page is another now; the style
//     sheets and pictures of the page that changed at their address; the address
//     of the page that is edited and the first line of it that changed. A page
//     that is not touched hears of a change only if a page is edited, and of
//     none if nothing came of the save.
//
// [Preview.Show] makes the open pages first and tells then, so that a page that
// asks gets an answer that is ready. Pages that nobody has open are not made.
//
// # The author
//
// Where there is an [Author], /__vizitka/ is the desk: a page made here that
// tells the state of every page, lists what is wrong, and has a form that makes
// a page and goes to it. /__vizitka/open opens a source in the author's editor.
// Its command is one of the presets, or the author's own; of a site nothing but
// the name of a preset comes into it. No shell is started, and only what the
// site is made of is opened: a name is looked up, and its path is the author's
// to know.
//
// Invariant: preview code is added here and nowhere else; the site is never
// written to.
package serve
