package image

import (
	"image"
	"image/draw"

	scaling "golang.org/x/image/draw"
)

// Portrait returns the middle square of a JPEG or PNG, upright, in grey and on
// white, side pixels wide; false for what is neither, cannot be decoded, or is
// over the limits of [Scale].
func Portrait(name string, b []byte, side int) (*image.Gray, bool) {
	size, ok := Measure(name, b)
	if _, over := OverLimits(name, b); !ok || over || size.Width*size.Height > MaxPixels {
		return nil, false
	}
	m, orientation, ok := decode(b)
	if !ok {
		return nil, false
	}
	square := m.Bounds()
	if spare := square.Dx() - square.Dy(); spare > 0 {
		square.Min.X += spare / 2
		square.Max.X = square.Min.X + square.Dy()
	} else {
		square.Min.Y -= spare / 2
		square.Max.Y = square.Min.Y + square.Dx()
	}
	out := image.NewGray(image.Rect(0, 0, side, side))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	scaling.CatmullRom.Scale(out, out.Bounds(), m, square, draw.Over, nil)
	if orientation > 1 {
		out, _ = turn(out, orientation).(*image.Gray)
	}
	return out, out != nil
}
