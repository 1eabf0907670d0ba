// Package source holds the input files of a site: found, hashed, and kept up
// to date.
//
// [Scan] walks the folders of a site once and gives a [Tree]: the sorted list
// of its files, an immutable value. [Update] gives the next tree after the
// given paths may have changed, looking at nothing else. Both take the tree
// before: an entry whose stat is as it was is taken over, with the hash of its
// content. [Tree.Read], [Tree.Open] and [Tree.Hash] read, [Tree.Changed] tells what is
// different between two trees.
//
// What belongs to a tree:
//
//   - Only what stands under the top-level names of [Options.Folders], and not
//     under [Options.Skip].
//   - No [Litter]: hidden files and what editors leave behind. In silence.
//   - No symbolic link, pipe, socket or device; no name that is not valid
//     UTF-8 or holds a control character; nothing over 1 GiB. Each gives a
//     warning, and is never opened.
//   - Folders nest 64 deep. What is deeper is left out with an error.
//   - A name that Windows cannot hold is kept, with a notice.
//
// Names are as they are on disk. Two that differ only in case or in Unicode
// form are two files here; the site finds out when they meet at one address.
//
// # When a hash is trusted
//
// The first reading of an entry, by Read or by Hash, fixes its content: every
// later reading gives the same bytes or [ErrChanged]. So all that was made
// from one tree was made from one state of each file.
//
// The hash is taken over by the next tree if the stat (size, times of
// modification and of change, inode, device) is what it was. That is only
// right if a later change must show in the stat. A file that was written twice
// within one tick of the file system's clock, the second time after it was
// read, looks unchanged. So a stat is not trusted if it was younger than such
// a tick when [Options.Now] was taken, before the scan; nor if the file
// changed between scan and reading. Then it is read again. This is the rule of
// git's index for "racily clean" entries, with the clock handed in.
//
// What remains: on Windows, where a change of the modification time back to
// what it was does not show; and a file server whose clock is behind ours, for
// two changes within one tick.
//
// The package reads the disk and nothing else: no clock, no environment. It
// starts no goroutine; a tree may be used from many.
package source
