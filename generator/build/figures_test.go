package build

import (
	"image/png"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
)

// aFigure is a picture with its description and its caption.
var aFigure = regexp.MustCompile(`!\[[^]]{20,}\]\(([^ )]+\.svg) "[^"]{10,}"\)`)

// figures are the drawings of the guide, each with the pages that show it.
func figures(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := fs.WalkDir(guideTexts, ".", func(name string, d fs.DirEntry, err error) error {
		if path.Ext(name) != ".md" {
			return err
		}
		text, err := fs.ReadFile(guideTexts, name)
		for _, figure := range aFigure.FindAllStringSubmatch(string(text), -1) {
			drawing := path.Join(path.Dir(name), figure[1])
			found[drawing] = append(found[drawing], name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestEachFigureOfTheGuideIsDescribedAndSpeaksBothLanguages(t *testing.T) {
	shown := figures(t)
	if len(shown) < 12 {
		t.Errorf("%d figures are shown, not 12", len(shown))
	}
	drawings, err := fs.Glob(guideTexts, "*/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range drawings {
		if strings.HasSuffix(name, ".en.svg") {
			continue
		}
		russian, english := false, false
		for _, page := range shown[name] {
			english = english || strings.HasSuffix(page, ".en.md")
			russian = russian || !strings.HasSuffix(page, ".en.md")
		}
		if !russian || !english {
			t.Errorf("%s is shown, with a description and a caption, by %v only", name, shown[name])
		}
		translated, err := fs.ReadFile(guideTexts, strings.TrimSuffix(name, ".svg")+".en.svg")
		if err != nil {
			t.Errorf("%s has no words in English", name)
		}
		if word := regexp.MustCompile(`\p{Cyrillic}+`).Find(translated); word != nil {
			t.Errorf("%s says %q in its English drawing", name, word)
		}
	}
}

// Cards and address books take the portrait as a bitmap.
func TestThePortraitOfTheGuideIsLargeEnoughForCards(t *testing.T) {
	f, err := guideTexts.Open("portret.png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	portrait, err := png.DecodeConfig(f)
	if err != nil || portrait.Width != 640 || portrait.Height != 640 {
		t.Errorf("the portrait has %d × %d pixels, not 640 × 640 (%v)", portrait.Width, portrait.Height, err)
	}
}
