package image

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"slices"
	"testing"
)

// halves is red above and blue below, so that its turn can be seen.
func halves(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		c := color.RGBA{200, 0, 0, 255}
		if y >= h/2 {
			c = color.RGBA{0, 0, 200, 255}
		}
		for x := range w {
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func TestAPhotographHasTheWidthsThatAreSmallerThanItsOwn(t *testing.T) {
	for _, test := range []struct {
		width   int
		smaller []int
		own     bool
	}{
		{100, nil, true},
		{480, nil, true},
		{481, []int{480}, true},
		{1000, []int{480, 960}, true},
		{1920, []int{480, 960, 1440}, true},
		{1921, []int{480, 960, 1440, 1920}, false},
	} {
		f := Look("a.jpg", jpegOf(t, halves(test.width, 30)))
		if !slices.Equal(f.Smaller(), test.smaller) || f.OwnIsShown() != test.own {
			t.Errorf("of %d pixels: %v, its own shown: %v", test.width, f.Smaller(), f.OwnIsShown())
		}
	}
}

func TestAPhotographIsMadeSmallerUprightAndWithoutWhatItTells(t *testing.T) {
	profile := appSegment(0xE2, iccHeader+"\x01\x01profile")
	lying := jpegWith(t, halves(1000, 600), exifSegment(exifData{orientation: 3, place: true, serial: "SN1"}), profile)
	f := Look("a.jpg", lying)
	out, problems := Scale("a.jpg", lying, f.Smaller())
	if problems != nil || len(out) != 2 {
		t.Fatal(len(out), problems)
	}
	for i, width := range f.Smaller() {
		m, err := jpeg.Decode(bytes.NewReader(out[i]))
		if err != nil {
			t.Fatal(err)
		}
		want := image.Rect(0, 0, width, int(math.Round(float64(width)*0.6)))
		if m.Bounds() != want {
			t.Errorf("it is %v, want %v", m.Bounds(), want)
		}
		if r, _, b, _ := m.At(10, 10).RGBA(); r > b {
			t.Errorf("at %d pixels it is upside down", width)
		}
		if bytes.Contains(out[i], []byte("Exif")) || bytes.Contains(out[i], []byte("SN1")) || !bytes.Contains(out[i], profile) {
			t.Errorf("at %d pixels it tells of its camera, or has lost its colours", width)
		}
	}
}

func TestAPhotographOnItsSideIsMeasuredAndMadeSmallerUpright(t *testing.T) {
	lying := jpegWith(t, halves(600, 1000), exifSegment(exifData{orientation: 6}))
	f := Look("a.jpg", lying)
	out, _ := Scale("a.jpg", lying, []int{480})
	m, err := jpeg.Decode(bytes.NewReader(out[0]))
	if err != nil || f.Size != (Size{1000, 600}) || m.Bounds() != image.Rect(0, 0, 480, 288) {
		t.Fatal(err, f, m.Bounds())
	}
	if left, _, _, _ := m.At(10, 100).RGBA(); left > 0x4000 {
		t.Error("what was above is on the left")
	}
}

// What is halved first shows the same: a fine pattern becomes its mean, an edge
// stays where it is.
func TestALargePhotographKeepsItsColoursAndEdges(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 4001, 1001))
	for y := range 1001 {
		for x := range 4001 {
			v := uint8(100 + 80*((x+y)%2)) // a mean of 140
			if x >= 2000 {
				v = 255
			}
			m.SetRGBA(x, y, color.RGBA{v, v, 20, 255})
		}
	}
	out, _ := Scale("a.jpg", jpegOf(t, m), []int{480})
	small, err := jpeg.Decode(bytes.NewReader(out[0]))
	if err != nil {
		t.Fatal(err)
	}
	for x, want := range map[int]int{10: 140, 230: 140, 250: 255, 470: 255} {
		r, _, b, _ := small.At(x, 60).RGBA()
		if got := int(r >> 8); got < want-8 || got > want+8 || b>>8 > 40 {
			t.Errorf("at %d the red is %d, want %d; the blue is %d", x, got, want, b>>8)
		}
	}
}

func TestAWidthDoesNotDependOnWhichOthersAreMade(t *testing.T) {
	b := jpegOf(t, halves(2000, 100))
	all, _ := Scale("a.jpg", b, Look("a.jpg", b).Smaller())
	one, _ := Scale("a.jpg", b, []int{480})
	if len(all) != 4 || !bytes.Equal(all[0], one[0]) {
		t.Error("another picture at 480 pixels")
	}
}

func TestGreyStaysGreyAndTransparencyStays(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 600, 20))
	out, _ := Scale("a.jpg", jpegOf(t, grey), []int{480})
	if m, err := jpeg.Decode(bytes.NewReader(out[0])); err != nil || m.ColorModel() != color.GrayModel {
		t.Error(err, "a grey photo has become coloured")
	}
	clear := image.NewNRGBA(image.Rect(0, 0, 600, 20))
	clear.SetNRGBA(599, 19, color.NRGBA{255, 0, 0, 255})
	out, problems := Scale("a.png", pngOf(t, clear), []int{480})
	m, _, err := image.Decode(bytes.NewReader(out[0]))
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	if _, _, _, a := m.At(1, 1).RGBA(); a != 0 {
		t.Error("a transparent picture has become opaque")
	}
}

func TestDrawingsAndWhatCannotBeEncodedHereAreNoPhotographs(t *testing.T) {
	palette := image.NewPaletted(image.Rect(0, 0, 1000, 10), color.Palette{color.Black, color.White})
	for name, b := range map[string][]byte{
		"palette.png": pngOf(t, palette),
		"drawing.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="500"/>`),
		"none.jpg":    []byte("no picture"),
	} {
		if f := Look(name, b); f.Scalable || f.Smaller() != nil || !f.OwnIsShown() {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// Its head is sound, so pages name its sizes: there must be something there.
func TestAPhotographThatBreaksOffIsPublishedInItsOwnSize(t *testing.T) {
	whole := jpegOf(t, halves(1000, 600))
	b := whole[:len(whole)/2]
	if !Look("a.jpg", b).Scalable {
		t.Fatal("the sample does not look like a photograph")
	}
	out, problems := Scale("a.jpg", b, []int{480, 960})
	if len(problems) != 1 || problems[0].Message != msgNotScaled || len(out[0]) == 0 || !bytes.Equal(out[0], out[1]) {
		t.Error(problems, len(out[0]), len(out[1]))
	}
}

func TestAPhotographOverTheLimitsIsToldOf(t *testing.T) {
	b := jpegOf(t, halves(600, 10))
	if _, over := OverLimits("a.jpg", b); over {
		t.Error("a small photo is told of")
	}
	d, over := OverLimits("a.jpg", huge(b))
	if !over || d.Message != msgLargeToScale || Look("a.jpg", huge(b)).Scalable {
		t.Error("a huge photo is not told of, or is to be decoded")
	}
}

// huge returns a JPEG whose frame says that it has more pixels than may be.
func huge(b []byte) []byte {
	out := bytes.Clone(b)
	for s := range jpegSegments(out) {
		if _, ok := s.size(); ok {
			copy(s.body[1:], []byte{0x75, 0x30, 0x75, 0x30})
		}
	}
	return out
}

func TestWhatAPhotographToldIsSaidAsCleaningItSays(t *testing.T) {
	for _, b := range [][]byte{
		jpegOf(t, halves(20, 10)),
		jpegWith(t, halves(20, 10), exifSegment(exifData{place: true, serial: "SN1"})),
		jpegWith(t, halves(20, 10), exifSegment(exifData{serial: "SN1"}), appSegment(0xE2, iccHeader+"\x01\x01profile")),
		pngWith(t, halves(20, 10), pngChunk("eXIf", string(exifData{place: true}.tiff()))),
		pngWith(t, halves(20, 10), pngChunk("tEXt", "Comment\x00made by hand")),
	} {
		_, _, cleaned := Clean("a.jpg", b)
		told := Told("a.jpg", b)
		if len(told) != len(cleaned) || len(told) == 1 && told[0].Message != cleaned[0].Message {
			t.Errorf("told is %v, want %v", told, cleaned)
		}
	}
}

// What Look promises, Scale keeps, whatever the bytes are.
func FuzzScale(f *testing.F) {
	f.Add(jpegWith(f, halves(500, 3), exifSegment(exifData{orientation: 3})))
	f.Add(jpegWith(f, halves(3, 500), exifSegment(exifData{orientation: 6})))
	f.Add(pngWith(f, halves(500, 3), pngChunk("eXIf", string(exifData{orientation: 8}.tiff()))))
	f.Fuzz(func(t *testing.T, b []byte) {
		before := bytes.Clone(b)
		widths := Look("a.jpg", b).Smaller()
		if widths == nil {
			return
		}
		out, problems := Scale("a.jpg", b, widths)
		if !bytes.Equal(b, before) {
			t.Fatal("the input was changed")
		}
		for i, width := range widths {
			if size, _ := Measure("a.jpg", out[i]); problems == nil && size.Width != width {
				t.Fatalf("%d pixels wide, want %d", size.Width, width)
			}
		}
	})
}

func BenchmarkScale(b *testing.B) {
	photo := jpegOf(b, halves(4000, 3000))
	b.Run("all widths", func(b *testing.B) {
		for b.Loop() {
			Scale("a.jpg", photo, steps)
		}
	})
	b.Run("one width", func(b *testing.B) {
		for b.Loop() {
			Scale("a.jpg", photo, steps[:1])
		}
	})
	b.Run("look", func(b *testing.B) {
		for b.Loop() {
			Look("a.jpg", photo)
		}
	})
}
