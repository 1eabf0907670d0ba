package build

import (
	"slices"
	"time"

	"vizitka/generator/diag"
	"vizitka/generator/output"
	"vizitka/generator/site"
	"vizitka/generator/source"
	"vizitka/generator/trace"
)

// head is the file state: what is read at every build.
type head struct {
	// Which part of the file site belongs to it, and how long that was when it
	// was last made anew.
	siteGeneration    uint64
	siteEnd, siteFull int64

	basis     trace.Hash
	edition   trace.Hash
	include   site.Include
	output    string // the output folder
	baseURL   string // that of the command line
	built     time.Time
	complete  bool // all outputs were made, so a build without changes has nothing to do
	next      time.Time
	pages     int
	example   bool // base_url is at an example host
	tree      *source.Tree
	published []byte // the record of what was published, for whoever publishes
	outputs   []output.File
	problems  diag.List
	leftOut   []site.LeftOut
}

// The sections of the file state.
const (
	stateHead = iota
	stateTree
	statePublished
	stateTold
	stateSections
)

// head reads the file state.
func (st *store) head() (*head, error) {
	sections := make([]*trace.Decoder, stateSections)
	for i := range sections {
		var err error
		if sections[i], err = st.state.Section(i); err != nil {
			return nil, err
		}
	}
	d := sections[stateHead]
	h := &head{siteGeneration: d.Uint(), siteEnd: int64(d.Uint()), siteFull: int64(d.Uint()), basis: d.Hash(), edition: d.Hash()} //nolint:gosec // lengths
	h.include = site.Include{Drafts: d.Bool(), Future: d.Bool(), Expired: d.Bool(), At: d.Time()}
	h.output, h.baseURL, h.built = d.Text(), d.Text(), d.Time()
	h.complete, h.next, h.pages, h.example = d.Bool(), d.Time(), d.Int(), d.Bool()
	h.tree = source.Decode(sections[stateTree])
	h.published = sections[statePublished].Bytes()
	told := sections[stateTold]
	h.problems = told.Problems()
	for range told.Count() {
		h.leftOut = append(h.leftOut, site.LeftOut{File: told.Text(), Title: told.Text(), Reason: site.Reason(told.Uint()), When: told.Time()}) //nolint:gosec // as written
	}
	n := told.Count()
	h.outputs = make([]output.File, n)
	for i := range h.outputs {
		h.outputs[i] = output.File{Path: told.Text(), Hash: told.Hash(), Known: true}
	}
	for _, d := range sections {
		if d.Err() != nil {
			return nil, d.Err()
		}
	}
	return h, nil
}

// Save remembers the state for the next run. published is what the publisher
// wants to get back then. What could not be written is told in a notice: the
// next build makes it anew.
func (s *State) Save(published []byte) diag.List {
	if s.store == nil || s.store.readOnly {
		return nil
	}
	if err := s.save(published); err != nil {
		return diag.List{storeUnwritable.At(diag.Place{}, diag.V{"detail": err.Error()})}
	}
	return nil
}

func (s *State) save(published []byte) error {
	st := s.store
	if s.asleep != nil {
		h := *s.asleep
		h.tree, h.include, h.published, h.built = s.tree, s.options.Include, published, s.options.Now
		return st.writeHead(&h)
	}
	if err := s.saveDocuments(); err != nil {
		return err
	}
	if err := s.shelf.save(s.tree); err != nil {
		return err
	}
	m := s.remember()
	if err := s.saveSite(m); err != nil {
		return err
	}
	h := &head{
		siteGeneration: st.site.Generation, siteEnd: st.siteEnd, siteFull: st.siteFull, basis: s.basis, edition: m.edition, include: s.options.Include, output: s.options.Output, baseURL: s.options.BaseURL, built: s.options.Now,
		complete: true, next: s.site.NextChange(), pages: s.PageCount(), example: s.settings.IsExample(), tree: s.tree, published: published,
		problems: s.siteProblems(), leftOut: s.site.LeftOut(),
	}
	for _, o := range s.Outputs() {
		if !o.Known {
			h.complete = false
		}
		h.outputs = append(h.outputs, o)
	}
	return st.writeHead(h)
}

func (st *store) writeHead(h *head) error {
	var first, tree, published, told trace.Encoder
	first.Uint(h.siteGeneration)
	first.Uint(uint64(h.siteEnd))  //nolint:gosec // a length
	first.Uint(uint64(h.siteFull)) //nolint:gosec // a length
	first.Hash(h.basis)
	first.Hash(h.edition)
	first.Bool(h.include.Drafts)
	first.Bool(h.include.Future)
	first.Bool(h.include.Expired)
	first.Time(h.include.At)
	first.Text(h.output)
	first.Text(h.baseURL)
	first.Time(h.built)
	first.Bool(h.complete)
	first.Time(h.next)
	first.Int(h.pages)
	first.Bool(h.example)
	h.tree.Encode(&tree)
	published.Bytes(h.published)
	told.Problems(h.problems)
	told.Uint(uint64(len(h.leftOut)))
	for _, l := range h.leftOut {
		told.Text(l.File)
		told.Text(l.Title)
		told.Uint(uint64(l.Reason))
		told.Time(l.When)
	}
	told.Uint(uint64(len(h.outputs)))
	for _, o := range h.outputs {
		told.Text(o.Path)
		told.Hash(o.Hash)
	}
	return trace.WriteFile(st.root, st.env+"/state", trace.Seal(st.program, first.Buf, tree.Buf, published.Buf, told.Buf))
}

// saveDocuments writes what was parsed and is not there yet.
func (s *State) saveDocuments() error {
	st := s.store
	if st.bodies == nil || !s.reparsed {
		return nil
	}
	moved, err := s.compact()
	if err != nil {
		return err
	}
	docs := s.allDocs()
	if l := st.documents; l != nil && !moved && st.grammar == s.grammar && st.records < 2*st.alive+100 {
		for _, name := range sortedKeys(docs) {
			if p := docs[name]; !p.stored {
				l.Put(encodeParsed(name, p))
				p.stored = true
			}
		}
		for _, name := range s.gone {
			var e trace.Encoder
			e.Text(name)
			e.Bool(false)
			l.Put(e.Buf)
		}
		return l.Commit()
	}
	generation := uint64(1)
	if st.documents != nil {
		generation = st.documents.Generation + 1
		st.documents.Close()
		st.documents = nil
	}
	l, err := trace.NewLedger(st.root, "documents", st.program, generation)
	if err != nil {
		return err
	}
	st.documents = l
	var e trace.Encoder
	e.Hash(s.grammar)
	e.Uint(st.bodies.generation)
	l.Put(e.Buf)
	for _, name := range sortedKeys(docs) {
		p := docs[name]
		l.Put(encodeParsed(name, p))
		p.stored = true
	}
	if err := l.Commit(); err != nil {
		return err
	}
	return l.Take(st.root, "documents")
}

func encodeParsed(name string, p *parsed) []byte {
	var e trace.Encoder
	e.Text(name)
	e.Bool(true)
	e.Uint(uint64(p.body.At)) //nolint:gosec // an offset
	e.Uint(uint64(p.body.Size))
	e.Uint(uint64(p.terms.At)) //nolint:gosec // an offset
	e.Uint(uint64(p.terms.Size))
	p.document.Encode(&e)
	e.Problems(p.problems)
	return e.Buf
}

// saveSite writes traces and answers: what differs from the last run, or all
// of it where there is none or too much of it is out of date.
func (s *State) saveSite(m *memory) error {
	st := s.store
	last := s.last
	if answers, few := m.table.Since(lastTable(last)); st.site != nil && few && st.siteEnd < 2*st.siteFull+1<<20 {
		st.site.Cut(st.siteEnd)
		s.putSite(st.site, m, last, answers)
		if err := st.site.Commit(); err != nil {
			return err
		}
		st.siteEnd = st.site.End()
		return nil
	}
	generation := uint64(1)
	if st.site != nil {
		generation = st.site.Generation + 1
		st.site.Close()
		st.site = nil
	}
	name := st.env + "/site"
	l, err := trace.NewLedger(st.root, name, st.program, generation)
	if err != nil {
		return err
	}
	st.site = l
	s.putSite(l, m, &memory{made: map[string]*made{}, prints: func(string) trace.Hash { return trace.Hash{} }}, m.table)
	if err := l.Commit(); err != nil {
		return err
	}
	st.siteEnd, st.siteFull = l.End(), l.End()
	return l.Take(st.root, name)
}

func lastTable(last *memory) *trace.Table {
	if last == nil {
		return &trace.Table{}
	}
	return last.table
}

// putSite puts the records of what differs from the last run.
func (s *State) putSite(l *trace.Ledger, m, last *memory, answers *trace.Table) {
	var e trace.Encoder
	record := func(sort uint64, write func(e *trace.Encoder)) {
		e.Buf = e.Buf[:0]
		e.Uint(sort)
		write(&e)
		l.Put(e.Buf)
	}
	if s.notebook.Len() > last.names {
		record(recordNames, func(e *trace.Encoder) { s.notebook.Encode(e, last.names) })
	}
	var changed, gone []string
	for path, o := range m.made {
		if last.made[path] != o {
			changed = append(changed, path)
		}
	}
	for path := range last.made {
		if m.made[path] == nil {
			gone = append(gone, path)
		}
	}
	slices.Sort(changed)
	slices.Sort(gone)
	for part := range slices.Chunk(changed, 1000) {
		record(recordMade, func(e *trace.Encoder) {
			e.Uint(uint64(len(part)))
			for _, path := range part {
				encodeMade(e, path, m.made[path])
			}
			e.Texts(nil)
		})
	}
	if len(gone) > 0 {
		record(recordMade, func(e *trace.Encoder) {
			e.Uint(0)
			e.Texts(gone)
		})
	}
	if last.fragments == nil || !m.fragments.Equal(last.fragments) {
		record(recordFragments, m.fragments.Encode)
	}
	for part := range answers.Parts() {
		record(recordTable, part.Encode)
	}
	record(recordPrints, func(e *trace.Encoder) {
		ids, _ := s.site.PageIDs()
		slices.Sort(ids)
		for _, id := range ids {
			if h := m.prints(id); h != last.prints(id) {
				e.Text(id)
				e.Hash(h)
			}
		}
	})
}
