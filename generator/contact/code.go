package contact

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"rsc.io/qr"

	"vizitka/generator/diag"
)

var longCode = diag.Declare(diag.Message{
	Name: "qr-too-long", Severity: diag.Error,
	En: "{output} would have to hold {size} bytes, more than a QR code can", Ru: "в {output} пришлось бы вместить {size} байт, больше, чем может QR-код",
	HintEn: "shorten the name or the address", HintRu: "сократите имя или адрес",
})

// quiet is how many modules around a code are white (ISO/IEC 18004, 9.1): a
// camera does not find a code without.
const quiet = 4

// writeAddressCode makes the QR code of the page's address.
func writeAddressCode(s *source) []byte {
	url := string(s.page.Permalink())
	return s.code(url, url, addressCodeName)
}

// writeCardCode makes the QR code of a short card.
func writeCardCode(s *source) []byte {
	p := s.person()
	return s.code(shortCard(&p), p.name, cardCodeName)
}

// code draws a QR code that stands a tenth of it being dirty: error correction
// M, as is usual in print. Its side is as many units as it has modules, and
// runs of black ones in a row are one part of one path: that gives crisp edges
// on screen and on paper, and a small file.
func (s *source) code(text, title, output string) []byte {
	c, err := qr.Encode(text, qr.M)
	if err != nil {
		s.tell(longCode, diag.V{"output": output, "size": strconv.Itoa(len(text))})
		return nil
	}
	side := c.Size + 2*quiet
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges" role="img"><title>%s</title><path fill="#fff" d="M0 0h%dv%dH0z"/><path d="`,
		side, side, html.EscapeString(title), side, side)
	for y := range c.Size {
		for x := 0; x < c.Size; x++ {
			from := x
			for c.Black(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, x-from, x-from)
			}
		}
	}
	b.WriteString("\"/></svg>\n")
	return []byte(b.String())
}
