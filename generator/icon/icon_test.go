package icon

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"vizitka/generator/look"
)

func TestTheMarkIsTheFirstLetterOfTheTitle(t *testing.T) {
	same := func(a, b string) bool { return markOf(a).in(64, .5).path() == markOf(b).in(64, .5).path() }
	for _, test := range []struct{ title, as string }{{"полезные связи", "П"}, {"«Ёж»", "Ё"}, {"42", "4"}, {"  a", "A"}} {
		if !same(test.title, test.as) {
			t.Errorf("%q has another mark than %q", test.title, test.as)
		}
	}
	if same("П", "Л") {
		t.Error("two letters have one mark")
	}
	for _, title := range []string{"", "!?", "Қазақ", "中文"} {
		if markOf(title) != nil {
			t.Errorf("%q has a letter that the font does not", title)
		}
		if !strings.Contains(markOf(title).in(64, .5).path(), "a16.0 16.0") {
			t.Errorf("%q has no disc", title)
		}
	}
}

// drawnIcon makes an icon of a site without a logo.
func drawnIcon(t *testing.T, d drawn) image.Image {
	t.Helper()
	b := source{title: "П", look: look.Look{AccentLight: "#0b6e4f"}}.draw(d)
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTheLetterStandsInTheMiddleOfTheAccent(t *testing.T) {
	accent, white := color.RGBA{0x0b, 0x6e, 0x4f, 255}, color.RGBA{255, 255, 255, 255}
	for _, d := range icons[1:] {
		m := drawnIcon(t, d)
		box := image.Rectangle{}
		for y := range d.side {
			for x := range d.side {
				if color.RGBAModel.Convert(m.At(x, y)) == white {
					box = box.Union(image.Rect(x, y, x+1, y+1))
				}
			}
		}
		middle := box.Min.Add(box.Max).Div(2)
		if half := d.side / 2; box.Empty() || middle.X < half-2 || middle.X > half+2 || middle.Y < half-2 || middle.Y > half+2 {
			t.Errorf("%s has its letter at %v", d.name, box)
		}
		corner := color.RGBAModel.Convert(m.At(0, 0)).(color.RGBA)
		if d.full && corner != accent || !d.full && corner.A != 0 {
			t.Errorf("%s has the corner %v", d.name, corner)
		}
		if d.name == "icon-maskable-512.png" && max(box.Dx(), box.Dy()) > d.side*6/10 {
			t.Errorf("a mask would cut the letter at %v", box)
		}
	}
}

func TestAnIconFileHoldsAPNGOfThirtyTwoPixels(t *testing.T) {
	b := source{title: "П"}.draw(icons[0])
	le := binary.LittleEndian
	if le.Uint16(b[2:]) != 1 || le.Uint16(b[4:]) != 1 || b[6] != 32 || b[7] != 32 || int(le.Uint32(b[14:])) != len(b)-22 || le.Uint32(b[18:]) != 22 {
		t.Errorf("% x", b[:22])
	}
	if m, err := png.Decode(bytes.NewReader(b[22:])); err != nil || m.Bounds().Dx() != 32 {
		t.Error(err)
	}
}

func TestALogoIsASquareOfEnoughPixels(t *testing.T) {
	for _, test := range []struct {
		w, h int
		ok   bool
	}{{512, 512, true}, {511, 511, false}, {600, 512, false}} {
		if got := decode(encode(image.NewRGBA(image.Rect(0, 0, test.w, test.h)))) != nil; got != test.ok {
			t.Errorf("%d × %d is taken: %v", test.w, test.h, got)
		}
	}
	if decode([]byte("none")) != nil || decode(nil) != nil {
		t.Error("what is no picture is taken")
	}
}
