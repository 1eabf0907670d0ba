package image

import "image"

// A turning says where the pixel of an upright picture comes from. Pixel (x, y)
// is pixel (x0 + x·xx + y·xy, y0 + x·yx + y·yy) of the picture as it lies.
type turning struct {
	size       Size // of the upright picture
	x0, xx, xy int
	y0, yx, yy int
}

// shown returns the size at which a picture of size s is seen.
func (s Size) shown(orientation int) Size {
	if orientation >= 5 {
		return Size{Width: s.Height, Height: s.Width}
	}
	return s
}

// turningOf returns how a picture that lies as EXIF's orientation says is
// turned. Orientation names the sides of the scene where the first row and the
// first column of the picture are (Exif 3.0, 4.6.5.1.6).
func turningOf(s Size, orientation int) turning {
	right, bottom := s.Width-1, s.Height-1
	t := turning{size: s.shown(orientation)}
	switch orientation {
	case 1: // top, left: as it lies
		t.xx, t.yy = 1, 1
	case 2: // top, right: mirrored
		t.x0, t.xx, t.yy = right, -1, 1
	case 3: // bottom, right: upside down
		t.x0, t.xx, t.y0, t.yy = right, -1, bottom, -1
	case 4: // bottom, left: upside down and mirrored
		t.xx, t.y0, t.yy = 1, bottom, -1
	case 5: // left, top: mirrored along the falling diagonal
		t.xy, t.yx = 1, 1
	case 6: // right, top: to be turned clockwise
		t.xy, t.y0, t.yx = 1, bottom, -1
	case 7: // right, bottom: mirrored along the rising diagonal
		t.x0, t.xy, t.y0, t.yx = right, -1, bottom, -1
	case 8: // left, bottom: to be turned anticlockwise
		t.x0, t.xy, t.yx = right, -1, 1
	}
	return t
}

// turn returns a picture as it stands upright, in the same colours, or nil for
// a kind of picture that is not turned here. The picture's corner is at (0, 0).
//
// A JPEG with reduced colour comes back with one colour value for each pixel:
// the pixels that share one may be others after the turn.
func turn(m image.Image, orientation int) image.Image {
	t := turningOf(Size{Width: m.Bounds().Dx(), Height: m.Bounds().Dy()}, orientation)
	r := image.Rect(0, 0, t.size.Width, t.size.Height)
	switch m := m.(type) {
	case *image.YCbCr:
		return t.yCbCr(m)
	case *image.Gray:
		out := image.NewGray(r)
		t.plane(out.Pix, out.Stride, m.Pix, m.Stride, 1)
		return out
	case *image.Gray16:
		out := image.NewGray16(r)
		t.plane(out.Pix, out.Stride, m.Pix, m.Stride, 2)
		return out
	case *image.RGBA:
		out := image.NewRGBA(r)
		t.plane(out.Pix, out.Stride, m.Pix, m.Stride, 4)
		return out
	case *image.RGBA64:
		out := image.NewRGBA64(r)
		t.plane(out.Pix, out.Stride, m.Pix, m.Stride, 8)
		return out
	case *image.NRGBA:
		out := image.NewNRGBA(r)
		t.plane(out.Pix, out.Stride, m.Pix, m.Stride, 4)
		return out
	case *image.NRGBA64:
		out := image.NewNRGBA64(r)
		t.plane(out.Pix, out.Stride, m.Pix, m.Stride, 8)
		return out
	case *image.Paletted:
		out := image.NewPaletted(r, m.Palette)
		t.plane(out.Pix, out.Stride, m.Pix, m.Stride, 1)
		return out
	}
	return nil
}

// plane turns rows of pixels of size bytes each.
func (t turning) plane(dst []byte, dstStride int, src []byte, stride, size int) {
	for y := range t.size.Height {
		row := dst[y*dstStride:]
		from := (t.y0+y*t.yy)*stride + (t.x0+y*t.xy)*size
		step := t.yx*stride + t.xx*size
		if size == 1 {
			for x := range t.size.Width {
				row[x] = src[from]
				from += step
			}
			continue
		}
		for x := range t.size.Width {
			copy(row[x*size:(x+1)*size], src[from:from+size])
			from += step
		}
	}
}

func (t turning) yCbCr(m *image.YCbCr) *image.YCbCr {
	out := image.NewYCbCr(image.Rect(0, 0, t.size.Width, t.size.Height), image.YCbCrSubsampleRatio444)
	t.plane(out.Y, out.YStride, m.Y, m.YStride, 1)
	for y := range t.size.Height {
		cb, cr := out.Cb[y*out.CStride:], out.Cr[y*out.CStride:]
		sx, sy := t.x0+y*t.xy, t.y0+y*t.yy
		for x := range t.size.Width {
			from := m.COffset(sx, sy)
			cb[x], cr[x] = m.Cb[from], m.Cr[from]
			sx, sy = sx+t.xx, sy+t.yx
		}
	}
	return out
}
