package rig

// Keyframe is what the solver works from: angles, where the body is held, and what hands and
// feet touch.
type Keyframe struct {
	Angles Angles
	At     Vec  // the hip centre, where neither floor nor anchor decides
	Floor  bool // the lowest point of trunk and free legs rests on the floor
	Anchor Anchor
	Pins   [PinCount]Pin
	Breath float64 // 0–1: how full the chest is
	Belly  float64 // how far the belly stands out in front of its rest, in hundredths of body height; −1.5 to 3
}

// Anchor holds one place of the body at a point of the world.
type Anchor struct {
	Site Site // NoSite: no anchor
	At   Vec
}

// Limb is a hand or a foot that can be pinned.
type Limb int

// The limbs, in the order they are solved: legs before arms.
const (
	FootRight Limb = iota
	FootLeft
	HandRight
	HandLeft
	PinCount
)

// Grip is how a pinned hand or foot meets what it touches.
type Grip int

// The grips.
const (
	Free     Grip = iota // the angles decide
	Sole                 // foot flat, ankle 4 above the point's floor
	Tiptoe               // on the ball of the foot
	Palm                 // hand flat, wrist 1.6 above
	Wrap                 // palm on the front of the shin, fingers across
	WrapBack             // behind the thigh
	OnKnee               // palm on the knee or thigh, fingers along it
	Rest                 // palm on the skin over a site, fingers where the arm points
	Fist                 // knuckles on the skin over a site, fingers closed
	Thumb                // the stretched thumb on the skin over a site, fingers wrapped beside it
)

// Pin keeps a wrist or an ankle at a point.
type Pin struct {
	Set   bool
	On    Site // NoSite: At is a point of the world; otherwise an offset from the site, in world axes
	Other bool // On is a site of the second person
	At    Vec
	Grip  Grip
	Yaw   float64 // degrees: turns the fingers or toes about the vertical
	Pole  Vec     // where the knee or elbow points; the zero vector leaves it to the angles
	// Tilt turns a palm from flat on the floor (0 degrees) to flat on a wall (90), and leans a fist
	// or a pressing thumb from upright on the skin (0) towards lying along it (90); 0 stands for
	// the usual lean of a thumb.
	Tilt float64
	// Weight is the share of the pin while a limb goes from free to pinned, between 0 and 1; 0
	// and 1 both stand for pinned.
	Weight float64
}
