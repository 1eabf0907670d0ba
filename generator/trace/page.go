package trace

import (
	"encoding/binary"
	"iter"
	"slices"
)

// rows are answers in the order of their questions' keys.
type rows struct {
	keys   []Key
	prints []uint64
	texts  []string
}

// add puts an answer behind the others.
func (r *rows) add(k Key, print uint64, text string) {
	r.keys, r.prints, r.texts = append(r.keys, k), append(r.prints, print), append(r.texts, text)
}

func (r *rows) find(k Key) (int, bool) { return slices.BinarySearch(r.keys, k) }

// all gives the answers in order.
func (r *rows) all() iter.Seq2[Key, answer] {
	return func(yield func(Key, answer) bool) {
		for i, k := range r.keys {
			if !yield(k, answer{r.prints[i], r.texts[i]}) {
				return
			}
		}
	}
}

// An answer as it is remembered.
type answer struct {
	print uint64
	text  string
}

// lay returns r with the rows of more laid over it.
func (r rows) lay(more rows) rows {
	switch {
	case len(more.keys) == 0:
		return r
	case len(r.keys) == 0:
		return more
	}
	n := len(r.keys) + len(more.keys)
	out := rows{make([]Key, 0, n), make([]uint64, 0, n), make([]string, 0, n)}
	for k, a := range laid(r.all(), more) {
		out.add(k, a.print, a.text)
	}
	return out
}

// laid gives the answers of a list in order with more laid over them.
func laid(under iter.Seq2[Key, answer], more rows) iter.Seq2[Key, answer] {
	return func(yield func(Key, answer) bool) {
		i := 0
		for k, a := range under {
			for ; i < len(more.keys) && more.keys[i] < k; i++ {
				if !yield(more.keys[i], answer{more.prints[i], more.texts[i]}) {
					return
				}
			}
			if i < len(more.keys) && more.keys[i] == k {
				continue // it comes before the next
			}
			if !yield(k, a) {
				return
			}
		}
		for ; i < len(more.keys); i++ {
			if !yield(more.keys[i], answer{more.prints[i], more.texts[i]}) {
				return
			}
		}
	}
}

// A page is some answers as they are written down. It is read where it stands:
// in memory it takes half of what rows do, and one that came from the store
// costs nothing until somebody looks into it.
type page struct {
	first, last Key
	count       int
	keys        []byte // differences, as in a trace
	prints      []byte // eight bytes each
	texts       []byte // length and bytes of each
}

// pageSize is how many answers a page holds: few enough that looking one up by
// going through its keys takes no time.
const pageSize = 256

// page writes the rows down.
func (r *rows) page() page {
	var keys, texts Encoder
	prints := make([]byte, 0, 8*len(r.keys))
	last := Key(0)
	for i, k := range r.keys {
		keys.Uint(uint64(k - last))
		last = k
		prints = binary.LittleEndian.AppendUint64(prints, r.prints[i])
		texts.Text(r.texts[i])
	}
	return page{r.keys[0], last, len(r.keys), slices.Clip(keys.Buf), prints, slices.Clip(texts.Buf)}
}

// pagesOf cuts answers into pages.
func pagesOf(all iter.Seq2[Key, answer]) []page {
	var out []page
	var r rows
	for k, a := range all {
		if r.add(k, a.print, a.text); len(r.keys) == pageSize {
			out = append(out, r.page())
			r = rows{r.keys[:0], r.prints[:0], r.texts[:0]}
		}
	}
	if len(r.keys) > 0 {
		out = append(out, r.page())
	}
	return out
}

// each calls f for each question with its place in the page.
func (p *page) each(f func(i int, k Key)) {
	i := 0
	for k := range keysIn(p.keys) {
		if i == p.count {
			return // damaged
		}
		f(i, k)
		i++
	}
}

// find returns the place of a question.
func (p *page) find(k Key) (int, bool) {
	i := 0
	for l := range keysIn(p.keys) {
		if l >= k {
			return i, l == k && i < p.count
		}
		i++
	}
	return 0, false
}

func (p *page) print(i int) uint64 { return binary.LittleEndian.Uint64(p.prints[8*i:]) }

func (p *page) text(i int) string {
	d := NewDecoder(p.texts)
	for range i {
		d.Bytes()
	}
	return d.Text()
}

// all gives the page's answers.
func (p *page) all() iter.Seq2[Key, answer] {
	return func(yield func(Key, answer) bool) {
		i, texts := 0, NewDecoder(p.texts)
		for k := range keysIn(p.keys) {
			if i == p.count || !yield(k, answer{p.print(i), texts.Text()}) {
				return
			}
			i++
		}
	}
}

func (p *page) encode(e *Encoder) {
	e.Uint(uint64(p.first))
	e.Uint(uint64(p.last))
	e.Uint(uint64(p.count)) //nolint:gosec // a count
	e.Bytes(p.keys)
	e.Bytes(p.prints)
	e.Bytes(p.texts)
}

func (d *Decoder) page() page {
	p := page{first: Key(d.Uint()), last: Key(d.Uint()), count: d.Count(), keys: d.Bytes(), prints: d.Bytes(), texts: d.Bytes()}
	if len(p.prints) != 8*p.count || p.count > len(p.keys) || p.count > len(p.texts) {
		d.fail()
	}
	return p
}
