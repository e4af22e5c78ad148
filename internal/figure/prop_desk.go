package figure

import "unknot/internal/figure/rig"

const (
	deskHalfZ = 17.0
	deskThick = 2.6
)

// desk paints a desk that begins at its place and reaches along X, with keyboard and screen.
func (s *stage) desk(t *thing) {
	length, h, f := t.size[0], t.size[1], t.frame
	box := func(x0, y0, z0, x1, y1, z1, r float64) cuboid {
		return cuboid{f, rig.Vec{X: x0, Y: y0, Z: z0}, rig.Vec{X: x1, Y: y1, Z: z1}, r}
	}
	for _, z := range [...]float64{-deskHalfZ + 3, deskHalfZ - 3} {
		s.pool(f.Point(rig.Vec{X: length - 3.5, Z: z}), 3, 2.4, 0.2)
		s.block(box(length-5, 0, z-1.5, length-2, h-deskThick, z+1.5, 0.4), &s.palette.wood)
	}
	s.block(box(length-5, h*0.12, -deskHalfZ+3, length-2.6, h*0.2, deskHalfZ-3, 0.4), &s.palette.wood)
	s.block(box(0, h-deskThick, -deskHalfZ, length, h, deskHalfZ, 0.7), &s.palette.wood)
	s.block(box(3.5, h, -7.5, 9, h+0.7, 7.5, 0.3), &s.palette.linen)
	s.block(box(4.5, h, 9.2, 7.6, h+0.8, 11.2, 0.35), &s.palette.linen)
	s.monitor(rig.Frame{At: f.Point(rig.Vec{X: length * 0.66, Y: h}), Axes: f.Axes})
}

// monitor paints a screen that faces −X.
func (s *stage) monitor(f rig.Frame) {
	s.begin()
	s.hull(&s.cam.projection, roundDisc(f.Point(rig.Vec{Y: 0.2}), f.Axes, 4.2))
	s.paintShaded(&s.palette.metal, 1)
	s.bar(f.Point(rig.Vec{X: 0.5, Y: 0.6}), f.Point(rig.Vec{X: 0.5, Y: 9}), 0.8, 0.8, &s.palette.metal)
	screen := rig.Frame{At: f.Point(rig.Vec{Y: 13.5}), Axes: f.Axes.Times(rig.RotZ(4))}
	dark := tone{s.palette.screen, s.palette.screen.mix(ink{}, 0.25), s.palette.screen.mix(s.palette.metal.light, 0.3)}
	s.block(cuboid{screen, rig.Vec{X: -0.6, Y: -7.8, Z: -13.5}, rig.Vec{X: 0.9, Y: 7.8, Z: 13.5}, 0.5}, &dark)
	if screen.Axes.X.Dot(s.cam.to) > -0.02 {
		return // the back is seen
	}
	glass := func(y0, y1, z0, z1 float64, c ink) {
		at := func(y, z float64) rig.Vec { return screen.Point(rig.Vec{X: -0.65, Y: y, Z: z}) }
		s.begin()
		s.polygon(at(y0, z0), at(y0, z1), at(y1, z1), at(y1, z0))
		s.paint(c, 1)
	}
	glass(-6.9, 6.9, -12.6, 12.6, s.palette.screenGlow)
	glass(3.6, 4.8, -10, 5, s.palette.fabric.base)
	glass(0.8, 2.0, -10, 9, s.palette.fabric.base.mix(s.palette.screenGlow, 0.4))
	glass(-2.0, -0.8, -10, 2, s.palette.leaf.base)
	glass(-4.8, -3.6, -10, 7, s.palette.fabric.base.mix(s.palette.screenGlow, 0.4))
}

// counter paints a kitchen worktop that begins at its place and reaches along X.
func (s *stage) counter(t *thing) {
	length, h, f := t.size[0], t.size[1], t.frame
	box := func(x0, y0, z0, x1, y1, z1, r float64) cuboid {
		return cuboid{f, rig.Vec{X: x0, Y: y0, Z: z0}, rig.Vec{X: x1, Y: y1, Z: z1}, r}
	}
	white := tone{s.palette.wall.mix(s.palette.linen.base, 0.5), s.palette.wallShade, s.palette.linen.light.mix(s.palette.wall, 0.5)}
	s.groundShadowOf(box(0, 0, -deskHalfZ, length, 5, deskHalfZ, 0.5), 0.2)
	s.block(box(2.6, 0, -deskHalfZ+1.5, length-1, 4, deskHalfZ-1.5, 0.3), &s.palette.stone)
	s.block(box(1.6, 3.6, -deskHalfZ+0.8, length, h-2.2, deskHalfZ-0.8, 0.4), &white)
	for _, z := range [...]float64{-deskHalfZ * 0.5, deskHalfZ * 0.5} { // doors and handles, towards −X
		s.panel(f, 1.55, 6, h-11, z-7, z+7, white.shade)
		s.panel(f, 1.55, h-9.5, h-3.8, z-7, z+7, white.shade)
	}
	third := length / 3
	if f.Axes.Z.Dot(s.cam.to) > 0.1 {
		for i := range 3 { // and towards the viewer
			x := 1.6 + third*float64(i)
			s.front(f, x+0.8, x+third-0.8, 6, h-4, deskHalfZ-0.75, white.base.mix(white.shade, 0.5))
		}
	}
	s.block(box(0, h-2.4, -deskHalfZ, length+0.6, h, deskHalfZ, 0.6), &s.palette.wood)
}

// panel paints a cupboard door on the side that looks along −X, where it is seen.
func (s *stage) panel(f rig.Frame, x, y0, y1, z0, z1 float64, c ink) {
	if f.Axes.X.Dot(s.cam.to) > -0.05 {
		return
	}
	at := func(y, z float64) rig.Vec { return f.Point(rig.Vec{X: x, Y: y, Z: z}) }
	s.begin()
	s.polygon(at(y0, z0), at(y0, z1), at(y1, z1), at(y1, z0))
	s.paint(c.mix(s.palette.linen.base, 0.35), 1)
}

// front paints a cupboard door with its handle on the side that looks along Z.
func (s *stage) front(f rig.Frame, x0, x1, y0, y1, z float64, c ink) {
	at := func(x, y float64) rig.Vec { return f.Point(rig.Vec{X: x, Y: y, Z: z}) }
	s.begin()
	s.polygon(at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1))
	s.paint(c, 1)
	s.begin()
	s.hull(&s.cam.projection, s.ball(at(x1-1.6, y1-7), 0.4), s.ball(at(x1-1.6, y1-3), 0.4))
	s.paint(s.palette.metal.base, 1)
}

// stepBox paints a step to stand on, with a grip on its top.
func (s *stage) stepBox(t *thing) {
	length, h, depth, f := t.size[0], t.size[1], t.size[2], t.frame
	c := cuboid{f, rig.Vec{X: -length / 2, Z: -depth / 2}, rig.Vec{X: length / 2, Y: h, Z: depth / 2}, min(0.8, h/4)}
	s.groundShadowOf(c, 0.25)
	s.block(c, &s.palette.wood)
	s.begin()
	pad := cuboid{f, rig.Vec{X: -length/2 + 1.4, Z: -depth/2 + 1.4}, rig.Vec{X: length/2 - 1.4, Y: h + 0.02, Z: depth/2 - 1.4}, 0.6}
	s.face(&pad, 0)
	s.paint(s.palette.fabric.shade, 0.85)
}
