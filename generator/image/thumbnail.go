package image

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
)

// Thumbnail makes of a JPEG or PNG one that other files embed: a JPEG at most
// side pixels wide and high, upright and on white. It has no colour profile,
// because what shows it heeds none. False for what is neither, is over the
// limits of [Scale], or cannot be decoded.
func Thumbnail(b []byte, side int) ([]byte, bool) {
	m, orientation, ok := decodable(b)
	if !ok {
		return nil, false
	}
	f := Facts{Size: Size{m.Bounds().Dx(), m.Bounds().Dy()}.shown(orientation)}
	to := f.Size
	if most := max(to.Width, to.Height); most > side {
		to.Width = max(1, to.Width*side/most)
		to.Height = min(side, f.heightAt(to.Width))
	}
	small := smaller(m, to, orientation)
	paper := image.NewRGBA(small.Bounds())
	draw.Draw(paper, paper.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(paper, paper.Bounds(), small, image.Point{}, draw.Over)
	var out bytes.Buffer
	err := jpeg.Encode(&out, turn(paper, max(orientation, 1)), &jpeg.Options{Quality: scaledQuality})
	return out.Bytes(), err == nil
}

// decodable decodes a JPEG or PNG within the limits of photographs, and tells
// how it lies.
func decodable(b []byte) (m image.Image, orientation int, ok bool) {
	switch formatOf(b) {
	case formatJPEG:
		ok = plainJPEG(b)
	case formatPNG:
		ok = pngRead(b).turnable()
	}
	if !ok || len(b) > MaxBytes {
		return nil, 0, false
	}
	return decode(b)
}

// decode decodes a JPEG or PNG, and tells how it lies.
func decode(b []byte) (m image.Image, orientation int, ok bool) {
	var err error
	switch formatOf(b) {
	case formatJPEG:
		orientation = jpegOrientation(b)
		m, err = jpeg.Decode(bytes.NewReader(b))
	case formatPNG:
		orientation = pngRead(b).told.orientation
		m, err = png.Decode(bytes.NewReader(b))
	default:
		return nil, 0, false
	}
	return m, orientation, err == nil
}
