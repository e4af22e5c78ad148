package figure

import (
	"math"

	"unknot/internal/figure/rig"
)

// disc is one egg-shaped section of a body part: four quarter ellipses about a centre. Lengths in
// units.
type disc struct {
	at, x, z             rig.Vec // centre; unit directions to the front and outwards
	front, back, out, in float64
}

// grown returns the disc larger by g on every side.
func (d disc) grown(g float64) disc {
	d.front, d.back, d.out, d.in = d.front+g, d.back+g, d.out+g, d.in+g
	return d
}

// sectionAt reads a table of sections at a place by a cubic Hermite curve whose tangents are the
// slope between the neighbours. Outside the table the end sections go on.
func sectionAt(table []rig.Section, at float64) rig.Section {
	n := len(table)
	i := 0
	for i < n-2 && table[i+1].At <= at {
		i++
	}
	a, b := &table[i], &table[i+1]
	h := b.At - a.At
	t := min(max((at-a.At)/h, 0), 1)
	p, q := &table[max(i-1, 0)], &table[min(i+2, n-1)]
	t2, t3 := t*t, t*t*t
	wa, wb := 2*t3-3*t2+1, -2*t3+3*t2
	ma := (t3 - 2*t2 + t) * h / (b.At - p.At)
	mb := (t3 - t2) * h / (q.At - a.At)
	f := func(p, a, b, q float64) float64 { return wa*a + wb*b + ma*(b-p) + mb*(q-a) }
	return rig.Section{
		At: at, Front: f(p.Front, a.Front, b.Front, q.Front), Back: f(p.Back, a.Back, b.Back, q.Back),
		Out: f(p.Out, a.Out, b.Out, q.Out), In: f(p.In, a.In, b.In, q.In),
	}
}

// mixed returns the section the share t of the way from a to b.
func mixed(a, b rig.Section, t float64) rig.Section {
	f := func(a, b float64) float64 { return a + (b-a)*t }
	return rig.Section{
		At: f(a.At, b.At), Front: f(a.Front, b.Front), Back: f(a.Back, b.Back),
		Out: f(a.Out, b.Out), In: f(a.In, b.In),
	}
}

// across lays a section across a frame; side is the sign of the outward direction along Z.
func across(f rig.Frame, s rig.Section, side float64) disc {
	return disc{
		at: f.At, x: f.Axes.X, z: f.Axes.Z.Scale(side),
		front: s.Front, back: s.Back, out: s.Out, in: s.In,
	}
}

// limb is a bone with its sections.
type limb struct {
	frame  rig.Frame
	length float64
	table  []rig.Section
	side   float64 // sign of the outward direction along Z
	grow   float64 // added all round: cloth over skin
}

// at returns the section disc at a share of the bone.
func (l *limb) at(t float64) disc {
	f := rig.Frame{At: l.frame.Point(rig.Vec{Y: -t * l.length}), Axes: l.frame.Axes}
	return across(f, sectionAt(l.table, t), l.side).grown(l.grow)
}

// along adds the discs of a limb from one share of the bone to another.
func (l *limb) along(into []disc, from, to float64, n int) []disc {
	for i := range n {
		into = append(into, l.at(from+(to-from)*float64(i)/float64(n-1)))
	}
	return into
}

// fan adds discs that turn about a joint from one orientation and section to another, both ends
// included: the round outside of a bend.
func fan(into []disc, at rig.Vec, a, b rig.Mat, sa, sb rig.Section, side float64, n int) []disc {
	turn := newTurn(a, b)
	for i := range n {
		t := float64(i) / float64(n-1)
		into = append(into, across(rig.Frame{At: at, Axes: turn.at(t)}, mixed(sa, sb, t), side))
	}
	return into
}

// turn is the way from one orientation to another about one axis, found once for many steps.
type turn struct {
	from  rig.Mat
	axis  rig.Vec // in the world
	angle float64 // radians
}

func newTurn(a, b rig.Mat) turn {
	r := b.Times(a.Transpose())
	axis := rig.Vec{X: r.Y.Z - r.Z.Y, Y: r.Z.X - r.X.Z, Z: r.X.Y - r.Y.X}
	sin := axis.Len() / 2
	angle := math.Atan2(sin, (r.X.X+r.Y.Y+r.Z.Z-1)/2)
	if sin < 1e-6 {
		axis = a.Z // no turn, or half a turn: limbs bend about Z
	}
	return turn{a, axis.Unit(), angle}
}

func (t *turn) at(share float64) rig.Mat {
	s, c := math.Sincos(t.angle * share)
	k := t.axis
	f := func(v rig.Vec) rig.Vec {
		return v.Scale(c).Add(k.Cross(v).Scale(s)).Add(k.Scale(k.Dot(v) * (1 - c)))
	}
	return rig.Mat{X: f(t.from.X), Y: f(t.from.Y), Z: f(t.from.Z)}
}
