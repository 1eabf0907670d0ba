package search

import (
	"fmt"
	"math/bits"
	"strconv"

	"vizitka/generator/output"
	"vizitka/generator/render"
	"vizitka/generator/site"
	"vizitka/generator/trace"
)

// A plan says how many files the index of a language has.
type plan struct {
	pages, words, blocks int
	// lists are apart by the first letter of their words, and each is in so many
	// parts by the second.
	lists, parts int
}

// blockPages are the pages of one file. Found pages are seldom neighbours, so
// more would be read for nothing; fewer would be a file for almost every page.
const blockPages = 8

// planOf plans for a number of pages. A file of words holds what about ten pages
// would fill; their number is a power of two, so that it seldom is another.
func planOf(pages int) plan {
	p := plan{pages: pages, words: 1, blocks: (pages + blockPages - 1) / blockPages, lists: 1, parts: 1}
	if pages > 14 {
		p.words = min(4096, 1<<bits.Len(uint((pages-1)/14))) //nolint:gosec // not negative
	}
	if pages > 250 {
		p.lists = 8
	}
	if pages > 2000 {
		p.lists, p.parts = 32, 4
	}
	return p
}

// wordsFile is the number of the file that has a term, by its key.
func (p plan) wordsFile(key uint16) int { return int(key) * p.words >> 16 }

// listFile is the number of the file with the part of a list that has a term.
func (p plan) listFile(letters []byte) int {
	return int(letters[0])%p.lists*p.parts + int(letters[1])%p.parts
}

// Outputs returns the files of the index of each language; none where the site
// has no search.
func Outputs(e *render.Env) []output.Output {
	var out []output.Output
	counts := e.Site.SearchableCounts()
	for _, l := range e.Site.View("", nil, nil).Languages() {
		code := l.LanguageCode()
		pages, ok := counts[code]
		if !ok {
			continue
		}
		x := index{env: e, language: code, plan: planOf(pages)}
		base := e.Site.View(code, nil, nil).SearchPage().Path()
		add := func(name string, make func(v *site.View) []byte) {
			out = append(out, output.Output{
				Path: base + name, ID: fmt.Sprint(name, " of ", x.plan, " in ", code),
				Make: func(r *trace.Recorder) (result output.Result) {
					result.Problems = e.Read(code, r, func(v *site.View) { result.Bytes = make(v) })
					return result
				},
			})
		}
		add("index.json", x.manifest)
		for i := range x.plan.words {
			add(fmt.Sprintf("w%d.bin", i), func(v *site.View) []byte { return x.read(v, i).file(i) })
		}
		for i := range x.plan.lists * x.plan.parts {
			add(fmt.Sprintf("l%d.bin", i), func(v *site.View) []byte { return x.read(v, x.plan.words+i).list(i) })
		}
		for i := range x.plan.blocks {
			add(fmt.Sprintf("p%d.json", i), func(v *site.View) []byte { return block(v, i) })
		}
	}
	return out
}

// An index makes the files of a language.
type index struct {
	env      *render.Env
	language string
	plan     plan
}

// manifest tells the browser how many files there are, and by an edition which
// pages their numbers mean.
func (x index) manifest(v *site.View) []byte {
	h := trace.NewHasher()
	for _, p := range site.Searchable(v).Items() {
		h.WriteString(p.ID() + "\n")
	}
	p := x.plan
	return fmt.Appendf(nil, `{"pages":%d,"words":%d,"lists":%d,"parts":%d,"block":%d,"most":%d,"edition":"%s"}`+"\n", p.pages, p.words, p.lists, p.parts, blockPages, pagesMax, h.Sum().String()[:8])
}

// numberSize is that of the number of a file, in bytes.
const numberSize = 8

// numbersShared are the numbers of all files of words, and behind them of those
// of lists.
var numbersShared = render.DeclareShared("search index", func(e *render.Env, v *site.View, _ string) string {
	for _, p := range site.Searchable(v).Items() {
		site.TermsOf(p)
	}
	return joined(e, nil, v.LanguageCode()).numbers
})

// numberShared is the number of one file.
var numberShared = render.DeclareShared("search file", func(e *render.Env, v *site.View, arg string) string {
	numbers := numbersShared.Of(e, site.RecorderOf(v), v.LanguageCode(), "")
	i, err := strconv.Atoi(arg)
	if err != nil || (i+1)*numberSize > len(numbers) {
		return "" // of a larger index
	}
	return numbers[i*numberSize : (i+1)*numberSize]
})

// read notes that a file is made of what its number stands for, and returns all
// words joined.
func (x index) read(v *site.View, file int) *words {
	r := site.RecorderOf(v)
	numberShared.Of(x.env, r, x.language, strconv.Itoa(file))
	return joined(x.env, r, x.language)
}
