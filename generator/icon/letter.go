package icon

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"vizitka/generator/look"
)

// A mark is what stands on an icon without a logo: a shape of curves, in a
// square of side 1 with its middle at (0, 0), 1 unit high or wide.
type mark []sfnt.Segment

const em = 1000 // the size in which a glyph is read

var bold = sync.OnceValue(func() *sfnt.Font {
	f, err := sfnt.Parse(gobold.TTF)
	if err != nil {
		panic(err) // it is part of the program
	}
	return f
})

// markOf returns the mark of a title.
func markOf(title string) mark {
	i := strings.IndexFunc(title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if i < 0 {
		return nil
	}
	letter := unicode.ToUpper([]rune(title[i:])[0])
	var b sfnt.Buffer
	glyph, err := bold().GlyphIndex(&b, letter)
	if err != nil || glyph == 0 {
		return nil
	}
	segments, err := bold().LoadGlyph(&b, glyph, fixed.I(em), nil)
	if err != nil || len(segments) == 0 {
		return nil
	}
	return append(mark(nil), segments...)
}

// placed is a mark at its place in an icon.
type placed struct {
	mark    mark
	scale   float32
	dx, dy  float32
	centre  float32 // of the icon; the disc stands there
	measure float32 // of the mark
}

// in puts a mark into the middle of a square: its longer side takes a part of
// the square's.
func (m mark) in(side, part float32) placed {
	p := placed{mark: m, centre: side / 2, measure: side * part}
	if m == nil {
		return p
	}
	box := sfnt.Segments(m).Bounds()
	width, height := float32(box.Max.X-box.Min.X)/64, float32(box.Max.Y-box.Min.Y)/64
	p.scale = p.measure / max(width, height)
	p.dx = p.centre - p.scale*(float32(box.Min.X)/64+width/2)
	p.dy = p.centre - p.scale*(float32(box.Min.Y)/64+height/2)
	return p
}

func (p placed) at(q fixed.Point26_6) (x, y float32) {
	return p.dx + p.scale*(float32(q.X)/64), p.dy + p.scale*(float32(q.Y)/64)
}

// draw puts the mark on a picture.
func (p placed) draw(m draw.Image, c look.Colour) {
	r := vector.NewRasterizer(m.Bounds().Dx(), m.Bounds().Dy())
	if p.mark == nil {
		roundedSquare(r, p.centre-p.measure/2, p.measure, p.measure/2)
	}
	for _, s := range p.mark {
		x, y := p.at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			r.ClosePath()
			r.MoveTo(x, y)
		case sfnt.SegmentOpLineTo:
			r.LineTo(x, y)
		case sfnt.SegmentOpQuadTo:
			x1, y1 := p.at(s.Args[1])
			r.QuadTo(x, y, x1, y1)
		case sfnt.SegmentOpCubeTo:
			x1, y1 := p.at(s.Args[1])
			x2, y2 := p.at(s.Args[2])
			r.CubeTo(x, y, x1, y1, x2, y2)
		}
	}
	r.ClosePath()
	r.Draw(m, m.Bounds(), image.NewUniform(rgba(c)), image.Point{})
}

// path writes the mark as the path of an SVG.
func (p placed) path() string {
	if p.mark == nil {
		r := p.measure / 2
		return fmt.Sprintf("M%.1f %.1fa%.1f %.1f 0 1 1 %.1f 0a%.1f %.1f 0 1 1-%.1f 0z", p.centre-r, p.centre, r, r, 2*r, r, r, 2*r)
	}
	var b strings.Builder
	for i, s := range p.mark {
		letter, points := "M", 1
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				b.WriteByte('z')
			}
		case sfnt.SegmentOpLineTo:
			letter = "L"
		case sfnt.SegmentOpQuadTo:
			letter, points = "Q", 2
		case sfnt.SegmentOpCubeTo:
			letter, points = "C", 3
		}
		b.WriteString(letter)
		for j := range points {
			x, y := p.at(s.Args[j])
			fmt.Fprintf(&b, "%.1f %.1f ", x, y)
		}
	}
	return strings.ReplaceAll(b.String(), " z", "z") + "z"
}

// ground fills a picture, with round corners of a radius.
func ground(m draw.Image, c look.Colour, radius float32) {
	side := m.Bounds().Dx()
	r := vector.NewRasterizer(side, side)
	roundedSquare(r, 0, float32(side), radius)
	r.Draw(m, m.Bounds(), image.NewUniform(rgba(c)), image.Point{})
}

// roundedSquare adds a square from (at, at) on; with a radius of half its side
// it is a disc.
func roundedSquare(r *vector.Rasterizer, at, side, radius float32) {
	const k = 0.44771525 // where a cubic curve that is a quarter of a circle has its handles
	low, high, h := at, at+side, k*radius
	r.MoveTo(low+radius, low)
	r.LineTo(high-radius, low)
	r.CubeTo(high-h, low, high, low+h, high, low+radius)
	r.LineTo(high, high-radius)
	r.CubeTo(high, high-h, high-h, high, high-radius, high)
	r.LineTo(low+radius, high)
	r.CubeTo(low+h, high, low, high-h, low, high-radius)
	r.LineTo(low, low+radius)
	r.CubeTo(low, low+h, low+h, low, low+radius, low)
	r.ClosePath()
}

func rgba(c look.Colour) color.RGBA { return color.RGBA{c.R, c.G, c.B, 255} }
