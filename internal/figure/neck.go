package figure

import "unknot/internal/figure/rig"

const (
	neckFrom  = 30.0 // along the spine
	neckBase  = 2.95 // radius, front and back
	neckWide  = 3.5  // half width at the base
	neckTop   = 2.6  // radius under the skull
	neckTilt  = -16  // degrees: the neckline is lower in front
	neckInto  = 1.0  // how far the neck reaches into the skull, above its pivot
	collarOut = 0.55 // how much wider than the neck the collar is
)

// shapeNeck runs the neck as one curve from the line of the spine to the axis of the skull, so
// that it bends without a corner however far the head drops.
func (p *person) shapeNeck(s *stage) {
	base := p.body.SpineAt(neckFrom)
	tilted := base.Axes.Times(rig.RotZ(neckTilt))
	skull := p.body.Skull
	end := skull.Point(rig.Vec{X: -0.35, Y: neckInto})
	reach := end.Sub(base.At).Len()
	turn := newTurn(tilted, skull.Axes)
	p.neck = p.neck[:0]
	n := s.steps(11)
	for i := range n {
		t := float64(i) / float64(n-1)
		f := rig.Frame{
			At:   hermite(base.At, base.Axes.Y.Scale(reach), end, skull.Axes.Y.Scale(reach*0.9), t),
			Axes: turn.at(t),
		}
		r := neckBase + (neckTop-neckBase)*rig.Smooth(0, 0.7, t)
		wide := neckWide + (neckTop-neckWide)*rig.Smooth(0, 0.45, t)
		p.neck = append(p.neck, across(f, rig.Section{Front: r, Back: r, Out: wide, In: wide}, 1))
	}
	p.collar = p.collar[:0]
	first := p.neck[0]
	down := first.x.Cross(first.z).Scale(0.75) // x × z points down the neck
	low := first.grown(collarOut)
	low.at = low.at.Add(down)
	p.collar = append(p.collar, low, first.grown(collarOut*0.55))
}

// hermite is the point at t of the curve from a to b that leaves with velocity va and arrives
// with vb.
func hermite(a, va, b, vb rig.Vec, t float64) rig.Vec {
	t2, t3 := t*t, t*t*t
	return a.Scale(2*t3 - 3*t2 + 1).Add(va.Scale(t3 - 2*t2 + t)).
		Add(b.Scale(3*t2 - 2*t3)).Add(vb.Scale(t3 - t2))
}
