package figure

import (
	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

// mask fills the masks that parts share, before anything is painted.
func (p *person) mask(s *stage) {
	pad := s.px1(torsoRim)
	s.begin()
	s.add(p.pelvis)
	for side := range p.legs {
		l := &p.legs[side]
		s.add(l.lead)
		s.add(l.thigh[:l.thighBoneAt+1])
	}
	p.joinHips(s)
	s.finish(&p.pelvisMask, pad)
	p.hipRef.Copy(&p.pelvisMask)
	for side := range p.legs {
		l := &p.legs[side]
		s.begin()
		s.add(l.thigh)
		if l.near {
			s.finish(&p.thighMask[side], pad)
		}
		s.add(l.shank)
		s.finish(&p.legMask[side], pad)
	}
	p.maskHips()
	p.maskShirt(s, pad)
	p.maskHair(s)
}

// joinHips fills the seat between the two hips, which turn about the same line.
func (p *person) joinHips(s *stage) {
	const every = 2
	right, left := &p.legs[rig.Right], &p.legs[rig.Left]
	for i := 0; i <= min(right.thighBoneAt, left.thighBoneAt); i += every {
		s.hull(&s.cam.projection, right.thigh[i], left.thigh[i])
	}
}

// maskHips joins the pelvis with the near thighs: they are one cloth, so no rim runs between.
func (p *person) maskHips() {
	r := p.pelvisMask.Rect
	for side := range p.legs {
		if p.legs[side].near && !p.thighMask[side].Empty() {
			r = r.Union(p.thighMask[side].Rect)
		}
	}
	p.hipRef.Reset(r)
	p.hipRef.Raise(&p.pelvisMask)
	for side := range p.legs {
		if p.legs[side].near {
			p.hipRef.Raise(&p.thighMask[side])
		}
	}
}

// maskShirt fills the masks of shirt and sleeves and their union.
func (p *person) maskShirt(s *stage, pad int) {
	s.begin()
	s.add(p.shirt)
	for side := range p.shoulder {
		s.add(p.shoulder[side][:webDiscs])
		s.add(p.shoulder[side][webDiscs:])
	}
	s.finish(&p.shirtMask, pad)
	r := p.shirtMask.Rect
	for side := range p.arms {
		s.begin()
		s.add(p.arms[side].sleeve)
		s.finish(&p.sleeveMask[side], pad)
		if !p.sleeveMask[side].Empty() {
			r = r.Union(p.sleeveMask[side].Rect)
		}
	}
	p.shirtRef.Reset(r)
	p.shirtRef.Raise(&p.shirtMask)
	for side := range p.arms {
		if p.arms[side].near {
			p.shirtRef.Raise(&p.sleeveMask[side])
		}
	}
}

// drawPelvis paints the leggings from the waist to the hips.
func (p *person) drawPelvis(s *stage) {
	s.cover.Raise(&p.pelvisMask)
	s.out.shaded(&p.pelvisMask, &p.hipRef, s.rim(torsoRim), &p.wear.seat)
	p.shadeBelowHem(s)
}

// drawShirt paints hem, shirt, collar and neck.
func (p *person) drawShirt(s *stage) {
	s.trim(p.hem, &p.wear.top)

	behind := p.headBehind()
	if behind {
		p.drawNeck(s)
	}
	ref := &p.shirtMask
	if p.square(s) {
		ref = &p.shirtRef
	}
	s.cover.Raise(&p.shirtMask)
	s.out.shaded(&p.shirtMask, ref, s.rim(torsoRim), &p.wear.top)
	p.drawShirtFolds(s)
	if !behind {
		p.drawHairBehind(s)
		p.drawNeck(s)
	}
}

// drawButtocks paints the lines of the buttocks where the person is seen from behind.
func (p *person) drawButtocks(s *stage) {
	view := -p.body.Pelvis.Axes.X.Dot(s.cam.to)
	if view < 0.75 || !p.legs[0].near || !p.legs[1].near {
		return
	}
	c := p.wear.seat.shade
	at := func(y, z float64) raster.Point { return s.cam.point(p.body.Pelvis.Point(rig.Vec{X: -6.4, Y: y, Z: z})) }
	s.begin()
	s.lineA = append(s.lineA[:0], at(4.6, 0), at(0.5, 0), at(-3.4, 0))
	w := s.px(0.2)
	s.tube(s.lineA, func(t float64) float64 { return w * (0.25 + 0.75*t) })
	for _, side := range [...]float64{1, -1} {
		hip := p.body.Legs[rig.Right].HipFlex
		if side < 0 {
			hip = p.body.Legs[rig.Left].HipFlex
		}
		if hip > 35 {
			continue
		}
		s.lineA = s.lineA[:0]
		for i := range 9 {
			t := float64(i) / 8
			s.lineA = append(s.lineA, at(-3.9-1.3*4*t*(1-t)*0.8+1.2*t*t, side*(1.0+6.6*t)))
		}
		s.tube(s.lineA, func(t float64) float64 { return w * (1.1 - t) })
	}
	s.paint(c, 0.7*rig.Smooth(0.75, 0.9, view))
}
