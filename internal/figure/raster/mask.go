package raster

import "image"

// Mask is the coverage of a rectangle of the picture, 0 to 255, row by row without gaps.
type Mask struct {
	Rect image.Rectangle
	Pix  []uint8
}

// Reset makes the mask an empty one for a rectangle, in the old memory where it is enough.
func (m *Mask) Reset(r image.Rectangle) {
	n := max(r.Dx(), 0) * max(r.Dy(), 0)
	if cap(m.Pix) < n {
		m.Pix = make([]uint8, n, n+n/4) // some room: the next pose may be a little larger
	}
	m.Pix = m.Pix[:n]
	clear(m.Pix)
	m.Rect = r
}

// Empty reports whether the mask has no pixels at all.
func (m *Mask) Empty() bool { return m.Rect.Empty() }

// Stride is the distance between rows in Pix.
func (m *Mask) Stride() int { return m.Rect.Dx() }

// Row returns the pixels of the row y, which must lie in the rectangle.
func (m *Mask) Row(y int) []uint8 {
	w := m.Rect.Dx()
	i := (y - m.Rect.Min.Y) * w
	return m.Pix[i : i+w]
}

// Span returns the pixels from x0 up to x1 of the row y; all must lie in the rectangle.
func (m *Mask) Span(y, x0, x1 int) []uint8 {
	i := (y-m.Rect.Min.Y)*m.Rect.Dx() - m.Rect.Min.X
	return m.Pix[i+x0 : i+x1]
}

// At returns the coverage of a pixel, 0 outside the rectangle.
func (m *Mask) At(x, y int) uint8 {
	if !(image.Point{X: x, Y: y}).In(m.Rect) {
		return 0
	}
	return m.Pix[(y-m.Rect.Min.Y)*m.Rect.Dx()+x-m.Rect.Min.X]
}

// Copy makes m the same as o.
func (m *Mask) Copy(o *Mask) {
	m.Rect = o.Rect
	m.Pix = append(m.Pix[:0], o.Pix...)
}

// Raise lifts m to o wherever o is higher, inside the rectangle of m.
func (m *Mask) Raise(o *Mask) {
	r := m.Rect.Intersect(o.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		to, from := m.Span(y, r.Min.X, r.Max.X), o.Span(y, r.Min.X, r.Max.X)
		for i, v := range from {
			to[i] = max(to[i], v)
		}
	}
}

// Times multiplies m by o; outside the rectangle of o nothing is left.
func (m *Mask) Times(o *Mask) {
	for y := m.Rect.Min.Y; y < m.Rect.Max.Y; y++ {
		row := m.Row(y)
		if y < o.Rect.Min.Y || y >= o.Rect.Max.Y {
			clear(row)
			continue
		}
		x0 := min(max(o.Rect.Min.X-m.Rect.Min.X, 0), len(row))
		x1 := min(max(o.Rect.Max.X-m.Rect.Min.X, x0), len(row))
		clear(row[:x0])
		clear(row[x1:])
		if x0 == x1 {
			continue
		}
		for i, v := range o.Span(y, x0+m.Rect.Min.X, x1+m.Rect.Min.X) {
			row[x0+i] = scale(row[x0+i], v)
		}
	}
}

// Without takes o away from m.
func (m *Mask) Without(o *Mask) {
	r := m.Rect.Intersect(o.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		to, from := m.Span(y, r.Min.X, r.Max.X), o.Span(y, r.Min.X, r.Max.X)
		for i, v := range from {
			to[i] = scale(to[i], 255-v)
		}
	}
}

// Shift moves the mask by whole pixels.
func (m *Mask) Shift(dx, dy int) { m.Rect = m.Rect.Add(image.Pt(dx, dy)) }

// scale multiplies two coverages, 255 being 1.
func scale(a, b uint8) uint8 {
	v := uint32(a)*uint32(b) + 128
	return uint8((v + v>>8) >> 8)
}

// Deepen lays o over m with a weight of 0–256, as one shadow over another.
func (m *Mask) Deepen(o *Mask, weight int) {
	r := m.Rect.Intersect(o.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		to, from := m.Span(y, r.Min.X, r.Max.X), o.Span(y, r.Min.X, r.Max.X)
		for i, v := range from {
			if v != 0 {
				to[i] = max(to[i], uint8(int(v)*weight>>8))
			}
		}
	}
}
