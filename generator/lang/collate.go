package lang

import (
	"bytes"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/collate"
)

// CollationKey returns a key that sorts as s does in a language: compare keys
// with [bytes.Compare]. Two strings have one key only if they are equal.
//
// The order is that of CLDR's collation, with three rules of ours: a run of
// digits sorts by its value, before all letters; the letters of the language's
// own script come before those of other scripts, at any place of the string;
// quotation marks and other signs at the beginning are passed over, so that
// «Сила слабых связей» stands under С. Strings that are equal otherwise are in
// the order of their bytes.
func CollationKey(lang, s string) []byte {
	p := pool(lang)
	c := p.Get().(*collator)
	defer p.Put(c)
	return bytes.Clone(c.key(s, 0))
}

// Compare returns -1, 0 or 1, as [CollationKey] orders a and b. It is 0 only
// for equal strings.
func Compare(lang, a, b string) int {
	if a == b {
		return 0
	}
	p := pool(lang)
	c := p.Get().(*collator)
	defer p.Put(c)
	return bytes.Compare(c.key(a, 0), c.key(b, 1))
}

// A collator makes keys; it serves one goroutine at a time.
type collator struct {
	collate *collate.Collator
	buffers [2]collate.Buffer

	// Primary weights in [own, other) are those of the language's own script;
	// they change places with [latin, own). All are equal where nothing is to
	// be moved.
	latin, own, other int
}

// pools holds a pool of collators for each language. A collator has no state
// between two keys, so any of them may be dropped at any time.
var pools sync.Map // string → *sync.Pool

func pool(lang string) *sync.Pool {
	if p, ok := pools.Load(lang); ok {
		return p.(*sync.Pool)
	}
	p, _ := pools.LoadOrStore(lang, &sync.Pool{New: func() any { return newCollator(lang) }})
	return p.(*sync.Pool)
}

// scripts are those that follow Latin in the root collation, each with its
// first letter and the first letter of the script after it. x/text ignores the
// reordering of CLDR, which this table makes up for.
var scripts = map[string]struct{ first, next string }{
	"Grek": {"α", "ⲁ"},
	"Cyrl": {"а", "ⰰ"},
	"Geor": {"ა", "ա"},
	"Armn": {"ա", "א"},
}

func newCollator(lang string) *collator {
	c := &collator{collate: collate.New(tag(lang), collate.Numeric)}
	script, _ := tag(lang).Script()
	if s, ok := scripts[script.String()]; ok {
		c.latin, c.own, c.other = c.primary("a"), c.primary(s.first), c.primary(s.next)
	}
	return c
}

// primary returns the primary weight of the first letter of s.
func (c *collator) primary(s string) int {
	c.buffers[0].Reset()
	w, _ := weight(c.collate.KeyFromString(&c.buffers[0], s))
	return w
}

// key returns the key of s, which lives in the given buffer until its next
// use.
func (c *collator) key(s string, buffer int) []byte {
	text := strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if text == "" {
		text = s
	}
	b := &c.buffers[buffer]
	b.Reset()
	key := c.collate.KeyFromString(b, text)
	c.reorder(key)
	key = append(key, 0, 0)
	return append(key, s...)
}

// reorder moves the language's own script before the others, in place. A
// primary weight of up to 0x7FFF has two bytes, a greater one three, with the
// high bit set; two zero bytes end the primary level. No weight changes its
// length: all that are moved are below 0x7FFF.
func (c *collator) reorder(key []byte) {
	if c.own == c.latin {
		return
	}
	for len(key) >= 2 {
		w, size := weight(key)
		switch {
		case w == 0:
			return
		case c.own <= w && w < c.other:
			w -= c.own - c.latin
		case c.latin <= w && w < c.own:
			w += c.other - c.own
		}
		if size == 2 {
			key[0], key[1] = byte(w>>8), byte(w)
		}
		key = key[size:]
	}
}

// weight reads the first primary weight of a key and its length in bytes.
func weight(key []byte) (w, size int) {
	if key[0]&0x80 != 0 && len(key) >= 3 {
		return int(key[0]&0x7F)<<16 | int(key[1])<<8 | int(key[2]), 3
	}
	return int(key[0])<<8 | int(key[1]), 2
}
