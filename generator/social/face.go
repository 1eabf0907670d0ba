package social

import (
	"image"
	"math"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// A face is a font that a card is written in.
type face struct{ *sfnt.Font }

// em is the size in which glyphs are read.
const em = 1024

// faces are those of titles and names, and of all else.
type faces struct{ bold, regular face }

// goFaces are the Go fonts.
var goFaces = sync.OnceValue(func() faces {
	read := func(b []byte) face {
		f, err := sfnt.Parse(b)
		if err != nil {
			panic(err) // it is part of the program
		}
		return face{f}
	}
	return faces{read(gobold.TTF), read(goregular.TTF)}
})

// sized is a face in a size in pixels, with a buffer of its own.
type sized struct {
	face
	size float64
	buf  *sfnt.Buffer
}

// glyph returns the number of a letter, 0 for one that the font lacks.
func (s sized) glyph(r rune) sfnt.GlyphIndex {
	if r == '\u00a0' || r == '\u202f' {
		r = ' '
	}
	i, err := s.GlyphIndex(s.buf, r)
	if err != nil {
		return 0
	}
	return i
}

// missing returns the letters and signs of a text that the font lacks, each
// once.
func (s sized) missing(text string) string {
	var b strings.Builder
	for _, r := range text {
		invisible := unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) || unicode.IsSpace(r)
		if s.glyph(r) == 0 && !invisible && !strings.ContainsRune(b.String(), r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// each calls f with the glyphs of a text and how far from its beginning each
// stands, and returns how wide the text is.
func (s sized) each(text string, f func(g sfnt.GlyphIndex, x float64)) (width float64) {
	before := sfnt.GlyphIndex(0)
	scale := s.size / em / 64
	for _, r := range text {
		g := s.glyph(r)
		if kern, err := s.Kern(s.buf, before, g, fixed.I(em), font.HintingNone); err == nil && before != 0 {
			width += float64(kern) * scale
		}
		if f != nil {
			f(g, width)
		}
		if advance, err := s.GlyphAdvance(s.buf, g, fixed.I(em), font.HintingNone); err == nil {
			width += float64(advance) * scale
		}
		before = g
	}
	return width
}

func (s sized) width(text string) float64 { return s.each(text, nil) }

// cut shortens a text to a width, between letters, with "…" behind.
func (s sized) cut(text string, width float64) string {
	if s.width(text) <= width {
		return text
	}
	var fits []rune
	sum := 0.0
	for _, r := range text { // which may be long: it is not measured whole for each letter
		if sum += s.width(string(r)); sum > width {
			break
		}
		fits = append(fits, r)
	}
	for n := len(fits); n > 0; n-- {
		if short := ended(string(fits[:n])); s.width(short) <= width {
			return short
		}
	}
	return "…"
}

// write draws a text with its base line at y.
func (c *canvas) write(s sized, text string, x, y float64, in ramp) {
	scale := s.size / em / 64
	s.each(text, func(g sfnt.GlyphIndex, dx float64) {
		segments, err := s.LoadGlyph(s.buf, g, fixed.I(em), nil)
		if err != nil || len(segments) == 0 {
			return
		}
		at := func(p fixed.Point26_6) (float64, float64) {
			return x + dx + float64(p.X)*scale, y + float64(p.Y)*scale
		}
		b := segments.Bounds()
		left, top := at(b.Min)
		right, bottom := at(b.Max)
		box := image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right))+1, int(math.Ceil(bottom))+1)
		c.fill(box, in, func(pen *vector.Rasterizer, ox, oy float32) {
			for _, seg := range segments {
				var p [3][2]float32
				for i, q := range seg.Args {
					px, py := at(q)
					p[i] = [2]float32{float32(px) - ox, float32(py) - oy}
				}
				switch seg.Op {
				case sfnt.SegmentOpMoveTo:
					pen.ClosePath()
					pen.MoveTo(p[0][0], p[0][1])
				case sfnt.SegmentOpLineTo:
					pen.LineTo(p[0][0], p[0][1])
				case sfnt.SegmentOpQuadTo:
					pen.QuadTo(p[0][0], p[0][1], p[1][0], p[1][1])
				case sfnt.SegmentOpCubeTo:
					pen.CubeTo(p[0][0], p[0][1], p[1][0], p[1][1], p[2][0], p[2][1])
				}
			}
			pen.ClosePath()
		})
	})
}
