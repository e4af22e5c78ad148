package pose

import (
	"strings"

	"github.com/goccy/go-yaml/ast"

	"unknot/internal/figure/rig"
	"unknot/internal/strict"
)

// person reads how a person is held in a keyframe; second is the helper.
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
