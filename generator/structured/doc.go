// Package structured tells search engines what a page is: one graph of JSON-LD
// (schema.org) for each page, whose nodes name each other by @id.
//
//	WebSite          HOME#website      on every page, one for each language
//	Person           PROFILE#person    the author, on every page; all that the
//	                                   profile tells of a person, on the profile
//	WebPage          PAGE#webpage      ProfilePage of a profile, CollectionPage of a list
//	BreadcrumbList   PAGE#breadcrumbs  but on the first page
//	ImageObject      PAGE#image        the picture by which others show the page
//	ItemList         PAGE#steps        of the field steps of an article
//
// and what the kind of the page says that it is, by its key schema:
//
//	Article          PAGE#article
//	CreativeWork     PAGE#work         a project
//	DefinedTerm      PAGE#term         in the DefinedTermSet SECTION#terms, which
//	                                   the section's page tells in full
//	Event            PAGE#event        a talk, if it has a start
//	VideoObject      PAGE#video        if it has a file
//
// Each page can be read by itself: of what another page tells in full it has at
// least the type, the name and the address. A person is the same in all
// languages: the address is that of the profile's first language.
//
// Fields are taken by name: name nameParts headline bio photo location links skills
// languages work education of a profile; term synonyms short of a term; start
// end venue online status of a talk; file poster duration transcript of a video;
// steps of an article. An e-mail address or a telephone number is never told: who
// collects them reads this first.
//
// # What is left out
//
// HowTo, FAQPage and SearchAction, which search engines have retired; reviews
// of oneself, which they forbid. Fallbacks and the page for addresses that are
// not there, which are not to be found, have no graph.
//
// A graph is made of what views say and of nothing else.
package structured
