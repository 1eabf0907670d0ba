package image

import (
	"bytes"
	"strings"
	"testing"
)

func TestMeasureTellsWhatAViewerSees(t *testing.T) {
	side := exifData{orientation: 6}
	for name, c := range map[string]struct {
		b    []byte
		want Size
	}{
		"jpeg":                        {jpegOf(t, scene(40, 24)), Size{40, 24}},
		"jpeg on its side":            {jpegWith(t, scene(40, 24), exifSegment(side)), Size{24, 40}},
		"jpeg upside down":            {jpegWith(t, scene(40, 24), exifSegment(exifData{orientation: 3})), Size{40, 24}},
		"jpeg with an orientation 9":  {jpegWith(t, scene(40, 24), exifSegment(exifData{orientation: 9})), Size{40, 24}},
		"jpeg, padding before marker": {splice(jpegOf(t, scene(40, 24)), 2, []byte{0xFF, 0xFF, 0xFF}), Size{40, 24}},
		"png":                         {pngOf(t, scene(40, 24)), Size{40, 24}},
		"gif":                         {[]byte("GIF89a\x28\x00\x18\x01rest"), Size{40, 280}},
		"webp, lossless":              {webpOf(vp8l(40, 24)), Size{40, 24}},
		"webp, extended":              {webpOf(vp8x(0, 40, 24), vp8l(40, 24)), Size{40, 24}},
		"avif":                        {avifOf(ispe(40, 24)), Size{40, 24}},
		"avif with tiles":             {avifOf(ispe(8, 8), ispe(40, 24), ispe(40, 8)), Size{40, 24}},
		"avif on its side":            {avifOf(ispe(40, 24), isoBox("irot", "\x01")), Size{24, 40}},
		"avif upside down":            {avifOf(ispe(40, 24), isoBox("irot", "\x02")), Size{40, 24}},
	} {
		if got, ok := Measure("picture.bin", c.b); !ok || got != c.want {
			t.Errorf("%s: got %v, %v, want %v", name, got, ok, c.want)
		}
	}
}

func TestMeasureReadsHeadersOnly(t *testing.T) {
	for name, b := range map[string][]byte{
		"jpeg": jpegOf(t, scene(400, 240))[:700], "png": pngOf(t, scene(400, 240))[:60], "webp": webpOf(vp8l(400, 240))[:26],
	} {
		if got, ok := Measure(name, b); !ok || got != (Size{400, 240}) {
			t.Errorf("%s: got %v, %v", name, got, ok)
		}
	}
}

func TestMeasureSVG(t *testing.T) {
	for text, want := range map[string]Size{
		`<svg width="40" height="24"/>`:                                                     {40, 24},
		`<svg width="40px" height=" 24.4px "/>`:                                             {40, 24},
		`<svg width="1in" height="25.4mm"/>`:                                                {96, 96},
		`<svg width="3pc" height="36pt"/>`:                                                  {48, 48},
		`<svg width="2.54cm" height="101.6Q"/>`:                                             {96, 96},
		`<svg width="1e2" height="0.2"/>`:                                                   {100, 1},
		`<svg viewBox="0 0 40 24"/>`:                                                        {40, 24},
		`<svg viewBox="-5,-5,40,24"/>`:                                                      {40, 24},
		`<svg width="100%" height="100%" viewBox="0 0 40 24"/>`:                             {40, 24},
		`<svg width="80" viewBox="0 0 40 24"/>`:                                             {80, 48},
		`<svg height="12" width="2em" viewBox="0 0 40 24"/>`:                                {20, 12},
		"\uFEFF<?xml version='1.0'?>\n<!-- <svg width='1'> --><svg width='40' height='24'>": {40, 24},
		`<!DOCTYPE svg [<!ENTITY ns "http://x"> <!ENTITY a "&ns;&ns;">]><svg xmlns:x="&ns;" width="40" height="24"/>`: {40, 24},
		`<?xml version="1.0" encoding="windows-1251"?><svg id="` + "\xEF\xF0" + `" width="40" height="24"/>`:          {40, 24},
		`<s:svg xmlns:s="http://www.w3.org/2000/svg" width="40" height="24"/>`:                                        {40, 24},
		`<svg/>`: {}, `<svg width="40"/>`: {}, `<svg width="-4" height="4"/>`: {}, `<svg width="NaN" height="4"/>`: {},
		`<svg width="Inf" height="4"/>`: {}, `<svg width="1e300" height="1e300"/>`: {}, `<svg width="9999999" height="4"/>`: {},
		`<svg viewBox="0 0 40"/>`: {}, `<svg viewBox="0 0 -1 4"/>`: {}, `<svg x:width="40" x:height="24"/>`: {},
		`<html><svg width="40" height="24"/></html>`: {}, `plain text`: {}, `<svg width="40" height="24"`: {},
		`<!--` + strings.Repeat("x", svgHead) + `--><svg width="40" height="24"/>`: {},
	} {
		got, ok := Measure("a/picture.SVG", []byte(text))
		if ok != (want != Size{}) || got != want {
			t.Errorf("%.80s: got %v, %v, want %v", text, got, ok, want)
		}
	}
	if _, ok := Measure("page.html", []byte(`<svg width="40" height="24"/>`)); ok {
		t.Error("a file of another ending is no picture")
	}
}

func TestMeasureRefuses(t *testing.T) {
	for name, b := range map[string][]byte{
		"nothing": nil, "text": []byte("hello"), "gif without size": []byte("GIF89a\x01"), "gif of no width": []byte("GIF89a\x00\x00\x01\x00"),
		"jpeg without frame": []byte("\xFF\xD8\xFF\xD9"), "jpeg of no height": bytes.Join([][]byte{{0xFF, 0xD8}, appSegment(0xC0, "\x08\x00\x00\x00\x01\x00")}, nil),
		"png without header": []byte(pngSignature), "png of no width": append([]byte(pngSignature), pngChunk("IHDR", strings.Repeat("\x00", 13))...),
		"webp without chunks": webpOf(), "avif without size": avifOf(), "tiff": exifData{}.tiff(),
	} {
		if s, ok := Measure("a", b); ok || s != (Size{}) {
			t.Errorf("%s measures %v", name, s)
		}
	}
}

func FuzzMeasure(f *testing.F) {
	f.Add("a.jpg", jpegWith(f, scene(9, 7), exifSegment(everything)))
	f.Add("a.png", pngWith(f, scene(9, 7), pngChunk("eXIf", string(everything.tiff()))))
	f.Add("a.webp", webpOf(vp8x(0, 9, 7), vp8l(9, 7)))
	f.Add("a.avif", avifOf(ispe(3, 4), isoBox("irot", "\x01")))
	f.Add("a.gif", []byte("GIF89a\x28\x00\x18\x01"))
	f.Add("a.svg", []byte(`<!DOCTYPE svg [<!ENTITY a "b">]><svg width="1mm" viewBox="0 0 4 &a;"/>`))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		s, ok := Measure(name, b)
		if ok != (s.Width > 0 && s.Height > 0) || !ok && s != (Size{}) {
			t.Fatalf("%v, %v", s, ok)
		}
	})
}

func BenchmarkMeasure(b *testing.B) {
	for name, picture := range map[string][]byte{
		"a.jpg": jpegWith(b, scene(400, 300), exifSegment(everything)), "a.png": pngOf(b, scene(400, 300)),
		"a.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 24"><path/></svg>`),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Measure(name, picture)
			}
		})
	}
}
