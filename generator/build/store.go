package build

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/markdown"
	"vizitka/generator/render"
	"vizitka/generator/source"
	"vizitka/generator/trace"
)

// The store is what one run of the program leaves to the next: plain files in
// one folder, each checksummed.
//
//	documents     what was parsed, without bodies; shared by all environments
//	bodies        the bodies; shared too
//	pictures/     what pictures are like, and photographs made smaller; shared
//	ENV/state     the input files, what was published and told: read always
//	ENV/site      traces and answers: read when something changed
//
// state is small and written anew by every build. The others are appended to by
// a small change, and made anew when about half of them is out of date.
//
// What is in the key of a file: the version of the format and the program's
// own bytes; of documents also what they are parsed by; of a body its record's
// checksum. When it is wrong: never silently. A file that is damaged is set
// aside with a notice, one of another program is written over, and all is made
// anew. Who may delete it: everybody, at any time.
//
// Files are written in an order that leaves no lie behind a process that dies:
// bodies, documents, site, state. The state names the generation and the end of
// the site it belongs to; what is behind that end is not read.
type store struct {
	root     *os.Root
	env      string // folder of the environment
	program  trace.Hash
	unlock   func()
	bodies   *bodies
	readOnly bool
	notices  diag.List

	documents *trace.Ledger
	state     *trace.Sealed
	site      *trace.Ledger
	grammar   trace.Hash // of documents
	alive     int        // records of documents that are not out of date
	records   int        // all records of documents
	siteEnd   int64      // of what state knows of site
	siteFull  int64      // how long site was when it was last made anew
}

var (
	storeUnwritable = diag.Declare(diag.Message{
		Name: "store-unwritable", Severity: diag.Notice,
		En: "nothing is remembered for the next build, because .vizitka/ cannot be written: {detail}", Ru: "для следующей сборки ничего не запомнено: в .vizitka/ нельзя писать: {detail}",
		HintEn: "the site is built all the same, only more slowly", HintRu: "сайт всё равно собран, только медленнее",
	})
	storeDamaged = diag.Declare(diag.Message{
		Name: "store-damaged", Severity: diag.Notice,
		En: "a file of the store is damaged and was set aside: .vizitka/{file}", Ru: "файл хранилища повреждён и отложен: .vizitka/{file}",
		HintEn: "everything was made anew; the folder may be deleted at any time", HintRu: "всё сделано заново; эту папку можно удалить в любой момент",
	})
	storeBusy = diag.Declare(diag.Message{
		Name: "store-busy", Severity: diag.Error,
		En: "another vizitka is building this site: {holder}", Ru: "этот сайт уже собирает другой vizitka: {holder}",
		HintEn: "wait until it ends, or end it", HintRu: "дождитесь его окончания или остановите его",
	})
)

// openStore opens the store, and takes its lock unless it is only read: by
// a preview, or to tell of the last build. Without a store nil is returned;
// what is to be said of it is in the list.
func openStore(o Options) (*store, diag.List) {
	if o.Store == "" || o.Program.IsZero() {
		return nil, nil
	}
	readOnly := o.Live || o.Look
	unwritable := func(err error) (*store, diag.List) {
		if readOnly {
			return nil, nil
		}
		return nil, diag.List{storeUnwritable.At(diag.Place{}, diag.V{"detail": err.Error()})}
	}
	if !readOnly {
		if err := os.MkdirAll(o.Store, 0o755); err != nil {
			return unwritable(err)
		}
	}
	root, err := os.OpenRoot(o.Store)
	if err != nil {
		return unwritable(err)
	}
	st := &store{root: root, env: environmentFolder(o.Environment), program: o.Program, unlock: func() {}, readOnly: readOnly}
	if !readOnly {
		unlock, holder, err := lockStore(filepath.Join(o.Store, "lock"))
		switch {
		case holder != "":
			root.Close()
			return nil, diag.List{storeBusy.At(diag.Place{}, diag.V{"holder": holder})}
		case err != nil:
			root.Close()
			return unwritable(err)
		}
		st.unlock = unlock
		if err := root.MkdirAll(st.env, 0o755); err != nil {
			st.close()
			return unwritable(err)
		}
	}
	st.documents = st.ledger("documents", readOnly)
	if st.documents != nil {
		st.bodies = openBodies(root, readOnly)
	}
	st.state = st.read(st.env + "/state")
	return st, nil
}

// environmentFolder is the folder of an environment: its name, where that is
// one for a folder.
func environmentFolder(name string) string {
	for _, r := range name {
		if !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_') {
			return trace.SumString(name).String()[:16]
		}
	}
	if name == "" {
		return "default"
	}
	return name
}

func (st *store) close() {
	if st.bodies != nil {
		st.bodies.file.Close()
	}
	for _, l := range []*trace.Ledger{st.documents, st.site} {
		if l != nil {
			l.Close()
		}
	}
	st.unlock()
	st.root.Close()
}

// read reads a file of the store; nil for one that is not there or not to be
// believed.
func (st *store) read(name string) *trace.Sealed {
	b, err := st.root.ReadFile(name)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			st.damaged(name)
		}
		return nil
	}
	sealed, err := trace.Unseal(b, st.program)
	if errors.Is(err, trace.ErrDamaged) {
		st.damaged(name)
	}
	return sealed
}

// ledger opens a ledger of the store; nil for one that is not there or not to
// be believed.
func (st *store) ledger(name string, readOnly bool) *trace.Ledger {
	l, err := trace.OpenLedger(st.root, name, st.program, readOnly)
	switch {
	case err == nil:
		return l
	case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, trace.ErrForeign):
		st.damaged(name)
	}
	return nil
}

// damaged sets a file aside, once, so that it can be looked at.
func (st *store) damaged(name string) {
	if st.readOnly {
		return // perhaps it was being written; the next build sees to it
	}
	// It may be that nothing can be moved here; then the file is written over.
	_ = st.root.Rename(name, name+".damaged")
	st.notices.Add(storeDamaged.At(diag.Place{}, diag.V{"file": name}))
}

// loadDocuments returns what was parsed by the grammar in the store, by file.
func (s *State) loadDocuments(st *store) map[string]*parsed {
	docs := map[string]*parsed{}
	if st.documents == nil || st.bodies == nil {
		return docs
	}
	first := true
	err := st.documents.Records(st.documents.End(), func(b []byte) error {
		d := trace.NewDecoder(b)
		if first {
			first = false
			st.grammar = d.Hash()
			if d.Uint() != st.bodies.generation {
				return errOtherBodies
			}
			return d.Err()
		}
		st.records++
		file, there := d.Text(), d.Bool()
		if !there {
			delete(docs, file)
			return d.Err()
		}
		record := func() trace.Record { return trace.Record{At: int64(d.Uint()), Size: int(d.Uint())} } //nolint:gosec // as written
		p := &parsed{body: record(), terms: record(), stored: true}
		p.document = content.Decode(d, s.bodyLoader(p), s.termsLoader(p))
		p.problems = d.Problems()
		docs[file] = p
		return d.Err()
	})
	if err != nil {
		if !errors.Is(err, errOtherBodies) {
			st.damaged("documents")
		}
		st.documents.Close()
		st.documents, st.grammar = nil, trace.Hash{}
		return map[string]*parsed{}
	}
	st.alive = len(docs)
	st.bodies.end = st.bodies.size()
	return docs
}

// errOtherBodies: the program died between writing bodies and documents.
var errOtherBodies = errors.New("documents and bodies are of different builds")

// bodyLoader returns the function that brings a body back. One that cannot be
// read is made again from its source.
func (s *State) bodyLoader(p *parsed) func() *markdown.Document {
	return func() *markdown.Document {
		if b, err := p.body.Read(s.store.bodies.file); err == nil {
			d := trace.NewDecoder(b)
			if body := content.DecodeBody(d); d.Err() == nil {
				return body
			}
		}
		return s.parseFile(p.document.File).document.Body()
	}
}

// termsLoader returns the function that brings terms back, like bodyLoader.
func (s *State) termsLoader(p *parsed) func() content.Terms {
	return func() content.Terms {
		if p.terms == (trace.Record{}) {
			return nil
		}
		if b, err := p.terms.Read(s.store.bodies.file); err == nil {
			return b
		}
		return s.parseFile(p.document.File).document.Terms()
	}
}

// load returns the memory of the last run, as much of it as can be believed.
func (s *State) load(st *store, head *head) *memory {
	m := &memory{
		tree: &source.Tree{}, docs: s.loadDocuments(st), made: map[string]*made{}, table: &trace.Table{},
		fragments: render.NewFragments(), prints: func(string) trace.Hash { return trace.Hash{} }, ids: func() []string { return nil },
	}
	m.grammar = st.grammar
	if head == nil {
		return m
	}
	if st.site = st.ledger(st.env+"/site", st.readOnly); st.site == nil {
		return m
	}
	if err := s.loadSite(st, m, head); err != nil {
		if !errors.Is(err, errOtherSite) {
			st.damaged(st.env + "/site")
		}
		st.site.Close()
		st.site = nil
		m.made, m.table, m.fragments = map[string]*made{}, &trace.Table{}, render.NewFragments()
		m.prints, m.ids = func(string) trace.Hash { return trace.Hash{} }, func() []string { return nil }
		s.notebook = trace.NewNotebook()
		return m
	}
	st.siteEnd, st.siteFull = head.siteEnd, head.siteFull
	m.tree, m.basis, m.edition = head.tree, head.basis, head.edition
	return m
}

// errOtherSite: the program died between writing the site and the state.
var errOtherSite = errors.New("site and state are of different builds")

// The sorts of records of the file site.
const (
	recordNames     = iota + 1 // names of subjects, behind those before
	recordMade                 // outputs by path, and paths that are none any more
	recordFragments            // all fragments
	recordTable                // answers
	recordPrints               // what pages are by themselves
)

func (s *State) loadSite(st *store, m *memory, head *head) error {
	if st.site.Generation != head.siteGeneration || st.site.End() < head.siteEnd {
		return errOtherSite
	}
	s.notebook = trace.NewNotebook()
	prints := map[string]trace.Hash{}
	err := st.site.Records(head.siteEnd, func(b []byte) error {
		d := trace.NewDecoder(b)
		switch d.Uint() {
		case recordNames:
			s.notebook.Decode(d)
		case recordMade:
			decodeMade(d, m.made)
		case recordFragments:
			m.fragments = render.DecodeFragments(d)
		case recordTable:
			m.table.Decode(d)
		case recordPrints:
			for d.More() {
				id := d.Text()
				prints[id] = d.Hash()
			}
		}
		return d.Err()
	})
	m.prints, m.names = func(id string) trace.Hash { return prints[id] }, s.notebook.Len()
	m.ids = func() []string { return slices.Collect(maps.Keys(prints)) }
	return err
}

func decodeMade(d *trace.Decoder, into map[string]*made) {
	all := make([]made, d.Count())
	for i := range all {
		o := &all[i]
		path := d.Text()
		o.id, o.hash, o.trace, o.problems = d.Text(), d.Hash(), d.Trace(), d.Problems()
		o.layout, o.further, o.size, o.when = d.Text(), d.Int(), d.Int(), time.Unix(int64(d.Int()), 0)
		for range d.Count() {
			if t := d.Texts(); len(t) == 4 {
				o.why = append(o.why, trace.Reason{Question: t[0], Subject: t[1], Answers: trace.Answers{Then: t[2], Now: t[3]}})
			}
		}
		into[path] = o
	}
	for _, path := range d.Texts() {
		delete(into, path)
	}
}

func encodeMade(e *trace.Encoder, path string, o *made) {
	e.Text(path)
	e.Text(o.id)
	e.Hash(o.hash)
	e.Trace(o.trace)
	e.Problems(o.problems)
	e.Text(o.layout)
	e.Int(o.further)
	e.Int(o.size)
	e.Int(int(o.when.Unix()))
	e.Uint(uint64(len(o.why)))
	for _, r := range o.why {
		e.Texts([]string{r.Question, r.Subject, r.Then, r.Now})
	}
}
