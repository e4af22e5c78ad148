package figure

import (
	"image"
	"math"

	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

// Widths of the shaded rims, in units.
const (
	torsoRim  = 2.8
	legRim    = 2.2
	sleeveRim = 1.9
	headRim   = 1.8
	hairRim   = 1.7
	footRim   = 1.7
	neckRim   = 1.6
	armRim    = 1.5
	earRim    = 0.7
)

// trimShade is how much of the shade is in hem, collar and sleeve trim.
const trimShade = 0.65

// A near limb throws a soft shadow on what lies behind it: this far, in units, and this dark.
const (
	castRight, castDown = -0.5, 0.9
	castBlur            = 0.8
	castAlpha           = 0.30
)

// castFromLeg darkens the figure under the lower part of a near leg.
func (p *person) castFromLeg(s *stage, side rig.Side) {
	l := &p.legs[side]
	lower := l.thigh[l.thighBoneAt+(len(l.thigh)-l.thighBoneAt)*2/5:]
	s.begin()
	s.add(lower)
	s.add(l.shank)
	s.cast(castRight, castDown, s.palette.shadow, castAlpha)
}

// castFromArm darkens the figure under the lower part of a near arm.
func (p *person) castFromArm(s *stage, side rig.Side) {
	a := &p.arms[side]
	s.begin()
	s.add(a.arm[a.lowerAt:])
	p.addHand(s, side)
	s.cast(castRight, castDown, s.palette.shadow, castAlpha)
}

// castFromHead darkens the neck under the chin.
func (p *person) castFromHead(s *stage) {
	s.ref.Copy(&s.mask) // the neck
	s.begin()
	s.add(p.head.skull)
	s.union.Fill(&s.mask, 0)
	s.blur.Soften(&s.soft, &s.mask, s.px(castBlur))
	s.soft.Shift(round(s.px(castRight)), round(s.px(castDown)))
	s.soft.Times(&s.ref)
	shade := p.wear.skin.shade
	s.out.soft(&s.soft, shade.mix(s.palette.shadow, 0.12), 0.55)
}

// cast blurs and moves the shape and darkens the figure drawn so far by it.
func (s *stage) cast(right, down float64, c ink, opacity float64) {
	s.union.Fill(&s.mask, 0)
	s.blur.Soften(&s.soft, &s.mask, s.px(castBlur))
	s.soft.Shift(round(s.px(right)), round(s.px(down)))
	s.soft.Times(&s.cover)
	s.out.soft(&s.soft, c, opacity)
}

// glow makes m an elliptic glow of the given radii in pixels: full in the middle, nothing at the
// rim.
func (s *stage) glow(m *raster.Mask, at raster.Point, rx, ry float64) {
	r := image.Rect(int(at.X-rx)-1, int(at.Y-ry)-1, int(at.X+rx)+2, int(at.Y+ry)+2).Intersect(s.frame)
	m.Reset(r)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		dy := (float64(y) + 0.5 - at.Y) / ry
		row := m.Row(y)
		for i := range row {
			dx := (float64(r.Min.X+i) + 0.5 - at.X) / rx
			if d2 := dx*dx + dy*dy; d2 < 1 {
				row[i] = uint8(255*(1-rig.Smooth(0.25, 1, math.Sqrt(d2))) + 0.5)
			}
		}
	}
}
