package render

import (
	"strings"

	"vizitka/generator/diag"
	"vizitka/generator/site"
	"vizitka/generator/theme"
)

var kindCompared = diag.Declare(diag.Message{
	Name: "kind-compared", Severity: diag.Error,
	En: `.Kind is compared with "{name}", which is no kind`, Ru: ".Kind сравнивается с «{name}», а такого вида нет",
	HintEn: "did you mean {near}?|the kinds are: {kinds}", HintRu: "может быть, {near}?|есть такие виды: {kinds}",
})

// hugoKinds are what Hugo's .Kind may be, and what to ask here.
var hugoKinds = map[string]string{
	"page": ".IsPage", "home": ".IsHome", "section": ".IsSection", "taxonomy": ".IsTaxonomy", "term": ".IsTerm", "404": ".IsNotFound",
}

// equal compares two values; pages by which they are, a kind only with names
// of kinds.
func (w *worker) equal(a, b any) (bool, error) {
	for _, pair := range [][2]any{{a, b}, {b, a}} {
		kind, ok := pair[0].(site.KindName)
		if !ok {
			continue
		}
		name, ok := pair[1].(string)
		if !ok {
			continue
		}
		if kinds := qOtherKinds.Ask(w.frame.rec, w.frame.rec.Subject(name), kindIn{w.env, name}); kinds != nil {
			near := hugoKinds[name]
			if near == "" {
				near = diag.Nearest(name, kinds)
			}
			return false, theme.Fail(kindCompared.At(diag.Place{}, diag.V{"name": name, "near": near, "kinds": strings.Join(kinds, ", ")}))
		}
		return string(kind) == name, nil
	}
	return sameItem(a, b), nil
}
