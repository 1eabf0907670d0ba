package main

import (
	"fmt"
	"slices"

	"vizitka/generator/diag"
)

// problemsShown is how many problems are printed unless -v asks for all: what
// one can read, and what does not push the closing line out of sight.
const problemsShown = 50

// printProblems prints what was found: errors and warnings, notices unless -q.
// Where there are too many, errors come first.
func (c *call) printProblems(l diag.List) {
	l = diag.Compact(l)
	if c.quiet {
		l = slices.DeleteFunc(l, func(d diag.Diagnostic) bool { return d.Severity() == diag.Notice })
	}
	hidden := 0
	if len(l) > problemsShown && !c.verbose {
		slices.SortStableFunc(l, func(a, b diag.Diagnostic) int { return int(a.Severity()) - int(b.Severity()) })
		hidden, l = len(l)-problemsShown, diag.Compact(l[:problemsShown])
	}
	c.printDiagnostics(l)
	if hidden > 0 {
		fmt.Fprintln(c.err, c.say("and "+c.count(hidden, nounMore)+"; -v shows all", "и ещё "+c.count(hidden, nounMore)+"; все покажет -v"))
	}
}

func (c *call) printDiagnostics(l diag.List) {
	// A standard error that cannot be written to leaves nobody to tell.
	_ = diag.Print(c.err, l, diag.Style{Lang: c.lang, Color: c.colored()})
}
