package build

import (
	"cmp"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A work is the front matter of a page of the bibliography.
type work struct {
	Authors                             []string
	Year                                int
	Title, Container, DOI, Status, Note string
}

// row is a work in the form of a line of testdata/bibliography.tsv.
func (w work) row() []string {
	note := "-"
	if w.Note != "" {
		note = "note"
	}
	return []string{
		strings.Join(w.Authors, ", "), strconv.Itoa(w.Year), w.Title, w.Container,
		cmp.Or(w.DOI, "-"), cmp.Or(w.Status, "ok"), note,
	}
}

func readBibliography(t *testing.T) map[string]work {
	t.Helper()
	files, err := fs.Glob(guideTexts, "istochniki/*.md")
	if err != nil {
		t.Fatal(err)
	}
	works := map[string]work{}
	for _, file := range files {
		name := strings.TrimSuffix(path.Base(file), ".md")
		if strings.HasPrefix(name, "_") {
			continue
		}
		var w work
		readText(t, file, &w)
		works[name] = w
	}
	return works
}

// The rows were checked against public texts; a page that says otherwise has a
// slip of the pen. A translation that has no row of its own says the same.
func TestTheBibliographyIsTheOneThatWasChecked(t *testing.T) {
	table, err := os.ReadFile("testdata/bibliography.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	for line := range strings.Lines(string(table)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		rows[cells[0]] = cells[1:]
	}
	works := readBibliography(t)
	for name := range rows {
		for _, page := range []string{name, strings.TrimSuffix(name, ".en") + ".en"} {
			if _, ok := works[page]; !ok {
				t.Errorf("there is no page %s.md", page)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(works)) {
		want, ok := rows[name]
		if !ok {
			want = rows[strings.TrimSuffix(name, ".en")]
		}
		if got := works[name].row(); !slices.Equal(got, want) {
			t.Errorf("%s.md says\n%q, and the table\n%q", name, got, want)
		}
	}
}
