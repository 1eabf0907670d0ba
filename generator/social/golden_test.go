package social

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"vizitka/generator/look"
	"vizitka/generator/site"
)

var update = flag.Bool("update", false, "draw the golden cards in testdata anew")

// Golden cards are looked at when they are drawn anew. A processor that
// multiplies and adds in one step may shade the edge of a line otherwise.
func TestGoldenCards(t *testing.T) {
	en := site.Card{Above: "Rule", Title: "“Ask & listen”: what to do before Thursday’s first conference", Name: "Vera I. Primerova", Colours: look.Look{Palette: "warm"}.Card(150)}
	for name, card := range map[string]site.Card{"ru.png": cardOf("Проси «прямо» & вежливо, даже если ещё страшно"), "en.png": en, "longest.png": cardOf(longTitle)} {
		got := draw(card, goFaces(), nil)
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, got, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, b := decoded(t, got), decoded(t, want)
		other := 0
		for i := range a.Pix {
			if a.Pix[i] != b.Pix[i] {
				other++
			}
		}
		if !slices.Equal(a.Palette, b.Palette) || other > len(a.Pix)/1000 {
			t.Errorf("%s is drawn otherwise, in %d pixels; look at it, then -update", name, other)
		}
	}
}
