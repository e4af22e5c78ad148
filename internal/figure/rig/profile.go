package rig

import "math"

// Section is one cross-section of a body part: how far the skin lies from the bone or curve, in
// front, behind, outwards and inwards (towards the other leg or arm), in hundredths of the body
// height. At is where the section lies: units along the spine, or the share of a bone.
type Section struct{ At, Front, Back, Out, In float64 }

// Torso are the sections of the trunk from the pelvic floor to the neck base; At is in units
// along the spine from the hip centre.
func Torso() []Section { return torso[:] }

// ThighSections are the sections from hip (0) to knee (1).
func ThighSections() []Section { return thighSections[:] }

// ShankSections are the sections from knee (0) to ankle (1).
func ShankSections() []Section { return shankSections[:] }

var torso = [...]Section{
	{-5.4, 2.0, 2.2, 4.6, 4.6},
	{-3, 4.4, 5.9, 8.4, 8.4},
	{0, 4.9, 7.5, 10.4, 10.4},
	{3, 5.3, 7.2, 10.3, 10.3},
	{6, 5.6, 6.1, 9.4, 9.4},
	{9, 5.4, 4.95, 8.0, 8.0},
	{12, 5.0, 4.3, 7.0, 7.0},
	{15, 5.1, 4.5, 7.2, 7.2},
	{18, 5.8, 5.0, 7.9, 7.9},
	{21, 6.8, 5.5, 8.5, 8.5},
	{23, 7.1, 5.8, 8.9, 8.9},
	{25.2, 6.2, 6.0, 9.2, 9.2},
	{27.5, 4.7, 5.8, 8.8, 8.8},
	{29.3, 3.7, 4.8, 7.0, 7.0},
	{30.6, 3.1, 3.7, 4.8, 4.8},
	{31.6, 2.8, 3.0, 3.3, 3.3},
}

var thighSections = [...]Section{
	{0.00, 4.9, 7.6, 5.6, 4.7},
	{0.10, 5.2, 7.25, 5.85, 4.9},
	{0.22, 5.5, 6.3, 5.8, 4.9},
	{0.36, 5.6, 5.4, 5.4, 4.7},
	{0.55, 5.1, 4.8, 4.7, 4.1},
	{0.75, 4.3, 4.1, 4.0, 3.5},
	{0.90, 3.7, 3.6, 3.5, 3.1},
	{1.00, 3.6, 3.4, 3.3, 3.1},
}

var shankSections = [...]Section{
	{0.00, 3.6, 3.4, 3.3, 3.1},
	{0.08, 3.3, 3.5, 3.3, 3.1},
	{0.20, 2.9, 4.1, 3.5, 3.2},
	{0.32, 2.7, 4.2, 3.5, 3.2},
	{0.50, 2.4, 3.5, 3.0, 2.8},
	{0.70, 2.1, 2.5, 2.2, 2.1},
	{0.86, 1.9, 1.95, 1.75, 1.75},
	{1.00, 2.0, 2.0, 1.8, 1.8},
}

// footCorners are the outermost points of the foot in its frame, seen from the side.
var footCorners = [...]Vec{
	{-4, -3.2, 0}, {-2.6, -4, 0}, {0.6, 1.7, 0}, {7.6, -4, 0}, {10.6, -4, 0}, {11.2, -3.1, 0}, {10.6, -2.75, 0},
}

// toeJoint is where the toes bend, in the frame of the foot.
var toeJoint = Vec{7.6, -3.2, 0}

// lowest is the height of the lowest point of a section lying across a frame.
func (s Section) lowest(f Frame, side float64) float64 {
	front, across := s.Front, s.Out
	if f.Axes.X.Y > 0 {
		front = s.Back
	}
	if f.Axes.Z.Y*side > 0 {
		across = s.In
	}
	return f.At.Y - math.Hypot(front*f.Axes.X.Y, across*f.Axes.Z.Y)
}

// GluteFlattening is how much a thigh's back section loses at a share t of the bone when the hip
// is flexed by the given degrees: the buttock flattens.
func GluteFlattening(hipFlex, t float64) float64 {
	return 1.3 * Smooth(0, 110, hipFlex) * (1 - Smooth(0, 0.5, t))
}

// lowestTrunk is the height of the lowest point of the trunk.
func (b *Body) lowestTrunk() float64 {
	low := math.Inf(1)
	for _, s := range torso {
		low = min(low, s.lowest(b.SpineAt(s.At), 1))
	}
	return low
}

// lowestLeg is the height of the lowest point of a leg.
func (b *Body) lowestLeg(side Side) float64 {
	leg := &b.Legs[side]
	low := math.Inf(1)
	for _, s := range thighSections {
		s.Back -= GluteFlattening(leg.HipFlex, s.At)
		low = min(low, s.lowest(Frame{leg.Thigh.Point(Vec{Y: -s.At * Thigh}), leg.Thigh.Axes}, side.Sign()))
	}
	for _, s := range shankSections {
		low = min(low, s.lowest(Frame{leg.Shank.Point(Vec{Y: -s.At * Shank}), leg.Shank.Axes}, side.Sign()))
	}
	toes := RotZ(leg.Toes)
	for _, c := range footCorners {
		if c.X > toeJoint.X {
			c = toeJoint.Add(toes.Of(c.Sub(toeJoint)))
		}
		low = min(low, leg.Foot.Point(c).Y)
	}
	return low
}

// LowestHead is the height of the lowest point of the skull.
func (b *Body) LowestHead() float64 { return b.Skull.Point(Vec{Y: 3.9}).Y - skullRadius }

// skullRadius is that of a ball about the middle of the head.
const skullRadius = 6.0

// Lowest is the height of the lowest point of trunk, legs and head.
func (b *Body) Lowest() float64 {
	return min(b.lowestTrunk(), b.lowestLeg(Right), b.lowestLeg(Left), b.LowestHead())
}
