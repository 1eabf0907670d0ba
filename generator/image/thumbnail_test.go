package image

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

func TestAThumbnailIsSmallUprightAndTellsNothing(t *testing.T) {
	lying := jpegWith(t, halves(1000, 600), exifSegment(exifData{orientation: 6, place: true, serial: "SN1"}))
	for name, test := range map[string]struct {
		photo []byte
		want  Size
	}{
		"a wide JPEG":             {jpegOf(t, halves(1000, 600)), Size{320, 192}},
		"a JPEG on its side":      {lying, Size{192, 320}},
		"a PNG":                   {pngOf(t, halves(640, 640)), Size{320, 320}},
		"one that is small":       {pngOf(t, halves(40, 30)), Size{40, 30}},
		"one that is as a ribbon": {pngOf(t, halves(2000, 2)), Size{320, 1}},
	} {
		b, ok := Thumbnail(test.photo, 320)
		m, err := jpeg.Decode(bytes.NewReader(b))
		if !ok || err != nil {
			t.Errorf("%s: %v, %v", name, ok, err)
			continue
		}
		if got := (Size{m.Bounds().Dx(), m.Bounds().Dy()}); got != test.want {
			t.Errorf("%s is %v large, want %v", name, got, test.want)
		}
		if bytes.Contains(b, []byte("Exif")) {
			t.Errorf("%s tells of its camera", name)
		}
	}
	// Red is above in the picture that lies; a clockwise turn brings it right.
	b, _ := Thumbnail(lying, 320)
	m, _ := jpeg.Decode(bytes.NewReader(b))
	if r, _, blue, _ := m.At(180, 160).RGBA(); r < blue {
		t.Error("it is not turned upright")
	}
}

func TestAThumbnailOfWhatIsClearIsOnWhite(t *testing.T) {
	b, ok := Thumbnail(pngOf(t, image.NewNRGBA(image.Rect(0, 0, 8, 8))), 320)
	m, err := jpeg.Decode(bytes.NewReader(b))
	if !ok || err != nil {
		t.Fatal(ok, err)
	}
	if got := color.GrayModel.Convert(m.At(4, 4)).(color.Gray).Y; got < 250 {
		t.Errorf("it is of the grey %d", got)
	}
}

func TestWhatCannotBeDecodedHasNoThumbnail(t *testing.T) {
	whole := pngOf(t, halves(40, 30))
	for name, b := range map[string][]byte{"nothing": nil, "text": []byte("text"), "a drawing": []byte("<svg/>"), "half a PNG": whole[:len(whole)/2]} {
		if b, ok := Thumbnail(b, 320); ok {
			t.Errorf("%s has one of %d bytes", name, len(b))
		}
	}
}
