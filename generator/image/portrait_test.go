package image

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

func TestAPortraitIsTheMiddleSquareInGreyOnWhite(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 90, 30)) // clear, but for what is below
	for y := range 30 {
		for x := range 90 {
			switch {
			case x < 30 || x >= 60:
				m.Set(x, y, color.NRGBA{R: 255, A: 255})
			case y < 15:
				m.Set(x, y, color.Black)
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	p, ok := Portrait("p.png", b.Bytes(), 10)
	if !ok || p.Bounds().Dx() != 10 || p.GrayAt(0, 1).Y > 9 || p.GrayAt(9, 1).Y > 9 || p.GrayAt(5, 8).Y < 246 {
		t.Error(ok, p)
	}
}

func TestAPortraitIsUpright(t *testing.T) {
	upright, ok := Portrait("p.png", pngOf(t, scene(80, 80)), 16)
	if !ok {
		t.Fatal("no portrait")
	}
	for orientation := 2; orientation <= 8; orientation++ {
		lying := jpegWith(t, laid(scene(80, 80), orientation), exifSegment(exifData{orientation: orientation}))
		p, ok := Portrait("p.jpg", lying, 16)
		if !ok {
			t.Fatal("no portrait")
		}
		for i, grey := range p.Pix {
			if d := int(grey) - int(upright.Pix[i]); d > 25 || d < -25 {
				t.Errorf("orientation %d: pixel %d is %d, not %d", orientation, i, grey, upright.Pix[i])
				break
			}
		}
	}
}

func TestWhatIsNoPhotographIsNoPortrait(t *testing.T) {
	for name, text := range map[string]string{
		"a.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>`, "a.png": "\x89PNG\r\n\x1a\n", "a.jpg": "\xFF\xD8\xFF", "b.jpg": "",
	} {
		if _, ok := Portrait(name, []byte(text), 10); ok {
			t.Error(name, "is a portrait")
		}
	}
}
