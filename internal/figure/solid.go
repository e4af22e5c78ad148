package figure

import (
	"math"

	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

// light is where the light comes from: above, a little from the left and the front.
var light = rig.Vec{X: -0.36, Y: 0.83, Z: 0.42}

// lit is the colour of a flat face that looks along a direction.
func (t *tone) lit(out rig.Vec) ink {
	if k := out.Dot(light); k > 0.35 {
		return t.base.mix(t.light, (k-0.35)/0.65)
	}
	return t.base.mix(t.shade, min((0.35-out.Dot(light))/0.75, 1))
}

// cuboid is a box with round edges in a frame; lengths in units.
type cuboid struct {
	frame  rig.Frame
	lo, hi rig.Vec
	round  float64 // radius of the edges
}

// corner returns one of the eight corners, moved inwards by the radius.
func (c *cuboid) corner(i int) rig.Vec {
	pick := func(bit int, lo, hi float64) float64 {
		if i&bit != 0 {
			return hi - c.round
		}
		return lo + c.round
	}
	return c.frame.Point(rig.Vec{
		X: pick(1, c.lo.X, c.hi.X), Y: pick(2, c.lo.Y, c.hi.Y), Z: pick(4, c.lo.Z, c.hi.Z),
	})
}

// hull adds the hull of discs to the shape.
func (s *stage) hull(p *projection, discs ...disc) {
	joined, next := &s.shapes[0], &s.shapes[1]
	for i := range discs {
		s.project(p, &discs[i], &s.shapes[2])
		if i == 0 {
			s.project(p, &discs[i], joined)
			continue
		}
		next.Join(joined, &s.shapes[2])
		joined, next = next, joined
	}
	s.union.Add(joined)
}

// outlineOf adds the outline of a cuboid to the shape.
func (s *stage) outlineOf(p *projection, c *cuboid) {
	var discs [8]disc
	for i := range discs {
		discs[i] = s.ball(c.corner(i), c.round)
	}
	s.hull(p, discs[:]...)
}

// faces are the corners of the six faces of a cuboid, in order round each, and the axis and sign
// each looks along.
var faces = [6]struct {
	corners [4]int
	axis    rig.Vec
}{
	{[4]int{2, 3, 7, 6}, rig.Vec{Y: 1}},
	{[4]int{0, 1, 5, 4}, rig.Vec{Y: -1}},
	{[4]int{1, 3, 7, 5}, rig.Vec{X: 1}},
	{[4]int{0, 2, 6, 4}, rig.Vec{X: -1}},
	{[4]int{4, 5, 7, 6}, rig.Vec{Z: 1}},
	{[4]int{0, 1, 3, 2}, rig.Vec{Z: -1}},
}

// face adds one face of a cuboid to the shape.
func (s *stage) face(c *cuboid, i int) {
	f := &faces[i]
	x, z := rig.Vec{X: 1}, rig.Vec{Z: 1}
	switch {
	case f.axis.X != 0:
		x = rig.Vec{Y: 1}
	case f.axis.Z != 0:
		z = rig.Vec{Y: 1}
	}
	var discs [4]disc
	r := c.round * 0.85
	for k, n := range f.corners {
		at := c.corner(n).Add(c.frame.Axes.Of(f.axis).Scale(c.round))
		discs[k] = disc{at: at, x: c.frame.Axes.Of(x), z: c.frame.Axes.Of(z), front: r, back: r, out: r, in: r}
	}
	s.hull(&s.cam.projection, discs[:]...)
}

// block paints a hard box: every face in one colour, the edges between them as thin light lines.
func (s *stage) block(c cuboid, t *tone) {
	s.begin()
	s.outlineOf(&s.cam.projection, &c)
	s.paint(t.base.mix(t.light, 0.4), 1)
	s.covers()
	for i := range faces {
		if out := c.frame.Axes.Of(faces[i].axis); out.Dot(s.cam.to) > 0.02 {
			s.begin()
			s.face(&c, i)
			s.paint(t.lit(out), 1)
		}
	}
}

// cushion paints a soft box: one rounded volume with a lighter top.
func (s *stage) cushion(c cuboid, t *tone, rimWidth float64) {
	s.begin()
	s.outlineOf(&s.cam.projection, &c)
	s.paintShaded(t, rimWidth)
	s.covers()
	if up := c.frame.Axes.Y; up.Dot(s.cam.to) > 0.05 {
		s.begin()
		s.face(&c, 0)
		s.union.Fill(&s.mask, 0)
		s.blur.Soften(&s.soft, &s.mask, s.px(0.5))
		s.soft.Times(&s.mask)
		s.out.soft(&s.soft, t.light, 0.55)
	}
}

// bar paints a round bar from one point to another.
func (s *stage) bar(a, b rig.Vec, ra, rb float64, t *tone) {
	s.begin()
	s.hull(&s.cam.projection, s.ball(a, ra), s.ball(b, rb))
	s.paintShaded(t, 1.5*max(ra, rb))
	s.covers()
}

// covers notes that the shape just painted stands before the ground, while the static layer is
// drawn: no shadow falls on the ground behind it.
func (s *stage) covers() {
	if s.standing {
		s.cover.Raise(&s.mask)
	}
}

// ellipse adds a large level ellipse to the shape; small discs have too few sides for one.
func (s *stage) ellipse(f rig.Frame, rx, rz float64) {
	const n = 120
	s.ringBuffer = s.ringBuffer[:0]
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / n)
		s.ringBuffer = append(s.ringBuffer, s.cam.point(f.Point(rig.Vec{X: rx * cos, Z: rz * sin})))
	}
	s.shapes[0].Set(s.ringBuffer)
	s.union.Add(&s.shapes[0])
}

// pool paints a soft dark ellipse on the level plane through a point, where a thing stands.
func (s *stage) pool(at rig.Vec, rx, rz, opacity float64) {
	d := disc{at: at, x: rig.Vec{X: 1}, z: rig.Vec{Z: 1}, front: rx, back: rx, out: rz, in: rz}
	s.begin()
	s.hull(&s.cam.projection, d)
	s.softShadow(1.6, opacity)
}

// softShadow blurs the shape by units and paints it as shadow.
func (s *stage) softShadow(blur, opacity float64) {
	if s.shadowless {
		return
	}
	s.union.Fill(&s.mask, 0)
	s.blur.Soften(&s.soft, &s.mask, s.px(blur))
	s.soft.Without(&s.cover) // what already stands there hides the ground
	s.out.soft(&s.soft, s.palette.shadow, min(opacity*s.palette.shadowAlpha/0.2, 1))
}

// groundShadowOf paints the shadow a cuboid throws on the floor.
func (s *stage) groundShadowOf(c cuboid, opacity float64) {
	plane := s.cam.onto(0)
	s.begin()
	s.outlineOf(&plane, &c)
	s.softShadow(1.8, opacity)
}

// curve paints a round tube through points of the world.
func (s *stage) curve(points []rig.Vec, r float64, t *tone) {
	s.begin()
	s.curveLine(points, 8)
	w := s.px(r)
	s.tube(s.lineA, func(float64) float64 { return w })
	s.paintShaded(t, 1.5*r)
	s.covers()
}

// curveLine makes lineA the Catmull-Rom curve through points of the world.
func (s *stage) curveLine(points []rig.Vec, steps int) {
	s.lineA = s.lineA[:0]
	n := len(points)
	at := func(i int) raster.Point { return s.cam.point(points[min(max(i, 0), n-1)]) }
	for i := range n - 1 {
		for k := range steps {
			s.lineA = append(s.lineA, raster.CatmullRom(at(i-1), at(i), at(i+1), at(i+2), float64(k)/float64(steps)))
		}
	}
	s.lineA = append(s.lineA, at(n-1))
}
