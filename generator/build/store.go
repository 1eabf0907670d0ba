package build

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/markdown"
	"vizitka/generator/render"
	"vizitka/generator/source"
	"vizitka/generator/trace"
)

// The store is what one run of the program leaves to the next: plain files in
// one folder, each checksummed (trace.Seal).
//
//	documents     what was parsed, without bodies; shared by all environments
//	bodies        the bodies, appended; made anew when half of it is dead
//	ENV/state     the input files, what was published and told: read always
//	ENV/site      traces and answers: read when something changed
//
// What is in the key of a file: the version of the format and the program's
// own bytes; of documents also what they are parsed by; of a body its record's
// checksum. When it is wrong: never silently. A file that is damaged or of
// another program is set aside with a notice, and all is made anew. Who may
// delete it: everybody, at any time.
//
// Files are written in an order that leaves no lie behind a process that dies:
// bodies, documents, site, state. A state that does not belong to its site is
// not believed (both name the same edition).
type store struct {
	root    *os.Root
	env     string // folder of the environment
	program trace.Hash
	unlock  func()
	bodies  *bodies
	notices diag.List

	documents *trace.Sealed
	state     *trace.Sealed
	site      *trace.Sealed
	grammar   trace.Hash // of documents
	serial    uint64     // of state
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

// openStore opens the store, and takes its lock unless the state is live: a
// preview only reads. Without a store nil is returned; what is to be said of
// it is in the list.
func openStore(o Options) (*store, diag.List) {
	if o.Store == "" || o.Program.IsZero() {
		return nil, nil
	}
	unwritable := func(err error) (*store, diag.List) {
		if o.Live {
			return nil, nil
		}
		return nil, diag.List{storeUnwritable.At(diag.Place{}, diag.V{"detail": err.Error()})}
	}
	if !o.Live {
		if err := os.MkdirAll(o.Store, 0o755); err != nil {
			return unwritable(err)
		}
	}
	root, err := os.OpenRoot(o.Store)
	if err != nil {
		return unwritable(err)
	}
	st := &store{root: root, env: environmentFolder(o.Environment), program: o.Program, unlock: func() {}}
	if !o.Live {
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
	st.documents = st.read("documents")
	if st.documents != nil {
		st.bodies = openBodies(root, o.Live)
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

// damaged sets a file aside, once, so that it can be looked at.
func (st *store) damaged(name string) {
	// It may be that nothing can be moved here; then the file is written over.
	_ = st.root.Rename(name, name+".damaged")
	st.notices.Add(storeDamaged.At(diag.Place{}, diag.V{"file": name}))
}

// loadDocuments returns what was parsed by the given grammar, by file.
func (s *State) loadDocuments(st *store) map[string]*parsed {
	docs := map[string]*parsed{}
	if st.documents == nil || st.bodies == nil {
		return docs
	}
	d, err := st.documents.Section(0)
	if err != nil {
		st.damaged("documents")
		return docs
	}
	st.grammar = d.Hash()
	if d.Uint() != st.bodies.generation || int64(d.Uint()) > st.bodies.size() { //nolint:gosec // a length
		return docs
	}
	n := d.Count()
	all := make([]parsed, n)
	for i := range all {
		p := &all[i]
		p.encoded = d.Bytes()
		inner := trace.NewDecoder(p.encoded)
		p.document = content.Decode(inner, s.bodyLoader(p))
		p.problems = inner.Problems()
		p.body = trace.Record{At: int64(d.Uint()), Size: int(d.Uint())} //nolint:gosec // as written
		if inner.Err() != nil || d.Err() != nil {
			st.damaged("documents")
			return map[string]*parsed{}
		}
		docs[p.document.File] = p
	}
	st.bodies.end = st.bodies.size()
	return docs
}

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

// load returns the memory of the last run, as much of it as can be believed.
func (s *State) load(st *store, head *head) *memory {
	m := &memory{
		tree: &source.Tree{}, docs: s.loadDocuments(st), made: map[string]*made{}, table: &trace.Table{},
		fragments: render.NewFragments(), prints: func(string) trace.Hash { return trace.Hash{} },
	}
	m.grammar = st.grammar
	if head == nil {
		return m
	}
	if st.site = st.read(st.env + "/site"); st.site == nil {
		return m
	}
	if err := s.loadSite(st, m, head); err != nil {
		if !errors.Is(err, errOtherSerial) {
			st.damaged(st.env + "/site")
		}
		m.made, m.table, m.fragments = map[string]*made{}, &trace.Table{}, render.NewFragments()
		s.notebook = trace.NewNotebook()
		return m
	}
	m.tree, m.basis, m.edition = head.tree, head.basis, head.edition
	return m
}

// errOtherSerial: the program died between writing the site and the state.
var errOtherSerial = errors.New("site and state are of different builds")

func (s *State) loadSite(st *store, m *memory, head *head) error {
	sections := make([]*trace.Decoder, siteSections)
	for i := range sections {
		var err error
		if sections[i], err = st.site.Section(i); err != nil {
			return err
		}
	}
	if sections[siteSerial].Uint() != head.serial {
		return errOtherSerial
	}
	s.notebook = trace.DecodeNotebook(sections[siteNames])
	d := sections[siteMade]
	n := d.Count()
	all := make([]made, n)
	for i := range all {
		o := &all[i]
		path := d.Text()
		o.id, o.hash, o.trace, o.problems = d.Text(), d.Hash(), d.Trace(), d.Problems()
		o.layout, o.further, o.size = d.Text(), d.Int(), d.Int()
		for range d.Count() {
			if t := d.Texts(); len(t) == 4 {
				o.why = append(o.why, trace.Reason{Question: t[0], Subject: t[1], Answers: trace.Answers{Then: t[2], Now: t[3]}})
			}
		}
		m.made[path] = o
	}
	m.fragments = render.DecodeFragments(sections[siteFragments])
	m.table = trace.DecodeTable(sections[siteTable])
	prints := make(map[string]trace.Hash, 1024)
	p := sections[sitePrints]
	for p.More() {
		id := p.Text()
		prints[id] = p.Hash()
	}
	m.prints = func(id string) trace.Hash { return prints[id] }
	for _, d := range sections {
		if d.Err() != nil {
			return fmt.Errorf("site: %w", d.Err())
		}
	}
	return nil
}

// The sections of the file site.
const (
	siteSerial = iota
	siteNames
	siteMade
	siteFragments
	siteTable
	sitePrints
	siteSections
)
