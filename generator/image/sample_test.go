package image

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"github.com/bep/imagemeta"
)

// The pictures of the tests are made here, byte by byte where no encoder
// writes what cameras write.

const xmpPacket = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" exif:GPSLatitude="55,45.0N" aux:SerialNumber="XMP77"/></rdf:RDF></x:xmpmeta>`

type exifData struct {
	orientation int
	place       bool
	serial      string
}

// tiff writes EXIF data: IFD0 with a maker, and what d asks for in it, in the
// Exif IFD and in the GPS IFD.
func (d exifData) tiff() []byte {
	type field struct {
		tag, kind uint16
		count     uint32
		value     []byte
	}
	be := binary.BigEndian
	long := func(n int) []byte { return be.AppendUint32(nil, uint32(n)) }
	text := func(tag uint16, s string) field { return field{tag, 2, uint32(len(s) + 1), []byte(s + "\x00")} }
	out := []byte(tiffBig + "\x00\x00\x00\x08")
	ifd := func(fields []field) {
		data := len(out) + 2 + 12*len(fields) + 4
		var behind []byte
		out = be.AppendUint16(out, uint16(len(fields)))
		for _, f := range fields {
			out = be.AppendUint16(be.AppendUint16(out, f.tag), f.kind)
			out = be.AppendUint32(out, f.count)
			if len(f.value) <= 4 {
				out = append(out, append(f.value, 0, 0, 0, 0)[:4]...)
				continue
			}
			out = be.AppendUint32(out, uint32(data+len(behind)))
			behind = append(behind, f.value...)
		}
		out = append(append(out, 0, 0, 0, 0), behind...)
	}
	first := []field{text(0x010F, "Maker of cameras")}
	if d.orientation > 0 {
		first = append(first, field{0x0112, 3, 1, []byte{0, byte(d.orientation)}})
	}
	var exif, gps []field
	if d.serial != "" {
		exif = []field{text(0xA431, d.serial)}
	}
	if d.place {
		degrees := bytes.Join([][]byte{long(55), long(1), long(45), long(1), long(0), long(1)}, nil)
		gps = []field{text(1, "N"), {2, 5, 3, degrees}, text(3, "E"), {4, 5, 3, degrees}}
	}
	behind := 8 + 2 + 4 + len(first[0].value) + 12*len(first)
	pointers := 0
	if exif != nil {
		pointers++
	}
	if gps != nil {
		pointers++
	}
	behind += 12 * pointers
	if exif != nil {
		first = append(first, field{0x8769, 4, 1, long(behind)})
	}
	if gps != nil {
		at := behind
		if exif != nil {
			at += 2 + 12 + 4 + len(exif[0].value)
			if len(exif[0].value) <= 4 {
				at -= len(exif[0].value)
			}
		}
		first = append(first, field{0x8825, 4, 1, long(at)})
	}
	ifd(first)
	if exif != nil {
		ifd(exif)
	}
	if gps != nil {
		ifd(gps)
	}
	return out
}

func appSegment(marker byte, body string) []byte {
	head := binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(body)+2))
	return append(head, body...)
}

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// jpegWith puts segments after SOI.
func jpegWith(t testing.TB, m image.Image, segments ...[]byte) []byte {
	return splice(jpegOf(t, m), 2, bytes.Join(segments, nil))
}

func exifSegment(d exifData) []byte { return appSegment(0xE1, exifHeader+string(d.tiff())) }

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngChunk(name, body string) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

// pngWith puts chunks after IHDR.
func pngWith(t testing.TB, m image.Image, chunks ...[]byte) []byte {
	return splice(pngOf(t, m), len(pngSignature)+25, bytes.Join(chunks, nil))
}

func riffChunk(name, body string) []byte {
	out := binary.LittleEndian.AppendUint32([]byte(name), uint32(len(body)))
	out = append(out, body...)
	if len(body)%2 == 1 {
		out = append(out, 0)
	}
	return out
}

func webpOf(chunks ...[]byte) []byte {
	body := bytes.Join(chunks, nil)
	out := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(body)))
	return append(append(out, "WEBP"...), body...)
}

// vp8l is a picture of one colour: five prefix codes of one symbol each, so
// that its pixels take no bits (RFC 9649, section 3.7.2.1.1).
func vp8l(w, h int) []byte {
	bits, n := uint64(w-1)|uint64(h-1)<<14, 28
	n += 1 + 3 + 3 // alpha, version, no transform, no cache, no meta codes
	for range 5 {
		bits |= 1 << n
		n += 4
	}
	return riffChunk("VP8L", "\x2F"+string(binary.LittleEndian.AppendUint64(nil, bits))+"\x00")
}

func vp8x(flags byte, w, h int) []byte {
	return riffChunk("VP8X", string([]byte{
		flags, 0, 0, 0,
		byte(w - 1), byte((w - 1) >> 8), 0, byte(h - 1), byte((h - 1) >> 8), 0,
	}))
}

func isoBox(name string, bodies ...string) string {
	body := ""
	for _, b := range bodies {
		body += b
	}
	return string(binary.BigEndian.AppendUint32(nil, uint32(8+len(body)))) + name + body
}

func ispe(w, h int) string {
	return isoBox("ispe", string(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte{0, 0, 0, 0}, uint32(w)), uint32(h))))
}

func avifOf(properties ...string) []byte {
	return []byte(isoBox("ftyp", "avif\x00\x00\x00\x00mif1") +
		isoBox("meta", "\x00\x00\x00\x00", isoBox("iprp", isoBox("ipco", properties...))) + isoBox("mdat", "pixels"))
}

// scene is a picture whose four quarters differ, upright.
func scene(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetNRGBA(x, y, quarters[2*y/h][2*x/w])
		}
	}
	return m
}

var quarters = [2][2]color.NRGBA{
	{{200, 40, 40, 255}, {40, 160, 40, 255}},
	{{40, 40, 200, 255}, {220, 220, 220, 255}},
}

// laid returns the scene as a camera held at this orientation records it. It
// follows the table of Exif 3.0, 4.6.5.1.6, which names the sides of the scene
// at which the first row and the first column are.
func laid(upright *image.NRGBA, orientation int) *image.NRGBA {
	sides := [9][2]string{
		1: {"top", "left"}, 2: {"top", "right"}, 3: {"bottom", "right"}, 4: {"bottom", "left"},
		5: {"left", "top"}, 6: {"right", "top"}, 7: {"right", "bottom"}, 8: {"left", "bottom"},
	}[orientation]
	w, h := upright.Rect.Dx(), upright.Rect.Dy()
	rows, columns := h, w
	if orientation >= 5 {
		rows, columns = w, h
	}
	m := image.NewNRGBA(image.Rect(0, 0, columns, rows))
	for row := range rows {
		for column := range columns {
			var x, y int
			for i, n := range []int{row, column} { // n away from that side
				switch sides[i] {
				case "top":
					y = n
				case "bottom":
					y = h - 1 - n
				case "left":
					x = n
				case "right":
					x = w - 1 - n
				}
			}
			m.SetNRGBA(column, row, upright.NRGBAAt(x, y))
		}
	}
	return m
}

// mustShow fails unless the picture shows the scene upright.
func mustShow(t *testing.T, m image.Image, w, h int) {
	t.Helper()
	if m.Bounds().Dx() != w || m.Bounds().Dy() != h {
		t.Fatalf("size is %v, want %d×%d", m.Bounds().Size(), w, h)
	}
	near := func(a uint32, b uint8) bool { d := int(a>>8) - int(b); return -24 < d && d < 24 }
	for row := range 2 {
		for column := range 2 {
			want := quarters[row][column]
			r, g, b, _ := m.At(w/4+column*w/2, h/4+row*h/2).RGBA()
			if !near(r, want.R) || !near(g, want.G) || !near(b, want.B) {
				t.Errorf("quarter %d,%d is %d %d %d, want %v", row, column, r>>8, g>>8, b>>8, want)
			}
		}
	}
}

var metaFormats = map[format]imagemeta.ImageFormat{
	formatJPEG: imagemeta.JPEG, formatPNG: imagemeta.PNG, formatWebP: imagemeta.WebP,
}

// tagsOf reads a whole file by the library's own way through its format.
func tagsOf(t testing.TB, b []byte) []string {
	t.Helper()
	var tags []string
	_, err := imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(b), ImageFormat: metaFormats[formatOf(b)],
		Sources:         imagemeta.EXIF | imagemeta.XMP | imagemeta.IPTC,
		ShouldHandleTag: func(imagemeta.TagInfo) bool { return true },
		HandleTag: func(tag imagemeta.TagInfo) error {
			tags = append(tags, tag.Source.String()+" "+tag.Tag)
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return tags
}
