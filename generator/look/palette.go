package look

// A scheme is a palette in light or in dark.
type scheme struct{ paper, sheet, fill, line, edge, ink, soft, accent Colour }

// surfaces are what text stands on.
func (s scheme) surfaces() []Colour { return []Colour{s.paper, s.sheet, s.fill} }

// A palette is a set of colours that go together.
type palette struct {
	name        string
	light, dark scheme
}

// palettes are those an author chooses from. The first holds for contrast and
// for the colour of the browser's bar where none is chosen.
var palettes = []palette{
	{
		"neutral",
		scheme{must("#fcfbf8"), must("#ffffff"), must("#f5f3ef"), must("#dddad5"), must("#83807a"), must("#26241f"), must("#534f48"), must("#005c4a")},
		scheme{must("#181714"), must("#211f1c"), must("#272521"), must("#3f3d37"), must("#89867f"), must("#e3e1dd"), must("#bab7b0"), must("#92d4c1")},
	},
	{
		"warm",
		scheme{must("#fffaf4"), must("#ffffff"), must("#fcf1e9"), must("#e6d8cd"), must("#8c7d71"), must("#2e2117"), must("#5d4c3f"), must("#812e19")},
		scheme{must("#1d1610"), must("#261d17"), must("#2d231b"), must("#483a2f"), must("#928377"), must("#e9dfd7"), must("#c4b4a7"), must("#fbae9a")},
	},
	{
		"cool",
		scheme{must("#f7fcff"), must("#ffffff"), must("#eef4fc"), must("#d3dce7"), must("#78818e"), must("#1d252f"), must("#46515e"), must("#1e4798")},
		scheme{must("#13181d"), must("#1a2027"), must("#20262e"), must("#353e49"), must("#7d8794"), must("#dce2ea"), must("#aeb8c6"), must("#9cc4ff")},
	},
}

// Palettes returns the names of the palettes.
func Palettes() (names []string) {
	for _, p := range palettes {
		names = append(names, p.name)
	}
	return names
}

// paletteOf returns a palette; of no name, the first.
func paletteOf(name string) palette {
	for _, p := range palettes {
		if p.name == name {
			return p
		}
	}
	return palettes[0]
}
