package figure

import (
	"math"

	"unknot/internal/figure/rig"
)

// headScale draws the head a little larger than it is, which looks friendlier.
const headScale = 1.05

// Level sections of the head in the frame of the skull, from the chin up. At is the height over
// the skull pivot, Front and Back how far the section reaches forward and backward from the
// pivot, Out half its width and In where along it is widest; all in units before headScale.
var skullSections = [...]rig.Section{
	{At: -3.1, Front: 4.30, Back: -2.9, Out: 1.2, In: 3.6},
	{At: -2.8, Front: 4.80, Back: -2.1, Out: 2.1, In: 3.2},
	{At: -2.2, Front: 5.05, Back: -1.1, Out: 2.9, In: 2.6},
	{At: -1.3, Front: 5.12, Back: 0.2, Out: 3.55, In: 2.0},
	{At: -0.5, Front: 5.10, Back: 1.7, Out: 4.0, In: 1.4},
	{At: 0.4, Front: 5.10, Back: 3.2, Out: 4.3, In: 0.9},
	{At: 1.5, Front: 5.20, Back: 4.5, Out: 4.5, In: 0.4},
	{At: 2.8, Front: 5.25, Back: 5.1, Out: 4.7, In: 0},
	{At: 4.0, Front: 5.30, Back: 5.35, Out: 4.78, In: 0},
	{At: 5.4, Front: 5.25, Back: 5.2, Out: 4.75, In: 0},
	{At: 7.0, Front: 4.65, Back: 4.65, Out: 4.4, In: 0},
	{At: 8.2, Front: 3.6, Back: 3.7, Out: 3.6, In: 0},
	{At: 9.0, Front: 2.4, Back: 2.6, Out: 2.6, In: -0.1},
	{At: 9.5, Front: 1.2, Back: 1.6, Out: 1.3, In: -0.2},
}

// ridge is a level section of what stands out of the face: height, how far forward, half width.
type ridge struct{ y, front, half float64 }

var (
	noseRidge = [...]ridge{{4.0, 5.28, 0.45}, {3.2, 5.42, 0.5}, {2.4, 5.80, 0.62}, {1.75, 6.18, 0.82}, {1.35, 6.12, 0.95}, {0.95, 5.65, 0.85}}
	lipRidge  = [...]ridge{{0.35, 5.18, 0.7}, {0, 5.46, 1.1}, {-0.4, 5.26, 1.2}, {-0.75, 5.42, 1.0}, {-1.15, 5.12, 0.8}}
	chinRidge = [...]ridge{{-1.5, 5.08, 0.9}, {-2.2, 5.30, 1.2}, {-2.7, 4.9, 1.0}}
)

// headParts are the discs of a head and what is seen of it.
type headParts struct {
	skull []disc
	nose  [len(noseRidge)]disc
	lips  [len(lipRidge)]disc
	chin  [len(chinRidge)]disc
	layer float64
	hair  hairParts
}

// headPoint is the world point of a point of the head.
func (p *person) headPoint(v rig.Vec) rig.Vec { return p.body.Skull.Point(v.Scale(headScale)) }

// level is a level section of the head as a disc.
func (p *person) level(c rig.Section) disc {
	a := p.body.Skull.Axes
	return disc{
		at: p.headPoint(rig.Vec{X: c.In, Y: c.At}), x: a.X, z: a.Z,
		front: (c.Front - c.In) * headScale, back: (c.Back + c.In) * headScale,
		out: c.Out * headScale, in: c.Out * headScale,
	}
}

// shapeHead lays the sections of skull, nose, lips, chin and hair.
func (p *person) shapeHead(s *stage) {
	h := &p.head
	h.skull = h.skull[:0]
	low, high := skullSections[0].At, skullSections[len(skullSections)-1].At
	for i, n := 0, s.steps(20); i < n; i++ {
		at := low + (high-low)*float64(i)/float64(n-1)
		h.skull = append(h.skull, p.level(sectionAt(skullSections[:], at)))
	}
	p.shapeRidge(h.nose[:], noseRidge[:])
	p.shapeRidge(h.lips[:], lipRidge[:])
	p.shapeRidge(h.chin[:], chinRidge[:])
	p.shapeHair(s)
}

func (p *person) shapeRidge(discs []disc, ridges []ridge) {
	const root = 4.4 // inside the face
	for i, c := range ridges {
		discs[i] = p.level(rig.Section{At: c.y, Front: c.front, Back: -3.4, Out: c.half, In: root})
	}
}

// onFace is the point of the face at a height and a distance from the middle (to the person's
// right), lifted off the skin, and how much the face looks at the viewer there.
func (p *person) onFace(s *stage, y, z, lift float64) (at rig.Vec, view float64) {
	c := sectionAt(skullSections[:], y)
	across := z / c.Out
	x := c.In + (c.Front-c.In)*math.Sqrt(max(0, 1-across*across))
	out := rig.Vec{X: x - c.In, Z: z}.Unit()
	axes := p.body.Skull.Axes
	return p.headPoint(rig.Vec{X: x, Y: y, Z: z}.Add(out.Scale(lift))), axes.Of(out).Dot(s.cam.to)
}

// headBehind reports whether the neck points away from the viewer: the head is drawn before the
// neck then, and the shirt covers the foot of the neck.
func (p *person) headBehind() bool { return p.head.layer < layerTrunk }

// drawHead paints head and hair: what is behind first. The hair behind
// the neck is usually drawn with the neck.
func (p *person) drawHead(s *stage) {
	h := &p.head
	if p.headBehind() {
		p.drawHairBehind(s)
	}
	p.drawEar(s, false)
	s.begin()
	s.add(h.skull)
	s.add(h.nose[:])
	s.add(h.lips[:])
	s.add(h.chin[:])
	r := s.rim(headRim)
	s.finish(&s.mask, r.reach)
	s.cover.Raise(&s.mask)
	s.out.shaded(&s.mask, &s.mask, r, &p.wear.skin)
	p.drawFace(s)
	if p.style.coversEars() {
		p.drawEar(s, true)
	}
	p.drawHair(s)
	if !p.style.coversEars() {
		p.drawEar(s, true)
	}
	p.drawKnot(s, true)
}

// drawEar paints one ear, if it is on the asked side of the head: near the viewer or behind.
func (p *person) drawEar(s *stage, near bool) {
	axes := p.body.Skull.Axes
	for side := range rig.Side(2) {
		z := side.Sign()
		out := axes.Of(rig.Vec{X: -0.25, Z: z}.Unit())
		view := out.Dot(s.cam.to)
		if (view > 0) != near {
			continue
		}
		long := axes.Of(rig.Vec{X: -0.12, Y: 1}.Unit())
		ear := func(x, y, off, half, high float64) disc {
			return disc{
				at: p.headPoint(rig.Vec{X: x, Y: y, Z: z * off}), x: long, z: out.Cross(long),
				front: high, back: high * 0.95, out: half, in: half,
			}
		}
		discs := [...]disc{ear(-0.35, 1.7, 4.2, 0.95, 1.4), ear(-0.5, 1.8, 4.75, 1.12, 1.6), ear(-0.55, 1.8, 4.95, 0.95, 1.4)}
		s.begin()
		s.add(discs[:])
		s.finish(&s.mask, s.px1(earRim))
		s.cover.Raise(&s.mask)
		r := s.rim(earRim)
		s.out.shaded(&s.mask, &s.mask, r, &p.wear.skin)
		if view > 0.25 {
			inner := [...]disc{ear(-0.5, 1.85, 5.0, 0.5, 0.85), ear(-0.5, 1.85, 5.05, 0.5, 0.85)}
			s.begin()
			s.add(inner[:])
			s.paint(p.wear.skin.shade, 0.8)
		}
	}
}

// drawNeck paints the hair that hangs behind, the collar and the neck.
func (p *person) drawNeck(s *stage) {
	s.begin()
	s.add(p.collar)
	s.finish(&s.mask, 0)
	s.cover.Raise(&s.mask)
	s.out.fill(&s.mask, p.wear.top.base.mix(p.wear.top.shade, trimShade), 1)

	s.begin()
	s.add(p.neck)
	r := s.rim(neckRim)
	s.finish(&s.mask, r.reach)
	s.cover.Raise(&s.mask)
	s.out.shaded(&s.mask, &s.mask, r, &p.wear.skin)
	p.castFromHead(s)
}
