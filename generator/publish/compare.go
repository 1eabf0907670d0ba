package publish

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/diff"

	"vizitka/generator/diag"
	"vizitka/generator/output"
)

// A Change is what a publishing would do to one file.
type Change struct {
	Path string
	Kind ChangeKind
	// Diff is the unified difference of a text, empty for anything else and
	// for what is longer than a megabyte.
	Diff string
}

// ChangeKind says what happens to a file.
type ChangeKind uint8

const (
	Added ChangeKind = iota + 1
	Changed
	Removed
)

// String returns the kind in one word.
func (k ChangeKind) String() string {
	switch k {
	case Added:
		return "added"
	case Changed:
		return "changed"
	case Removed:
		return "removed"
	}
	return "none"
}

// longestDiff is the size from which texts are not compared.
const longestDiff = 1 << 20

// compare opens what may have changed, and reports it without writing.
func (p *publishing) compare() error {
	diffs := make([]string, len(p.slots))
	err := p.inEach(func(i int) error {
		s := &p.slots[i]
		if s.fate != undecided {
			return nil
		}
		c, err := openContent(p.site, p.outputs[i].Path)
		if errors.Is(err, output.ErrBroken) {
			s.fate = broken
			return nil
		}
		if err != nil {
			return err
		}
		defer c.close()
		var text bytes.Buffer
		hash, size, err := c.writeTo(&limited{Buffer: &text})
		if err != nil || p.decide(s, hash) {
			return err
		}
		s.Hash, s.size, s.fate = hash, size, written
		before, err := p.textOf(s.held)
		if err != nil {
			return err
		}
		diffs[i] = difference(p.outputs[i].Path, before, text.Bytes())
		return nil
	})
	if err != nil {
		return err
	}
	for i := range p.slots {
		if s := &p.slots[i]; s.taken {
			p.inTheWay(s.Path, s.Path)
		}
	}
	if p.diags.Has(diag.Error) {
		return nil
	}
	p.retire()
	p.count()
	for i := range p.slots {
		if s := &p.slots[i]; s.fate == written {
			kind := Added
			if s.ours {
				kind = Changed
			}
			p.report.Changes = append(p.report.Changes, Change{p.outputs[i].Path, kind, diffs[i]})
		}
	}
	for _, h := range p.gone {
		before, err := p.textOf(h)
		if err != nil {
			return err
		}
		p.report.Changes = append(p.report.Changes, Change{h.Path, Removed, difference(h.Path, before, nil)})
	}
	slices.SortFunc(p.report.Changes, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
	return nil
}

// inEach runs work for each output.
func (p *publishing) inEach(work func(i int) error) error {
	var first failure
	p.Run(len(p.slots), func(i int) {
		if first.happened() {
			return
		}
		if err := work(i); err != nil {
			first.note(i, err)
		}
	})
	return first.err
}

// textOf returns the bytes that stand in the folder, none if there are none.
func (p *publishing) textOf(h held) ([]byte, error) {
	if !h.there || h.Stat.Size > longestDiff {
		return nil, nil
	}
	b, err := p.folder.root.ReadFile(h.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// difference returns the unified difference of two texts.
func difference(name string, before, after []byte) string {
	if len(before) > longestDiff || len(after) > longestDiff || !isText(before) || !isText(after) {
		return ""
	}
	return string(diff.Diff("a/"+name, before, "b/"+name, after))
}

func isText(b []byte) bool { return utf8.Valid(b) && bytes.IndexByte(b, 0) < 0 }

// A limited buffer keeps no more than is compared, and a little to show that
// there was more.
type limited struct{ *bytes.Buffer }

func (l *limited) Write(b []byte) (int, error) {
	l.Buffer.Write(b[:min(len(b), max(0, longestDiff+1-l.Len()))])
	return len(b), nil
}
