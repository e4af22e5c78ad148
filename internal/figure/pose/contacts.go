package pose

import (
	"unknot/internal/figure/rig"
	"unknot/internal/strict"
)

// Contacts must hold: a hand out of reach would float, and a body below the floor would sink.
const (
	reachLimit = 0.995 // share of a limb's length a contact may need
	sunk       = 0.6   // hundredths of body height that soft tissue may sink into the floor
)

// contacts solves every keyframe and reports contacts that cannot be held.
func (p *reader) contacts(f *Figure) {
	var person, second rig.Body
	for i := range f.Frames {
		frame := &f.Frames[i]
		rig.Solve(&frame.Person, &person)
		p.checkBody(p.frames[i], &frame.Person, &person)
		if frame.Helper == nil {
			continue
		}
		rig.SolveBeside(frame.Helper, &second, &person)
		p.checkBody(p.frames[i], frame.Helper, &second)
	}
}

func (p *reader) checkBody(o *strict.Object, k *rig.Keyframe, b *rig.Body) {
	for limb := range rig.PinCount {
		name := limbName(limb)
		if !k.Pins[limb].Set {
			continue
		}
		reach, flex, allowed := b.Limb(limb)
		if reach > reachLimit {
			o.Problem("pins", "%s is out of reach: it needs %.3f of the limb's length, %.3f at most", name, reach, reachLimit)
		}
		if flex > allowed {
			o.Problem("pins", "%s bends the joint by %.0f degrees, %.0f at most", name, flex, allowed)
		}
	}
	if low := b.Lowest(); low < -sunk {
		o.Problem("root", "the body sinks %.1f below the floor", -low)
	}
	for side := range rig.Side(2) {
		if y := b.Arms[side].Hand.At.Y; y < 0.4 {
			o.Problem("joints", "the %s wrist is %.1f below the floor", [...]string{"right", "left"}[side], 0.4-y)
		}
		if y := b.Arms[side].Fore.At.Y; y < 1 {
			o.Problem("joints", "the %s elbow is %.1f below the floor", [...]string{"right", "left"}[side], 1-y)
		}
	}
}

func limbName(l rig.Limb) string {
	return [rig.PinCount]string{"foot_r", "foot_l", "hand_r", "hand_l"}[l]
}
