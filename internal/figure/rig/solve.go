package rig

// Rest angles, added before use: they give the standing back its curves (degrees of flexion).
const (
	restLumbar = -17
	restThorax = 26
	restNeck   = 14
	restHead   = -23
)

// Solve puts every bone where the keyframe wants it. It allocates nothing.
func Solve(k *Keyframe, b *Body) { SolveBeside(k, b, nil) }

// SolveBeside is Solve for a person whose hands or feet may touch another, already solved, person.
func SolveBeside(k *Keyframe, b, other *Body) {
	b.Angles, b.Breath, b.Belly = k.Angles, k.Breath, k.Belly
	b.pose(k.At)
	if shift, moved := b.hold(k); moved {
		b.pose(k.At.Add(shift))
	}
	for pass := range 2 { // what rests on the world before what rests on a body
		for limb := range PinCount {
			pin := &k.Pins[limb]
			if !pin.Set || (pin.On != NoSite && !pin.Other) != (pass == 1) {
				continue
			}
			b.pin(limb, pin, other)
		}
	}
}

// pose runs the angles through the skeleton with the hip centre at a point.
func (b *Body) pose(at Vec) {
	a := &b.Angles
	root := RotY(a[RootYaw]).Times(RotZ(-a[RootPitch])).Times(RotX(a[RootLean])).Times(RotY(a[RootTurn]))
	b.Pelvis = Frame{at, root}
	b.poseSpine()
	for side := range Side(2) {
		b.poseArm(side)
		b.poseLeg(side)
	}
}

// poseSpine integrates the spine: two overlapping ramps spread the bending of lumbar and thorax
// along it, so that the back bends as one curve and never at a hinge.
func (b *Body) poseSpine() {
	const step = SpineLength / spineSteps
	a := &b.Angles
	at := b.Pelvis.At
	for i := range b.spine {
		s := float64(i) * step
		axes := b.Pelvis.Axes.
			Times(bend(a[LumbarFlex]+restLumbar, a[LumbarSide], a[LumbarTwist], Smooth(3.5, 18.5, s))).
			Times(bend(a[ThoraxFlex]+restThorax, a[ThoraxSide], a[ThoraxTwist], Smooth(12.5, 30, s)))
		b.spine[i] = Frame{at, axes}
		at = at.Add(axes.Y.Scale(step))
	}
	top := b.spine[spineSteps]
	b.Neck = Frame{top.At, top.Axes.Times(bend(a[NeckFlex]+restNeck, a[NeckSide], a[NeckTwist], 1))}
	b.Skull = Frame{
		b.Neck.Point(Vec{Y: NeckLength}),
		b.Neck.Axes.Times(bend(a[HeadFlex]+restHead, a[HeadSide], a[HeadTwist], 1)),
	}
}

// bend is the share w of a bend of the trunk.
func bend(flex, side, twist, w float64) Mat {
	m := RotZ(-flex * w)
	if side != 0 {
		m = m.Times(RotX(side * w))
	}
	if twist != 0 {
		m = m.Times(RotY(twist * w))
	}
	return m
}

// limbRoot turns a limb at its root: flexion forward, abduction outward, rotation outward.
func limbRoot(side Side, flex, abd, rot float64) Mat {
	s := side.Sign()
	return RotZ(flex).Times(RotX(-s * abd)).Times(RotY(-s * rot))
}

func (b *Body) poseArm(side Side) {
	at := func(j Joint) float64 { return b.Angles[j.On(side)] }
	arm := &b.Arms[side]
	chest := b.SpineAt(ShoulderAt)
	// The shoulder blade turns with the arm: the joint rises and comes in.
	lift := Smooth(50, 175, max(abs(at(ShoulderFlex)), at(ShoulderAbd)))
	joint := chest.Point(Vec{
		-0.4 + at(GirdleForward), at(GirdleUp) + 2.2*lift, side.Sign() * (ShoulderOut - 1.4*lift),
	})
	arm.Upper = Frame{joint, chest.Axes.Times(limbRoot(side, at(ShoulderFlex), at(ShoulderAbd), at(ShoulderRot)))}
	arm.Fore = Frame{arm.Upper.Point(Vec{Y: -UpperArm}), arm.Upper.Axes.Times(RotZ(at(ElbowFlex)))}
	arm.Hand = Frame{arm.Fore.Point(Vec{Y: -Forearm}), b.handAxes(side)}
	arm.Flex, arm.Curl, arm.Palm, arm.Reach = at(ElbowFlex), at(Curl), false, 0
	arm.Thumb = min(max(at(ThumbOut), 0), 1)
}

// handAxes hangs the hand on the forearm as the angles say.
func (b *Body) handAxes(side Side) Mat {
	at := func(j Joint) float64 { return b.Angles[j.On(side)] }
	s := side.Sign()
	return b.Arms[side].Fore.Axes.
		Times(RotY(s * at(ElbowPronation))).
		Times(RotX(s * at(WristFlex))).
		Times(RotZ(at(WristRadial)))
}

func (b *Body) poseLeg(side Side) {
	at := func(j Joint) float64 { return b.Angles[j.On(side)] }
	leg := &b.Legs[side]
	hip := b.Pelvis.Point(Vec{Z: side.Sign() * HipOut})
	leg.Thigh = Frame{hip, b.Pelvis.Axes.Times(limbRoot(side, at(HipFlex), at(HipAbd), at(HipRot)))}
	leg.Shank = Frame{
		leg.Thigh.Point(Vec{Y: -Thigh}),
		leg.Thigh.Axes.Times(RotZ(-at(KneeFlex))).Times(RotY(-side.Sign() * at(KneeRot))),
	}
	leg.Foot = Frame{leg.Shank.Point(Vec{Y: -Shank}), b.footAxes(side)}
	leg.HipFlex, leg.Flex, leg.Toes, leg.Reach = at(HipFlex), at(KneeFlex), at(ToesExtend), 0
}

// footAxes hangs the foot on the shank as the angles say.
func (b *Body) footAxes(side Side) Mat {
	at := func(j Joint) float64 { return b.Angles[j.On(side)] }
	s := side.Sign()
	return b.Legs[side].Shank.Axes.
		Times(RotZ(at(AnkleDorsi))).
		Times(RotX(s * at(AnkleInversion))).
		Times(RotY(-s * at(AnkleToeOut)))
}

// hold says how far the body has to move so that its anchor, or the floor, holds it.
func (b *Body) hold(k *Keyframe) (shift Vec, moved bool) {
	switch {
	case k.Anchor.Site != NoSite:
		return k.Anchor.At.Sub(b.Site(k.Anchor.Site)), true
	case k.Floor:
		low := b.lowestTrunk()
		for side := range Side(2) {
			if !k.Pins[FootRight+Limb(side)].Set {
				low = min(low, b.lowestLeg(side))
			}
		}
		return Vec{Y: -low}, true
	default:
		return Vec{}, false
	}
}

func abs(x float64) float64 { return max(x, -x) }
