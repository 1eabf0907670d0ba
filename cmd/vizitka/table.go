package main

import (
	"strings"
	"unicode/utf8"

	"vizitka/generator/diag"
)

// printTable prints rows of the same number of cells, one under the other.
func (c *call) printTable(rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
		}
		c.print(strings.TrimRight(b.String(), " "))
	}
}

// tellOnly ends a command that only tells of the site: problems are told,
// unless the output is JSON, of which they are no part; an error is the site's.
func (c *call) tellOnly(l diag.List) error {
	if !c.json {
		c.printProblems(l)
	}
	if l.Has(diag.Error) {
		return errTold
	}
	return nil
}
