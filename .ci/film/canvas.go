package main

import (
	"image"
	"image/color"
	"image/draw"
	"math"
)

// The colours of the site's figures.
var (
	paper = color.RGBA{0xf7, 0xf4, 0xec, 0xff}
	white = color.RGBA{0xff, 0xfd, 0xf7, 0xff}
	ink   = color.RGBA{0x1f, 0x29, 0x37, 0xff}
	teal  = color.RGBA{0x0f, 0x76, 0x6e, 0xff}
	amber = color.RGBA{0xb4, 0x53, 0x09, 0xff}
)

// point is a place on the canvas, in pixels from the top left.
type point struct{ x, y float64 }

func (p point) plus(x, y float64) point { return point{p.x + x, p.y + y} }

// to returns the point at the share of the way from p to q.
func (p point) to(q point, share float64) point {
	return point{p.x + (q.x-p.x)*share, p.y + (q.y-p.y)*share}
}

// canvas is one frame. Its shapes have smooth edges: a pixel is covered by as
// much as its middle lies inside.
type canvas struct{ img *image.RGBA }

func newCanvas() canvas {
	c := canvas{image.NewRGBA(image.Rect(0, 0, width, height))}
	draw.Draw(c.img, c.img.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	return c
}

// line draws from a to b with round ends; from a to a it is a disc. The ink
// covers what was there by alpha, from 0 to 1.
func (c canvas) line(a, b point, radius float64, col color.RGBA, alpha float64) {
	dx, dy := b.x-a.x, b.y-a.y
	long := dx*dx + dy*dy
	c.fill(min(a.x, b.x)-radius, min(a.y, b.y)-radius, max(a.x, b.x)+radius, max(a.y, b.y)+radius, col, alpha, func(x, y float64) float64 {
		along := 0.0
		if long > 0 {
			along = min(1, max(0, ((x-a.x)*dx+(y-a.y)*dy)/long))
		}
		return math.Hypot(x-a.x-along*dx, y-a.y-along*dy) - radius
	})
}

// box draws a rectangle about a middle, w and h being half its sides.
func (c canvas) box(m point, w, h float64, col color.RGBA) {
	c.fill(m.x-w, m.y-h, m.x+w, m.y+h, col, 1, func(x, y float64) float64 {
		return max(math.Abs(x-m.x)-w, math.Abs(y-m.y)-h)
	})
}

// fill inks the pixels between two corners whose distance from a shape, as
// outside tells it, is not above zero.
func (c canvas) fill(left, top, right, bottom float64, col color.RGBA, alpha float64, outside func(x, y float64) float64) {
	area := image.Rect(int(left)-1, int(top)-1, int(right)+2, int(bottom)+2).Intersect(c.img.Bounds())
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			cover := alpha * min(1, max(0, 0.5-outside(float64(x)+0.5, float64(y)+0.5)))
			if cover == 0 {
				continue
			}
			at := c.img.RGBAAt(x, y)
			mix := func(from, to uint8) uint8 {
				return uint8(math.Round(float64(from) + (float64(to)-float64(from))*cover))
			}
			c.img.SetRGBA(x, y, color.RGBA{mix(at.R, col.R), mix(at.G, col.G), mix(at.B, col.B), 0xff})
		}
	}
}
