package main

import (
	"image/color"
	"math"
)

// circle is five people who all know each other. Person 0 is the one nearest
// to the other circle.
type circle struct {
	people [5]point
	col    color.RGBA
	from   float64 // the second in which it appears
}

// news is a piece of news on its way through both circles.
type news struct {
	col   color.RGBA
	trips []trip
}

// trip is the way of a piece of news from one person to another, and the
// seconds it takes.
type trip struct {
	a, b       point
	from, till float64
}

var (
	ours   = newCircle(point{210, 290}, 0, teal, 0)
	theirs = newCircle(point{750, 290}, math.Pi, amber, 3.2)

	ourNews = news{teal, append(append(
		spread(ours, 2, 0.9),
		trip{ours.people[0], theirs.people[0], 10.4, 11.6}),
		spread(theirs, 0, 11.7)...)}
	theirNews = news{amber, append(append(
		spread(theirs, 2, 4.1),
		trip{theirs.people[0], ours.people[0], 7.4, 8.8}),
		spread(ours, 0, 8.9)...)}
)

// The seconds in which the two talk and become a weak tie.
const bridgeFrom, bridgeTill = 6.0, 7.0

func newCircle(middle point, facing float64, col color.RGBA, from float64) circle {
	c := circle{col: col, from: from}
	for i := range c.people {
		sin, cos := math.Sincos(facing + float64(i)*2*math.Pi/5)
		c.people[i] = middle.plus(150*cos, 150*sin)
	}
	return c
}

// spread has one person hear the news, who tells both neighbours, who tell
// theirs.
func spread(c circle, first int, from float64) []trip {
	who := func(i int) point { return c.people[(first+i+5)%5] }
	return []trip{
		{who(0), who(0), from - 0.1, from},
		{who(0), who(1), from, from + 0.7},
		{who(0), who(-1), from, from + 0.7},
		{who(1), who(2), from + 0.7, from + 1.4},
		{who(-1), who(-2), from + 0.7, from + 1.4},
	}
}

// frame draws the film at a second.
func frame(t float64) canvas {
	c := newCanvas()
	for _, circle := range []circle{ours, theirs} {
		seen := ease(t, circle.from, circle.from+0.8)
		for i, a := range circle.people {
			for _, b := range circle.people[i+1:] {
				c.line(a, b, 2, circle.col, 0.6*seen)
			}
		}
	}
	a, b := ours.people[0], theirs.people[0]
	c.bridge(a.to(b, 0.18), b.to(a, 0.18), ease(t, bridgeFrom, bridgeTill))
	for _, circle := range []circle{ours, theirs} {
		for i, p := range circle.people {
			appears := circle.from + 0.1*float64(i)
			c.person(p, ease(t, appears, appears+0.4), circle.col)
		}
	}
	for i, n := range []news{ourNews, theirNews} {
		for _, trip := range n.trips {
			if t >= trip.till { // who has heard it keeps a small letter overhead
				c.letter(trip.b.plus(float64(i)*34-17, -56), 0.55*ease(t, trip.till, trip.till+0.3), n.col)
			}
		}
		for _, trip := range n.trips {
			if t >= trip.from && t < trip.till && trip.a != trip.b {
				c.letter(trip.a.to(trip.b, ease(t, trip.from, trip.till)), 1, n.col)
			}
		}
	}
	return c
}

// person draws a head and shoulders, grown to a share of their size.
func (c canvas) person(p point, grown float64, col color.RGBA) {
	if grown == 0 {
		return
	}
	c.line(p, p, 40*grown, paper, 1)
	c.line(p.plus(0, -14*grown), p.plus(0, -14*grown), 15*grown, col, 1)
	c.line(p.plus(-12*grown, 19*grown), p.plus(12*grown, 19*grown), 15*grown, col, 1)
	c.box(p.plus(0, 26.5*grown), 27*grown, 7.5*grown, col)
}

// letter draws an envelope of a size about a middle.
func (c canvas) letter(m point, size float64, col color.RGBA) {
	if size == 0 {
		return
	}
	w, h, line := 25*size, 17*size, 2.5*size
	c.box(m, w, h, col)
	c.box(m, w-2*line, h-2*line, white)
	c.line(m.plus(line-w, line-h), m.plus(0, 2*size), line, col, 1)
	c.line(m.plus(w-line, line-h), m.plus(0, 2*size), line, col, 1)
}

// bridge draws a share of the dashed line between two people.
func (c canvas) bridge(a, b point, share float64) {
	const dashes = 6
	for i := range dashes {
		from, till := float64(i)/dashes, (float64(i)+0.5)/dashes
		if from < share {
			c.line(a.to(b, from), a.to(b, min(till, share)), 3, ink, 1)
		}
	}
}

// ease returns how much of the time between two seconds is over at t, from 0
// to 1, slow at both ends.
func ease(t, from, till float64) float64 {
	s := min(1, max(0, (t-from)/(till-from)))
	return s * s * (3 - 2*s)
}
