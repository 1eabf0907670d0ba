package image

import (
	"bytes"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestDamageIsCutAndSaid(t *testing.T) {
	secret := "secret"
	whole := jpegOf(t, scene(40, 24))
	for name, c := range map[string]struct {
		b        []byte
		problems string
	}{
		"segment.jpg":   {append(bytes.Clone(whole[:len(whole)-2]), "\xFF\xE1\x7F\x00secret"...), "picture-broken"},
		"zero.jpg":      {[]byte("\xFF\xD8\xFF\xE1\x00\x00secret"), "picture-broken"},
		"chunk.png":     {append(bytes.Clone(pngOf(t, scene(9, 7))[:33]), "\x7F\x00\x00\x00tEXtsecret"...), "picture-broken"},
		"chunk.webp":    {webpOf(vp8l(9, 7), []byte("EXIF\xFF\x00\x00\x00secret")), "picture-broken"},
		"header.webp":   {[]byte("RIFF\x00\x00\x00\x00WEBPsecret"), "picture-broken"},
		"no-photo.jpg":  {[]byte("<html>"), "picture-unreadable"},
		"no-photo.heic": {nil, "picture-unreadable"},
	} {
		out, _, problems := Clean(name, c.b)
		if names(problems) != c.problems || bytes.Contains(out, []byte(secret)) {
			t.Errorf("%s: %s, %q", name, names(problems), out)
		}
	}
	half := pngOf(t, scene(99, 77))
	half = half[:len(half)-40]
	if out, _, _ := Clean("half.png", half); !bytes.Equal(out, half) {
		t.Error("half a picture is better than none")
	}
}

func TestAJPEGOfVeryManyScansIsNotDecoded(t *testing.T) {
	b := append(jpegOf(t, scene(9, 7)), make([]byte, 200_000)...)
	for scans, want := range map[int]bool{10: true, 11: false} {
		if _, ok := turnJPEG(b, Size{10_000, 10_000}, scans, 6, nil); ok != want {
			t.Errorf("%d scans: %v", scans, ok)
		}
	}
}

func TestHostilePicturesCostLittle(t *testing.T) {
	// A table of 2,500 further tables, which are all the same one of 65,535 fields.
	loop := []byte(tiffBig + "\x00\x00\x00\x08\x00\x01\x01\x4A\x00\x04\x00\x00\x09\xC4\x00\x00\x00\x16")
	loop = append(loop, strings.Repeat("\x00\x00\x27\x26", 2500)...)
	loop = append(loop, "\xFF\xFF"+strings.Repeat("\x00\x01\x00\x04\x00\x10\x00\x00\x00\x00\x00\x08", 65_535)...)
	side := exifData{orientation: 6}
	sof := appSegment(0xC0, "\x08\x27\x10\x27\x10\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00")
	for name, b := range map[string][]byte{
		"loop.tiff": loop,
		"bomb.jpg":  bytes.Join([][]byte{{0xFF, 0xD8}, exifSegment(side), sof, appSegment(0xDA, "\x01\x01\x00\x00\x3F\x00")}, nil),
		"bomb.png": bytes.Join([][]byte{
			[]byte(pngSignature), pngChunk("IHDR", "\x00\x00\x27\x10\x00\x00\x27\x10\x10\x06\x00\x00\x00"),
			pngChunk("eXIf", string(side.tiff())), pngChunk("IDAT", "\x78\x9C\x03\x00"), pngChunk("IEND", ""),
		}, nil),
		"small.avif": []byte(isoBox("ftyp", "avif") + "\x00\x00\x00\x04meta"),
		"back.avif":  []byte(isoBox("ftyp", "avif") + "\x00\x00\x00\x01meta\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xF0"),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		Measure(name, b)
		if _, done, _ := Clean(name, b); done.Turned {
			t.Errorf("%s was turned", name)
		}
		if d := time.Since(start); d > 3*time.Second {
			t.Errorf("%s took %v", name, d)
		}
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > 32<<20 {
			t.Errorf("%s took %d MiB", name, n>>20)
		}
	}
}

func FuzzClean(f *testing.F) {
	d := exifData{orientation: 6, place: true, serial: "A-12"}
	f.Add(jpegWith(f, scene(9, 7), append(everyJPEGSegment(), exifSegment(d))...))
	f.Add(jpegWith(f, scene(9, 7), exifSegment(d)))
	f.Add(pngWith(f, scene(9, 7), pngChunk("eXIf", string(d.tiff()))))
	f.Add(webpOf(vp8x(webpEXIF, 9, 7), vp8l(9, 7), riffChunk("EXIF", string(d.tiff()))))
	f.Add(d.tiff())
	f.Add(avifOf(ispe(3, 4)))
	f.Fuzz(func(t *testing.T, b []byte) {
		before := bytes.Clone(b)
		start := time.Now()
		out, done, _ := Clean("a.jpg", b)
		if took := time.Since(start); took > 5*time.Second {
			t.Fatalf("took %v", took)
		}
		if !bytes.Equal(b, before) {
			t.Fatal("the input was changed")
		}
		again, twice, _ := Clean("a.jpg", out)
		if !bytes.Equal(again, out) || twice.Removed || twice.Turned {
			t.Fatalf("cleaning twice changes something: %+v, then %+v\n%q\n%q", done, twice, out, again)
		}
	})
}
