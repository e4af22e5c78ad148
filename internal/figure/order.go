package figure

import (
	"slices"

	"unknot/internal/figure/rig"
)

// Layers of a person, back to front.
const (
	layerFarArm    = -2.0
	layerFarLeg    = -1.0
	layerHeadBack  = -0.5
	layerTrunk     = 0.0
	layerLegBehind = 0.05 // a near leg seen from behind: the shirt hangs over it
	layerButtocks  = 0.06
	layerShirt     = 0.1
	// Seen from below, the pelvis comes out of the shirt towards the viewer.
	layerPelvisBelow = 0.12
	layerLegBelow    = 0.14
	layerSeatBelow   = 0.16
	layerHead        = 0.5
	layerReach       = 0.8 // an arm before the trunk that reaches away behind the legs
	layerNearLeg     = 1.0
	layerGlow        = 1.6
	layerNearArm     = 2.0
	layerGlowFront   = 3.0
	// layerContact holds the arms of a helper behind, whose hands touch the person.
	layerContact = 2.5
	// behindAll and beforeAll move a whole helper behind or before every layer of the person.
	behindAll, beforeAll = -100.0, 100.0
)

// placeLimbs decides which limbs are near and which tone and layer each has.
func (p *person) placeLimbs(s *stage) {
	stoop := s.cam.depth(p.body.Chest().At) - s.cam.depth(p.body.Pelvis.At)
	for side := range rig.Side(2) {
		leg, arm := &p.body.Legs[side], &p.body.Arms[side]
		l, a := &p.legs[side], &p.arms[side]
		l.near, l.far = nearness(s, p.body.Pelvis, leg.Thigh.At, leg.Shank.At, leg.Foot.At, stoop, 2.6, 4.6)
		a.near, a.far = nearness(s, p.body.Chest(), arm.Upper.At, arm.Fore.At, arm.Hand.At, 0, 2.0, 6.5)
		l.layer, a.layer = layerFarLeg, layerFarArm
		if l.near {
			l.layer = layerNearLeg
			if p.body.Pelvis.Axes.X.Dot(s.cam.to) < -0.5 {
				l.layer = layerLegBehind
			}
			if p.fromBelow {
				l.layer = max(l.layer, layerLegBelow)
			}
		}
		if a.near {
			a.layer = layerNearArm
			if p.square(s) && s.cam.depth(p.body.Pelvis.At)-s.cam.depth(arm.Fore.At) > 6 {
				a.layer = layerReach
			}
		}
		l.layer = p.ordered(partLegRight+int(side), l.layer)
		a.layer = p.ordered(partArmRight+int(side), a.layer)
		l.near, a.near = l.layer > layerTrunk, a.layer > layerTrunk
	}
	p.head.layer = layerHead
	if s.cam.depth(p.body.Skull.At)-s.cam.depth(p.body.Neck.At) < -3.5 {
		p.head.layer = layerHeadBack
	}
	p.head.layer = p.ordered(partHead, p.head.layer)
}

// nearness says whether a limb is drawn before the trunk, and how much it has the far tone. Seen
// from the side its root decides, otherwise the middle of the whole limb. Stoop is how far the chest
// leans towards the viewer: legs below it are behind it.
func nearness(s *stage, trunk rig.Frame, root, mid, end rig.Vec, stoop, from, to float64) (near bool, far float64) {
	behind := s.cam.depth(trunk.At) - s.cam.depth(root)
	far = rig.Smooth(from, to, behind)
	if side := trunk.Axes.Z.Dot(s.cam.to); side > 0.5 || side < -0.5 {
		return behind <= 0, far
	}
	mean := (s.cam.depth(root) + s.cam.depth(mid) + s.cam.depth(end)) / 3
	// A limb that hangs straight down from the trunk counts as beside it whatever the camera's height.
	mean -= s.cam.to.Y * ((root.Y+mid.Y+end.Y)/3 - trunk.At.Y)
	level := s.cam.depth(trunk.At)
	if stoop > 8 {
		return mean-level > 0.35*(stoop-8), far
	}
	return mean-level > -2.6, far
}

// ordered returns the layer a pose gives a part, or the usual one.
func (p *person) ordered(part int, usual float64) float64 {
	if layer, ok := p.order[p.names[part]]; ok {
		return layer
	}
	return usual
}

// square reports whether the chest is seen from front or back rather than from the side.
func (p *person) square(s *stage) bool {
	side := p.body.Chest().Axes.Z.Dot(s.cam.to)
	return side < 0.55 && side > -0.55
}

// step is one thing to paint: what, whose, and on which layer.
type step struct {
	layer float64
	kind  stepKind
	who   *person // nil for things
	side  rig.Side
	prop  int
}

type stepKind uint8

const (
	stepArm stepKind = iota
	stepLeg
	stepPelvis
	stepShirt
	stepHead
	stepButtocks
	stepGlow
	stepProp
	stepFurniture
	stepBathFront
)

// plan adds the steps of a person.
func (p *person) plan(steps []step, base float64) []step {
	for side := range rig.Side(2) {
		steps = append(steps,
			step{layer: base + p.arms[side].layer, kind: stepArm, who: p, side: side},
			step{layer: base + p.legs[side].layer, kind: stepLeg, who: p, side: side})
	}
	pelvis, seat := layerTrunk, layerButtocks
	if p.fromBelow {
		pelvis, seat = layerPelvisBelow, layerSeatBelow
	}
	return append(steps,
		step{layer: base + pelvis, kind: stepPelvis, who: p},
		step{layer: base + layerShirt, kind: stepShirt, who: p},
		step{layer: base + p.head.layer, kind: stepHead, who: p},
		step{layer: base + seat, kind: stepButtocks, who: p})
}

// reachOver brings the arms with which a helper behind touches the person in front of the person.
func reachOver(steps []step, helper *person, pins *[rig.PinCount]rig.Pin) {
	for i := range steps {
		st := &steps[i]
		if st.who != helper || st.kind != stepArm {
			continue
		}
		if layer, ok := helper.order[helper.names[partArmRight+int(st.side)]]; ok {
			st.layer = layer
			continue
		}
		if pin := &pins[rig.HandRight+rig.Limb(st.side)]; pin.Set && pin.Other && st.layer < behindAll/2 {
			st.layer = layerContact
		}
	}
}

// sortSteps puts the steps into drawing order; equal layers keep theirs.
func sortSteps(steps []step) {
	slices.SortStableFunc(steps, func(a, b step) int {
		switch {
		case a.layer < b.layer:
			return -1
		case a.layer > b.layer:
			return 1
		default:
			return 0
		}
	})
}
