package publish

import (
	"errors"
	"os"

	"vizitka/generator/diag"
	"vizitka/generator/output"
	"vizitka/generator/trace"
)

// A stage is where new bytes wait until all are there: the work folder of the
// journal, or a hidden tree.
type stage interface {
	// put stages the bytes of output i. It is called from several goroutines
	// at once, for different outputs.
	put(i int, name string, c *content) (trace.Hash, int64, error)
	// drop takes back what was put.
	drop(i int, name string) error
	// discard removes all that was staged.
	discard() error
}

// carryOut stages what changes, asks for approval, and makes it visible.
func (p *publishing) carryOut() error {
	st, err := p.stageAll()
	if err == nil && !p.diags.Has(diag.Error) {
		p.retire()
		if p.Approve() {
			return p.commit(st)
		}
	}
	return errors.Join(err, st.discard())
}

// stageAll opens all outputs that may have changed, and stages those that did.
// How many change is known for certain only at the end, so it begins with the
// journal's way and goes over to a tree when the changes become many.
func (p *publishing) stageAll() (stage, error) {
	var todo []int
	certain := len(p.stale)
	for i := range p.slots {
		if p.slots[i].fate == undecided {
			todo = append(todo, i)
			if p.outputs[i].Known {
				certain++
			}
		}
	}
	w := &work{folder: p.folder}
	if !p.treePays(certain) {
		for {
			n := min(len(todo), max(1, p.limit+1))
			if err := p.stageSome(todo[:n], w); err != nil {
				return w, err
			}
			todo = todo[n:]
			if len(todo) == 0 {
				return w, nil
			}
			if p.treePays(len(p.stale) + w.count(p.slots)) {
				break
			}
		}
	}
	t, err := p.openTree()
	if unsupported(err) && p.there {
		p.noTree = true
		return w, p.stageSome(todo, w)
	}
	if err != nil {
		return w, err
	}
	if err := w.moveTo(t, p.slots); err != nil {
		return t, err
	}
	if err := p.stageSome(todo, t); err != nil {
		return t, err
	}
	return t, p.inChunks(len(p.slots), func(i int) error {
		if p.slots[i].fate != kept {
			return nil
		}
		return t.keep(i, &p.slots[i], p.folder)
	})
}

// stageSome opens some of the outputs.
func (p *publishing) stageSome(outputs []int, st stage) error {
	var first failure
	p.Run(len(outputs), func(n int) {
		if first.happened() {
			return
		}
		if err := p.stageOne(outputs[n], st); err != nil {
			first.note(n, err)
		}
	})
	for _, i := range outputs {
		if s := &p.slots[i]; s.taken {
			p.inTheWay(s.Path, s.Path)
		}
	}
	return first.err
}

func (p *publishing) stageOne(i int, st stage) error {
	s := &p.slots[i]
	c, err := openContent(p.site, p.outputs[i].Path)
	if errors.Is(err, output.ErrBroken) {
		s.fate = broken
		return nil
	}
	if err != nil {
		return err
	}
	defer c.close()
	if !c.streamed() && p.decide(s, c.hash) {
		return nil
	}
	name := p.outputs[i].Path
	hash, size, err := st.put(i, name, c)
	if err != nil {
		return err
	}
	if c.streamed() && p.decide(s, hash) {
		return st.drop(i, name)
	}
	s.Path, s.Hash, s.size, s.fate = name, hash, size, written
	return nil
}

// decide settles, if it can, what becomes of an output whose bytes have this
// hash without writing them.
func (p *publishing) decide(s *slot, hash trace.Hash) bool {
	switch {
	case s.intact && s.Hash == hash:
		s.fate = kept
		return true
	case s.there && !s.ours:
		s.taken = true
		return true
	}
	return false
}

// retire finds what is to be removed: what is stale, and what stood where an
// output is broken. A file that a person has changed is named and kept.
func (p *publishing) retire() {
	add := func(h held) {
		switch {
		case !h.there:
		case h.intact:
			p.gone = append(p.gone, h)
		default:
			p.diags.Add(outputKeptChanged.At(noPlace, diag.V{"file": h.Path}))
		}
	}
	for _, h := range p.stale {
		add(h)
	}
	for i := range p.slots {
		if s := &p.slots[i]; s.fate == broken {
			p.report.Broken = append(p.report.Broken, p.outputs[i].Path)
			if s.ours {
				add(s.held)
			}
		}
	}
}

// commit makes the new site visible: the one step that cannot be half done.
func (p *publishing) commit(st stage) error {
	record := p.record()
	if t, ok := st.(*tree); ok {
		err := p.commitTree(t, record)
		if !errors.Is(err, errOtherWay) {
			return err
		}
		w, err := p.restage(t)
		if err != nil {
			return errors.Join(err, w.discard())
		}
		st = w
	}
	w := st.(*work)
	changes := w.count(p.slots) + len(p.gone)
	if changes == 0 {
		if same, err := p.sameList(record); err != nil {
			return err
		} else if same {
			return p.finish(record)
		}
	}
	if err := p.commitJournal(w, record); err != nil {
		return err
	}
	return p.finish(record)
}

// restage brings what a tree holds into the work folder, where the tree cannot
// be made visible.
func (p *publishing) restage(t *tree) (*work, error) {
	w := &work{folder: p.folder}
	if p.folder == nil {
		if err := os.Mkdir(p.Dir, 0o755); err != nil {
			return w, err
		}
		if err := p.open(); err != nil {
			return w, err
		}
		w.folder = p.folder
	}
	from := os.DirFS(t.dir)
	err := p.inChunks(len(p.slots), func(i int) error {
		if p.slots[i].fate != written {
			return nil
		}
		c, err := openContent(from, p.slots[i].Path)
		if err != nil {
			return err
		}
		defer c.close()
		_, _, err = w.put(i, p.slots[i].Path, c)
		return err
	})
	return w, errors.Join(err, t.removeWhole())
}

// finish looks once more at what was written, and reports.
func (p *publishing) finish(record Record) error {
	next := 0
	for i := range p.slots {
		s := &p.slots[i]
		if s.fate != kept && s.fate != written {
			continue
		}
		if s.fate == written || s.Stat == (Stat{}) {
			fi, err := p.folder.lstat(s.Path)
			if err != nil {
				return err
			}
			s.Stat = statOf(fi)
		}
		record[next].Stat = s.Stat
		next++
	}
	known, err := settled(p.folder, record)
	if err != nil {
		return err
	}
	p.count()
	p.report.Published, p.report.Known = true, known
	return nil
}

// count fills in the numbers of the report.
func (p *publishing) count() {
	r := &p.report
	r.Removed = len(p.gone)
	for i := range p.slots {
		switch s := &p.slots[i]; {
		case s.fate == kept:
			r.Kept++
		case s.fate != written:
		case s.ours:
			r.Changed++
			r.Bytes += s.size
		default:
			r.Added++
			r.Bytes += s.size
		}
	}
}
