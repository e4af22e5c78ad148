package figure

import (
	"math"

	"unknot/internal/figure/rig"
)

var upperArmSections = [...]rig.Section{
	{At: 0.00, Front: 3.0, Back: 3.0, Out: 2.9, In: 2.7},
	{At: 0.15, Front: 3.0, Back: 2.9, Out: 2.9, In: 2.6},
	{At: 0.40, Front: 2.75, Back: 2.55, Out: 2.6, In: 2.4},
	{At: 0.70, Front: 2.35, Back: 2.25, Out: 2.2, In: 2.1},
	{At: 0.90, Front: 2.1, Back: 2.1, Out: 2.05, In: 2.0},
	{At: 1.00, Front: 2.05, Back: 2.1, Out: 2.0, In: 2.0},
}

var forearmSections = [...]rig.Section{
	{At: 0.00, Front: 2.05, Back: 2.1, Out: 2.0, In: 2.0},
	{At: 0.15, Front: 2.25, Back: 2.25, Out: 2.2, In: 2.15},
	{At: 0.30, Front: 2.25, Back: 2.2, Out: 2.2, In: 2.1},
	{At: 0.60, Front: 1.85, Back: 1.75, Out: 1.8, In: 1.75},
	{At: 0.85, Front: 1.4, Back: 1.35, Out: 1.4, In: 1.4},
	{At: 1.00, Front: 1.35, Back: 1.35, Out: 1.3, In: 1.3},
}

const (
	armCap = 1.8 // height of the round end above the shoulder joint
)

// shapeArm lays the sections of one arm and its sleeve.
func (p *person) shapeArm(s *stage, side rig.Side) {
	a, arm := &p.arms[side], &p.body.Arms[side]
	sign := side.Sign()
	upper := limb{arm.Upper, rig.UpperArm, upperArmSections[:], sign, 0}
	a.arm = roundEnd(a.arm[:0], &upper, armCap)
	a.arm = upper.along(a.arm, 0, 1, s.steps(12))
	a.lowerAt = len(a.arm) * 5 / 9
	elbow := sectionAt(forearmSections[:], 0)
	a.arm = fan(a.arm, arm.Fore.At, arm.Upper.Axes, arm.Fore.Axes, elbow, elbow, sign, s.steps(7))
	fore := limb{arm.Fore, rig.Forearm, forearmSections[:], sign, 0}
	a.arm = fore.along(a.arm, 0, 1, s.steps(12))
	wrist := sectionAt(forearmSections[:], 1)
	a.arm = fan(a.arm, arm.Hand.At, arm.Fore.Axes, arm.Hand.Axes, wrist, palmSection(0), sign, 5)

	p.shapeSleeve(s, side, &upper)
	p.shapeHand(s, side)
}

// roundEnd adds the cap above the start of a bone, from its tip down.
func roundEnd(into []disc, l *limb, height float64) []disc {
	const n = 6
	for i := range n {
		up := 1 - float64(i)/n
		k := math.Sqrt(max(0, 1-up*up*0.97))
		d := l.at(0)
		d.at = d.at.Add(l.frame.Axes.Y.Scale(up * height))
		d.front, d.back, d.out, d.in = d.front*k, d.back*k, d.out*k, d.in*k
		into = append(into, d)
	}
	return into
}

// drawArm paints one arm: skin, then the trim of the sleeve, then the sleeve.
func (p *person) drawArm(s *stage, side rig.Side) {
	a := &p.arms[side]
	skin, cloth := &a.skin, &a.cloth
	*skin, *cloth = p.wear.skin.mix(&p.wear.farSkin, a.far), p.wear.top.mix(&p.wear.farTop, a.far)
	if a.near {
		p.castFromArm(s, side)
	}
	s.begin()
	s.add(a.arm)
	p.addHand(s, side)
	r := s.rim(armRim)
	s.finish(&s.mask, r.reach)
	s.cover.Raise(&s.mask)
	s.out.shaded(&s.mask, &s.mask, r, skin)
	p.drawFingerLines(s, side, skin)
	p.drawArmFolds(s, side, skin)
	s.shadeBelow(a.trim, skin)

	s.trim(a.trim, cloth)

	m := &p.sleeveMask[side]
	s.cover.Raise(m)
	r = s.rim(sleeveRim)
	ref := m
	if a.near && p.square(s) {
		ref = &p.shirtRef
	}
	s.out.shaded(m, ref, r, cloth)
	p.drawSleeveFolds(s, side, cloth)
}
