package trace

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"time"
	"unsafe"
)

// An Encoder writes values one behind the other, for the store. What it wrote
// is read back by a [Decoder] that asks for the same things in the same order;
// the format is the program's own, and another build of it never reads it.
type Encoder struct{ Buf []byte }

// Uint writes a whole number that is not negative; small ones take few bytes.
func (e *Encoder) Uint(n uint64) { e.Buf = binary.AppendUvarint(e.Buf, n) }

// Int writes a whole number.
func (e *Encoder) Int(n int) { e.Buf = binary.AppendVarint(e.Buf, int64(n)) }

// Bool writes true or false.
func (e *Encoder) Bool(b bool) {
	if b {
		e.Buf = append(e.Buf, 1)
		return
	}
	e.Buf = append(e.Buf, 0)
}

// Text writes a text.
func (e *Encoder) Text(s string) {
	e.Uint(uint64(len(s)))
	e.Buf = append(e.Buf, s...)
}

// Bytes writes bytes.
func (e *Encoder) Bytes(b []byte) {
	e.Uint(uint64(len(b)))
	e.Buf = append(e.Buf, b...)
}

// Texts writes a list of texts.
func (e *Encoder) Texts(list []string) {
	e.Uint(uint64(len(list)))
	for _, s := range list {
		e.Text(s)
	}
}

// Hash writes a hash.
func (e *Encoder) Hash(h Hash) { e.Buf = h.Append(e.Buf) }

// Time writes a moment with its zone's name and offset.
func (e *Encoder) Time(t time.Time) {
	e.Bool(!t.IsZero())
	if t.IsZero() {
		return
	}
	name, offset := t.Zone()
	e.Int(int(t.Unix()))
	e.Int(t.Nanosecond())
	e.Text(name)
	e.Int(offset)
}

// Trace writes a trace.
func (e *Encoder) Trace(t Trace) { e.Text(string(t)) }

// The sorts of values in a tree, as they are written.
const (
	noValue = iota
	falseValue
	trueValue
	intValue
	floatValue
	textValue
	timeValue
	listValue
	mapValue
	otherValue
)

// Value writes a tree of values: nil, bool, int64, float64, string, time.Time,
// lists and maps. other writes a value of another type, which it must know.
func (e *Encoder) Value(v any, other func(v any)) {
	switch v := v.(type) {
	case nil:
		e.Uint(noValue)
	case bool:
		if v {
			e.Uint(trueValue)
		} else {
			e.Uint(falseValue)
		}
	case int64:
		e.Uint(intValue)
		e.Int(int(v))
	case float64:
		e.Uint(floatValue)
		e.Uint(math.Float64bits(v))
	case string:
		e.Uint(textValue)
		e.Text(v)
	case time.Time:
		e.Uint(timeValue)
		e.Time(v)
	case []any:
		e.Uint(listValue)
		e.Uint(uint64(len(v)))
		for _, item := range v {
			e.Value(item, other)
		}
	case map[string]any:
		e.Uint(mapValue)
		e.Map(v, other)
	default:
		e.Uint(otherValue)
		other(v)
	}
}

// Map writes values by name, in the order of the names.
func (e *Encoder) Map(m map[string]any, other func(v any)) {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	e.Uint(uint64(len(keys)))
	for _, k := range keys {
		e.Text(k)
		e.Value(m[k], other)
	}
}

// A Decoder reads what an Encoder wrote. After a mistake it gives zero values,
// and Err tells of it: nothing read since is to be trusted.
//
// Texts and bytes share the memory that the decoder was given, which must
// never be changed.
type Decoder struct {
	buf []byte
	err error
}

var errShort = errors.New("the store ends in the middle of a value")

// NewDecoder returns a Decoder for b.
func NewDecoder(b []byte) *Decoder { return &Decoder{buf: b} }

// Err returns what went wrong, or nil.
func (d *Decoder) Err() error { return d.err }

// More reports whether there is something to read.
func (d *Decoder) More() bool { return d.err == nil && len(d.buf) > 0 }

func (d *Decoder) fail() {
	if d.err == nil {
		d.err = errShort
	}
	d.buf = nil
}

// Uint reads what Encoder.Uint wrote.
func (d *Decoder) Uint() uint64 {
	n, size := binary.Uvarint(d.buf)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.buf = d.buf[size:]
	return n
}

// Int reads what Encoder.Int wrote.
func (d *Decoder) Int() int {
	n, size := binary.Varint(d.buf)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.buf = d.buf[size:]
	return int(n)
}

// Count reads a number of things that follow, each of at least one byte: so a
// damaged number cannot ask for more memory than there is.
func (d *Decoder) Count() int {
	n := d.Uint()
	if n > uint64(len(d.buf)) {
		d.fail()
		return 0
	}
	return int(n) //nolint:gosec // bounded above
}

// Bool reads true or false.
func (d *Decoder) Bool() bool {
	if len(d.buf) == 0 {
		d.fail()
		return false
	}
	b := d.buf[0] != 0
	d.buf = d.buf[1:]
	return b
}

// Bytes reads bytes, which are not to be changed; nil for none.
func (d *Decoder) Bytes() []byte {
	n := d.Count()
	if n == 0 {
		return nil
	}
	b := d.buf[:n:n]
	d.buf = d.buf[n:]
	return b
}

// Text reads a text.
func (d *Decoder) Text() string {
	b := d.Bytes()
	return unsafe.String(unsafe.SliceData(b), len(b)) //nolint:gosec // the memory is never changed
}

// Texts reads a list of texts; nil for an empty one.
func (d *Decoder) Texts() []string {
	n := d.Count()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = d.Text()
	}
	return list
}

// Hash reads a hash.
func (d *Decoder) Hash() Hash {
	if len(d.buf) < 16 {
		d.fail()
		return Hash{}
	}
	h := Hash{binary.BigEndian.Uint64(d.buf), binary.BigEndian.Uint64(d.buf[8:])}
	d.buf = d.buf[16:]
	return h
}

// Time reads a moment.
func (d *Decoder) Time() time.Time {
	if !d.Bool() {
		return time.Time{}
	}
	seconds, nanoseconds := d.Int(), d.Int()
	name, offset := d.Text(), d.Int()
	t := time.Unix(int64(seconds), int64(nanoseconds))
	if name == "UTC" && offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone(name, offset))
}

// Trace reads a trace.
func (d *Decoder) Trace() Trace { return Trace(d.Text()) }

// Value reads a tree of values. other reads what Encoder.Value left to its
// own.
func (d *Decoder) Value(other func() any) any {
	switch d.Uint() {
	case falseValue:
		return false
	case trueValue:
		return true
	case intValue:
		return int64(d.Int())
	case floatValue:
		return math.Float64frombits(d.Uint())
	case textValue:
		return d.Text()
	case timeValue:
		return d.Time()
	case listValue:
		n := d.Count()
		list := make([]any, n)
		for i := range list {
			list[i] = d.Value(other)
		}
		return list
	case mapValue:
		return d.Map(other)
	case otherValue:
		return other()
	}
	return nil
}

// Map reads values by name; an empty map for none.
func (d *Decoder) Map(other func() any) map[string]any {
	n := d.Count()
	m := make(map[string]any, n)
	for range n {
		key := d.Text()
		m[key] = d.Value(other)
	}
	return m
}
