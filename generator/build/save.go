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
	serial    uint64
	basis     trace.Hash
	edition   trace.Hash
	include   site.Include
	output    string // the output folder
	complete  bool   // all outputs were made, so a build without changes has nothing to do
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
	h := &head{serial: d.Uint(), basis: d.Hash(), edition: d.Hash()}
	h.include = site.Include{Drafts: d.Bool(), Future: d.Bool(), Expired: d.Bool(), At: d.Time()}
	h.output, h.complete, h.next, h.pages, h.example = d.Text(), d.Bool(), d.Time(), d.Int(), d.Bool()
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
	if s.store == nil || s.options.Live {
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
		h.tree, h.include, h.published = s.tree, s.options.Include, published
		return st.writeHead(&h)
	}
	if err := s.saveDocuments(); err != nil {
		return err
	}
	m := s.remember()
	h := &head{
		serial: st.serial + 1, basis: s.basis, edition: m.edition, include: s.options.Include, output: s.options.Output,
		complete: true, next: s.site.NextChange(), pages: s.PageCount(), example: s.settings.IsExample(), tree: s.tree, published: published,
		problems: s.Problems(), leftOut: s.site.LeftOut(),
	}
	for _, o := range s.Outputs() {
		if !o.Known {
			h.complete = false
		}
		h.outputs = append(h.outputs, o)
	}
	if err := trace.WriteFile(st.root, st.env+"/site", s.encodeSite(m, h.serial)); err != nil {
		return err
	}
	return st.writeHead(h)
}

func (st *store) writeHead(h *head) error {
	var first, tree, published, told trace.Encoder
	first.Uint(h.serial)
	first.Hash(h.basis)
	first.Hash(h.edition)
	first.Bool(h.include.Drafts)
	first.Bool(h.include.Future)
	first.Bool(h.include.Expired)
	first.Time(h.include.At)
	first.Text(h.output)
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

// saveDocuments writes what was parsed, unless all of it is there.
func (s *State) saveDocuments() error {
	st := s.store
	if st.bodies == nil {
		return nil
	}
	if !s.reparsed {
		return nil
	}
	if err := s.compact(); err != nil {
		return err
	}
	var e trace.Encoder
	e.Hash(s.grammar)
	e.Uint(st.bodies.generation)
	e.Uint(uint64(st.bodies.end)) //nolint:gosec // a length
	e.Uint(uint64(len(s.docs)))
	for _, name := range sortedKeys(s.docs) {
		p := s.docs[name]
		if p.encoded == nil {
			var inner trace.Encoder
			p.document.Encode(&inner)
			inner.Problems(p.problems)
			p.encoded = inner.Buf
		}
		e.Bytes(p.encoded)
		e.Uint(uint64(p.body.At)) //nolint:gosec // an offset
		e.Uint(uint64(p.body.Size))
	}
	return trace.WriteFile(st.root, "documents", trace.Seal(st.program, e.Buf))
}

// encodeSite writes the traces and answers.
func (s *State) encodeSite(m *memory, serial uint64) []byte {
	sections := make([]trace.Encoder, siteSections)
	sections[siteSerial].Uint(serial)
	e := &sections[siteMade]
	e.Uint(uint64(len(m.made)))
	for _, path := range sortedKeys(m.made) {
		o := m.made[path]
		e.Text(path)
		e.Text(o.id)
		e.Hash(o.hash)
		e.Trace(o.trace)
		e.Problems(o.problems)
		e.Text(o.layout)
		e.Int(o.further)
		e.Int(o.size)
		e.Uint(uint64(len(o.why)))
		for _, r := range o.why {
			e.Texts([]string{r.Question, r.Subject, r.Then, r.Now})
		}
	}
	m.fragments.Encode(&sections[siteFragments])
	m.table.Encode(&sections[siteTable])
	ids, _ := s.site.PageIDs()
	slices.Sort(ids)
	for _, id := range ids {
		sections[sitePrints].Text(id)
		sections[sitePrints].Hash(m.prints(id))
	}
	s.notebook.Encode(&sections[siteNames])
	var bytes [][]byte
	for i := range sections {
		bytes = append(bytes, sections[i].Buf)
	}
	return trace.Seal(s.store.program, bytes...)
}
