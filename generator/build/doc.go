// Package build puts the stages in order: settings, sources, theme, documents,
// site, outputs. Its result is a [State], which is a finished site: an fs.FS
// that computes a file when it is opened, or returns what is still fresh.
//
// The way through the program is [Open]: read it first.
//
// A State never changes in what it shows. [State.Next] makes the state after
// an edit: it parses again only files that changed, and takes over every
// output of which no question is answered differently. Where only texts
// changed, or titles that nothing else depends on, it is laid over the state
// before, for a price that does not grow with the site. After any sequence of edits the bytes are those of a clean build.
//
// The only pool of workers is [State.Run]. One worker and sixteen give the
// same bytes: workers fill places by index, and problems are put in order when
// they are told.
package build
