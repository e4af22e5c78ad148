package figure

import (
	"image"
	"math"

	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

// maxSides is how many points a projected disc has at most.
const maxSides = 64

// stage is what every drawing step needs: the camera, the surface, the colours, and the machines
// that turn shapes into masks.
type stage struct {
	cam     camera
	frame   image.Rectangle // the picture
	clip    image.Rectangle // the picture and a margin, so that rims do not take the border for an edge
	out     surface
	palette palette
	detail  float64 // how many more discs than on a small tile; 1–2.6

	sides      int
	cosines    [maxSides]float64
	sines      [maxSides]float64
	union      raster.Union
	outline    raster.Outline
	blur       raster.Blur
	shapes     [3]raster.Convex
	corners    [3]raster.Convex
	ring       []raster.Point
	mask       raster.Mask // the shape being drawn
	soft, ref  raster.Mask
	discs      []disc // scratch
	cover      raster.Mask
	shadowless bool // things are drawn without the shadows they throw
	standing   bool // the static layer is being drawn
	rimNow     rim
	lineA      []raster.Point
	ringBuffer []raster.Point
}

// setUp readies the stage for a picture.
func (s *stage) setUp(cam camera, frame image.Rectangle, colours *palette) {
	s.cam, s.frame, s.palette = cam, frame, *colours
	s.clip = frame.Inset(-round(9 * cam.scale))
	ratio := cam.scale / unitPixels
	s.detail = min(max(math.Sqrt(ratio), 1), 2.6)
	sides := min(max(int(24*s.detail)/4*4, 24), maxSides)
	if sides != s.sides {
		s.sides = sides
		for i := range sides {
			s.sines[i], s.cosines[i] = math.Sincos(2 * math.Pi * float64(i) / float64(sides))
		}
	}
}

// steps scales a number of discs that is right for a small tile.
func (s *stage) steps(n int) int { return int(float64(n)*s.detail + 0.5) }

// px turns units into pixels.
func (s *stage) px(units float64) float64 { return units * s.cam.scale }

// rim returns the rim of a width in units. It is good until the next call: it lives in the stage
// so that painting needs no new memory.
func (s *stage) rim(width float64) *rim {
	s.rimNow = newRim(s.px(width))
	return &s.rimNow
}

// px1 returns how far a rim of a width in units reaches, in pixels.
func (s *stage) px1(width float64) int { return round(s.px(width)) + 1 }

// begin starts a new shape.
func (s *stage) begin() { s.union.Begin(s.clip) }

// project sets c to a disc as the projection shows it.
func (s *stage) project(p *projection, d *disc, c *raster.Convex) {
	centre := p.point(d.at)
	x, z := p.dir(d.x), p.dir(d.z)
	n, q := s.sides, s.sides/4
	if cap(s.ring) < n {
		s.ring = make([]raster.Point, n)
	}
	ring := s.ring[:n]
	for i := range ring {
		along, wide := d.front, d.out
		if i > q && i < 3*q {
			along = d.back
		}
		if i > 2*q {
			wide = d.in
		}
		a, b := s.cosines[i]*along, s.sines[i]*wide
		ring[i] = raster.Point{X: centre.X + a*x.X + b*z.X, Y: centre.Y + a*x.Y + b*z.Y}
	}
	c.Set(ring)
}

// sweep adds the hulls of neighbouring discs to the shape.
func (s *stage) sweep(p *projection, discs []disc) {
	last, next := &s.shapes[0], &s.shapes[1]
	for i := range discs {
		s.project(p, &discs[i], next)
		if i > 0 {
			s.shapes[2].Join(last, next)
			s.union.Add(&s.shapes[2])
		}
		last, next = next, last
	}
}

// add sweeps discs as the camera sees them.
func (s *stage) add(discs []disc) { s.sweep(&s.cam.projection, discs) }

// ball is the outline of a ball: a disc that faces the viewer.
func (s *stage) ball(at rig.Vec, r float64) disc {
	return disc{at: at, x: s.cam.right, z: s.cam.up, front: r, back: r, out: r, in: r}
}

// tube adds a round tube through points of the picture; width gives its half width in pixels.
func (s *stage) tube(line []raster.Point, width func(t float64) float64) {
	last, next := &s.shapes[0], &s.shapes[1]
	const n = 12
	for i, p := range line {
		r := width(float64(i) / float64(max(len(line)-1, 1)))
		s.ringBuffer = s.ringBuffer[:0]
		for j := range n {
			k := j * s.sides / n
			s.ringBuffer = append(s.ringBuffer, raster.Point{X: p.X + r*s.cosines[k], Y: p.Y + r*s.sines[k]})
		}
		next.Set(s.ringBuffer)
		if i > 0 {
			s.shapes[2].Join(last, next)
			s.union.Add(&s.shapes[2])
		}
		last, next = next, last
	}
}

// polygon adds a convex polygon of the world to the shape.
func (s *stage) polygon(points ...rig.Vec) {
	s.ringBuffer = s.ringBuffer[:0]
	for _, v := range points {
		s.ringBuffer = append(s.ringBuffer, s.cam.point(v))
	}
	s.shapes[0].Set(s.ringBuffer)
	s.union.Add(&s.shapes[0])
}

// finish makes the shape the mask m, with an empty border for a rim's reach.
func (s *stage) finish(m *raster.Mask, pad int) { s.union.Fill(m, pad) }

// paint fills the shape with one colour.
func (s *stage) paint(c ink, opacity float64) {
	s.union.Fill(&s.mask, 0)
	s.out.fill(&s.mask, c, opacity)
}

// paintShaded fills the shape with a tone whose rims follow the shape itself.
func (s *stage) paintShaded(t *tone, width float64) {
	r := s.rim(width)
	s.union.Fill(&s.mask, r.reach)
	s.out.shaded(&s.mask, &s.mask, r, t)
}
