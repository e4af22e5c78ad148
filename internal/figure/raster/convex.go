package raster

import "math"

// Point is a point of the picture in pixels, y down.
type Point struct{ X, Y float64 }

// Convex is a convex shape, kept as its left and its right border from top to bottom. That is
// the form in which two shapes join in linear time and in which a scan line reads its span.
type Convex struct {
	left, right []Point
}

// Set makes c the shape inside a convex ring of points, which may run either way round.
func (c *Convex) Set(ring []Point) {
	c.left, c.right = c.left[:0], c.right[:0]
	if len(ring) == 0 {
		return
	}
	top, bottom, area := 0, 0, 0.0
	prev := ring[len(ring)-1]
	for i, p := range ring {
		if p.Y < ring[top].Y {
			top = i
		}
		if p.Y > ring[bottom].Y {
			bottom = i
		}
		area += prev.X*p.Y - p.X*prev.Y
		prev = p
	}
	forward := walk(c.right, ring, top, bottom, 1)
	backward := walk(c.left, ring, top, bottom, len(ring)-1)
	if area < 0 { // the ring runs against the clock, so going forward is going down the left
		forward, backward = backward, forward
	}
	c.right, c.left = forward, backward
}

// walk collects the ring's points from one index to another in steps, never going back up.
func walk(into, ring []Point, from, to, step int) []Point {
	low := ring[from].Y
	for i := from; ; i = (i + step) % len(ring) {
		p := ring[i]
		low = max(low, p.Y)
		p.Y = low
		into = append(into, p)
		if i == to {
			return into
		}
	}
}

// Join makes c the convex hull of two shapes, neither of which may be c itself.
func (c *Convex) Join(a, b *Convex) {
	c.left = joinBorder(c.left[:0], a.left, b.left, 1)
	c.right = joinBorder(c.right[:0], a.right, b.right, -1)
}

// joinBorder merges two borders by height and keeps what bulges: to the left for side 1, to the
// right for side −1.
func joinBorder(into, a, b []Point, side float64) []Point {
	for len(a) > 0 || len(b) > 0 {
		var p Point
		if len(b) == 0 || (len(a) > 0 && a[0].Y <= b[0].Y) {
			p, a = a[0], a[1:]
		} else {
			p, b = b[0], b[1:]
		}
		for n := len(into); n >= 2; n = len(into) {
			o, q := into[n-2], into[n-1]
			if ((p.X-o.X)*(q.Y-o.Y)-(p.Y-o.Y)*(q.X-o.X))*side > 0 {
				break
			}
			into = into[:n-1]
		}
		into = append(into, p)
	}
	return trimEnds(into, side)
}

// trimEnds drops points level with the first or last that lie further inside; the merge keeps
// them when two shapes begin or end at the same height.
func trimEnds(border []Point, side float64) []Point {
	for n := len(border); n >= 2 && border[n-1].Y == border[n-2].Y; n = len(border) {
		if (border[n-1].X-border[n-2].X)*side < 0 {
			border[n-2] = border[n-1]
		}
		border = border[:n-1]
	}
	if len(border) >= 2 && border[0].Y == border[1].Y && (border[0].X-border[1].X)*side < 0 {
		border[1] = border[0]
	}
	return border
}

// edge is one side of a shape while scan lines run down it. Places are in fixed point, counted
// from the left of the clip: additions are all that a line costs.
type edge struct {
	points []Point
	origin float64 // left of the clip, pixels
	at     int
	end    float64 // where the current edge ends
	x      int64   // at the current scan line, in 1/(one << fine) of a pixel
	step   int64   // change of x from line to line
}

// fine is how many bits an edge is finer than a span, so that steps add up without drifting.
const fine = 20

// seek moves to the edge that crosses the height y; lines are 1/sub apart.
func (e *edge) seek(y float64) {
	for e.at+2 < len(e.points) && e.points[e.at+1].Y <= y {
		e.at++
	}
	const unit = one << fine
	p := e.points[e.at]
	e.x, e.step, e.end = int64((p.X-e.origin)*unit), 0, p.Y
	if e.at+1 == len(e.points) {
		return
	}
	q := e.points[e.at+1]
	if q.Y > p.Y {
		slope := (q.X - p.X) / (q.Y - p.Y)
		// A nearly level edge is crossed once: its step is never used, and may not overflow.
		slope = min(max(slope, -1e6), 1e6)
		e.x, e.step = int64((p.X+(y-p.Y)*slope-e.origin)*unit), int64(slope*(unit/sub))
	}
	e.end = q.Y
	if e.at+2 == len(e.points) {
		e.end = math.Inf(1) // nothing follows to seek
	}
}
