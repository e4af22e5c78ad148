package body

import "math"

// curvePieces is how many straight pieces stand for one curve: at most 0.05 px off.
const curvePieces = 16

// Point is a place in view pixels, x to the viewer's right and y down.
type Point struct{ X, Y float64 }

// Box is an upright rectangle in view pixels.
type Box struct{ Min, Max Point }

// Contains reports whether p lies in the box widened by margin on every side.
func (b Box) Contains(p Point, margin float64) bool {
	return p.X >= b.Min.X-margin && p.X <= b.Max.X+margin && p.Y >= b.Min.Y-margin && p.Y <= b.Max.Y+margin
}

func (b Box) with(p Point) Box {
	b.Min.X, b.Min.Y = math.Min(b.Min.X, p.X), math.Min(b.Min.Y, p.Y)
	b.Max.X, b.Max.Y = math.Max(b.Max.X, p.X), math.Max(b.Max.Y, p.Y)
	return b
}

func emptyBox() Box {
	return Box{Min: Point{math.Inf(1), math.Inf(1)}, Max: Point{math.Inf(-1), math.Inf(-1)}}
}

// Curve is one cubic Bézier piece; it starts where the piece before it ended.
type Curve struct{ C1, C2, To Point }

// Ring is one closed path of curves.
type Ring struct {
	Start  Point
	Curves []Curve
}

// Flatten returns the ring as a closed polygon without a repeated last point, 16 straight
// pieces to a curve.
func (r Ring) Flatten() []Point {
	out := make([]Point, 0, 1+curvePieces*len(r.Curves))
	out = append(out, r.Start)
	from := r.Start
	for _, c := range r.Curves {
		for i := 1; i <= curvePieces; i++ {
			out = append(out, c.at(from, float64(i)/curvePieces))
		}
		from = c.To
	}
	if n := len(out); n > 1 && out[n-1] == out[0] {
		out = out[:n-1]
	}
	return out
}

func (c Curve) at(from Point, t float64) Point {
	if t == 1 {
		return c.To
	}
	u := 1 - t
	a, b, d, e := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return Point{
		X: a*from.X + b*c.C1.X + d*c.C2.X + e*c.To.X,
		Y: a*from.Y + b*c.C1.Y + d*c.C2.Y + e*c.To.Y,
	}
}

// bounds returns a box that holds the curves; control points make it a little generous.
func bounds(rings []Ring) Box {
	b := emptyBox()
	for _, r := range rings {
		b = b.with(r.Start)
		for _, c := range r.Curves {
			b = b.with(c.C1).with(c.C2).with(c.To)
		}
	}
	return b
}

// Inside reports whether p lies in the closed polygon by the even-odd rule.
func Inside(polygon []Point, p Point) bool {
	in := false
	for i, j := 0, len(polygon)-1; i < len(polygon); j, i = i, i+1 {
		a, b := polygon[i], polygon[j]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < (b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}

// distance returns how far p is from the nearest side of the closed polygon.
func distance(polygon []Point, p Point) float64 {
	best := math.Inf(1)
	for i, j := 0, len(polygon)-1; i < len(polygon); j, i = i, i+1 {
		best = math.Min(best, squaredToSegment(polygon[j], polygon[i], p))
	}
	return math.Sqrt(best)
}

func squaredToSegment(a, b, p Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	length := dx*dx + dy*dy
	t := 0.0
	if length > 0 {
		t = math.Min(1, math.Max(0, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/length))
	}
	ex, ey := a.X+t*dx-p.X, a.Y+t*dy-p.Y
	return ex*ex + ey*ey
}
