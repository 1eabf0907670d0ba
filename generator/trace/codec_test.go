package trace

import (
	"math"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"vizitka/generator/diag"
)

var codecMessage = diag.Declare(diag.Message{Name: "codec-test", Severity: diag.Warning, En: "{a}", Ru: "{a}"})

// drawValue draws a tree of the values that front matter holds.
func drawValue(depth int) *rapid.Generator[any] {
	sorts := []*rapid.Generator[any]{
		rapid.Just[any](nil),
		rapid.Bool().AsAny(), rapid.Int64().AsAny(), rapid.String().AsAny(),
		rapid.Float64().Filter(func(x float64) bool { return !math.IsNaN(x) }).AsAny(),
		rapid.Custom(func(t *rapid.T) any { return drawTime(t) }),
		rapid.Custom(func(t *rapid.T) any { return foreign(rapid.String().Draw(t, "foreign")) }),
	}
	if depth > 0 {
		sorts = append(sorts,
			rapid.SliceOfN(drawValue(depth-1), 0, 4).AsAny(),
			rapid.MapOfN(rapid.String(), drawValue(depth-1), 0, 4).AsAny())
	}
	return rapid.OneOf(sorts...)
}

// foreign is a sort of value that the codec leaves to others.
type foreign string

// drawTime draws a moment as the codec gives it back: a zone is its name and
// its offset.
func drawTime(t *rapid.T) time.Time {
	at := time.Unix(rapid.Int64Range(-1<<40, 1<<40).Draw(t, "seconds"), rapid.Int64Range(0, 1e9-1).Draw(t, "nanoseconds"))
	if rapid.Bool().Draw(t, "utc") {
		return at.UTC()
	}
	return at.In(time.FixedZone(rapid.SampledFrom([]string{"MSK", "", "+05"}).Draw(t, "zone"), 3600*rapid.IntRange(-12, 14).Draw(t, "offset")))
}

var drawKey = rapid.Custom(func(t *rapid.T) Key { return Key(rapid.Uint64Range(0, 1<<44).Draw(t, "key")) })

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Uint64().Draw(t, "uint")
		whole := rapid.Int().Draw(t, "int")
		flag := rapid.Bool().Draw(t, "bool")
		text := rapid.String().Draw(t, "text")
		bytes := rapid.SliceOfN(rapid.Byte(), 1, 9).Draw(t, "bytes")
		texts := rapid.SliceOfN(rapid.String(), 1, 5).Draw(t, "texts")
		hash := Hash{rapid.Uint64().Draw(t, "hi"), rapid.Uint64().Draw(t, "lo")}
		at := drawTime(t)
		keys := traceOf(rapid.SliceOfNDistinct(drawKey, 1, 6, rapid.ID).Draw(t, "keys"))
		value := drawValue(3).Draw(t, "value")
		place := diag.Place{File: text, Line: whole, Col: 2, Excerpt: text, Caret: 3, Width: 4}

		var e Encoder
		e.Uint(number)
		e.Int(whole)
		e.Bool(flag)
		e.Text(text)
		e.Bytes(bytes)
		e.Texts(texts)
		e.Hash(hash)
		e.Time(at)
		e.Time(time.Time{})
		e.Trace(keys)
		e.Value(value, func(v any) { e.Text(string(v.(foreign))) })
		e.Place(place)

		d := NewDecoder(e.Buf)
		check := func(what string, got, want any) {
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%s is %#v, want %#v", what, got, want)
			}
		}
		check("a whole number without sign", d.Uint(), number)
		check("a whole number", d.Int(), whole)
		check("a flag", d.Bool(), flag)
		check("a text", d.Text(), text)
		check("bytes", d.Bytes(), bytes)
		check("texts", d.Texts(), texts)
		check("a hash", d.Hash(), hash)
		check("a moment", d.Time(), at)
		check("no moment", d.Time(), time.Time{})
		check("a trace", d.Trace(), keys)
		check("a value", d.Value(func() any { return foreign(d.Text()) }), value)
		check("a place", d.Place(), place)
		if d.Err() != nil || d.More() {
			t.Fatalf("something is left, or wrong: %v", d.Err())
		}
	})
}

func TestProblemsAreReadBack(t *testing.T) {
	note := codecMessage.At(diag.File("b.md"), nil)
	for _, want := range []diag.List{
		nil,
		{codecMessage.At(diag.Place{File: "a.md", Line: 1, Col: 2, Excerpt: "x", Width: 1}, diag.V{"a": "1", "b": "два"}).With(note).With(note)},
		{note, {Message: codecMessage, Count: 14}},
	} {
		var e Encoder
		e.Problems(want)
		d := NewDecoder(e.Buf)
		if got := d.Problems(); d.Err() != nil || d.More() || !reflect.DeepEqual(got, want) {
			t.Errorf("%v came back as %v, %v", want, got, d.Err())
		}
	}
}

func TestAProblemOfAnUnknownNameIsAMistake(t *testing.T) {
	var e Encoder
	e.Problems(diag.List{(&diag.Message{Name: "nobody-declared-it"}).At(diag.Place{}, nil)})
	if d := NewDecoder(e.Buf); d.Problems() != nil || d.Err() == nil {
		t.Error("it was read")
	}
}

// FuzzDecoder: bytes that nobody wrote give a mistake or values, never a panic
// or more memory than there are bytes.
func FuzzDecoder(f *testing.F) {
	var e Encoder
	e.Value(map[string]any{"a": []any{int64(1), "b", 2.5, nil, true}}, nil)
	f.Add(e.Buf)
	f.Add([]byte{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01})
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, read := range []func(d *Decoder){
			func(d *Decoder) { d.Value(func() any { return d.Text() }) },
			func(d *Decoder) { d.Problems() },
			func(d *Decoder) { new(Table).Decode(d) },
			func(d *Decoder) { d.Texts(); d.Hash(); d.Time(); d.Place() },
		} {
			d := NewDecoder(b)
			if read(d); d.Err() != nil && d.More() {
				t.Error("there is more behind a mistake")
			}
		}
	})
}

func TestEveryCutOfATextIsAMistake(t *testing.T) {
	var e Encoder
	e.Text("twelve bytes")
	e.Hash(SumString("x"))
	for n := range e.Buf {
		d := NewDecoder(e.Buf[:n])
		d.Text()
		if d.Hash(); d.Err() == nil {
			t.Errorf("%d of %d bytes were enough", n, len(e.Buf))
		}
	}
}
