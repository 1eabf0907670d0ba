package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/fatih/color"
)

// Style says how diagnostics are printed.
type Style struct {
	Lang  string // "en" or "ru"
	Color bool
}

// words of the frame around a message.
var words = map[string]map[Severity]string{
	"en": {Error: "error", Warning: "warning", Notice: "notice", Note: "note"},
	"ru": {Error: "ошибка", Warning: "предупреждение", Notice: "замечание", Note: "см."},
}

// Print writes diagnostics for a person:
//
//	content/pravila/prosi-pryamo.md:4:1: warning: unknown key "tittle"
//	    tittle = "Проси прямо"
//	    ^~~~~~
//	    hint: did you mean "title"?
//
// It prints the list as it is; [Compact] gives the order.
func Print(w io.Writer, l List, style Style) error {
	var b strings.Builder
	for _, d := range l {
		style.one(&b, d)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (s Style) one(b *strings.Builder, d Diagnostic) {
	lang := "en"
	if s.Lang == "ru" {
		lang = "ru"
	}
	if at := d.Place.String(); at != "" {
		b.WriteString(s.paint(at, color.Bold) + ": ")
	}
	b.WriteString(s.paint(words[lang][d.Severity()]+":", colors[d.Severity()], color.Bold) + " " + d.Text(lang))
	if d.Count > 1 {
		fmt.Fprintf(b, " (× %d)", d.Count)
	}
	b.WriteByte('\n')
	if d.Place.Line > 0 && strings.TrimSpace(d.Place.Excerpt) != "" {
		s.excerpt(b, d.Place, colors[d.Severity()])
	}
	if hint := d.Hint(lang); hint != "" {
		label := "hint:"
		if lang == "ru" {
			label = "подсказка:"
		}
		b.WriteString(indent + s.paint(label, color.FgCyan) + " " + strings.ReplaceAll(hint, "\n", "\n"+indent+"      ") + "\n")
	}
	for _, note := range d.Notes {
		s.one(b, note)
	}
}

const indent = "    "

var colors = map[Severity]color.Attribute{
	Error: color.FgRed, Warning: color.FgYellow, Notice: color.FgCyan, Note: color.FgCyan,
}

// excerpt writes the line and the caret under it. Control characters of the
// line are shown as blanks, so that a file cannot steer the terminal.
func (s Style) excerpt(b *strings.Builder, p Place, c color.Attribute) {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F || 0x80 <= r && r < 0xA0 {
			return ' '
		}
		return r
	}, p.Excerpt)
	b.WriteString(indent + clean + "\n")
	if p.Col == 0 {
		return
	}
	caret := "^"
	if p.Width > 1 {
		caret += strings.Repeat("~", p.Width-1)
	}
	b.WriteString(indent + strings.Repeat(" ", min(p.Caret, utf8.RuneCountInString(clean))) + s.paint(caret, c) + "\n")
}

func (s Style) paint(text string, attributes ...color.Attribute) string {
	if !s.Color {
		return text
	}
	c := color.New(attributes...)
	c.EnableColor()
	return c.Sprint(text)
}

// jsonDiagnostic is the form of a diagnostic that programs read. Its field
// names are a promise.
type jsonDiagnostic struct {
	Name     string           `json:"name"`
	Severity string           `json:"severity"`
	File     string           `json:"file,omitempty"`
	Line     int              `json:"line,omitempty"`
	Col      int              `json:"col,omitempty"`
	Excerpt  string           `json:"excerpt,omitempty"`
	Text     string           `json:"text"`
	Hint     string           `json:"hint,omitempty"`
	Values   V                `json:"values,omitempty"`
	Count    int              `json:"count,omitempty"`
	Notes    []jsonDiagnostic `json:"notes,omitempty"`
}

// MarshalJSON gives a diagnostic as programs read it: the stable name, the
// values, the place and the English text.
func (d Diagnostic) MarshalJSON() ([]byte, error) { return json.Marshal(d.json()) }

func (d Diagnostic) json() jsonDiagnostic {
	j := jsonDiagnostic{
		Name: d.Message.Name, Severity: words["en"][d.Severity()],
		File: d.Place.File, Line: d.Place.Line, Col: d.Place.Col, Excerpt: d.Place.Excerpt,
		Text: d.Text("en"), Hint: d.Hint("en"), Values: d.Values, Count: d.Count,
	}
	for _, n := range d.Notes {
		j.Notes = append(j.Notes, n.json())
	}
	return j
}
