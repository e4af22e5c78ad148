package figure

import (
	"image"

	"unknot/internal/figure/raster"
)

// ink is an opaque colour.
type ink struct{ r, g, b uint8 }

// rgb returns the colour written as 0xRRGGBB.
func rgb(v uint32) ink { return ink{uint8(v >> 16), uint8(v >> 8), uint8(v)} }

// mix returns the colour the share t of the way from a to b.
func (a ink) mix(b ink, t float64) ink {
	f := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*t + 0.5) }
	return ink{f(a.r, b.r), f(a.g, b.g), f(a.b, b.b)}
}

// tone is one material: its colour, the colour of its shaded rim below right and of its lit rim
// above left.
type tone struct{ base, shade, light ink }

// mix returns the tone the share t of the way from a to b.
func (a *tone) mix(b *tone, t float64) tone {
	return tone{a.base.mix(b.base, t), a.shade.mix(b.shade, t), a.light.mix(b.light, t)}
}

// surface is what is painted on: pixels, or a vector file.
type surface interface {
	// fill lays a colour over the mask with an opacity from 0 to 1.
	fill(m *raster.Mask, c ink, opacity float64)
	// soft is fill for a mask without an edge of its own: a shadow, a glow.
	soft(m *raster.Mask, c ink, opacity float64)
	// shaded fills the mask with a tone; the rims come from the reference mask, which has an
	// empty border as wide as the rim reaches.
	shaded(m, ref *raster.Mask, r *rim, t *tone)
}

// maxTaps is how often a rim looks at the reference mask at most.
const maxTaps = 24

// rim says how far the shaded and the lit rim reach into a shape: at how many places below right
// and above left a pixel looks whether the shape is still there.
type rim struct {
	n           int
	shade, lit  [maxTaps]image.Point
	reach       int // pixels
	strength    int // weight of the shade for each missing unit of coverage, 256 in full, times 65536
	litStrength int
}

// newRim returns the rim of a width in pixels.
func newRim(width float64) rim {
	r := rim{n: min(max(int(width/1.4), 5), maxTaps)}
	for i := range r.n {
		k := width * float64(i+1) / float64(r.n)
		r.shade[i] = image.Pt(round(0.55*k), round(0.95*k))
		r.lit[i] = image.Pt(round(-0.4*k), round(-0.6*k))
	}
	r.reach = round(width) + 1
	r.strength = 282 * 65536 / (255 * r.n) // a little more than full: the very rim is all shade
	r.litStrength = 128 * 65536 / (255 * r.n)
	return r
}

func round(v float64) int {
	if v < 0 {
		return -int(0.5 - v)
	}
	return int(v + 0.5)
}

// offsets are the taps of a rim as distances in the memory of a mask.
type offsets struct{ shade, lit [maxTaps]int }

func (r *rim) offsets(stride int) (o offsets) {
	for i := range r.n {
		o.shade[i] = r.shade[i].Y*stride + r.shade[i].X
		o.lit[i] = r.lit[i].Y*stride + r.lit[i].X
	}
	return o
}

// weights returns how shaded and how lit the pixel at an index of the reference mask is, 0–256.
func (r *rim) weights(pix []uint8, at int, o *offsets) (shade, lit int) {
	for i := range r.n {
		shade += int(pix[at+o.shade[i]])
		lit += int(pix[at+o.lit[i]])
	}
	return r.weigh(shade, lit)
}

// weigh turns the sums over the taps into weights of 0–256.
func (r *rim) weigh(shade, lit int) (int, int) {
	full := 255 * r.n
	return min((full-shade)*r.strength>>16, 256), min((full-lit)*r.litStrength>>16, 256)
}

// pixels is the surface of an image.
type pixels struct {
	img        *image.RGBA
	shade, lit []uint16 // sums of the taps along a row
}

// over lays the colour over one pixel with an alpha of 0–255.
func over(p []uint8, c ink, a uint32) {
	keep := 255 - a
	p[0] = div255(uint32(c.r)*a + uint32(p[0])*keep)
	p[1] = div255(uint32(c.g)*a + uint32(p[1])*keep)
	p[2] = div255(uint32(c.b)*a + uint32(p[2])*keep)
	p[3] = div255(255*a + uint32(p[3])*keep)
}

func div255(v uint32) uint8 {
	v += 128
	return uint8((v + v>>8) >> 8)
}

func (s *pixels) fill(m *raster.Mask, c ink, opacity float64) {
	r := m.Rect.Intersect(s.img.Rect)
	alpha := uint32(opacity*256 + 0.5)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := s.img.Pix[s.img.PixOffset(r.Min.X, y):]
		for i, v := range m.Span(y, r.Min.X, r.Max.X) {
			if a := uint32(v) * alpha >> 8; a != 0 {
				over(row[4*i:4*i+4:4*i+4], c, a)
			}
		}
	}
}

func (s *pixels) soft(m *raster.Mask, c ink, opacity float64) { s.fill(m, c, opacity) }

func (s *pixels) shaded(m, ref *raster.Mask, r *rim, t *tone) {
	area := m.Rect.Intersect(s.img.Rect)
	o := r.offsets(ref.Stride())
	for y := area.Min.Y; y < area.Max.Y; y++ {
		cover := m.Span(y, area.Min.X, area.Max.X)
		x0, x1 := covered(cover)
		if x0 == x1 {
			continue
		}
		cover = cover[x0:x1]
		at := (y-ref.Rect.Min.Y)*ref.Stride() + area.Min.X + x0 - ref.Rect.Min.X
		s.shade = sumTaps(s.shade, ref.Pix, at, x1-x0, o.shade[:r.n])
		s.lit = sumTaps(s.lit, ref.Pix, at, x1-x0, o.lit[:r.n])
		row := s.img.Pix[s.img.PixOffset(area.Min.X+x0, y):]
		for i, v := range cover {
			if v == 0 {
				continue
			}
			c := t.base
			if shade, lit := r.weigh(int(s.shade[i]), int(s.lit[i])); shade|lit != 0 {
				c = blend256(blend256(c, t.light, lit), t.shade, shade)
			}
			over(row[4*i:4*i+4:4*i+4], c, uint32(v))
		}
	}
}

// covered returns the part of a row from the first to behind the last covered pixel.
func covered(row []uint8) (from, to int) {
	to = len(row)
	for from < to && row[from] == 0 {
		from++
	}
	for to > from && row[to-1] == 0 {
		to--
	}
	return from, to
}

// sumTaps adds up, for n pixels of a row, the coverage at each offset from the pixel.
func sumTaps(sums []uint16, pix []uint8, at, n int, offsets []int) []uint16 {
	if cap(sums) < n {
		sums = make([]uint16, n)
	}
	sums = sums[:n]
	clear(sums)
	for _, off := range offsets {
		for i, v := range pix[at+off : at+off+n] {
			sums[i] += uint16(v)
		}
	}
	return sums
}

// lay puts a picture with transparent parts over the surface.
func (s *pixels) lay(top *image.RGBA, r image.Rectangle) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		from := top.Pix[top.PixOffset(r.Min.X, y):][:4*r.Dx()]
		to := s.img.Pix[s.img.PixOffset(r.Min.X, y):][:4*r.Dx()]
		for i := 0; i < len(from); i += 4 {
			switch a := from[i+3]; a {
			case 0:
			case 255:
				copy(to[i:i+4], from[i:i+4])
			default:
				keep := 255 - uint32(a)
				for k := range 4 {
					to[i+k] = from[i+k] + div255(uint32(to[i+k])*keep)
				}
			}
		}
	}
}

// blend256 mixes two colours by a weight of 0–256.
func blend256(a, b ink, w int) ink {
	f := func(a, b uint8) uint8 { return uint8(int(a) + (int(b)-int(a))*w>>8) }
	return ink{f(a.r, b.r), f(a.g, b.g), f(a.b, b.b)}
}
