package search

import (
	"cmp"
	"encoding/binary"
	"maps"
	"slices"

	"vizitka/generator/content"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// words are the words of all pages of a language, by the files that they go to.
type words struct {
	// files hold, for each page that has something for a file, its number, the
	// length of its terms there, and these: numbers are variable, of
	// encoding/binary.
	files   [][]byte
	lists   []map[string]bool
	numbers string
}

// joined returns the words of a state of the site. They are joined once, when
// first asked for.
func joined(e *render.Env, r *trace.Recorder, language string) *words {
	return e.Once(r, "search "+language, func(e *render.Env) any {
		return join(site.Searchable(e.Site.View(language, nil, nil)).Items())
	}).(*words)
}

func join(pages []*site.PageView) *words {
	p := planOf(len(pages))
	w := &words{files: make([][]byte, p.words), lists: make([]map[string]bool, p.lists*p.parts)}
	numbers := make([]uint64, p.words+len(w.lists))
	for i := range w.lists {
		w.lists[i] = map[string]bool{}
	}
	for i, page := range pages {
		all := site.TermsOf(page)()
		for len(all) > 0 {
			rest := all
			t := rest.Next()
			file := p.wordsFile(content.TermKey(t.Letters))
			for {
				if l := p.listFile(t.Letters); t.Stands && !w.lists[l][string(t.Letters)] {
					w.lists[l][string(t.Letters)] = true
					numbers[p.words+l] += trace.Sum(t.Letters).Lo
				}
				if len(rest) == 0 {
					break
				}
				after := rest
				if t = after.Next(); p.wordsFile(content.TermKey(t.Letters)) != file {
					break
				}
				rest = after
			}
			own := all[:len(all)-len(rest)]
			all = rest
			b, from := w.files[file], len(w.files[file])
			b = binary.AppendUvarint(b, uint64(i))
			b = binary.AppendUvarint(b, uint64(len(own)))
			w.files[file] = append(b, own...)
			numbers[file] += trace.Sum(w.files[file][from:]).Lo
		}
	}
	var b []byte
	for _, n := range numbers {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	w.numbers = string(b)
	return w
}

// pagesMax is for how many pages a word is remembered: for those where it weighs
// most. A word that is everywhere finds nothing, and would be most of a file.
const pagesMax = 1000

// A posting says that a page has a word.
type posting struct {
	page   int
	weight byte
}

// file makes a file of words, in order. Each is written by what differs from the
// one before: the number of letters that are the same, the number of those that
// follow, these; then how many pages have it, and for each, as many as are
// remembered, how much greater its number is than the last one's (the first
// one's, than -1), and the weight.
func (w *words) file(i int) []byte {
	found := map[string][]posting{}
	for b := w.files[i]; len(b) > 0; {
		page, n := binary.Uvarint(b)
		size, m := binary.Uvarint(b[n:])
		own := content.Terms(b[n+m : n+m+int(size)]) //nolint:gosec // as it was written
		for b = b[n+m+int(size):]; len(own) > 0; {   //nolint:gosec // as it was written
			t := own.Next()
			found[string(t.Letters)] = append(found[string(t.Letters)], posting{int(page), t.Weight}) //nolint:gosec // as it was written
		}
	}
	var out []byte
	last := ""
	for _, letters := range slices.Sorted(maps.Keys(found)) {
		out = appendAfter(out, last, letters)
		last = letters
		all := found[letters]
		out = binary.AppendUvarint(out, uint64(len(all)))
		before := -1
		for _, p := range heaviest(all) {
			out = binary.AppendUvarint(out, uint64(p.page-before)) //nolint:gosec // pages are in order
			out = append(out, p.weight)
			before = p.page
		}
	}
	return out
}

// heaviest are the postings that are remembered, by page.
func heaviest(all []posting) []posting {
	if len(all) <= pagesMax {
		return all
	}
	slices.SortStableFunc(all, func(a, b posting) int { return cmp.Compare(b.weight, a.weight) })
	all = all[:pagesMax]
	slices.SortFunc(all, func(a, b posting) int { return cmp.Compare(a.page, b.page) })
	return all
}

// appendAfter writes a word behind another by what differs.
func appendAfter(out []byte, last, letters string) []byte {
	same := 0
	for same < min(len(last), len(letters)) && last[same] == letters[same] {
		same++
	}
	out = append(out, byte(same), byte(len(letters)-same)) //nolint:gosec // words are short
	return append(out, letters[same:]...)
}

// list makes a list of words, written as those of a file are.
func (w *words) list(i int) []byte {
	var out []byte
	last := ""
	for _, letters := range slices.Sorted(maps.Keys(w.lists[i])) {
		out = appendAfter(out, last, letters)
		last = letters
	}
	return out
}
