package figure

import "unknot/internal/figure/rig"

// leadIn are the sections of the buttock above the hip joint, in the pelvis frame; At is units
// above the joint.
var leadIn = [...]rig.Section{
	{At: 0, Front: 4.9, Back: 7.6, Out: 5.6, In: 4.7},
	{At: 2, Front: 4.8, Back: 7.25, Out: 5.3, In: 4.6},
	{At: 4, Front: 4.5, Back: 6.55, Out: 4.7, In: 4.2},
	{At: 6, Front: 3.9, Back: 5.45, Out: 3.8, In: 3.6},
	{At: 8, Front: 3.0, Back: 4.0, Out: 2.6, In: 2.8},
}

// shapeLeg lays the sections of one leg.
func (p *person) shapeLeg(s *stage, side rig.Side) {
	l, leg := &p.legs[side], &p.body.Legs[side]
	sign := side.Sign()
	full := sectionAt(rig.ThighSections(), 0)
	flat := full // the buttock flattens along the thigh, not at the pelvis
	flat.Back -= rig.GluteFlattening(leg.HipFlex, 0)

	l.lead = l.lead[:0]
	top := leadIn[len(leadIn)-1].At
	if p.fromBelow {
		top = min(top, p.hemAt-1)
	}
	for i, n := 0, s.steps(8); i < n; i++ {
		up := top - top*float64(i)/float64(n-1)
		share := 1 - up/8
		f := rig.Frame{At: leg.Thigh.At.Add(p.body.Pelvis.Axes.Y.Scale(up)), Axes: p.body.Pelvis.Axes}
		l.lead = append(l.lead, across(f, mixed(sectionAt(leadIn[:], up), full, share*share*share), sign))
	}

	l.thigh = fan(l.thigh[:0], leg.Thigh.At, p.body.Pelvis.Axes, leg.Thigh.Axes, full, flat, sign, s.steps(13))
	l.thighBoneAt = len(l.thigh)
	bone := limb{leg.Thigh, rig.Thigh, rig.ThighSections(), sign, 0}
	for i, n := 0, s.steps(19); i < n; i++ {
		t := float64(i) / float64(n-1)
		d := bone.at(t)
		d.back -= rig.GluteFlattening(leg.HipFlex, t)
		l.thigh = append(l.thigh, d)
	}

	knee := sectionAt(rig.ShankSections(), 0)
	l.shank = fan(l.shank[:0], leg.Shank.At, leg.Thigh.Axes, leg.Shank.Axes, knee, knee, sign, s.steps(11))
	bone = limb{leg.Shank, rig.Shank, rig.ShankSections(), sign, 0}
	p.shapeTrouserLeg(s, l, &bone)
	p.shapeFoot(s, side, &bone)
}

// footBefore is from how much the shank points at the viewer the foot is painted over the trousers.
const footBefore = 0.46

// drawLeg paints one leg: bare foot first, then the trousers over it, unless the foot is in front.
func (p *person) drawLeg(s *stage, side rig.Side) {
	l := &p.legs[side]
	l.skin, l.cloth = p.wear.skin.mix(&p.wear.farSkin, l.far), p.wear.legs.mix(&p.wear.farLegs, l.far)
	if l.near {
		p.castFromLeg(s, side)
	}
	if p.body.Legs[side].Shank.Axes.Y.Dot(s.cam.to) < -footBefore {
		p.drawTrouserLeg(s, side)
		p.drawFoot(s, side)
		return
	}
	p.drawFoot(s, side)
	p.drawTrouserLeg(s, side)
}

// drawTrouserLeg paints the band at the end of a trouser leg and then the leg.
func (p *person) drawTrouserLeg(s *stage, side rig.Side) {
	l := &p.legs[side]
	cloth := &l.cloth
	s.trim(l.cuff, cloth)

	m := &p.legMask[side]
	s.cover.Raise(m)
	r := s.rim(legRim)
	if !l.near {
		s.out.shaded(m, m, r, cloth)
		p.drawLegFolds(s, side, cloth)
		return
	}
	s.ref.Reset(m.Rect)
	s.ref.Raise(m)
	s.ref.Raise(&p.pelvisMask)
	if other := 1 - side; p.legs[other].near {
		s.ref.Raise(&p.thighMask[other])
	}
	s.out.shaded(m, &s.ref, r, cloth)
	p.shadeLap(s, side)
	p.drawLegFolds(s, side, cloth)
}
