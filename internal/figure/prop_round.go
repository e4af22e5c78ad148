package figure

import (
	"math"

	"unknot/internal/figure/rig"
)

// cylinder is a round body along an axis.
type cylinder struct {
	from, to rig.Vec // centres of the two ends
	across   rig.Mat // X and Z lie across the axis
	r        float64
}

// lying returns a cylinder of a length whose axis is the Z of the frame.
func lying(f rig.Frame, length, r float64) cylinder {
	half := f.Axes.Z.Scale(length / 2)
	return cylinder{
		from: f.At.Sub(half), to: f.At.Add(half), r: r,
		across: rig.Mat{X: f.Axes.X, Y: f.Axes.Z, Z: f.Axes.Y},
	}
}

// upright returns a cylinder standing on the frame.
func upright(f rig.Frame, height, r float64) cylinder {
	return cylinder{from: f.At, to: f.Point(rig.Vec{Y: height}), across: f.Axes, r: r}
}

// end is the disc at one end, k times as wide.
func (c *cylinder) end(at rig.Vec, k float64) disc { return roundDisc(at, c.across, c.r*k) }

// near is the end that faces the viewer.
func (c *cylinder) near(s *stage) rig.Vec {
	if c.to.Sub(c.from).Dot(s.cam.to) > 0 {
		return c.to
	}
	return c.from
}

// drum paints a cylinder's side.
func (s *stage) drum(c *cylinder, t *tone) {
	s.begin()
	s.hull(&s.cam.projection, c.end(c.from, 1), c.end(c.to, 1))
	s.paintShaded(t, 0.75*c.r)
	s.covers()
}

// spot paints a round spot on the end that faces the viewer, k times as wide as the end.
func (s *stage) spot(c *cylinder, k float64, colour ink) {
	s.begin()
	s.hull(&s.cam.projection, c.end(c.near(s), k))
	s.paint(colour, 1)
}

// roller paints a foam roller: ringed end, dark bore.
func (s *stage) roller(t *thing) {
	c := lying(t.frame, t.size[0], t.r)
	s.rollShadow(t, &c)
	s.drum(&c, &s.palette.prop)
	s.grooves(&c)
	s.spot(&c, 1, s.palette.prop.base)
	s.spot(&c, 0.86, s.palette.prop.light)
	s.spot(&c, 0.52, s.palette.prop.shade)
	s.spot(&c, 0.44, s.palette.propDeep)
}

// grooves paints the rings round a roller.
func (s *stage) grooves(c *cylinder) {
	s.ref.Copy(&s.mask)
	s.begin()
	w := s.px(0.11)
	for i := 1; i < 7; i++ {
		at := c.from.Lerp(c.to, float64(i)/7)
		s.lineA = s.lineA[:0]
		for k := range 33 {
			sin, cos := math.Sincos(2 * math.Pi * float64(k) / 32)
			out := c.across.X.Scale(cos).Add(c.across.Z.Scale(sin))
			if out.Dot(s.cam.to) > 0.05 {
				s.lineA = append(s.lineA, s.cam.point(at.Add(out.Scale(c.r))))
			} else if len(s.lineA) > 1 {
				s.tube(s.lineA, func(float64) float64 { return w })
				s.lineA = s.lineA[:0]
			}
		}
		if len(s.lineA) > 1 {
			s.tube(s.lineA, func(float64) float64 { return w })
		}
	}
	s.union.Fill(&s.soft, 0)
	s.soft.Times(&s.ref)
	s.out.fill(&s.soft, s.palette.prop.shade, 0.5)
}

// rollShadow paints the shadow under something that lies on the ground and is round.
func (s *stage) rollShadow(t *thing, c *cylinder) {
	if t.frame.At.Y > 3*t.r {
		return
	}
	plane := s.cam.onto(0)
	s.begin()
	s.hull(&plane, c.end(c.from, 0.9), c.end(c.to, 0.9))
	s.softShadow(1.6, 0.26)
}

// sphere paints a massage ball with a light spot.
func (s *stage) sphere(t *thing) {
	at := t.frame.At
	if at.Y < 2.5*t.r {
		s.pool(rig.Vec{X: at.X, Z: at.Z}, t.r*0.8, t.r*0.7, 0.28)
	}
	s.begin()
	s.hull(&s.cam.projection, s.ball(at, t.r))
	s.paintShaded(&s.palette.prop, 0.9*t.r)
	s.covers()
	spot := at.Add(s.cam.right.Scale(-0.35 * t.r)).Add(s.cam.up.Scale(0.38 * t.r))
	s.glow(&s.soft, s.cam.point(spot), s.px(0.38*t.r), s.px(0.3*t.r))
	s.out.soft(&s.soft, s.palette.ballSpot, 0.9)
}

// towel paints a rolled towel with its spiral end.
func (s *stage) towel(t *thing) {
	c := lying(t.frame, t.size[0], t.r)
	s.rollShadow(t, &c)
	s.drum(&c, &s.palette.linen)
	s.towelStripe(&c, 0.12)
	s.towelStripe(&c, 0.88)
	s.spot(&c, 1, s.palette.linen.base.mix(s.palette.linen.shade, 0.35))
	near := c.near(s)
	s.lineA = s.lineA[:0]
	for i := range 44 {
		sin, cos := math.Sincos(float64(i) * 0.38)
		k := c.r * (0.9 - 0.019*float64(i))
		s.lineA = append(s.lineA, s.cam.point(near.Add(c.across.X.Scale(cos*k)).Add(c.across.Z.Scale(sin*k))))
	}
	w := s.px(0.14)
	s.begin()
	s.tube(s.lineA, func(float64) float64 { return w })
	s.paint(s.palette.linen.shade, 1)
}

// towelStripe paints a coloured band round a towel.
func (s *stage) towelStripe(c *cylinder, share float64) {
	s.begin()
	s.hull(&s.cam.projection, c.end(c.from.Lerp(c.to, share-0.025), 1.01), c.end(c.from.Lerp(c.to, share+0.025), 1.01))
	s.paint(s.palette.fabric.base, 0.8)
}

// bottle paints a small bottle of oil.
func (s *stage) bottle(t *thing) {
	f := t.frame
	s.pool(f.At, 2.2, 1.8, 0.25)
	body := upright(f, 6.2, 1.9)
	s.drum(&body, &s.palette.prop)
	s.begin()
	shoulder := [...]disc{body.end(f.Point(rig.Vec{Y: 6}), 1), body.end(f.Point(rig.Vec{Y: 7.2}), 0.6), body.end(f.Point(rig.Vec{Y: 7.8}), 0.42)}
	s.add(shoulder[:])
	s.paintShaded(&s.palette.prop, 1.2)
	top := upright(rig.Frame{At: f.Point(rig.Vec{Y: 7.8}), Axes: f.Axes}, 1.7, 0.95)
	s.drum(&top, &s.palette.stone)
	s.spot(&top, 1, s.palette.stone.light)
	label := upright(rig.Frame{At: f.Point(rig.Vec{Y: 1.7}), Axes: f.Axes}, 2.8, 1.92)
	s.begin()
	s.hull(&s.cam.projection, label.end(label.from, 1), label.end(label.to, 1))
	s.paint(s.palette.linen.base, 0.92)
}

// glassOfWater paints a tumbler, three quarters full.
func (s *stage) glassOfWater(t *thing) {
	f := t.frame
	s.pool(f.At, 2.2, 1.8, 0.2)
	at := func(y, r float64) disc { return roundDisc(f.Point(rig.Vec{Y: y}), f.Axes, r) }
	s.begin()
	s.hull(&s.cam.projection, at(0, 1.55), at(6.6, 2.05))
	s.paint(s.palette.glass.base, 0.45)
	s.covers()
	s.begin()
	s.hull(&s.cam.projection, at(0.5, 1.45), at(4.8, 1.8))
	s.paintShaded(&tone{s.palette.water, s.palette.water.mix(s.palette.glass.shade, 0.5), s.palette.glass.light}, 1.2)
	s.begin()
	s.hull(&s.cam.projection, at(4.8, 1.8))
	s.paint(s.palette.glass.light, 0.75)
	s.begin()
	s.hull(&s.cam.projection, s.ball(f.Point(rig.Vec{X: -1.1, Y: 1.4, Z: 1.2}), 0.16), s.ball(f.Point(rig.Vec{X: -1.25, Y: 5.6, Z: 1.3}), 0.16))
	s.paint(s.palette.linen.light, 0.7)
}
