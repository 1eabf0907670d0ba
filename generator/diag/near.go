package diag

import "strings"

// Nearest returns the name that a person most likely meant by word, or ""
// where none is near. Case and the difference between "-" and "_" cost
// nothing; a letter left out, added, changed or swapped with its neighbour
// costs one, and one letter or a third of the word may be wrong. Of equally
// near names the first is taken.
//
// The measure is the optimal string alignment distance.
func Nearest(word string, names []string) string {
	w := foldName(word)
	best, bestCost := "", 1+max(1, len(w)/3)
	for _, name := range names {
		if cost := distance(w, foldName(name), bestCost); cost < bestCost {
			best, bestCost = name, cost
		}
	}
	return best
}

func foldName(s string) []rune {
	return []rune(strings.ReplaceAll(strings.ToLower(s), "-", "_"))
}

// distance returns the number of edits between a and b, or limit where there
// are as many or more.
func distance(a, b []rune, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
