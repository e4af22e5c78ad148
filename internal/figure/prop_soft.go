package figure

import (
	"math"

	"unknot/internal/figure/rig"
)

// padding is a soft box of length, height and width that lies on its place.
func padding(t *thing) cuboid {
	return cuboid{
		t.frame,
		rig.Vec{X: -t.size[0] / 2, Z: -t.size[2] / 2},
		rig.Vec{X: t.size[0] / 2, Y: t.size[1], Z: t.size[2] / 2},
		0.46 * min(t.size[0], t.size[1], t.size[2]),
	}
}

// pillow paints a pillow in a pale blue case, which shows on white linen.
func (s *stage) pillow(t *thing) { s.stuffed(t, &s.palette.pillow) }

// lumbarCushion paints a green cushion.
func (s *stage) lumbarCushion(t *thing) { s.stuffed(t, &s.palette.leaf) }

// stuffed paints a pillow: full in the middle, thin where its two ends are sewn.
func (s *stage) stuffed(t *thing, tn *tone) {
	const n = 13
	length, h, width := t.size[0], t.size[1], t.size[2]
	if t.frame.At.Y < 8 {
		s.groundShadowOf(padding(t), 0.22)
	}
	s.discs = s.discs[:0]
	for i := range n {
		u := 2*float64(i)/(n-1) - 1
		full := math.Sqrt(1 - 0.9*math.Pow(math.Abs(u), 4))
		wide := width / 2 * (0.9 + 0.1*u*u) * (1 - 0.06*math.Pow(u, 16))
		s.discs = append(s.discs, disc{
			at: t.frame.Point(rig.Vec{X: u * length / 2, Y: h * 0.48}), x: t.frame.Axes.Y, z: t.frame.Axes.Z,
			front: 0.52 * h * full, back: 0.48 * h * full, out: wide, in: wide,
		})
	}
	s.begin()
	s.add(s.discs)
	s.paintShaded(tn, 0.5*h)
	s.covers()
	s.ref.Copy(&s.mask)
	s.glow(&s.soft, s.cam.point(t.frame.Point(rig.Vec{X: -0.1 * length, Y: h})), s.px(0.4*length), s.px(0.3*h+0.3*width*s.cam.to.Y))
	s.soft.Times(&s.ref)
	s.out.soft(&s.soft, tn.light, 0.6)
	s.piping(t, tn)
}

// piping paints the seam along the side of a pillow that faces the viewer.
func (s *stage) piping(t *thing, tn *tone) {
	z := t.size[2] / 2
	if t.frame.Axes.Z.Dot(s.cam.to) < 0 {
		z = -z
	}
	s.lineA = s.lineA[:0]
	for i := range 9 {
		u := float64(i)/4 - 1
		v := rig.Vec{X: u * 0.93 * t.size[0] / 2, Y: 0.42 * t.size[1], Z: z * (0.9 + 0.1*u*u)}
		s.lineA = append(s.lineA, s.cam.point(t.frame.Point(v)))
	}
	w := s.px(0.12)
	s.begin()
	s.tube(s.lineA, func(float64) float64 { return w })
	s.union.Fill(&s.soft, 0)
	s.soft.Times(&s.ref)
	s.out.fill(&s.soft, tn.shade, 0.7)
}

// heatPack paints a warm pack with quilted lines.
func (s *stage) heatPack(t *thing) {
	c := padding(t)
	c.round = 0.48 * min(t.size[0], t.size[1], t.size[2])
	s.begin()
	s.outlineOf(&s.cam.projection, &c)
	s.paintShaded(&s.palette.warm, max(0.6*t.size[1], 0.8))
	s.covers()
	s.ref.Copy(&s.mask)
	s.begin()
	for i := 1; i < 4; i++ {
		x := -t.size[0]/2 + t.size[0]*float64(i)/4
		s.hull(&s.cam.projection,
			s.ball(t.frame.Point(rig.Vec{X: x, Y: t.size[1], Z: -t.size[2] / 2}), 0.14),
			s.ball(t.frame.Point(rig.Vec{X: x, Y: t.size[1], Z: t.size[2] / 2}), 0.14))
		s.hull(&s.cam.projection,
			s.ball(t.frame.Point(rig.Vec{X: x, Y: t.size[1], Z: t.size[2] / 2}), 0.14),
			s.ball(t.frame.Point(rig.Vec{X: x, Z: t.size[2] / 2}), 0.14))
	}
	s.union.Fill(&s.soft, 0)
	s.soft.Times(&s.ref)
	s.out.fill(&s.soft, s.palette.warm.shade, 0.8)
}
