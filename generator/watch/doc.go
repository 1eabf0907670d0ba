// Package watch turns the events of the file system into settled batches:
// paths of the site's files that may have changed, when they are fit to be
// read.
//
// [Watch] looks at the folders that a site's tree is made of (package source)
// at any depth, those made later included: when a folder appears its watch is
// set first and what is in it is taken as changed, so nothing falls between.
// Litter is ignored, symbolic links are not followed. What a batch names need
// not have changed; the tree decides by content.
//
// # Settling
//
// A save is several events, and some editors leave the file empty or absent
// between them. So:
//
//   - A burst of events is one batch: when it has been quiet for
//     [Options.Quiet], at the latest [Options.Latest] after its beginning. A
//     burst over more than 32 paths is no author's but a tool's (a checkout):
//     there Latest is how long it must have been silent, and five times
//     Patience the latest.
//   - A file that was in the site and has vanished or become empty, or is
//     shorter than it was and still changes between two looks, is waited for:
//     it is looked at again every Quiet, until Patience after the burst began.
//     All others go without it.
//   - A file that was renamed to another place in the site has not vanished:
//     both places are in one batch.
//   - While the reader is busy batches are joined into one. The channel holds
//     none: what is received is as of now.
//
// # When watching fails
//
// If the kernel drops events, the next batch says [Batch.All]. If the system
// has no watches left, one diagnostic says so with the remedy, and the site is
// polled from then on, as with [Options.Poll]: the time between two polls is
// half a second and at least ten times what a poll takes. If the site's folder
// itself goes away the last batch has a diagnostic, and the channel is closed.
package watch
