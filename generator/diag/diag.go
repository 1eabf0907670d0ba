// Package diag holds problems as values with a place, and prints them.
//
// A stage of the program returns its result and a list of diagnostics, and
// goes on. A plain error is for the environment (disk, network, permissions);
// what an author can mend is a [Diagnostic]: the file, the line and the column
// in characters, the line itself, what is wrong and what to do.
//
// Every message is declared once, by [Declare], with a stable name, its
// severity, and its text and hint in English and in Russian side by side. The
// name and the values are what programs read (--json); the texts are for
// people.
//
// The package knows nothing of Markdown, settings or sites. It never reads
// the environment: the language and whether to use colours are handed in.
package diag

import (
	"slices"
	"strings"
)

// Severity tells what a problem means for the site.
type Severity uint8

const (
	// Error: an output is missing or wrong. Nothing is published, unless the
	// author asks to keep going.
	Error Severity = iota + 1
	// Warning: the page is right but poorer. --strict makes it an error.
	Warning
	// Notice: nothing is wrong; the author should know what was done.
	Notice
	// Note is the severity of a second place that explains a diagnostic. It
	// never stands alone.
	Note
)

// V are the values of a message, by the names that stand in its text.
type V map[string]string

// A Diagnostic is one problem at one place.
type Diagnostic struct {
	Message *Message
	Values  V
	Place   Place
	// Notes are second places ("the other page is here"), each with a message
	// of its own. A note has no notes.
	Notes []Diagnostic
	// Count is how often the same problem was found at the same place; 0 means
	// once. [Compact] sets it.
	Count int
}

// Severity returns the severity its message was declared with.
func (d Diagnostic) Severity() Severity { return d.Message.Severity }

// Text returns what is wrong, in the given language ("ru"; anything else is
// English).
func (d Diagnostic) Text(lang string) string {
	return fill(d.Message.text(lang), d.Values)
}

// Hint returns what to do, or "" where there is nothing to suggest.
func (d Diagnostic) Hint(lang string) string {
	for alternative := range strings.SplitSeq(d.Message.hint(lang), "|") {
		if complete(alternative, d.Values) {
			return fill(alternative, d.Values)
		}
	}
	return ""
}

// With returns d with one more note.
func (d Diagnostic) With(note Diagnostic) Diagnostic {
	d.Notes = append(slices.Clip(d.Notes), note)
	return d
}

// A List is what a stage found, in the order of its work.
type List []Diagnostic

// Add appends a diagnostic; it is how stages collect what they find.
func (l *List) Add(d ...Diagnostic) { *l = append(*l, d...) }

// Has reports whether a diagnostic of this severity is in the list.
func (l List) Has(s Severity) bool { return l.Count(s) > 0 }

// Count returns how many diagnostics of this severity are in the list,
// repetitions included.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity() == s {
			n += max(d.Count, 1)
		}
	}
	return n
}

// Compact returns the list in its order for printing: by file, line, column
// and name, the same problem at the same place once, with a count. Whatever
// order the work ran in, the result is the same.
func Compact(l List) List {
	l = slices.Clone(l)
	slices.SortStableFunc(l, compare)
	out := l[:0]
	for _, d := range l {
		if n := len(out); n > 0 && compare(out[n-1], d) == 0 {
			out[n-1].Count = max(out[n-1].Count, 1) + max(d.Count, 1)
			continue
		}
		out = append(out, d)
	}
	return out
}

func compare(a, b Diagnostic) int {
	if c := strings.Compare(a.Place.File, b.Place.File); c != 0 {
		return c
	}
	if c := a.Place.Line - b.Place.Line; c != 0 {
		return c
	}
	if c := a.Place.Col - b.Place.Col; c != 0 {
		return c
	}
	if c := strings.Compare(a.Message.Name, b.Message.Name); c != 0 {
		return c
	}
	return strings.Compare(a.Text("en"), b.Text("en"))
}
