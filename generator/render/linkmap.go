package render

import (
	"fmt"
	"strings"

	"vizitka/generator/linkmap"
	"vizitka/generator/site"
)

// A LinkMap is a drawing of pages and the links between them.
type LinkMap struct {
	Width, Height int
	Nodes         []*LinkNode
	Lines         string  // all links, as the path of an SVG
	Longest       int     // how many links are between the two pages farthest apart
	Average       float64 // how many are between two pages on the average
}

// String tells how much is drawn.
func (m *LinkMap) String() string { return fmt.Sprintf("LinkMap(%d pages)", len(m.Nodes)) }

// A LinkNode is a page in a LinkMap.
type LinkNode struct {
	Page           *site.PageView
	X, Y, R        int
	Lines          string           // its own links, as the path of an SVG
	Near           []*site.PageView // the pages that it is joined to
	Label, Anchor  string           // Anchor is "" where the label has no room
	LabelX, LabelY int
}

// String returns the label.
func (n *LinkNode) String() string { return n.Label }

// Limits of a map.
const (
	mostMapped = 300
	mostLabel  = 30
)

// linkMap lays out the pages of a list and the links between them.
func (w *worker) linkMap(list any, size ...int) (*LinkMap, error) {
	width, height := 1000, 640
	if len(size) == 2 && size[0] >= 100 && size[1] >= 100 {
		width, height = size[0], size[1]
	} else if len(size) != 0 {
		return nil, fmt.Errorf("linkMap takes a width and a height of at least 100, or neither")
	}
	items, err := slice(list)
	if err != nil {
		return nil, err
	}
	if len(items) > mostMapped {
		return nil, fmt.Errorf("linkMap draws at most %d pages, here are %d: take the `first` of them", mostMapped, len(items))
	}
	var nodes []linkmap.Node
	var pages []*site.PageView
	number := map[string]int{}
	for _, item := range items {
		p, ok := item.(*site.PageView)
		if !ok {
			return nil, fmt.Errorf("linkMap takes a list of pages, not of %T", item)
		}
		if _, twice := number[p.ID()]; !twice {
			number[p.ID()] = len(pages)
			pages = append(pages, p)
			nodes = append(nodes, linkmap.Node{Label: shortened(p.LinkTitle())})
		}
	}
	var links []linkmap.Link
	for from, p := range pages {
		for _, q := range p.Links().Items() {
			if to, ok := number[q.ID()]; ok {
				links = append(links, linkmap.Link{From: from, To: to})
			}
		}
	}
	return drawn(linkmap.Lay(nodes, links, width, height), nodes, pages), nil
}

func shortened(label string) string {
	if r := []rune(label); len(r) > mostLabel {
		return strings.TrimRight(string(r[:mostLabel-1]), " ,.:—–\u00a0") + "…"
	}
	return label
}

func drawn(laid linkmap.Map, nodes []linkmap.Node, pages []*site.PageView) *LinkMap {
	m := &LinkMap{Width: laid.Width, Height: laid.Height, Longest: laid.Longest, Average: laid.Average}
	for i, at := range laid.Places {
		m.Nodes = append(m.Nodes, &LinkNode{
			Page: pages[i], X: at.X, Y: at.Y, R: at.R,
			Label: nodes[i].Label, Anchor: at.Anchor, LabelX: at.LabelX, LabelY: at.LabelY,
		})
	}
	for _, l := range laid.Links {
		from, to := m.Nodes[l.From], m.Nodes[l.To]
		line := fmt.Sprintf("M%d %dL%d %d", from.X, from.Y, to.X, to.Y)
		m.Lines += line
		from.Lines += line
		to.Lines += line
		from.Near = append(from.Near, to.Page)
		to.Near = append(to.Near, from.Page)
	}
	return m
}
