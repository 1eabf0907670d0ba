package typography

import "strings"

// A class says what a word does to the space beside it. A word may have more
// than one.
type class uint16

const (
	unit      class = 1 << iota // stays with the number before it
	dotted                      // the same, if a full stop follows
	century                     // stays with a Roman number before it, if a full stop follows
	magnitude                   // stays with a unit after it: млн руб.
	numbered                    // with a full stop, stays with a number after it
	named                       // with a full stop, stays with a name after it
	title                       // the same; in English the full stop may be missing
	pointing                    // with a full stop, stays with whatever follows
	particle                    // leans on the word before it
	elided                      // begins with an apostrophe
)

// russian holds abbreviations and particles in lower case.
var russian = classes(map[class]string{
	unit: "мм см дм м км га мг г кг т мл л кб мб гб тб кбит мбит гбит гц кгц мгц ггц вт квт мвт дб " +
		"мин сек ч сут млн млрд трлн руб коп тыс экз чел шт " +
		"января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
	dotted:    "г гг в вв р с к стр п л д т нед мес уч кв куб ед долл",
	century:   "в вв",
	magnitude: "тыс млн млрд трлн",
	numbered: "с стр рис табл гл п пп ст ч т тт разд прил ил вып кн кв д корп оф каб ауд эт подп абз " +
		"схем илл см ср",
	named:    "г гор ул пр пл пер просп наб бул им о оз р св проф акад доц гр тов пос дер с д п дж ст",
	pointing: "см ср",
	particle: "же ли бы б ж ль",
})

// english holds abbreviations in lower case.
var english = classes(map[class]string{
	unit: "mm cm km m kg g mg lb lbs oz ft mi mph kb mb gb tb kbit mbit gbit hz khz mhz ghz ms min s h am pm st nd rd th " +
		"px pt em rem db kw kwh mw l ml ha",
	dotted:   "a p",
	numbered: "p pp fig figs no nos vol vols ch sec art eq eqs ed pt par para chap tab ref refs app",
	title:    "mr mrs ms dr prof st mt rev hon gen capt sgt col sen gov",
	elided:   "tis twas twere em n til cause cos round bout",
})

func classes(lists map[class]string) map[string]class {
	table := map[string]class{}
	for c, list := range lists {
		for w := range strings.FieldsSeq(list) {
			table[w] |= c
		}
	}
	return table
}

// class looks a word up in a table, without regard to case. ASCII and Russian
// letters are all that the tables need.
func (b *block) class(t *token, words map[string]class) class {
	var lower [16]byte // the longest word of the tables fits
	src := b.bytesOf(t)
	if t.kind != word || len(src) > len(lower) {
		return 0
	}
	n := copy(lower[:], src)
	for i := 0; i < n; i++ {
		switch c := lower[i]; {
		case 'A' <= c && c <= 'Z':
			lower[i] += 'a' - 'A'
		case c == 0xD0 && i+1 < n && 0x90 <= lower[i+1] && lower[i+1] <= 0x9F: // А to П
			lower[i+1] += 0x20
			i++
		case c == 0xD0 && i+1 < n && 0xA0 <= lower[i+1] && lower[i+1] <= 0xAF: // Р to Я
			lower[i], lower[i+1] = 0xD1, lower[i+1]-0x20
			i++
		}
	}
	return words[string(lower[:n])]
}
