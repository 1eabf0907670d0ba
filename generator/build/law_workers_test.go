package build

import (
	"os"
	"testing"

	"pgregory.net/rapid"
)

// One worker and sixteen give the same bytes and the same problems, from
// nothing and with a store.
func TestWorkersGiveTheSameBytes(t *testing.T) {
	lawRuns(t, 3)
	top := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp(top, "site")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		s := newLawSite(t, dir)
		k := &lawStore{site: s}
		o := Options{Themes: lawThemes()}
		o.Include.At = noon
		for range 3 { // cold, warm after an edit of everything, warm after one of a page
			one, sixteen := o, o
			one.Jobs, sixteen.Jobs = 1, 16
			clean := s.clean(one)
			problems, built := k.build(sixteen)
			compareToClean(t, k.published, problems, built, clean)
			clean.Close()
			compareStates(t, s.clean(sixteen), s.clean(one))
			s.onPage(func(p *lawPage) { p.title += "!" })
			s.settings(map[string][]string{"1 title": lawSettings["1 title"]})
		}
	})
}
