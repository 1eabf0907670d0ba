package social

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"sync"

	"golang.org/x/image/vector"

	"vizitka/generator/look"
)

// A ramp is the steps from the ground to a colour, as numbers in the palette of
// a card; the last is the colour itself.
type ramp []uint8

// The ramps of a card. That of what stands on the kind's colour leads from it
// back to the ground.
var (
	inInk  = ramp{1, 2, 3, 4, 5}
	inKind = ramp{6, 7, 8, 9, 10}
	inSoft = ramp{11, 12, 13}
	faint  = ramp{14, 15}
	onKind = ramp{9, 8, 7, 6, 0}
)

// paletteOf returns the 16 colours of a card.
func paletteOf(c look.CardColours) color.Palette {
	p := color.Palette{color.RGBA{c.Paper.R, c.Paper.G, c.Paper.B, 255}}
	steps := func(to look.Colour, n int) {
		for i := 1; i <= n; i++ {
			mixed := c.Paper.Towards(to, i, n)
			p = append(p, color.RGBA{mixed.R, mixed.G, mixed.B, 255})
		}
	}
	steps(c.Ink, len(inInk))
	steps(c.Kind, len(inKind))
	steps(c.Soft, len(inSoft))
	steps(c.Paper.Towards(c.Kind, 3, 20), len(faint))
	return p
}

// A canvas is a card that is being drawn.
type canvas struct {
	card *image.Paletted
	mask image.Alpha
	pen  vector.Rasterizer
}

// clear makes the canvas an empty card.
func (c *canvas) clear(width, height int, p color.Palette) {
	if c.card == nil {
		c.card = image.NewPaletted(image.Rect(0, 0, width, height), p)
	}
	c.card.Palette = p
	clear(c.card.Pix)
}

// fill draws what lines leads the pen around, which lies within a box, in the
// last colour of a ramp; what is drawn twice is there once. The pen's corner is
// that of the box.
func (c *canvas) fill(box image.Rectangle, in ramp, lines func(pen *vector.Rasterizer, x, y float32)) {
	box = box.Intersect(c.card.Rect)
	if box.Empty() {
		return
	}
	w, h := box.Dx(), box.Dy()
	c.pen.Reset(w, h)
	lines(&c.pen, float32(box.Min.X), float32(box.Min.Y))
	if n := w * h; cap(c.mask.Pix) < n {
		c.mask.Pix = make([]uint8, n)
	}
	c.mask.Pix, c.mask.Stride, c.mask.Rect = c.mask.Pix[:w*h], w, image.Rect(0, 0, w, h)
	clear(c.mask.Pix)
	c.pen.Draw(&c.mask, c.mask.Rect, image.Opaque, image.Point{})
	for y := range h {
		row := c.card.Pix[c.card.PixOffset(box.Min.X, box.Min.Y+y):][:w]
		for x, a := range c.mask.Pix[y*w:][:w] {
			if step := (int(a)*len(in) + 127) / 255; step > 0 {
				row[x] = in[step-1]
			}
		}
	}
}

// disc draws a filled circle.
func (c *canvas) disc(x, y, r float64, in ramp) {
	c.fill(boxAround(x, y, x, y, r), in, func(pen *vector.Rasterizer, left, top float32) {
		addDisc(pen, float32(x)-left, float32(y)-top, float32(r))
	})
}

// line draws a straight line with round ends.
func (c *canvas) line(x0, y0, x1, y1, width float64, in ramp) {
	c.fill(boxAround(x0, y0, x1, y1, width/2), in, func(pen *vector.Rasterizer, left, top float32) {
		addLine(pen, float32(x0)-left, float32(y0)-top, float32(x1)-left, float32(y1)-top, float32(width))
	})
}

func boxAround(x0, y0, x1, y1, r float64) image.Rectangle {
	return image.Rect(
		int(math.Floor(min(x0, x1)-r)), int(math.Floor(min(y0, y1)-r)),
		int(math.Ceil(max(x0, x1)+r))+1, int(math.Ceil(max(y0, y1)+r))+1,
	)
}

// addDisc leads the pen around a circle, clockwise as addLine does.
func addDisc(pen *vector.Rasterizer, x, y, r float32) {
	const k = 0.55228475 // the handles of a cubic curve that is a quarter of a circle
	h := k * r
	pen.MoveTo(x+r, y)
	pen.CubeTo(x+r, y+h, x+h, y+r, x, y+r)
	pen.CubeTo(x-h, y+r, x-r, y+h, x-r, y)
	pen.CubeTo(x-r, y-h, x-h, y-r, x, y-r)
	pen.CubeTo(x+h, y-r, x+r, y-h, x+r, y)
	pen.ClosePath()
}

// addLine leads the pen around a line of a width, with round ends.
func addLine(pen *vector.Rasterizer, x0, y0, x1, y1, width float32) {
	r := width / 2
	addDisc(pen, x0, y0, r)
	dx, dy := x1-x0, y1-y0
	length := float32(math.Hypot(float64(dx), float64(dy)))
	if length == 0 {
		return
	}
	addDisc(pen, x1, y1, r)
	nx, ny := -dy/length*r, dx/length*r
	pen.MoveTo(x0-nx, y0-ny)
	pen.LineTo(x1-nx, y1-ny)
	pen.LineTo(x1+nx, y1+ny)
	pen.LineTo(x0+nx, y0+ny)
	pen.ClosePath()
}

// icon draws the icon of a kind as lines, in a square.
func (c *canvas) icon(p look.Path, x, y, side, width float64, in ramp) {
	const of = 24 // the side of the square that icons are drawn in
	scale := side / of
	c.fill(boxAround(x, y, x+side, y+side, width), in, func(pen *vector.Rasterizer, left, top float32) {
		var at [2]float64
		to := func(q [2]float64) {
			addLine(pen, float32(x+at[0]*scale)-left, float32(y+at[1]*scale)-top, float32(x+q[0]*scale)-left, float32(y+q[1]*scale)-top, float32(width))
			at = q
		}
		for _, s := range p {
			switch s.Op {
			case 'M':
				at = s.Points[0]
			case 'L':
				to(s.Points[0])
			case 'C':
				from := at
				const parts = 8
				for i := 1; i <= parts; i++ {
					to(onCurve(from, s.Points, float64(i)/parts))
				}
			}
		}
	})
}

// onCurve returns the point at t of a cubic curve, from 0 to 1.
func onCurve(from [2]float64, p [3][2]float64, t float64) (q [2]float64) {
	u := 1 - t
	for i := range q {
		q[i] = u*u*u*from[i] + 3*u*u*t*p[0][i] + 3*u*t*t*p[1][i] + t*t*t*p[2][i]
	}
	return q
}

// portrait lays a picture in grey into a circle, in the steps of a ramp.
func (c *canvas) portrait(m *image.Gray, x, y int, in ramp) {
	low, high := uint8(255), uint8(0)
	for _, grey := range m.Pix {
		low, high = min(low, grey), max(high, grey)
	}
	spread, r := max(1, int(high)-int(low)), m.Rect.Dx()/2
	for dy := -r; dy < r; dy++ {
		for dx := -r; dx < r; dx++ {
			if (2*dx+1)*(2*dx+1)+(2*dy+1)*(2*dy+1) > 4*r*r {
				continue
			}
			dark := int(high) - int(m.GrayAt(r+dx, r+dy).Y)
			step := (dark*len(in) + spread/2) / spread
			number := uint8(0) // the ground
			if step > 0 {
				number = in[step-1]
			}
			c.card.SetColorIndex(x+dx, y+dy, number)
		}
	}
}

// buffers are those of PNGs that are being written, each of most of a megabyte.
type buffers struct{ pool sync.Pool }

func (b *buffers) Get() *png.EncoderBuffer  { e, _ := b.pool.Get().(*png.EncoderBuffer); return e }
func (b *buffers) Put(e *png.EncoderBuffer) { b.pool.Put(e) }

var encoder = png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: new(buffers)}

// png returns the card as a file.
func (c *canvas) png() []byte {
	var b bytes.Buffer
	if err := encoder.Encode(&b, c.card); err != nil {
		return nil // a buffer takes everything, and the size is sound
	}
	return b.Bytes()
}
