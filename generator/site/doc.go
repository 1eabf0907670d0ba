// Package site joins documents: addresses, sections, the reading route,
// translations, taxonomies, menus, links both ways. And it shows the result to
// everything that makes outputs, through views that record what was asked.
//
// A [Site] is made by [Assemble] and never changes. Its content is hidden; a
// [View] (the site in one language) and a [PageView] ask one declared question
// with each method, and the recorder notes it. What a template may say of a
// page is what a PageView has as methods.
//
// A collection is a [List]: a description of a query ("the pages of this
// section, of kind rule, by date, the first five"). Nothing is asked before
// something is taken from it, and then only that: the pages, how many, whether
// there is one.
//
// Addresses mirror content/, each name through the slug table of its language;
// slug, url and [permalinks] change them. Two outputs at one address are an
// error that names both, also where only case or Unicode form differs.
//
// Order: weight (pages without one last), newest first, title by collation,
// path. The reading route goes through the sections in that order, depth
// first.
//
// A page that is not translated is shown in the other languages with the text
// of the default language: a fallback. It says so ([PageView.Fallback]), and
// is in no feed and no sitemap.
//
// Problems of links and references are found when a page is checked
// ([PageView.Check]), by the same questions that filling its body asks.
package site
