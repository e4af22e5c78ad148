package figure

import (
	"math"

	"unknot/internal/figure/rig"
)

// seatTop are half length and half width of the top of a chair's seat.
const (
	officeHalfX, officeHalfZ = 11.5, 10.5
	stoolHalfX, stoolHalfZ   = 10.5, 10.0
)

// chair paints an office chair that faces X, its seat's top at the size.
func (s *stage) chair(t *thing) {
	h, f := t.size[0], t.frame
	at := func(x, y float64) rig.Vec { return f.Point(rig.Vec{X: x, Y: y}) }
	s.pool(at(0, 0), 12, 11, 0.12)
	s.spokes(f)
	s.bar(at(0, 3), at(0, h-4), 1.15, 1.15, &s.palette.metal)
	s.bar(at(0, h*0.45), at(0, h-4), 0.75, 0.75, &s.palette.metal)
	s.curve([]rig.Vec{at(-5, h-4.4), at(-11.5, h-4), at(-14.2, h+1), at(-14, h+9)}, 0.8, &s.palette.metal)
	s.begin()
	s.add(chairBack(f, h))
	s.paintShaded(&s.palette.prop, 2)
	s.covers()
	s.cushion(cuboid{f, rig.Vec{X: -officeHalfX, Y: h - 4.2, Z: -officeHalfZ}, rig.Vec{X: officeHalfX, Y: h, Z: officeHalfZ}, 2}, &s.palette.prop, 2)
}

// spokes paints the five feet with their castors, the far ones first.
func (s *stage) spokes(f rig.Frame) {
	const reach, count = 11.5, 5
	for _, near := range [...]bool{false, true} {
		for i := range count {
			sin, cos := math.Sincos((float64(i)*72 + 20) * math.Pi / 180)
			end := f.Point(rig.Vec{X: reach * cos, Y: 2.6, Z: reach * sin})
			if (end.Sub(f.At).Dot(s.cam.to)-2.6*s.cam.to.Y > 0) != near {
				continue
			}
			wheel := f.Point(rig.Vec{X: reach * cos, Y: 1.3, Z: reach * sin})
			s.bar(wheel, wheel.Add(rig.Vec{Y: 0.1}), 1.3, 1.3, &s.palette.stone)
			s.bar(f.Point(rig.Vec{Y: 4}), end, 1.15, 0.75, &s.palette.metal)
		}
	}
}

// chairBack are the sections of the curved back rest.
func chairBack(f rig.Frame, h float64) []disc {
	const n = 15
	discs := make([]disc, 0, n)
	for i := range n {
		t := float64(i) / (n - 1)
		y := h + 2.5 + 26*t
		x := -11.9 + 1.5*math.Sin(t*math.Pi) - 2.2*t*t
		edge := math.Abs(2*t - 1)
		thick, wide := 1.5*(1-0.45*math.Pow(edge, 12)), 9.2*(0.5+0.5*math.Sqrt(1-math.Pow(edge, 6)))
		discs = append(discs, disc{
			at: f.Point(rig.Vec{X: x, Y: y}), x: f.Axes.X, z: f.Axes.Z,
			front: thick, back: thick, out: wide, in: wide,
		})
	}
	return discs
}

// stool paints a plain wooden chair that faces X, its seat's top at the size.
func (s *stage) stool(t *thing) {
	h, f := t.size[0], t.frame
	at := func(x, y, z float64) rig.Vec { return f.Point(rig.Vec{X: x, Y: y, Z: z}) }
	s.groundShadowOf(cuboid{f, rig.Vec{X: -10, Y: 0, Z: -9.5}, rig.Vec{X: 10, Y: h * 0.4, Z: 9.5}, 0.5}, 0.12)
	far, near := -1.0, 1.0
	if f.Axes.Z.Dot(s.cam.to) < 0 {
		far, near = near, far
	}
	wood := &s.palette.wood
	leg := func(x, z float64) { s.bar(at(x*0.95, h-2, z), at(x*1.08, 0.8, z*1.05), 1.05, 0.85, wood) }
	post := func(z float64) { s.bar(at(-9.6, h-2, z), at(-12.2, h+25, z), 1.05, 0.95, wood) }
	leg(-9.3, far*8.6)
	leg(9.3, far*8.6)
	post(far * 8.6)
	for _, y := range [...]float64{9, 16.5, 23.5} {
		x := -9.6 - 2.6*(y+2)/27
		s.begin()
		s.hull(&s.cam.projection, s.ball(at(x, h+y, -8.6), 1.25), s.ball(at(x, h+y, 8.6), 1.25))
		s.paintShaded(wood, 1.6)
		s.covers()
	}
	s.bar(at(-9.6, h*0.42, far*8.8), at(9.8, h*0.42, far*8.8), 0.6, 0.6, wood)
	s.cushion(cuboid{f, rig.Vec{X: -stoolHalfX, Y: h - 2.6, Z: -stoolHalfZ}, rig.Vec{X: stoolHalfX, Y: h, Z: stoolHalfZ}, 1.2}, wood, 1.6)
	s.bar(at(-9.6, h*0.42, near*8.8), at(9.8, h*0.42, near*8.8), 0.6, 0.6, wood)
	leg(-9.3, near*8.6)
	leg(9.3, near*8.6)
	post(near * 8.6)
}

// bed paints a bed with its head end at −X, the mattress' top at the height.
func (s *stage) bed(t *thing) {
	length, width, h, f := t.size[0], t.size[1], t.size[2], t.frame
	x, z := length/2, width/2
	thick := min(8.5, h*0.5)
	s.groundShadowOf(cuboid{f, rig.Vec{X: -x, Z: -z}, rig.Vec{X: x, Y: h * 0.3, Z: z}, 1}, 0.2)
	for _, sx := range [...]float64{-1, 1} {
		for _, sz := range [...]float64{-1, 1} {
			s.block(cuboid{f, rig.Vec{X: sx*(x-2.5) - 1.3, Z: sz*(z-2) - 1.3}, rig.Vec{X: sx*(x-2.5) + 1.3, Y: h - thick, Z: sz*(z-2) + 1.3}, 0.4}, &s.palette.wood)
		}
	}
	s.block(cuboid{f, rig.Vec{X: -x - 2.6, Y: h * 0.3, Z: -z - 0.6}, rig.Vec{X: -x + 0.2, Y: h + 15, Z: z + 0.6}, 1.2}, &s.palette.wood)
	s.block(cuboid{f, rig.Vec{X: -x, Y: h - thick - 3.6, Z: -z - 0.4}, rig.Vec{X: x + 0.8, Y: h - thick + 1.2, Z: z + 0.4}, 0.8}, &s.palette.wood)
	s.cushion(cuboid{f, rig.Vec{X: -x, Y: h - thick, Z: -z}, rig.Vec{X: x, Y: h, Z: z}, min(2.6, thick*0.45)}, &s.palette.linen, 2.4)
	s.seam(f, rig.Vec{X: -x + 2, Y: h - thick*0.55, Z: z}, rig.Vec{X: x - 2, Y: h - thick*0.55, Z: z})
}

// couch paints a treatment couch with folding legs, its padded top at the height.
func (s *stage) couch(t *thing) {
	length, width, h, f := t.size[0], t.size[1], t.size[2], t.frame
	x, z := length/2, width/2
	at := func(x, y, z float64) rig.Vec { return f.Point(rig.Vec{X: x, Y: y, Z: z}) }
	s.groundShadowOf(cuboid{f, rig.Vec{X: -x, Z: -z}, rig.Vec{X: x, Y: h * 0.2, Z: z}, 1}, 0.12)
	far, near := -1.0, 1.0
	if f.Axes.Z.Dot(s.cam.to) < 0 {
		far, near = near, far
	}
	for _, side := range [...]float64{far, near} {
		w := side * (z - 2)
		s.bar(at(-x*0.72, h-5, w), at(-x*0.72, 0.9, w), 1.1, 1.0, &s.palette.wood)
		s.bar(at(x*0.72, h-5, w), at(x*0.72, 0.9, w), 1.1, 1.0, &s.palette.wood)
		s.bar(at(-x*0.72, h*0.3, w), at(-x*0.1, h-5, w), 0.5, 0.5, &s.palette.metal)
		s.bar(at(x*0.72, h*0.3, w), at(x*0.1, h-5, w), 0.5, 0.5, &s.palette.metal)
	}
	s.block(cuboid{f, rig.Vec{X: -x + 1.5, Y: h - 7, Z: -z + 1}, rig.Vec{X: x - 1.5, Y: h - 4, Z: z - 1}, 0.6}, &s.palette.wood)
	s.cushion(cuboid{f, rig.Vec{X: -x, Y: h - 5, Z: -z}, rig.Vec{X: x, Y: h, Z: z}, 2.2}, &s.palette.fabric, 2.2)
	s.seam(f, rig.Vec{X: -x + 2, Y: h - 2.6, Z: z}, rig.Vec{X: x - 2, Y: h - 2.6, Z: z})
}

// seam paints a fine stitched line along an edge that faces the viewer.
func (s *stage) seam(f rig.Frame, a, b rig.Vec) {
	if f.Axes.Z.Dot(s.cam.to) <= 0 {
		return
	}
	s.begin()
	s.hull(&s.cam.projection, s.ball(f.Point(a), 0.14), s.ball(f.Point(b), 0.14))
	s.paint(s.palette.shadow, 0.13)
}
