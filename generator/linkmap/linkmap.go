// Package linkmap lays a graph of pages and links out on a plane, for the map
// of a site and for the neighbourhood of a page. It knows nothing of pages:
// nodes are numbers.
//
// The places are those of stress majorization (Gansner, Koren, North: Graph
// Drawing by Stress Majorization, 2004), where nodes that are n links apart
// want to be n units apart, with weights of n⁻². It begins on a circle in the
// order of the nodes and uses no chance, so the same graph is drawn the same
// way at every build. Products are rounded before they are added (that is what
// the conversions to float64 are for), so that processors which fuse the two
// give the same bytes as others.
//
// The cost is that of all pairs, some 60 passes over n² of them: a graph is
// meant to have at most a few hundred nodes.
package linkmap

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"
)

// A Node is what is known of a node before it has a place.
type Node struct {
	Label string // what may be written beside it
}

// A Map is a graph with its places. All measures are in units of the drawing.
type Map struct {
	Width, Height int
	Places        []Place
	Links         []Link

	// Longest is the number of links between the two nodes that are farthest
	// apart, Average that between two nodes on the average; links lead both
	// ways here, and pairs that nothing joins do not count.
	Longest int
	Average float64
}

// A Place is where a node stands.
type Place struct {
	X, Y, R int
	Degree  int // how many nodes it is joined to

	// Label is where the label begins, or ends where Anchor is "end". It has
	// room there without touching another label or node; Anchor is "" where
	// there is no room.
	LabelX, LabelY int
	Anchor         string
}

// A Link joins two nodes, by their numbers.
type Link struct{ From, To int }

// Sizes of a drawing.
const (
	margin     = 40
	leastR     = 5
	mostR      = 13
	labelRune  = 7.8 // width of a letter of a wide font, at a size of 12
	labelRow   = 14  // height of a line
	labelSpace = 4
)

// Lay lays nodes out in a drawing of a width and a height. Links of a node to
// itself are left out, those that join the same two nodes count once.
func Lay(nodes []Node, links []Link, width, height int) Map {
	m := Map{Width: width, Height: height, Places: make([]Place, len(nodes)), Links: distinct(links)}
	near := make([][]int, len(nodes))
	for _, l := range m.Links {
		near[l.From] = append(near[l.From], l.To)
		near[l.To] = append(near[l.To], l.From)
	}
	apart := distances(near)
	m.measure(apart)
	m.settle(majorize(apart))
	for i := range m.Places {
		m.Places[i].Degree = len(near[i])
		m.Places[i].R = min(mostR, leastR+int(math.Sqrt(float64(2*len(near[i])))))
	}
	m.label(nodes)
	return m
}

// distinct returns each joint of two nodes once, in the order of the first.
func distinct(links []Link) (out []Link) {
	seen := map[Link]bool{}
	for _, l := range links {
		both := Link{min(l.From, l.To), max(l.From, l.To)}
		if l.From != l.To && !seen[both] {
			seen[both] = true
			out = append(out, l)
		}
	}
	return out
}

// distances returns how many links are between any two nodes; −1 where no way
// leads.
func distances(near [][]int) [][]int {
	apart := make([][]int, len(near))
	for from := range near {
		row := make([]int, len(near))
		for i := range row {
			row[i] = -1
		}
		row[from] = 0
		for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
			for _, to := range near[queue[0]] {
				if row[to] < 0 {
					row[to] = row[queue[0]] + 1
					queue = append(queue, to)
				}
			}
		}
		apart[from] = row
	}
	return apart
}

func (m *Map) measure(apart [][]int) {
	sum, pairs := 0, 0
	for i, row := range apart {
		for _, n := range row[:i] {
			if n > 0 {
				m.Longest = max(m.Longest, n)
				sum, pairs = sum+n, pairs+1
			}
		}
	}
	if pairs > 0 {
		m.Average = float64(sum) / float64(pairs)
	}
}

type point struct{ x, y float64 }

// majorize returns places with little stress, in units of one link.
func majorize(apart [][]int) []point {
	const passes = 60
	n := len(apart)
	farthest := 1
	for _, row := range apart {
		farthest = max(farthest, slices.Max(row))
	}
	at := make([]point, n)
	for i := range at {
		angle := 2 * math.Pi * float64(i) / float64(n)
		at[i] = point{float64(farthest) * math.Cos(angle) / 2, float64(farthest) * math.Sin(angle) / 2}
	}
	for range passes {
		for i := range at {
			var sum point
			var weights float64
			for j := range at {
				if i == j {
					continue
				}
				want := float64(apart[i][j])
				if want < 0 {
					want = float64(farthest + 1) // another island
				}
				dx, dy := at[i].x-at[j].x, at[i].y-at[j].y
				is := math.Sqrt(float64(dx*dx) + float64(dy*dy))
				if is < 1e-9 {
					is, dx = 1e-9, 1e-9
				}
				w := 1 / (want * want)
				sum.x += float64(w * (at[j].x + float64(want*dx)/is))
				sum.y += float64(w * (at[j].y + float64(want*dy)/is))
				weights += w
			}
			if weights > 0 {
				at[i] = point{sum.x / weights, sum.y / weights}
			}
		}
	}
	return at
}

// settle turns the points so that they are widest from left to right, and fits
// them into the drawing.
func (m *Map) settle(at []point) {
	if len(at) == 0 {
		return
	}
	var mid point
	for _, p := range at {
		mid.x += p.x / float64(len(at))
		mid.y += p.y / float64(len(at))
	}
	var xx, yy, xy float64
	for _, p := range at {
		dx, dy := p.x-mid.x, p.y-mid.y
		xx += float64(dx * dx)
		yy += float64(dy * dy)
		xy += float64(dx * dy)
	}
	sin, cos := math.Sincos(math.Atan2(2*xy, xx-yy) / 2)
	for i, p := range at {
		dx, dy := p.x-mid.x, p.y-mid.y
		at[i] = point{float64(dx*cos) + float64(dy*sin), float64(dy*cos) - float64(dx*sin)}
	}
	low, high := at[0], at[0]
	for _, p := range at {
		low.x, low.y = min(low.x, p.x), min(low.y, p.y)
		high.x, high.y = max(high.x, p.x), max(high.y, p.y)
	}
	fit := func(v, low, high float64, size int) int {
		if high-low < 1e-6 {
			return size / 2
		}
		return margin + int(math.Round((v-low)/(high-low)*float64(size-2*margin)))
	}
	for i, p := range at {
		m.Places[i].X = fit(p.x, low.x, high.x, m.Width)
		m.Places[i].Y = fit(p.y, low.y, high.y, m.Height)
	}
}

type box struct{ left, top, right, bottom int }

func (a box) touches(b box) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

// label gives labels their places, to those nodes first that are joined to
// most.
func (m *Map) label(nodes []Node) {
	taken := make([]box, 0, 2*len(nodes))
	for _, p := range m.Places {
		taken = append(taken, box{p.X - p.R, p.Y - p.R, p.X + p.R, p.Y + p.R})
	}
	order := make([]int, len(nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(m.Places[b].Degree, m.Places[a].Degree) })
	inside := box{labelSpace, 0, m.Width - labelSpace, m.Height}
	for _, i := range order {
		p := &m.Places[i]
		wide := int(labelRune * float64(utf8.RuneCountInString(nodes[i].Label)))
		if wide == 0 {
			continue
		}
		for _, try := range tries(p, wide) {
			free := try.box.left >= inside.left && try.box.right <= inside.right && try.box.top >= inside.top && try.box.bottom <= inside.bottom &&
				!slices.ContainsFunc(taken, try.box.touches)
			if free {
				p.Anchor, p.LabelX, p.LabelY = try.anchor, try.x, try.y
				taken = append(taken, try.box)
				break
			}
		}
	}
}

// A try is a place for a label, and the box that it would take.
type try struct {
	anchor string
	x, y   int
	box    box
}

// tries are the places for a label beside a node, the best first: at its right
// and left, under and over it, and those between.
func tries(p *Place, wide int) []try {
	right, left := p.X+p.R+labelSpace, p.X-p.R-labelSpace
	over, under := p.Y-p.R-labelSpace, p.Y+p.R+labelRow-2
	at := func(anchor string, x, y int) try {
		b := box{x, y - labelRow + 3, x + wide, y + 3}
		switch anchor {
		case "end":
			b.left, b.right = x-wide, x
		case "middle":
			b.left, b.right = x-wide/2, x+wide/2
		}
		return try{anchor, x, y, b}
	}
	return []try{
		at("start", right, p.Y+labelSpace), at("end", left, p.Y+labelSpace), at("middle", p.X, under), at("middle", p.X, over),
		at("start", right-labelSpace, under-labelSpace), at("start", right-labelSpace, over+labelSpace),
		at("end", left+labelSpace, under-labelSpace), at("end", left+labelSpace, over+labelSpace),
		at("start", p.X, under), at("start", p.X, over), at("end", p.X, under), at("end", p.X, over),
	}
}
