package linkmap

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"unicode/utf8"
)

func named(n int) []Node {
	nodes := make([]Node, n)
	for i := range nodes {
		nodes[i].Label = fmt.Sprint("страница номер ", i)
	}
	return nodes
}

// ring is a wheel without a hub: each node is joined to the next.
func ring(n int) (links []Link) {
	for i := range n {
		links = append(links, Link{i, (i + 1) % n})
	}
	return links
}

func TestLongestAndAverageWay(t *testing.T) {
	for _, test := range []struct {
		name    string
		nodes   int
		links   []Link
		longest int
		average float64
	}{
		{"nothing", 0, nil, 0, 0},
		{"one", 1, nil, 0, 0},
		{"a chain of four", 4, []Link{{0, 1}, {2, 1}, {2, 3}}, 3, 10.0 / 6},
		{"a ring of six", 6, ring(6), 3, 1.8},
		{"two islands", 4, []Link{{0, 1}, {2, 3}}, 1, 1},
	} {
		m := Lay(named(test.nodes), test.links, 600, 400)
		if m.Longest != test.longest || math.Abs(m.Average-test.average) > 1e-9 {
			t.Errorf("%s: longest %d, average %v; want %d, %v", test.name, m.Longest, m.Average, test.longest, test.average)
		}
	}
}

func TestALinkBothWaysIsOneLine(t *testing.T) {
	m := Lay(named(3), []Link{{0, 1}, {1, 0}, {0, 1}, {2, 2}}, 600, 400)
	if want := []Link{{0, 1}}; !reflect.DeepEqual(m.Links, want) {
		t.Errorf("links %v, want %v", m.Links, want)
	}
	for i, want := range []int{1, 1, 0} {
		if got := m.Places[i].Degree; got != want {
			t.Errorf("node %d is joined to %d, want %d", i, got, want)
		}
	}
}

func TestNodesThatAreJoinedStandNearer(t *testing.T) {
	// Two rings of eight, joined by one bridge; neighbours in them are not
	// neighbours in the order, which is where the layout begins.
	var links []Link
	for _, l := range ring(8) {
		links = append(links, Link{l.From * 3 % 8 * 2, l.To * 3 % 8 * 2}, Link{l.From*3%8*2 + 1, l.To*3%8*2 + 1})
	}
	links = append(links, Link{0, 1})
	m := Lay(named(16), links, 1000, 640)
	apart := func(a, b int) float64 {
		return math.Hypot(float64(m.Places[a].X-m.Places[b].X), float64(m.Places[a].Y-m.Places[b].Y))
	}
	var joined, others float64
	pairs := 0
	for i := range 16 {
		for j := range i {
			others += apart(i, j)
			pairs++
		}
	}
	for _, l := range m.Links {
		joined += apart(l.From, l.To)
	}
	if joined, others := joined/float64(len(m.Links)), others/float64(pairs); joined > others*2/3 {
		t.Errorf("joined nodes are %.0f apart, any two %.0f", joined, others)
	}
}

func TestEverythingIsInsideAndNoLabelTouchesAnother(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 7))
		n := 1 + r.IntN(80)
		var links []Link
		for range r.IntN(3 * n) {
			links = append(links, Link{r.IntN(n), r.IntN(n)})
		}
		nodes := named(n)
		m := Lay(nodes, links, 1000, 640)
		if again := Lay(nodes, links, 1000, 640); !reflect.DeepEqual(m, again) {
			t.Fatalf("seed %d: two drawings of one graph differ", seed)
		}
		var boxes []box
		for i, p := range m.Places {
			if p.X-p.R < 0 || p.X+p.R > m.Width || p.Y-p.R < 0 || p.Y+p.R > m.Height {
				t.Fatalf("seed %d: node %d stands outside: %+v", seed, i, p)
			}
			wide := int(labelRune * float64(utf8.RuneCountInString(nodes[i].Label)))
			left := p.LabelX
			switch p.Anchor {
			case "":
				continue
			case "end":
				left -= wide
			case "middle":
				left -= wide / 2
			}
			b := box{left, p.LabelY - 11, left + wide, p.LabelY + 3}
			if b.left < 0 || b.right > m.Width {
				t.Errorf("seed %d: the label of node %d leaves the drawing: %+v", seed, i, b)
			}
			for _, other := range boxes {
				if b.touches(other) {
					t.Errorf("seed %d: the label of node %d touches another: %+v %+v", seed, i, b, other)
				}
			}
			boxes = append(boxes, b)
		}
		if n < 10 && len(boxes) < n {
			t.Errorf("seed %d: of %d labels %d have room", seed, n, len(boxes))
		}
	}
}

func BenchmarkLay(b *testing.B) {
	for _, n := range []int{15, 150, 300} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 2))
			var links []Link
			for range 4 * n {
				links = append(links, Link{r.IntN(n), r.IntN(n)})
			}
			nodes := named(n)
			b.ReportAllocs()
			for b.Loop() {
				Lay(nodes, links, 1000, 640)
			}
		})
	}
}
