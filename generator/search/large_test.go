package search_test

import (
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"vizitka/generator/build"
	"vizitka/generator/site"
)

// searchTheme shows nothing, and wants a search.
var searchTheme = fstest.MapFS{
	"theme.toml":          {Data: []byte("name = \"small\"\n")},
	"layouts/page.html":   {Data: []byte("{{ .Title }}")},
	"layouts/list.html":   {Data: []byte("{{ .Title }}")},
	"layouts/404.html":    {Data: []byte("404")},
	"layouts/search.html": {Data: []byte("search")},
}

// A writer writes texts as long and as varied as people's: how often a word
// comes follows the law of Zipf and Mandelbrot.
type writer struct {
	random *rand.Rand
	words  []string
	sums   []float64
}

func newWriter(words int) *writer {
	w := &writer{random: rand.New(rand.NewPCG(1, 2))} //nolint:gosec // no secret
	onsets, vowels := strings.Fields("б в г д ж з к л м н п п п п р с с т ф х ц ч ш пр ст тр кр"), strings.Fields("а е и о у ы я ю")
	endings := strings.Fields("а ы е ой ам ами ть ет ют ый ого ости ение ник ка")
	seen := map[string]bool{}
	sum := 0.0
	for len(w.words) < words {
		var b strings.Builder
		for range 1 + w.random.IntN(3) {
			b.WriteString(onsets[w.random.IntN(len(onsets))] + vowels[w.random.IntN(len(vowels))])
		}
		b.WriteString(onsets[w.random.IntN(len(onsets))] + endings[w.random.IntN(len(endings))])
		if seen[b.String()] {
			continue
		}
		seen[b.String()] = true
		w.words = append(w.words, b.String())
		sum += 1 / (float64(len(w.words)) + 2.7)
		w.sums = append(w.sums, sum)
	}
	return w
}

func (w *writer) word() string {
	at := w.random.Float64() * w.sums[len(w.sums)-1]
	low, high := 0, len(w.sums)-1
	for low < high {
		if mid := (low + high) / 2; w.sums[mid] < at {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return w.words[low]
}

func (w *writer) text(words int) string {
	var b strings.Builder
	for range words {
		b.WriteString(w.word() + " ")
	}
	return strings.TrimSpace(b.String())
}

// page is one of some six kilobytes.
func (w *writer) page() string {
	var b strings.Builder
	fmt.Fprintf(&b, "+++\ntitle = %q\ndescription = %q\n+++\n", w.text(4), w.text(12))
	for range 5 {
		fmt.Fprintf(&b, "## %s\n\n%s.\n\n%s.\n\n", w.text(3), w.text(45), w.text(45))
	}
	return b.String()
}

// openLarge opens a site of so many pages.
func openLarge(t testing.TB, pages int, o build.Options) *build.State {
	t.Helper()
	dir := t.TempDir()
	w := newWriter(60_000)
	files := map[string]string{"site.toml": "title = \"T\"\nbase_url = \"https://example.org/\"\nlanguage = \"ru\"\n"}
	for i := range pages {
		files[fmt.Sprintf("content/s%d/p%d.md", i/100, i)] = w.page()
	}
	for name, text := range files {
		writeFile(t, dir, name, text)
	}
	o.Dir, o.Themes, o.Include = dir, map[string]fs.FS{"vizitka": searchTheme}, site.Include{At: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)}
	s, err := build.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// scripts are what the dialog downloads besides: scripts and a style sheet, as
// the theme's own test bounds them.
const scripts = 7 << 10

// On a site of ten thousand pages the first page that a query finds is shown
// after at most 60 KB, nothing of it compressed.
func TestALargeSiteIsSearchedWithSmallDownloads(t *testing.T) {
	if testing.Short() {
		t.Skip("ten thousand pages take a while")
	}
	s := openLarge(t, 10_000, build.Options{})
	w := newWriter(60_000)
	often, seldom := w.words[5], w.words[20_000]
	files := indexFiles(t, s)
	a := asked{}
	for _, text := range []string{
		often + " ", seldom + " ", often + " " + seldom + " ", w.words[40] + " " + w.words[300] + " " + w.words[2000] + " ",
		w.words[900][:4], string([]rune(w.words[900])[:3]), // while somebody types
		slip(w.words[1500]) + " ", slip(w.words[700]) + " " + w.words[1200] + " ",
	} {
		a.Queries = append(a.Queries, query{"search/", text})
	}
	most := 0
	for _, f := range ask(t, files, a).Found {
		all := 0
		for _, n := range f.Files {
			all += n
		}
		t.Logf("%q: %d pages, terms %v; %d bytes to the first, %d in all", f.Query, len(f.Pages), f.Terms, f.ToFirst, all)
		if len(f.Pages) == 0 {
			t.Errorf("%q finds nothing", f.Query)
		}
		if f.ToFirst+scripts > 60<<10 {
			t.Errorf("%q downloads %d bytes before a page is shown: %v", f.Query, f.ToFirst+scripts, f.Files)
		}
		most = max(most, all)
	}
	sum, largest := 0, 0
	for _, text := range files {
		sum += len(text)
		largest = max(largest, len(text))
	}
	t.Logf("%d files of %d bytes, %.0f each, the largest %d", len(files), sum, math.Round(float64(sum)/float64(len(files))), largest)
}

// slip drops a letter in the middle of a word.
func slip(word string) string {
	r := []rune(word)
	return string(r[:len(r)/2]) + string(r[len(r)/2+1:])
}
