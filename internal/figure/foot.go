package figure

import "unknot/internal/figure/rig"

// footSection is a section across the axis of the foot: x from the ankle along the foot, top and
// bottom relative to the ankle, and half the width, in units.
type footSection struct{ x, top, bottom, half float64 }

var footSections = [...]footSection{
	{-4.0, -2.0, -3.2, 0.7},
	{-3.6, -0.9, -3.75, 1.4},
	{-2.6, 0.6, -4.0, 1.9},
	{-1.2, 1.7, -4.0, 2.1},
	{0.6, 1.7, -3.95, 2.1},
	{2.4, 0.5, -3.8, 2.2},
	{4.4, -0.8, -3.7, 2.4},
	{6.4, -1.7, -3.85, 2.7},
	{7.8, -2.2, -4.0, 2.75},
}

// toe is one toe: where it begins (x along the foot, z outwards) and ends, and its radii.
type toeShape struct{ x0, z0, x1, z1, r0, r1 float64 }

// toeShapes go from the big toe, on the inside, to the little one.
var toeShapes = [...]toeShape{
	{7.2, -1.65, 10.6, -1.55, 1.12, 0.95},
	{7.2, -0.35, 10.7, -0.15, 0.85, 0.62},
	{7.0, 0.60, 10.1, 0.75, 0.82, 0.60},
	{6.8, 1.40, 9.4, 1.55, 0.80, 0.58},
	{6.4, 2.00, 8.6, 2.20, 0.78, 0.58},
}

// toeHinge is where the toes bend, in the frame of the foot; toeFlat is how flat a toe is.
var toeHinge = rig.Vec{X: 7.6, Y: -3.2}

// toe is the drawn part of one toe.
type toe struct{ discs [4]disc }

// shapeFoot lays the ankle's fan, the foot and the toes.
func (p *person) shapeFoot(s *stage, side rig.Side, shank *limb) {
	l, leg := &p.legs[side], &p.body.Legs[side]
	sign := side.Sign()
	ankle := sectionAt(rig.ShankSections(), 1)
	from := cuff - 0.03
	if leg.Shank.Axes.Y.Dot(s.cam.to) < -footBefore {
		from = cuff
	}
	l.ankle = shank.along(l.ankle[:0], from, 1, 3)
	l.ankle = fan(l.ankle, leg.Foot.At, leg.Shank.Axes, leg.Foot.Axes, ankle, ankle, sign, s.steps(6))
	l.foot = l.foot[:0]
	for i := range footSections {
		l.foot = append(l.foot, footDisc(leg.Foot, footSections[i], sign))
		if i+1 < len(footSections) {
			l.foot = append(l.foot, footDisc(leg.Foot, between(i), sign))
		}
	}
	l.toes = l.toes[:0]
	for i := range toeShapes {
		l.toes = append(l.toes, shapeToe(leg, &toeShapes[i], sign))
	}
}

// between is the section half way from one to the next on the curve through the foot.
func between(i int) footSection {
	n := len(footSections)
	a, b := footSections[max(i-1, 0)], footSections[i]
	c, d := footSections[i+1], footSections[min(i+2, n-1)]
	f := func(a, b, c, d float64) float64 { return (9*(b+c) - a - d) / 16 }
	return footSection{
		(b.x + c.x) / 2, f(a.top, b.top, c.top, d.top),
		f(a.bottom, b.bottom, c.bottom, d.bottom), f(a.half, b.half, c.half, d.half),
	}
}

func footDisc(f rig.Frame, c footSection, sign float64) disc {
	high := (c.top - c.bottom) / 2
	return disc{
		at: f.Point(rig.Vec{X: c.x, Y: c.bottom + high}), x: f.Axes.Y, z: f.Axes.Z.Scale(sign),
		front: high, back: high, out: c.half, in: c.half,
	}
}

func shapeToe(leg *rig.Leg, c *toeShape, sign float64) (t toe) {
	up := rig.RotZ(leg.Toes)
	axes := leg.Foot.Axes.Times(up)
	for i := range t.discs {
		k := float64(i) / float64(len(t.discs)-1)
		r := c.r0 + (c.r1-c.r0)*k
		if i == len(t.discs)-1 {
			r *= 0.72 // the tip is round
		}
		at := rig.Vec{X: c.x0 + (c.x1-c.x0)*k + 0.3*k*k, Y: -3.95 + r*0.85, Z: (c.z0 + (c.z1-c.z0)*k) * sign}
		if at.X > toeHinge.X {
			at = toeHinge.Add(up.Of(at.Sub(toeHinge)))
		}
		t.discs[i] = disc{
			at: leg.Foot.Point(at), x: axes.Y, z: axes.Z.Scale(sign),
			front: r * 0.85, back: r * 0.85, out: r, in: r,
		}
	}
	return t
}

// drawFoot paints the bare part of a leg and the shade of the cuff on it.
func (p *person) drawFoot(s *stage, side rig.Side) {
	l := &p.legs[side]
	s.begin()
	s.add(l.ankle)
	s.add(l.foot)
	for i := range l.toes {
		s.add(l.toes[i].discs[:])
	}
	r := s.rim(footRim)
	s.finish(&s.mask, r.reach)
	s.cover.Raise(&s.mask)
	s.out.shaded(&s.mask, &s.mask, r, &l.skin)
	s.shadeBelow(l.cuff, &l.skin)
}
