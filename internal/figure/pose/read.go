package pose

import (
	"maps"
	"slices"
	"time"

	"unknot/internal/figure/rig"
	"unknot/internal/strict"
)

// reader reads one pose file.
type reader struct {
	file   *strict.Report
	joints map[string]joint
	frames []*strict.Object // of the keyframes, to blame them for their contacts
	propID map[string]bool
}

func (p *reader) figure(o *strict.Object) *Figure {
	f := &Figure{Camera: p.camera(o.Child("camera")), Order: p.order(o)}
	p.propID = make(map[string]bool)
	for _, n := range o.List("props") {
		f.Props = append(f.Props, p.prop(p.file.Object(n)))
	}
	for _, n := range o.List("frames") {
		frame := p.file.Object(n)
		p.frames = append(p.frames, frame)
		f.Frames = append(f.Frames, p.frame(frame, f.Frames))
	}
	if len(f.Frames) < 1 || len(f.Frames) > 4 {
		o.Problem("frames", "a figure has one to four keyframes")
	}
	f.Breath = o.Has("breath") && o.Flag("breath")
	f.Swim = o.Has("swim") && o.Flag("swim")
	f.Still = p.still(o, f.Frames)
	o.Close()
	return f
}

// still is the keyframe that tells most: the one that is named, or the last with a glow.
func (p *reader) still(o *strict.Object, frames []Frame) int {
	if name := o.OptionalText("still"); name != "" {
		i := slices.IndexFunc(frames, func(f Frame) bool { return f.Name == name })
		if i < 0 {
			o.Problem("still", "there is no keyframe %q", name)
		}
		return i
	}
	for i, f := range slices.Backward(frames) {
		if len(f.Highlights) > 0 {
			return i
		}
	}
	return 0
}

func (p *reader) camera(o *strict.Object) Camera {
	c := Camera{
		Azimuth: o.Number("az"), Elevation: o.Number("el"),
		X: o.Number("cx"), Y: o.Number("cy"), Zoom: o.Number("zoom"),
	}
	if c.Zoom < 0.3 || c.Zoom > 4 {
		o.Problem("zoom", "zoom must lie between 0.3 and 4")
	}
	if c.Elevation < -20 || c.Elevation > 89 {
		o.Problem("el", "el must lie between -20 and 89 degrees")
	}
	o.Close()
	return c
}

func (p *reader) order(o *strict.Object) map[Part]float64 {
	if !o.Has("order") {
		return nil
	}
	out := make(map[Part]float64)
	parts := o.Child("order")
	for key := range parts.Keys() {
		if !slices.Contains(allParts(), Part(key)) {
			parts.Problem(key, "unknown part %q", key)
		}
		out[Part(key)] = parts.Number(key)
	}
	return out
}

func (p *reader) prop(o *strict.Object) Prop {
	out := Prop{Kind: PropKind(o.Text("kind")), ID: o.OptionalText("id"), On: p.anchorage(o, "on")}
	if _, known := propSizes[out.Kind]; !known {
		o.Problem("kind", "unknown prop %q", out.Kind)
	}
	if out.ID != "" {
		p.propID[out.ID] = true
	}
	out.At = p.optionalVec(o, "at")
	if o.Has("size") {
		out.Size = p.numbers(o, "size")
	}
	if need := propSizes[out.Kind]; len(out.Size) < need {
		o.Problem("size", "%s needs %d sizes", out.Kind, need)
	}
	out.R, out.Yaw, out.Pitch = optional(o, "r"), optional(o, "yaw"), optional(o, "pitch")
	out.Front = o.Has("front") && o.Flag("front")
	if o.Has("layer") {
		layer := o.Number("layer")
		out.Layer = &layer
	}
	if o.Has("path") {
		for _, n := range o.List("path") {
			point := p.file.Object(n)
			out.Path = append(out.Path, Point{On: p.anchorage(point, "on"), At: p.optionalVec(point, "at")})
			point.Close()
		}
	}
	o.Close()
	return out
}

func (p *reader) frame(o *strict.Object, earlier []Frame) Frame {
	f := Frame{Name: o.OptionalText("name"), Hold: 1500 * time.Millisecond, Move: 2500 * time.Millisecond}
	if like := o.OptionalText("like"); like != "" {
		i := slices.IndexFunc(earlier, func(f Frame) bool { return f.Name == like })
		if i < 0 {
			o.Problem("like", "there is no earlier keyframe %q", like)
		} else {
			f = earlier[i].clone()
			f.Name = o.OptionalText("name")
		}
	}
	if o.Has("hold") {
		f.Hold = p.seconds(o, "hold")
	}
	if o.Has("move") {
		f.Move = p.seconds(o, "move")
	}
	p.person(o, &f.Person, false)
	if o.Has("helper") {
		second := o.Child("helper")
		if f.Helper == nil {
			f.Helper = &rig.Keyframe{}
		}
		p.person(second, f.Helper, true)
		second.Close()
	}
	p.shifts(o, &f)
	if o.Has("highlight") {
		f.Highlights = p.highlights(o)
	}
	if o.Has("arrows") {
		f.Arrows = p.arrows(o)
	}
	o.Close()
	return f
}

// clone is a copy that shares nothing that a later keyframe may change.
func (f Frame) clone() Frame {
	if f.Helper != nil {
		second := *f.Helper
		f.Helper = &second
	}
	f.Shift = maps.Clone(f.Shift)
	return f
}

func (p *reader) shifts(o *strict.Object, f *Frame) {
	if !o.Has("shift") {
		return
	}
	if f.Shift == nil {
		f.Shift = make(map[string]rig.Vec)
	}
	moved := o.Child("shift")
	for id := range moved.Keys() {
		if !p.propID[id] {
			moved.Problem(id, "there is no prop with the id %q", id)
		}
		f.Shift[id] = p.vec(moved, id)
	}
}

func (p *reader) highlights(o *strict.Object) []Highlight {
	var out []Highlight
	for _, n := range o.List("highlight") {
		h := p.file.Object(n)
		r := p.numbers(h, "r")
		if len(r) != 2 {
			h.Problem("r", "r needs two radii")
			r = []float64{8, 7}
		}
		out = append(out, Highlight{
			At: p.anchorage(h, "site"), RX: r[0], RY: r[1], Offset: p.optionalVec(h, "off"),
			OverArms: h.Has("over_arms") && h.Flag("over_arms"),
		})
		h.Close()
	}
	return out
}

func (p *reader) arrows(o *strict.Object) []Arrow {
	var out []Arrow
	for _, n := range o.List("arrows") {
		a := p.file.Object(n)
		arrow := Arrow{On: p.anchorage(a, "site")}
		if kind := a.OptionalText("kind"); kind == "pressure" {
			arrow.Pressure = true
		} else if kind != "" {
			a.Problem("kind", "unknown arrow %q", kind)
		}
		points := a.List("pts")
		if len(points) != len(arrow.Points) {
			a.Problem("pts", "an arrow has three points")
		}
		for i, n := range points {
			if i < len(arrow.Points) {
				arrow.Points[i] = p.vecOf(n, "pts")
			}
		}
		a.Close()
		out = append(out, arrow)
	}
	return out
}
