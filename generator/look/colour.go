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

// ofHue is the colour of a hue that can be read on a light page: oklch(41% .1
// hue) of CSS (CSS Color 4, 10.10), with what sRGB lacks cut off.
func ofHue(degrees int) Colour {
	const lightness, chroma = 0.41, 0.1
	sin, cos := math.Sincos(float64(degrees) * math.Pi / 180)
	a, b := chroma*cos, chroma*sin
	cube := func(x float64) float64 { return x * x * x }
	l := cube(lightness + 0.3963377774*a + 0.2158037573*b)
	m := cube(lightness - 0.1055613458*a - 0.0638541728*b)
	s := cube(lightness - 0.0894841775*a - 1.2914855480*b)
	encode := func(x float64) uint8 {
		if x <= 0.0031308 {
			x *= 12.92
		} else {
			x = 1.055*math.Pow(x, 1/2.4) - 0.055
		}
		return uint8(math.Round(255 * min(max(x, 0), 1)))
	}
	return Colour{
		encode(4.0767416621*l - 3.3077115913*m + 0.2309699292*s),
		encode(-1.2684380046*l + 2.6097574011*m - 0.3413193965*s),
		encode(-0.0041960863*l - 0.7034186147*m + 1.7076147010*s),
	}
}
