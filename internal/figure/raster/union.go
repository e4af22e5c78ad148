package raster

import (
	"image"
	"math"
)

const (
	// sub is how many scan lines sample one row of pixels; along a line coverage is exact.
	sub = 6
	// one is a pixel's width in the fixed point of spans.
	one = 256
	// toAlpha scales sub·one (a full pixel) to 255 in 16 bits of fraction; exact for sub = 6.
	toAlpha = 255 * 65536 / (sub * one)
)

// Union collects convex shapes and fills the area that at least one of them covers. Adding up
// the coverage of each shape would count the edge of overlapping shapes twice; here every scan
// line holds the merged spans, so it is exact.
type Union struct {
	clip        image.Rectangle
	first, last int // scan lines in use, last exclusive; counted from the top of clip
	minX, maxX  int32
	heads       []int32 // first span of each scan line, −1 for none
	spans       []span
	row         []int32
}

// span is a covered piece of a scan line, in 1/256 pixel from the left of the clip.
type span struct {
	l, r int32
	next int32
}

// Begin forgets all shapes and sets the part of the picture that counts.
func (u *Union) Begin(clip image.Rectangle) {
	u.clip = clip
	u.spans = u.spans[:0]
	lines := max(clip.Dy(), 0) * sub
	if cap(u.heads) < lines {
		u.heads = make([]int32, lines)
	}
	u.heads = u.heads[:lines]
	for i := range u.heads {
		u.heads[i] = -1
	}
	u.first, u.last = lines, 0
	u.minX, u.maxX = int32(max(clip.Dx(), 0)*one), 0
}

// Add puts a shape into the union.
func (u *Union) Add(c *Convex) {
	if len(c.left) < 1 || len(c.right) < 1 || u.clip.Empty() {
		return
	}
	top := (min(c.left[0].Y, c.right[0].Y) - float64(u.clip.Min.Y)) * sub
	bottom := (max(c.left[len(c.left)-1].Y, c.right[len(c.right)-1].Y) - float64(u.clip.Min.Y)) * sub
	first := int(math.Ceil(max(top-0.5, 0)))
	last := int(math.Ceil(min(bottom-0.5, float64(len(u.heads)))))
	if first >= last {
		return
	}
	u.first, u.last = min(u.first, first), max(u.last, last)
	origin, width := float64(u.clip.Min.X), int64(u.clip.Dx()*one)
	left, right := edge{points: c.left, origin: origin}, edge{points: c.right, origin: origin}
	y := float64(u.clip.Min.Y) + (float64(first)+0.5)/sub
	left.seek(y)
	right.seek(y)
	for i := first; i < last; i++ {
		if y >= left.end {
			left.seek(y)
		}
		if y >= right.end {
			right.seek(y)
		}
		l := max((left.x+half)>>fine, 0)
		r := min((right.x+half)>>fine, width)
		if r > l {
			u.insert(i, int32(l), int32(r))
		}
		left.x += left.step
		right.x += right.step
		y += 1.0 / sub
	}
}

// half rounds an edge's place to that of a span.
const half = 1 << (fine - 1)

// insert merges one span into a scan line.
func (u *Union) insert(line int, l, r int32) {
	u.minX, u.maxX = min(u.minX, l), max(u.maxX, r)
	link := &u.heads[line]
	for *link >= 0 && u.spans[*link].r < l {
		link = &u.spans[*link].next
	}
	at := *link
	if at < 0 || u.spans[at].l > r {
		*link = int32(len(u.spans)) // before append: link may point into the old array
		u.spans = append(u.spans, span{l, r, at})
		return
	}
	s := &u.spans[at]
	s.l, s.r = min(s.l, l), max(s.r, r)
	for s.next >= 0 && u.spans[s.next].l <= s.r {
		s.r = max(s.r, u.spans[s.next].r)
		s.next = u.spans[s.next].next
	}
}

// Fill writes the coverage of the union to m, which becomes as large as the union needs and no
// larger. Pad adds an empty border that many pixels wide.
func (u *Union) Fill(m *Mask, pad int) {
	if u.first >= u.last || u.minX >= u.maxX {
		m.Reset(image.Rectangle{Min: u.clip.Min, Max: u.clip.Min})
		return
	}
	x0, x1 := int(u.minX)/one, (int(u.maxX)+one-1)/one
	y0, y1 := u.first/sub, (u.last+sub-1)/sub
	m.Reset(image.Rect(x0, y0, x1, y1).Add(u.clip.Min).Inset(-pad))
	if cap(u.row) < x1-x0+2 {
		u.row = make([]int32, x1-x0+2)
	}
	u.row = u.row[:x1-x0+2]
	for y := y0; y < y1; y++ {
		if !u.gather(y, int32(x0*one)) {
			continue
		}
		out := m.Row(u.clip.Min.Y + y)[pad : pad+x1-x0]
		sum := int32(0)
		for i := range out {
			sum += u.row[i]
			u.row[i] = 0
			out[i] = uint8((sum*toAlpha + 32768) >> 16)
		}
		u.row[x1-x0], u.row[x1-x0+1] = 0, 0
	}
}

// gather adds the spans of one row of pixels to u.row as changes of coverage from pixel to
// pixel, and reports whether there were any.
func (u *Union) gather(y int, origin int32) bool {
	found := false
	for line := y * sub; line < min((y+1)*sub, len(u.heads)); line++ {
		for at := u.heads[line]; at >= 0; at = u.spans[at].next {
			found = true
			l, r := u.spans[at].l-origin, u.spans[at].r-origin
			i, f := l/one, l%one
			u.row[i] += one - f
			u.row[i+1] += f
			i, f = r/one, r%one
			u.row[i] -= one - f
			u.row[i+1] -= f
		}
	}
	return found
}
