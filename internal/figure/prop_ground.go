package figure

import (
	"unknot/internal/figure/rig"
)

const (
	matThick  = 1.3
	matCorner = 5.0
	matInset  = 2.0
	matLine   = 0.3
)

// plate adds a level rounded rectangle at a height to the shape.
func (s *stage) plate(f rig.Frame, length, width, corner, y float64) {
	var discs [4]disc
	x, z := length/2-corner, width/2-corner
	for i, sign := range [...][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
		discs[i] = roundDisc(f.Point(rig.Vec{X: sign[0] * x, Y: y, Z: sign[1] * z}), f.Axes, corner)
	}
	s.hull(&s.cam.projection, discs[:]...)
}

// mat paints an exercise mat with its top at the prop's height.
func (s *stage) mat(t *thing) {
	corner := min(matCorner, t.size[0]/3, t.size[1]/3)
	s.begin()
	s.plate(t.frame, t.size[0]+1, t.size[1]+1, corner, -matThick-1.1)
	s.softShadow(2.4, 0.2)

	s.begin()
	s.plate(t.frame, t.size[0], t.size[1], corner, -matThick)
	s.plate(t.frame, t.size[0], t.size[1], corner, 0)
	s.edgeBetween(t.frame, t.size[0], t.size[1], corner)
	s.paint(s.palette.matEdge, 1)
	s.begin()
	s.plate(t.frame, t.size[0], t.size[1], corner, 0)
	s.paint(s.palette.matTop, 1)
	s.begin()
	s.plate(t.frame, t.size[0]-2*matInset, t.size[1]-2*matInset, corner-matInset*0.6, 0)
	s.union.Fill(&s.soft, 0)
	s.begin()
	s.plate(t.frame, t.size[0]-2*matInset-2*matLine, t.size[1]-2*matInset-2*matLine, corner-matInset*0.6-matLine, 0)
	s.union.Fill(&s.mask, 0)
	s.soft.Without(&s.mask)
	s.out.fill(&s.soft, s.palette.matInset, 1)
}

// edgeBetween adds the hull of top and bottom of a plate.
func (s *stage) edgeBetween(f rig.Frame, length, width, corner float64) {
	var discs [8]disc
	x, z := length/2-corner, width/2-corner
	for i, sign := range [...][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
		discs[2*i] = roundDisc(f.Point(rig.Vec{X: sign[0] * x, Z: sign[1] * z}), f.Axes, corner)
		discs[2*i+1] = roundDisc(f.Point(rig.Vec{X: sign[0] * x, Y: -matThick, Z: sign[1] * z}), f.Axes, corner)
	}
	s.hull(&s.cam.projection, discs[:]...)
}

// floor paints a soft ellipse to stand on.
func (s *stage) floor(t *thing) {
	s.begin()
	s.ellipse(t.frame, t.size[0]/2, t.size[1]/2)
	s.paint(s.palette.floor, s.palette.floorAlpha)
}

// wall paints a wall whose face looks along the X of the prop and lies at its place, with a
// baseboard. It runs out of the top of the picture.
func (s *stage) wall(t *thing) {
	const board = 6.0
	height, depth, thick := t.size[0], t.size[1], t.size[2]
	f := t.frame
	at := func(x, z float64) rig.Vec { return f.Point(rig.Vec{X: x, Z: z * depth / 2}) }
	s.begin()
	s.polygon(at(0, 1), at(0, -1), at(7, -1), at(7, 1))
	s.softShadow(2.5, 0.12)
	front, back := f.Axes.X, f.Axes.X.Scale(-1)
	right, left := f.Axes.Z, f.Axes.Z.Scale(-1)
	for _, side := range [...]struct {
		out  rig.Vec
		a, b rig.Vec
	}{
		{front, at(0, 1), at(0, -1)},
		{back, at(-thick, 1), at(-thick, -1)},
		{right, at(0, 1), at(-thick, 1)},
		{left, at(0, -1), at(-thick, -1)},
	} {
		if side.out.Dot(s.cam.to) <= 0 {
			continue
		}
		c := s.palette.wall.mix(s.palette.wallShade, 0.15)
		if side.out == front || side.out == back {
			c = s.palette.wallShade
		}
		s.side(side.a, side.b, height, c)
		s.side(side.a, side.b, board, c.mix(s.palette.metal.shade, 0.22))
	}
}

// side paints an upright rectangle of a height over the line between two points.
func (s *stage) side(a, b rig.Vec, height float64, c ink) {
	up := rig.Vec{Y: height}
	s.begin()
	s.polygon(a, b, b.Add(up), a.Add(up))
	s.paint(c, 1)
}
