package watch

import "github.com/fsnotify/fsnotify"

// notifier is the system's watching of single folders. Tests put their own in
// its place.
type notifier struct {
	events      <-chan fsnotify.Event
	errors      <-chan error
	add, remove func(folder string) error
	close       func() error
}

// newNotifier asks the system for one. Its channel is not buffered: when a
// folder is renamed, fsnotify removes the watch of the old name only after the
// event of the new one was received, and by then [folders] has to have removed
// it and set its own.
func newNotifier() (*notifier, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &notifier{w.Events, w.Errors, w.Add, w.Remove, w.Close}, nil
}
