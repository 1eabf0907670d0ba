package build

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/source"
	"vizitka/generator/trace"
)

// Options say what to build, and how. They are the same for all states that
// follow each other, but for Include.At.
type Options struct {
	Dir         string // the site's folder
	Output      string // the output folder, to be left out of the sources
	Environment string
	BaseURL     string // instead of that in site.toml
	Include     site.Include
	Jobs        int              // workers; 0: as many as the machine has processors
	Themes      map[string]fs.FS // those inside the program
	Live        bool             // for the preview: keep what was made in memory
	// Commits tell when files were last committed, by name: input, as the files
	// are. nil where the settings do not ask for it.
	Commits map[string]time.Time
	Notices diag.List // of whoever collected the options, to be told with the rest
	Look    bool      // only to tell: as the last build was called, and the store is only read
	// Now is the time just before the files are looked at, by the clock that
	// stamps them.
	Now time.Time
	// Store is the absolute path of the folder where one run leaves its memory
	// to the next; "" for none.
	Store string
	// Program is the fingerprint of the running program: what another build of
	// it remembered is not believed.
	Program trace.Hash
	// Progress is told how far a long stage is. It may be nil.
	Progress func(stage Stage, done, total int)
}

// Stage is a part of a build that may take long.
type Stage uint8

const (
	// Parsing: documents are made of files.
	Parsing Stage = iota + 1
	// Rendering: outputs are made.
	Rendering
)

// A State is a finished site. Its exported methods may be called by several
// goroutines.
type State struct {
	options  Options
	root     *os.Root
	notebook *trace.Notebook

	store    *store // nil for none
	shelf    *shelf
	asleep   *head       // nothing changed since the last run: not assembled until somebody opens a file
	awake    atomic.Bool // it was assembled all the same
	waking   sync.Once
	last     *memory  // of the last run
	lastHead *head    // of the last run; nil where that is not known
	reparsed bool     // what was parsed differs from the store
	gone     []string // files that were parsed and are no more

	tree *source.Tree
	settled
	docs         map[string]*parsed
	data         dataset
	site         *site.Site
	env          *render.Env
	world        trace.World
	problems     diag.List            // of all stages before rendering
	stages       diag.List            // those of them that are not of one document
	troubled     map[string]diag.List // those of documents, by file
	storeNotices diag.List
	published    []byte          // what the last run left for the publisher
	broken       map[string]bool // files that have an error
	moving       atomic.Bool     // a document changed while it was read
	table        *trace.Table

	layer *layer // nil for a state that was assembled

	why map[string][]trace.Reason // why outputs of the state before are stale

	mu       sync.Mutex
	outputs  map[string]*output.Output // by path; grows while lists are made
	made     map[string]*made          // by path
	lists    []*output.Output          // those that may have further ones
	further  map[string]bool           // paths of the further ones
	listed   bool                      // all outputs are known
	rendered []string                  // paths of outputs that this state made
	repeated []string                  // those made only to have their bytes once more
	fresh    map[string]*made          // of the state before, for outputs that are not known yet
}

// sources are the names at the top of a site's folder that are read.
var sources = []string{"content", "data", "static", "themes", "site*.toml"}

// Sources returns the names at the top of a site's folder that belong to it:
// folders, and patterns of files.
func Sources() []string { return slices.Clone(sources) }

// ErrNoSite is returned by Open for a folder without site.toml.
var ErrNoSite = errors.New("no site.toml")

// Refused is the error of a site that cannot be opened now, as diagnostics.
type Refused struct{ Problems diag.List }

func (r *Refused) Error() string { return r.Problems[0].Text("en") }

// Open reads a site and makes it ready to be opened file by file. The error is
// for the disk; what an author can mend is in [State.Problems].
func Open(o Options) (*State, error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	root, err := os.OpenRoot(o.Dir)
	if err != nil {
		return nil, err
	}
	s := &State{options: o, root: root, notebook: trace.NewNotebook(), table: &trace.Table{}}
	var found diag.List
	if s.store, found = openStore(o); found.Has(diag.Error) {
		root.Close()
		return nil, &Refused{found}
	}
	s.storeNotices, s.shelf = append(found, o.Notices...), &shelf{store: s.store}
	if err := s.begin(); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// begin looks at the files. Where nothing changed since the last run there is
// nothing to do: the state stays asleep. Else it is assembled.
func (s *State) begin() error {
	var h *head
	if s.store != nil && s.store.state != nil {
		var err error
		if h, err = s.store.head(); err != nil {
			s.store.damaged(s.store.env + "/state")
			s.store.state, h = nil, nil
		}
	}
	var known *source.Tree
	if h != nil {
		known = h.tree
	}
	tree, _, err := source.Scan(s.scanOptions(s.options.Now), known)
	if err != nil {
		return err
	}
	s.tree = tree
	if h != nil {
		s.published = h.published
		if s.options.Look {
			s.options.asCalled(h)
		}
		if s.stillHolds(h) {
			s.asleep = h
			return nil
		}
	}
	s.assembleFromStore(h)
	return nil
}

// stillHolds reports whether a build now would give what the last one gave.
func (s *State) stillHolds(h *head) bool {
	now, then := s.options.Include, h.include
	return h.complete && !s.options.Live && h.output == s.options.Output &&
		now.Drafts == then.Drafts && now.Future == then.Future && now.Expired == then.Expired &&
		!now.At.Before(then.At) && (h.next.IsZero() || now.At.Before(h.next)) &&
		s.tree.Changed(h.tree).Empty() && s.basisOf() == h.basis
}

func (s *State) assembleFromStore(h *head) {
	var last *memory
	if s.store != nil {
		last = s.load(s.store, h)
	}
	s.last, s.lastHead = last, h
	s.assemble(last)
}

// wake assembles a state that is asleep, because somebody wants more of it than
// what the last run told.
func (s *State) wake() {
	if s.asleep != nil {
		s.waking.Do(func() {
			s.assembleFromStore(s.asleep)
			s.awake.Store(true)
		})
	}
}

// Close ends the use of the site's folder, by this state and all that came of
// it.
func (s *State) Close() error {
	if s.store != nil {
		s.store.close()
	}
	return s.root.Close()
}

// Next returns the state after an edit of the given paths, or of anything if
// there are none. at is the time as of which pages are included, now the time
// just before the files are looked at.
func (s *State) Next(paths []string, at, now time.Time) (*State, error) {
	n := &State{options: s.options, root: s.root, notebook: s.notebook, store: s.store, shelf: s.shelf}
	n.options.Include.At = at
	var err error
	if paths == nil {
		n.tree, _, err = source.Scan(s.scanOptions(now), s.tree)
	} else {
		n.tree, _, err = source.Update(s.scanOptions(now), s.tree, paths)
	}
	if err != nil {
		return nil, err
	}
	s.wake()
	if !s.laidOver(n) {
		n.assemble(s.remember())
	}
	return n, nil
}

func (s *State) scanOptions(now time.Time) source.Options {
	o := source.Options{Root: s.root, Folders: sources, Now: now}
	if rel, err := filepath.Rel(s.options.Dir, s.options.Output); err == nil && filepath.IsLocal(rel) {
		o.Skip = []string{filepath.ToSlash(rel)}
	}
	return o
}

// assemble goes through the stages. What of the state before still holds is
// taken over; last is nil for a first build.
func (s *State) assemble(last *memory) {
	s.problems = s.tree.Problems()
	s.settle(last)
	s.parse(last)
	s.readData(last)
	s.join()
	s.list()
	s.stages = s.problems
	s.judge()
	s.inherit(last)
}

// judge collects the problems of all stages, and which files have an error.
func (s *State) judge() {
	s.problems, s.broken = slices.Clone(s.stages), map[string]bool{}
	for _, name := range sortedKeys(s.troubled) {
		s.problems.Add(s.troubled[name]...)
		if s.troubled[name].Has(diag.Error) {
			s.broken[name] = true
		}
	}
}

// join assembles the site, and makes it ready for rendering.
func (s *State) join() {
	in := site.Input{
		Settings: s.settings, Kinds: s.kinds(), Data: s.data.tree, Include: s.options.Include, Notebook: s.notebook, Commits: s.options.Commits, Shown: s.shown,
		Search: s.rules.Search,
	}
	for _, p := range s.docs {
		in.Documents = append(in.Documents, p.document)
	}
	for _, folder := range []string{"content", "static"} {
		for _, f := range s.tree.Files(folder) {
			if folder == "static" || !content.IsMarkdown(f.Path) {
				in.Files = append(in.Files, f.Path)
			}
		}
	}
	s.lookAtPhotos(in.Files)
	var problems diag.List
	s.site, problems = site.Assemble(in)
	s.problems.Add(problems...)
	s.env = &render.Env{
		Site: s.site, Theme: s.theme, Rules: s.rules, Grammar: s.grammar, Open: s.tree.Read, Live: s.options.Live,
		Print: s.printOf, Look: s.look,
	}
	s.world = trace.World{}
	s.env.World(s.world)
}

// printOf returns the fingerprint of a file of the site's folder.
func (s *State) printOf(name string) (trace.Hash, bool) {
	h, err := s.tree.Hash(name)
	return h, err == nil
}

// Moving reports whether a document changed while it was read: it is being saved
// at this moment, and what the state shows of it is nothing that its author
// wrote.
func (s *State) Moving() bool { return s.moving.Load() }

// Run calls work for every i from 0 to n-1, by as many workers as the options
// say, and returns when all are done.
func (s *State) Run(n int, work func(i int)) { run(context.Background(), s.options.Jobs, n, work) }

func (s *State) progress(stage Stage, total int) (done func()) {
	if s.options.Progress == nil {
		return func() {}
	}
	var mu sync.Mutex
	n := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		n++
		s.options.Progress(stage, n, total)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
