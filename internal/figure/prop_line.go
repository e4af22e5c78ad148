package figure

import "unknot/internal/figure/rig"

// strap paints a flat band through the points of its path.
func (s *stage) strap(t *thing) {
	if len(t.path) < 2 {
		return
	}
	s.curve(t.path, 0.75, &s.palette.prop)
	w := s.px(0.16)
	s.curveLine(t.path, 8)
	s.begin()
	s.tube(s.lineA, func(float64) float64 { return w })
	s.paint(s.palette.prop.shade, 0.8)
}

// cane paints a massage cane through the points of its path, with a knob at either end.
func (s *stage) cane(t *thing) {
	if len(t.path) < 2 {
		return
	}
	s.curve(t.path, 0.85, &s.palette.stone)
	for _, v := range [...]rig.Vec{t.path[0], t.path[len(t.path)-1]} {
		s.begin()
		s.hull(&s.cam.projection, s.ball(v, 1.65))
		s.paintShaded(&s.palette.prop, 1.3)
		s.covers()
	}
}

// stones paints a flat warm stone on each point of its path.
func (s *stage) stones(t *thing) {
	for i, v := range t.path {
		r := 2.3 - 0.25*float64(i%3)
		at := func(y, k float64) disc {
			return roundDisc(v.Add(t.frame.Axes.Y.Scale(y)), t.frame.Axes, r*k)
		}
		s.begin()
		s.hull(&s.cam.projection, at(0, 0.8), at(0.35, 1), at(0.75, 1), at(1.2, 0.72))
		s.paintShaded(&s.palette.stone, 1.0)
		s.covers()
		top := s.cam.point(v.Add(t.frame.Axes.Of(rig.Vec{X: -0.25 * r, Y: 1.15, Z: 0})))
		s.glow(&s.soft, top, s.px(0.6*r), s.px(0.2*r))
		s.out.soft(&s.soft, s.palette.stone.light, 0.7)
	}
}

// needle paints a fine needle standing on the first point of its path.
func (s *stage) needle(t *thing) {
	if len(t.path) == 0 {
		return
	}
	at := func(y float64) rig.Vec { return t.path[0].Add(t.frame.Axes.Y.Scale(y)) }
	s.begin()
	s.hull(&s.cam.projection, s.ball(at(-0.2), 0.13), s.ball(at(6), 0.16))
	s.paint(s.palette.metal.base, 1)
	s.bar(at(4.2), at(8.4), 0.42, 0.42, &s.palette.metal)
	s.bar(at(8.4), at(8.5), 0.6, 0.6, &s.palette.prop)
}
