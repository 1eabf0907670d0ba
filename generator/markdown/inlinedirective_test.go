package markdown

import (
	"fmt"
	"testing"
)

func TestTheTextOfADirectiveMayNameAPageAndShowOtherWords(t *testing.T) {
	components := map[string]Component{
		"term": {Forms: []Form{Inline}, Ref: "term"},
		"kbd":  {Forms: []Form{Inline}},
	}
	const none = "-"
	for _, test := range []struct {
		source, ref string
		split       bool
		label       string
	}{
		{":term[weak tie]", "weak tie", false, "weak tie"},
		{":term[weak *tie*]", "weak tie", false, "weak <em>tie</em>"},
		{":term[weak-tie|ties]", "weak-tie", true, "ties"},
		{":term[ weak-tie | *weak* ties ]", "weak-tie", true, "<em>weak</em> ties"},
		{":term[weak\ntie|some\nties]", "weak tie", true, "some\nties"},
		{":term[weak-tie|\nties]", "weak-tie", true, "ties"},
		{":term[weak-tie|a|b]", "weak-tie", true, "a|b"},
		{":term[weak-tie|]", "weak-tie", true, none},
		{":term[_weak_tie_|ties]", "_weak_tie_", true, "ties"},
		{":term[|ties]", "|ties", false, "|ties"},
		{":kbd[a|b]", "a|b", false, "a|b"},
		{"| a |\n|---|\n| :term[weak-tie\\|ties] |", "weak-tie", true, "ties"},
	} {
		doc, found := Convert("a.md", []byte(test.source), 0, &Options{Components: components})
		if len(found) > 0 || len(doc.Body.Holes) != 1 {
			t.Errorf("%q: %d holes, %v", test.source, len(doc.Body.Holes), found)
			continue
		}
		h := doc.Body.Holes[0]
		label := none
		if h.Label != nil {
			label = string(h.Label.HTML)
		}
		got := fmt.Sprintf("%q %t %q", h.Ref, h.Split, label)
		if want := fmt.Sprintf("%q %t %q", test.ref, test.split, test.label); got != want {
			t.Errorf("%q: got %s, want %s", test.source, got, want)
		}
	}
}
