package theme

import (
	"errors"
	"html/template"
	"runtime"
	"strconv"
	"strings"
	"text/template/parse"

	"vizitka/generator/diag"
)

// failure carries diagnostics through the template packages, which know errors
// only.
type failure struct{ problems diag.List }

func (f *failure) Error() string {
	if len(f.problems) == 0 {
		return "failed"
	}
	return f.problems[0].Text("en")
}

// Fail returns an error with which a function of a template stops it, for
// these reasons. [Set.Execute] returns them: a diagnostic without a place gets
// that of the call, another one gets a note that names the call.
func Fail(problems ...diag.Diagnostic) error { return &failure{problems} }

func problemsOf(err error) diag.List {
	var f *failure
	if errors.As(err, &f) {
		return f.problems
	}
	return nil
}

// missing says that a template does not exist, and names the nearest.
func (t *Theme) missing(name string) diag.Diagnostic {
	var names []string
	for _, s := range t.numbered {
		names = append(names, s.Path)
	}
	return unknownTemplate.At(diag.Place{}, diag.V{"name": name, "near": diag.Nearest(name, names)})
}

// A spot is where an error happened, as the template packages tell it.
type spot struct {
	source *source
	offset int
	expr   string // what was evaluated, as written
	detail string // what they say is wrong
}

var (
	executing = pattern(`(?s)^template: (\d+):(\d+):(\d+): executing "(?:[^"\\]|\\.)*" at <(.*?)>: (.*)$`)
	location  = pattern(`^(\d+):(\d+):(\d+)$`)
)

// failed makes diagnostics of what stopped a template.
func (t *Theme) failed(in *Template, err error) diag.List {
	var escape *template.Error
	if errors.As(err, &escape) {
		return diag.List{t.escapeProblem(in, escape)}
	}
	m := executing().FindStringSubmatch(err.Error())
	if m == nil {
		return diag.List{executeFailed.At(diag.File(in.File), diag.V{"detail": err.Error()})}
	}
	at, ok := t.spot(m[1], m[2], m[3])
	if !ok {
		return diag.List{executeFailed.At(diag.File(in.File), diag.V{"detail": err.Error()})}
	}
	at.expr, at.detail = m[4], m[5]
	if problems := problemsOf(err); len(problems) > 0 {
		return called(problems, at.place())
	}
	return diag.List{t.executeProblem(at, err)}
}

// spot finds the source and the offset of a location. ok is false for what is
// none of ours.
func (t *Theme) spot(number, line, col string) (spot, bool) {
	n, _ := strconv.Atoi(number)
	l, _ := strconv.Atoi(line)
	c, _ := strconv.Atoi(col)
	if n >= len(t.numbered) {
		return spot{}, false
	}
	s := t.numbered[n]
	return spot{source: s, offset: s.offset(l, c)}, true
}

// maxCalls is how many callers a diagnostic names.
const maxCalls = 3

// called places diagnostics that a call at this place returned.
func called(problems diag.List, at diag.Place) diag.List {
	out := make(diag.List, len(problems))
	for i, d := range problems {
		switch {
		case d.Place == diag.Place{}:
			d.Place = at
		case len(d.Notes) < maxCalls:
			d = d.With(calledFrom.At(at, nil))
		}
		out[i] = d
	}
	return out
}

// start returns the offset at which the expression stands in the text: the
// parser gives that of the second link for a chain like .Page.Title.
func (at spot) start() int {
	if at.expr == "" || strings.HasPrefix(at.expr, "_") {
		return at.offset
	}
	text := at.source.Bytes
	from := max(0, at.offset-len(at.expr))
	to := min(len(text), at.offset+len(at.expr))
	if i := strings.LastIndex(string(text[from:to]), at.expr); i >= 0 {
		return from + i
	}
	return at.offset
}

// place is that of the whole expression.
func (at spot) place() diag.Place {
	start := at.start()
	length := 1
	if strings.HasPrefix(string(at.source.Bytes[start:]), at.expr) {
		length = len(at.expr)
	}
	return at.source.at(start, length)
}

// member is the place of a field or method in the expression, and the value
// before it.
func (at spot) member(name string) (place diag.Place, value string) {
	start := at.start()
	if !strings.HasPrefix(string(at.source.Bytes[start:]), at.expr) {
		return at.place(), at.expr
	}
	for i := 0; i < len(at.expr); i++ {
		end := i + 1 + len(name)
		if at.expr[i] != '.' || !strings.HasPrefix(at.expr[i+1:], name) {
			continue
		}
		if end < len(at.expr) && isWord(at.expr[end]) {
			continue
		}
		if value = at.expr[:i]; value == "" {
			value = "."
		}
		return at.source.at(start+i+1, len(name)), value
	}
	return at.place(), at.expr
}

func isWord(c byte) bool {
	return c == '_' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// Patterns of what text/template says while it executes.
var (
	noField      = pattern(`^can't evaluate field (\S+) in type (.+)$`)
	nilPointer   = pattern(`^nil pointer evaluating .*\.(\w+)$`)
	calling      = pattern(`(?s)^error calling (\w+): (.*)$`)
	countExact   = pattern(`^wrong number of args for (\w+): want (\d+) got (\d+)$`)
	countLeast   = pattern(`^wrong number of args for (\w+): want at least (\d+) got (\d+)$`)
	notCallable  = pattern(`^(?:can't give argument to non-function (.+)|(\w+) is not a method but has arguments|(\w+) has arguments but cannot be invoked as function)$`)
	typeMismatch = pattern(`^(?:wrong type for value; expected (.+); got (.+)|expected (.+); found (.+))$`)
	notARange    = pattern(`(?s)^range can't iterate over (.*)$`)
)

// executeProblem makes a diagnostic of an error of text/template.
func (t *Theme) executeProblem(at spot, err error) diag.Diagnostic {
	if m := noField().FindStringSubmatch(at.detail); m != nil {
		place, _ := at.member(m[1])
		return unknownField.At(place, t.fieldValues(m[1], m[2]))
	}
	if m := nilPointer().FindStringSubmatch(at.detail); m != nil {
		place, value := at.member(m[1])
		return emptyValue.At(place, diag.V{"value": value, "name": m[1]})
	}
	if m := calling().FindStringSubmatch(at.detail); m != nil {
		// A method that is called on nothing fails inside of it.
		var fault runtime.Error
		if place, value := at.member(m[1]); errors.As(err, &fault) && strings.Contains(m[2], "nil pointer") {
			return emptyValue.At(place, diag.V{"value": value, "name": m[1]})
		}
		return callFailed.At(at.place(), diag.V{"name": shown(m[1]), "detail": m[2]})
	}
	if m := countExact().FindStringSubmatch(at.detail); m != nil {
		return wrongCount.At(at.place(), diag.V{"name": shown(m[1]), "want": m[2], "got": m[3]})
	}
	if m := countLeast().FindStringSubmatch(at.detail); m != nil {
		return tooFew.At(at.place(), diag.V{"name": shown(m[1]), "want": m[2], "got": m[3]})
	}
	if m := notCallable().FindStringSubmatch(at.detail); m != nil {
		return noArguments.At(at.place(), diag.V{"name": m[1] + m[2] + m[3]})
	}
	if m := typeMismatch().FindStringSubmatch(at.detail); m != nil {
		return wrongType.At(at.place(), diag.V{"want": typeName(m[1] + m[3]), "got": typeName(m[2] + m[4])})
	}
	if m := notARange().FindStringSubmatch(at.detail); m != nil {
		return notIterable.At(at.place(), diag.V{"value": m[1]})
	}
	return executeFailed.At(at.place(), diag.V{"detail": at.detail})
}

func (t *Theme) fieldValues(name, typ string) diag.V {
	v := diag.V{"name": name, "type": typeName(typ)}
	if v["instead"] = t.names.Renamed["."+name]; v["instead"] == "" {
		v["instead"] = t.names.Renamed[name]
	}
	if v["instead"] == "" && t.names.Members != nil {
		v["near"] = diag.Nearest(name, t.names.Members(typ))
	}
	return v
}

// typeName is how a type is named to authors: PageView for *site.PageView.
func typeName(name string) string {
	name = strings.TrimLeft(name, "*")
	if strings.ContainsAny(name, "[]{} ") {
		return name
	}
	return name[strings.LastIndexByte(name, '.')+1:]
}

// shown returns the name that the author wrote for a function of ours.
func shown(name string) string { return strings.TrimPrefix(name, "_") }

// escapeProblem makes a diagnostic of what html/template says of the HTML
// around a template's values.
func (t *Theme) escapeProblem(in *Template, e *template.Error) diag.Diagnostic {
	place := diag.File(in.File)
	word := ""
	if e.Node != nil {
		where, _ := (*parse.Tree)(nil).ErrorContext(e.Node)
		if m := location().FindStringSubmatch(where); m != nil {
			if at, ok := t.spot(m[1], m[2], m[3]); ok {
				place = at.source.at(at.offset, 1)
			}
		}
	}
	switch e.ErrorCode {
	case template.ErrBranchEnd:
		switch e.Node.(type) {
		case *parse.RangeNode:
			word = "range"
		case *parse.WithNode:
			word = "with"
		default:
			word = "if"
		}
		return branchesDiffer.At(place, diag.V{"word": word})
	case template.ErrEndContext:
		return endsInside.At(place, nil)
	case template.ErrPredefinedEscaper:
		return escaperNamed.At(place, diag.V{"name": unquote(quoted().FindString(e.Description))})
	}
	if e.Node == nil {
		// The text that it stumbled over is quoted, and stands somewhere in
		// the template's files.
		all := quoted().FindAllString(e.Description, -1)
		for i := len(all) - 1; i >= 0 && place.Line == 0; i-- {
			place = in.find(unquote(all[i]), place)
		}
	}
	return badHTML.At(place, diag.V{"detail": e.Description})
}

// find returns the place of a piece of text in the template's files, or
// otherwise if it stands in none.
func (t *Template) find(text string, otherwise diag.Place) diag.Place {
	line, _, _ := strings.Cut(text, "\n")
	for _, s := range t.sources {
		if i := strings.Index(string(s.Bytes), line); i >= 0 && strings.TrimSpace(line) != "" {
			return s.at(i, len(line))
		}
	}
	return otherwise
}
