package image

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"slices"
	"strconv"

	scaling "golang.org/x/image/draw"

	"vizitka/generator/diag"
)

// MaxBytes is how many bytes a photograph may have to be made smaller here.
const MaxBytes = 100 << 20

// steps are the widths in which a photograph is published, where it is wider.
var steps = []int{480, 960, 1440, 1920}

// scaledQuality is that of a JPEG which was made smaller.
const scaledQuality = 82

// Facts are what the head of a picture says.
type Facts struct {
	// Size is that at which a viewer sees it; zero if it cannot be measured.
	Size Size
	// Scalable: it is a photograph that [Scale] makes smaller. A drawing (SVG,
	// GIF, a PNG with a palette), what moves, what nothing here can encode
	// (WebP, AVIF, HEIC), CMYK and what is over the limits is not.
	Scalable bool
}

// Look returns the facts of a picture, as [Measure] does.
func Look(name string, b []byte) Facts {
	size, _ := Measure(name, b)
	return Facts{size, size.Width > steps[0] && len(b) <= MaxBytes && (plainJPEG(b) || plainPNG(b))}
}

// Smaller returns the widths in which a photograph is published besides its
// own, from the smallest on. Nil for a picture that is published only as it is.
func (f Facts) Smaller() (widths []int) {
	for _, w := range steps {
		if f.Scalable && w < f.Size.Width {
			widths = append(widths, w)
		}
	}
	return widths
}

// OwnIsShown reports whether pages show the picture's own file: alone, or as
// the largest of its widths. Otherwise only a link leads to it.
func (f Facts) OwnIsShown() bool { return !f.Scalable || f.Size.Width <= steps[len(steps)-1] }

// Shown returns the size of the largest picture that pages show.
func (f Facts) Shown() Size {
	if f.OwnIsShown() {
		return f.Size
	}
	w := steps[len(steps)-1]
	return Size{w, f.heightAt(w)}
}

// heightAt rounds to whole pixels.
func (f Facts) heightAt(width int) int {
	w, h := int64(f.Size.Width), int64(f.Size.Height)
	return int(max(1, (h*int64(width)+w/2)/w))
}

// Scale makes a photograph smaller, for which [Look] says that it is Scalable:
// one picture for each of the widths, which are among its [Facts.Smaller] and
// in their order. They stand upright, and hold nothing but the picture and its
// colour profile. The same bytes and width give the same bytes, whichever the
// other widths are: each picture is made from that of the next wider step.
//
// Of a photograph that cannot be decoded each picture is what [Clean] gives,
// with a warning.
func Scale(name string, b []byte, widths []int) ([][]byte, diag.List) {
	out, err := scale(b, Look(name, b), widths)
	if err != nil {
		clean, _, _ := Clean(name, b)
		return slices.Repeat([][]byte{clean}, len(widths)), diag.List{msgNotScaled.At(diag.File(name), diag.V{"detail": err.Error()})}
	}
	return out, nil
}

func scale(b []byte, f Facts, widths []int) (out [][]byte, err error) {
	var m image.Image
	var encode func(*bytes.Buffer, image.Image) error
	var colour []byte
	at, orientation := 2, 1 // where the colour profile goes
	switch formatOf(b) {
	case formatPNG:
		facts := pngRead(b)
		orientation, at = facts.told.orientation, afterHeader
		colour = pngColour(b)
		if m, err = png.Decode(bytes.NewReader(b)); err != nil {
			return nil, err
		}
		if facts.grey && !isGrey(m) {
			colour = nil // as in turnPNG
		}
		encode = func(w *bytes.Buffer, m image.Image) error { return png.Encode(w, m) }
	default:
		orientation = jpegOrientation(b)
		colour = jpegProfile(b)
		if m, err = jpeg.Decode(bytes.NewReader(b)); err != nil {
			return nil, err
		}
		encode = func(w *bytes.Buffer, m image.Image) error {
			return jpeg.Encode(w, m, &jpeg.Options{Quality: scaledQuality})
		}
	}
	grey := isGrey(m)
	out = make([][]byte, len(widths))
	for _, w := range slices.Backward(steps) {
		if w >= f.Size.Width || w < widths[0] {
			continue
		}
		m = smaller(m, Size{w, f.heightAt(w)}, orientation)
		i := slices.Index(widths, w)
		if i < 0 {
			continue
		}
		shown := turn(m, orientation)
		if orientation <= 1 {
			shown = m
		}
		if grey {
			shown = toGrey(shown)
		}
		var buf bytes.Buffer
		if err := encode(&buf, shown); err != nil {
			return nil, err
		}
		out[i] = splice(buf.Bytes(), at, colour)
	}
	return out, nil
}

// smaller returns a picture, as it lies, so that it has a size once it is
// turned. Turning a small picture costs less than turning a large one.
func smaller(m image.Image, s Size, orientation int) image.Image {
	lying := s.shown(orientation) // to lay it down is to swap the sides once more
	for c, ok := m.(*image.YCbCr); ok && c.Rect.Dx() >= 2*lying.Width && c.Rect.Dy() >= 2*lying.Height; {
		c = halve(c)
		m = c
	}
	out := image.NewRGBA(image.Rect(0, 0, lying.Width, lying.Height))
	scaling.CatmullRom.Scale(out, out.Bounds(), m, m.Bounds(), draw.Src, nil)
	return out
}

// halve makes one pixel of four. The kernel needs 32 bytes for each row of the
// picture and column of the result, so a large photograph is halved first: with
// twelve megapixels that takes two thirds of the time and half of the memory.
func halve(m *image.YCbCr) *image.YCbCr {
	out := image.NewYCbCr(image.Rect(0, 0, m.Rect.Dx()/2, m.Rect.Dy()/2), image.YCbCrSubsampleRatio444)
	mean := func(p []uint8, a, b, c, d int) uint8 {
		return uint8((int(p[a]) + int(p[b]) + int(p[c]) + int(p[d]) + 2) / 4) //nolint:gosec // a mean of bytes
	}
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			at, sx, sy := out.YOffset(x, y), m.Rect.Min.X+2*x, m.Rect.Min.Y+2*y
			out.Y[at] = mean(m.Y, m.YOffset(sx, sy), m.YOffset(sx+1, sy), m.YOffset(sx, sy+1), m.YOffset(sx+1, sy+1))
			a, b, c, d := m.COffset(sx, sy), m.COffset(sx+1, sy), m.COffset(sx, sy+1), m.COffset(sx+1, sy+1)
			out.Cb[at], out.Cr[at] = mean(m.Cb, a, b, c, d), mean(m.Cr, a, b, c, d)
		}
	}
	return out
}

func isGrey(m image.Image) bool {
	switch m.(type) {
	case *image.Gray, *image.Gray16:
		return true
	}
	return false
}

func toGrey(m image.Image) image.Image {
	out := image.NewGray(m.Bounds())
	draw.Draw(out, out.Bounds(), m, m.Bounds().Min, draw.Src)
	return out
}

// Told returns the notice of what a photograph told of itself, which [Scale]
// leaves out. It decodes nothing.
func Told(name string, b []byte) (problems diag.List) {
	var c Cleaned
	remove := func(t told) { c.Removed, c.Place, c.Serial = true, c.Place || t.place, c.Serial || t.serial }
	switch formatOf(b) {
	case formatJPEG:
		for s := range jpegSegments(b) {
			if !s.needed() && !s.alone() && !s.broken && s.marker != jpegAPP0 {
				remove(s.tells())
			}
		}
	case formatPNG:
		for k := range pngChunks(b) {
			if !k.needed() && !k.broken {
				remove(k.tells())
			}
		}
	}
	if c.Removed {
		problems.Add(c.removed().At(diag.File(name), nil))
	}
	return problems
}

// plainJPEG reports whether a JPEG is one that can be decoded here, and whose
// colours a new one can have. The limits are those of turning.
func plainJPEG(b []byte) bool {
	if formatOf(b) != formatJPEG {
		return false
	}
	var size Size
	scans, channels := 0, 0
	for s := range jpegSegments(b) {
		if s.broken {
			return false
		}
		if frame, ok := s.size(); ok && scans == 0 && len(s.body) > 5 {
			size, channels = frame, int(s.body[5])
		}
		if s.marker == jpegSOS {
			scans++
		}
	}
	return (channels == 1 || channels == 3) && turnableJPEG(b, size, scans)
}

// plainPNG reports whether a PNG is no drawing with a palette, and can be
// decoded here.
func plainPNG(b []byte) bool {
	if formatOf(b) != formatPNG {
		return false
	}
	f := pngRead(b)
	return f.turnable() && !f.palette
}

// jpegOrientation reads as cleanJPEG does: EXIF after the first scan does not
// count.
func jpegOrientation(b []byte) int {
	var t told
	for s := range jpegSegments(b) {
		if s.broken || s.marker == jpegSOS {
			break
		}
		if s.marker == jpegAPP1 {
			t = t.and(s.tells())
		}
	}
	return t.orientation
}

// jpegProfile returns the segments with the colour profile.
func jpegProfile(b []byte) (profile []byte) {
	for s := range jpegSegments(b) {
		if s.marker == jpegAPP2 && s.needed() && !s.broken {
			profile = append(profile, b[s.start:s.end]...)
		}
	}
	return profile
}

// pngColour returns the chunks with the meaning of colours.
func pngColour(b []byte) (colour []byte) {
	for c := range pngChunks(b) {
		if c.colour() && !c.broken {
			colour = append(colour, b[c.start:c.end]...)
		}
	}
	return colour
}

// OverLimits returns the warning for a photograph that is too large to be made
// smaller here, and false for one that is not.
func OverLimits(name string, b []byte) (diag.Diagnostic, bool) {
	size, _ := Measure(name, b)
	if f := formatOf(b); f != formatJPEG && f != formatPNG || size.pixels() <= MaxPixels && len(b) <= MaxBytes {
		return diag.Diagnostic{}, false
	}
	v := size.limited(formatOf(b))
	v["megabytes"] = strconv.Itoa((len(b) + 1<<20 - 1) >> 20)
	v["bytes"] = strconv.Itoa(MaxBytes >> 20)
	return msgLargeToScale.At(diag.File(name), v), true
}
