package figure

import (
	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

// palmSections run from the wrist to the knuckles; At is units from the wrist, Front the side of
// the thumb, Back the side of the little finger, Out and In half the thickness.
var palmSections = [...]rig.Section{
	{At: 0.0, Front: 1.35, Back: 1.35, Out: 1.25, In: 1.25},
	{At: 1.2, Front: 1.70, Back: 1.60, Out: 1.25, In: 1.25},
	{At: 2.6, Front: 2.10, Back: 1.95, Out: 1.22, In: 1.22},
	{At: 4.0, Front: 2.15, Back: 2.00, Out: 1.08, In: 1.08},
	{At: 5.2, Front: 1.95, Back: 1.85, Out: 0.85, In: 0.85},
}

func palmSection(at float64) rig.Section { return sectionAt(palmSections[:], at) }

// finger is one finger: where its knuckle lies (x to the thumb's side, distance from the wrist),
// the lengths of its three bones, its radius at knuckle and tip, and how far it spreads to the
// side of the thumb in degrees.
type finger struct {
	x, at  float64
	bones  [3]float64
	r0, r1 float64
	spread float64
}

// fingers go from the index to the little finger.
var fingers = [4]finger{
	{x: 1.50, at: 4.75, bones: [3]float64{1.95, 1.30, 0.95}, r0: 0.68, r1: 0.50, spread: 3.5},
	{x: 0.50, at: 5.00, bones: [3]float64{2.15, 1.45, 1.00}, r0: 0.68, r1: 0.50, spread: 0.5},
	{x: -0.50, at: 4.80, bones: [3]float64{2.00, 1.35, 0.98}, r0: 0.66, r1: 0.48, spread: -2.5},
	{x: -1.40, at: 4.35, bones: [3]float64{1.55, 1.00, 0.85}, r0: 0.60, r1: 0.43, spread: -6},
}

// fingerSteps is the number of joints of a finger, knuckle and tip included.
const fingerSteps = 4

// handParts are the drawn parts of a hand.
type handParts struct {
	palm     []disc
	fingers  [4][2 * fingerSteps]disc
	joints   [4][fingerSteps]rig.Vec
	backs    [4][fingerSteps - 1]rig.Vec // out of the back of each finger bone
	thumb    [7]disc
	facing   float64 // how much the back (+) or the palm (−) of the hand faces the viewer
	openness float64 // 1 for a stretched hand, 0 for a fist
}

// bends returns how far knuckle, middle and end joint of a finger bend for a curl of 0–100: a
// relaxed hand bends mostly at the middle joint, a fist everywhere.
func bends(curl float64) [3]float64 {
	return [3]float64{curl * (0.35 + 0.0048*curl), curl * (0.62 + 0.0044*curl), curl * (0.33 + 0.0030*curl)}
}

// shapeHand lays palm, fingers and thumb.
func (p *person) shapeHand(s *stage, side rig.Side) {
	arm, h := &p.body.Arms[side], &p.arms[side].hand
	sign := side.Sign()
	f := arm.Hand
	h.palm = h.palm[:0]
	for i, n := 0, s.steps(7); i < n; i++ {
		c := palmSection(5.2 * float64(i) / float64(n-1))
		h.palm = append(h.palm, across(rig.Frame{At: f.Point(rig.Vec{Y: -c.At}), Axes: f.Axes}, c, sign))
	}
	h.facing = f.Axes.Z.Scale(sign).Dot(s.cam.to)
	h.openness = 1 - rig.Smooth(20, 75, arm.Curl)
	for i := range fingers {
		h.shapeFinger(s, i, f, arm.Curl, sign, arm.Palm)
	}
	h.shapeThumb(s, f, arm, sign)
}

// shapeFinger bends one finger joint by joint towards the palm.
func (h *handParts) shapeFinger(s *stage, i int, f rig.Frame, curl, sign float64, flat bool) {
	c := &fingers[i]
	spread := c.spread * (1 - rig.Smooth(15, 60, curl))
	if flat {
		spread = c.spread*1.6 + 1
	}
	axes := f.Axes.Times(rig.RotZ(spread))
	at := f.Point(rig.Vec{X: c.x, Y: -c.at})
	bend := bends(curl * (1 + 0.06*float64(i))) // the little finger closes first
	h.joints[i][0] = at
	for j, length := range c.bones {
		axes = axes.Times(rig.RotX(sign * bend[j]))
		at = at.Add(axes.Y.Scale(-length))
		h.joints[i][j+1] = at
		h.backs[i][j] = axes.Z.Scale(sign)
	}
	for j := range h.fingers[i] {
		t := float64(j) / float64(len(h.fingers[i])-1) * (fingerSteps - 1)
		k := min(int(t), fingerSteps-2)
		r := c.r0 + (c.r1-c.r0)*t/(fingerSteps-1)
		h.fingers[i][j] = s.ball(h.joints[i][k].Lerp(h.joints[i][k+1], t-float64(k)), r)
	}
}

// shapeThumb lays the thumb beside the palm; in a grip it swings across towards the fingers, and to
// press it stretches along the hand.
func (h *handParts) shapeThumb(s *stage, f rig.Frame, arm *rig.Arm, sign float64) {
	palm := f.Axes.Z.Scale(-sign)
	grip := rig.Smooth(25, 95, arm.Curl) * (1 - arm.Thumb)
	out, in := 38-26*grip, 18+42*grip
	if arm.Palm {
		out, in = 42, 6
	}
	dir := f.Axes.Of(rig.RotZ(out).Of(rig.Vec{Y: -1}))
	dir = dir.Scale(1 - in/90).Add(palm.Scale(in / 90)).Unit()
	base := f.Point(rig.Vec{X: 0.85, Y: -1.5}).Add(palm.Scale(0.2))
	mid := base.Add(dir.Scale(2.6))
	tip := mid.Add(dir.Add(f.Axes.X.Scale(-0.25 - 0.55*grip)).Add(f.Axes.Y.Scale(-0.35)).Unit().Scale(1.9))
	if arm.Thumb > 0 {
		pad := rig.ThumbTip()
		pad.Y += 0.45 // the ball of the tip reaches the pad
		pad.Z *= sign
		tip = tip.Lerp(f.Point(pad), arm.Thumb)
		bow := f.Axes.X.Scale(0.55).Add(palm.Scale(0.15)) // the joint stands off the fingers
		mid = mid.Lerp(base.Lerp(f.Point(pad), 0.52).Add(bow), arm.Thumb)
	}
	for i := range h.thumb {
		t := float64(i) / float64(len(h.thumb)-1)
		at := base.Lerp(mid, min(t/0.55, 1))
		if t > 0.55 {
			at = mid.Lerp(tip, (t-0.55)/0.45)
		}
		r := 1.12 - 0.5*rig.Smooth(0, 0.75, t) - 0.14*rig.Smooth(0.8, 1, t)
		h.thumb[i] = s.ball(at, r+0.3*arm.Thumb*rig.Smooth(0.4, 0.75, t))
	}
}

// addHand adds the hand to the shape being drawn.
func (p *person) addHand(s *stage, side rig.Side) {
	h := &p.arms[side].hand
	s.add(h.palm)
	for i := range h.fingers {
		s.add(h.fingers[i][:])
	}
	s.add(h.thumb[:])
}

// drawFingerLines draws the gaps between the fingers, where the side of the hand with the gap
// faces the viewer.
func (p *person) drawFingerLines(s *stage, side rig.Side, skin *tone) {
	h := &p.arms[side].hand
	if s.cam.scale < 2 {
		return
	}
	s.begin()
	for i := range 3 {
		s.lineA = s.lineA[:0]
		for j := range fingerSteps - 1 {
			back := h.backs[i][j].Add(h.backs[i+1][j]).Scale(0.5)
			view := back.Dot(s.cam.to)
			if view < 0.15 && (view > -0.15 || h.openness < 0.6) {
				break
			}
			lift := back.Scale(0.55)
			if view < 0 {
				lift = lift.Scale(-1)
			}
			a := h.joints[i][j].Lerp(h.joints[i+1][j], 0.5).Add(lift)
			b := h.joints[i][j+1].Lerp(h.joints[i+1][j+1], 0.5).Add(lift)
			if j == 0 {
				s.lineA = append(s.lineA, s.cam.point(a.Lerp(b, 0.15)))
			}
			s.lineA = append(s.lineA, s.cam.point(b))
		}
		p.addTaper(s, s.lineA, 0.16)
	}
	s.union.Fill(&s.soft, 0)
	s.soft.Times(&s.mask)
	s.out.fill(&s.soft, skin.shade.mix(skin.base, 0.1), 0.75)
}

// addTaper adds a line that grows from nothing to its half width in units.
func (p *person) addTaper(s *stage, line []raster.Point, half float64) {
	if len(line) < 2 {
		return
	}
	w := s.px(half)
	s.tube(line, func(t float64) float64 { return w * (0.35 + 0.65*t) })
}
