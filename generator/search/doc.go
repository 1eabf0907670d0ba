// Package search makes the index by which readers search the site in their
// browser, without a server: some files for each language in which it has pages,
// beside the page of the search (search/, en/search/).
//
// # What a reader downloads
//
// A search asks for what it needs and no more, so that a site of ten thousand
// pages answers as a small one does:
//
//   - index.json, a line of numbers: how many pages and files there are;
//   - w0.bin, w1.bin …, the words, by a hash of their first five letters: each
//     word with the pages that have it and its weight there. A search reads those
//     of its words;
//   - l0.bin …, lists of words by their first letter, to guess what is meant by
//     a slip or by the beginning of a word. A search reads one where a word is
//     not found, or shorter than five letters;
//   - p0.json …, eight pages each: address, title, section, description and
//     headings. A search reads those of the pages that it found.
//
// All of them hold what pages say by themselves. Words are stems in letters of
// one byte (see content.Terms and lang.Letters), so nothing depends on whether a
// host compresses such files. How many files there are follows from the number
// of pages alone: an edit changes no other file than those of its words.
//
// # What is found
//
// Pages with a text of their own in that language that lists show; neither
// drafts nor fallbacks. A word that very many pages have is remembered for the
// thousand where it weighs most. The lists know words that stand out somewhere: in
// a title, a heading, a description, or more than once in a text. So a slip in
// the first five letters of a word that one text has once is not forgiven; one
// behind them is, because the word then stands in the file that is read anyway.
//
// # What an edit costs
//
// The terms of a page are made when it is parsed, and kept in the store with
// their fingerprint. The fragment "search index" asks each page for its terms and
// holds one number for each file of words, made of what the pages have for it;
// "search file" holds one of them. So an edit that changes no words costs
// nothing here; one that does reads the terms of all pages once, and makes those
// files anew whose number is another. In the preview that is done when somebody
// searches.
//
// The package knows no theme: the dialog, the ranking and the guessing of slips
// are scripts of the theme, which a test here runs on the real site. It makes
// something only where the theme has a layout for the search's own page and
// [search] enabled does not forbid it.
package search
