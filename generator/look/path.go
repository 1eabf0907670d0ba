package look

import (
	"math"
	"strconv"
	"strings"
)

// A Path is a drawing of lines and cubic curves, as the attribute d of a path
// of SVG describes it (SVG 2, 9.3).
type Path []Segment

// A Segment leads from where the last one ended to its last point: a move, a
// line (one point each) or a cubic curve (three).
type Segment struct {
	Op     byte // 'M', 'L', 'C'
	Points [3][2]float64
}

// mostSegments is far more than an icon has.
const mostSegments = 10000

// parameters is how many numbers a command takes.
var parameters = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'T': 2, 'A': 7, 'Z': 0}

// ParsePath reads the attribute d of a path, and false for what is none. Arcs
// and quadratic curves come out as cubic ones.
func ParsePath(d string) (Path, bool) {
	p := pather{rest: d}
	if !p.read() || len(p.path) == 0 {
		return nil, false
	}
	return p.path, true
}

// A pather reads a path. All points are absolute.
type pather struct {
	rest           string
	path           Path
	x, y           float64 // where the pen is
	startX, startY float64 // where the figure began
	handle         [2]float64
	last           byte // the command before, upper case
}

func (p *pather) read() bool {
	for {
		p.rest = strings.TrimLeft(p.rest, " \t\r\n,")
		if p.rest == "" {
			return true
		}
		command := p.rest[0]
		upper := command &^ 0x20
		n, known := parameters[upper]
		if !known || p.last == 0 && upper != 'M' {
			return false
		}
		p.rest = p.rest[1:]
		for first := true; first || n > 0 && p.moreNumbers(); first = false {
			if upper == 'M' && !first {
				upper = 'L' // further points of a move are lines
			}
			numbers, ok := p.numbers(upper, n)
			if !ok || len(p.path) > mostSegments {
				return false
			}
			p.draw(upper, command != command&^0x20, numbers)
			p.last = upper
		}
	}
}

func (p *pather) moreNumbers() bool {
	p.rest = strings.TrimLeft(p.rest, " \t\r\n,")
	return p.rest != "" && strings.IndexByte("+-.0123456789", p.rest[0]) >= 0
}

func (p *pather) numbers(command byte, n int) (out [7]float64, ok bool) {
	for i := range n {
		if !p.moreNumbers() {
			return out, false
		}
		end := numberEnd(p.rest)
		if command == 'A' && (i == 3 || i == 4) {
			end = 1 // flags need no space behind them
			if p.rest[0] != '0' && p.rest[0] != '1' {
				return out, false
			}
		}
		v, err := strconv.ParseFloat(p.rest[:end], 64)
		if err != nil || math.Abs(v) > 1e6 {
			return out, false
		}
		out[i], p.rest = v, p.rest[end:]
	}
	return out, true
}

// numberEnd returns how long the number is that a text begins with.
func numberEnd(s string) int {
	dot, exponent := false, false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
		case (c == '-' || c == '+') && (i == 0 || s[i-1]|0x20 == 'e'):
		case c == '.' && !dot && !exponent:
			dot = true
		case c|0x20 == 'e' && i > 0 && !exponent:
			exponent = true
		default:
			return i
		}
	}
	return len(s)
}

func (p *pather) draw(command byte, relative bool, n [7]float64) {
	if relative {
		switch command {
		case 'V':
			n[0] += p.y
		case 'H':
			n[0] += p.x
		case 'A':
			n[5], n[6] = n[5]+p.x, n[6]+p.y
		default:
			for i := range 6 {
				n[i] += [2]float64{p.x, p.y}[i%2]
			}
		}
	}
	mirrored := func(of string) [2]float64 {
		if strings.IndexByte(of, p.last) >= 0 {
			return [2]float64{2*p.x - p.handle[0], 2*p.y - p.handle[1]}
		}
		return [2]float64{p.x, p.y}
	}
	switch command {
	case 'M':
		p.startX, p.startY = n[0], n[1]
		p.add('M', [2]float64{n[0], n[1]})
	case 'L':
		p.add('L', [2]float64{n[0], n[1]})
	case 'H':
		p.add('L', [2]float64{n[0], p.y})
	case 'V':
		p.add('L', [2]float64{p.x, n[0]})
	case 'C':
		p.handle = [2]float64{n[2], n[3]}
		p.add('C', [2]float64{n[0], n[1]}, p.handle, [2]float64{n[4], n[5]})
	case 'S':
		first := mirrored("CS")
		p.handle = [2]float64{n[0], n[1]}
		p.add('C', first, p.handle, [2]float64{n[2], n[3]})
	case 'Q':
		p.quad([2]float64{n[0], n[1]}, [2]float64{n[2], n[3]})
	case 'T':
		p.quad(mirrored("QT"), [2]float64{n[0], n[1]})
	case 'A':
		p.arc(n)
	case 'Z':
		p.add('L', [2]float64{p.startX, p.startY})
	}
}

func (p *pather) add(op byte, points ...[2]float64) {
	s := Segment{Op: op}
	copy(s.Points[:], points)
	p.path = append(p.path, s)
	p.x, p.y = points[len(points)-1][0], points[len(points)-1][1]
}

func (p *pather) quad(handle, end [2]float64) {
	third := func(a, b float64) float64 { return a + (b-a)*2/3 }
	p.handle = handle
	p.add('C', [2]float64{third(p.x, handle[0]), third(p.y, handle[1])}, [2]float64{third(end[0], handle[0]), third(end[1], handle[1])}, end)
}

// arc draws an elliptic arc as curves of at most a quarter (SVG 2, B.2.4).
func (p *pather) arc(n [7]float64) {
	rx, ry, phi, x, y := math.Abs(n[0]), math.Abs(n[1]), n[2]*math.Pi/180, n[5], n[6]
	if rx == 0 || ry == 0 || x == p.x && y == p.y {
		p.add('L', [2]float64{x, y})
		return
	}
	sin, cos := math.Sincos(phi)
	dx, dy := (p.x-x)/2, (p.y-y)/2
	x1, y1 := cos*dx+sin*dy, cos*dy-sin*dx
	if l := x1*x1/(rx*rx) + y1*y1/(ry*ry); l > 1 {
		rx, ry = rx*math.Sqrt(l), ry*math.Sqrt(l)
	}
	k := math.Sqrt(max(0, (rx*rx*ry*ry-rx*rx*y1*y1-ry*ry*x1*x1)/(rx*rx*y1*y1+ry*ry*x1*x1)))
	if (n[3] != 0) == (n[4] != 0) {
		k = -k
	}
	cx, cy := k*rx*y1/ry, -k*ry*x1/rx
	from := math.Atan2((y1-cy)/ry, (x1-cx)/rx)
	sweep := math.Atan2((-y1-cy)/ry, (-x1-cx)/rx) - from
	if n[4] == 0 && sweep > 0 {
		sweep -= 2 * math.Pi
	} else if n[4] != 0 && sweep < 0 {
		sweep += 2 * math.Pi
	}
	mx, my := cos*cx-sin*cy+(p.x+x)/2, sin*cx+cos*cy+(p.y+y)/2
	at := func(u, v float64) [2]float64 {
		return [2]float64{mx + cos*rx*u - sin*ry*v, my + sin*rx*u + cos*ry*v}
	}
	parts := math.Ceil(math.Abs(sweep)/(math.Pi/2) - 1e-9)
	h := 4.0 / 3 * math.Tan(sweep/parts/4)
	for i := range int(parts) {
		s0, c0 := math.Sincos(from + sweep*float64(i)/parts)
		s1, c1 := math.Sincos(from + sweep*float64(i+1)/parts)
		end := at(c1, s1)
		if i == int(parts)-1 {
			end = [2]float64{x, y}
		}
		p.add('C', at(c0-h*s0, s0+h*c0), at(c1+h*s1, s1-h*c1), end)
	}
}
