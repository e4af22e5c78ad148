package figure

import (
	"math"

	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

const (
	bathWall  = 2.2  // thickness of a tub's wall
	bathWater = 0.72 // height of the water as a share of the tub's
)

// rounded is a level rounded rectangle of a tub at a height.
func rounded(f rig.Frame, x, z, r, y float64) [4]disc {
	var d [4]disc
	for i, sign := range [...][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
		d[i] = roundDisc(f.Point(rig.Vec{X: sign[0] * (x - r), Y: y, Z: sign[1] * (z - r)}), f.Axes, r)
	}
	return d
}

// bathBack paints what of a tub lies behind the person: the rim, the inside and the water.
func (s *stage) bathBack(t *thing) {
	x, h, z, f := t.size[0]/2, t.size[1], t.size[2]/2, t.frame
	r := min(x, z) * 0.6
	s.groundShadowOf(cuboid{f, rig.Vec{X: -x * 0.85, Z: -z * 0.85}, rig.Vec{X: x * 0.85, Y: 3, Z: z * 0.85}, 1}, 0.2)
	s.tub(t)
	inner := rounded(f, x-bathWall, z-bathWall, r-1, h)
	s.begin()
	s.hull(&s.cam.projection, inner[:]...)
	s.paint(s.palette.linen.shade.mix(s.palette.wallShade, 0.4), 1)
	s.ref.Copy(&s.mask)
	water := rounded(f, x-bathWall-0.6, z-bathWall-0.6, r-1.4, h*bathWater)
	s.begin()
	s.hull(&s.cam.projection, water[:]...)
	s.union.Fill(&s.soft, 0)
	s.soft.Times(&s.ref)
	s.out.fill(&s.soft, s.palette.water, 0.9)
}

// tub paints the outside of a tub.
func (s *stage) tub(t *thing) {
	x, h, z, f := t.size[0]/2, t.size[1], t.size[2]/2, t.frame
	r := min(x, z) * 0.6
	top, belly, foot := rounded(f, x, z, r, h), rounded(f, x-1.4, z-1.4, r*0.95, h*0.55), rounded(f, x*0.84, z*0.78, r*0.7, 0)
	s.begin()
	s.hull(&s.cam.projection, append(top[:], belly[:]...)...)
	s.hull(&s.cam.projection, append(belly[:], foot[:]...)...)
	s.paintShaded(&s.palette.linen, 3)
	s.covers()
}

// bathFront paints what of a tub lies before the person: water over the near half of the body,
// and the near wall.
func (s *stage) bathFront(t *thing) {
	x, h, z, f := t.size[0]/2, t.size[1], t.size[2]/2, t.frame
	r := min(x, z) * 0.6
	s.begin()
	level := h * bathWater
	s.polygon(f.Point(rig.Vec{X: -x + bathWall + 1, Y: level}), f.Point(rig.Vec{X: x - bathWall - 1, Y: level}),
		f.Point(rig.Vec{X: x - bathWall - 2, Y: level, Z: z - bathWall}), f.Point(rig.Vec{X: -x + bathWall + 2, Y: level, Z: z - bathWall}))
	s.paint(s.palette.water, 0.6)
	inner := rounded(f, x-bathWall, z-bathWall, r-1, h)
	s.begin()
	s.hull(&s.cam.projection, inner[:]...)
	s.union.Fill(&s.soft, 0)
	top, belly, foot := rounded(f, x, z, r, h), rounded(f, x-1.4, z-1.4, r*0.95, h*0.55), rounded(f, x*0.84, z*0.78, r*0.7, 0)
	s.begin()
	s.hull(&s.cam.projection, append(top[:], belly[:]...)...)
	s.hull(&s.cam.projection, append(belly[:], foot[:]...)...)
	rim := s.rim(3)
	s.finish(&s.mask, rim.reach)
	s.ref.Copy(&s.mask)
	s.mask.Without(&s.soft)
	s.belowRim(f, h)
	s.out.shaded(&s.mask, &s.ref, rim, &s.palette.linen)
}

// belowRim keeps of the mask only what lies before the middle of the tub: its near wall.
func (s *stage) belowRim(f rig.Frame, h float64) {
	y := s.cam.point(f.Point(rig.Vec{Y: h})).Y
	r := s.mask.Rect
	for row := r.Min.Y; row < min(int(y), r.Max.Y); row++ {
		clear(s.mask.Row(row))
	}
}

// clock paints a wall clock that faces the viewer.
func (s *stage) clock(t *thing) {
	r := t.r
	if r == 0 {
		r = 6
	}
	at := t.frame.At
	s.begin()
	s.hull(&s.cam.projection, s.ball(at, r))
	s.softShadow(1.2, 0.15)
	s.begin()
	s.hull(&s.cam.projection, s.ball(at, r))
	s.paintShaded(&s.palette.fabric, 0.8)
	s.begin()
	s.hull(&s.cam.projection, s.ball(at, r*0.86))
	s.paint(s.palette.linen.light, 1)
	hand := func(angle, from, to, w float64, c ink) {
		sin, cos := math.Sincos(angle * math.Pi / 180)
		p := func(k float64) rig.Vec {
			return at.Add(s.cam.right.Scale(sin * k * r)).Add(s.cam.up.Scale(cos * k * r))
		}
		s.begin()
		s.hull(&s.cam.projection, s.ball(p(from), w*r), s.ball(p(to), w*r))
		s.paint(c, 1)
	}
	for i := range 12 {
		w := 0.022
		if i%3 == 0 {
			w = 0.036
		}
		hand(float64(i)*30, 0.68, 0.76, w, s.palette.metal.base)
	}
	hand(305, -0.08, 0.4, 0.05, s.palette.screen)
	hand(48, -0.1, 0.6, 0.038, s.palette.screen)
	hand(160, -0.12, 0.62, 0.018, s.palette.arrow)
	hand(0, 0, 0.001, 0.07, s.palette.screen)
}

// sun paints a sunny outdoors: the sun at its place, hills and a path at the height of the floor.
func (s *stage) sun(t *thing) {
	at := s.cam.point(t.frame.At)
	r := t.r
	if r == 0 {
		r = 7
	}
	s.glow(&s.soft, at, s.px(r*2.4), s.px(r*2.4))
	s.out.soft(&s.soft, s.palette.prop.light, 0.35)
	s.begin()
	s.hull(&s.cam.projection, s.ball(t.frame.At, r))
	s.paintShaded(&tone{s.palette.prop.light, s.palette.prop.base, s.palette.ballSpot}, r*0.8)
	s.hill(rig.Vec{X: 26, Z: -40}, 60, 15, s.palette.leaf.light.mix(s.palette.blob, 0.55))
	s.hill(rig.Vec{X: -34, Z: -30}, 66, 10, s.palette.leaf.light.mix(s.palette.blob, 0.35))
	s.begin()
	s.ellipse(rig.Frame{Axes: rig.Identity()}, 78, 32)
	s.paint(s.palette.leaf.base.mix(s.palette.blob, 0.42), 1)
	s.begin()
	s.ellipse(rig.Frame{Axes: rig.Identity()}, 74, 13)
	s.paint(s.palette.wood.light.mix(s.palette.background, 0.45), 1)
	s.tufts()
}

// hill paints a low hill that stands on the ground behind.
func (s *stage) hill(at rig.Vec, length, height float64, c ink) {
	ring := s.lineA[:0]
	for i := range 49 {
		t := float64(i) / 48
		v := at.Add(rig.Vec{X: (t - 0.5) * length, Y: height * math.Sin(t*math.Pi) * (1 - 0.12*math.Sin(3*t*math.Pi))})
		ring = append(ring, s.cam.point(v))
	}
	s.lineA = ring
	s.outline.Fill(&s.mask, ring, s.frame, 0)
	s.out.fill(&s.mask, c, 1)
}

// tufts paints some blades of grass beside the path.
func (s *stage) tufts() {
	for i, v := range [...]rig.Vec{{X: -52, Z: -18}, {X: -22, Z: -21}, {X: 30, Z: -20}, {X: 56, Z: -14}, {X: -44, Z: 19}, {X: 12, Z: 23}, {X: 48, Z: 19}} {
		for k := range 3 {
			lean := float64(k-1)*1.1 + 0.2*float64(i%3)
			foot, tip := v.Add(rig.Vec{X: float64(k-1) * 0.7}), v.Add(rig.Vec{X: float64(k-1)*0.7 + lean, Y: 3 - 0.5*float64(k%2)})
			line := [...]raster.Point{s.cam.point(foot), s.cam.point(foot.Lerp(tip, 0.5).Add(rig.Vec{X: -0.2 * lean})), s.cam.point(tip)}
			w := s.px(0.35)
			s.begin()
			s.tube(line[:], func(t float64) float64 { return w * (1 - 0.85*t) })
			s.paint(s.palette.leaf.shade.mix(s.palette.leaf.base, 0.4), 0.85)
		}
	}
}
