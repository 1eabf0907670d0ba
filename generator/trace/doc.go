// Package trace knows what an output read, and so when it must be made again.
//
// After assembly a site can be read only through views, and every method of a
// view asks one narrow [Question] ("the title of this page", "the first five
// of this list") with a [Recorder] that notes it. The questions an output
// asked are its [Trace]. An output is stale when a question of its trace is
// answered differently than at the last build; a missing thing is an answer
// too. Nothing else decides: there are no declarations in templates and no
// list of special cases.
//
// A question is declared once, by [Declare], with its name, its sort, how it
// is answered, and how its answer is written down. The sort says from what the
// answer is made, and so when it must be asked again:
//
//   - [Own]: from one input alone; again only if that input changed.
//   - [Joined]: from the assembled site, the theme or the settings; again only
//     if one of those changed.
//   - [Derived]: dear to answer, and made by asking others. It has a trace of
//     its own and is made again only if something in it changed; the spread
//     stops where its bytes come out the same.
//
// Recording is cheap: asking appends a number, and since a site never changes
// nothing is fingerprinted while rendering. one [Table] holds the
// answers' fingerprints for all traces together; after an edit [Table.Refresh]
// asks again what may have changed, and each trace is held against that.
//
// The package starts no goroutine and knows nothing of pages or themes.
package trace
