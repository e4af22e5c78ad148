package rig

import "math"

// slack keeps a limb from being stretched quite straight, where its bend would have no direction.
const slack = 0.02

// pin bends a limb so that its wrist or ankle lies at the pinned point.
func (b *Body) pin(limb Limb, p *Pin, other *Body) {
	side := Side(limb) & 1
	if limb < HandRight {
		b.pinFoot(side, p, other)
		return
	}
	b.pinHand(side, p, other)
}

// ground is what a pin touches: a point, with the way out of the surface where there is one.
type ground struct {
	at, out Vec
	bone    Mat // of the body part touched
	onBody  bool
}

func (b *Body) ground(p *Pin, other *Body) ground {
	touched := b
	if p.Other && other != nil {
		touched = other
	}
	if p.On == NoSite {
		return ground{at: p.At, out: Vec{Y: 1}, bone: Identity()}
	}
	g := ground{bone: touched.siteFrame(p.On).Axes, onBody: true}
	if p.Grip == Rest || p.Grip == Fist || p.Grip == Thumb {
		g.at, g.out = touched.Skin(p.On)
	} else {
		_, g.out = touched.Skin(p.On)
		g.at = touched.Site(p.On)
	}
	g.at = g.at.Add(p.At)
	return g
}

// bent is a two-bone limb reaching for a point (law of cosines): the middle joint, the axes of
// both bones, how far the middle joint is bent in degrees, and the share of the length needed.
type bent struct {
	mid          Vec
	upper, lower Mat
	flex, reach  float64
}

// reachFor bends the bones of lengths l1 and l2 from root to target with the middle joint towards
// pole. front says where the front of the bones lies: towards the pole (knee, +1) or away (elbow, −1).
func reachFor(root, target, pole Vec, l1, l2, front float64) bent {
	to := target.Sub(root)
	d := min(max(to.Len(), math.Abs(l1-l2)+slack), l1+l2-slack)
	u := to.Unit()
	p := pole.Sub(u.Scale(pole.Dot(u))).Unit()
	if p == (Vec{}) {
		p = anyAcross(u)
	}
	along := (l1*l1 - l2*l2 + d*d) / (2 * d)
	high := math.Sqrt(max(0, l1*l1-along*along))
	mid := root.Add(u.Scale(along)).Add(p.Scale(high))
	z := p.Scale(front).Cross(u.Scale(-1)) // the hinge
	boneAxes := func(from, to Vec) Mat {
		y := from.Sub(to).Unit()
		return Mat{y.Cross(z), y, z}
	}
	end := root.Add(u.Scale(d))
	flex := 180 - math.Acos(min(max((l1*l1+l2*l2-d*d)/(2*l1*l2), -1), 1))*180/math.Pi
	return bent{mid, boneAxes(root, mid), boneAxes(mid, end), flex, to.Len() / (l1 + l2)}
}

// anyAcross is some direction across u.
func anyAcross(u Vec) Vec {
	if abs(u.X) < 0.7 {
		return Vec{X: 1}.Sub(u.Scale(u.X)).Unit()
	}
	return Vec{Y: 1}.Sub(u.Scale(u.Y)).Unit()
}

// share mixes a limb that is only partly pinned, while it goes from free to pinned.
func share(free, pinned Vec, p *Pin) Vec {
	if p.Weight <= 0 || p.Weight >= 1 {
		return pinned
	}
	return free.Lerp(pinned, p.Weight)
}

func shareAxes(free, pinned Mat, p *Pin) Mat {
	if p.Weight <= 0 || p.Weight >= 1 {
		return pinned
	}
	return Blend(free, pinned, p.Weight)
}

func (b *Body) pinFoot(side Side, p *Pin, other *Body) {
	leg := &b.Legs[side]
	g := b.ground(p, other)
	free := leg.Foot
	pole := p.Pole
	if pole == (Vec{}) {
		pole = leg.Thigh.Axes.X
	}
	r := reachFor(leg.Thigh.At, share(free.At, g.at, p), pole, Thigh, Shank, 1)
	leg.Thigh.Axes, leg.Shank = r.upper, Frame{r.mid, r.lower}
	leg.Flex, leg.Reach = r.flex, r.reach
	leg.HipFlex = b.hipFlex(side)
	ankle := leg.Shank.Point(Vec{Y: -Shank})
	leg.Foot = Frame{ankle, b.footAxes(side)}
	switch p.Grip {
	case Sole:
		leg.Foot.Axes = shareAxes(leg.Foot.Axes, flatFoot(leg.Shank.Axes, side, p.Yaw), p)
	case Tiptoe:
		lift := tiptoeLift(g.at.Y)
		flat := flatFoot(leg.Shank.Axes, side, p.Yaw)
		leg.Foot.Axes = shareAxes(leg.Foot.Axes, flat.Times(RotZ(-lift)), p)
		leg.Toes = lift
	}
}

// hipFlex is the angle of the thigh against the pelvis in the body's own side view, degrees.
func (b *Body) hipFlex(side Side) float64 {
	down := b.Pelvis.Axes.In(b.Legs[side].Thigh.Axes.Y.Scale(-1))
	return math.Atan2(down.X, -down.Y) * 180 / math.Pi
}

// flatFoot is a foot flat on the ground, pointing where the shin faces, toes out by yaw degrees.
func flatFoot(shank Mat, side Side, yaw float64) Mat {
	x := level(shank.X)
	if x == (Vec{}) {
		x = level(shank.Y.Scale(-1))
	}
	return Mat{x, Vec{Y: 1}, x.Cross(Vec{Y: 1})}.Times(RotY(-side.Sign() * yaw))
}

// tiptoeLift is how far the heel turns up, in degrees, for an ankle at a height above the ground
// to have the ball of the foot, 7.6 in front and 3.7 below it, on the ground.
func tiptoeLift(height float64) float64 {
	const front, below = 7.6, 3.7
	r := math.Hypot(front, below)
	return (math.Asin(min(max(height/r, -1), 1)) - math.Atan2(below, front)) * 180 / math.Pi
}

// level is the direction of v on the ground, or the zero vector where v is upright.
func level(v Vec) Vec {
	v.Y = 0
	if v.Len() < 0.15 {
		return Vec{}
	}
	return v.Unit()
}

func (b *Body) pinHand(side Side, p *Pin, other *Body) {
	arm := &b.Arms[side]
	g := b.ground(p, other)
	pole := p.Pole
	if pole == (Vec{}) {
		pole = arm.Upper.Axes.X.Scale(-1)
	}
	wrist, axes, decided := b.meet(side, p, g)
	r := reachFor(arm.Upper.At, share(arm.Hand.At, wrist, p), pole, UpperArm, Forearm, -1)
	arm.Upper.Axes, arm.Fore = r.upper, Frame{r.mid, r.lower}
	arm.Flex, arm.Reach = r.flex, r.reach
	arm.Hand.At = arm.Fore.Point(Vec{Y: -Forearm})
	free := b.handAxes(side)
	if p.Grip == Palm {
		axes, decided = flatHand(arm.Fore.Axes, side, p), true
	}
	if !decided {
		arm.Hand.Axes = free
		return
	}
	arm.Hand.Axes = shareAxes(free, axes, p)
	arm.Palm = p.Grip == Palm
	switch p.Grip {
	case Fist:
		arm.Curl = 100
	case Thumb:
		arm.Curl, arm.Thumb = wrapped, 1
	}
}

// meet says where the wrist has to be and how the hand lies for a grip on a body.
func (b *Body) meet(side Side, p *Pin, g ground) (wrist Vec, axes Mat, decided bool) {
	s := side.Sign()
	front, across, up := g.bone.X, g.bone.Z, g.bone.Y
	switch p.Grip {
	case Wrap:
		return g.at, handOf(across.Scale(-s), front.Scale(-1), side), true
	case WrapBack:
		return g.at, handOf(across.Scale(-s), front, side), true
	case OnKnee:
		return g.at, handOf(up.Scale(-1), front.Scale(-1), side), true
	case Rest:
		fingers := along(g.at.Sub(b.Arms[side].Upper.At), g.out)
		fingers = about(g.out, -s*p.Yaw*math.Pi/180).Of(fingers)
		palm := g.at.Add(g.out.Scale(0.9))
		return palm.Sub(fingers.Scale(4.6)), handOf(fingers, g.out.Scale(-1), side), true
	case Fist:
		const knuckles = 5.4 // from the wrist
		fingers := b.leaning(side, p, g, p.Tilt)
		thumb := along(Vec{Y: 1}, fingers)
		palm := fingers.Cross(thumb).Scale(s)
		return g.at.Sub(fingers.Scale(knuckles)), handOf(fingers, palm, side), true
	case Thumb:
		return b.pressThumb(side, p, g)
	default:
		return g.at, Mat{}, false
	}
}

// wrapped is the curl of the fingers beside a pressing thumb, degrees.
const wrapped = 88

// ThumbTip is the pad of a stretched thumb in the frame of the right hand, in units. It reaches
// a little further than the knuckles of the closed fingers.
func ThumbTip() Vec { return Vec{2.5, -7.5, -0.6} }

// pressThumb puts the pad of the thumb on the skin: the hand comes in the way of the arm, leaning
// by the pin's tilt, with the palm to the skin and the thumb at its side.
func (b *Body) pressThumb(side Side, p *Pin, g ground) (wrist Vec, axes Mat, decided bool) {
	const usual = 35 // degrees from upright on the skin
	lean := p.Tilt
	if lean == 0 {
		lean = usual
	}
	fingers := b.leaning(side, p, g, lean)
	axes = handOf(fingers, g.out.Scale(-1), side)
	tip := ThumbTip()
	tip.Z *= side.Sign()
	return g.at.Add(g.out.Scale(padThick)).Sub(axes.Of(tip)), axes, true
}

// padThick is how far the middle of the thumb's tip stays off the skin, in units.
const padThick = 0.35

// leaning is where the fingers of a pressing hand point: into the skin, leaning by degrees the way
// the arm comes, which the pin's yaw turns.
func (b *Body) leaning(side Side, p *Pin, g ground, lean float64) Vec {
	over := along(g.at.Sub(b.Arms[side].Upper.At), g.out)
	over = about(g.out, -side.Sign()*p.Yaw*math.Pi/180).Of(over)
	sin, cos := math.Sincos(lean * math.Pi / 180)
	return over.Scale(sin).Sub(g.out.Scale(cos))
}

// along is the direction of v within the plane across out.
func along(v, out Vec) Vec {
	v = v.Sub(out.Scale(v.Dot(out)))
	if v.Len() < 1e-6 {
		return anyAcross(out)
	}
	return v.Unit()
}

// handOf is the frame of a hand whose fingers and palm point where told. Thickness lies along Z:
// the right palm faces −Z, the left +Z.
func handOf(fingers, palm Vec, side Side) Mat {
	y := fingers.Scale(-1)
	z := along(palm.Scale(-side.Sign()), y)
	return Mat{y.Cross(z), y, z}
}

// flatHand is a hand flat on the ground, or by tilt on a wall, fingers where the arm points.
func flatHand(fore Mat, side Side, p *Pin) Mat {
	dir := Vec{fore.Y.X * -1, 0, fore.Y.Z * -1}
	front := Vec{fore.X.X, 0, fore.X.Z}
	f := dir.Add(front.Scale(abs(fore.Y.Y)))
	if f.Len() < 0.05 {
		f = Vec{X: 1}
	}
	f = RotY(-side.Sign() * p.Yaw).Of(f.Unit())
	palm := Vec{Y: -1}
	if p.Tilt != 0 {
		turn := about(f.Cross(Vec{Y: 1}), p.Tilt*math.Pi/180)
		f, palm = turn.Of(f), turn.Of(palm)
	}
	return handOf(f, palm, side)
}
