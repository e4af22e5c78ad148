package figure

import "unknot/internal/figure/rig"

// Places along the spine, in units from the hip centre.
const (
	pelvisFrom, pelvisTo = -5.4, 10.0
	shirtFrom, shirtTo   = 8.1, 29.9
	hemFrom              = 7.2
	clothGrow            = 0.25
	breathRise           = 0.45 // how far a full breath lifts the front of the chest
)

// shapeTorso lays the sections of pelvis, shirt and hem along the spine.
func (p *person) shapeTorso(s *stage) {
	p.pelvis = p.trunk(p.pelvis[:0], pelvisFrom, pelvisTo, 0, s.steps(20))
	p.shirt = p.trunk(p.shirt[:0], shirtFrom, shirtTo, clothGrow, s.steps(34))
	p.hem = p.trunk(p.hem[:0], hemFrom, shirtFrom+0.3, clothGrow+0.05, 3)
	for side := range rig.Side(2) {
		p.shoulder[side] = p.shoulderCloth(s, p.shoulder[side][:0], side)
	}
}

// trunk adds sections of the trunk from one place along the spine to another.
func (p *person) trunk(into []disc, from, to, grow float64, n int) []disc {
	for i := range n {
		at := from + (to-from)*float64(i)/float64(n-1)
		c := sectionAt(rig.Torso(), at)
		c.Front += breathRise * p.body.Breath * rig.Smooth(7, 19, at) * (1 - rig.Smooth(25, 29, at))
		into = append(into, across(p.body.SpineAt(at), c, 1).grown(grow))
	}
	return into
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
