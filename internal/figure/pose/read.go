package pose

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

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

func (p *reader) person(o *strict.Object, k *rig.Keyframe, second bool) {
	if o.Has("root") {
		p.root(o.Child("root"), k)
	}
	if o.Has("anchor") {
		a := o.Child("anchor")
		k.Anchor = rig.Anchor{Site: p.site(a, "joint"), At: p.vec(a, "at")}
		a.Close()
	}
	if o.Has("belly") {
		k.Belly = p.belly(o)
	}
	if o.Has("joints") {
		p.angles(o.Child("joints"), &k.Angles)
	}
	if o.Has("pins") {
		pins := o.Child("pins")
		for name := range pins.Keys() {
			limb, known := limbs[name]
			if !known {
				pins.Problem(name, "unknown limb %q: hand_r, hand_l, foot_r or foot_l", name)
				pins.Has(name)
				continue
			}
			k.Pins[limb] = p.pin(pins, name, second)
		}
	}
}

// belly reads how far the belly stands out in front of its rest, in hundredths of body height.
func (p *reader) belly(o *strict.Object) float64 {
	swell := o.Number("belly")
	if r := (span{-1.5, 3}); swell < r.low || swell > r.high {
		o.Problem("belly", "belly: %g is outside %g to %g", swell, r.low, r.high)
	}
	return swell
}

var limbs = map[string]rig.Limb{
	"foot_r": rig.FootRight, "foot_l": rig.FootLeft, "hand_r": rig.HandRight, "hand_l": rig.HandLeft,
}

func (p *reader) root(o *strict.Object, k *rig.Keyframe) {
	for key, j := range map[string]rig.Joint{
		"pitch": rig.RootPitch, "turn": rig.RootTurn, "lean": rig.RootLean, "yaw": rig.RootYaw,
	} {
		if o.Has(key) {
			k.Angles[j] = o.Number(key)
		}
	}
	for key, c := range map[string]*float64{"x": &k.At.X, "y": &k.At.Y, "z": &k.At.Z} {
		if o.Has(key) {
			*c = o.Number(key)
		}
	}
	if o.Has("floor") {
		k.Floor = o.Flag("floor")
	}
	o.Close()
}

// angles reads joints. A name without a side applies to both; one with a side wins over it,
// wherever it stands.
func (p *reader) angles(o *strict.Object, a *rig.Angles) {
	for _, sided := range []bool{false, true} {
		for name := range o.Keys() {
			base, sides := sidesOf(name)
			if (len(sides) == 1) != sided {
				continue
			}
			p.joint(o, name, base, sides, a)
		}
	}
}

func sidesOf(name string) (string, []rig.Side) {
	if base, ok := strings.CutSuffix(name, "_r"); ok {
		return base, []rig.Side{rig.Right}
	}
	if base, ok := strings.CutSuffix(name, "_l"); ok {
		return base, []rig.Side{rig.Left}
	}
	return name, []rig.Side{rig.Right, rig.Left}
}

func (p *reader) joint(o *strict.Object, name, base string, sides []rig.Side, a *rig.Angles) {
	j, known := p.joints[base]
	if !known {
		o.Problem(name, "unknown joint %q", name)
		o.Has(name)
		return
	}
	if !j.paired && len(sides) == 1 {
		o.Problem(name, "%s has no sides", base)
	}
	values := p.numbers(o, name)
	if len(values) > len(j.ranges) {
		o.Problem(name, "%s has %d values at most", base, len(j.ranges))
		return
	}
	for i, v := range values {
		if r := j.ranges[i]; v < r.low || v > r.high {
			o.Problem(name, "%s: %g is outside %g to %g", name, v, r.low, r.high)
		}
		for _, side := range sides {
			a[(j.first + rig.Joint(i)).On(side)] = v
		}
	}
}

var grips = map[string]rig.Grip{
	"free": rig.Free, "sole": rig.Sole, "toes": rig.Tiptoe, "palm": rig.Palm, "wrap": rig.Wrap,
	"wrapback": rig.WrapBack, "onknee": rig.OnKnee, "rest": rig.Rest, "fist": rig.Fist, "thumb": rig.Thumb,
}

// pin reads one contact. "none" frees a limb that an earlier keyframe pinned.
func (p *reader) pin(pins *strict.Object, name string, second bool) rig.Pin {
	if n, ok := pins.Value(name); ok {
		if s, isText := n.(*ast.StringNode); isText && s.Value == "none" {
			return rig.Pin{}
		}
	}
	o := pins.Child(name)
	on := p.anchorage(o, "on")
	out := rig.Pin{
		Set: true, On: on.Site, At: p.optionalVec(o, "at"), Pole: p.optionalVec(o, "pole"),
		Yaw: optional(o, "yaw"), Tilt: optional(o, "tilt"),
	}
	out.Other = on.Site != rig.NoSite && on.Helper != second
	if on.Helper && !second {
		o.Problem("on", "the second person is placed after the first: pin the helper's hand instead")
	}
	if mode := o.OptionalText("mode"); mode != "" {
		grip, known := grips[mode]
		if !known {
			o.Problem("mode", "unknown mode %q", mode)
		}
		out.Grip = grip
	}
	o.Close()
	return out
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

// anchorage reads a site such as "glute_r", or "helper:wrist_l" on the second person. Of the
// second person's own pins, "person:lumbar" names the first.
func (p *reader) anchorage(o *strict.Object, key string) Anchorage {
	if !o.Has(key) {
		return Anchorage{}
	}
	name := o.Text(key)
	base, helper := strings.CutPrefix(name, "helper:")
	base = strings.TrimPrefix(base, "person:")
	s, err := rig.ParseSite(base)
	if err != nil {
		o.Problem(key, "%v", err)
	}
	return Anchorage{Site: s, Helper: helper}
}

func (p *reader) site(o *strict.Object, key string) rig.Site {
	s, err := rig.ParseSite(o.Text(key))
	if err != nil {
		o.Problem(key, "%v", err)
	}
	return s
}

func (p *reader) seconds(o *strict.Object, key string) time.Duration {
	s := o.Number(key)
	if s < 0 || s > 60 {
		o.Problem(key, "%s must lie between 0 and 60 seconds", key)
	}
	return time.Duration(s * float64(time.Second))
}

func optional(o *strict.Object, key string) float64 {
	if !o.Has(key) {
		return 0
	}
	return o.Number(key)
}

func (p *reader) optionalVec(o *strict.Object, key string) rig.Vec {
	if !o.Has(key) {
		return rig.Vec{}
	}
	return p.vec(o, key)
}

func (p *reader) vec(o *strict.Object, key string) rig.Vec {
	n, ok := o.Value(key)
	if !ok {
		return rig.Vec{}
	}
	return p.vecOf(n, key)
}

func (p *reader) vecOf(n ast.Node, key string) rig.Vec {
	v := p.numbersOf(n, key)
	if len(v) != 3 {
		p.file.Add(n, "%s must be three numbers", key)
		return rig.Vec{}
	}
	return rig.Vec{X: v[0], Y: v[1], Z: v[2]}
}

// numbers reads a number or a list of numbers.
func (p *reader) numbers(o *strict.Object, key string) []float64 {
	n, ok := o.Value(key)
	if !ok {
		return nil
	}
	return p.numbersOf(n, key)
}

func (p *reader) numbersOf(n ast.Node, key string) []float64 {
	items := []ast.Node{n}
	if list, ok := n.(*ast.SequenceNode); ok {
		items = list.Values
	}
	out := make([]float64, 0, len(items))
	for _, item := range items {
		v, err := strconv.ParseFloat(item.GetToken().Value, 64)
		if err != nil {
			p.file.Add(item, "%s must be a number", key)
		}
		out = append(out, v)
	}
	return out
}
