package typography

// glue puts a no-break space for every space that the rule wants kept. By now
// all signs are what they are to be.
func (b *block) glue(keeps func(b *block, i int) bool) {
	for i := range b.tokens {
		t := &b.tokens[i]
		if t.kind != space || t.r != ' ' || b.at(i-1).blank() || b.at(i+1).blank() {
			continue
		}
		if keeps(b, i) {
			t.r, t.changed = nbsp, true
		}
	}
}

// commonGlue holds in all languages: № 5, § 3.
func commonGlue(b *block, i int) bool {
	p, n := b.at(i-1), b.at(i+1)
	return (p.is('№') || p.is('§')) && (n.kind == number || b.isRoman(n))
}

func russianGlue(b *block, i int) bool {
	if b.beforeDash(i) || commonGlue(b, i) {
		return true
	}
	switch p := b.at(i - 1); {
	case p.kind == word:
		return b.isShort(i-1) || b.isParticle(i+1) || b.isCentury(i) ||
			b.class(p, russian)&magnitude != 0 && b.isUnit(i+1, russian) ||
			p.upper && p.count > 1 && b.endInitials(i+1)
	case p.kind == number:
		return b.isUnit(i+1, russian) || b.isGroup(i)
	case p.kind == opaque || p.is('»') || p.is('“'):
		return b.isParticle(i + 1)
	case p.is('.'):
		return b.keepsAfterDot(i, russian)
	case p.is('—'):
		return b.opensLine(i - 1)
	}
	return false
}

func englishGlue(b *block, i int) bool {
	if b.beforeDash(i) || commonGlue(b, i) {
		return true
	}
	switch p, n := b.at(i-1), b.at(i+1); {
	case p.kind == word:
		// British authors write Dr Smith.
		return p.upper && n.kind == word && n.upper && b.alone(i-1) && b.class(p, english)&title != 0
	case p.kind == number:
		return b.isUnit(i+1, english) || b.isGroup(i)
	case p.is('.'):
		w := b.at(i - 2)
		if w.kind == word && string(b.bytesOf(w)) == "I" && n.count > 1 {
			return false // more often the end of a sentence than an initial
		}
		return b.keepsAfterDot(i, english)
	}
	return false
}

// beforeDash reports whether a dash with spaces around it follows space i.
func (b *block) beforeDash(i int) bool {
	n := b.at(i + 1)
	return (n.is('—') || n.is('–')) && b.at(i+2).blank()
}

// alone reports whether nothing is attached before word i.
func (b *block) alone(i int) bool {
	t := b.at(i - 1)
	if t.blank() {
		return true
	}
	if t.kind == sign {
		switch t.r {
		case '(', '[', '{', '"', '«', '„', '“', '‘', '—', '–', '…':
			return true
		}
	}
	return false
}

// isShort reports whether token i is a Russian word of one or two letters that
// leans on the next one.
func (b *block) isShort(i int) bool {
	t := b.at(i)
	if t.count > 2 || t.count == 0 || b.text[t.start] != 0xD0 && b.text[t.start] != 0xD1 || !b.alone(i) {
		return false
	}
	if t.upper && t.count == 2 && isUpper(b.text[t.start+2:]) {
		return false // ИП, РФ
	}
	flags := b.class(t, russian)
	if flags&particle != 0 && !t.upper {
		return false // it leans on the word before
	}
	return flags&unit == 0 || b.at(i-1).kind != space || b.at(i-2).kind != number
}

// isParticle reports whether token i is a particle that leans on the word
// before it.
func (b *block) isParticle(i int) bool {
	t, next := b.at(i), b.at(i+1)
	if t.kind != word || t.count > 2 || t.upper || b.class(t, russian)&particle == 0 {
		return false
	}
	if next.blank() {
		return true
	}
	switch next.r {
	case ',', ';', ':', '!', '?', '…', '»', '“', '"', '—':
		return next.kind == sign
	case '.', ')':
		return next.kind == sign && t.count > 1 // б) and ж. are no particles
	}
	return false
}

// isCentury reports whether space i stands in XIX в. or XX–XXI вв.
func (b *block) isCentury(i int) bool {
	n := b.at(i + 1)
	return b.isRoman(b.at(i-1)) && n.kind == word && b.at(i+2).is('.') && b.class(n, russian)&century != 0
}

// isUnit reports whether token i is a sign or an abbreviation that belongs to
// the number before it.
func (b *block) isUnit(i int, words map[string]class) bool {
	t, next := b.at(i), b.at(i+1)
	switch t.kind {
	case sign:
		switch t.r {
		case '%', '‰', '°', '₽':
			return true
		case '$', '€', '£':
			return next.kind != number
		}
	case word:
		flags := b.class(t, words)
		return flags&unit != 0 && !next.is('-') && !next.is('’') || flags&dotted != 0 && next.is('.')
	}
	return false
}

// isGroup reports whether space i stands inside a number: 10 000.
func (b *block) isGroup(i int) bool {
	p, n, before, after := b.at(i-1), b.at(i+1), b.at(i-2), b.at(i+2)
	if n.kind != number || n.count != 3 || p.count > 3 || after.kind == word {
		return false
	}
	if after.is('-') && b.at(i+3).kind == number {
		return false // a telephone number
	}
	return before.blank() || opensNumber(before) || before.is('–') || before.is('—')
}

// keepsAfterDot decides on a space after a full stop: that of an abbreviation
// or of an initial.
func (b *block) keepsAfterDot(i int, words map[string]class) bool {
	w, n := b.at(i-2), b.at(i+1)
	if w.kind != word || !b.alone(i-2) && !b.isInitial(i-4) {
		return false
	}
	if w.count == 1 && n.kind == word && (w.upper || !n.upper) && n.count == 1 && b.at(i+2).is('.') {
		return true // т. е., И. о., А. С.
	}
	if w.count == 1 && w.upper && n.kind == word && n.upper && n.count > 1 {
		return true // С. Пушкин
	}
	if w.count == 1 && !w.upper && b.at(i-3).kind == space && b.at(i-4).is('.') && b.at(i-5).count == 1 {
		return false // the end of и т. д.
	}
	flags := b.class(w, words)
	if flags&magnitude != 0 {
		return b.isUnit(i+1, words) // тыс. руб.
	}
	if flags&(unit|dotted|century) != 0 && b.at(i-3).kind == space && (b.at(i-4).kind == number || b.isRoman(b.at(i-4))) {
		return false // 1998 г. Москва
	}
	return flags&numbered != 0 && (n.kind == number || b.isRoman(n)) ||
		flags&(named|title) != 0 && n.kind == word && n.upper ||
		flags&pointing != 0
}

// isInitial reports whether token i is a capital with a full stop.
func (b *block) isInitial(i int) bool {
	t := b.at(i)
	return t.kind == word && t.upper && t.count == 1 && b.at(i+1).is('.')
}

// endInitials reports whether two initials begin at token i and no surname
// follows them, so that they belong to the one before: Иванов И. И.
func (b *block) endInitials(i int) bool {
	if !b.isInitial(i) {
		return false
	}
	i += 2
	if b.at(i).kind == space {
		i++
	}
	if !b.isInitial(i) {
		return false
	}
	next := b.at(i + 3)
	return b.at(i+2).kind != space || next.kind != word || !next.upper
}
