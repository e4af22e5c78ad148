package raster_test

import (
	"image"
	"math"
	"testing"

	"pgregory.net/rapid"

	"unknot/internal/figure/raster"
)

var sheet = image.Rect(0, 0, 64, 48)

// rect is a rectangle as a ring, with corners that need not lie on pixels.
func rect(x0, y0, x1, y1 float64) []raster.Point {
	return []raster.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}}
}

// union fills the union of convex rings.
func union(rings ...[]raster.Point) *raster.Mask {
	var u raster.Union
	u.Begin(sheet)
	for _, r := range rings {
		var c raster.Convex
		c.Set(r)
		u.Add(&c)
	}
	m := &raster.Mask{}
	u.Fill(m, 0)
	return m
}

// area is the coverage of a mask in whole pixels.
func area(m *raster.Mask) float64 {
	sum := 0
	for _, v := range m.Pix {
		sum += int(v)
	}
	return float64(sum) / 255
}

func TestUnionArea(t *testing.T) {
	tests := map[string]struct {
		rings [][]raster.Point
		want  float64
	}{
		"should cover a rectangle on whole pixels":             {[][]raster.Point{rect(3, 4, 13, 9)}, 50},
		"should cover parts of pixels along a line":            {[][]raster.Point{rect(3.25, 4, 13.75, 9)}, 52.5},
		"should cover a sixth of a pixel from line to line":    {[][]raster.Point{rect(3, 4.5, 13, 9)}, 45},
		"should count overlapping rectangles once":             {[][]raster.Point{rect(2, 2, 12, 12), rect(7.5, 7, 20, 15)}, 100 + 100 - 22.5},
		"should count one inside another once":                 {[][]raster.Point{rect(2, 2, 12, 12), rect(4.3, 4, 6.9, 8)}, 100},
		"should count the same shape twice once":               {[][]raster.Point{rect(2.4, 2, 12.6, 12), rect(2.4, 2, 12.6, 12)}, 102},
		"should leave no seam between shapes that touch":       {[][]raster.Point{rect(2, 2, 7.37, 12), rect(7.37, 2, 12, 12)}, 100},
		"should cover a cross of three":                        {[][]raster.Point{rect(10, 2, 14, 30), rect(2, 10, 30, 14), rect(10, 10, 14, 14)}, 112 + 112 - 16},
		"should cut what lies outside the sheet":               {[][]raster.Point{rect(-10, -10, 4, 5)}, 20},
		"should take a ring that runs the other way":           {[][]raster.Point{{{X: 3, Y: 4}, {X: 3, Y: 9}, {X: 13, Y: 9}, {X: 13, Y: 4}}}, 50},
		"should cover nothing for a shape outside":             {[][]raster.Point{rect(-9, -9, -2, -2)}, 0},
		"should cover a triangle":                              {[][]raster.Point{{{X: 5, Y: 5}, {X: 25, Y: 5}, {X: 5, Y: 35}}}, 300},
		"should cover two triangles that make a parallelogram": {[][]raster.Point{{{X: 5, Y: 5}, {X: 25, Y: 5}, {X: 10, Y: 35}}, {{X: 25, Y: 5}, {X: 30, Y: 35}, {X: 10, Y: 35}}}, 600},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			if got := area(union(tc.rings...)); math.Abs(got-tc.want) > 0.002*tc.want+0.05 {
				t.Errorf("area = %.3f, want %.3f", got, tc.want)
			}
		})
	}
}

func TestUnionEdge(t *testing.T) {
	t.Run("should keep the edge of overlapping shapes at its own coverage", func(t *testing.T) {
		m := union(rect(2.5, 2, 20, 12), rect(2.5, 5, 20, 15))
		for y := 2; y < 15; y++ {
			if got := m.At(2, y); got < 127 || got > 128 {
				t.Errorf("coverage at the edge in row %d = %d, want a half (127 or 128)", y, got)
			}
		}
	})
}

// convex draws a convex ring: points on an ellipse in order of their angle.
func convex(t *rapid.T, label string) []raster.Point {
	f := func(name string, lo, hi float64) float64 { return rapid.Float64Range(lo, hi).Draw(t, label+name) }
	cx, cy, rx, ry := f("cx", 12, 50), f("cy", 12, 36), f("rx", 0.5, 12), f("ry", 0.5, 12)
	n := rapid.IntRange(3, 24).Draw(t, label+"n")
	turn := f("turn", 0, 6)
	ring := make([]raster.Point, n)
	for i := range ring {
		sin, cos := math.Sincos(turn + 2*math.Pi*float64(i)/float64(n))
		ring[i] = raster.Point{X: cx + rx*cos, Y: cy + ry*sin}
	}
	return ring
}

func same(a, b *raster.Mask, slack int) (image.Point, bool) {
	r := a.Rect.Union(b.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if d := int(a.At(x, y)) - int(b.At(x, y)); d > slack || d < -slack {
				return image.Pt(x, y), false
			}
		}
	}
	return image.Point{}, true
}

func TestUnionProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := convex(t, "a"), convex(t, "b"), convex(t, "c")
		all := union(a, b, c)
		if p, ok := same(all, union(c, a, b, a), 0); !ok {
			t.Fatalf("the order of shapes, or one twice, changes the union at %v", p)
		}
		alone := union(b)
		for y := alone.Rect.Min.Y; y < alone.Rect.Max.Y; y++ {
			for x := alone.Rect.Min.X; x < alone.Rect.Max.X; x++ {
				if all.At(x, y) < alone.At(x, y) {
					t.Fatalf("the union covers less than one of its shapes at %d, %d", x, y)
				}
			}
		}
		sum := area(union(a)) + area(alone) + area(union(c))
		if got := area(all); got > sum+0.5 {
			t.Fatalf("union area %.2f is more than the sum of its parts %.2f", got, sum)
		}
	})
}

func TestUnionOfPieces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ring := convex(t, "ring")
		// A fan of triangles from the first point makes up the whole shape.
		var pieces [][]raster.Point
		for i := 1; i+1 < len(ring); i++ {
			pieces = append(pieces, []raster.Point{ring[0], ring[i], ring[i+1]})
		}
		if p, ok := same(union(pieces...), union(ring), 4); !ok {
			t.Fatalf("pieces that make up a shape differ from it at %v", p)
		}
	})
}

func TestJoin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := convex(t, "a"), convex(t, "b")
		var ca, cb, joined raster.Convex
		ca.Set(a)
		cb.Set(b)
		joined.Join(&ca, &cb)
		var u raster.Union
		u.Begin(sheet)
		u.Add(&joined)
		var got raster.Mask
		u.Fill(&got, 0)
		if p, ok := same(&got, union(hull(append(a, b...))), 3); !ok {
			t.Fatalf("joined shapes differ from the hull of all their points at %v", p)
		}
	})
}

// hull wraps points the slow and simple way (Jarvis).
func hull(points []raster.Point) []raster.Point {
	first := 0
	for i, p := range points {
		if p.X < points[first].X || (p.X == points[first].X && p.Y < points[first].Y) {
			first = i
		}
	}
	var out []raster.Point
	for at := first; ; {
		out = append(out, points[at])
		next := (at + 1) % len(points)
		for i, p := range points {
			a, b := points[at], points[next]
			cross := (b.X-a.X)*(p.Y-a.Y) - (b.Y-a.Y)*(p.X-a.X)
			if cross < 0 || (cross == 0 && math.Hypot(p.X-a.X, p.Y-a.Y) > math.Hypot(b.X-a.X, b.Y-a.Y)) {
				next = i
			}
		}
		if at = next; at == first || len(out) > len(points) {
			return out
		}
	}
}

func TestFillAgain(t *testing.T) {
	t.Run("should go on with the same shapes after a fill", func(t *testing.T) {
		var u raster.Union
		var c raster.Convex
		var m raster.Mask
		u.Begin(sheet)
		c.Set(rect(2, 2, 12, 12))
		u.Add(&c)
		u.Fill(&m, 0)
		c.Set(rect(12, 2, 20, 12))
		u.Add(&c)
		u.Fill(&m, 3)
		if got := area(&m); got != 180 {
			t.Errorf("area after adding a second shape = %v, want 180", got)
		}
		if want := image.Rect(-1, -1, 23, 15); m.Rect != want {
			t.Errorf("mask with a border of 3 = %v, want %v", m.Rect, want)
		}
	})
	t.Run("should forget everything at the next begin", func(t *testing.T) {
		var u raster.Union
		var c raster.Convex
		var m raster.Mask
		u.Begin(sheet)
		c.Set(rect(2, 2, 12, 12))
		u.Add(&c)
		u.Begin(sheet)
		u.Fill(&m, 0)
		if !m.Empty() {
			t.Errorf("mask of nothing = %v, want empty", m.Rect)
		}
	})
}
