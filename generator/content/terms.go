package content

import (
	"bytes"
	"cmp"
	"math"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"vizitka/generator/config"
	"vizitka/generator/fields"
	"vizitka/generator/lang"
	"vizitka/generator/markdown"
)

// Terms are the words by which a page is found, as one text of bytes: their
// stems in letters ([lang.LettersOf], [lang.Stem]), each with its weight on this
// page. They are sorted by [TermKey] and then by themselves, so that those of one
// shard of an index stand together.
//
// A term is written as the number of its letters, the letters, and a byte: its
// weight from 0 to 127, and above it a bit for what stands out on the page: in
// the title, a heading, the description, or more than once in the text.
//
// A word of the title weighs more than one of a heading, and that more than one
// of the text, however often it stands there; the part of the text is that of
// BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework").
type Terms []byte

// A Term is one of them.
type Term struct {
	Letters []byte // a part of the Terms
	Weight  byte
	Stands  bool // it stands out
}

// Next cuts the first term off. The Terms must not be empty.
func (t *Terms) Next() Term {
	b := *t
	n := int(b[0])
	weight := b[n+1]
	*t = b[n+2:]
	return Term{b[1 : n+1], weight &^ stands, weight&stands != 0}
}

const (
	stands      = 0x80
	titleBonus  = 6.0
	headBonus   = 3.0
	toldBonus   = 2.0
	weightUnit  = 11.0  // 127 is more than all bonuses and the most that a text gives
	textsLength = 400.0 // of a usual text, in words
)

// TermKey is where a term belongs in an index: a hash of its first five letters,
// so that the words that begin as somebody types stand together, and so do most
// of those that differ by a slip. The browser reckons the same.
func TermKey[T string | []byte](letters T) uint16 {
	h := uint32(0x811C9DC5)
	for i := range min(len(letters), 5) {
		h = (h ^ uint32(letters[i])) * 0x9E3779B1
		h ^= h >> 15
	}
	return uint16(h >> 16) //nolint:gosec // the upper half
}

// counted is how often a word, and then its stem, stands on a page.
type counted struct {
	letters string
	key     uint16
	text    int
	bonus   float64
}

// A counter counts the words of a page.
type counter struct {
	at    map[string]int // in all
	all   []counted
	words int // of the text
}

var counters = sync.Pool{New: func() any { return &counter{at: map[string]int{}} }}

func (c *counter) of(letters []byte) *counted {
	i, ok := c.at[string(letters)]
	if !ok {
		i = len(c.all)
		c.all = append(c.all, counted{letters: string(letters)})
		c.at[c.all[i].letters] = i
	}
	return &c.all[i]
}

// text counts words of the text.
func (c *counter) text(s string) {
	for w := range lang.LettersOf(s) {
		c.of(w).text++
		c.words++
	}
}

// raise notes words that stand at a place with a bonus.
func (c *counter) raise(s string, bonus float64) {
	for w := range lang.LettersOf(s) {
		k := c.of(w)
		k.bonus = max(k.bonus, bonus)
	}
}

// field counts the words of a field of the kind. What is chosen from a list, and
// what leads elsewhere, is no text.
func (c *counter) field(f fields.Field, v any) {
	switch v := v.(type) {
	case *markdown.Document:
		c.text(markdown.PlainText(&v.Body))
	case string:
		if f.Type == fields.Text && len(f.Values) == 0 {
			c.text(v)
		}
	case []any:
		for _, item := range v {
			c.field(f, item)
		}
	case map[string]any:
		for _, sub := range f.Fields {
			if item, ok := v[sub.Name]; ok {
				c.field(sub, item)
			}
		}
	}
}

// termsOf returns the terms of a document with the given body.
func (d *Document) termsOf(body *markdown.Document, kind config.Kind) Terms {
	c := counters.Get().(*counter)
	defer counters.Put(c)
	clear(c.at)
	c.all, c.words = c.all[:0], 0
	c.text(markdown.PlainText(&body.Body))
	for _, f := range kind.Fields {
		if v, ok := d.Fields[f.Name]; ok {
			c.field(f, v)
		}
	}
	for _, title := range []string{d.Meta.Title, d.Meta.LinkTitle} {
		// A word weighs the more the fewer others the title has.
		words := 0
		for range lang.LettersOf(title) {
			words++
		}
		c.raise(title, titleBonus-1+1/float64(max(words, 1)))
	}
	for _, h := range body.Headings {
		c.raise(h.Text, headBonus)
	}
	for _, taxonomy := range sorted(d.Meta.Terms) {
		c.raise(strings.Join(d.Meta.Terms[taxonomy], " "), headBonus)
	}
	c.raise(d.Meta.Description, toldBonus)
	return c.terms()
}

// terms joins the forms of each word.
func (c *counter) terms() Terms {
	stem(c.all)
	slices.SortFunc(c.all, func(a, b counted) int {
		return cmp.Or(cmp.Compare(a.key, b.key), strings.Compare(a.letters, b.letters))
	})
	var out Terms
	for i := 0; i < len(c.all); {
		sum := c.all[i]
		for i++; i < len(c.all) && c.all[i].letters == sum.letters; i++ {
			sum.text += c.all[i].text
			sum.bonus = max(sum.bonus, c.all[i].bonus)
		}
		weight := byte(weightUnit*(sum.bonus+inText(sum.text, c.words)) + 0.5)
		if sum.bonus > 0 || sum.text > 1 {
			weight |= stands
		}
		out = append(out, byte(len(sum.letters))) //nolint:gosec // words are short
		out = append(append(out, sum.letters...), weight)
	}
	return bytes.Clone(out)
}

// inText is what BM25 gives a word that stands so often in a text of so many,
// without the part of its rarity: from 0 to 2.2. Lengths are taken in steps, so
// that a word more changes nothing about all others.
func inText(times, words int) float64 {
	const k1, b = 1.2, 0.75
	length := math.Exp2(float64(bits.Len(uint(words*words))) / 2) //nolint:gosec // not negative
	return float64(times) * (k1 + 1) / (float64(times) + k1*(1-b+b*length/textsLength))
}

// stems remembers the stems of words, which are dear to find and mostly the
// same. It is never wrong: a stem depends on the word alone. Beyond stemsMax
// words no more are added.
var stems = struct {
	sync.RWMutex
	of map[string]string
}{of: map[string]string{}}

const stemsMax = 1 << 18

// stem puts stems in the place of words.
func stem(all []counted) {
	var unknown []int
	stems.RLock()
	for i := range all {
		s, ok := stems.of[all[i].letters]
		if !ok {
			unknown = append(unknown, i)
			continue
		}
		all[i].letters, all[i].key = s, TermKey(s)
	}
	stems.RUnlock()
	if len(unknown) == 0 {
		return
	}
	found := make([]string, len(unknown))
	for n, i := range unknown {
		found[n] = lang.Stem(all[i].letters)
	}
	stems.Lock()
	defer stems.Unlock()
	for n, i := range unknown {
		if len(stems.of) < stemsMax {
			stems.of[all[i].letters] = found[n]
		}
		all[i].letters, all[i].key = found[n], TermKey(found[n])
	}
}

// terms are those of a document: held in memory, or loaded when asked for.
type terms struct {
	kept Terms
	load func() Terms
}

// Terms returns the words by which the page is found; none where the site has no
// search. They are not to be changed.
func (d *Document) Terms() Terms {
	if d.terms.load != nil {
		return d.terms.load()
	}
	return d.terms.kept
}
