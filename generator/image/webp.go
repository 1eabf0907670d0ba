package image

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// WebP is a RIFF file (RFC 9649, section 2).
const (
	riffHeader = 12 // "RIFF", a size, "WEBP"

	webpXMP  = 1 << 2 // flags of VP8X
	webpEXIF = 1 << 3
)

// webpNeeded are the chunks that say how the picture looks. It is a list of
// what stays: a chunk that nobody knows may hold anything.
var webpNeeded = []string{"VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"}

// cleanWebP leaves the pixels as they are: nothing here can encode WebP.
func cleanWebP(b []byte) work {
	w := work{broken: -1}
	c := cut{from: b}
	c.keep(0, riffHeader)
	var t told
	end := int(min(int64(len(b)), 8+int64(binary.LittleEndian.Uint32(b[4:]))))
	if end < riffHeader {
		w.broken = 4
	}
	at := riffHeader
	for at < end {
		if end-at < 8 {
			w.broken = at
			break
		}
		name, n := string(b[at:at+4]), int64(binary.LittleEndian.Uint32(b[at+4:]))
		body := at + 8
		if n > int64(end-body) {
			w.broken = at
			break
		}
		next := min(body+int(n+n&1), end) // a chunk of odd length has a byte behind it
		switch {
		case name == "VP8X" && n > 0 && b[body]&(webpXMP|webpEXIF) != 0:
			c.keep(at, body)
			c.add([]byte{b[body] &^ (webpXMP | webpEXIF)})
			c.keep(body+1, next)
		case slices.Contains(webpNeeded, name):
			c.keep(at, next)
		default:
			found := webpTells(name, b[body:body+int(n)])
			t = t.and(found)
			w.removed(found)
		}
		at = next
	}
	if w.broken < 0 && len(bytes.Trim(b[at:], "\x00")) > 0 {
		w.done.Removed = true
	}
	w.out = c.bytes()
	if size := uint32(len(w.out) - 8); binary.LittleEndian.Uint32(w.out[4:]) != size {
		w.out = slices.Clone(w.out)
		binary.LittleEndian.PutUint32(w.out[4:], size)
	}
	if t.lies() {
		w.lying, w.size = msgNotTurned, measureWebP(b)
	}
	return w
}

func webpTells(name string, body []byte) told {
	switch name {
	case "EXIF":
		// The specification has the TIFF header first; some programs write
		// that of JPEG before it.
		return readEXIF(bytes.TrimPrefix(body, []byte(exifHeader)))
	case "XMP ":
		return readXMP(body)
	}
	return told{}
}
