package pose

import (
	"maps"

	"unknot/internal/figure/rig"
)

// Mirrored returns the figure for the other side of the body: left and right swapped, and seen
// from the other side, so that the side at work stays the near one.
func (f *Figure) Mirrored() *Figure {
	m := *f
	m.Camera.Azimuth = 180 - f.Camera.Azimuth
	m.Order = mirroredOrder(f.Order)
	m.Props = make([]Prop, len(f.Props))
	for i, p := range f.Props {
		p.On, p.At, p.Yaw = p.On.mirrored(), flip(p.At), -p.Yaw
		path := make([]Point, len(p.Path))
		for j, point := range p.Path {
			path[j] = Point{point.On.mirrored(), flip(point.At)}
		}
		p.Path = path
		m.Props[i] = p
	}
	m.Frames = make([]Frame, len(f.Frames))
	for i := range f.Frames {
		m.Frames[i] = f.Frames[i].mirrored()
	}
	return &m
}

func (f Frame) mirrored() Frame {
	f.Person = mirroredKeyframe(&f.Person)
	if f.Helper != nil {
		second := mirroredKeyframe(f.Helper)
		f.Helper = &second
	}
	f.Shift = maps.Clone(f.Shift)
	for id, v := range f.Shift {
		f.Shift[id] = flip(v)
	}
	highlights := make([]Highlight, len(f.Highlights))
	for i, h := range f.Highlights {
		h.At, h.Offset = h.At.mirrored(), flip(h.Offset)
		highlights[i] = h
	}
	arrows := make([]Arrow, len(f.Arrows))
	for i, a := range f.Arrows {
		a.On = a.On.mirrored()
		for j := range a.Points {
			a.Points[j] = flip(a.Points[j])
		}
		arrows[i] = a
	}
	f.Highlights, f.Arrows = highlights, arrows
	f.hips, f.helperHips = flip(f.hips), flip(f.helperHips)
	return f
}

func mirroredKeyframe(k *rig.Keyframe) rig.Keyframe {
	m := *k
	m.Angles = k.Angles.Mirrored()
	m.At = flip(k.At)
	m.Anchor = rig.Anchor{Site: k.Anchor.Site.Mirrored(), At: flip(k.Anchor.At)}
	for limb := range k.Pins {
		p := k.Pins[limb]
		p.On, p.At, p.Pole = p.On.Mirrored(), flip(p.At), flip(p.Pole)
		m.Pins[limb^1] = p // right and left limbs are neighbours
	}
	return m
}

func mirroredOrder(order map[Part]float64) map[Part]float64 {
	swap := map[Part]Part{ArmRight: ArmLeft, ArmLeft: ArmRight, LegRight: LegLeft, LegLeft: LegRight}
	out := make(map[Part]float64, len(order))
	for part, layer := range order {
		if other, paired := swap[part]; paired {
			part = other
		}
		out[part] = layer
	}
	return out
}

func (a Anchorage) mirrored() Anchorage { return Anchorage{a.Site.Mirrored(), a.Helper} }

func flip(v rig.Vec) rig.Vec { return rig.Vec{X: v.X, Y: v.Y, Z: -v.Z} }
