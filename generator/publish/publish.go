// Package publish makes a folder equal to a finished site, and never half of
// it.
//
// # What is promised
//
// After [Publish] the output folder holds exactly the outputs of the site and
// every file that is not ours. If the process dies at any moment, the folder
// holds the old site or the new one, whole, once [Recover] has looked at it;
// every command that reads the folder calls it first. If an operation fails,
// what was done is undone. The promise is made for processes that die; when
// the power fails, the file system decides what it kept, and the next
// publishing compares and mends.
//
//   - A file with the same bytes keeps its time, so that rsync and hosts see
//     only what changed.
//   - An output that a person changed or deleted in the folder is put back.
//   - A file of ours that is no longer an output is removed, and so is a folder
//     that becomes empty by that. If a person has changed such a file, it is
//     kept, named, and from then on theirs.
//   - A file is never written in place where it can be seen: not half, and not
//     cut short.
//
// # What is ours
//
// What was written into a folder is listed in that folder, in [ListName]: the
// hashes of paths and of bytes, without names, so that it tells a visitor
// nothing. Ours is what that list says, file by file; a folder is nobody's.
// The list, and all that [Own] reports, is never deployed or served.
//
// At the first publishing into a folder (one without our list) it may hold dot
// files, files in dot folders, and CNAME. Any other file refuses the
// publishing, unless [Options.Adopt] says to keep them all. A file of others
// that stands where an output belongs is an error, unless it has the same
// bytes.
//
// # Three ways, one function
//
// Small changes take the journal (journal.go): files are staged inside the
// folder, and moved one by one under a journal that [Recover] finishes. The
// first publishing makes a hidden tree and renames it (tree.go). A large change
// makes the spare tree equal in place and exchanges it with the folder by one
// system call. The spare is the site before last, in the store; it may always
// be deleted. Where the file system or the system cannot exchange, the journal
// serves for all sizes. What is chosen never shows in the result.
//
// An exchanged folder is another folder with the same name: a shell or a
// container that holds the old one open goes on seeing the old one.
//
// # What it does not know
//
// It knows nothing of pages. It starts no goroutine ([Options.Run] may), and
// reads neither the clock nor the environment: what is too young to trust is
// told by the times of the files themselves.
package publish

import (
	"errors"
	"io/fs"
	"path/filepath"

	"vizitka/generator/diag"
	"vizitka/generator/output"
)

// What publishing reads is an [output.Site]. An output that fails to open with
// [output.ErrBroken] is left out; whether the rest is published is for
// [Options.Approve] to say.
type (
	// Output is one file of a finished site.
	Output = output.File
	// Site is what publishing reads.
	Site = output.Site
)

// Options say where to publish, and how.
type Options struct {
	// Dir is the absolute path of the output folder.
	Dir string
	// Store is the absolute path of the store, or "" for none. The spare tree
	// lives in it.
	Store string
	// Sources are the absolute paths of folders that the output folder must
	// neither be, nor hold, nor be in.
	Sources []string
	// Home is a folder that nothing is published into: the person's own. ""
	// for unknown.
	Home string
	// Adopt keeps all files that are found at the first publishing.
	Adopt bool
	// DryRun writes nothing, and fills Report.Changes. (What an interrupted
	// publishing left is still put in order.)
	DryRun bool
	// Known is what the last publishing reported; nil for unknown. With it an
	// unchanged file costs one stat instead of being read. It is believed only
	// where it agrees with the list in the folder.
	Known Record
	// Run calls work for every i from 0 to n-1, in any order, perhaps at once,
	// and returns when all are done. nil runs them in order.
	Run func(n int, work func(i int))
	// Approve is asked once, when everything is staged. If it returns false
	// nothing is published. nil approves.
	Approve func() bool

	fault func(op, name string) error // see folder
	limit int                         // most changes that the journal takes by choice; 0: journalLimit; negative: a tree wherever one can be had
	plain bool                        // do as systems that cannot exchange folders do
}

// A Report tells what a publishing did, or with DryRun would do.
type Report struct {
	// Published says that the folder now equals the site, also if nothing had
	// to be done.
	Published bool
	// Added, Changed and Kept count outputs: new ones, those whose bytes
	// changed or that were put back, and those that were left alone. Removed
	// counts files that are outputs no more.
	Added, Changed, Removed, Kept int
	// Bytes is the size of the outputs that were added or changed.
	Bytes int64
	// Broken are the outputs that were left out, by path.
	Broken []string
	// Changes are, with DryRun, the changes by path.
	Changes []Change
	// Known is what to hand in as Options.Known next time.
	Known Record
}

// journalLimit is how many changes go through the journal without a thought: a
// fifth of a second.
const journalLimit = 500

// Publish makes o.Dir equal to site, wholly or not at all. Diagnostics of
// severity Error mean that nothing was published. The error is for the disk;
// the folder is then as it was, or [Recover] makes it so.
func Publish(site Site, o Options) (Report, diag.List, error) {
	if o.Run == nil {
		o.Run = inOrder
	}
	if o.Approve == nil {
		o.Approve = func() bool { return true }
	}
	if o.limit == 0 {
		o.limit = journalLimit
	}
	p := &publishing{Options: o, site: site, outputs: site.Outputs(), report: Report{Known: o.Known}}
	p.diags = append(p.diags, checkPlace(o)...)
	p.diags = append(p.diags, checkPaths(p.outputs)...)
	if p.diags.Has(diag.Error) {
		return p.report, p.diags, nil
	}
	err := p.publish()
	return p.report, p.diags, err
}

func inOrder(n int, work func(i int)) {
	for i := range n {
		work(i)
	}
}

// A publishing is the state of one call of Publish.
type publishing struct {
	Options
	site    Site
	outputs []Output
	diags   diag.List
	report  Report

	there  bool    // the folder exists
	noTree bool    // a tree was tried and cannot be had
	list   list    // what was ours in the folder
	listed bool    // the folder has a list
	found  []held  // ours, by path, as it was found
	slots  []slot  // by output: what stands at its place
	stale  []held  // ours, and no output, by path
	gone   []held  // what is to be removed
	folder *folder // the output folder, nil while it does not exist
}

// publish goes the whole way, each step under the lock.
func (p *publishing) publish() error {
	if p.DryRun && !exists(filepath.Dir(p.Dir)) {
		// To lock would make the folder above.
		return errors.Join(p.survey(), p.compare())
	}
	unlock, d, err := lock(p.Dir)
	if err != nil || d != nil {
		p.diags.Add(d...)
		return err
	}
	defer unlock()
	note, damaged, err := recoverLocked(p.Dir, p.Store, p.fault)
	p.diags.Add(note...)
	if err != nil {
		return err
	}
	defer p.close()
	if err := p.open(); err != nil {
		return err
	}
	if damaged {
		// Nothing tells how far it came: every file is compared.
		p.Known = nil
		if err := (&work{folder: p.folder}).discard(); err != nil {
			return err
		}
	}
	if p.diags.Has(diag.Error) {
		return nil
	}
	if err := p.survey(); err != nil || p.diags.Has(diag.Error) {
		return err
	}
	if p.DryRun {
		return p.compare()
	}
	return p.carryOut()
}

// open opens the output folder, if it is there, and reads its list.
func (p *publishing) open() error {
	var err error
	if p.folder, err = openFolder(p.Dir, p.fault); errors.Is(err, fs.ErrNotExist) {
		p.folder = nil
		return nil
	} else if err != nil {
		return err
	}
	p.there = true
	l, state, err := readList(p.folder)
	if err != nil {
		return err
	}
	switch state {
	case listNewer:
		p.diags.Add(listNewerVersion.At(noPlace, diag.V{"file": filepath.Join(p.Dir, ListName)}))
	case listDamaged:
		p.diags.Add(listIsDamaged.At(noPlace, diag.V{"file": filepath.Join(p.Dir, ListName)}))
	}
	p.list, p.listed = l, state == listGood
	return nil
}

func (p *publishing) close() {
	if p.folder != nil {
		p.folder.close()
		p.folder = nil
	}
}
