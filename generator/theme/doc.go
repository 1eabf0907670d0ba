// Package theme holds the layered folders from which a site gets its look:
// layouts, partials, components, strings, assets and kinds.
//
// # Layers
//
// A theme is a list of folders, the uppermost first. A file of an upper layer
// replaces the file of the same path in those below, so nothing has to be
// copied to change one file; strings and the declarations of theme.toml are
// laid over each other key by key. [Find] finds the layers by their names,
// [Load] reads them and says all that is wrong in them. A [Theme] never
// changes.
//
// # Templates
//
// A template is an html/template file in layouts/, partials/ or components/.
//
// layouts/baseof.html holds the page with its {{block}}s. A layout that
// defines one of them, or has nothing outside of its defines, is shown through
// it; any other is whole by itself. {{template "partials/x.html" .}} includes
// a partial or a component; what a partial or component defines is known in
// its own file only.
//
// When a template is loaded, once, the white space that HTML does not show is
// removed from it (file by file: a partial that is called inside a pre loses it
// too), and its tree is changed so that a lazy list is asked only
// for what is shown, a range that never ends is stopped after a million
// rounds of one page, and templates that call each other at a depth of a
// hundred. No position moves by it.
//
// A [Set] is the templates with the functions of whoever shows pages. Each
// worker has one of its own.
//
// # Strings and declarations
//
// strings/LANG.toml has the texts of a language; tables in it make dotted keys,
// and a table of one, few, many, other is a plural. theme.toml says what the
// theme is and can:
//
//	name = "vizitka"
//	contract = 1                       # see [Contract]
//	[kinds.rule]                       # as in site.toml
//	[options]                          # fields, as of a kind
//	wide = { type = "bool" }
//	[components.note]                  # components/note.html; without it, a container
//	forms = ["container", "leaf"]
//	args = { title = { type = "text" } }
//
// # Mistakes
//
// All mistakes in writing are found by Load, in all templates at once, save
// that a file which does not parse gives the first. What fails when a template
// is executed is a diagnostic as well, at the file, line and column that the
// author wrote, with the nearest name, or ours for one that the author brought
// from elsewhere.
//
// # Questions
//
// What an output reads of a theme is asked through the methods that take a
// [trace.Recorder]: the template of a name, a string, an asset, the
// components. A thing that is not there is an answer too.
//
// The package does not know sites, content or how pages are rendered. It reads
// nothing but its layers, and starts no goroutine.
package theme
