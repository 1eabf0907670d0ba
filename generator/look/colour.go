package look

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Colour is one of sRGB.
type Colour struct{ R, G, B uint8 }

// ParseColour reads #rgb or #rrggbb of CSS.
func ParseColour(s string) (Colour, bool) {
	digits, ok := strings.CutPrefix(s, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, err := strconv.ParseUint(digits, 16, 24)
	if !ok || len(digits) != 6 || err != nil {
		return Colour{}, false
	}
	return Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true //nolint:gosec // bytes of 24 bits
}

// must is for the colours written here.
func must(s string) Colour {
	c, ok := ParseColour(s)
	if !ok {
		panic("no colour: " + s)
	}
	return c
}

// String returns #rrggbb.
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// luminance is the relative luminance of WCAG 2.2.
func (c Colour) luminance() float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// Contrast returns the contrast ratio of WCAG 2.2, from 1 to 21.
func Contrast(a, b Colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// readable reports whether a colour has a contrast on all of some others.
func (c Colour) readable(on []Colour, least float64) bool {
	for _, o := range on {
		if Contrast(c, o) < least {
			return false
		}
	}
	return true
}

// towards mixes c with another colour: 0 is c, 256 the other. In whole numbers,
// so that every machine mixes alike.
func (c Colour) towards(o Colour, part int) Colour {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(256-part) + int(b)*part + 128) / 256) } //nolint:gosec // between both
	return Colour{mix(c.R, o.R), mix(c.G, o.G), mix(c.B, o.B)}
}

var (
	black = Colour{}
	white = Colour{255, 255, 255}
)

// nearest returns the colour that is nearest to c on the way to an end, black
// or white, and has a contrast on all of some others.
func (c Colour) nearest(end Colour, on []Colour, least float64) Colour {
	for part := range 256 {
		if mixed := c.towards(end, part); mixed.readable(on, least) {
			return mixed
		}
	}
	return end
}
