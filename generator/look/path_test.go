package look

import (
	"fmt"
	"strings"
	"testing"
)

func TestAPathIsReadAsSVGSaysIt(t *testing.T) {
	for d, want := range map[string]string{
		"M5 21V4h14l-4 5":          "M5,21 L5,4 L19,4 L15,9",
		"m1 1 2 0,0-2z l1 1":       "M1,1 L3,1 L3,-1 L1,1 L2,2",
		"M0 0.5.5-1e1":             "M0,0.5 L0.5,-10",
		"M0 0L.5.5-1e1-2":          "M0,0 L0.5,0.5 L-10,-2",
		"M0 0c0 1 1 2 2 2s2-1 2-2": "M0,0 C0,1 1,2 2,2 C3,2 4,1 4,0",
		"M0 0Q3 3 6 0":             "M0,0 C2,2 4,2 6,0",
		"M0 0q3 3 6 0t6 0":         "M0,0 C2,2 4,2 6,0 C8,-2 10,-2 12,0",
		"M0 0S1 2 2 2":             "M0,0 C0,0 1,2 2,2",
		"M2 0a0 1 0 1 1 4 0":       "M2,0 L6,0",
	} {
		p, _ := ParsePath(d)
		if got := written(p); got != want {
			t.Errorf("%q is %q, want %q", d, got, want)
		}
	}
	for _, d := range []string{"", "5 21", "L1 1", "M1", "Mx", "M1 1a1 1 0 2 1 3 3", "M1 1e", "M0 0h1e9", "M0 0 " + strings.Repeat("h1", 20000)} {
		if _, ok := ParsePath(d); ok {
			t.Errorf("%.20q is taken for a path", d)
		}
	}
}

// Half a circle goes through its top or its bottom, by the flag of its sweep.
func TestAnArcGoesTheWayThatItsFlagsSay(t *testing.T) {
	for d, want := range map[string]string{
		"M0 0a2 2 0 1 1 4 0": "2.0,-2.0", "M0 0a2 2 0 1 0 4 0": "2.0,2.0",
		"M0 0a2 2 0 014 0":   "2.0,-2.0", // flags without a space behind them
		"M0 0a1 1 0 0 1 4 0": "2.0,-2.0", // too small: made larger
	} {
		p, ok := ParsePath(d)
		if !ok || len(p) != 3 || fmt.Sprintf("%.1f,%.1f", p[1].Points[2][0], p[1].Points[2][1]) != want {
			t.Errorf("%q is %s, want it to go through %s", d, written(p), want)
		}
	}
}

// Of the two circles through both ends a quarter goes the short way round, or
// three quarters the long way.
func TestAnArcIsAsLargeAsItsFlagSays(t *testing.T) {
	for d, want := range map[string]string{
		"M0 0a2 2 0 0 1 2 2": "1 2.0,2.0", "M0 0a2 2 0 0 0 2 2": "1 2.0,2.0",
		"M0 0a2 2 0 1 1 2 2": "3 2.0,-2.0", "M0 0a2 2 0 1 0 2 2": "3 -2.0,2.0",
	} {
		p, ok := ParsePath(d)
		if !ok || fmt.Sprintf("%d %.1f,%.1f", len(p)-1, p[1].Points[2][0], p[1].Points[2][1]) != want {
			t.Errorf("%q is %s, want %s", d, written(p), want)
		}
	}
}

func written(p Path) string {
	var b strings.Builder
	for _, s := range p {
		n := 1
		if s.Op == 'C' {
			n = 3
		}
		b.WriteByte(s.Op)
		for _, point := range s.Points[:n] {
			fmt.Fprintf(&b, "%g,%g ", point[0], point[1])
		}
	}
	return strings.TrimSpace(b.String())
}

func FuzzParsePath(f *testing.F) {
	f.Add("M5 21V4h14a3 3 0 0 1-6 0zq1 1 2 2t1 1s1 1 2 2")
	f.Fuzz(func(t *testing.T, d string) {
		if p, ok := ParsePath(d); ok && (len(p) == 0 || p[0].Op != 'M') {
			t.Errorf("%q begins with no move", d)
		}
	})
}

// The colours of kinds are text on every palette.
func TestTheColourOfAHueCanBeRead(t *testing.T) {
	for hue := range 361 {
		for _, p := range Palettes() {
			c := Look{Palette: p}.Card(hue)
			if got := Contrast(c.Kind, c.Paper); got < 7 {
				t.Errorf("hue %d has a contrast of %.1f on %s", hue, got, p)
			}
		}
	}
	if got := ofHue(25).String(); got != "#77312e" {
		t.Error("oklch(41% .1 25) is", got)
	}
}
