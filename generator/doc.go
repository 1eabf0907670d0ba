// Package generator is Vizitka: one program that turns Markdown articles and a
// profile page into a folder of static files, and shows them while they are
// being written. This page is the map.
//
// # Four ideas
//
// A site is a set of outputs. Everything in public/ is an output: a path, and
// a pure function that makes its bytes (package output). A new feature is a
// new package that returns outputs; nothing else changes.
//
// A finished site is an fs.FS, and it is lazy (build.State). Opening a file
// computes it, or returns what is still fresh. The edges (publish, serve) take
// that file system, never the builder, and never each other.
//
// An output is a function of what it read. After assembly a site can be read
// only through views (site.View, site.PageView) that record questions (package
// trace). An output is stale when a question it asked is answered differently;
// a missing thing is an answer too. There is no list of special cases.
//
// Problems are values with a place (package diag). A stage returns its result
// and what it found, and goes on. Plain errors are for the environment.
//
// # The house
//
// A package imports only what stands above it; imports_test.go is that law.
//
//	carried by all        diag        a problem at a place, and how it prints
//	                      trace       questions, recorders, traces, the files of the store
//	                      output      what a finished site is made of
//	words and values      fields      TOML, YAML, JSON to one tree of values with places
//	                      lang        plurals, dates, collation, slugs, by language
//	                      typography  Russian and English rules on text
//	                      look        palettes, contrast, fonts: [look] as custom properties
//	                      glossary    words of a glossary found in texts, and linked
//	                      cite        how a page is cited: a reference by the standard, BibTeX
//	                      linkmap     a graph laid out on a plane
//	the pipeline          config      site.toml, checked
//	                      source      the input files: found, hashed, kept up to date
//	                      markdown    Markdown to HTML with holes
//	                      content     one file to one document
//	                      site        documents joined, and the views of the result
//	                      theme       layered layouts, components, strings, assets, kinds
//	what layouts ask of   image       pictures measured, photographs cleaned and made smaller
//	                      asset       the theme's style sheets and scripts, minified
//	                      structured  what a page is, for search engines
//	                      render      a page or a list through its layout
//	more outputs          feed  sitemap  llms  icon  search  social  contact
//	                      build       the stages in order, and the store; the only pool of workers
//	the edges             publish     make a folder equal to a finished site, and never half of it
//	                      watch       file events to settled batches
//	                      serve       the preview
//
// image and asset stand above render, because layouts ask for a picture's size
// and an asset's address; their outputs are collected by build like all others.
// structured makes no outputs: layouts put its graphs into their pages.
//
// # The way of one file
//
// content/pravila/snachala-otday.md is found and hashed (source), parsed
// knowing nothing but itself (content.Parse: front matter judged by its kind's
// schema, Markdown to HTML with holes), joined with all others (site.Assemble:
// its address, section, neighbours, terms, who links here), shown through its
// layout by a recording view (render), and published.
//
// # Why some things are as they are
//
// Holes: where the HTML of a body depends on others (a link, an image's size,
// a component of the theme), the converter leaves a hole that is filled at
// render, by questions. So renaming a page parses nothing but that page.
//
// Own and joined: questions about a page by itself (its title, its body) are
// asked again only if its print changed, which is the hash of its file and of
// what its section hands down; all others only if what documents show each
// other changed. So an edit of a body asks again only about that body.
//
// One set of templates for each worker: html/template executes with functions
// bound to it, and ours know for which output they work.
//
// Further pages of lists are outputs that are found while the first page is
// made: how many there are is for the layout to say.
//
// The store: one run leaves its memory to the next (build.State.Save) in files
// that a small change is appended to, instead of a log beside files that are
// only written anew. So reading has one way, and a process that dies leaves
// bytes behind an end that nobody reads.
//
// Fingerprints of a body's parts are made when it is parsed: so remembering the
// answers loads no body.
//
// Traces and answers are kept as they are written down, and read where they
// stand: a large site is mostly them.
//
// Sides: a layout KIND/NAME.html gives every page of a kind a second page below
// its address, such as the business cards of a profile. Nothing else knows of it.
//
// Shared answers made by Go code (render.DeclareShared): the index of the search
// and the words of the glossary are made of what all pages say, once, and outputs
// ask for the part that they need. So an edit reaches only what holds its words.
//
// Laying over: in the preview, where an edit changed a text, or a title on which
// no order and no address rests, the next state shares everything with the last
// one but that page, and asks what else differs when an output is asked for. So
// a save costs the same on a site of any size.
//
// Time zones are read from the program (config), not by package time, which would
// take the machine's first.
//
// Colouring: markdown runs chroma's rules itself, because it tries only those
// that can begin at a place; a test holds its tokens to chroma's own.
package generator
