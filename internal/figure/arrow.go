package figure

import (
	"math"

	"unknot/internal/figure/pose"
	"unknot/internal/figure/raster"
)

// Sizes of an arrow, in units.
const (
	arrowTail   = 0.5  // half width where it begins
	arrowNeck   = 1.75 // half width under the head, and everywhere for pressure
	arrowHead   = 4.2  // length of the head
	arrowFlare  = 0.62 // half width of the head, as a share of its length
	arrowNotch  = 0.8  // where the body meets the head, as a share of its length
	arrowRound  = 0.45 // radius of corners
	arrowHalo   = 1.1
	haloOpacity = 0.75
	arrowSteps  = 16 // points of each span of the body
)

// drawArrows paints the arrows of the moment.
func (a *Artist) drawArrows() {
	for i := range a.moment.Arrows {
		a.drawArrow(&a.moment.Arrows[i], a.moment.ArrowAlpha)
	}
}

func (a *Artist) drawArrow(arrow *pose.Arrow, alpha float64) {
	s := &a.stage
	if alpha <= 0 {
		return
	}
	base := a.place(arrow.On)
	var way [3]raster.Point
	for i, v := range arrow.Points {
		way[i] = s.cam.point(base.Add(v))
	}
	s.arrowShape(&way, arrow.Pressure, s.px(arrowHalo))
	s.paint(s.palette.halo, haloOpacity*alpha)
	s.arrowShape(&way, arrow.Pressure, 0)
	s.paint(s.palette.arrow, alpha)
}

// arrowShape makes an arrow through three points the shape, grown by grow pixels.
func (s *stage) arrowShape(way *[3]raster.Point, pressure bool, grow float64) {
	line := s.arrowLine(way)
	tip := line[len(line)-1]
	head := s.px(arrowHead)
	cut := len(line) - 1 // the body ends inside the head
	for cut > 1 && distance(line[cut], tip) < head*arrowNotch {
		cut--
	}
	back := line[max(cut-1, 0)]
	dir := unit(raster.Point{X: tip.X - back.X, Y: tip.Y - back.Y})
	side := raster.Point{X: -dir.Y, Y: dir.X}
	tail := s.px(arrowTail)
	if pressure {
		tail = s.px(arrowNeck) * 0.9
	}
	neck := s.px(arrowNeck)
	s.begin()
	s.tube(line[:cut+1], func(t float64) float64 {
		return (tail+(neck-tail)*t)*0.62 + grow
	})
	r := s.px(arrowRound)
	flare := head * arrowFlare
	tipBack := raster.Point{X: tip.X - dir.X*r, Y: tip.Y - dir.Y*r}
	notch := along(tip, dir, -head*arrowNotch)
	for _, sign := range [...]float64{1, -1} {
		wing := along(along(tip, dir, -head+r*0.6), side, sign*(flare-r))
		s.triangle(tipBack, wing, notch, r+grow)
	}
}

// triangle adds a triangle with round corners of radius r.
func (s *stage) triangle(a, b, c raster.Point, r float64) {
	corners := [...]raster.Point{a, b, c}
	var hull [3]*raster.Convex
	for i, p := range corners {
		s.ringBuffer = s.ringBuffer[:0]
		for j := range s.sides {
			s.ringBuffer = append(s.ringBuffer, raster.Point{X: p.X + r*s.cosines[j], Y: p.Y + r*s.sines[j]})
		}
		hull[i] = &s.corners[i]
		hull[i].Set(s.ringBuffer)
	}
	s.shapes[0].Join(hull[0], hull[1])
	s.shapes[1].Join(&s.shapes[0], hull[2])
	s.union.Add(&s.shapes[1])
}

// arrowLine is the Catmull-Rom curve through the three points of an arrow.
func (s *stage) arrowLine(w *[3]raster.Point) []raster.Point {
	s.lineA = s.lineA[:0]
	before := raster.Point{X: 2*w[0].X - w[1].X, Y: 2*w[0].Y - w[1].Y}
	after := raster.Point{X: 2*w[2].X - w[1].X, Y: 2*w[2].Y - w[1].Y}
	for i := range arrowSteps {
		s.lineA = append(s.lineA, raster.CatmullRom(before, w[0], w[1], w[2], float64(i)/arrowSteps))
	}
	for i := range arrowSteps + 1 {
		s.lineA = append(s.lineA, raster.CatmullRom(w[0], w[1], w[2], after, float64(i)/arrowSteps))
	}
	return s.lineA
}

func distance(a, b raster.Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

func unit(v raster.Point) raster.Point {
	l := max(math.Hypot(v.X, v.Y), 1e-9)
	return raster.Point{X: v.X / l, Y: v.Y / l}
}

// along is the point a distance from p in a direction.
func along(p, dir raster.Point, by float64) raster.Point {
	return raster.Point{X: p.X + dir.X*by, Y: p.Y + dir.Y*by}
}
