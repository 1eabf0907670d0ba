package serve

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"vizitka/generator/diag"
)

// maxListed is how many problems are listed on a page. All are counted.
const maxListed = 200

// A problem is a diagnostic as a page shows it, in the language of the preview.
type problem struct {
	Severity string    `json:"severity"`
	Name     string    `json:"name"`
	Text     string    `json:"text"`
	Hint     string    `json:"hint,omitempty"`
	File     string    `json:"file,omitempty"`
	Line     int       `json:"line,omitempty"`
	Column   int       `json:"column,omitempty"`
	Excerpt  []excerpt `json:"excerpt,omitempty"`
	Caret    string    `json:"caret,omitempty"` // to stand under the line
	Notes    []problem `json:"notes,omitempty"`
	Count    int       `json:"count,omitempty"` // how often, if more than once
}

type excerpt struct {
	Number int    `json:"number"`
	Text   string `json:"text"`
}

var severities = map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Notice: "notice", diag.Note: "note"}

func (p *Preview) problem(d diag.Diagnostic) problem {
	lang := p.options.Lang
	out := problem{
		Severity: severities[d.Severity()], Name: d.Message.Name, Text: d.Text(lang), Hint: d.Hint(lang),
		File: d.Place.File, Line: d.Place.Line, Column: d.Place.Col,
	}
	if d.Place.Line > 0 && d.Place.Excerpt != "" {
		out.Excerpt = []excerpt{{d.Place.Line, strings.ReplaceAll(d.Place.Excerpt, "\t", " ")}}
		if d.Place.Col > 0 {
			at := min(d.Place.Caret, utf8.RuneCountInString(d.Place.Excerpt))
			out.Caret = strings.Repeat(" ", at) + "^" + strings.Repeat("~", max(0, d.Place.Width-1))
		}
	}
	if d.Count > 1 {
		out.Count = d.Count
	}
	for _, note := range d.Notes {
		out.Notes = append(out.Notes, p.problem(note))
	}
	return out
}

// problems are those of a list that are errors and warnings, errors first.
func (p *Preview) problems(l diag.List) []problem {
	l = slices.Clone(l)
	slices.SortStableFunc(l, func(a, b diag.Diagnostic) int { return int(a.Severity()) - int(b.Severity()) })
	out := []problem{}
	for _, d := range l {
		if d.Severity() <= diag.Warning && len(out) < maxListed {
			out = append(out, p.problem(d))
		}
	}
	return out
}

// An overview is what is wrong with the whole site; encoded once for all pages.
type overview struct{ count, all json.RawMessage }

func (p *Preview) overview(s *state) overview {
	l := s.Problems()
	return overview{
		encoded(map[string]int{"error": l.Count(diag.Error), "warning": l.Count(diag.Warning)}),
		encoded(p.problems(l)),
	}
}

// wrongWith is what is wrong with an open page, as a part of the event
// "problems".
func (p *Preview) wrongWith(s *state, l look) json.RawMessage {
	page, _, _ := strings.Cut(l.page, "?")
	var found diag.List
	if !l.gone {
		found = s.ProblemsOf(page, l.source)
	}
	return encoded(p.problems(found))
}

// problemsFor is the event of that name for an open page, of which wrong is
// what is wrong with it.
func (p *Preview) problemsFor(wrong json.RawMessage, o overview) []byte {
	return encoded(struct {
		Count json.RawMessage `json:"count"`
		Page  json.RawMessage `json:"page"`
		All   json.RawMessage `json:"all"`
	}{o.count, wrong, o.all})
}
