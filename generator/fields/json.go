package fields

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"vizitka/generator/diag"
)

// readJSON decodes a document token by token, so that places, duplicate keys
// and depth are known. With root it also builds the spots.
func readJSON(s Source, root *spot) (any, diag.List) {
	text := s.Text[s.Start:s.End]
	if len(bytes.TrimSpace(text)) == 0 {
		return nil, nil
	}
	r := jsonReader{source: s, dec: json.NewDecoder(bytes.NewReader(text))}
	r.dec.UseNumber()
	v, err := r.value(root, 0)
	if err == nil && len(bytes.TrimSpace(text[r.dec.InputOffset():])) > 0 {
		err = errMore
	}
	switch err {
	case nil:
		return v, r.problems
	case errTooDeep:
		return nil, r.problems
	}
	r.problems.Add(unreadable.At(r.place(r.errorAt(err)), diag.V{"format": JSON.String(), "reason": reasonOf(err)}))
	return nil, r.problems
}

type jsonReader struct {
	source   Source
	dec      *json.Decoder
	problems diag.List
}

var (
	errTooDeep = errors.New("too deep")
	errMore    = errors.New("more text after the value")
)

func reasonOf(err error) string {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return "the text ends too early"
	}
	return err.Error()
}

// errorAt returns the offset of an error within the document.
func (r *jsonReader) errorAt(err error) int {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		// The decoder tells the offset of the character within values, and
		// the number of bytes read with it elsewhere.
		text, at := r.source.Text[r.source.Start:r.source.End], int(syntax.Offset)
		if at < len(text) && strings.HasPrefix(syntax.Error(), "invalid character '"+string(text[at])+"'") {
			return at
		}
		return max(0, at-1)
	case err == errMore:
		at := int(r.dec.InputOffset())
		text := r.source.Text[r.source.Start+at : r.source.End]
		return at + len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
	case err == io.EOF, err == io.ErrUnexpectedEOF:
		return r.source.End - r.source.Start
	}
	return r.start()
}

func (r *jsonReader) place(offset int) diag.Place {
	return diag.At(r.source.File, r.source.Text, r.source.Start+offset, 0)
}

// start returns where the next token starts, within the document.
func (r *jsonReader) start() int {
	text := r.source.Text[r.source.Start:r.source.End]
	at := int(r.dec.InputOffset())
	for at < len(text) && bytes.IndexByte([]byte(" \t\r\n,:"), text[at]) >= 0 {
		at++
	}
	return at
}

func (r *jsonReader) spanFrom(start int) span {
	return span{r.source.Start + start, r.source.Start + int(r.dec.InputOffset())}
}

func (r *jsonReader) value(at *spot, depth int) (any, error) {
	start := r.start()
	if depth > depthMax {
		r.problems.Add(tooDeep.At(r.place(start), nil))
		return nil, errTooDeep
	}
	token, err := r.dec.Token()
	if err != nil {
		return nil, err
	}
	if at != nil {
		at.value = r.spanFrom(start)
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '{' {
			return r.table(at, depth)
		}
		return r.list(at, depth)
	case json.Number:
		if n, err := token.Int64(); err == nil {
			return n, nil
		}
		return token.Float64()
	}
	return token, nil
}

func (r *jsonReader) table(at *spot, depth int) (any, error) {
	table := map[string]any{}
	for r.dec.More() {
		start := r.start()
		token, err := r.dec.Token()
		if err != nil {
			return nil, err
		}
		key, _ := token.(string)
		var inner *spot
		if at != nil {
			inner = at.child(key, r.spanFrom(start))
		}
		v, err := r.value(inner, depth+1)
		if err != nil {
			return nil, err
		}
		if _, twice := table[key]; twice {
			r.problems.Add(duplicateKey.At(r.place(start), diag.V{"key": key}))
		}
		table[key] = v
	}
	_, err := r.dec.Token()
	return table, err
}

func (r *jsonReader) list(at *spot, depth int) (any, error) {
	list := []any{}
	for r.dec.More() {
		var inner *spot
		if at != nil {
			inner = &spot{}
			at.items = append(at.items, inner)
		}
		v, err := r.value(inner, depth+1)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	_, err := r.dec.Token()
	return list, err
}
