package figure

import "unknot/internal/figure/rig"

// Places along the spine, in units from the hip centre.
const (
	pelvisFrom, pelvisTo = -5.4, 10.0
	// A belly that is pressed to the ground lifts the back instead, by this share.
	bellyThrough = 0.5
)

// shapeTorso lays the sections of pelvis, shirt and hem along the spine.
func (p *person) shapeTorso(s *stage) {
	p.shapeShirt(s)
	p.pelvis = p.pelvis[:0]
	to := pelvisTo
	if p.fromBelow {
		to = p.hemAt
	}
	for i, n := 0, s.steps(20); i < n; i++ {
		p.pelvis = append(p.pelvis, p.trunkAt(pelvisFrom+(to-pelvisFrom)*float64(i)/float64(n-1)))
	}
	for side := range rig.Side(2) {
		p.shoulder[side] = p.shoulderCloth(s, p.shoulder[side][:0], side)
	}
}

// trunkAt is the section of the trunk at a place along the spine, as full as the breath makes it.
func (p *person) trunkAt(at float64) disc {
	f, c := p.body.SpineAt(at), sectionAt(rig.Torso(), at)
	swell := p.body.Swell(at)
	down := -f.Axes.X.Y * rig.Smooth(0.5, 0.8, -f.Axes.X.Y) // the front faces the ground
	held := down * (1 - rig.Smooth(pressed, hanging, f.At.Y-c.Front-p.support))
	c.Front += swell * (1 - held)
	c.Back += swell * held * bellyThrough
	return across(f, c, 1)
}

// shoulderCloth is the shirt between trunk and upper arm: the fold below the armpit and the slope
// from the shoulder to the neck. Both are one chain each; webDiscs says where the second begins.
func (p *person) shoulderCloth(s *stage, into []disc, side rig.Side) []disc {
	sign := side.Sign()
	upper := p.body.Arms[side].Upper
	low, pit := p.body.SpineAt(21.5), p.body.SpineAt(26)
	into = append(into,
		roundDisc(low.Point(rig.Vec{Z: sign * 5.2}), low.Axes, 3.5),
		roundDisc(pit.Point(rig.Vec{Z: sign * 6.0}), pit.Axes, 4.0),
		roundDisc(upper.Point(rig.Vec{Y: -1.5}), upper.Axes, 3.0),
	)
	chest, mid, top := p.body.SpineAt(rig.ShoulderAt), p.body.SpineAt(27.9), p.body.SpineAt(29.7)
	lift := upper.At.Sub(chest.Point(rig.Vec{Z: sign * rig.ShoulderOut})).Dot(chest.Axes.Y)
	return append(into,
		s.ball(upper.At.Add(chest.Axes.Of(rig.Vec{Y: -0.2 - 0.25*lift, Z: -sign * 0.6})), 2.45),
		s.ball(mid.Point(rig.Vec{X: -0.7, Y: 0.3 * max(lift, 0), Z: sign * 5.0}), 1.95),
		across(top, rig.Section{Front: 1.6, Back: 3.0, Out: 3.0, In: 3.0}, sign),
	)
}

// webDiscs is how many discs of a shoulder's cloth belong to the fold below the armpit.
const webDiscs = 3

// roundDisc is a circle of radius r across a frame.
func roundDisc(at rig.Vec, axes rig.Mat, r float64) disc {
	return disc{at: at, x: axes.X, z: axes.Z, front: r, back: r, out: r, in: r}
}
