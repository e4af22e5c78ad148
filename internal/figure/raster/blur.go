package raster

// Blur softens masks. The zero value is ready; it keeps the memory it works in.
type Blur struct {
	line []uint8
	sums []int32
	rows []uint8
}

// Soften makes dst a blurred src, larger by the reach of the blur. Radius is the half width in
// pixels of a tent; below half a pixel the mask is only copied.
func (b *Blur) Soften(dst, src *Mask, radius float64) {
	half := int(radius/2 + 0.5)
	if radius < 0.5 || src.Empty() {
		dst.Copy(src)
		return
	}
	half = max(half, 1)
	reach := 2 * half
	dst.Reset(src.Rect.Inset(-reach))
	for y := src.Rect.Min.Y; y < src.Rect.Max.Y; y++ {
		copy(dst.Span(y, src.Rect.Min.X, src.Rect.Max.X), src.Row(y))
	}
	b.across(dst, half, reach)
	b.down(dst, half)
	b.down(dst, half)
}

// across averages every row twice over 2·half+1 pixels.
func (b *Blur) across(m *Mask, half, reach int) {
	w := m.Rect.Dx()
	b.line = grow(b.line, w)
	inv := uint32(65536 / (2*half + 1))
	for y := m.Rect.Min.Y + reach; y < m.Rect.Max.Y-reach; y++ {
		row := m.Row(y)
		box(b.line, row, half, inv)
		box(row, b.line, half, inv)
	}
}

// box writes the running mean of src to dst.
func box(dst, src []uint8, half int, inv uint32) {
	sum := uint32(0)
	for i := range min(half, len(src)) {
		sum += uint32(src[i])
	}
	for i := range dst {
		if i+half < len(src) {
			sum += uint32(src[i+half])
		}
		if i-half-1 >= 0 {
			sum -= uint32(src[i-half-1])
		}
		dst[i] = uint8((sum*inv + 32768) >> 16)
	}
}

// down averages every column over 2·half+1 pixels, a row at a time so that memory is read in
// order; a ring of saved rows replaces a second mask.
func (b *Blur) down(m *Mask, half int) {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	span := 2*half + 1
	b.rows = grow(b.rows, w*(half+1))
	if cap(b.sums) < w {
		b.sums = make([]int32, w)
	}
	b.sums = b.sums[:w]
	clear(b.sums)
	inv := int32(65536 / span)
	for y := range min(half, h) {
		add(b.sums, m.Pix[y*w:(y+1)*w])
	}
	for y := range h {
		if y+half < h {
			add(b.sums, m.Pix[(y+half)*w:(y+half+1)*w])
		}
		slot := y % (half + 1)
		saved := b.rows[slot*w : (slot+1)*w]
		if y-half-1 >= 0 { // the slot still holds the row that now leaves the window
			take(b.sums, saved)
		}
		row := m.Pix[y*w : (y+1)*w]
		copy(saved, row)
		for x, s := range b.sums {
			row[x] = uint8((s*inv + 32768) >> 16)
		}
	}
}

func add(sums []int32, row []uint8) {
	for i, v := range row {
		sums[i] += int32(v)
	}
}

func take(sums []int32, row []uint8) {
	for i, v := range row {
		sums[i] -= int32(v)
	}
}

// grow returns a slice of n bytes, in the old memory where it is enough.
func grow(s []uint8, n int) []uint8 {
	if cap(s) < n {
		return make([]uint8, n, n+n/4)
	}
	return s[:n]
}
