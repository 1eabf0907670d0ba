package image

import (
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	svgHead    = 64 << 10  // the root element begins within so many bytes
	svgMaxSide = 1_000_000 // pixels; no page shows a larger one
)

// measureSVG reads the root element (SVG 2, 8.2 and 8.6): width and height
// in absolute units, or the viewBox for what is missing. A size relative to the
// page (%, em, vw) counts as missing.
func measureSVG(b []byte) Size {
	b = b[:min(len(b), svgHead)]
	if !utf8.Valid(b) {
		b = latin1(b)
	}
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\uFEFF"))))
	// Drawing programs declare entities in the DOCTYPE and use them as names
	// of namespaces; a strict reader refuses those. None is ever expanded.
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := d.RawToken()
		if err != nil {
			return Size{}
		}
		if root, ok := token.(xml.StartElement); ok {
			if root.Name.Local != "svg" {
				return Size{}
			}
			return svgSize(root.Attr)
		}
	}
}

// latin1 makes valid UTF-8 of a text in any encoding that has ASCII in it:
// the attributes that are read here are ASCII.
func latin1(b []byte) []byte {
	out := make([]byte, 0, 2*len(b))
	for _, c := range b {
		out = utf8.AppendRune(out, rune(c))
	}
	return out
}

func svgSize(attrs []xml.Attr) Size {
	var w, h, boxW, boxH float64
	for _, a := range attrs {
		if a.Name.Space != "" {
			continue
		}
		switch a.Name.Local {
		case "width":
			w = pixels(a.Value)
		case "height":
			h = pixels(a.Value)
		case "viewBox":
			boxW, boxH = viewBox(a.Value)
		}
	}
	if boxW > 0 && boxH > 0 {
		switch {
		case w == 0 && h == 0:
			w, h = boxW, boxH
		case w == 0:
			w = h * boxW / boxH
		case h == 0:
			h = w * boxH / boxW
		}
	}
	return Size{Width: side(w), Height: side(h)}
}

// side rounds a length to whole pixels: 0 for none, and for one that no page
// could show.
func side(f float64) int {
	if !(f > 0 && f <= svgMaxSide) {
		return 0
	}
	return max(1, int(math.Round(f)))
}

// perUnit are the absolute units in CSS pixels (CSS Values and Units 4, 6.2).
var perUnit = map[string]float64{
	"": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6,
}

// pixels reads a length; 0 is one that is relative, negative or no length.
func pixels(s string) float64 {
	s = strings.ToLower(strings.TrimSpace(s))
	number := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz%")
	f, err := strconv.ParseFloat(number, 64)
	if err != nil || !(f > 0) || math.IsInf(f, 0) {
		return 0
	}
	return f * perUnit[s[len(number):]]
}

func viewBox(s string) (w, h float64) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\r\n,", r) })
	if len(parts) != 4 {
		return 0, 0
	}
	return pixels(parts[2]), pixels(parts[3])
}
