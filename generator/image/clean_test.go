package image

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/webp"

	"vizitka/generator/diag"
)

func names(l diag.List) string {
	var out []string
	for _, d := range l {
		out = append(out, d.Message.Name)
	}
	return strings.Join(out, " ")
}

var everything = exifData{orientation: 1, place: true, serial: "SN-123456"}

func everyJPEGSegment() [][]byte {
	iptc := "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x0F\x1C\x02\x5A\x00\x06Moscow\x1C\x02\x65\x00\x00"
	return [][]byte{
		appSegment(0xE0, jfifHeader+"\x01\x02\x00\x00\x48\x00\x48\x01\x01RGB"),
		exifSegment(everything),
		appSegment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+xmpPacket),
		appSegment(0xE2, iccHeader+"\x01\x01profile"),
		appSegment(0xE2, "MPF\x00previews"),
		appSegment(0xED, iptc),
		appSegment(0xFE, "a comment of SN-123456"),
	}
}

func TestNothingIsLeftInAPhoto(t *testing.T) {
	m := scene(40, 24)
	exif := string(everything.tiff())
	for name, b := range map[string][]byte{
		"photo.jpg": append(jpegWith(t, m, everyJPEGSegment()...), exif...),
		"photo.png": append(pngWith(t, m,
			pngChunk("eXIf", exif), pngChunk("tEXt", "Comment\x00SN-123456"),
			pngChunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmpPacket), pngChunk("tIME", "\x07\xEA\x0B\x18\x06\x00\x00"),
			pngChunk("prVt", "SN-123456")), exif...),
		"photo.webp": append(webpOf(vp8x(webpEXIF|webpXMP, 40, 24), vp8l(40, 24), riffChunk("EXIF", exif),
			riffChunk("XMP ", xmpPacket), riffChunk("SECR", "SN-123456")), exif...),
	} {
		t.Run(name, func(t *testing.T) {
			if len(tagsOf(t, b)) < 3 {
				t.Fatal("the sample holds no metadata")
			}
			before := bytes.Clone(b)
			out, done, problems := Clean(name, b)
			if !bytes.Equal(b, before) {
				t.Error("the input was changed")
			}
			if tags := tagsOf(t, out); len(tags) > 0 {
				t.Errorf("left: %v", tags)
			}
			for _, secret := range []string{"SN-123456", "XMP77", "GPSLatitude", "Maker of cameras", "Moscow", "RGB"} {
				if bytes.Contains(out, []byte(secret)) {
					t.Errorf("left: %s", secret)
				}
			}
			if want := (Cleaned{Removed: true, Place: true, Serial: true}); done != want {
				t.Errorf("done is %+v, want %+v", done, want)
			}
			if got := names(problems); got != "photo-place-and-serial-removed" {
				t.Errorf("problems are %s", got)
			}
			if _, _, err := image.Decode(bytes.NewReader(out)); err != nil {
				t.Errorf("the result cannot be read: %v", err)
			}
			again, done, problems := Clean(name, out)
			if &again[0] != &out[0] || len(again) != len(out) || done != (Cleaned{}) || len(problems) > 0 {
				t.Error("cleaning twice changes something")
			}
		})
	}
}

func TestAJPEGIsCleanedWithoutLoss(t *testing.T) {
	plain := jpegOf(t, scene(40, 24))
	out, _, _ := Clean("photo.jpg", jpegWith(t, scene(40, 24), everyJPEGSegment()...))
	want := splice(plain, 2, append(
		appSegment(0xE0, jfifHeader+"\x01\x02\x00\x00\x48\x00\x48\x00\x00"),
		appSegment(0xE2, iccHeader+"\x01\x01profile")...))
	if !bytes.Equal(out, want) {
		t.Error("more than the metadata went, or less")
	}
}

func TestWhatHoldsNothingComesBackAsItIs(t *testing.T) {
	for name, b := range map[string][]byte{
		"a.jpg": jpegOf(t, scene(9, 7)), "a.png": pngOf(t, scene(9, 7)),
		"a.webp": webpOf(vp8l(9, 7)), "b.webp": webpOf(vp8x(0, 9, 7), riffChunk("ICCP", "odd"), vp8l(9, 7)),
		"a.gif": []byte("GIF89a\x01\x00\x01\x00"), "a.svg": []byte("<svg/>"), "a.pdf": []byte("%PDF"), "a.bin": nil,
		"a.avif":      avifOf(ispe(3, 4)),
		"restart.jpg": []byte(strings.TrimSuffix(string(jpegOf(t, scene(9, 7))), "\xFF\xD9") + "\xFF\xD0more\xFF\xD1more\xFF\xD9"),
		"adobe.jpg":   jpegWith(t, scene(9, 7), appSegment(0xEE, "Adobe\x00\x64\x00\x00\x00\x00\x01")),
	} {
		out, done, problems := Clean(name, b)
		if len(out) != len(b) || len(b) > 0 && &out[0] != &b[0] || done != (Cleaned{}) || len(problems) > 0 {
			t.Errorf("%s: %d bytes of %d, %+v, %s", name, len(out), len(b), done, names(problems))
		}
	}
}

func TestNoticesTellWhatWent(t *testing.T) {
	for want, d := range map[string]exifData{
		"photo-cleaned":                  {},
		"photo-place-removed":            {place: true},
		"photo-serial-removed":           {serial: "A-12"},
		"photo-place-and-serial-removed": {place: true, serial: "A-12"},
		"photo-cleaned photo-turned":     {orientation: 6},
	} {
		if _, _, problems := Clean("a.jpg", jpegWith(t, scene(40, 24), exifSegment(d))); names(problems) != want {
			t.Errorf("got %s, want %s", names(problems), want)
		}
	}
	_, _, problems := Clean("content/a.jpg", jpegWith(t, scene(9, 7), exifSegment(everything)))
	if got, want := problems[0].Text("ru"), "удалены место съёмки, серийный номер камеры и прочие сведения о снимке"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if problems[0].Place.File != "content/a.jpg" {
		t.Errorf("the place is %v", problems[0].Place)
	}
}

func TestPhotosAreTurnedUpright(t *testing.T) {
	const w, h = 68, 44
	profile := appSegment(0xE2, iccHeader+"\x01\x01profile")
	for o := 1; o <= 8; o++ {
		t.Run(strconv.Itoa(o), func(t *testing.T) {
			m := laid(scene(w, h), o)
			d := exifData{orientation: o, place: true}
			for name, b := range map[string][]byte{
				"a.jpg": jpegWith(t, m, exifSegment(d), profile),
				"a.png": pngWith(t, m, pngChunk("gAMA", "\x00\x00\xB1\x8F"), pngChunk("eXIf", string(d.tiff()))),
			} {
				if got, ok := Measure(name, b); !ok || got != (Size{w, h}) {
					t.Errorf("%s measures %v before", name, got)
				}
				out, done, _ := Clean(name, b)
				if done != (Cleaned{Removed: true, Place: true, Turned: o > 1}) {
					t.Errorf("%s: done is %+v", name, done)
				}
				if got, _ := Measure(name, out); got != (Size{w, h}) {
					t.Errorf("%s measures %v after", name, got)
				}
				if len(tagsOf(t, out)) > 0 {
					t.Errorf("%s: tags are left", name)
				}
				if !bytes.Contains(out, []byte("profile")) && !bytes.Contains(out, []byte("gAMA")) {
					t.Errorf("%s: the meaning of its colours went", name)
				}
				decoded, _, err := image.Decode(bytes.NewReader(out))
				if err != nil {
					t.Fatal(err)
				}
				mustShow(t, decoded, w, h)
			}
		})
	}
}

func TestEveryKindOfPixelsIsTurned(t *testing.T) {
	r := image.Rect(0, 0, 3, 2)
	for _, m := range []interface {
		image.Image
		Set(x, y int, c color.Color)
	}{
		image.NewGray(r), image.NewGray16(r), image.NewRGBA(r), image.NewRGBA64(r), image.NewNRGBA(r), image.NewNRGBA64(r),
		image.NewPaletted(r, color.Palette{color.Black, color.White}),
	} {
		m.Set(0, 1, color.White) // the bottom left corner is the top left one after a turn clockwise
		out := turn(m, 6)
		if got, want := out.Bounds(), image.Rect(0, 0, 2, 3); got != want {
			t.Errorf("%T: bounds are %v", m, got)
		}
		white := 0
		for y := range 3 {
			for x := range 2 {
				if v, _, _, _ := out.At(x, y).RGBA(); v == 0xFFFF {
					white++
				}
			}
		}
		if v, _, _, _ := out.At(0, 0).RGBA(); v != 0xFFFF || white != 1 {
			t.Errorf("%T: turned wrongly", m)
		}
	}
	for _, ratio := range []image.YCbCrSubsampleRatio{
		image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420,
		image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410,
	} {
		m := image.NewYCbCr(image.Rect(0, 0, 9, 5), ratio)
		for i := range m.Y {
			m.Y[i] = byte(i)
		}
		for i := range m.Cb {
			m.Cb[i], m.Cr[i] = byte(i), byte(100+i)
		}
		out := turn(m, 3)
		for y := range 5 {
			for x := range 9 {
				if out.At(x, y) != m.At(8-x, 4-y) {
					t.Fatalf("%v: pixel %d,%d is wrong", ratio, x, y)
				}
			}
		}
	}
	if turn(image.NewCMYK(r), 6) != nil {
		t.Error("CMYK was turned: its profile would not fit the result")
	}
}

func TestAGreyPNGWithTransparencyDropsTheProfileForGreys(t *testing.T) {
	b := pngWith(t, image.NewGray(image.Rect(0, 0, 3, 2)), pngChunk("iCCP", "x\x00\x00greys"),
		pngChunk("tRNS", "\x00\x00"), pngChunk("eXIf", string(exifData{orientation: 6}.tiff())))
	out, done, _ := Clean("a.png", b)
	if _, err := png.Decode(bytes.NewReader(out)); err != nil || !done.Turned || bytes.Contains(out, []byte("iCCP")) {
		t.Errorf("turned %v, %v, %q", done.Turned, err, out)
	}
}

func TestWhatCannotBeTurnedIsSaid(t *testing.T) {
	side := exifData{orientation: 8}
	huge := pngChunk("IHDR", "\x00\x00\x40\x00\x00\x00\x20\x00\x08\x02\x00\x00\x00")
	for name, c := range map[string]struct {
		b        []byte
		size     Size
		problems string
	}{
		"a.webp": {webpOf(vp8x(webpEXIF, 9, 7), vp8l(9, 7), riffChunk("EXIF", string(side.tiff()))), Size{9, 7}, "photo-cleaned photo-not-turned"},
		"animated.png": {
			pngWith(t, scene(9, 7), pngChunk("acTL", "\x00\x00\x00\x01\x00\x00\x00\x00"), pngChunk("eXIf", string(side.tiff()))),
			Size{9, 7},
			"photo-cleaned photo-not-turned",
		},
		"huge.png": {
			bytes.Join([][]byte{[]byte(pngSignature), huge, pngChunk("eXIf", string(side.tiff())), pngChunk("IDAT", strings.Repeat("x", 400_000)), pngChunk("IEND", "")}, nil),
			Size{16384, 8192},
			"photo-cleaned photo-too-large-to-turn",
		},
	} {
		out, done, problems := Clean(name, c.b)
		if done.Turned || names(problems) != c.problems {
			t.Errorf("%s: turned is %v, problems are %s", name, done.Turned, names(problems))
		}
		for _, b := range [][]byte{c.b, out} {
			if got, ok := Measure(name, b); !ok || got != c.size {
				t.Errorf("%s measures %v, %v", name, got, ok)
			}
		}
		if name == "a.webp" {
			if _, err := webp.Decode(bytes.NewReader(out)); err != nil {
				t.Error(err)
			}
		}
		if name == "huge.png" && problems[1].Text("en") != "the photo should be turned, but has 135 megapixels: the limit is 100" {
			t.Error(problems[1].Text("en"))
		}
	}
}

func TestAJPEGThatCannotBeTurnedKeepsItsOrientationAlone(t *testing.T) {
	b := jpegWith(t, scene(40, 24), appSegment(0xE0, jfifHeader+"\x01\x02\x00\x00\x48\x00\x48\x00\x00"), exifSegment(exifData{orientation: 6, place: true}))
	i := bytes.Index(b, []byte{0xFF, 0xC0})
	b[i+1] = 0xC9 // arithmetic coding
	out, done, problems := Clean("a.jpg", b)
	if done != (Cleaned{Removed: true, Place: true}) || names(problems) != "photo-place-removed" {
		t.Errorf("%+v, %s", done, names(problems))
	}
	if tags := tagsOf(t, out); strings.Join(tags, ", ") != "EXIF Orientation" {
		t.Errorf("tags are %v", tags)
	}
	if got, _ := Measure("a.jpg", out); got != (Size{24, 40}) {
		t.Errorf("measures %v", got)
	}
	again, done, problems := Clean("a.jpg", out)
	if &again[0] != &out[0] || done != (Cleaned{}) || len(problems) > 0 {
		t.Errorf("cleaning twice changes something: %+v, %s", done, names(problems))
	}
}

func TestOnlyTheOrientationOfThePictureItselfCounts(t *testing.T) {
	side := exifSegment(exifData{orientation: 6})
	behind := []byte(strings.TrimSuffix(string(jpegOf(t, scene(40, 24))), "\xFF\xD9") + string(side) + "\xFF\xD9")
	// IFD0 with a pointer to another table, which has orientation 6.
	other := appSegment(0xE1, exifHeader+tiffBig+"\x00\x00\x00\x08"+
		"\x00\x01\x01\x4A\x00\x04\x00\x00\x00\x01\x00\x00\x00\x1A\x00\x00\x00\x00"+
		"\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00")
	for name, b := range map[string][]byte{"behind the picture": behind, "of another table": jpegWith(t, scene(40, 24), other)} {
		if len(tagsOf(t, b)) == 0 && name == "of another table" {
			t.Fatal("the sample holds no orientation")
		}
		out, done, _ := Clean("a.jpg", b)
		if done != (Cleaned{Removed: true}) || !bytes.Equal(out, jpegOf(t, scene(40, 24))) {
			t.Errorf("%s: %+v", name, done)
		}
		if got, _ := Measure("a.jpg", b); got != (Size{40, 24}) {
			t.Errorf("%s: measures %v", name, got)
		}
	}
}

func TestAFormatThatIsNotCleanedSaysWhatItTells(t *testing.T) {
	iPhone := string(append(avifOf(ispe(40, 24)), isoBox("mdat", exifHeader+string(exifData{place: true}.tiff()))...))
	heic := []byte(strings.Replace(iPhone, "avif", "heic", 1))
	for name, b := range map[string][]byte{"a.avif": []byte(iPhone), "a.heic": heic, "renamed.jpg": heic, "a.tiff": exifData{serial: "A-12"}.tiff()} {
		out, done, problems := Clean(name, b)
		if &out[0] != &b[0] || done != (Cleaned{}) || names(problems) != "photo-data-left" {
			t.Errorf("%s: %+v, %s", name, done, names(problems))
		}
	}
}

func TestPhotosAreKnownByName(t *testing.T) {
	for name, want := range map[string]bool{
		"a.jpg": true, "b/A.JPEG": true, "a.png": true, "a.webp": true, "a.tif": true, "a.HEIC": true, "a.avif": true,
		"a.svg": false, "a.gif": false, "a.pdf": false, "jpg": false, "": false,
	} {
		if IsPhoto(name) != want {
			t.Errorf("IsPhoto(%q) is %v", name, !want)
		}
	}
}

func BenchmarkClean(b *testing.B) {
	m := laid(scene(1600, 1200), 6)
	for name, photo := range map[string][]byte{
		"jpeg, lossless": jpegWith(b, m, everyJPEGSegment()...),
		"jpeg, turned":   jpegWith(b, m, exifSegment(exifData{orientation: 6})),
		"png, lossless":  pngWith(b, m, pngChunk("eXIf", string(everything.tiff()))),
		"webp":           webpOf(vp8x(webpEXIF, 9, 7), vp8l(9, 7), riffChunk("EXIF", string(everything.tiff()))),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(photo)))
			for b.Loop() {
				Clean("a.jpg", photo)
			}
		})
	}
}
