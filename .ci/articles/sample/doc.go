// Package sample writes sites of generated articles, for measurements: in
// Russian, about six kilobytes of Markdown each, with code, tables, pictures,
// links to each other and tags, in sections of 20 to 50, which stand in 24 parts:
// so the menu is as long for 100,000 articles as for 1,000.
//
// Every article follows from its number and the seed alone, so a site of
// 10,000 begins with the articles of one of 1,000. No two code blocks are
// alike, so that no highlighter gains by remembering.
//
// [Write] gives the site for vizitka, [WriteHugo] the same content with equal
// layouts for Hugo: the menu once for all pages, the same lists and feeds, the
// same number of files.
package sample
