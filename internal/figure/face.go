package figure

import "unknot/internal/figure/rig"

// Features are hinted, never drawn out: lowered lids, brows, the corner of a mouth, the side of
// the nose. They fade where the face turns away, so that no view has half an eye.

// faceLine is a line on the face: along z from z0 to z1 (units to the side), at a height that
// bows by bow in its middle.
type faceLine struct {
	z0, z1, y, bow, tilt float64
	half                 float64 // half width
	lift                 float64 // off the skin
}

var (
	lid   = faceLine{z0: 1.05, z1: 2.95, y: 3.35, bow: -0.42, tilt: -0.05, half: 0.17, lift: 0.03}
	brow  = faceLine{z0: 0.95, z1: 3.3, y: 4.75, bow: 0.34, tilt: -0.12, half: 0.21, lift: 0.05}
	mouth = faceLine{z0: -1.25, z1: 1.25, y: -0.36, bow: -0.2, half: 0.13, lift: 0.32}
)

// drawFace paints the features of the face.
func (p *person) drawFace(s *stage) {
	skin := p.wear.skin
	p.drawNose(s, &skin)
	for _, side := range [...]float64{1, -1} {
		p.drawCheek(s, side)
		p.drawFaceLine(s, &lid, side, skin.shade.mix(s.palette.eye, 0.75), 0.9)
		p.drawFaceLine(s, &brow, side, p.wear.hair.base.mix(skin.shade, 0.25), 0.85)
	}
	p.drawFaceLine(s, &mouth, 1, skin.shade.mix(s.palette.warm.shade, 0.45), 0.9)
}

// drawFaceLine paints one line, mirrored to the left for side −1.
func (p *person) drawFaceLine(s *stage, l *faceLine, side float64, c ink, opacity float64) {
	const n = 9
	s.lineA = s.lineA[:0]
	least := 1.0
	for i := range n {
		t := float64(i) / (n - 1)
		u := 2*t - 1
		z := (l.z0 + (l.z1-l.z0)*t) * side
		at, view := p.onFace(s, l.y+l.bow*(1-u*u)+l.tilt*u, z, l.lift)
		if view < 0.05 {
			continue
		}
		least = min(least, view)
		s.lineA = append(s.lineA, s.cam.point(at))
	}
	if len(s.lineA) < 3 {
		return
	}
	w := s.px(l.half)
	s.begin()
	s.tube(s.lineA, func(t float64) float64 { return w * (0.45 + 0.55*4*t*(1-t)) })
	s.paint(c, opacity*rig.Smooth(0.02, 0.3, least))
}

// drawNose shades the side of the nose where it lies within the face.
func (p *person) drawNose(s *stage, skin *tone) {
	view := p.body.Skull.Axes.X.Dot(s.cam.to)
	if view < 0.35 {
		return
	}
	h := &p.head
	s.begin()
	s.add(h.nose[2:])
	r := s.rim(1.0)
	s.finish(&s.mask, r.reach)
	s.soft.Copy(&s.mask)
	s.soft.Shift(round(s.px(0.18)), round(s.px(0.3)))
	s.soft.Without(&s.mask)
	s.out.fill(&s.soft, skin.shade, 0.7*rig.Smooth(0.35, 0.6, view))
}

// drawCheek puts a little warmth on a cheek.
func (p *person) drawCheek(s *stage, side float64) {
	at, view := p.onFace(s, 1.35, 3.0*side, 0)
	if view < 0.1 {
		return
	}
	s.glow(&s.soft, s.cam.point(at), s.px(1.5*min(1, view+0.2)), s.px(1.15))
	s.soft.Times(&s.cover)
	s.out.soft(&s.soft, s.palette.warm.base, 0.2*rig.Smooth(0.1, 0.5, view))
}
