// Package feed makes the feeds of a site:
//
//	feed.xml   Atom (RFC 4287), beside the first page of each language and
//	           beside each list of a section or a term
//	rss.xml    RSS 2.0, beside the first page of each language
//	feed.json  JSON Feed 1.1, there too
//
// A feed holds the newest pages below its list that have a date and are in
// their own language, as many as [feeds] says. A list without such a page has no
// feed. An entry has the description of its page, else the summary; if [feeds]
// says so the whole text too, in which addresses are absolute and nothing is
// left that works only on the site: scripts, forms, ids, classes.
//
// Ids. An entry is known by the address that its page had first: the first of
// its aliases, else its address. So whoever moves a page, and keeps its old
// address as an alias, makes no reader see it twice. A tag URI (RFC 4151) of the
// source file's name would outlive other addresses, but not a renamed file, and
// a feed's reader could not open it.
//
// A feed has no e-mail address in it: harvesters read feeds. Times are those of
// the front matter; nothing is read from the clock, so an unchanged site gives
// unchanged feeds.
//
// A person who opens a feed of XML in a browser sees a page, if the theme has
// the style sheet feed.css: with it a feed names that style sheet, and holds what
// a style sheet alone cannot make, elements of XHTML: a note (the theme's string
// feed.note) and titles that are links. Feed readers pass over them (RFC 4287,
// section 6; RSS 2.0, "Extending RSS"). XSLT would need none of them, but
// browsers give it up.
package feed
