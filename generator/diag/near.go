package diag

import (
	"unicode"
	"unicode/utf8"
)

// Nearest returns the name that a person most likely meant by word, or ""
// where none is near. Case and the difference between "-" and "_" cost
// nothing; a letter left out, added, changed or swapped with its neighbour
// costs one, and one letter or a third of the word may be wrong. Of equally
// near names the first is taken.
//
// The measure is the optimal string alignment distance.
func Nearest(word string, names []string) string {
	w := foldName(nil, word)
	best, bestCost := "", 1+max(1, len(w)/3)
	var folded []rune
	var d distances
	for _, name := range names {
		if n := utf8.RuneCountInString(name) - len(w); n >= bestCost || -n >= bestCost {
			continue
		}
		folded = foldName(folded[:0], name)
		if cost := d.between(w, folded, bestCost); cost < bestCost {
			best, bestCost = name, cost
		}
	}
	return best
}

func foldName(b []rune, s string) []rune {
	for _, r := range s {
		if r = unicode.ToLower(r); r == '-' {
			r = '_'
		}
		b = append(b, r)
	}
	return b
}

// distances are the rows of the table that one distance after another needs.
type distances struct{ before, last, row []int }

// between returns the number of edits between a and b, or limit where there
// are as many or more.
func (d *distances) between(a, b []rune, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(d.row) <= len(b) {
		*d = distances{make([]int, 2*len(b)+1), make([]int, 2*len(b)+1), make([]int, 2*len(b)+1)}
	}
	before, last, row := d.before, d.last, d.row
	for j := range len(b) + 1 {
		last[j] = j
	}
	least := 0 // of the last row
	for i := 1; i <= len(a); i++ {
		row[0] = i
		leastHere := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			leastHere = min(leastHere, row[j])
		}
		if leastHere >= limit && least+1 >= limit {
			return limit // what follows is made of these two rows
		}
		least = leastHere
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
