package trace

import (
	"slices"
	"sync"

	"vizitka/generator/diag"
)

// Place writes a place.
func (e *Encoder) Place(p diag.Place) {
	e.Text(p.File)
	e.Int(p.Line)
	e.Int(p.Col)
	e.Text(p.Excerpt)
	e.Int(p.Caret)
	e.Int(p.Width)
}

// Place reads a place.
func (d *Decoder) Place() diag.Place {
	return diag.Place{File: d.Text(), Line: d.Int(), Col: d.Int(), Excerpt: d.Text(), Caret: d.Int(), Width: d.Int()}
}

// Problems writes diagnostics.
func (e *Encoder) Problems(l diag.List) {
	e.Uint(uint64(len(l)))
	for _, p := range l {
		e.Text(p.Message.Name)
		names := make([]string, 0, len(p.Values))
		for name := range p.Values {
			names = append(names, name)
		}
		slices.Sort(names)
		e.Uint(uint64(len(names)))
		for _, name := range names {
			e.Text(name)
			e.Text(p.Values[name])
		}
		e.Place(p.Place)
		e.Int(p.Count)
		e.Problems(p.Notes)
	}
}

// messages finds the declared messages by name. It is made when something is
// first read: a build without problems does not need it.
var messages = sync.OnceValue(func() map[string]*diag.Message {
	m := map[string]*diag.Message{}
	for _, message := range diag.Messages() {
		m[message.Name] = message
	}
	return m
})

// Problems reads diagnostics; nil for none.
func (d *Decoder) Problems() diag.List {
	n := d.Count()
	if n == 0 {
		return nil
	}
	l := make(diag.List, 0, n)
	for range n {
		message := messages()[d.Text()]
		var values diag.V
		if count := d.Count(); count > 0 {
			values = make(diag.V, count)
			for range count {
				name := d.Text()
				values[name] = d.Text()
			}
		}
		p := diag.Diagnostic{Message: message, Values: values, Place: d.Place(), Count: d.Int(), Notes: d.Problems()}
		if message == nil {
			d.fail()
			return nil
		}
		l = append(l, p)
	}
	return l
}
