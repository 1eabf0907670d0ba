package image

import (
	"bytes"
	"encoding/binary"
	"image/png"
	"iter"
)

const (
	pngSignature = "\x89PNG\r\n\x1a\n"
	afterHeader  = len(pngSignature) + 12 + 13 // where other chunks may stand
)

// A chunk is one of a PNG (PNG, third edition, section 5.3).
type chunk struct {
	name       string
	start, end int
	body       []byte
	broken     bool // it reaches beyond the file; the last one
}

// pngChunks yields the chunks up to IEND or the end of the file.
func pngChunks(b []byte) iter.Seq[chunk] {
	return func(yield func(chunk) bool) {
		for at := len(pngSignature); at < len(b); {
			c := chunk{start: at, end: len(b), broken: true}
			if len(b)-at >= 8 {
				c.name = string(b[at+4 : at+8])
				c.body = b[at+8:]
				if n := int64(binary.BigEndian.Uint32(b[at:])); n+12 <= int64(len(b)-at) {
					c.body, c.end, c.broken = b[at+8:at+8+int(n)], at+12+int(n), false
				}
			}
			if !yield(c) || c.broken || c.name == "IEND" {
				return
			}
			at = c.end
		}
	}
}

// critical reports whether a decoder must know the chunk to show the picture
// (section 5.4: the first letter is a capital).
func (c chunk) critical() bool { return len(c.name) == 4 && c.name[0]&0x20 == 0 }

// needed reports whether the chunk says how the picture looks. It is a list of
// what stays: a chunk that nobody knows may hold anything.
func (c chunk) needed() bool {
	switch c.name {
	case "tRNS", "sBIT", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT":
		return true
	}
	return c.critical() || c.colour()
}

// colour reports whether the chunk says what the values of its pixels mean.
func (c chunk) colour() bool {
	switch c.name {
	case "cICP", "mDCV", "cLLI", "iCCP", "sRGB", "gAMA", "cHRM":
		return true
	}
	return false
}

func (c chunk) tells() told {
	switch c.name {
	case "eXIf":
		return readEXIF(bytes.TrimPrefix(c.body, []byte(exifHeader)))
	case "iTXt", "tEXt":
		return readXMP(c.body)
	}
	return told{}
}

// pngFacts is what the chunks of a PNG say of it.
type pngFacts struct {
	size     Size // as its pixels lie; zero without a sound IHDR
	bits     int64
	grey     bool
	palette  bool
	animated bool
	data     int64 // bytes of compressed pixels
	told     told
}

func pngRead(b []byte) pngFacts {
	var f pngFacts
	for c := range pngChunks(b) {
		switch {
		case c.name == "IHDR" && len(c.body) >= 13 && f.size == (Size{}):
			f.header(c.body)
		case c.name == "acTL":
			f.animated = true
		case c.name == "IDAT":
			f.data += int64(len(c.body))
		case c.name == "eXIf" && !c.broken:
			f.told = f.told.and(c.tells())
		}
	}
	return f
}

func (f *pngFacts) header(b []byte) {
	w, h := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
	if w == 0 || h == 0 || w > 1<<31-1 || h > 1<<31-1 {
		return
	}
	f.size = Size{Width: int(w), Height: int(h)}
	channels := int64(1)
	switch b[9] { // the colour type
	case 2:
		channels = 3
	case 4:
		channels = 2
	case 6:
		channels = 4
	}
	f.bits = channels * int64(b[8])
	f.grey, f.palette = b[9]&2 == 0, b[9] == 3
}

// turnable reports whether the picture may be decoded to be turned. Deflate
// makes at most 1,032 bytes of one (zlib's technical details), so a file with
// less data is damaged, and would be found so only after room for its pixels
// was made.
func (f pngFacts) turnable() bool {
	return !f.animated && f.size.decodable() && f.size.pixels()*f.bits/8 <= 1032*f.data
}

func measurePNG(b []byte) Size {
	f := pngRead(b)
	if !f.turnable() {
		return f.size
	}
	return f.size.shown(f.told.orientation)
}

func cleanPNG(b []byte) work {
	f := pngRead(b)
	w := work{broken: -1, size: f.size}
	c := cut{from: b}
	c.keep(0, len(pngSignature))
	end := len(pngSignature)
	var colour []byte // the chunks with the meaning of colours
	for k := range pngChunks(b) {
		end = k.end
		if k.broken {
			w.broken = k.start
			// Half a picture is better than none.
			if k.name == "IDAT" {
				c.keep(k.start, k.end)
			}
			break
		}
		if !k.needed() {
			w.removed(k.tells())
			continue
		}
		c.keep(k.start, k.end)
		if k.colour() {
			colour = append(colour, b[k.start:k.end]...)
		}
	}
	if len(bytes.Trim(b[end:], "\x00")) > 0 {
		w.done.Removed = true
	}
	w.out = c.bytes()
	if !f.told.lies() {
		return w
	}
	if turned, ok := turnPNG(w.out, f, colour); ok {
		w.out, w.done.Turned = turned, true
		return w
	}
	w.lying = msgNotTurned
	if f.size.pixels() > MaxPixels {
		w.lying = msgLargeToTurn
	}
	return w
}

// turnPNG decodes, turns and encodes a picture without metadata.
func turnPNG(b []byte, f pngFacts, colour []byte) (out []byte, ok bool) {
	if !f.turnable() {
		return nil, false
	}
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, false
	}
	turned := turn(m, f.told.orientation)
	if turned == nil {
		return nil, false
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, turned); err != nil {
		return nil, false
	}
	out = buf.Bytes()
	// A grey picture with transparency may become a coloured one; a profile
	// for greys would not fit it.
	if pngRead(out).grey != f.grey {
		return out, true
	}
	return splice(out, afterHeader, colour), true
}
