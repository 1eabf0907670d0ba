// Package fields reads TOML, YAML and JSON to one tree of values with places,
// and judges it by schemas.
//
// [Parse] reads a document: a whole file, or the front matter at its head. The
// tree holds nil, bool, int64, float64, string, [Date], []any and
// map[string]any, whatever the format was. A date without a zone keeps its
// calendar fields and nothing else: [Date.In] makes it a time of the site's
// zone, so the machine's zone never reaches an output. What has no type here (a
// time of day alone, infinity and not-a-number) is text.
//
// [Doc.Place] and [Doc.KeyPlace] tell where a value and its key stand: line
// and column in characters, in the whole file. Places are found when the first
// one is asked for, by a second reading of the text; a document with nothing
// to report never pays for them.
//
// A [Schema] is a list of fields. It is declared in Go, or read by
// [ReadFields] from the tables in which a theme or a site declares its kinds.
// From it come the verdict ([Schema.Judge], [Schema.Missing]), the JSON Schema
// that editors complete from ([Schema.JSON]), and the references between pages
// ([Schema.Refs]).
//
// # What is refused before a library sees it
//
// Invalid UTF-8 and NUL, at their place; a document longer than its reader
// allows; values, tables and dotted keys nested deeper than 32 (in YAML, whose
// library stops by itself, just after). The libraries would take minutes over
// the latter. (The indexes of TOML's [[arrays of tables]] are not counted.) A
// byte order mark at the start of a file is passed over; CRLF
// ends a line as LF does.
//
// # What is taken
//
// A declared key is matched without regard to case, "-" and "_"; the judged
// tree has the declared spelling. Two spellings of one declared key in a table
// are an error. A single value stands for a list of one. In YAML, where quotes
// are optional, a number, a truth value or a date is taken as it is written
// where text is wanted. A null is a key that was not given. What is wrong is
// reported, all of it, and left out of the judged tree.
//
// # Who judges
//
// The fields judge, in Go. The JSON Schema made from them says the same, and
// a test with random documents holds both equal by compiling it with the
// schema library. Letting that library judge was measured: the verdict alone
// costs 4.6 µs for a front matter of ten keys, where the walk here takes 2.5
// and also matches keys without regard to spelling, makes dates and fills in
// defaults. The library could do none of these; a walk would be needed before
// it and after it. Reading the same front matter costs 14 µs.
//
// This is the only package that imports the TOML and YAML libraries, and its
// tests the only ones that import the schema library. It knows nothing of
// sites and pages, and does not read files.
package fields
