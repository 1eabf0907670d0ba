package serve

import (
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"os/exec"
	"strconv"
	"strings"

	"vizitka/generator/diag"
)

// An Author is what one who writes can do beyond looking. Its methods are
// called from any goroutine, and only while there is a state of the site.
type Author interface {
	// Editor returns the preset that the settings name, and the command of the
	// author's own, as in $VISUAL; "" for none.
	Editor() (preset, visual string)
	// Source returns the absolute path of a file that the site is made of;
	// false for any other name.
	Source(name string) (path string, ok bool)
	// Desk returns what the author's desk shows.
	Desk() Desk
	// NewPage makes a file, and returns its name ("content/x.md"); or what is
	// wrong with what was asked for.
	NewPage(NewPage) (source string, wrong *diag.Diagnostic)
}

// edit is the address that opens a source in the author's editor. A script is
// told in a line what is wrong, a form by the desk; both stay where they are if
// nothing is.
func (p *Preview) edit(w http.ResponseWriter, r *http.Request) {
	at, err := spotIn(r)
	if err != nil {
		http.Error(w, "this says no place", http.StatusBadRequest)
		return
	}
	name := at.File
	file, ok := p.options.Author.Source(name)
	if !ok {
		p.refuse(w, r, http.StatusNotFound, msgNoSource.At(diag.Place{}, diag.V{"file": name}), NewPage{})
		return
	}
	at.File = file
	preset, visual := p.options.Author.Editor()
	command, wrong := commandFor(preset, visual, at, exec.LookPath)
	if wrong == nil {
		failed := func(err error) *diag.Diagnostic {
			return problemOf(msgEditorFailed, diag.V{"file": name, "detail": err.Error(), "command": strings.Join(command, " ")})
		}
		if err := start(command, func(err error) { p.report(*failed(err)) }); err != nil {
			wrong = failed(err)
		}
	}
	if wrong != nil {
		p.report(*wrong)
		p.refuse(w, r, http.StatusConflict, *wrong, NewPage{})
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// spotIn returns the place that a request names: JSON, or the value at of a
// form, "content/x.md:4:1".
func spotIn(r *http.Request) (at spot, err error) {
	if isJSON(r) {
		err = json.NewDecoder(r.Body).Decode(&at)
	} else {
		at = parseSpot(r.PostFormValue("at"))
	}
	if err == nil && at.File == "" {
		err = errors.New("no file")
	}
	return at, err
}

// parseSpot is the reverse of spot.String. A name may hold a colon itself.
func parseSpot(s string) (at spot) {
	at.File = s
	for range 2 {
		i := strings.LastIndexByte(at.File, ':')
		n, err := strconv.Atoi(at.File[i+1:])
		if i < 0 || err != nil {
			break
		}
		at.File, at.Line, at.Column = at.File[:i], n, at.Line
	}
	return at
}

func (at spot) String() string {
	return at.File + ":" + strconv.Itoa(max(at.Line, 1)) + ":" + strconv.Itoa(max(at.Column, 1))
}

func isJSON(r *http.Request) bool {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return kind == "application/json"
}

func (p *Preview) report(d diag.Diagnostic) {
	if p.options.Report != nil {
		p.options.Report(d)
	}
}
