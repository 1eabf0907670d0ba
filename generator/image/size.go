package image

import (
	"bytes"
	"encoding/binary"
	"path"
	"strings"

	"golang.org/x/image/webp"
)

// Size is a picture's size in CSS pixels: both are at least 1.
type Size struct{ Width, Height int }

// MaxPixels is how many pixels a picture may have to be decoded here.
const MaxPixels = 100_000_000

// Measure returns the size at which a viewer sees a picture, its orientation
// applied, or false if b is none that can be measured. An SVG without a size
// of its own has that of its viewBox.
func Measure(name string, b []byte) (Size, bool) {
	var s Size
	switch formatOf(b) {
	case formatJPEG:
		s = measureJPEG(b)
	case formatPNG:
		s = measurePNG(b)
	case formatGIF:
		s = measureGIF(b)
	case formatWebP:
		s = measureWebP(b)
	case formatAVIF, formatHEIC:
		s = measureISO(b)
	case "":
		if strings.EqualFold(path.Ext(name), ".svg") {
			s = measureSVG(b)
		}
	}
	if s.Width < 1 || s.Height < 1 {
		return Size{}, false
	}
	return s, true
}

func (s Size) pixels() int64 { return int64(s.Width) * int64(s.Height) }

// decodable reports whether a picture of this size may be decoded. No format
// has a side of more than 32 bits, so the product cannot overflow.
func (s Size) decodable() bool {
	return s.Width > 0 && s.Height > 0 && s.pixels() <= MaxPixels
}

// measureGIF reads the logical screen descriptor (GIF89a, section 18).
func measureGIF(b []byte) Size {
	if len(b) < 10 {
		return Size{}
	}
	return Size{
		Width:  int(binary.LittleEndian.Uint16(b[6:])),
		Height: int(binary.LittleEndian.Uint16(b[8:])),
	}
}

func measureWebP(b []byte) Size {
	c, err := webp.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return Size{}
	}
	return Size{Width: c.Width, Height: c.Height}
}
