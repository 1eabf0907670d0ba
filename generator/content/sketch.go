package content

import (
	"bytes"
	"slices"

	"vizitka/generator/markdown"
	"vizitka/generator/trace"
)

// A Sketch is what a page is recognised by in another place: under another
// name, in another folder, after small edits.
type Sketch struct {
	Title uint64 // hash of the title
	// Marks are the smallest hashes of the body's blocks, sorted. Of two texts
	// about as large a part of the marks is equal as of the blocks (Broder 1997,
	// "On the resemblance and containment of documents"). What a link leads to
	// is no part of a block: a file that is moved leads to the same by other
	// paths.
	Marks []uint32
}

// marksKept is how many hashes a Sketch keeps: enough to tell a half from a
// third, and few enough to be kept of every page.
const marksKept = 8

func sketchOf(title string, b *markdown.Body) Sketch {
	s := Sketch{Title: trace.SumString(title).Lo}
	for i, block := range b.Blocks {
		end := len(b.HTML)
		if i+1 < len(b.Blocks) {
			end = b.Blocks[i+1].At
		}
		if text := bytes.TrimSpace(b.HTML[block.At:max(block.At, end)]); len(text) > 0 {
			s.Marks = append(s.Marks, uint32(trace.Sum(text).Lo)) //nolint:gosec // a part of a hash
		}
	}
	slices.Sort(s.Marks)
	s.Marks = slices.Compact(s.Marks)
	s.Marks = slices.Clone(s.Marks[:min(len(s.Marks), marksKept)])
	return s
}

// Likeness tells how much of two texts is the same, from 0 to 1: by their
// blocks, and for a half by their title, so that a short page with one
// paragraph edited is still recognised by its name.
func (s Sketch) Likeness(o Sketch) float64 {
	all := slices.Concat(s.Marks, o.Marks)
	slices.Sort(all)
	all = slices.Compact(all)
	all = all[:min(len(all), marksKept)]
	both := 0
	for _, m := range all {
		_, here := slices.BinarySearch(s.Marks, m)
		_, there := slices.BinarySearch(o.Marks, m)
		if here && there {
			both++
		}
	}
	blocks := 0.0
	if len(all) > 0 {
		blocks = float64(both) / float64(len(all))
	}
	if s.Title == o.Title {
		return 0.5 + blocks/2
	}
	return blocks
}

func (s *Sketch) encode(e *trace.Encoder) {
	e.Uint(s.Title)
	e.Uint(uint64(len(s.Marks)))
	last := uint32(0)
	for _, m := range s.Marks {
		e.Uint(uint64(m - last))
		last = m
	}
}

func (s *Sketch) decode(d *trace.Decoder) {
	s.Title = d.Uint()
	n := d.Count()
	if n == 0 {
		return
	}
	s.Marks = make([]uint32, n)
	last := uint32(0)
	for i := range s.Marks {
		last += uint32(d.Uint()) //nolint:gosec // as it was written
		s.Marks[i] = last
	}
}
