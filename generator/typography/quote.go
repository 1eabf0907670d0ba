package typography

// A quoteStyle says which marks straight ones become.
type quoteStyle struct {
	outer, inner [2]rune // opening, closing
	single       bool    // ' quotes, too, and is an apostrophe in more places
}

var (
	russianQuotes = quoteStyle{outer: [2]rune{'«', '»'}, inner: [2]rune{'„', '“'}}
	englishQuotes = quoteStyle{outer: [2]rune{'“', '”'}, inner: [2]rune{'‘', '’'}, single: true}
)

// A quote is a quotation mark of the block.
type quote struct {
	token int
	r     rune // as it was typed
	open  bool // it opens, or would if it had a mate
	mate  int  // in block.quotes; 0 for none (the first entry is not used)
}

// maxOpen is how many marks may be open at once; a block with more is no text
// and is left as it is. It bounds the search for a mate.
const maxOpen = 16

// matchQuotes pairs the quotation marks and changes the straight ones that have
// a mate. A block where marks cross, or a typed mark seems to close a straight
// one, is left as it is: which of them is wrong cannot be told.
//
// Invariant: the stack of open marks grows and shrinks at the same tokens when
// the result is set again. That is why typed marks pair by the same rules, a
// mark without mate still takes its place, and a pair's marks depend on
// nothing but the marks of the pair around it.
func (b *block) matchQuotes(style quoteStyle) {
	b.quotes = append(b.quotes[:0], quote{})
	var buf [maxOpen]int
	stack := buf[:0] // open marks, in b.quotes
	for i := range b.tokens {
		t := &b.tokens[i]
		if t.kind != sign || !isQuote(t.r) {
			continue
		}
		if t.r == '\'' || t.r == '’' || t.r == '‘' {
			if b.isApostrophe(i, style) {
				if t.r == '\'' {
					t.become('’')
				}
				continue
			}
			if !style.single {
				continue
			}
		}
		q := quote{token: i, r: t.r}
		opens, closes := b.side(i)
		mate := -1 // place in stack
		if closes {
			mate = b.mate(stack, t.r)
		}
		switch {
		case mate >= 0:
			q.mate = stack[mate]
			b.quotes[q.mate].mate = len(b.quotes)
			stack = stack[:mate]
		case opens:
			if len(stack) == maxOpen {
				return
			}
			q.open = true
			stack = append(stack, len(b.quotes))
		case closes && b.crosses(stack, t.r):
			return
		}
		b.quotes = append(b.quotes, q)
	}
	b.changeQuotes(style)
}

// crosses reports whether r, a mark without mate, may have one once the
// straight marks that are open are set.
func (b *block) crosses(stack []int, r rune) bool {
	for _, i := range stack {
		switch b.quotes[i].r {
		case '\'':
			return r != '"'
		case '"':
			if r == '’' && len(stack) > 1 || r != '’' && r != '\'' && r != '"' { // alone it would be “
				return true
			}
		}
	}
	return false
}

func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '«', '»', '„', '“', '”', '‘', '’':
		return true
	}
	return false
}

// side tells whether the mark at token i can open and can close a quotation,
// by its form, or for straight ones by its neighbours.
func (b *block) side(i int) (opens, closes bool) {
	prev, next := b.at(i-1), b.at(i+1)
	switch b.at(i).r {
	case '«', '„', '‘':
		return true, false
	case '»', '”':
		return false, true
	case '’':
		return false, !b.afterOpening(i) && !prev.blank()
	}
	afterOpening := b.afterOpening(i)
	opens = (prev.blank() || afterOpening || isDash(prev)) && !next.blank()
	if b.at(i).r == '“' { // opens in English, closes „ in Russian
		return opens, !opens
	}
	// Inside a word there is nothing to close; ’ there would be an apostrophe.
	inside := b.at(i).r == '"' && (prev.kind == word || prev.kind == number) && (next.kind == word || next.kind == number)
	return opens, !prev.blank() && !afterOpening && !inside
}

func isDash(t *token) bool {
	switch t.r {
	case '-', hyphens, rule, '–', '—', '/', '=':
		return t.kind == sign
	}
	return false
}

// afterOpening reports whether an opening bracket or quotation mark stands
// before token i.
func (b *block) afterOpening(i int) bool {
	t := b.at(i - 1)
	if t.kind != sign {
		return false
	}
	switch t.r {
	case '(', '[', '{', '«', '„', '‘':
		return true
	case '“', '"', '\'':
		q := b.quotes[len(b.quotes)-1]
		return q.token == i-1 && q.open
	}
	return false
}

// mate returns the place in the stack of the mark that r closes, or -1. Open
// single marks on the way may be apostrophes ('er) and are passed over.
func (b *block) mate(stack []int, r rune) int {
	for n := len(stack) - 1; n >= 0; n-- {
		open := b.quotes[stack[n]].r
		if pairs(open, r) {
			return n
		}
		if open != '\'' && (open != '‘' || r == '’') {
			return -1
		}
	}
	return -1
}

func pairs(open, r rune) bool {
	switch r {
	case '"', '\'':
		return open == r
	case '»':
		return open == '«'
	case '“':
		return open == '„'
	case '”':
		return open == '“' || open == '„'
	case '’':
		return open == '‘'
	}
	return false
}

// changeQuotes gives straight marks that have a mate their form: the inner one
// directly inside a quotation in the outer form, else the outer. A ' without
// mate after a word is an apostrophe.
func (b *block) changeQuotes(style quoteStyle) {
	var buf [maxOpen]rune
	around := buf[:0] // opening marks of the quotations around, as they are to be
	for i := 1; i < len(b.quotes); i++ {
		q := &b.quotes[i]
		t := &b.tokens[q.token]
		if q.mate == 0 {
			if q.r == '\'' && !q.open && b.at(q.token-1).kind == word {
				t.become('’') // dogs'
			}
			continue
		}
		if !q.open {
			around = around[:len(around)-1]
			if q.r == '\'' {
				t.become('’')
			}
			continue
		}
		switch q.r {
		case '\'':
			t.become('‘')
		case '"':
			marks := style.outer
			if len(around) > 0 && around[len(around)-1] == style.outer[0] {
				marks = style.inner
			}
			t.become(marks[0])
			b.tokens[b.quotes[q.mate].token].become(marks[1])
		}
		around = append(around, t.r)
	}
}

// isApostrophe reports whether the mark at token i is part of a word: inside
// it (don't, д'Артаньян), or in English before it ('tis, '90s).
func (b *block) isApostrophe(i int, style quoteStyle) bool {
	prev, next := b.at(i-1), b.at(i+1)
	if b.at(i).r == '‘' {
		return false
	}
	if prev.kind == word && next.kind == word {
		return true
	}
	if !style.single {
		return false
	}
	if prev.kind == number && next.kind == word || prev.kind == word && next.kind == number {
		return true
	}
	if !prev.blank() && !b.afterOpening(i) && !isDash(prev) {
		return false
	}
	after := b.at(i + 2)
	switch next.kind {
	case number:
		return next.count == 2 && (after.blank() || after.is('.') || after.is(',') || after.kind == word && string(b.bytesOf(after)) == "s")
	case word:
		return b.class(next, english)&elided != 0
	}
	return false
}
