package image

import (
	"bytes"
	"encoding/binary"
	"image/jpeg"
	"iter"
)

// Markers of JPEG (ITU-T T.81, table B.1).
const (
	jpegSOI  = 0xD8
	jpegEOI  = 0xD9
	jpegSOS  = 0xDA
	jpegAPP0 = 0xE0
	jpegAPP1 = 0xE1
	jpegAPP2 = 0xE2
	jpegAPPE = 0xEE
)

// What the segments of applications begin with.
const (
	jfifHeader = "JFIF\x00"
	exifHeader = "Exif\x00\x00"
	iccHeader  = "ICC_PROFILE\x00"
	adobeMark  = "Adobe"
)

// jpegQuality is that of a photo which had to be encoded again.
const jpegQuality = 92

// A segment is one marker of a JPEG with what belongs to it: for a scan that
// includes the picture's data.
type segment struct {
	marker     byte
	start, end int
	body       []byte // after the length; of a scan, its header only
	broken     bool   // its length is wrong or reaches beyond the file; the last one
}

// jpegSegments yields what follows the first SOI, up to EOI or the end. Bytes
// between segments are passed over, as decoders do.
func jpegSegments(b []byte) iter.Seq[segment] {
	return func(yield func(segment) bool) {
		for at := 2; ; {
			at = nextMarker(b, at)
			if at < 0 {
				return
			}
			s := segment{marker: b[at+1], start: at, end: at + 2}
			if !s.alone() {
				if s.fill(b); s.broken {
					yield(s)
					return
				}
			}
			if !yield(s) || s.marker == jpegEOI {
				return
			}
			at = s.end
		}
	}
}

// nextMarker returns the offset of the next marker at or after at, or -1.
func nextMarker(b []byte, at int) int {
	for at < len(b) {
		i := bytes.IndexByte(b[at:], 0xFF)
		if i < 0 || at+i+1 >= len(b) {
			return -1
		}
		at += i
		if b[at+1] != 0 && b[at+1] != 0xFF {
			return at
		}
		at++
	}
	return -1
}

// alone reports whether the marker has no length: SOI, EOI, RSTn, TEM.
func (s segment) alone() bool { return 0xD0 <= s.marker && s.marker <= jpegEOI || s.marker == 0x01 }

// fill sets body and end of a segment that has a length.
func (s *segment) fill(b []byte) {
	n := 0
	if s.end+2 <= len(b) {
		n = int(binary.BigEndian.Uint16(b[s.end:]))
	}
	if n < 2 || s.end+n > len(b) {
		s.broken = true
		return
	}
	s.body = b[s.end+2 : s.end+n]
	s.end += n
	if s.marker != jpegSOS {
		return
	}
	// Only RSTn may stand inside a scan; 0xFF00 is a byte 0xFF of data.
	for at := s.end; ; at += 2 {
		at = nextMarker(b, at)
		if at < 0 {
			s.end = len(b)
			return
		}
		if b[at+1]&0xF8 != 0xD0 {
			s.end = at
			return
		}
	}
}

// size returns what a frame header says.
func (s segment) size() (Size, bool) {
	frame := 0xC0 <= s.marker && s.marker <= 0xCF && s.marker != 0xC4 && s.marker != 0xC8 && s.marker != 0xCC
	if !frame || len(s.body) < 5 {
		return Size{}, false
	}
	return Size{
		Width:  int(binary.BigEndian.Uint16(s.body[3:])),
		Height: int(binary.BigEndian.Uint16(s.body[1:])),
	}, true
}

// tells returns what a segment that is not needed tells.
func (s segment) tells() told {
	if s.marker != jpegAPP1 {
		return told{}
	}
	if rest, ok := bytes.CutPrefix(s.body, []byte(exifHeader)); ok {
		return readEXIF(rest)
	}
	return readXMP(s.body)
}

// needed reports whether a decoder needs the segment.
func (s segment) needed() bool {
	switch s.marker {
	case jpegAPP2:
		return bytes.HasPrefix(s.body, []byte(iccHeader))
	case jpegAPPE:
		return bytes.HasPrefix(s.body, []byte(adobeMark))
	case jpegSOI:
		return false
	}
	return 0xC0 <= s.marker && s.marker <= 0xDF
}

// measureJPEG reads up to the first scan. EXIF after it counts neither here
// nor in cleanJPEG.
func measureJPEG(b []byte) Size {
	var size Size
	var t told
	for s := range jpegSegments(b) {
		if s.broken || s.marker == jpegSOS {
			break
		}
		if frame, ok := s.size(); ok {
			size = frame
		}
		if s.marker == jpegAPP1 {
			t = t.and(s.tells())
		}
	}
	return size.shown(t.orientation)
}

func cleanJPEG(b []byte) work {
	w := work{broken: -1}
	c := cut{from: b}
	c.keep(0, 2)
	var t told
	var profile []byte // the segments with the colour profile
	scans, end := 0, 2
	for s := range jpegSegments(b) {
		if s.broken {
			w.broken, end = s.start, len(b)
			break
		}
		end = s.end
		if frame, ok := s.size(); ok && scans == 0 {
			w.size = frame
		}
		switch {
		case s.needed():
			c.keep(s.start, s.end)
			if s.marker == jpegSOS {
				scans++
			}
			if s.marker == jpegAPP2 {
				profile = append(profile, b[s.start:s.end]...)
			}
		case s.marker == jpegAPP0 && len(s.body) == 14 && string(s.body[:5]) == jfifHeader:
			c.keep(s.start, s.end)
		case s.marker == jpegAPP0 && len(s.body) > 14 && string(s.body[:5]) == jfifHeader:
			c.add([]byte{0xFF, jpegAPP0, 0, 16})
			c.add(s.body[:12])
			c.add([]byte{0, 0}) // the size of the thumbnail (JFIF 1.02)
			w.done.Removed = true
		case s.alone():
		default:
			found := s.tells()
			if scans == 0 {
				t = t.and(found)
			}
			w.removed(found)
		}
	}
	if len(bytes.Trim(b[end:], "\x00\xFF")) > 0 {
		w.done.Removed = true
	}
	w.out = c.bytes()
	if !t.lies() {
		return w
	}
	if turned, ok := turnJPEG(w.out, w.size, scans, t.orientation, profile); ok {
		w.out, w.done.Turned = turned, true
		return w
	}
	w.out = orientJPEG(w.out, t.orientation)
	if bytes.Equal(w.out, b) {
		return work{out: b, broken: w.broken}
	}
	return w
}

// turnJPEG decodes, turns and encodes a picture without metadata. ok is false
// for one that is too large, that cannot be decoded here, or whose colours
// would change.
func turnJPEG(b []byte, size Size, scans, orientation int, profile []byte) (out []byte, ok bool) {
	if !turnableJPEG(b, size, scans) {
		return nil, false
	}
	m, err := jpeg.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, false
	}
	turned := turn(m, orientation)
	if turned == nil {
		return nil, false
	}
	var buf bytes.Buffer
	buf.Grow(len(b) + len(b)/4)
	if err := jpeg.Encode(&buf, turned, &jpeg.Options{Quality: jpegQuality}); err != nil {
		return nil, false
	}
	return splice(buf.Bytes(), 2, profile), true
}

// turnableJPEG reports whether a picture may be decoded to be turned. Each
// block of 8×8 takes at least one bit, so a file that is shorter is damaged,
// and would be found so only after room for its pixels was made. And each scan
// of a progressive picture passes over all pixels: cameras and programs write
// some ten.
func turnableJPEG(b []byte, size Size, scans int) bool {
	return size.decodable() && int64(len(b)) >= size.pixels()/512 && size.pixels()*int64(scans) <= 10*MaxPixels
}

// orientJPEG puts EXIF data with nothing but the orientation into a JPEG that
// has none: after the JFIF header, which has to be the first segment.
func orientJPEG(b []byte, orientation int) []byte {
	at := 2
	if len(b) > at+4 && b[at] == 0xFF && b[at+1] == jpegAPP0 {
		at += 2 + int(binary.BigEndian.Uint16(b[at+2:]))
	}
	field := append([]byte(exifHeader), orientationOnly(orientation)...)
	head := binary.BigEndian.AppendUint16([]byte{0xFF, jpegAPP1}, uint16(2+len(field)))
	return splice(b, at, append(head, field...))
}

// splice returns b with more put in at an offset.
func splice(b []byte, at int, more []byte) []byte {
	out := make([]byte, 0, len(b)+len(more))
	out = append(out, b[:at]...)
	out = append(out, more...)
	return append(out, b[at:]...)
}
