// Package content makes one file one document: its front matter checked
// against the schema of its kind, its kind, its body as HTML with holes, its
// headings, links and summary.
//
// Invariant: [Parse] depends on one file and on one value of settings and
// kinds. It knows no other file, no clock, no machine and no order of work. So
// a link is kept as it was written, and what a section hands down (cascade) is
// applied when the documents are joined.
//
// Front matter is TOML between lines of +++ or YAML between lines of ---, at
// the very beginning of the file, and may be left out. Without title the first
// heading of the body is the title and is not shown twice; without that, the
// file's name is.
//
// Limits: front matter of 64 KiB; bytes that are not UTF-8 and NUL bytes are
// errors, a byte order mark and CRLF are read rightly.
package content
