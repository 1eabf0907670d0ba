package theme

import (
	"slices"
	"strings"

	"vizitka/generator/diag"
)

// asked says how a template asks what Hugo's .Kind told. Here .Kind is what
// Hugo calls .Type, so a comparison with one of these would be false for ever.
var asked = map[string]string{
	"home": ".IsHome", "page": ".IsPage", "section": ".IsSection",
	"taxonomy": ".IsTaxonomy", "term": ".IsTerm",
}

// CheckKinds reports the comparisons of .Kind, in all templates, with a text
// that is not among the names of kinds: those of the theme and of the site
// together, which the theme alone does not know.
func (t *Theme) CheckKinds(names []string) diag.List {
	names = slices.Sorted(slices.Values(names))
	var problems diag.List
	for _, s := range t.numbered {
		for _, use := range s.kinds {
			if slices.Contains(names, use.text) {
				continue
			}
			problems.Add(unknownKind.At(s.at(use.offset, len(use.text)+2), diag.V{
				"name": use.text, "instead": asked[use.text],
				"near": diag.Nearest(use.text, names), "names": strings.Join(names, ", "),
			}))
		}
	}
	return problems
}
