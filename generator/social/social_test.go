package social

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"vizitka/generator/look"
	"vizitka/generator/site"
)

const icon = "M12 3l10 17H2zM12 10v4M12 17v.1"

func cardOf(title string) site.Card {
	return site.Card{Above: "Ошибка", Title: title, Name: "Вера Примерова", Below: "Полезные связи", Icon: icon, Colours: look.Look{}.Card(25)}
}

// lines returns the lines of a title without their no-break spaces, and its
// size.
func lines(title string) ([]string, float64) {
	_, step, lines := set(goFaces().bold, title, widest, sized{buf: new(sfnt.Buffer)})
	return lines, step.size
}

const longTitle = "Как переводчица пришла к механикам и осталась с ними на всю жизнь, хотя собиралась только перевести один документ, " +
	"а потом ещё один, и ещё, пока однажды не заметила, что знает по имени каждого в цехе"

func TestATitleStandsInEvenLinesOfTheLargestSizeThatHasRoom(t *testing.T) {
	for title, want := range map[string]string{
		"Проси прямо": "88: Проси прямо",
		"Шесть рукопожатий: что показали опыты":   "76: Шесть рукопожатий:/что показали опыты",
		"What to do before Thursday’s conference": "76: What to do before/Thursday’s conference",
		"Разговоры и благодарности":               "88: Разговоры/и благодарности",               // not: "и" at the end
		"How a massage therapist stopped hinting": "64: How a massage therapist/stopped hinting", // not in three lines
		"Письмо за вечер и разговор о нём":        "88: Письмо за вечер/и разговор о нём",
		"  Много \n  пробелов ":                   "88: Много пробелов",
		"№\u00a05 и\u00a0снова №\u00a05":          "88: № 5 и снова № 5",
		"": "88: ",
	} {
		got, size := lines(title)
		if said := fmt.Sprintf("%g: %s", size, strings.ReplaceAll(strings.Join(got, "/"), "\u00a0", " ")); said != want {
			t.Errorf("%q stands as %q, want %q", title, said, want)
		}
	}
}

func TestATitleIsCutBetweenWordsAndSaysSo(t *testing.T) {
	got, size := lines(longTitle)
	if len(got) != 4 || size != 46 || !strings.HasSuffix(got[3], "…") {
		t.Fatal(size, got)
	}
	for _, word := range strings.Fields(strings.TrimSuffix(strings.Join(got, " "), "…")) {
		if !slices.Contains(strings.Fields(strings.ReplaceAll(longTitle, ",", "")), strings.TrimSuffix(word, ",")) {
			t.Errorf("%q is no word of the title", word)
		}
	}
	got, _ = lines("Превысокомногорассмотрительствующийся человек")
	if len(got) != 2 || !strings.HasSuffix(got[0], "…") || got[1] != "человек" {
		t.Errorf("a word that is longer than a line stands as %q", got)
	}
}

// Whatever a title is, each line has room, and there are at most four.
func FuzzSet(f *testing.F) {
	f.Add("Шесть рукопожатий: что показали опыты")
	f.Add(longTitle)
	f.Add(strings.Repeat("w", 300) + " a 🎉 ₽ \u00a0 қ")
	f.Fuzz(func(t *testing.T, title string) {
		s, step, lines := set(goFaces().bold, title, widest, sized{buf: new(sfnt.Buffer)})
		if len(lines) > step.lines {
			t.Errorf("%q stands in %d lines", title, len(lines))
		}
		for _, l := range lines {
			if w := s.width(l); w > widest {
				t.Errorf("%q is %g wide", l, w)
			}
		}
	})
}

func TestLettersThatTheFontLacksAreFound(t *testing.T) {
	s := sized{face: goFaces().bold, size: 40, buf: new(sfnt.Buffer)}
	if got := s.missing("500 ₽ за\u00a0«Қазақ» 🎉️ и é, „ё“ – № § ₽"); got != "₽Ққ🎉" {
		t.Errorf("missing are %q", got)
	}
	if got := strings.Join(s.words("🎉 500 ₽ за қ"), "_"); got != "500_за_қ" {
		t.Errorf("drawn is %q: signs are left out, letters are not", got)
	}
}

func decoded(t *testing.T, b []byte) *image.Paletted {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := m.(*image.Paletted)
	if !ok || len(p.Palette) != 16 || p.Bounds() != image.Rect(0, 0, 1200, 630) {
		t.Fatalf("%T of %v", m, m.Bounds())
	}
	return p
}

func TestACardIsAPNGOfSixteenColoursAndFewBytes(t *testing.T) {
	portrait := image.NewGray(image.Rect(0, 0, face1, face1))
	for i := range portrait.Pix {
		portrait.Pix[i] = uint8(i * i) // as restless as can be
	}
	for _, title := range []string{"", "А", longTitle, strings.Repeat("W ", 400), strings.Repeat("Щ", 400)} {
		b := draw(cardOf(title), goFaces(), portrait)
		decoded(t, b)
		if len(b) > 40<<10 {
			t.Errorf("the card of %.20q has %d bytes", title, len(b))
		}
	}
}

// However long a text is, its card is drawn in one go.
func TestEndlessTextsHaveCards(t *testing.T) {
	for _, text := range []string{strings.Repeat("щ", 1<<17), strings.Repeat("щ ", 1<<17), strings.Repeat("\u00a0", 1<<17), strings.Repeat("🎉 ", 1<<17)} {
		decoded(t, draw(site.Card{Above: text, Title: text, Name: text, Below: text}, goFaces(), nil))
	}
}

func TestACardIsTheSameWheneverItIsDrawn(t *testing.T) {
	first := draw(cardOf("Проси прямо"), goFaces(), nil)
	draw(cardOf(longTitle), goFaces(), nil) // leaves nothing behind
	if !bytes.Equal(first, draw(cardOf("Проси прямо"), goFaces(), nil)) {
		t.Error("one card is drawn in two ways")
	}
}

// What a card says is seen on it.
func TestEachPartOfACardIsDrawn(t *testing.T) {
	whole := decoded(t, draw(cardOf("Проси прямо"), goFaces(), nil))
	for name, change := range map[string]func(c *site.Card){
		"icon":   func(c *site.Card) { c.Icon = "M3 20h5" },
		"above":  func(c *site.Card) { c.Above = "Правило" },
		"title":  func(c *site.Card) { c.Title = "Проси криво" },
		"name":   func(c *site.Card) { c.Name = "Вера Примерная" },
		"below":  func(c *site.Card) { c.Below = "Связи" },
		"nobody": func(c *site.Card) { c.Name, c.Below = "", "" },
	} {
		c := cardOf("Проси прямо")
		change(&c)
		if other := decoded(t, draw(c, goFaces(), nil)); bytes.Equal(other.Pix, whole.Pix) {
			t.Errorf("%s is not drawn", name)
		}
	}
	c := cardOf("Проси прямо")
	c.Colours = look.Look{Palette: "warm"}.Card(150)
	if other := decoded(t, draw(c, goFaces(), nil)); other.Palette[0] == whole.Palette[0] || other.Palette[10] == whole.Palette[10] {
		t.Error("palette and hue are not those of the site")
	}
}

func TestAPortraitIsLaidOnInTheHueOfTheKind(t *testing.T) {
	portrait := image.NewGray(image.Rect(0, 0, face1, face1))
	for i := range portrait.Pix {
		if i%face1 >= face1/2 {
			portrait.Pix[i] = 200 // light enough to be the ground
		}
	}
	m := decoded(t, draw(cardOf("А"), goFaces(), portrait))
	x, y := int(margin)+face1/2+4, int(footLine)
	if left, right := m.ColorIndexAt(x-20, y), m.ColorIndexAt(x+20, y); left != inKind[4] || right != 0 {
		t.Errorf("the halves have the colours %d and %d", left, right)
	}
}

func TestInitialsAreOfTheFirstAndTheLastName(t *testing.T) {
	for name, want := range map[string]string{"вера примерова": "ВП", "Анна Мария Ремарк": "АР", "Цех": "Ц", " Ё Ж ": "ЁЖ", " ": ""} {
		if got := initialsOf(name); got != want {
			t.Errorf("the initials of %q are %q", name, got)
		}
	}
}

func BenchmarkCard(b *testing.B) {
	portrait := image.NewGray(image.Rect(0, 0, face1, face1))
	for i := range portrait.Pix {
		portrait.Pix[i] = uint8(i)
	}
	for _, title := range []string{"Проси прямо", longTitle} {
		b.Run(strings.Fields(title)[0], func(b *testing.B) {
			b.ReportAllocs()
			var size int
			for b.Loop() {
				size = len(draw(cardOf(title), goFaces(), portrait))
			}
			b.ReportMetric(float64(size), "png-bytes")
		})
	}
}
