package paint

import (
	"image"
	"image/color"
	"math"

	"unknot/internal/body"
)

// Sizes of the patterns in zoom view pixels; the full views use 0.8 of them.
const (
	patternInset   = 1.2
	dotRadius      = 1.35
	dotRows        = 6.6
	dotColumns     = 11.0
	hatchWidth     = 1.3
	hatchStep      = 12.0 // along x
	fullViewFactor = 0.8
)

// pattern lays the pattern of a level on the region, clear of its outline.
func (p *pen) pattern(dst *image.RGBA, o *body.Outline, level Level, c color.NRGBA, factor float64) {
	box := p.fr.rect(o.Shape.Bounds, 0)
	if !p.begin(box) {
		return
	}
	p.rings(o.Shape.Rings)
	clip := cloneAlpha(p.endMask())
	p.begin(box)
	p.line(o.Polygon, 2*patternInset*factor, true)
	rim := p.endMask()
	for i, a := range rim.Pix {
		clip.Pix[i] = min(clip.Pix[i], 255-a)
	}
	p.begin(box)
	if level == Mild {
		p.dots(o.Shape.Bounds, factor)
	} else {
		p.hatch(o.Shape.Bounds, factor, 1)
	}
	lay(dst, p.endMask(), clip, c)
	if level == Strong {
		// The second set is laid on its own: where the lines cross they are a shade stronger.
		p.begin(box)
		p.hatch(o.Shape.Bounds, factor, -1)
		lay(dst, p.endMask(), clip, c)
	}
}

func cloneAlpha(m *image.Alpha) *image.Alpha {
	return &image.Alpha{Pix: append([]uint8(nil), m.Pix...), Stride: m.Stride, Rect: m.Rect}
}

func (p *pen) dots(b body.Box, factor float64) {
	rows, columns := dotRows*factor, dotColumns*factor
	for row := math.Floor(b.Min.Y / rows); row*rows <= b.Max.Y; row++ {
		shift := 0.0
		if math.Mod(row, 2) != 0 {
			shift = columns / 2
		}
		for col := math.Floor(b.Min.X/columns) - 1; col*columns <= b.Max.X; col++ {
			p.disc(body.Point{X: col*columns + shift, Y: row * rows}, dotRadius*factor)
		}
	}
}

// hatch adds parallel lines at 45 degrees; slope 1 falls to the right, -1 to the left.
func (p *pen) hatch(b body.Box, factor, slope float64) {
	step, height := hatchStep*factor, b.Max.Y-b.Min.Y
	at := func(k, y float64) float64 { return k*step + slope*y }
	first := math.Floor(math.Min(b.Min.X-slope*b.Min.Y, b.Min.X-slope*b.Max.Y)/step) - 1
	count := int((b.Max.X-b.Min.X+height)/step) + 3
	for i := range count {
		k := first + float64(i)
		p.line([]body.Point{{X: at(k, b.Min.Y), Y: b.Min.Y}, {X: at(k, b.Max.Y), Y: b.Max.Y}}, hatchWidth*factor, false)
	}
}

// lay puts a colour on dst where both masks, which cover the same box, allow it.
func lay(dst *image.RGBA, shape, clip *image.Alpha, c color.NRGBA) {
	r := shape.Rect
	for y := r.Min.Y; y < r.Max.Y; y++ {
		s := shape.Pix[shape.PixOffset(r.Min.X, y):][:r.Dx()]
		k := clip.Pix[clip.PixOffset(r.Min.X, y):][:r.Dx()]
		row := dst.Pix[dst.PixOffset(r.Min.X, y):]
		for x := range s {
			if s[x] == 0 || k[x] == 0 {
				continue
			}
			a := uint32(s[x]) * uint32(k[x]) * uint32(c.A) / (255 * 255)
			px := row[4*x : 4*x+4 : 4*x+4]
			px[0] = mix(px[0], c.R, a)
			px[1] = mix(px[1], c.G, a)
			px[2] = mix(px[2], c.B, a)
			px[3] = mix(px[3], 255, a)
		}
	}
}

func mix(under, over uint8, a uint32) uint8 {
	return uint8((uint32(under)*(255-a) + uint32(over)*a + 127) / 255)
}
