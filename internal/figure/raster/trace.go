package raster

import "math"

// Tracer finds the contours of masks. The zero value is ready; it keeps the memory it works in.
type Tracer struct {
	next []int32 // from the edge of a cell to the edge where the contour leaves the cell, −1 for none
	ring []Point
	keep []bool
	thin []Point
}

// Contours hands out the closed lines along which the coverage of m passes level (0–255, not
// itself included), simplified so that no point is off by more than slack pixels. Inside and
// holes run opposite ways round. A ring is good until the next one.
func (t *Tracer) Contours(m *Mask, level, slack float64, yield func(ring []Point)) {
	if m.Empty() {
		return
	}
	w, h := m.Rect.Dx()+1, m.Rect.Dy()+1 // cells lie between the centres of pixels, with a ring outside
	t.link(m, level, w, h)
	for start := range t.next {
		if t.next[start] < 0 {
			continue
		}
		t.ring = t.ring[:0]
		for e := int32(start); t.next[e] >= 0; {
			t.ring = append(t.ring, crossing(m, level, e, w+1))
			e, t.next[e] = t.next[e], -1
		}
		if ring := t.simplify(slack); len(ring) >= 3 {
			yield(ring)
		}
	}
}

// value is the coverage at a corner of the cells; the corner (0, 0) lies outside the mask.
func value(m *Mask, x, y int) float64 {
	if x < 1 || y < 1 || x > m.Rect.Dx() || y > m.Rect.Dy() {
		return 0
	}
	return float64(m.Pix[(y-1)*m.Rect.Dx()+x-1])
}

// link finds in every cell where the contour comes in and where it leaves. Edges are numbered
// 2·(y·row+x) for the one to the right of a corner and one more for the one below it.
func (t *Tracer) link(m *Mask, level float64, w, h int) {
	row := w + 1
	n := 2 * row * (h + 1)
	if cap(t.next) < n {
		t.next = make([]int32, n)
	}
	t.next = t.next[:n]
	for i := range t.next {
		t.next[i] = -1
	}
	for y := range h {
		for x := range w {
			a, b := value(m, x, y) > level, value(m, x+1, y) > level
			d, c := value(m, x, y+1) > level, value(m, x+1, y+1) > level
			if a == b && b == c && c == d {
				continue
			}
			top, left := int32(2*(y*row+x)), int32(2*(y*row+x)+1)
			right, bottom := int32(2*(y*row+x+1)+1), int32(2*((y+1)*row+x))
			t.cell([4]bool{a, b, c, d}, [4]int32{top, right, bottom, left})
		}
	}
}

// cell links the edges of one cell. Corners go clockwise from the top left, edge i lies between
// corners i and i+1. The contour comes in where inside turns to outside and leaves at the next
// edge, going backwards, where outside turns to inside: what is inside stays on one hand, and
// two contours through one cell never cross.
func (t *Tracer) cell(in [4]bool, edges [4]int32) {
	for i := range 4 {
		if !in[i] || in[(i+1)%4] {
			continue
		}
		for k := 1; k < 4; k++ {
			if j := (i - k + 4) % 4; !in[j] && in[(j+1)%4] {
				t.next[edges[i]] = edges[j]
				break
			}
		}
	}
}

// crossing is the point of an edge where the coverage passes the level.
func crossing(m *Mask, level float64, e int32, row int) Point {
	x, y := int(e/2)%row, int(e/2)/row
	dx, dy := 1-int(e%2), int(e%2)
	a, b := value(m, x, y), value(m, x+dx, y+dy)
	s := (level - a) / (b - a)
	return Point{
		X: float64(m.Rect.Min.X+x) - 0.5 + s*float64(dx),
		Y: float64(m.Rect.Min.Y+y) - 0.5 + s*float64(dy),
	}
}

// simplify leaves out points of the ring that lie within slack of the line between those kept
// (Douglas and Peucker).
func (t *Tracer) simplify(slack float64) []Point {
	n := len(t.ring)
	if n < 4 {
		return t.ring
	}
	if cap(t.keep) < n {
		t.keep = make([]bool, n)
	}
	t.keep = t.keep[:n]
	clear(t.keep)
	far := farthest(t.ring[0], t.ring)
	t.keep[0], t.keep[far] = true, true
	t.split(0, far, slack)
	t.split(far, n, slack)
	t.thin = t.thin[:0]
	for i, k := range t.keep {
		if k {
			t.thin = append(t.thin, t.ring[i])
		}
	}
	return t.thin
}

// split keeps the point farthest from the line between two kept ones while it is off too much.
func (t *Tracer) split(from, to int, slack float64) {
	a, b := t.ring[from], t.ring[to%len(t.ring)]
	worst, at := slack, -1
	for i := from + 1; i < to; i++ {
		if d := offLine(t.ring[i], a, b); d > worst {
			worst, at = d, i
		}
	}
	if at < 0 {
		return
	}
	t.keep[at] = true
	t.split(from, at, slack)
	t.split(at, to, slack)
}

func farthest(p Point, ring []Point) int {
	best, at := -1.0, 0
	for i, q := range ring {
		if d := math.Hypot(p.X-q.X, p.Y-q.Y); d > best {
			best, at = d, i
		}
	}
	return at
}

// offLine is the distance of p from the line piece between a and b.
func offLine(p, a, b Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	l := dx*dx + dy*dy
	if l == 0 {
		return math.Hypot(p.X-a.X, p.Y-a.Y)
	}
	s := min(max(((p.X-a.X)*dx+(p.Y-a.Y)*dy)/l, 0), 1)
	return math.Hypot(p.X-a.X-s*dx, p.Y-a.Y-s*dy)
}
