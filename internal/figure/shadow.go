package figure

import (
	"image"

	"unknot/internal/figure/pose"
	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

// The shadow on a level surface: bands of height above it, each weaker than the one below.
const (
	shadowReach = 34.0 // units above the surface that still throw a shadow
	shadowBands = 5
	shadowBlur  = 0.9 // units
	shadowEvery = 3   // discs
)

// groundShadow adds up the soft shadow of the figure's parts on the level plane at a height.
type groundShadow struct {
	sum, band, top raster.Mask
	soft           [shadowBands]raster.Mask
}

// topOf returns the top of a prop, if it has one that shadows fall on.
func topOf(kind pose.PropKind, t *thing) (c cuboid, ok bool) {
	span := func(x0, x1, halfZ, y float64) (cuboid, bool) {
		return cuboid{t.frame, rig.Vec{X: x0, Y: y - 1, Z: -halfZ}, rig.Vec{X: x1, Y: y, Z: halfZ}, 0.9}, true
	}
	switch kind {
	case pose.Chair:
		return span(-officeHalfX, officeHalfX, officeHalfZ, t.size[0])
	case pose.Stool:
		return span(-stoolHalfX, stoolHalfX, stoolHalfZ, t.size[0])
	case pose.Bed, pose.Couch:
		return span(-t.size[0]/2, t.size[0]/2, t.size[1]/2, t.size[2])
	case pose.Desk, pose.Counter:
		return span(0, t.size[0], deskHalfZ, t.size[1])
	case pose.Step:
		return span(-t.size[0]/2, t.size[0]/2, t.size[2]/2, t.size[1])
	default:
		return cuboid{}, false
	}
}

// throwShadows paints the shadow of the people on the ground and on the things of the static
// layer that they lie or sit on.
func (a *Artist) throwShadows() {
	s := &a.stage
	a.shade.throw(s, a.people, 0, nil, &a.fixed.cover)
	for i := range a.figure.Props {
		if !a.moving[i] && !a.between[i] {
			a.throwOnTop(i, a.people)
		}
	}
}

// throwOnTop paints the shadow of people on the level top of a thing, if it has one.
func (a *Artist) throwOnTop(prop int, people []*person) {
	t := a.thing(prop)
	c, ok := topOf(a.figure.Props[prop].Kind, &t)
	if !ok {
		return
	}
	s := &a.stage
	s.begin()
	s.face(&c, 0)
	s.union.Fill(&a.shade.top, 0)
	a.shade.throw(s, people, c.frame.At.Y+c.hi.Y, &a.shade.top, nil)
}

// throw paints the shadow of the people on a level plane, kept inside only (nil: everywhere) and
// outside without (nil: nowhere).
func (g *groundShadow) throw(s *stage, people []*person, height float64, only, without *raster.Mask) {
	plane := s.cam.onto(height)
	area := image.Rectangle{}
	for band := range g.soft {
		low := height + shadowReach*float64(band)/shadowBands
		high := height + shadowReach*float64(band+1)/shadowBands
		s.begin()
		for _, p := range people {
			p.parts(func(discs []disc) { s.sweepBand(&plane, discs, low, high) })
		}
		s.union.Fill(&g.band, 0)
		s.blur.Soften(&g.soft[band], &g.band, s.px(shadowBlur*(1+0.9*float64(band))))
		area = area.Union(g.soft[band].Rect)
	}
	area = area.Intersect(s.frame)
	if only != nil {
		area = area.Intersect(only.Rect)
	}
	g.sum.Reset(area)
	for band := range g.soft {
		share := 1 - (float64(band)+0.3)/shadowBands
		g.sum.Deepen(&g.soft[band], int(256*share*share))
	}
	if only != nil {
		g.sum.Times(only)
	}
	if without != nil {
		g.sum.Without(without)
	}
	s.out.soft(&g.sum, s.palette.shadow, min(1.3*s.palette.shadowAlpha, 1))
}

// sweepBand adds the hulls of neighbouring discs whose height lies in a band.
func (s *stage) sweepBand(plane *projection, discs []disc, low, high float64) {
	last, next := &s.shapes[0], &s.shapes[1]
	joined := false
	for i := 0; i < len(discs); i += shadowEvery {
		d := &discs[i]
		if d.at.Y < low-2 || d.at.Y >= high {
			joined = false
			continue
		}
		s.project(plane, d, next)
		if joined {
			s.shapes[2].Join(last, next)
			s.union.Add(&s.shapes[2])
		} else {
			s.union.Add(next)
		}
		joined = true
		last, next = next, last
	}
}

// parts hands out the discs of every part that throws a shadow.
func (p *person) parts(yield func([]disc)) {
	yield(p.pelvis)
	yield(p.shirt)
	yield(p.neck)
	yield(p.head.skull)
	for side := range p.legs {
		l, a := &p.legs[side], &p.arms[side]
		yield(l.thigh)
		yield(l.shank)
		yield(l.foot)
		yield(a.arm)
		yield(a.hand.palm)
		yield(a.hand.fingers[1][:])
	}
}
