package rig

// Side is a side of the person, never of the picture.
type Side int

// The sides. Right is the side of positive Z.
const (
	Right Side = iota
	Left
)

// Sign is +1 on the right and −1 on the left.
func (s Side) Sign() float64 {
	if s == Left {
		return -1
	}
	return 1
}

// Proportions, in hundredths of the body height.
const (
	AnkleHeight = 4.0
	Shank       = 24.4
	Thigh       = 24.6
	HipOut      = 4.9  // hip joint, to the side of the hip centre
	SpineLength = 31.5 // hip centre to neck base, along the curve
	ShoulderAt  = 26.7 // along the spine
	ShoulderOut = 8.9
	ChestAt     = 27.6 // along the spine
	NeckLength  = 5.6
	UpperArm    = 17.2
	Forearm     = 14.4
	HandLength  = 9.8
)

// spineSteps is how many pieces the spine curve is integrated in.
const spineSteps = 36

// Body is a solved figure: where every bone is.
type Body struct {
	Pelvis Frame                 // at the hip centre
	spine  [spineSteps + 1]Frame // along the spine, from the hip centre to the neck base
	Neck   Frame                 // at the neck base
	Skull  Frame                 // at the skull pivot
	Arms   [2]Arm
	Legs   [2]Leg
	Angles Angles  // what the body was solved from; pinned limbs may end elsewhere
	Breath float64 // 0–1: how full the chest is
	Belly  float64 // how far the belly stands out in front of its rest, in units
}

// Arm is one arm. The bones run along −Y of their frames. Forearm carries no pronation; the
// hand does.
type Arm struct {
	Upper, Fore, Hand Frame
	Curl              float64 // of the fingers, 0–100 degrees
	Thumb             float64 // 0–1: how far the thumb is stretched to press
	Flex              float64 // of the elbow as solved, degrees
	Palm              bool    // the hand lies flat on something
	Reach             float64 // distance to the pinned target as a share of the arm's length, 0 when free
}

// Leg is one leg. The bones run along −Y of their frames; the foot points along X of its frame.
type Leg struct {
	Thigh, Shank, Foot Frame
	Toes               float64 // extension of the toes, degrees
	HipFlex            float64 // as solved, degrees: thigh against pelvis
	Flex               float64 // of the knee as solved, degrees
	Reach              float64 // distance to the pinned target as a share of the leg's length, 0 when free
}

// SpineAt returns the frame at a place along the spine, in units from the hip centre. Below the
// hip centre the pelvis is rigid; above the neck base the curve goes straight on.
func (b *Body) SpineAt(s float64) Frame {
	if s <= 0 {
		return Frame{b.Pelvis.Point(Vec{Y: s}), b.Pelvis.Axes}
	}
	const step = SpineLength / spineSteps
	i := int(s / step)
	if i >= spineSteps {
		top := b.spine[spineSteps]
		return Frame{top.Point(Vec{Y: s - SpineLength}), top.Axes}
	}
	t := s/step - float64(i)
	a, c := b.spine[i], b.spine[i+1]
	return Frame{a.At.Lerp(c.At, t), Blend(a.Axes, c.Axes, t)}
}

// breathRise is how far a full breath lifts the front of the chest, in units.
const breathRise = 0.45

// Swell is how far breath and belly bring the front of the trunk out at a place along the spine,
// in units.
func (b *Body) Swell(s float64) float64 {
	chest := Smooth(7, 19, s) * (1 - Smooth(25, 29, s))
	belly := Smooth(2, 9.5, s) * (1 - Smooth(12.5, 20.5, s))
	return breathRise*b.Breath*chest + b.Belly*belly
}

// Chest returns the frame of the chest.
func (b *Body) Chest() Frame { return b.SpineAt(ChestAt) }

// Limb says how a pinned limb was solved: the share of its length the contact needs, how far its
// middle joint is bent in degrees, and how far that joint can bend.
func (b *Body) Limb(l Limb) (reach, flex, allowed float64) {
	const knee, elbow = 157, 152
	if l < HandRight {
		leg := &b.Legs[Side(l)&1]
		return leg.Reach, leg.Flex, knee
	}
	arm := &b.Arms[Side(l)&1]
	return arm.Reach, arm.Flex, elbow
}
