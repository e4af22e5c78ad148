package figure

import (
	"math"

	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

// hairStyle is how the hair is worn.
type hairStyle int

const (
	bun hairStyle = iota
	short
	bob
	lowKnot
)

// coversEars reports whether the hair falls over the ears.
func (h hairStyle) coversEars() bool { return h == bob }

// Level sections of the hair's surface, as those of the skull.
var (
	tiedSections = [...]rig.Section{
		{At: -1.4, Front: -1.0, Back: 2.9, Out: 2.3, In: -1.8},
		{At: -0.4, Front: 0, Back: 4.0, Out: 3.5, In: -1.2},
		{At: 0.5, Front: 1.0, Back: 4.85, Out: 4.2, In: -0.5},
		{At: 1.6, Front: 3.0, Back: 5.55, Out: 4.8, In: 0},
		{At: 3.0, Front: 5.0, Back: 6.05, Out: 5.15, In: 0},
		{At: 5.2, Front: 5.4, Back: 6.2, Out: 5.35, In: 0},
		{At: 6.7, Front: 5.15, Back: 5.85, Out: 5.15, In: 0},
		{At: 8.3, Front: 4.4, Back: 4.85, Out: 4.5, In: 0},
		{At: 9.6, Front: 3.0, Back: 3.4, Out: 3.3, In: -0.1},
		{At: 10.4, Front: 1.5, Back: 2.1, Out: 1.9, In: -0.3},
		{At: 10.75, Front: 0.1, Back: 0.7, Out: 0.5, In: -0.3},
	}
	shortSections = [...]rig.Section{
		{At: -0.6, Front: 0, Back: 3.3, Out: 3.3, In: -1.0},
		{At: 0.3, Front: 0.8, Back: 4.35, Out: 4.0, In: -0.5},
		{At: 1.6, Front: 3.0, Back: 5.2, Out: 4.75, In: 0},
		{At: 3.0, Front: 5.0, Back: 5.75, Out: 5.0, In: 0},
		{At: 5.2, Front: 5.5, Back: 6.0, Out: 5.2, In: 0},
		{At: 6.9, Front: 5.85, Back: 5.8, Out: 5.3, In: 0},
		{At: 8.6, Front: 5.6, Back: 5.0, Out: 4.9, In: 0.1},
		{At: 10.1, Front: 4.4, Back: 3.7, Out: 3.9, In: 0.2},
		{At: 11.1, Front: 2.6, Back: 2.2, Out: 2.4, In: 0.1},
		{At: 11.5, Front: 0.6, Back: 0.5, Out: 0.5, In: 0},
	}
	bobSections = [...]rig.Section{
		{At: -3.2, Front: 3.3, Back: 4.7, Out: 4.6, In: -0.3},
		{At: -1.8, Front: 3.9, Back: 5.7, Out: 5.35, In: -0.2},
		{At: 0.4, Front: 4.3, Back: 6.3, Out: 5.75, In: -0.1},
		{At: 3.0, Front: 5.0, Back: 6.5, Out: 5.7, In: 0},
		{At: 5.2, Front: 5.45, Back: 6.45, Out: 5.55, In: 0},
		{At: 6.9, Front: 5.25, Back: 6.0, Out: 5.3, In: 0},
		{At: 8.5, Front: 4.5, Back: 5.0, Out: 4.7, In: 0},
		{At: 9.8, Front: 3.1, Back: 3.5, Out: 3.4, In: 0},
		{At: 10.6, Front: 1.5, Back: 2.0, Out: 1.9, In: -0.2},
		{At: 10.9, Front: 0.1, Back: 0.6, Out: 0.5, In: -0.2},
	}
)

// hairlinePoint is where the hair begins: an angle about the head (0 is the nose, 180 the nape)
// and a height over the skull pivot.
type hairlinePoint struct{ angle, y float64 }

var (
	tiedLine = [...]hairlinePoint{
		{0, 7.55},
		{14, 7.4},
		{28, 7.05},
		{40, 6.5},
		{50, 5.75},
		{58, 4.8},
		{64, 3.7},
		{69, 2.55},
		{75, 2.2},
		{81, 3.0},
		{90, 3.5},
		{100, 3.3},
		{107, 2.3},
		{114, 1.2},
		{124, 0.5},
		{140, -0.1},
		{160, -0.55},
		{180, -0.7},
	}
	shortLine = [...]hairlinePoint{
		{0, 7.5},
		{14, 7.55},
		{28, 7.35},
		{38, 7.0},
		{46, 6.4},
		{53, 5.5},
		{58, 4.4},
		{63, 3.1},
		{69, 2.2},
		{76, 2.1},
		{82, 3.0},
		{90, 3.6},
		{100, 3.4},
		{108, 2.4},
		{116, 1.3},
		{128, 0.5},
		{150, 0.0},
		{180, -0.2},
	}
	bobLine = [...]hairlinePoint{
		{0, 7.2},
		{12, 7.3},
		{24, 6.95},
		{34, 6.4},
		{42, 5.6},
		{48, 4.5},
		{52, 3.0},
		{55, 1.2},
		{58, -0.8},
		{62, -2.2},
		{68, -2.9},
		{78, -3.1},
		{90, -3.15},
		{105, -3.1},
		{120, -3.05},
		{140, -3.0},
		{160, -3.0},
		{180, -3.0},
	}
)

// style returns the surface and the hairline of a hair style.
func (h hairStyle) style() ([]rig.Section, []hairlinePoint) {
	switch h {
	case short:
		return shortSections[:], shortLine[:]
	case bob:
		return bobSections[:], bobLine[:]
	default:
		return tiedSections[:], tiedLine[:]
	}
}

// hairRows is how many rows of patches lie between hairline and crown on a small tile.
const hairRows = 7

// hairParts is the surface of the hair: a grid of points from the hairline to the crown, column
// by column from the right side of the nose round the back to the left.
type hairParts struct {
	rows  int // points of a column
	grid  []rig.Vec
	flat  []raster.Point
	front raster.Mask // what faces the viewer
	all   raster.Mask // the rest as well
	under tone        // of what hangs behind
}

// shapeHair lays the grid of the hair's surface.
func (p *person) shapeHair(s *stage) {
	surface, line := p.style.style()
	h := &p.head.hair
	h.rows = s.steps(hairRows) + 1
	h.grid, h.flat = h.grid[:0], h.flat[:0]
	top := surface[len(surface)-1].At
	split := 1
	if s.detail > 1.3 {
		split = 3
	}
	for _, side := range [...]float64{1, -1} {
		for i := range len(line)*split - split + 1 {
			k := i
			if side < 0 {
				k = len(line)*split - split - i
			}
			angle, y := hairlineAt(line, float64(k)/float64(split))
			if p.style == short { // swept from a parting on the right
				y += 0.8 * math.Sin(angle*side*math.Pi/90) * (1 - rig.Smooth(50, 90, angle))
			}
			p.addColumn(s, surface, angle*side, y, top)
		}
	}
}

// hairlineAt reads the hairline at a place counted in its points.
func hairlineAt(line []hairlinePoint, at float64) (angle, y float64) {
	i := min(int(at), len(line)-2)
	t := at - float64(i)
	a, b, c, d := line[max(i-1, 0)], line[i], line[i+1], line[min(i+2, len(line)-1)]
	f := func(a, b, c, d float64) float64 {
		return b + t*((c-a)+t*(2*a-5*b+4*c-d+t*(3*(b-c)+d-a)))/2
	}
	return b.angle + (c.angle-b.angle)*t, f(a.y, b.y, c.y, d.y)
}

// addColumn adds the points of the hair's surface from the hairline up to the crown.
func (p *person) addColumn(s *stage, surface []rig.Section, angle, from, top float64) {
	h := &p.head.hair
	sin, cos := math.Sincos(angle * math.Pi / 180)
	for r := range h.rows {
		t := float64(r) / float64(h.rows-1)
		y := from + (top-from)*(1-(1-t)*(1-t)*0.35-(1-t)*0.65) // denser towards the crown
		c := sectionAt(surface, y)
		reach := c.Front - c.In
		if cos < 0 {
			reach = c.Back + c.In
		}
		wide := c.Out
		if r == h.rows-1 {
			reach, wide = 0, 0 // every column ends in the crown
		}
		v := p.headPoint(rig.Vec{X: c.In + cos*reach, Y: y, Z: sin * wide})
		h.grid = append(h.grid, v)
		h.flat = append(h.flat, s.cam.point(v))
	}
}

// maskHair fills the masks of the hair that faces the viewer and of all hair.
func (p *person) maskHair(s *stage) {
	h := &p.head.hair
	pad := s.px1(hairRim)
	s.begin()
	p.addPatches(s, true)
	s.finish(&h.front, pad)
	p.addPatches(s, false)
	s.finish(&h.all, pad)
}

// addPatches adds the patches of the hair that face the viewer, or those that do not. Patches at
// the very edge count as facing, so that no skin shows beside them.
func (p *person) addPatches(s *stage, facing bool) {
	h := &p.head.hair
	const grazing = -0.12
	columns := len(h.grid) / h.rows
	for c := range columns - 1 {
		for r := range h.rows - 1 {
			i, j := c*h.rows+r, (c+1)*h.rows+r
			normal := h.grid[i+1].Sub(h.grid[j]).Cross(h.grid[j+1].Sub(h.grid[i]))
			if (normal.Dot(s.cam.to) > grazing*normal.Len()) != facing {
				continue
			}
			s.patch(h.flat[i], h.flat[i+1], h.flat[j+1], h.flat[j])
		}
	}
}

// patch adds the hull of four points of the picture to the shape.
func (s *stage) patch(a, b, c, d raster.Point) {
	s.ringBuffer = append(s.ringBuffer[:0], a, b)
	s.shapes[0].Set(s.ringBuffer)
	s.ringBuffer = append(s.ringBuffer[:0], c, d)
	s.shapes[1].Set(s.ringBuffer)
	s.shapes[2].Join(&s.shapes[0], &s.shapes[1])
	s.union.Add(&s.shapes[2])
}

// drawHairBehind paints the hair that hangs behind the neck and the knot behind the head.
func (p *person) drawHairBehind(s *stage) {
	h := &p.head.hair
	p.drawKnot(s, false)
	r := s.rim(hairRim)
	s.cover.Raise(&h.all)
	h.under = tone{p.wear.hair.base.mix(p.wear.hair.shade, 0.6), p.wear.hair.shade, p.wear.hair.base}
	s.out.shaded(&h.all, &h.all, r, &h.under)
}

// drawHair paints the hair in front of the head and a few strands on it.
func (p *person) drawHair(s *stage) {
	h := &p.head.hair
	r := s.rim(hairRim)
	s.cover.Raise(&h.front)
	s.out.shaded(&h.front, &h.all, r, &p.wear.hair)
	p.drawStrands(s)
}

// drawStrands paints fine lines from the hairline towards the crown.
func (p *person) drawStrands(s *stage) {
	h := &p.head.hair
	columns := len(h.grid) / h.rows
	every := max(columns/14, 1)
	w := s.px(0.11)
	s.begin()
	for c := every; c < columns-1; c += every {
		s.lineA = s.lineA[:0]
		for r := 1; r < h.rows-1; r++ {
			i := c*h.rows + r
			normal := h.grid[i+1].Sub(h.grid[i-1]).Cross(h.grid[i+h.rows].Sub(h.grid[i-h.rows]))
			if normal.Dot(s.cam.to) > 0.15*normal.Len() {
				s.lineA = append(s.lineA, h.flat[i])
			}
		}
		if len(s.lineA) > 2 {
			s.tube(s.lineA, func(t float64) float64 { return w * (0.3 + 2.4*t*(1-t)) })
		}
	}
	s.union.Fill(&s.soft, 0)
	s.soft.Times(&h.front)
	s.out.fill(&s.soft, p.wear.hair.light, 0.32)
}

// knots are where a knot of hair sits and how large it is, with the band round it.
type knot struct {
	at, band rig.Vec
	r        float64
	bandR    float64
}

var (
	highKnot = knot{at: rig.Vec{X: -3.2, Y: 11.7}, band: rig.Vec{X: -2.35, Y: 9.95}, r: 2.55, bandR: 1.3}
	napeKnot = knot{at: rig.Vec{X: -6.7, Y: 3.0}, band: rig.Vec{X: -5.5, Y: 3.5}, r: 2.2, bandR: 1.3}
)

// drawKnot paints the knot, if the style has one and it lies on the asked side of the head.
func (p *person) drawKnot(s *stage, front bool) {
	var k knot
	switch p.style {
	case bun:
		k = highKnot
	case lowKnot:
		k = napeKnot
	default:
		return
	}
	at := p.headPoint(k.at)
	middle := p.headPoint(rig.Vec{Y: 4})
	if (at.Sub(middle).Dot(s.cam.to) > -2.2) != front {
		return
	}
	axis := k.at.Sub(k.band).Unit()
	axes := p.body.Skull.Axes
	x := axes.Of(rig.Vec{X: axis.Y, Y: -axis.X})
	band := func(off, r float64) disc {
		return disc{at: p.headPoint(k.band.Add(axis.Scale(off))), x: x, z: axes.Z, front: r, back: r, out: r, in: r}
	}
	tie := [...]disc{band(-0.5, k.bandR*1.15), band(0.45, k.bandR)}
	s.begin()
	s.add(tie[:])
	s.paint(p.wear.tie, 1)
	s.cover.Raise(&s.mask)
	ball := [...]disc{s.ball(at.Add(axes.Of(axis).Scale(-0.12*k.r)), k.r), s.ball(at.Add(axes.Of(axis).Scale(0.02*k.r)), k.r*0.98)}
	s.begin()
	s.add(ball[:])
	r := s.rim(hairRim)
	s.finish(&s.mask, r.reach)
	s.cover.Raise(&s.mask)
	s.out.shaded(&s.mask, &s.mask, r, &p.wear.hair)
}
