package kit

import (
	"image"
	"image/color"
	"math"
)

// ringArt is what a timer ring looks like without its words. It is drawn here and not put together
// from arcs and circles of Fyne: the picture repaints the window many times for each time the ring
// changes, and painting an arc costs several times as much as showing what is drawn already.
type ringArt struct {
	share  float64 // of the ring that is filled, 0–1
	breath float64 // 0–1; below 0 when no breath is paced

	track, fill, disc color.RGBA // the colours of the ring, of its filled part and of the breath
}

// How wide things are, as shares of the ring's width.
const (
	ringBand    = 0.065 // the band, about 14 px on a ring of 214 px
	breathLeast = 0.42
	breathMost  = 0.84
)

// draw paints the whole of a picture with the ring, as large as it fits in.
func (a ringArt) draw(img *image.RGBA) {
	clear(img.Pix)
	size := img.Bounds().Size()
	width := float64(min(size.X, size.Y))
	p := ringPen{art: a, outer: width / 2, half: width * ringBand / 2}
	p.middle = p.outer - p.half
	p.sweep = 2 * math.Pi * min(max(a.share, 0), 1)
	p.inset = min(p.half/p.middle, p.sweep/2)
	p.begin, p.end = p.on(p.inset), p.on(p.sweep-p.inset)
	if a.breath >= 0 {
		p.breath = width / 2 * (breathLeast + (breathMost-breathLeast)*min(a.breath, 1))
	}
	for y := range size.Y {
		row := img.Pix[y*img.Stride:]
		dy := float64(y) + 0.5 - float64(size.Y)/2
		for x := range size.X {
			dx := float64(x) + 0.5 - float64(size.X)/2
			if c := p.at(dx, dy); c.A > 0 {
				row[4*x], row[4*x+1], row[4*x+2], row[4*x+3] = c.R, c.G, c.B, c.A
			}
		}
	}
}

// ringPen draws one ring. Its lengths are in pixels.
type ringPen struct {
	art                 ringArt
	outer, middle, half float64 // the edge of the ring, the middle of its band, half the band
	sweep               float64 // the angle that is filled, clockwise from the top
	inset               float64 // the angle from its ends to the middles of their rounding
	begin, end          spot    // these middles; they meet where less is filled than the ends take
	breath              float64 // the radius of the disc; 0 where there is none
}

// spot is a place seen from the middle of the ring.
type spot struct{ x, y float64 }

// on is the middle of the band at an angle, clockwise from the top.
func (p *ringPen) on(angle float64) spot {
	return spot{p.middle * math.Sin(angle), -p.middle * math.Cos(angle)}
}

// at is the colour of a pixel.
func (p *ringPen) at(x, y float64) color.RGBA {
	r := math.Sqrt(x*x + y*y) // not Hypot: nothing here is large enough to overflow
	if r > p.middle-p.half-1 {
		off := math.Abs(r-p.middle) - p.half
		if off > 1 {
			return color.RGBA{}
		}
		return blended(shaded(p.art.track, off), shaded(p.art.fill, p.offFill(x, y, off)))
	}
	return shaded(p.art.disc, r-p.breath)
}

// offFill is how far a pixel is outside of the filled part; off is how far it is outside of the band.
func (p *ringPen) offFill(x, y, off float64) float64 {
	switch {
	case p.art.share <= 0:
		return 1
	case p.art.share >= 1 || p.within(x, y):
		return off
	}
	near := min(math.Hypot(x-p.begin.x, y-p.begin.y), math.Hypot(x-p.end.x, y-p.end.y))
	return near - p.half
}

// within reports whether a pixel lies between the round ends.
func (p *ringPen) within(x, y float64) bool {
	angle := math.Atan2(x, -y)
	if angle < 0 {
		angle += 2 * math.Pi
	}
	return angle >= p.inset && angle <= p.sweep-p.inset
}

// shaded is the colour of a pixel so far outside of an edge: it fades over the width of one pixel.
func shaded(c color.RGBA, off float64) color.RGBA {
	switch {
	case off <= -0.5:
		return c
	case off >= 0.5:
		return color.RGBA{}
	}
	cover := 0.5 - off
	fade := func(v uint8) uint8 { return uint8(float64(v)*cover + 0.5) }
	return color.RGBA{fade(c.R), fade(c.G), fade(c.B), fade(c.A)}
}

// blended lays one colour over another.
func blended(below, above color.RGBA) color.RGBA {
	rest := 255 - uint32(above.A)
	add := func(a, b uint8) uint8 { return a + uint8((uint32(b)*rest+127)/255) }
	return color.RGBA{add(above.R, below.R), add(above.G, below.G), add(above.B, below.B), add(above.A, below.A)}
}
