package build

import (
	"encoding/binary"
	"errors"
	"os"
	"sync"

	"vizitka/generator/content"
	"vizitka/generator/diag"
	"vizitka/generator/trace"
)

// bodies is the file of bodies. It begins with its generation, a number that a
// file made anew has a new one of.
type bodies struct {
	file       *os.File
	generation uint64

	mu  sync.Mutex
	end int64 // where the next record goes
}

const (
	bodiesName = "bodies"
	bodiesHead = 8
)

// openBodies opens the file; nil where it cannot be used.
func openBodies(root *os.Root, readOnly bool) *bodies {
	flags := os.O_RDWR
	if readOnly {
		flags = os.O_RDONLY
	}
	file, err := root.OpenFile(bodiesName, flags, 0o644)
	if err != nil {
		return nil
	}
	var head [bodiesHead]byte
	if _, err := file.ReadAt(head[:], 0); err != nil {
		file.Close()
		return nil
	}
	return &bodies{file: file, generation: binary.LittleEndian.Uint64(head[:])}
}

// newBodies makes an empty file of the given generation under a temporary
// name; take moves it into place.
func newBodies(root *os.Root, generation uint64) (*bodies, error) {
	if err := root.Remove(bodiesName + ".new"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	file, err := root.OpenFile(bodiesName+".new", os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	if _, err := file.WriteAt(binary.LittleEndian.AppendUint64(nil, generation), 0); err != nil {
		file.Close()
		return nil, err
	}
	return &bodies{file: file, generation: generation, end: bodiesHead}, nil
}

func (b *bodies) take(root *os.Root) error { return root.Rename(bodiesName+".new", bodiesName) }

func (b *bodies) size() int64 {
	info, err := b.file.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}

// put writes a body, and returns where it is.
func (b *bodies) put(d *content.Document) (trace.Record, error) {
	e := encoders.Get().(*trace.Encoder)
	defer encoders.Put(e)
	e.Buf = e.Buf[:0]
	d.EncodeBody(e)
	return b.append(e.Buf)
}

func (b *bodies) append(encoded []byte) (trace.Record, error) {
	b.mu.Lock()
	at := b.end
	b.end += trace.Record{Size: len(encoded)}.Length()
	b.mu.Unlock()
	return trace.AppendRecord(b.file, at, encoded)
}

var encoders = sync.Pool{New: func() any { return new(trace.Encoder) }}

// spill moves the body of a document that was just parsed to the file. A disk
// that is full leaves it in memory.
func (s *State) spill(p *parsed) {
	if s.store == nil || s.store.bodies == nil || s.store.readOnly {
		return
	}
	record, err := s.store.bodies.put(p.document)
	if err != nil {
		return
	}
	terms := p.document.Terms()
	if len(terms) > 0 {
		if p.terms, err = s.store.bodies.append(terms); err != nil {
			return
		}
	}
	p.body = record
	p.document.Release(s.bodyLoader(p), s.termsLoader(p))
}

// compact makes the file of bodies anew when half of it is dead, and reports
// whether it did.
func (s *State) compact() (bool, error) {
	b := s.store.bodies
	live := int64(bodiesHead)
	docs := s.allDocs()
	for _, p := range docs {
		live += p.body.Length() + p.terms.Length()
	}
	if b.end <= 2*live+1<<20 {
		return false, nil
	}
	fresh, err := newBodies(s.store.root, b.generation+1)
	if err != nil {
		return false, err
	}
	for _, name := range sortedKeys(docs) {
		p := docs[name]
		encoded, err := p.body.Read(b.file)
		if err != nil {
			e := &trace.Encoder{}
			p.document.EncodeBody(e)
			encoded = e.Buf
		}
		terms := p.document.Terms()
		if p.body, err = fresh.append(encoded); err == nil {
			p.terms, err = fresh.append(terms)
		}
		if err != nil {
			fresh.file.Close()
			return false, err
		}
	}
	if err := fresh.take(s.store.root); err != nil {
		fresh.file.Close()
		return false, err
	}
	s.store.bodies = fresh
	return true, b.file.Close()
}

// openSpill prepares the file for bodies: the one that is there, or a new one
// where nothing in it is wanted.
func (s *State) openSpill(last *memory) {
	st := s.store
	if st == nil || st.readOnly || st.bodies != nil && last != nil && last.grammar == s.grammar {
		return
	}
	generation := uint64(1)
	if st.bodies != nil {
		generation = st.bodies.generation + 1
		st.bodies.file.Close()
		st.bodies = nil
	}
	fresh, err := newBodies(st.root, generation)
	if err == nil {
		if err = fresh.take(st.root); err != nil {
			fresh.file.Close()
		}
	}
	if err != nil {
		s.storeNotices.Add(storeUnwritable.At(diag.Place{}, diag.V{"detail": err.Error()}))
		return
	}
	st.bodies = fresh
}
