package look

// CardColours are what the card of a page is drawn in, on light.
type CardColours struct{ Paper, Ink, Soft, Line, Kind Colour }

// Card returns the colours of a card whose kind has a hue in degrees; of a
// negative one, the accent.
func (l Look) Card(hue int) CardColours {
	p := paletteOf(l.Palette).light
	kind, _ := l.accents()
	if hue >= 0 {
		kind = ofHue(hue)
	}
	return CardColours{p.paper, p.ink, p.soft, p.line, kind}
}

// Towards returns the colour that is n parts of all between c and another.
func (c Colour) Towards(other Colour, n, all int) Colour { return c.towards(other, 256*n/all) }
