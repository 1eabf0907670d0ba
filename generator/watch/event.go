package watch

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"vizitka/generator/diag"
)

// begin asks the system to watch the site's folders.
func (w *watch) begin() error {
	system, err := w.system()
	if err != nil {
		return err
	}
	w.folders = &folders{dir: w.dir, what: w.what, system: system, watched: map[string]bool{}}
	_, err = w.folders.add(everything)
	return err
}

// beginAgain is for when it is not known what was missed: new watches for all,
// and a look at everything.
func (w *watch) beginAgain() {
	w.end()
	if err := w.begin(); err != nil {
		w.fallBack(err)
	}
	w.paths.note(everything, time.Now())
}

// fallBack polls from now on, because of an error of the system's watching.
func (w *watch) fallBack(err error) {
	w.end()
	w.diags.Add(msgPolling.At(diag.Place{}, diag.V{"error": err.Error()}))
	w.beginPolling()
	w.paths.note(everything, time.Now())
}

func (w *watch) end() {
	if w.folders != nil {
		w.folders.system.close()
		w.folders = nil
	}
}

// event takes one event of the system.
func (w *watch) event(e fsnotify.Event, now time.Time) {
	rel, err := filepath.Rel(w.dir, e.Name)
	if err != nil || e.Op == 0 {
		return
	}
	from := w.left
	w.left = ""
	p := filepath.ToSlash(rel)
	elsewhere := e.Has(fsnotify.Create) || e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)
	switch {
	case p == everything && (e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)):
		w.gone = true
		w.diags.Add(msgGone.At(diag.Place{}, nil))
	case !w.what.Belongs(p):
	case elsewhere:
		w.changedPlace(p, now)
		if e.Has(fsnotify.Rename) {
			w.left = p
		}
		if e.Has(fsnotify.Create) && from != "" && !isBackup(from, p) {
			w.paths.moved(from)
		}
	case !w.folders.watched[p]: // a folder's own times say nothing new
		w.paths.note(p, now)
	}
}

// changedPlace takes that something came, went or was replaced at a path.
func (w *watch) changedPlace(p string, now time.Time) {
	was := w.folders.drop(p)
	fi, err := os.Lstat(w.folders.abs(p))
	if err != nil || !fi.IsDir() {
		w.paths.note(p, now)
		if was {
			w.paths.wasFolder(p)
		}
		return
	}
	inside, err := w.folders.add(p)
	if err != nil {
		w.fallBack(err)
		return
	}
	// The files and not the folder: each must be fit to be read.
	for _, file := range inside {
		w.paths.note(file, now)
	}
	if was {
		w.paths.note(p, now) // another folder of this name: what is not in it is gone
	}
}

// isBackup reports whether an editor that renames a file so is about to write
// it anew: page.md to page.md.bak.
func isBackup(from, to string) bool {
	return path.Dir(from) == path.Dir(to) && strings.HasPrefix(path.Base(to), path.Base(from))
}

// beginPolling takes what there is now as the state to compare with.
func (w *watch) beginPolling() {
	w.poller = &poller{dir: w.dir, what: w.what}
	w.lookThrough(time.Now())
}

// lookThrough polls once and sets the time of the next.
func (w *watch) lookThrough(now time.Time) {
	paths, err := w.poller.changes()
	if err != nil && !w.blind {
		w.diags.Add(msgUnreadable.At(diag.Place{}, diag.V{"error": err.Error()}))
	}
	w.blind = err != nil
	for _, p := range paths {
		w.paths.note(p, now)
	}
	w.poll.Reset(max(pollEvery, 10*time.Since(now)))
}
