package social

import (
	"hash/fnv"
	"image"
	"math"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font/sfnt"

	"vizitka/generator/look"
	"vizitka/generator/render"
	"vizitka/generator/site"
)

// Where things stand on a card, in pixels.
const (
	margin   = 80.0
	topLine  = 104.0 // the middle of the icon
	titleTop = 160.0
	titleEnd = 470.0
	footLine = 542.0 // the middle of the portrait
	disc     = 34.0  // the radius of the icon
	face1    = 92    // the side of the portrait
	widest   = 900.0 // of a title: what is right of it is the network's
)

// canvases are kept from card to card: one is a megabyte.
var canvases = sync.Pool{New: func() any { return new(canvas) }}

// draw makes a card. portrait is the author's, in grey, or nil.
func draw(card site.Card, f faces, portrait *image.Gray) []byte {
	c := canvases.Get().(*canvas)
	defer canvases.Put(c)
	c.clear(render.CardWidth, render.CardHeight, paletteOf(card.Colours))
	c.network(card.Title)
	c.fillRect(image.Rect(0, 0, render.CardWidth, 14), inKind)

	letters := sized{f.bold, 32, new(sfnt.Buffer)}
	x := margin
	if icon, ok := look.ParsePath(card.Icon); ok {
		c.disc(x+disc, topLine, disc, inKind)
		c.icon(icon, x+disc-20, topLine-20, 40, 3.4, onKind)
		x += 2*disc + 22
	}
	c.write(letters, letters.line(card.Above, widest), x, topLine+11, inKind)

	title, step, lines := set(f.bold, card.Title, widest, letters)
	height := step.leading * float64(len(lines))
	y := titleTop + (titleEnd-titleTop-height)/2 + step.leading*.5 + step.size*.36
	for _, line := range lines {
		c.write(title, line, margin, y, inInk)
		y += step.leading
	}
	c.foot(card, f, letters, portrait)
	return c.png()
}

// foot draws who wrote the page.
func (c *canvas) foot(card site.Card, f faces, letters sized, portrait *image.Gray) {
	x := margin
	if card.Name != "" {
		const r = face1/2 + 4
		c.disc(x+r, footLine, r, inKind)
		if portrait != nil {
			c.portrait(portrait, int(x)+r, int(footLine), inKind)
		} else {
			letters.size = 40
			initials := initialsOf(card.Name)
			c.write(letters, initials, x+r-letters.width(initials)/2, footLine+14, onKind)
		}
		x += 2*r + 24
	}
	letters.size = 32
	name := footLine - 6
	if card.Below == "" {
		name = footLine + 11
	}
	c.write(letters, letters.line(card.Name, render.CardWidth-margin-x), x, name, inInk)
	letters.face, letters.size = f.regular, 25
	below := footLine + 32
	if card.Name == "" {
		below = footLine + 9
	}
	c.write(letters, letters.line(card.Below, render.CardWidth-margin-x), x, below, inSoft)
}

// initialsOf returns the first letters of the first and the last word of a name.
func initialsOf(name string) string {
	words := strings.Fields(name)
	initial := func(w string) string { return string(unicode.ToUpper([]rune(w)[0])) }
	switch len(words) {
	case 0:
		return ""
	case 1:
		return initial(words[0])
	}
	return initial(words[0]) + initial(words[len(words)-1])
}

func (c *canvas) fillRect(r image.Rectangle, in ramp) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.card.Pix[c.card.PixOffset(r.Min.X, y):][:r.Dx()]
		for i := range row {
			row[i] = in[len(in)-1]
		}
	}
}

// network draws people who know each other: discs to the right of the title,
// and lines between those that are near; all hang together. It is the same for the same title.
func (c *canvas) network(title string) {
	h := fnv.New64a()
	h.Write([]byte(title))
	seed := h.Sum64()
	random := func(n int) int { // splitmix64 (Steele, Lea, Flood 2014)
		seed += 0x9e3779b97f4a7c15
		z := seed
		z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		return int((z ^ z>>31) % uint64(n)) //nolint:gosec // both small
	}
	type node struct{ x, y, r float64 }
	var nodes []node
	const columns, rows, cell = 4, 5, 112
	for column := range columns {
		for row := range rows {
			if random(columns+1) > column {
				continue // the fewer the nearer to the title
			}
			nodes = append(nodes, node{
				float64(740 + column*cell + random(cell-20)), float64(55 + row*cell + random(cell-20)), float64(7 + random(4)*4),
			})
		}
	}
	for i, a := range nodes {
		nearest, distance := a, math.Inf(1)
		for _, b := range nodes[:i] {
			away := math.Hypot(a.x-b.x, a.y-b.y)
			if away < 1.3*cell {
				c.line(a.x, a.y, b.x, b.y, 3, faint)
			}
			if away < distance {
				nearest, distance = b, away
			}
		}
		c.line(a.x, a.y, nearest.x, nearest.y, 3, faint) // so nobody stands alone
	}
	for _, n := range nodes {
		c.disc(n.x, n.y, n.r, faint)
	}
}
