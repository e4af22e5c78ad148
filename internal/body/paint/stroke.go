package paint

import (
	"math"

	"unknot/internal/body"
)

// sharpTurn is the cosine of the turn from which a corner of a line gets a round joint.
// Flattened curves turn less from piece to piece; there the gap is far below a pixel.
const sharpTurn = 0.985

// line adds a band of the given width, in view pixels, to the open path. Every part winds
// the same way, so that overlaps add up to full coverage instead of cancelling.
func (p *pen) line(points []body.Point, width float64, closed bool) {
	half := width / 2
	n := len(points)
	last := n - 1
	if closed {
		last = n
	}
	var before body.Point
	for i := range last {
		a, b := points[i], points[(i+1)%n] //nolint:gosec // i runs below n, and so does the remainder
		dir, ok := direction(a, b)
		if !ok {
			continue
		}
		nx, ny := -dir.Y*half, dir.X*half
		p.quad(
			body.Point{X: a.X + nx, Y: a.Y + ny}, body.Point{X: b.X + nx, Y: b.Y + ny},
			body.Point{X: b.X - nx, Y: b.Y - ny}, body.Point{X: a.X - nx, Y: a.Y - ny},
		)
		if before != (body.Point{}) && before.X*dir.X+before.Y*dir.Y < sharpTurn {
			p.disc(a, half)
		}
		before = dir
	}
	if closed && n > 0 {
		p.disc(points[0], half)
	}
}

func direction(a, b body.Point) (body.Point, bool) {
	l := math.Hypot(b.X-a.X, b.Y-a.Y)
	if l == 0 {
		return body.Point{}, false
	}
	return body.Point{X: (b.X - a.X) / l, Y: (b.Y - a.Y) / l}, true
}

func (p *pen) quad(a, b, c, d body.Point) {
	p.z.MoveTo(p.pt(a))
	p.z.LineTo(p.pt(b))
	p.z.LineTo(p.pt(c))
	p.z.LineTo(p.pt(d))
	p.z.ClosePath()
}

// disc adds a circle wound like the quads of a line.
func (p *pen) disc(c body.Point, radius float64) {
	const corners = 16
	for i := range corners {
		sin, cos := math.Sincos(-2 * math.Pi * float64(i) / corners)
		x, y := p.pt(body.Point{X: c.X + radius*cos, Y: c.Y + radius*sin})
		if i == 0 {
			p.z.MoveTo(x, y)
		} else {
			p.z.LineTo(x, y)
		}
	}
	p.z.ClosePath()
}

// dashes is the rhythm of a dashed line in view pixels.
type dashes struct{ width, on, off float64 }

// cut returns the pieces of the closed polygon that are drawn. The rhythm is stretched a
// little so that it closes without a short piece.
func (d dashes) cut(polygon []body.Point) [][]body.Point {
	length := 0.0
	for i := range polygon {
		length += span(polygon[i], polygon[(i+1)%len(polygon)])
	}
	if length == 0 {
		return nil
	}
	stretch := length / (d.on + d.off)
	stretch /= math.Max(1, math.Round(stretch))
	on, off := d.on*stretch, d.off*stretch

	var out [][]body.Point
	piece := []body.Point{polygon[0]}
	drawing, left := true, on
	for i := range polygon {
		a, b := polygon[i], polygon[(i+1)%len(polygon)]
		for rest := span(a, b); rest > 0; rest = span(a, b) {
			if rest < left {
				left -= rest
				if drawing {
					piece = append(piece, b)
				}
				break
			}
			t := left / rest
			a = body.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t}
			if drawing {
				out = append(out, append(piece, a))
				piece, left = nil, off
			} else {
				piece, left = []body.Point{a}, on
			}
			drawing = !drawing
		}
	}
	return out
}

func span(a, b body.Point) float64 { return math.Hypot(b.X-a.X, b.Y-a.Y) }
