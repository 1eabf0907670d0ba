// Package config holds a site's settings: site.toml, checked.
//
// [Load] reads site.toml and lays site.ENVIRONMENT.toml over it: a table is
// laid over key by key, anything else is replaced. Every key is declared once,
// with its type, what it is for and what it is by default; from that
// declaration come the verdict, the JSON Schema for editors ([Schema]), what
// `vizitka config` shows ([Settings.Origins]) and the documentation. What a
// schema cannot say (a time zone that exists, a pattern of addresses, a menu
// entry whose parent is there) is checked after it. All problems are reported,
// each at its line and column; a wrong value counts as not given.
//
// Case and "-" or "_" do not matter in a declared key, and Hugo's names are
// taken: baseURL, languageCode and defaultContentLanguage, theme, paginate,
// menu, pageRef, and `tag = "tags"` among the taxonomies. Keys that are the
// author's own keep their spelling: folders, languages, menus, kinds and
// everything under params.
//
// The common keys of front matter are declared here as well ([FrontMatter],
// [PageSchema]), and [ReadKinds] reads the kinds that a site or a theme
// declares.
//
// The zones are inside the program, so that a site builds where none are
// installed; the machine's own zone is never read. The package does not know
// pages or themes: that a named kind or page exists is for others to say.
package config
