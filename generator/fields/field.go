package fields

import "vizitka/generator/diag"

// A Type says what a field's value is.
type Type string

const (
	Text     Type = "text"     // one line of plain text
	Markdown Type = "markdown" // text that is rendered
	Int      Type = "int"      // int64
	Float    Type = "float"    // float64; a whole number is taken
	Bool     Type = "bool"
	DateType Type = "date"  // Date; in the document a date or text that is one
	URL      Type = "url"   // with a scheme, or from the site's root or this page: /… ./… ../… #… ?…
	Email    Type = "email" // an address alone, no name
	Phone    Type = "phone"
	File     Type = "file"  // a file of the site, or its address
	Page     Type = "page"  // a page of the kind Of, as links name it; see Refs
	Table    Type = "table" // a table of Fields, of Each, or of anything
	Any      Type = "any"   // whatever is there
)

// Types are all types, in the order in which they are told.
var Types = []Type{Text, Markdown, Int, Float, Bool, DateType, URL, Email, Phone, File, Page, Table, Any}

// A Field is one declared key. Neither it nor what it points to changes after
// its schema was first used.
type Field struct {
	Name string   // the spelling that is taught and that a judged tree has
	Also []string // other names that are taken, but not taught
	Old  bool     // the whole field is taken, but not taught
	// Refused is what to say of a key that a person may well write here and
	// that cannot be taken. It gets the value {key}.
	Refused *diag.Message
	Type    Type // "" is Any

	Required bool
	Must     bool     // of a truth value: it must be true; false is an error
	List     bool     // a list of such values; a single one is taken as a list of one
	Values   []string // the only values of a text; empty: any
	Of       string   // of a page: the kind it must be; "": any
	Zone     string   // of a date: the text beside it that names the zone of a date without one
	Min, Max *float64 // of a number
	Fields   []Field  // of a table: its keys
	Each     *Field   // of a table whose keys are the author's: what each value is

	// Default is what a judged tree holds where nothing is given; a list for a
	// list. A table is completed by the defaults of its fields, so an empty
	// one means that the table is always there.
	Default any
	Example any
	// Examples are by language, and stand above Example there.
	Examples map[string]any

	Doc   map[string]string // language → what it is for
	Label map[string]string // language → its word
}

// A Schema is what a table may hold.
type Schema struct {
	Name   string
	Fields []Field // of several with one name the last counts
	Open   bool    // keys that are not declared are taken as they are

	lazy lazyIndex
}
