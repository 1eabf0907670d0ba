package render

import (
	"maps"

	"vizitka/generator/trace"
)

// Fragments are the fragments that a state made, with what they read.
type Fragments struct{ memo *trace.Memo[fragment] }

// NewFragments returns no fragments.
func NewFragments() *Fragments { return &Fragments{trace.NewMemo[fragment](fragmentQuestion)} }

// Fragments returns the fragments made so far.
func (e *Env) Fragments() *Fragments { return &Fragments{e.fragments} }

// Answers returns the traces and fingerprints of the fragments.
func (f *Fragments) Answers() (traces map[trace.Key]trace.Trace, prints map[trace.Key]trace.Hash) {
	traces, prints = map[trace.Key]trace.Trace{}, map[trace.Key]trace.Hash{}
	f.memo.Each(func(k trace.Key, _ fragment, t trace.Trace, h trace.Hash) { traces[k], prints[k] = t, h })
	return traces, prints
}

// Equal reports whether the same fragments were made, of the same answers.
func (f *Fragments) Equal(g *Fragments) bool {
	traces, prints := f.Answers()
	others, otherPrints := g.Answers()
	return maps.Equal(traces, others) && maps.Equal(prints, otherPrints)
}

// Encode writes the fragments, for the store.
func (f *Fragments) Encode(e *trace.Encoder) {
	f.memo.Each(func(k trace.Key, made fragment, t trace.Trace, h trace.Hash) {
		e.Uint(uint64(k))
		e.Trace(t)
		e.Hash(h)
		e.Text(made.html)
		e.Problems(made.problems)
	})
}

// DecodeFragments reads what Encode wrote.
func DecodeFragments(d *trace.Decoder) *Fragments {
	f := NewFragments()
	for d.More() {
		k, t, h := trace.Key(d.Uint()), d.Trace(), d.Hash()
		f.memo.Put(k, fragment{d.Text(), d.Problems()}, t, h)
	}
	return f
}

// Over lays the fragments of e over those of an earlier state; see
// [trace.Memo.Over].
func (e *Env) Over(under *Env, fresh func(trace.Trace) bool, before *Env, carried func(trace.Trace) bool) {
	e.fragments.Over(under.fragments, fresh, before.fragments, carried)
}

// KnownFragment returns the trace and the fingerprint of a fragment that was
// made.
func (e *Env) KnownFragment(k trace.Key) (trace.Trace, trace.Hash, bool) {
	return e.fragments.Known(k)
}
